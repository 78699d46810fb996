"""What became of an article and of a contact block, decided from when and how they were seen; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article seen, or found missing, by one capture.

    `content` digests what it said, None when it was missing. `page` is the capture that holds what it said (another one
    for a revisit), `place` tells where in the parts that was read. A `sweep` is a run, or a day of captures from
    elsewhere: what it saw is one look at the site.
    """

    seen_at: datetime
    sweep: str
    content: str | None
    page: str = ""
    place: int = 0
    year: int = 0
    url_key: str = ""
    is_canonical: bool = True
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article; `run_id` is the run that first saw it, `gone_run` the one that found it gone."""

    number: int
    is_latest: bool
    first: Sighting
    last_seen: datetime
    gone_at: datetime | None = None
    gone_run: str | None = None


def decide_versions(sightings: Sequence[Sighting]) -> list[Version]:
    """Decide the versions of one article from its sightings in order of time.

    Seen with the same content twice running is one version. In one sweep an article may be seen at several addresses
    (its print page, a category's copy): the canonical one speaks for it, else the shortest. It is gone from the first
    time that it was missing after it was last seen; a sweep that saw it at any address does not find it missing.
    """
    seen = [sighting for _, sweep in _by_sweep(sightings) for sighting in speaking(sweep)]
    versions: list[Version] = []
    for sighting in sorted(seen, key=lambda one: one.seen_at):
        if versions and versions[-1].first.content == sighting.content:
            versions[-1] = replace(versions[-1], last_seen=sighting.seen_at)
        else:
            versions.append(Version(len(versions) + 1, False, sighting, sighting.seen_at))
    if versions:
        missed = first_missing(sightings)
        latest = replace(versions[-1], is_latest=True)
        versions[-1] = replace(latest, gone_at=missed.seen_at, gone_run=missed.run_id) if missed else latest
    return versions


def _by_sweep(sightings: Iterable[Sighting]) -> Iterable[tuple[str, list[Sighting]]]:
    ordered = sorted(sightings, key=lambda one: one.sweep)
    return ((sweep, list(group)) for sweep, group in groupby(ordered, key=lambda one: one.sweep))


def speaking(sweep: Sequence[Sighting]) -> list[Sighting]:
    """Give the sightings of one sweep that say what the article said: those at one address, the best one."""
    seen = [sighting for sighting in sweep if sighting.content is not None]
    if not seen:
        return []
    best = min(seen, key=_address_rank)
    return [sighting for sighting in seen if sighting.url_key == best.url_key]


def _address_rank(sighting: Sighting) -> tuple[bool, int, str]:
    return not sighting.is_canonical, len(sighting.url_key), sighting.url_key


def first_missing(sightings: Sequence[Sighting]) -> Sighting | None:
    """Give the first sighting that found the article missing after it was last seen, in a sweep that never saw it."""
    seen = [sighting for sighting in sightings if sighting.content is not None]
    seen_sweeps, last_seen = {sighting.sweep for sighting in seen}, max(sighting.seen_at for sighting in seen)
    missing = [sighting for sighting in sightings if sighting.content is None and sighting.sweep not in seen_sweeps]
    return min((one for one in missing if one.seen_at > last_seen), key=lambda one: one.seen_at, default=None)


@dataclass(frozen=True, slots=True)
class BlockSighting:
    """A contact block seen on a page; `fullness` counts its fields, `place` and `row` tell where it was read."""

    seen_at: datetime
    sweep: str
    content: str
    fullness: int = 0
    page: str = ""
    place: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """An organisation's contact block while it stayed the same."""

    first: BlockSighting
    valid_from: datetime
    valid_to: datetime | None


def decide_blocks(sightings: Sequence[BlockSighting], ended_at: datetime | None = None) -> list[Block]:
    """Decide how long each block of one organisation stood, from its sightings in order of time.

    Pages of one sweep may print fuller and shorter blocks of the same office: the fullest speaks for the sweep, of
    equally full ones the most frequent. `ended_at` is when pages that bore the last block were found without it.
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
    best = max(sweep, key=lambda one: (one.fullness, counts[one.content], one.content))
    return next(sighting for sighting in sweep if sighting.content == best.content)
