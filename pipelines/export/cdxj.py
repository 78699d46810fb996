"""CDXJ: the index of the captures behind a selection, where they lie in the archive's own WARC files."""

from __future__ import annotations

from pathlib import Path

from crawler.errors import UsageError
from crawler.index import format_entry, read_index
from crawler.progress import Progress
from pipelines.export.cdxj_lines import SortedLines, write_lines
from pipelines.export.manifest import BESIDE, SUFFIX, Manifest, exported_file, origin_of, write_manifest
from pipelines.export.order import Exported, Order
from pipelines.export.target import making
from pipelines.export.warc import chosen
from pipelines.export.warc_choice import Choice
from pipelines.export.warc_source import Source, lost_capture, unreadable

NAME = ".cdxj"


def export(order: Order) -> Exported:
    """Write the index of the captures behind a selection; raises LuutruError and leaves nothing then."""
    if not order.out.name.endswith(NAME):
        raise UsageError(f"{order.out} is no name for an index.", f"Give a name that ends in {NAME}.")
    choice = chosen(order)
    with making(order.out, overwrite=order.overwrite, beside=BESIDE) as path:
        write_choice(path, choice, quiet=order.quiet)
        manifest = Manifest(
            origin_of("cdxj", order, withheld=choice.held_captures), (exported_file(path, path.parent),)
        )
        write_manifest(path.with_name(path.name + SUFFIX), order, manifest)
    return Exported(order.out, manifest)


def write_choice(path: Path, choice: Choice, *, quiet: bool) -> None:
    """Write the lines of the chosen captures, sorted."""
    lines = SortedLines()
    with Progress("export", unit="captures", quiet=quiet) as progress:
        for _, sources in choice.sources():
            for source in sources:
                add_lines(lines, source)
                progress.show(lines.count, choice.captures)
    write_lines(lines, path)


def add_lines(lines: SortedLines, source: Source) -> None:
    """Add the lines of the chosen captures of one WARC file, from the index beside it.

    Raises LuutruError when the file does not hold one of them, as far as its length tells.
    """
    try:
        size, entries = source.path.stat().st_size, read_index(source.path)
    except OSError as error:
        raise unreadable(source, error) from error
    missing = set(source.chosen)
    for entry in entries:
        if entry.record_id in missing and entry.offset + entry.length <= size:
            lines.add(format_entry(entry))
            missing.discard(entry.record_id)
    if missing:
        raise lost_capture(source, min(missing))
