"""What numbers in addresses tell of missing articles, and what they cannot tell."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from pipelines.completeness.counting import count_seen
from pipelines.completeness.seen import ListPage, Namer, Seen, YearCount
from tests.build.archives import make_site
from tests.completeness.portal import SECTIONS, Numbers, Portal
from tests.completeness.thinned import Archive

FORM = "w/0?"


def articles(held: Iterable[int], named: Iterable[int] = ()) -> list[Seen]:
    """Articles with numbers, twenty a year since 2010."""
    known = set(named)
    read = [Seen(key(n), FORM, n, 2010 + n // 20, True, n in known) for n in sorted(held)]
    return [*read, *(Seen(key(n), FORM, n, 0, False, True) for n in sorted(known - set(held)))]


def key(number: int) -> str:
    return f"a.example/tin/{number}"


def first_page(numbers: Iterable[int]) -> ListPage:
    """The first page of a list that names the next page alone."""
    return ListPage("a.example/tin?page=0", 1, 0, tuple(map(key, sorted(numbers, reverse=True))))


def missing(counts: Iterable[YearCount]) -> int:
    return sum(one.missing for one in counts)


def test_where_a_list_names_every_number_as_many_are_articles_elsewhere() -> None:
    """A list names all even numbers from 162 to 200; of the others a third is held, and 2 is the first."""
    named = range(162, 201, 2)
    counts = count_seen(articles([2, *range(8, 160, 6), *named], named), [first_page(named)], [])
    assert {one.method for one in counts} == {"numbers"}
    assert missing(counts) == pytest.approx(80 - 27, abs=3)
    assert sum(one.missing_low for one in counts) <= 53 <= sum(one.missing_high or 0 for one in counts)
    assert not any(one.missing for one in counts if one.of_year >= 2019)


def test_a_list_tells_nothing_of_numbers_below_its_last_entry() -> None:
    """What is held below and named nowhere does not make the numbers that the list names denser."""
    named = range(80, 100)
    counts = count_seen(articles([1, *range(40, 100)], named), [first_page(named)], [])
    assert missing(counts) == 38


def test_a_stretch_that_names_other_articles_than_are_held_shows_no_share() -> None:
    counts = count_seen(articles(range(1, 100, 2), range(60, 100, 2)), [first_page(range(60, 100, 2))], [])
    assert {one.method for one in counts} == {"none"}


def test_what_is_below_all_numbers_is_missing_if_counting_began_at_1_and_the_least_is_without_it() -> None:
    named = range(180, 200)
    counts = count_seen(articles(range(101, 200), named), [first_page(named)], [])
    assert {one.method for one in counts} == {"start"}
    assert (missing(counts), sum(one.missing_low for one in counts)) == (100, 0)
    assert {one.of_year for one in counts if one.missing} <= set(range(2010, 2016))


def test_numbers_that_would_have_begun_before_there_were_sites_began_elsewhere() -> None:
    """Twenty a year: the number 1 would be of 1960."""
    named = range(1080, 1100)
    found = [Seen(key(n), FORM, n, 2010 + (n - 1000) // 20, True, n in named) for n in range(1000, 1100)]
    counts = count_seen(found, [first_page(named)], [])
    assert missing(counts) == 0
    assert sum(one.missing_high or 0 for one in counts) == 999


def test_nothing_is_below_an_article_that_links_to_newer_ones_alone() -> None:
    numbers = range(101, 200)
    namers = [Namer(n, max(101, n - 4), min(199, n + 2)) for n in numbers]
    assert missing(count_seen(articles(numbers, numbers), [], namers)) == 0
    later = [one for one in namers if one.number and one.number > 150]
    counts = count_seen(articles(range(151, 200), range(147, 200)), [], later)
    assert missing(counts) == pytest.approx(150, abs=1)


@pytest.mark.parametrize(("numbers", "related"), list(product(("dense", "bursts", "none"), (False, True))))
def test_a_portal_that_lost_its_oldest_leaves_the_archive_of_one_that_began_later(
    numbers: Numbers, related: bool
) -> None:
    """So nobody can tell them apart: of one 50% is missing, of the other 29%, where only the first pages are left."""
    portal = Portal(5, 200, numbers, related, "next")
    later = portal.without_oldest(60)
    assert portal.left(100 / 200, "old", "first") == later.left(40 / 140, "old", "first")


def test_a_sitemap_of_the_newest_shows_what_share_of_the_older_numbers_are_articles(tmp_path: Path) -> None:
    portal = Portal(6, 80, "dense", False, "next", mapped=40)
    archive = Archive(portal, tmp_path / "data", make_site(tmp_path / "sites"))
    counts = archive.count(portal.lacking(0.4, "random", "first") | {f"/{section}" for section in SECTIONS})
    assert {one.method for one in counts} == {"numbers"}
    assert missing(counts) == 32
