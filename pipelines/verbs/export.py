"""The verb that hands over: a selection of a release, in a format that other people's tools accept."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from crawler.errors import UsageError
from crawler.site import load_sites
from pipelines.export import export_as
from pipelines.export.choice import Wanted
from pipelines.export.order import Exported, Order, Publisher
from pipelines.export.selection import Selection
from pipelines.export.target import refuse_archive
from pipelines.filters import Filters
from pipelines.query import Archive
from pipelines.show import write_json

TAKEN_BY = {
    "table": ("csv", "jsonl", "parquet"),
    "bom": ("csv", "datapackage"),
    "exact": ("csv", "datapackage"),
    "parquet": ("datapackage",),
    "revisits": ("warc", "wacz", "bagit"),
    "sign": ("wacz",),
}
"""The options that only some formats have."""


def export_verb(options: Namespace) -> int:
    """Write an export and say what is in it."""
    refuse_options(options)
    refuse_archive(options.out, options.data)
    exported = export_as(options.format, order_of(options))
    if options.json:
        write_json(export_words(exported))
        return 0
    print("\n".join(export_lines(exported)))
    for line in left_out_lines(exported):
        print(line, file=sys.stderr)
    return 0


def refuse_options(options: Namespace) -> None:
    """Raise UsageError for an option that the format would pass over in silence, such as `--sign` with CSV."""
    for name, formats in TAKEN_BY.items():
        if getattr(options, name) and options.format not in formats:
            raise UsageError(f"`{options.format}` has no --{name}.", f"Leave it out; it is for {', '.join(formats)}.")


def order_of(options: Namespace) -> Order:
    """Read what is asked for."""
    filters = Filters(options.site, options.since, options.until, options.section)
    wanted = Wanted(options.words, filters, options.versions, options.personal)
    sites = load_sites([options.sites] if options.sites else []).values()
    chosen = {name: getattr(options, name) for name in ("overwrite", "quiet", *TAKEN_BY)}
    publishers = {site.name: Publisher(site.title, site.home, site.licence, site.path) for site in sites}
    return Order(Selection(Archive(options.data, options.release), wanted), options.out, publishers, **chosen)


def export_words(exported: Exported) -> dict[str, Any]:
    """Give an export as JSON knows it."""
    return {"out": str(exported.out), **asdict(exported.manifest), "rows": exported.manifest.rows}


def export_lines(exported: Exported) -> list[str]:
    """Say what was written."""
    manifest = exported.manifest
    size = sum({one.path: one.bytes for one in manifest.files}.values())
    lines = [f"{exported.out}: {manifest.origin.format} of release {manifest.origin.release}, {size:,} bytes"]
    return lines + [f"  {table}: {rows:,} rows" for table, rows in manifest.rows.items()]


def left_out_lines(exported: Exported) -> list[str]:
    """Say what was masked or left out of personal data."""
    origin = exported.manifest.origin
    counted = (
        (origin.masked, "places with personal data of citizens are masked"),
        (origin.withheld, "captures that print numbers or papers of citizens are left out"),
    )
    said = "; ".join(f"{count:,} {words}" for count, words in counted if count)
    return [f"{said}. --personal keeps them."] if said else []
