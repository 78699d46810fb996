"""What became of an article and of a contact block, decided from when and how they were seen; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article seen at one of its addresses, found missing there, or led away from there, by one capture.

    `content` digests what it said, None when it was not there; `is_moved` says that the address led to another one of
    the article. `page` is the capture that holds what it said (another one for a revisit), `place` tells where in the
    parts that was read. A `sweep` is a run, or a day of captures from elsewhere: what it saw is one look at the site.
    """

    seen_at: datetime
    sweep: str
    content: str | None
    page: str = ""
    place: int = 0
    year: int = 0
    url_key: str = ""
    url: str = ""
    is_canonical: bool = True
    is_moved: bool = False
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article, last seen at `url`."""

    number: int
    is_latest: bool
    first: Sighting
    last_seen: datetime
    url: str = ""


@dataclass(slots=True)
class History:
    """What became of an article: its versions, and its absences: the looks that found it missing until it was seen.

    The last absence is `is_open` when it was not seen since.
    """

    versions: list[Version] = field(default_factory=list)
    absences: list[list[Sighting]] = field(default_factory=list)
    is_open: bool = False


@dataclass(slots=True)
class Standing:
    """The addresses of an article that stand, by the last word on each, and the one that speaks for it."""

    known: dict[str, Sighting] = field(default_factory=dict)
    speaker: str | None = None

    def take(self, look: Sequence[Sighting]) -> list[Sighting]:
        """Take one look at the article; give what its speaker said in it, in order of time.

        The speaker stays while it stands, so that two pages that are read a little differently make no versions; only
        the canonical address takes over from a copy. A print page that alone was looked at says nothing.
        """
        seen = {one.url_key: one for one in look if one.content is not None}
        self.known |= seen
        for key in {one.url_key for one in look} - seen.keys():
            self.known.pop(key, None)
        self.speaker = self._choose()
        return [one for one in look if one.url_key == self.speaker and one.content is not None]

    def _choose(self) -> str | None:
        now = self.known.get(self.speaker or "")
        best = min(self.known.values(), key=_address_rank, default=None)
        if best is None or (now and (now.is_canonical or not best.is_canonical)):
            return self.speaker
        return best.url_key


def decide_history(sightings: Sequence[Sighting]) -> History:
    """Decide the versions and absences of one article from its sightings in order of time.

    Seen with the same content twice running is one version. Of the article's addresses one speaks: the canonical one,
    else the shortest, and another when that is gone or has moved. The article is missing when the address that speaks
    is, and no other shows it in the same sweep.
    """
    history, standing = History(), Standing()
    for look in by_sweep(sightings):
        before = standing.speaker
        for said in standing.take(look):
            add_sighting(history.versions, said)
        if any(one.content is not None for one in look):
            history.is_open = False
        elif history.versions:
            add_absence(history, look, before)
    if history.versions:
        history.versions[-1] = replace(history.versions[-1], is_latest=True)
    return history


def add_absence(history: History, look: Sequence[Sighting], speaker: str | None) -> None:
    """Add a look that did not see the article: an address that was left before tells nothing of one that stands."""
    missed = next((one for one in look if not one.is_moved and (history.is_open or one.url_key == speaker)), None)
    if missed is None or any(one.is_moved for one in look if one.url_key == speaker):
        return
    if not history.is_open:
        history.absences.append([])
    history.absences[-1].append(missed)
    history.is_open = True


def add_sighting(versions: list[Version], said: Sighting) -> None:
    """Add what was said to the versions: the last one goes on, or another begins."""
    if versions and versions[-1].first.content == said.content:
        last_seen = max(versions[-1].last_seen, said.seen_at)
        versions[-1] = replace(versions[-1], last_seen=last_seen, url=said.url)
    else:
        versions.append(Version(len(versions) + 1, False, said, said.seen_at, said.url))


def by_sweep(sightings: Iterable[Sighting]) -> Iterator[list[Sighting]]:
    """Give the sightings of each sweep, the sweeps in the order in which they first looked."""
    begins: dict[str, datetime] = {}
    for sighting in sightings:
        begins[sighting.sweep] = min(begins.get(sighting.sweep, sighting.seen_at), sighting.seen_at)
    ordered = sorted(sightings, key=lambda one: (begins[one.sweep], one.sweep))
    return (list(look) for _, look in groupby(ordered, key=lambda one: one.sweep))


def _address_rank(sighting: Sighting) -> tuple[bool, int, str]:
    return not sighting.is_canonical, len(sighting.url_key), sighting.url_key


@dataclass(frozen=True, slots=True)
class BlockSighting:
    """A contact block seen on a page; `fullness` counts its fields, `place` and `row` tell where it was read.

    `is_sent` is false for a page that the server called unchanged: it often means the article and not the frame.
    """

    seen_at: datetime
    sweep: str
    content: str
    fullness: int = 0
    page: str = ""
    place: int = 0
    position: int = 0
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """An organisation's contact block while it stayed the same."""

    first: BlockSighting
    valid_from: datetime
    valid_to: datetime | None


def decide_blocks(sightings: Sequence[BlockSighting], ended_at: datetime | None = None) -> list[Block]:
    """Decide how long each block of one organisation stood, from its sightings in order of time.

    Pages of one sweep may print fuller and shorter blocks of the same office: the fullest speaks for the sweep, of
    equally full ones one on a page that was sent, then the most frequent. `ended_at` is when pages that bore the last
    block were found without it.
    """
    looks = [speaking_block(list(sweep)) for _, sweep in groupby(_in_sweeps(sightings), key=lambda one: one.sweep)]
    blocks: list[Block] = []
    for look in looks:
        if blocks and blocks[-1].first.content == look.content:
            continue
        if blocks:
            blocks[-1] = replace(blocks[-1], valid_to=look.seen_at)
        blocks.append(Block(look, look.seen_at, None))
    if blocks and ended_at is not None:
        blocks[-1] = replace(blocks[-1], valid_to=ended_at)
    return blocks


def _in_sweeps(sightings: Sequence[BlockSighting]) -> list[BlockSighting]:
    """Order sightings by the time at which their sweep first saw the organisation, then by time."""
    begins: dict[str, datetime] = {}
    for sighting in sightings:
        begins[sighting.sweep] = min(begins.get(sighting.sweep, sighting.seen_at), sighting.seen_at)
    return sorted(sightings, key=lambda one: (begins[one.sweep], one.sweep, one.seen_at))


def speaking_block(sweep: Sequence[BlockSighting]) -> BlockSighting:
    """Give the first sighting of the block that speaks for one sweep."""
    counts: dict[str, int] = {}
    for sighting in sweep:
        counts[sighting.content] = counts.get(sighting.content, 0) + 1
    best = max(sweep, key=lambda one: (one.fullness, one.is_sent, counts[one.content], one.content))
    return next(sighting for sighting in sweep if sighting.content == best.content)
