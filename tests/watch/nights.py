"""Ordinary nights of an invented portal, as runs see them: weekends, Tết, a burst, plain days, edits, a slow night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from pipelines.alarm.article_shares import FIELDS, Read, article_shares
from pipelines.alarm.looks import ListLook, Look
from pipelines.alarm.page_shares import PageGiven, ProblemMet, list_looks, page_shares, problem_shares

HOST = "http://sct.dem.example"
BEGIN = datetime(2025, 11, 3, 19, 30, tzinfo=UTC)  # nights from November to after Tết, 17 February 2026
TET = (datetime(2026, 2, 13, tzinfo=UTC), datetime(2026, 2, 24, tzinfo=UTC))
DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its name, its new articles on a working day, and the share of its articles that have each field."""

    name: str
    rate: float
    has: dict[str, float]


def make_sections(random: Random) -> list[Section]:
    """Sections as portals have them: news with pictures, documents with files, some that come seldom."""
    kinds = [
        {"lead": 0.7, "byline": 0.8, "images": 0.9, "attachments": 0.05, "updated_at": 0.1},
        {"lead": 0.2, "byline": 0.1, "images": 0.05, "attachments": 0.95, "updated_at": 0.0},
        {"lead": 0.5, "byline": 0.4, "images": 0.5, "attachments": 0.3, "updated_at": 0.3},
    ]
    sure = {"title": 1.0, "text": 0.995, "published_at": 0.99, "section": 1.0}
    count = random.randint(3, 7)
    return [
        Section(f"Mục {number}", random.choice([0.2, 0.7, 1.5, 4.0]), {**random.choice(kinds), **sure})
        for number in range(count)
    ]


@dataclass
class Portal:
    """A portal with its random ups and downs; `nights` yields what the runs see."""

    seed: int
    first: int = 150
    told: list[Read] = field(default_factory=list)
    plain: set[datetime] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.sections = make_sections(self.random)
        self.pace = self.random.choice([0.3, 1.0, 2.0])

    def nights(self, count: int, begin: datetime = BEGIN) -> Iterator[Look]:
        """Yield the first run and those of the nights after it."""
        burst, slow = self.random.randrange(2, count), self.random.randrange(2, count)
        for night in range(count):
            moment = begin + timedelta(days=night)
            if self.random.random() < 0.1:
                self.plain.add(moment)
            ages = [self.random.randrange(2000) for _ in range(self.first)] if night == 0 else [0] * self.news(moment)
            new = [self.article(moment, age) for age in ages]
            if night == burst:
                section = self.random.choice(self.sections)
                new += [self.article(moment, 0, section) for _ in range(20)]
            yield self.look(moment, new, slow=night == slow)

    def news(self, moment: datetime) -> int:
        """How many new articles a night finds: those of the day before."""
        if TET[0] <= moment <= TET[1]:
            return 0
        day = (moment - timedelta(hours=5)).weekday()
        rate = self.pace * sum(section.rate for section in self.sections) * (0.1 if day >= 5 else 1)
        return sum(self.random.random() < rate / 100 for _ in range(100)) if rate < 100 else int(rate)

    def article(self, moment: datetime, age: int, burst: Section | None = None) -> Read:
        """A new article of one of the sections, so many days old; what is written on one day is alike now and then."""
        section = burst or self.random.choices(self.sections, [one.rate for one in self.sections])[0]
        has = frozenset(name for name in FIELDS if self.random.random() < section.has[name])
        has -= {"images", "byline"} if age == 0 and moment in self.plain else set()
        number = len(self.told)
        title = "Thông báo" if self.random.random() < 0.02 else f"Tin số {number}"
        words = max(12, int(self.random.lognormvariate(5.6, 0.7))) if "text" in has else 0
        published = (int(moment.timestamp()) // 86_400 - age) * DAY if "published_at" in has else None
        dated = has | {"date"} if has & {"published_at", "updated_at"} else has
        one = Read(f"{HOST}/tin/{number}", title, section.name, words, f"text {number}", published, dated)
        self.told.append(one)
        return one

    def edited(self, one: Read) -> Read:
        """An article with a new version: a word changed, now and then a picture taken away or the date moved."""
        lost = {name for name in ("images", "lead", "attachments") if self.random.random() < 0.03}
        published = one.published + DAY if one.published and self.random.random() < 0.05 else one.published
        return replace(
            one, filled=one.filled - lost, text=one.text + "*", published=published, filled_before=one.filled,
            words_before=one.words, published_before=one.published, section_before=one.section,
        )  # fmt: skip

    def look(self, moment: datetime, new: list[Read], *, slow: bool = False) -> Look:
        """What a run sees that found these new articles: the young are asked again, some are edited, some are gone."""
        young = self.told[: -len(new) or None][-40:]
        again = [one for one in young if self.random.random() < 0.6]
        edited = [self.edited(one) for one in again if self.random.random() < 0.08]
        gone = {one.url for one in again if self.random.random() < 0.02}
        given = [PageGiven(one.url, "article", None, one.text) for one in new]
        given += [PageGiven(one.url, "missing" if one.url in gone else "article", "article", one.url) for one in again]
        given += [PageGiven(f"{HOST}/muc/{number}", "list", "list", f"{moment}{number}") for number in range(7)]
        unanswered = self.random.randint(3, max(4, len(given) // 4)) if slow else self.random.choice([0, 0, 0, 1])
        undated = sum("published_at" not in one.filled for one in new)
        met = [
            ProblemMet("fetch", "no answer", unanswered, ()),
            ProblemMet("published_at", "date cannot be read", undated, ()),
        ]
        names = [(one.field, one.problem) for one in met]
        read = [*new, *edited]
        shares = [
            *page_shares(given),
            *problem_shares(met, names, len(new) + len(again) + 7, len(given)),
            *article_shares(read, len(again), int(moment.timestamp()) * 1_000_000),
        ]
        return Look(
            run_id=f"{moment:%Y%m%dT%H%M%SZ}-dem", started_at=moment, shares=tuple(shares), lists=self.lists(),
            lengths=tuple((one.words, one.url) for one in new), news=dict(Counter(one.section or "" for one in new)),
            pages=len(self.told) + 30 - unanswered, articles=len(self.told) - unanswered, errors=unanswered, home=HOST,
        )  # fmt: skip

    def lists(self) -> tuple[ListLook, ...]:
        """The lists of the sections, with the newest of all beside them."""
        newest = [one.url for one in self.told[-8:]]
        lists = {f"{HOST}/": newest}
        for section in self.sections:
            own = [one.url for one in self.told if one.section == section.name][-10:]
            lists[f"{HOST}/{section.name}"] = [*own, *newest]
        return list_looks(lists)
