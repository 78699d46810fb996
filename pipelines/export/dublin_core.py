"""Dublin Core for each article, as OAI-PMH's `oai_dc`: one file, a record for each article's latest version.

| element | from |
| --- | --- |
| title, description, subject | `title`, `lead`, `section` |
| creator, contributor | `text_by`, `photos_by` |
| publisher, rights | the department and the licence of the site's file |
| date | `published_at`, else `updated_at`, as far as the page says it, at the clock of the departments |
| identifier, source | site and `article_id`; the address |
| relation | the capture that it was read from, by its WARC-Record-ID |
| language, type, format | `language` (vi where the page declares none), Text, text/html |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from lxml import etree

from pipelines.export.order import Order, Publisher
from pipelines.export.selection import Selection
from pipelines.filters import SITE_OFFSET

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
NAMES = {"oai_dc": OAI_DC, "dc": DC}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def write_dublin_core(path: Path, order: Order) -> None:
    """Write the records of the selection's articles to `path`, one after the other."""
    with path.open("wb") as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("records"):
            for row in latest_rows(order.selection):
                xml.write("\n")
                xml.write(record(row, order.publisher(row["site"])))
            xml.write("\n")


def latest_rows(selection: Selection) -> Iterator[dict[str, Any]]:
    """Give the latest version of each article."""
    for batch in selection.latest().batches("articles"):
        narrow = batch.select([name for name in batch.schema.names if name not in {"tokens", "sentences"}])
        yield from narrow.to_pylist()


def record(row: Mapping[str, Any], publisher: Publisher) -> Any:
    """Make the record of one article, an element of lxml."""
    made = etree.Element(f"{{{OAI_DC}}}dc", nsmap=NAMES)
    for name, value in elements(row, publisher):
        if value:
            etree.SubElement(made, f"{{{DC}}}{name}").text = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    return made


def elements(row: Mapping[str, Any], publisher: Publisher) -> Iterator[tuple[str, str | None]]:
    """Give the elements of one article in the order in which Dublin Core lists them."""
    yield "title", row["title"]
    yield from (("creator", name) for name in row["text_by"])
    yield "subject", row["section"]
    yield "description", row["lead"]
    yield "publisher", publisher.title
    yield from (("contributor", name) for name in row["photos_by"])
    yield "date", article_date(row)
    yield from (("type", "Text"), ("format", "text/html"))
    yield "identifier", f"{row['site']}/{row['article_id']}"
    yield "source", row["url"]
    yield "language", row["language"] or "vi"
    yield "relation", f"urn:uuid:{row['capture_id']}"
    yield "rights", publisher.licence


def article_date(row: Mapping[str, Any]) -> str | None:
    """Give the date of an article as W3CDTF, as far as its page says it."""
    for name in ("published", "updated"):
        if row[f"{name}_at"] is not None:
            return dated(row[f"{name}_at"].astimezone(SITE_OFFSET), row[f"{name}_precision"])
    return None


def dated(moment: datetime, precision: str | None) -> str:
    """Write a moment as far as `precision` goes; a quarter, for which W3CDTF has no form, as a DCMI period."""
    if precision == "quarter":
        last = (moment + timedelta(days=75)).strftime("%Y-%m")
        return f"start={moment:%Y-%m}; end={last}; scheme=W3C-DTF"
    return moment.strftime(FORMS[precision]) if precision in FORMS else moment.isoformat(timespec="minutes")
