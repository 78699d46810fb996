"""A small archive with what makes captures hard to hand over, and short ways to export and prove it."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.fixity import file_digest, write_fixity
from crawler.record import Record
from crawler.warc_read import read_records
from pipelines.build import build_parts
from pipelines.export import export_as
from pipelines.export.choice import Wanted
from pipelines.export.order import Exported, Order, Publisher
from pipelines.export.selection import Selection
from pipelines.filters import Filters
from pipelines.package import PACKAGE_FILE, describe_table, read_package
from pipelines.query import Archive
from pipelines.release import publish
from pipelines.schema import SCHEMAS
from pipelines.verify.kinds import prove
from pipelines.verify.report import Report
from tests.build.archives import HOST, Crawl, article_page, make_site, missing_page

PNG = b"\x89PNG\r\n\x1a\n" + b"anh chup" * 40
SITE = "sct-thu"
FORMATS = {
    "warc": "a.warc.gz", "cdxj": "a.cdxj", "wacz": "a.wacz", "bagit": "bag", "csv": "a.csv", "jsonl": "a.jsonl.gz",
    "parquet": "tables", "xlsx": "a.xlsx", "datapackage": "package",
}  # fmt: skip
"""Each format, and a name for an export in it."""


def captured_archive(data: Path) -> Path:
    """Three articles in two runs: one unchanged (304), one changed, one gone; with what they need."""
    site = make_site(data / "sites", SITE, "articles: ['/tin\\?ItemID=']\n")
    first = Crawl(data, site, datetime(2026, 11, 20, 1, tzinfo=UTC))
    first.get("/", b'<html><body><a href="/tin?ItemID=1">Tin</a></body></html>')
    kept = first.get("/tin?ItemID=1", article_page(1, title="Đại hội Công đoàn cơ sở"))
    first.get("/tin?ItemID=2", article_page(2, title="Hội nghị khuyến công"))
    first.get("/tin?ItemID=3", article_page(3, title="Diễn tập phòng cháy"))
    for number in (1, 2, 3):
        first.get(f"/anh/{number}.jpg", PNG + bytes([number]), media_type="image/png")
    first.get("/style.css", b"h1 { color: darkred }", media_type="text/css")
    first.get("/logo.png", PNG, media_type="image/png")
    first.get("/chu.woff2?v=1", b"wOF2" + bytes(64), media_type="application/octet-stream")
    first.get("/nho/1.jpg", PNG + bytes([1]), media_type="image/png")
    first.problem("/tin?ItemID=4")
    first.end()
    second = Crawl(data, site, datetime(2026, 11, 21, 1, tzinfo=UTC))
    second.unchanged("/tin?ItemID=1", kept)
    second.get("/tin?ItemID=2", article_page(2, title="Hội nghị khuyến công quốc gia"))
    second.get("/tin?ItemID=3", missing_page(), status=404)
    second.end()
    build_parts(data, [site], workers=0)
    publish(data, [site])
    return data


def selection(data: Path, words: str | None = None, **asked: Any) -> Selection:
    """A selection of the newest release, by the names of `Wanted`."""
    return Selection(Archive(data), Wanted(words, asked.pop("filters", Filters()), **asked))


def hand_over(chosen: Selection, kind: str, out: Path, **options: Any) -> Exported:
    """Export a selection quietly."""
    file = chosen.archive.folder.parents[1] / "sites" / f"{SITE}.yml"
    publisher = Publisher("Sở Công Thương", HOST, None, file if file.is_file() else None)
    return export_as(kind, Order(chosen, out, {SITE: publisher}, quiet=True, **options))


def proof(out: Path) -> Report:
    """What `verify` finds about an export."""
    report = Report(str(out))
    prove(report, out)
    return report


def faults(out: Path) -> str:
    """What `verify` finds broken, as one text."""
    return "\n".join(f"{one.place}: {one.problem}" for one in proof(out).broken)


def records(path: Path) -> list[Record]:
    """The records of a WARC file, all of which must be whole."""
    found = list(read_records(path))
    whole = [one for one in found if isinstance(one, Record)]
    assert len(whole) == len(found)
    return whole


def urls(path: Path, *kinds: str) -> list[str]:
    """The addresses of the records of some kinds, in their order, without the host."""
    return [(one.field("WARC-Target-URI") or "").removeprefix(HOST) for one in records(path) if one.kind in kinds]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def list_anew(release: Path) -> None:
    """Write the data package of a changed release as if it had been published so."""
    said = read_package(release) | {"resources": [describe_table(release, name) for name in SCHEMAS]}
    (release / PACKAGE_FILE).write_text(json.dumps(said), "utf-8")
    write_fixity(release / PACKAGE_FILE, file_digest(release / PACKAGE_FILE))


def with_personal(data: Path, copy: Path, title: str, role: str = "phone") -> Path:
    """The archive again, with something personal marked in the text of the article called `title`."""
    shutil.copytree(data, copy, symlinks=True)
    release = (copy / "latest").resolve()
    article = Archive(copy).sql(f"SELECT site, year, article_id, version, text FROM articles WHERE title = '{title}'")
    row = article.iloc[0]
    folder = release / "mentions" / f"site={row['site']}" / f"year={row['year']}"
    schema = pq.read_schema(next(folder.glob("*.parquet")))
    said = {"field": "text", "start": 0, "end": 4, "text": row["text"][:4], "rule": "test"}
    said |= {"kind": "personal", "role": role}
    values = {"article_id": row["article_id"], "version": int(row["version"]), **said}
    table = pa.Table.from_pylist([{name: values.get(name) for name in schema.names}], schema=schema)
    pq.write_table(table, folder / "part-personal.parquet")
    list_anew(release)
    return copy
