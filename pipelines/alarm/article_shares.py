"""What a run read in articles, as shares: fields that new ones lack and old ones have lost, and what is too alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from pipelines.alarm.looks import FIRST, Share

FIELDS: Final = ("title", "lead", "text", "published_at", "updated_at", "section", "byline", "images", "attachments")
EVERYWHERE: Final = ("date", "title", "text", "section")
"""Fields that are compared for all sections together: others depend on what is written about that day."""

SHRUNK_FROM: Final = 40  # words: a shorter text may well be halved by an editor
RECENT: Final = 8 * 86_400_000_000  # microseconds: what a night finds new is of these days, often of one
MOSTLY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Read:
    """One version that a run brought: its fields by name, and those of the version before (None for a new article)."""

    url: str
    title: str | None
    section: str | None
    words: int
    text: str
    published: int | None
    filled: frozenset[str]
    filled_before: frozenset[str] | None = None
    words_before: int | None = None
    published_before: int | None = None
    section_before: str | None = None

    @property
    def is_new(self) -> bool:
        """Whether the article was not known before."""
        return self.filled_before is None


def read_version(row: dict[str, Any]) -> Read:
    """Take a row of `asked.VERSIONS`."""
    named = {name: row[name] for name in ("url", "title", "section", "words", "text", "published")}
    if row["version"] == 1:
        return Read(**named, filled=frozenset(row["filled"].split()))
    before = {name: row[name] for name in ("words_before", "published_before", "section_before")}
    was = frozenset((row["filled_before"] or "").split())
    return Read(**named, filled=frozenset(row["filled"].split()), filled_before=was, **before)


def article_shares(read: Sequence[Read], again: int, moment: int) -> Iterator[Share]:
    """Yield the shares of the run of `moment` that brought these versions and was given `again` articles once more.

    An article that the server calls unchanged has lost nothing: it counts among those.
    """
    new, changed = [one for one in read if one.is_new], [one for one in read if not one.is_new]
    again = max(again, len(changed))
    yield from missing_shares(new)
    for name in FIELDS:
        yield amiss("lost", changed, again, partial(has_lost, name), field=name)
    yield amiss("changed", changed, again, lambda _: True)
    yield amiss("moved", changed, again, has_moved)
    yield amiss("shrunk", changed, again, has_shrunk)
    yield alike("titles", [(one.title, one.url) for one in read])
    yield alike("texts", [(one.text if one.words else None, one.url) for one in read])
    dates = [(one.published, one.url) for one in new]
    yield alike("dates", dates, FIRST)
    yield alike("dates", [(day, url) for day, url in dates if day is not None and moment - day > RECENT], "old")


def missing_shares(new: Sequence[Read]) -> Iterator[Share]:
    """Yield, for each section and field, how many new articles lack it; for all sections where every article has it."""
    sections: defaultdict[str, list[Read]] = defaultdict(list)
    for one in new:
        sections[one.section or ""].append(one)
    for section in sorted(sections.keys() - {""}):
        for name in FIELDS:
            yield amiss("missing", sections[section], len(sections[section]), partial(lacks, name), name, section)
    for name in EVERYWHERE:
        yield amiss("missing", new, len(new), partial(lacks, name), name)


def lacks(name: str, one: Read) -> bool:
    """Tell whether an article lacks a field."""
    return name not in one.filled


def has_lost(name: str, one: Read) -> bool:
    """Tell whether a version lacks a field that the one before had."""
    return name in (one.filled_before or ()) and name not in one.filled


def has_moved(one: Read) -> bool:
    """Tell whether the date of publication is another than before."""
    return None not in (one.published, one.published_before) and one.published != one.published_before


def has_shrunk(one: Read) -> bool:
    """Tell whether less than half of a text is left."""
    return one.words_before is not None and one.words_before >= SHRUNK_FROM and one.words < one.words_before / 2


def amiss(
    signal: str, read: Iterable[Read], of: int, is_bad: Callable[[Read], bool], field: str = "", section: str = ""
) -> Share:
    """Count those for which a test holds; where most of them are of one section, it is named."""
    bad = [one for one in read if is_bad(one)]
    named = Counter(one.section_before or one.section or "" for one in bad).most_common(1)
    where = named[0][0] if named and named[0][1] >= MOSTLY * len(bad) and not section else ""
    return Share(signal, len(bad), of, field, section, tuple(one.url for one in bad[:3]), where)


def alike(signal: str, said: Iterable[tuple[object, str]], field: str = "") -> Share:
    """Count the largest group of articles that say the same, 0 when no two do."""
    known = [(value, url) for value, url in said if value is not None]
    (most, count), *_ = Counter(value for value, _ in known).most_common(1) or [(None, 0)]
    urls = tuple(url for value, url in known if value == most)
    return Share(signal, count if count > 1 else 0, len(known), field, urls=urls[:3])
