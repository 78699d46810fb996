"""A Frictionless data package: every table as CSV or Parquet, Croissant, Dublin Core, and a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.export.croissant import croissant_text
from pipelines.export.csv_files import csv_format
from pipelines.export.dublin_core import write_dublin_core
from pipelines.export.manifest import (
    ExportedFile,
    Manifest,
    exported_file,
    file_words,
    origin_of,
    package_words,
    write_manifest,
)
from pipelines.export.order import Exported, Order
from pipelines.export.package_page import page_text
from pipelines.export.parquet import PARQUET
from pipelines.export.table_files import TableFormat, table_words, write_tables
from pipelines.export.target import PACKAGE, making, refuse_file_name
from pipelines.schema import BY_NAME

MEDIA_TYPES = {".json": "application/ld+json", ".xml": "application/xml", ".md": "text/markdown"}
CROISSANT_TYPES = {"csv": "text/csv", "parquet": "application/x-parquet"}
"""Media types as Croissant's readers know them."""
KEYS = {
    "articles": ("site", "article_id", "version"),
    "captures": ("site", "capture_id"),
    "addresses": ("site", "url_key"),
    "runs": ("site", "run_id"),
    "successors": ("site", "article_id"),
}
"""What tells the rows of a table apart, where columns do."""


def export(order: Order) -> Exported:
    """Write the selection as a data package."""
    refuse_file_name(order.out)
    kind = PARQUET if order.parquet else csv_format(order)
    with making(order.out, overwrite=order.overwrite) as folder:
        (folder / "data").mkdir(parents=True)
        tables = write_tables(folder / "data", folder, order, kind)
        manifest = Manifest(origin_of("datapackage", order, cells=kind.cells), tuple(tables))
        manifest = Manifest(manifest.origin, (*tables, *write_words(folder, order, manifest, kind)))
        write_manifest(folder / PACKAGE, order, manifest, [resource(one, kind) for one in manifest.files])
    return Exported(order.out, manifest)


def write_words(folder: Path, order: Order, manifest: Manifest, kind: TableFormat) -> list[ExportedFile]:
    """Write what describes the tables: Croissant, Dublin Core, and a page for people."""
    package = package_words(order, manifest.origin)
    croissant = croissant_text(package, manifest.files, CROISSANT_TYPES[kind.name])
    (folder / "croissant.json").write_text(croissant, encoding="utf-8")
    write_dublin_core(folder / "dublin-core.xml", order)
    (folder / "README.md").write_text(page_text(package, manifest), encoding="utf-8")
    return [exported_file(folder / name, folder) for name in ("README.md", "croissant.json", "dublin-core.xml")]


def resource(one: ExportedFile, kind: TableFormat) -> dict[str, Any]:
    """Describe one file of the package; a table with its key and what it refers to."""
    if one.table is None:
        return file_words(one) | {"mediatype": MEDIA_TYPES[Path(one.path).suffix]}
    said = table_words(one, kind)
    return said | {"schema": said["schema"] | table_keys(one.table)}


def table_keys(table: str) -> Mapping[str, Any]:
    """Say what tells the rows of a table apart, and which row of `articles` they belong to."""
    parent = KEYS["articles"]
    if getattr(BY_NAME[table], "PARENT", None) == "articles":
        refers = {"fields": list(parent), "reference": {"resource": "articles", "fields": list(parent)}}
        return {"foreignKeys": [refers]}
    return {"primaryKey": list(KEYS[table])} if table in KEYS else {}
