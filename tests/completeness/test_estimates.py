"""How many articles are missing: told by lists, by pagers and by comparison, on archives that lack known articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.completeness.estimate import unseen_articles
from pipelines.completeness.lists import Announced, read_lists
from pipelines.completeness.seen import ListPage, Seen, Unseen, YearCount
from pipelines.completeness.series import find_series
from pipelines.completeness.years import count_years
from pipelines.status.complete import complete_words
from tests.build.archives import make_site
from tests.build.test_release import release, table
from tests.completeness.portal import Lists, Pattern, Portal
from tests.completeness.thinned import Archive, missing_share

COUNT = 90


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("portal")
    return Archive(Portal(3, COUNT, "shared", start=700), folder / "data", make_site(folder / "sites"))


@pytest.mark.parametrize(
    ("share", "pattern", "lists"),
    [(0.0, "random", "all"), (0.6, "random", "all"), (0.3, "random", "alike"), (0.6, "months", "alike"),
     (0.6, "old", "first"), (0.3, "old", "alike")],
)  # fmt: skip
def test_the_share_that_is_missing_is_told_within_ten_points(
    archive: Archive, share: float, pattern: Pattern, lists: Lists
) -> None:
    truth = len(archive.portal.lost(share, pattern)) / COUNT
    counts = archive.count(archive.portal.lacking(share, pattern, lists))
    assert missing_share(counts) == pytest.approx(truth, abs=0.1)
    held, missing = sum(one.held for one in counts), truth * COUNT
    assert held == pytest.approx(COUNT - missing)
    assert sum(one.missing_low for one in counts) <= missing + 5
    assert sum(one.missing_high or 0 for one in counts) >= missing - 5


def test_missing_articles_are_of_the_years_that_they_were_published_in(archive: Archive) -> None:
    portal = archive.portal
    lost = {one.path for one in portal.stories if one.day.year in (2019, 2020)}
    counts = {one.of_year: one for one in archive.count(lost)}
    for year in range(2017, 2026):
        assert counts[year].missing == sum(one.path in lost for one in portal.stories if one.day.year == year)
    assert counts[2019].held == 0


def test_a_release_says_by_year_what_is_held_and_what_is_missing(archive: Archive) -> None:
    release(archive.data, archive.site)
    rows = table(archive.data, "completeness")
    assert sum(row["held"] for row in rows) == len(table(archive.data, "articles")) == COUNT
    assert {(row["named"], row["missing"], row["missing_high"], row["method"]) for row in rows} == {(0, 0, 0, "lists")}


def seen(number: int, *, held: bool = True, named: bool = True, year: int = 2020) -> Seen:
    return Seen(f"a.example/tin/{number}", "w/0?", number, year if held else 0, held, named)


def by_year(found: list[Seen], unseen: Unseen) -> list[YearCount]:
    return count_years(found, unseen, find_series(found))


def test_a_list_that_was_read_to_its_end_leaves_nothing_unseen() -> None:
    found = [seen(number, held=number > 9) for number in range(60)]
    assert unseen_articles(found, Announced(60, 0, True)) == Unseen(0, 0, 0, "lists")


def test_lists_that_leave_out_what_is_held_are_not_believed_to_name_all() -> None:
    found = [seen(number, named=number % 2 == 0) for number in range(60)]
    assert unseen_articles(found, Announced(30, 0, True)).method == "recapture"


def test_pages_that_are_named_and_were_not_read_are_counted() -> None:
    pages = [ListPage("a/?p=0", number, 7, tuple(f"{number}.{n}" for n in range(10))) for number in (1, 2)]
    announced = read_lists(pages)
    assert announced == Announced(total=65.0, spread=5.0, is_whole=False)
    found = [seen(number, named=number < 20) for number in range(40)]
    assert unseen_articles(found, announced) == Unseen(25.0, 20.0, 30.0, "pagers")


def test_a_list_of_all_news_is_not_counted_beside_its_sections() -> None:
    pages = [ListPage(f"a/{name}", 1, 1, tuple(f"{name}{n}" for n in range(9))) for name in "xyz"]
    every = ListPage("a/all", 1, 1, tuple(f"{name}{n}" for name in "xyz" for n in range(9)))
    assert read_lists([*pages, every]) == Announced(27, 0, True)


def test_entries_beside_every_list_are_no_articles_of_it() -> None:
    beside = ("hot1", "hot2")
    pages = [ListPage("a/x?p=0", number, 3, (*beside, f"x{number}")) for number in (1, 2, 3)]
    assert read_lists(pages) == Announced(3, 0, True)


def test_where_nothing_says_how_many_there_are_two_ways_of_seeing_are_compared() -> None:
    """Half of what is named is held, so half of what is not named is: 20 of 20, and 40 more are unseen."""
    found = [seen(n, held=n % 2 == 0) for n in range(80)] + [seen(n, named=False) for n in range(100, 140)]
    guess = unseen_articles(found, None)
    assert guess.method == "recapture"
    assert guess.count == pytest.approx(40, abs=2)
    assert guess.low < 40 < (guess.high or 0)


def test_too_little_that_is_named_gives_no_estimate_but_a_bound_by_free_numbers() -> None:
    guess = unseen_articles([seen(n, named=False) for n in range(1, 60, 2)], None)
    assert guess == Unseen(0, 0, 29, "none")


def test_the_years_add_up_to_the_estimate_and_unknown_years_are_0() -> None:
    found = [seen(number, year=2000 + number // 10) for number in range(100, 200) if number % 3]
    counts = by_year(found, Unseen(30, 10, 50, "pagers"))
    assert sum(one.missing for one in counts) == 30
    assert {one.of_year for one in counts} == set(range(2010, 2020))
    plain = [Seen(f"a.example/tin-{n}", "w?", None, 2020, True, True) for n in range(30)]
    assert by_year([*plain, Seen("a.example/x", "w?", None, 0, False, True)], Unseen(5, 0, None, "recapture")) == [
        YearCount(0, 0, 1, 6, 1, None, "recapture"), YearCount(2020, 30, 0, 0, 0, None, "recapture"),
    ]  # fmt: skip


def test_a_year_in_an_address_dates_what_was_never_read() -> None:
    found = [
        Seen(f"a.example/{key}", "w?", None, 0, False, True) for key in ("2016/04/tin", "20180512-tin", "tin-2019")
    ]
    assert [(one.of_year, one.named) for one in by_year(found, Unseen(0, 0, 0, "lists"))] == [
        (0, 1), (2016, 1), (2018, 1),
    ]  # fmt: skip


def test_status_says_how_many_are_missing_and_of_which_year_most() -> None:
    years = [YearCount(2019, 90, 5, 30, 5, 60, "pagers"), YearCount(2020, 110, 0, 2, 0, 4, "pagers")]
    assert complete_words(years) == "200 articles held, about 32 missing (5 to 64), 30 of them of 2019"
    unbounded = [replace(years[1], missing=0, missing_high=None)]
    assert complete_words(unbounded) == "110 articles held, about 0 missing (0 at least)"
