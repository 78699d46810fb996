"""Versions, disappearance and return, decided from sightings alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.history import BlockSighting, Sighting, Version, decide_blocks, decide_history
from pipelines.losses import gone_since

START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def seen(
    number: int,
    content: str | None,
    url_key: str = "a.vn/x",
    *,
    canonical: bool = True,
    minute: int = 0,
    moved: bool = False,
) -> Sighting:
    moment = day(number) + timedelta(minutes=minute)
    return Sighting(
        moment, f"run-{number:04d}", content, f"page-{number}-{minute}", url_key=url_key, url=f"http://{url_key}",
        is_canonical=canonical, is_moved=moved,
    )  # fmt: skip


def decide_versions(sightings: list[Sighting]) -> list[Version]:
    return decide_history(sightings).versions


def gone_at(sightings: list[Sighting]) -> datetime | None:
    history = decide_history(sightings)
    found = gone_since(history.absences[-1], frozenset()) if history.is_open else None
    return found.seen_at if found else None


def story(versions: list[str | None]) -> list[Sighting]:
    return [seen(number, content) for number, content in enumerate(versions)]


contents = st.lists(st.sampled_from(["a", "b", "c", None]), min_size=1, max_size=12).filter(any)


@given(contents)
def test_versions_count_from_one_and_only_the_last_is_latest(told: list[str | None]) -> None:
    versions = decide_versions(story(told))
    assert [version.number for version in versions] == list(range(1, len(versions) + 1))
    assert [version.is_latest for version in versions] == [False] * (len(versions) - 1) + [True]


@given(contents)
def test_a_version_is_a_run_of_equal_contents_and_no_content_is_lost(told: list[str | None]) -> None:
    present = [content for content in told if content is not None]
    runs = [content for place, content in enumerate(present) if place == 0 or present[place - 1] != content]
    assert [version.first.content for version in decide_versions(story(told))] == runs


@given(contents)
def test_times_cover_what_was_seen(told: list[str | None]) -> None:
    sightings = story(told)
    versions = decide_versions(sightings)
    present = [sighting.seen_at for sighting in sightings if sighting.content is not None]
    assert versions[0].first.seen_at == present[0]
    assert versions[-1].last_seen == present[-1]
    assert all(version.first.seen_at <= version.last_seen for version in versions)
    assert all(one.last_seen < other.first.seen_at for one, other in pairwise(versions))


@given(contents)
def test_gone_is_the_first_time_missing_after_it_was_last_seen(told: list[str | None]) -> None:
    last = max(place for place, content in enumerate(told) if content is not None)
    expected = day(last + 1) if last + 1 < len(told) else None
    assert gone_at(story(told)) == expected


def test_an_article_that_returns_is_not_gone_and_with_the_same_content_the_same_version() -> None:
    (version,) = decide_versions(story(["a", None, None, "a"]))
    assert (gone_at(story(["a", None, None, "a"])), version.last_seen) == (None, day(3))


def test_content_that_comes_back_after_another_is_a_version_of_its_own() -> None:
    assert [version.first.content for version in decide_versions(story(["a", "b", "a"]))] == ["a", "b", "a"]


def test_a_print_page_in_the_same_run_makes_no_version() -> None:
    sightings = [
        seen(0, "full"),
        seen(0, "print", "a.vn/x?print=1", canonical=False, minute=1),
        seen(1, "print", "a.vn/x?print=1", canonical=False),
        seen(1, "full", minute=1),
    ]
    assert [version.first.content for version in decide_versions(sightings)] == ["full"]


def test_an_article_seen_at_one_address_is_not_gone_because_another_is_missing_in_that_run() -> None:
    sightings = [seen(0, "a"), seen(1, "a", "a.vn/y"), seen(1, None, minute=5)]
    assert gone_at(sightings) is None


def test_a_copy_elsewhere_speaks_when_the_first_address_is_gone() -> None:
    sightings = [seen(0, "a"), seen(1, None), seen(2, "b", "a.vn/y", canonical=False)]
    versions = decide_versions(sightings)
    assert [version.first.content for version in versions] == ["a", "b"]
    assert gone_at(sightings) is None


def test_a_print_page_that_alone_was_looked_at_makes_no_version() -> None:
    sightings = [
        seen(0, "full"),
        seen(0, "print", "a.vn/x?print=1", canonical=False, minute=1),
        seen(1, "print", "a.vn/x?print=1", canonical=False),
        seen(2, "full, changed"),
    ]
    assert [version.first.content for version in decide_versions(sightings)] == ["full", "full, changed"]


def test_a_twin_that_is_found_later_does_not_take_over_from_the_address_that_speaks() -> None:
    sightings = [seen(0, "a", "a.vn/muc-mot/x"), seen(1, "a", "a.vn/muc-mot/x"), seen(1, "b", "a.vn/m/x", minute=1)]
    assert [version.first.content for version in decide_versions(sightings)] == ["a"]


def test_an_article_that_moved_goes_on_at_its_new_address() -> None:
    new = "a.vn/moi/x-1.html"
    sightings = [seen(0, "a"), seen(1, None, moved=True), seen(1, "a", new, minute=1), seen(2, "b", new)]
    versions = decide_versions(sightings)
    assert [(version.first.content, version.url) for version in versions] == [
        ("a", f"http://{new}"),
        ("b", f"http://{new}"),
    ]
    assert (versions[0].last_seen, gone_at(sightings)) == (day(1) + timedelta(minutes=1), None)


def test_the_address_that_an_article_left_does_not_make_it_gone() -> None:
    new = "a.vn/moi/x-1.html"
    sightings = [seen(0, "a"), seen(1, None), seen(1, "a", new, minute=1), seen(2, None), seen(3, None)]
    assert gone_at(sightings) is None
    assert gone_at([*sightings, seen(4, None, new)]) == day(4)


def test_an_article_whose_new_address_could_not_be_fetched_is_not_gone() -> None:
    assert gone_at([seen(0, "a"), seen(1, None, moved=True)]) is None


@given(
    st.permutations([seen(0, "a"), seen(0, "a", "a.vn/y", minute=1), seen(0, "p", "a.vn/p", canonical=False, minute=2)])
)
def test_which_twin_was_captured_first_in_a_sweep_does_not_matter(sightings: list[Sighting]) -> None:
    assert [version.first.content for version in decide_versions(sightings)] == ["a"]


def block(number: int, content: str, fullness: int = 3, minute: int = 0, *, is_sent: bool = True) -> BlockSighting:
    moment = day(number) + timedelta(minutes=minute)
    return BlockSighting(moment, f"run-{number}", content, fullness, is_sent=is_sent)


def test_a_contact_block_is_valid_from_its_first_sight_until_another_is_seen() -> None:
    blocks = decide_blocks([block(0, "old"), block(1, "old"), block(2, "new"), block(3, "new")])
    assert [(one.first.content, one.valid_from, one.valid_to) for one in blocks] == [
        ("old", day(0), day(2)),
        ("new", day(2), None),
    ]


def test_the_fullest_block_of_a_run_speaks_so_that_a_short_footer_makes_no_change() -> None:
    sightings = [
        block(0, "footer", 2),
        block(0, "full", 5, minute=1),
        block(1, "full", 5),
        block(1, "footer", 2, minute=1),
    ]
    assert [(one.first.content, one.valid_to) for one in decide_blocks(sightings)] == [("full", None)]


def test_a_new_block_is_seen_though_most_pages_are_called_unchanged_and_bore_the_old_one() -> None:
    unchanged = [block(1, "old", minute=minute, is_sent=False) for minute in range(1, 9)]
    blocks = decide_blocks([block(0, "old"), block(1, "new"), *unchanged])
    assert [(one.first.content, one.valid_to) for one in blocks] == [("old", day(1)), ("new", None)]


def test_a_block_that_its_pages_no_longer_bear_has_ended() -> None:
    assert decide_blocks([block(0, "old")], day(4))[0].valid_to == day(4)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=10))
def test_blocks_follow_each_other_without_gap_or_overlap(told: list[str]) -> None:
    blocks = decide_blocks([block(number, content) for number, content in enumerate(told)])
    assert blocks[0].valid_from == day(0)
    assert all(one.valid_to == other.valid_from for one, other in pairwise(blocks))
    assert blocks[-1].valid_to is None
