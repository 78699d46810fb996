"""Chosen captures into a WARC: copied byte for byte, but for revisits that are to be resolved and what names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import islice

from crawler.errors import LuutruError
from crawler.record import Record, bare_id
from crawler.warc_read import read_records
from pipelines.export.order import Revisits
from pipelines.export.warc_choice import Choice
from pipelines.export.warc_resolve import relinked, resolved, resolving_note
from pipelines.export.warc_sink import WarcSink, field_block, made_id, record_bytes
from pipelines.export.warc_source import LINKING, Source, chosen_records, member_bytes

STANDARD = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def write_info(sink: WarcSink, release: str, date: str, description: str) -> None:
    """Write the warcinfo record that says what the file is; it names no file, so that the name makes no difference."""
    said = {
        "software": f"luutru/{version('luutru')}",
        "format": "WARC File Format 1.1",
        "conformsTo": STANDARD,
        "isPartOf": f"luutru-{release}",
        "description": description,
    }
    fields = [("Content-Type", "application/warc-fields")]
    sink.add(record_bytes("warcinfo", made_id("warcinfo", release, description), date, fields, field_block(said)))


def write_sources(
    sink: WarcSink, choice: Choice, sources: Iterator[Source], revisits: Revisits, on_record: Callable[[], None]
) -> None:
    """Write the chosen records of WARC files, one after the other; raises LuutruError when one cannot be read."""
    for source in sources:
        renamed: set[str] = set()
        for record in chosen_records(source):
            if revisits == "resolve" and record.kind == "revisit":
                renamed |= write_resolved(sink, choice, source, record)
            elif renamed and renamed & linked_ids(record):
                sink.add(relinked(record))
            else:
                sink.copy(record, member_bytes(source.path, record))
            on_record()


def write_resolved(sink: WarcSink, choice: Choice, source: Source, revisit: Record) -> set[str]:
    """Write a revisit as the response that it stands for and give its id; as it is where the original is unknown."""
    place = choice.place_of(source.site, bare_id(revisit.field("WARC-Refers-To") or ""))
    if place is None:
        sink.copy(revisit, member_bytes(source.path, revisit))
        return set()
    original = next(islice(read_records(*place), 1), None)
    if not isinstance(original, Record):
        said = f"The payload of revisit {revisit.record_id} cannot be read from {place[0]} at byte {place[1]}."
        raise LuutruError(said, "`luutru check` says what is broken; `--revisits keep` needs no payload.")
    sink.add(resolved(revisit, original))
    sink.add(resolving_note(revisit, original))
    return {revisit.record_id}


def linked_ids(record: Record) -> set[str]:
    """Give the ids of the captures that a request or metadata record names."""
    return {bare_id(value) for name, value in record.fields if name.lower() in LINKING}
