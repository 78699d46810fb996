"""WARC: the captures behind a selection in one file, with its index (CDXJ), its digest and its manifest beside it."""

from __future__ import annotations

from pathlib import Path

from crawler.errors import LuutruError, UsageError
from crawler.fixity import write_fixity
from crawler.progress import Progress
from pipelines.export.cdxj_lines import SortedLines, write_lines
from pipelines.export.manifest import (
    BESIDE,
    SUFFIX,
    ExportedFile,
    Manifest,
    exported_file,
    filters_of,
    origin_of,
    write_manifest,
)
from pipelines.export.order import Exported, Order
from pipelines.export.target import making
from pipelines.export.warc_choice import Choice, choose_captures
from pipelines.export.warc_sink import WarcSink
from pipelines.export.warc_write import write_info, write_sources
from pipelines.package import read_package

NAME = ".warc.gz"
INDEX = ".cdxj"
WITH = (INDEX, ".sha256", *BESIDE)


def export(order: Order) -> Exported:
    """Write the captures behind a selection as one WARC file; raises LuutruError and leaves nothing then."""
    if not order.out.name.endswith(NAME):
        raise UsageError(f"{order.out} is no name for a WARC file.", f"Give a name that ends in {NAME}.")
    choice = chosen(order)
    with making(order.out, overwrite=order.overwrite, beside=WITH) as path:
        files = write_warc(path, order, choice)
        manifest = Manifest(origin_of("warc", order, withheld=choice.held_captures), files)
        write_manifest(path.with_name(path.name + SUFFIX), order, manifest)
    return Exported(order.out, manifest)


def chosen(order: Order) -> Choice:
    """Choose the captures of an order; raises LuutruError when there is no capture, or no article is left."""
    choice = choose_captures(order.selection)
    if choice.held_articles and not choice.articles:
        said = f"No article is left: all {choice.held_articles} print personal data of citizens; nothing was written."
        raise LuutruError(said, "--personal hands them over as well.")
    if choice.captures == 0:
        said = f"Release {order.selection.archive.release} holds no capture to hand over."
        raise LuutruError(said, "`luutru status` shows what was captured.")
    return choice


def write_warc(path: Path, order: Order, choice: Choice) -> tuple[ExportedFile, ...]:
    """Write the WARC file with its index and digest."""
    lines = SortedLines()
    with path.open("wb") as stream, Progress("export", unit="records", quiet=order.quiet) as progress:
        sink = WarcSink(stream, path.name, lines)
        write_head(sink, order, choice)
        for _, sources in choice.sources():
            write_sources(sink, choice, sources, order.revisit_way, lambda: progress.show(sink.records))
    index = path.with_name(path.name + INDEX)
    write_lines(lines, index)
    write_fixity(path, sink.sha256)
    return (exported_file(path, path.parent), exported_file(index, path.parent))


def write_head(sink: WarcSink, order: Order, choice: Choice) -> None:
    """Write the record that says what an exported WARC is; its time is that of the release's newest capture."""
    archive = order.selection.archive
    write_info(sink, archive.release, release_time(archive.folder), description_of(order, choice))


def release_time(folder: Path) -> str:
    """Give the time of a release, that of its newest capture: whole seconds in UTC, as WARC-Date has it."""
    created = str(read_package(folder).get("created") or "1970-01-01T00:00:00Z")
    return created[:19] + "Z"


def description_of(order: Order, choice: Choice) -> str:
    """Say in words what an export of captures holds."""
    said = [f"captures behind release {order.selection.archive.release}"]
    said += [f"{name}: {value}" for name, value in filters_of(order).items()]
    said += [f"versions: {order.selection.wanted.versions}", f"revisits: {order.revisit_way}"]
    if choice.held_captures:
        held = f"{choice.held_articles} articles, {choice.held_captures} captures"
        said.append(f"left out with personal data of citizens: {held}")
    return "; ".join(said)
