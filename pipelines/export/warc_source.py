"""The records of an archive's WARC files that belong to chosen captures, found where the release says they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import LuutruError
from crawler.record import Record, bare_id
from crawler.warc_read import Damage, DamagedError, read_records

LINKING = {"warc-concurrent-to", "warc-refers-to"}
"""The fields by which a request or metadata record names the capture that it belongs to."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one capture lies in its WARC file, and whether it is chosen."""

    capture_id: str
    offset: int
    length: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One WARC file of an archive and all its captures by offset; `whole` asks also for records of no capture."""

    site: str
    path: Path
    places: Sequence[Place]
    whole: bool = False

    @property
    def chosen(self) -> frozenset[str]:
        """The record ids of the chosen captures."""
        return frozenset(place.capture_id for place in self.places if place.chosen)


def spans(source: Source) -> Iterator[tuple[int, int | None]]:
    """Give the stretches in which records of chosen captures lie: each from the capture before to the one after.

    A request or metadata record lies beside its capture, on either side of it. The head of the file, which says where
    it came from, is always among them. None is the end of the file.
    """
    begins = [0, *(place.offset + place.length for place in source.places)]
    ends: list[int | None] = [*(place.offset for place in source.places[1:]), None]
    start, end = 0, source.places[0].offset if source.places else None
    for place, begin, after in zip(source.places, begins, ends, strict=False):
        if not (place.chosen or source.whole):
            continue
        if end is None or begin > end:
            yield start, end
            start = begin
        end = after
    yield start, end


def chosen_records(source: Source) -> Iterator[Record]:
    """Give the records of a file that are to be kept, in their order, digests verified.

    Raises LuutruError when a chosen capture is not there, not whole or not what the release read.
    """
    chosen, missing = source.chosen, set(source.chosen)
    for record in _records(source):
        if _is_kept(record, chosen, whole=source.whole):
            missing.discard(record.record_id)
            yield record
    if missing:
        raise lost_capture(source, min(missing))


def _records(source: Source) -> Iterator[Record]:
    try:
        for start, end in spans(source):
            for found in read_records(source.path, start):
                if end is not None and found.offset >= end:
                    break
                if isinstance(found, Record):
                    yield found
                elif _hits_chosen(found, source):
                    raise DamagedError(found)
    except OSError as error:
        raise unreadable(source, error) from error


def lost_capture(source: Source, capture_id: str) -> LuutruError:
    """Say that a file does not hold a capture, or not all of it."""
    said = f"{source.path} does not hold the capture {capture_id}, which the release was read from."
    return LuutruError(said, "`luutru check` says what is broken; restore the file from a copy.")


def unreadable(source: Source, error: OSError) -> LuutruError:
    """Say that a file cannot be read."""
    said = f"{source.path} cannot be read ({error.strerror})."
    return LuutruError(said, "The release was read from it: restore the file from a copy.")


def _hits_chosen(damage: Damage, source: Source) -> bool:
    end = damage.offset + damage.length
    return any(place.chosen and damage.offset <= place.offset < end for place in source.places)


def _is_kept(record: Record, chosen: frozenset[str], *, whole: bool) -> bool:
    if record.kind in ("response", "revisit") and is_web(record):
        return record.record_id in chosen
    links = {bare_id(value) for name, value in record.fields if name.lower() in LINKING}
    return bool(links & chosen) if links else whole or record.kind == "warcinfo"


def is_web(record: Record) -> bool:
    """Tell whether a record is of http or https: others (dns:) are no captures of ours."""
    return (record.field("WARC-Target-URI") or "").lower().startswith(("http:", "https:"))


def member_bytes(path: Path, record: Record) -> bytes:
    """Give the gzip member of a record as it lies in its file."""
    with path.open("rb") as file:
        file.seek(record.offset)
        return file.read(record.length)
