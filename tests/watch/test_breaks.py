"""What becomes of sites over night is named in the first run that meets it; ordinary nights are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.site import Site
from crawler.warc import Capture
from pipelines.alarm.looks import Alarm
from pipelines.alarm.watch import find_alarms
from pipelines.build import build_parts
from pipelines.query import Archive
from pipelines.release import publish
from tests.build.archives import Crawl, make_site
from tests.watch.pages import PARKED, SECTIONS, Portal

LISTS = ("/", *(f"/{section}/" for section in SECTIONS))


@dataclass
class Nights:
    """An archive that is made night by night, as a crawl leaves it: what is unchanged is a revisit."""

    data: Path
    site: Site
    portal: Portal = field(default_factory=Portal)
    night: int = 0
    last: dict[str, Capture] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    run_id: str = ""

    def run(self, paths: Iterable[str], answers: dict[str, bytes] | None = None, status: int = 200) -> None:
        """One run that asks for these paths."""
        crawl = Crawl(self.data, self.site, datetime(2026, 10, 5, 19, tzinfo=UTC) + timedelta(days=self.night))
        pages = self.portal.pages() if answers is None else answers
        for path in dict.fromkeys(paths):
            if self.bodies.get(path) == pages[path]:
                crawl.unchanged(path, self.last[path])
            else:
                self.last[path], self.bodies[path] = crawl.get(path, pages[path], status), pages[path]
        crawl.end()
        self.night, self.run_id = self.night + 1, crawl.run_id

    def send_home(self, paths: Iterable[str]) -> None:
        """One run in which these paths lead home."""
        crawl = Crawl(self.data, self.site, datetime(2026, 10, 5, 19, tzinfo=UTC) + timedelta(days=self.night))
        for path in paths:
            crawl.lead(path, "/", 302)
        crawl.get("/", self.portal.pages()["/"])
        crawl.end()
        self.night, self.run_id = self.night + 1, crawl.run_id

    def first(self) -> None:
        """The first run, of 30 stories."""
        self.run([*LISTS, *self.portal.publish(30, 0)])

    def ordinary(self, count: int = 1) -> None:
        """Some nights with two to four new stories, when the young ones are asked for again."""
        for _ in range(count):
            new = self.portal.publish(2 + self.night % 3, self.night)
            self.run([*LISTS, *new, *self.young()])

    def young(self) -> list[str]:
        return [story.path for story in list(self.portal.stories.values())[-15:]]

    def full(self) -> None:
        """A run that asks for every page."""
        self.run([*LISTS, *(story.path for story in self.portal.stories.values())])

    def alarms(self) -> list[Alarm]:
        """What the last run has to say."""
        build_parts(self.data, [self.site], workers=0)
        publish(self.data, [self.site])
        return find_alarms(self.data, self.site, Archive(self.data), self.run_id)


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path / "data", make_site(tmp_path / "sites"))


def test_ordinary_nights_are_no_alarm(nights: Nights) -> None:
    nights.first()
    nights.ordinary(6)
    nights.full()
    assert nights.alarms() == []


@pytest.mark.parametrize("before", [0, 5])
def test_a_section_whose_layout_changed_is_named_when_all_is_read_again(nights: Nights, before: int) -> None:
    nights.first()
    nights.ordinary(before)
    nights.portal.change("van-ban", dated=False)
    nights.full()
    worst = nights.alarms()[0]
    assert worst.signal == "lost"
    assert worst.words.startswith("published_at is lost on ")
    assert "“Văn bản”" in worst.words
    assert len(worst.urls) == 3
    assert all("/van-ban/" in url for url in worst.urls)
    assert worst.since_run == nights.run_id


def test_a_section_whose_layout_changed_is_named_by_its_new_articles_alone(nights: Nights) -> None:
    nights.first()
    nights.ordinary(5)
    new = nights.portal.publish(15, nights.night)
    nights.portal.change("van-ban", dated=False)
    nights.run([*LISTS, *new])
    alarms = nights.alarms()
    assert ("missing", "published_at", "Văn bản") in {(one.signal, one.field, one.section) for one in alarms}


@pytest.mark.parametrize("before", [0, 5])
def test_a_section_whose_list_is_empty_is_named_until_it_fills_again(nights: Nights, before: int) -> None:
    nights.first()
    nights.ordinary(before)
    nights.portal.emptied.add("khuyen-cong")
    nights.ordinary()
    broken = nights.run_id
    (alarm,) = nights.alarms()
    assert (alarm.signal, alarm.since_run) == ("lists", broken)
    assert "/khuyen-cong/" in alarm.words
    nights.ordinary()
    (alarm,) = nights.alarms()
    assert alarm.since_run == broken
    nights.portal.emptied.clear()
    nights.ordinary()
    assert nights.alarms() == []


def test_a_first_run_without_one_date_speaks_for_itself(nights: Nights) -> None:
    nights.portal.publish(30, 0)
    nights.portal.change(dated=False)
    nights.full()
    worst = nights.alarms()[0]
    assert (worst.signal, worst.field, worst.now) == ("missing", "date", "30 of 30")


def test_a_site_that_has_no_dates_says_so_in_its_file(nights: Nights) -> None:
    nights.site = make_site(nights.data.parent / "sites", extra="expect: {coverage: {published_at: 0}}\n")
    nights.portal.publish(30, 0)
    nights.portal.change(dated=False)
    nights.full()
    assert nights.alarms() == []


@pytest.mark.parametrize("before", [0, 5])
def test_dates_that_vanish_everywhere_are_named(nights: Nights, before: int) -> None:
    nights.first()
    nights.ordinary(before)
    nights.portal.change(dated=False)
    nights.full()
    assert "published_at is lost on" in nights.alarms()[0].words


@pytest.mark.parametrize("before", [-1, 0, 5])
def test_a_parking_page_in_the_place_of_the_site_is_named(nights: Nights, before: int) -> None:
    if before >= 0:
        nights.first()
        nights.ordinary(before)
    nights.run(LISTS, dict.fromkeys(LISTS, PARKED))
    alarms = nights.alarms()
    assert alarms[0].signal == "parked"
    assert any("domain is for sale" in one.words for one in alarms)
    assert any("6 of 6 addresses give one and the same page" in one.words for one in alarms)


@pytest.mark.parametrize("before", [-1, 0, 5])
def test_planted_links_are_named_in_a_first_run_and_in_a_later_one(nights: Nights, before: int) -> None:
    if before >= 0:
        nights.first()
        nights.ordinary(before)
    nights.portal.publish(10, nights.night)
    nights.portal.planted = True
    nights.portal.change(planted=True)
    nights.full()
    assert nights.alarms()[0].signal == "planted"


def test_articles_that_all_say_something_else_at_once_are_named(nights: Nights) -> None:
    nights.first()
    nights.ordinary(2)
    nights.portal.change(titled=False)
    nights.full()
    (alarm,) = nights.alarms()
    assert (alarm.signal, alarm.now) == ("changed", "37 of 37")


def test_many_articles_that_all_lead_home_at_once_are_named(nights: Nights) -> None:
    nights.first()
    nights.ordinary(3)
    nights.send_home([story.path for story in nights.portal.stories.values()][:12])
    (alarm,) = nights.alarms()
    assert (alarm.signal, alarm.words) == ("gone", "12 of 12 articles looked at were missing at once")
    assert (alarm.since_run, len(alarm.urls)) == (nights.run_id, 1)


def test_an_alarm_that_the_site_file_ignores_is_not_told(nights: Nights) -> None:
    nights.site = make_site(nights.data.parent / "sites", extra="expect: {ignore: [planted]}\n")
    nights.portal.publish(10, 0)
    nights.portal.planted = True
    nights.full()
    assert nights.alarms() == []
