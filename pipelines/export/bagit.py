"""BagIt: tables, captures and documentation in one folder that any archive's software can prove."""

from __future__ import annotations

from importlib.metadata import version
from itertools import count
from pathlib import Path

import pyarrow as pa

from crawler.fixity import write_fixity
from crawler.index import index_path
from crawler.progress import Progress
from pipelines.export.bagit_docs import write_docs
from pipelines.export.bagit_tags import Tags, write_tags
from pipelines.export.cdxj_lines import SortedLines, write_lines
from pipelines.export.manifest import ExportedFile, Manifest, exported_file, origin_of, write_manifest
from pipelines.export.order import Exported, Order
from pipelines.export.parquet import PARQUET
from pipelines.export.table_files import write_tables
from pipelines.export.target import PACKAGE, making, refuse_file_name
from pipelines.export.warc import chosen, description_of, release_time, write_head
from pipelines.export.warc_choice import Choice
from pipelines.export.warc_sink import WarcSink
from pipelines.export.warc_write import write_sources


def export(order: Order) -> Exported:
    """Write a selection with its captures as a bag; raises LuutruError and leaves nothing then."""
    refuse_file_name(order.out)
    with making(order.out, overwrite=order.overwrite) as bag:
        data = bag / "data"
        for name in ("tables", "captures"):
            (data / name).mkdir(parents=True)
        tables = write_tables(data / "tables", data, order, PARQUET)
        pa.default_memory_pool().release_unused()  # what the tables took is given back before captures are chosen
        choice = chosen(order)
        write_captures(data / "captures", order, choice)
        write_docs(data / "docs", order, choice)
        manifest = Manifest(origin_of("bagit", order, withheld=choice.held_captures), payload(data, tables))
        write_manifest(data / PACKAGE, order, manifest)
        write_tags(bag, tags_of(order, choice))
    return Exported(order.out, manifest)


def write_captures(folder: Path, order: Order, choice: Choice) -> None:
    """Write the captures of each site as a WARC file with its index and its digest, as an archive holds them."""
    with Progress("captures", unit="records", quiet=order.quiet) as progress:
        done = count(1)

        def tell() -> None:
            progress.show(next(done))

        for site, sources in choice.sources():
            lines, path = SortedLines(), folder / f"{site}.warc.gz"
            with path.open("wb") as stream:
                sink = WarcSink(stream, path.name, lines)
                write_head(sink, order, choice)
                write_sources(sink, choice, sources, order.revisit_way, tell)
            write_lines(lines, index_path(path))
            write_fixity(path, sink.sha256)


def payload(data: Path, tables: list[ExportedFile]) -> tuple[ExportedFile, ...]:
    """Describe every file of a bag's payload, the tables as they were counted."""
    known = {one.path for one in tables}
    paths = sorted(
        path for path in data.rglob("*") if path.is_file() and path.relative_to(data).as_posix() not in known
    )
    return (*tables, *(exported_file(path, data) for path in paths))


def tags_of(order: Order, choice: Choice) -> Tags:
    """Say what `bag-info.txt` says; the date is the release's."""
    archive = order.selection.archive
    return [
        *(("Source-Organization", order.publisher(site).title) for site in choice.sites),
        ("External-Description", description_of(order, choice)),
        ("External-Identifier", f"luutru-{archive.release}"),
        ("Bagging-Date", release_time(archive.folder)[:10]),
        ("Bag-Software-Agent", f"luutru {version('luutru')}"),
    ]
