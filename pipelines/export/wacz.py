"""WACZ 1.1.1: captures, index and pages in one file that a browser replays; signed if a key is given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from crawler.errors import UsageError
from crawler.fixity import file_digest, write_fixity
from crawler.progress import Progress
from pipelines.export.cdxj_lines import SortedLines
from pipelines.export.manifest import ExportedFile, Manifest, Origin, exported_file, origin_of, package_words
from pipelines.export.order import Exported, Order
from pipelines.export.target import PACKAGE, making
from pipelines.export.wacz_index import NAME as INDEX
from pipelines.export.wacz_index import write_index
from pipelines.export.wacz_pages import article_pages, other_pages, stamp
from pipelines.export.wacz_zip import StoredZip
from pipelines.export.warc import chosen, description_of, release_time, write_head
from pipelines.export.warc_choice import Choice
from pipelines.export.warc_sink import WarcSink
from pipelines.export.warc_write import write_sources

NAME = ".wacz"
DIGEST = "datapackage-digest.json"
WACZ_VERSION = "1.1.1"


def export(order: Order) -> Exported:
    """Write the captures behind a selection as one WACZ file; raises LuutruError and leaves nothing then."""
    if not order.out.name.endswith(NAME):
        raise UsageError(f"{order.out} is no name for a WACZ file.", f"Give a name that ends in {NAME}.")
    order = replace(order, revisits=order.revisits or "resolve")  # pywb shows nothing for a page that had not changed
    sign = signer(order.sign) if order.sign else None
    choice = chosen(order)
    origin = origin_of("wacz", order, withheld=choice.held_captures)
    with making(order.out, overwrite=order.overwrite, beside=(".sha256",)) as path:
        with path.open("wb") as stream, closing(StoredZip(stream)) as made:
            write_members(made, order, choice)
            package = made.add(PACKAGE, package_text(order, choice, origin, made.files))
            digest = {"path": PACKAGE, "hash": f"sha256:{package.sha256}"}
            signed = {"signedData": sign(digest["hash"], created_of(order))} if sign else {}
            made.add(DIGEST, json_text(digest | signed))
        write_fixity(path, file_digest(path))
        return Exported(order.out, Manifest(origin, (exported_file(path, path.parent),)))


def signer(path: Path) -> Any:
    """Give what signs with the key at `path`; only then is cryptography loaded."""
    from pipelines.export.signing import load_key, sign_hash  # noqa: PLC0415 - a heavy library that few exports need

    return partial(sign_hash, load_key(path))


def write_members(made: StoredZip, order: Order, choice: Choice) -> None:
    """Write everything that the data package lists: captures by site, their index, the pages."""
    lines = SortedLines()
    with Progress("export", unit="captures", quiet=order.quiet) as progress:
        for site, sources in choice.sources():
            with made.member(f"archive/{site}.warc.gz") as stream:
                sink = WarcSink(stream, f"{site}.warc.gz", lines)
                write_head(sink, order, choice)
                write_sources(
                    sink, choice, sources, order.revisit_way, lambda: progress.show(lines.count, choice.captures)
                )
    with made.member(f"indexes/{INDEX}") as stream:
        parts = write_index(lines, stream)
    lines.close()
    made.add("indexes/index.idx", parts)
    write_lines(made, "pages/pages.jsonl", article_pages(order.selection, choice))
    write_lines(made, "pages/extraPages.jsonl", other_pages(choice))


def write_lines(made: StoredZip, name: str, lines: Iterator[str]) -> None:
    """Write a member of lines."""
    with made.member(name) as stream:
        for line in lines:
            stream.write(line.encode())


def created_of(order: Order) -> str:
    """Give the time of the export: the release's, so that the same release gives the same bytes."""
    return release_time(order.selection.archive.folder)


def package_text(order: Order, choice: Choice, origin: Origin, files: list[ExportedFile]) -> bytes:
    """Write the data package of a WACZ."""
    resources = [
        {"name": Path(one.path).name.lower(), "path": one.path, "hash": f"sha256:{one.sha256}", "bytes": one.bytes}
        for one in files
    ]
    said = package_words(order, origin) | {
        "wacz_version": WACZ_VERSION,
        "description": description_of(order, choice),
        "created": created_of(order),
        "software": f"luutru {version('luutru')}",
        **main_page(choice),
        "resources": resources,
    }
    return json_text(said)


MAIN = """
    SELECT url, fetched_at FROM captures SEMI JOIN export.chosen USING (site, capture_id)
    WHERE status = 200 AND kind IN ('home', 'article') ORDER BY kind = 'home' DESC, fetched_at DESC, url LIMIT 1"""


def main_page(choice: Choice) -> dict[str, str]:
    """Name the page that a reader opens first: the newest home page, else the newest article."""
    row = choice.connection.cursor().execute(MAIN).fetchone()
    return {"mainPageUrl": row[0], "mainPageDate": stamp(row[1])} if row else {}


def json_text(said: dict[str, Any]) -> bytes:
    """Write JSON for people and programs."""
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
