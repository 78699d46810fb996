"""A small release for the tests, written through the schema of the product."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.schema import BY_NAME, SCHEMAS, file_schema
from pipelines.text import normalise, search_key

SITE_CLOCK = timezone(timedelta(hours=7))
EMPTY: dict[str, Any] = {"list": [], "map": [], "string": "", "int32": 0, "int64": 0, "bool": False}


def filled_row(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """A row of `table` with every column: null where it may be, else empty."""
    row: dict[str, Any] = {}
    for field in SCHEMAS[table]:
        kind = str(field.type).split("<")[0]
        default = datetime(2026, 11, 22, tzinfo=UTC) if kind.startswith("timestamp") else EMPTY.get(kind)
        row[field.name] = values.get(field.name, None if field.nullable else default)
    return row


def article_row(**values: Any) -> dict[str, Any]:
    """An article whose derived columns follow from its title, lead and paragraphs."""
    text = "\n".join(values.get("paragraphs", []))
    title, lead = values.get("title"), values.get("lead")
    starts = [0, *(index + 2 for index in range(len(text)) if text[index : index + 2] in (". ", ".\n"))]
    spans = [{"start": a, "end": b} for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    derived = {
        "version": 1, "is_latest": True, "site": "sct-mot", "article_id": values["url"], "capture_id": values["url"],
        "text": text, "text_raw": text, "text_norm": normalise(text), "sentences": spans,
        "search_key": search_key("\n".join(part or "" for part in (title, lead, text))),
    }  # fmt: skip
    known = values.get("published_at") or values.get("updated_at")
    year = known.astimezone(SITE_CLOCK).year if known else 0
    return filled_row("articles", {**derived, "year": year, **values})


def write_release(data: Path, release: str, tables: dict[str, list[dict[str, Any]]]) -> Path:
    """Writes a release as the product lays it out and makes it the latest."""
    folder = data / "releases" / release
    folder.mkdir(parents=True)
    (folder / "datapackage.json").write_text("{}")
    for name, rows in tables.items():
        places = {(row["site"], row.get("year")) for row in rows}
        for site, year in sorted(places, key=str):
            place = folder / name / f"site={site}" / (f"year={year}" if year is not None else "")
            place.mkdir(parents=True, exist_ok=True)
            mine = [row for row in rows if (row["site"], row.get("year")) == (site, year)]
            schema = file_schema(BY_NAME[name])
            pq.write_table(pa.Table.from_pylist(mine, schema=schema), place / "part-0.parquet")
    (data / "latest").unlink(missing_ok=True)
    (data / "latest").symlink_to(folder.relative_to(data))
    return folder


def day(year: int, month: int, date: int, hour: int = 0) -> datetime:
    """An hour at the clock of the departments, as UTC."""
    return datetime(year, month, date, hour, tzinfo=SITE_CLOCK).astimezone(UTC)


CONGRESS = article_row(
    url="http://mot.example/tin/1", title="Đại hội Công đoàn cơ sở Sở Công Thương", section="Tin tức - Sự kiện",
    lead="Sáng ngày 14/4, Công đoàn cơ sở tổ chức Đại hội.", published_at=day(2023, 4, 14), published_precision="day",
    paragraphs=["Đại hội công đoàn bầu 5 đồng chí. Hòa bình là mục tiêu.", "Điện thoại 0275.3822 365."],
    byline_raw="Xuyên",
)  # fmt: skip
DECISION = article_row(
    url="http://mot.example/tin/2", title="Quyết định số 2384/QĐ-UBND về khuyến công", section="Văn bản",
    published_at=day(2022, 12, 31, 23), published_precision="minute",
    paragraphs=["Uỷ ban nhân dân tỉnh ban hành quyết định.", "Đài truyền thanh đưa tin hội nghị; cổng và đoạn đường."],
)  # fmt: skip
UNDATED = article_row(
    url="http://mot.example/tin/3", title="Hoà giải ở cơ sở", paragraphs=["Chỗ này có chó và chợ."],
)  # fmt: skip
OTHER = article_row(
    url="http://hai.example/bai/9", site="sct-hai", section="Tin tức - Sự kiện", title="Hội chợ hàng Việt",
    updated_at=day(2024, 1, 2, 8), updated_precision="minute",
    paragraphs=["Đại hội không được nhắc ở tiêu đề. Đại hội."],
)  # fmt: skip
OLD_CONGRESS = {**CONGRESS, "is_latest": False, "title": "Đại hội Công đoàn", "byline_raw": None, "capture_id": "first"}
NEW_CONGRESS = {**CONGRESS, "version": 2}
IMAGE = {"site": "sct-mot", "article_id": CONGRESS["article_id"], "year": 2023, "url": "http://mot.example/a.jpg"}
IMAGES = [
    filled_row("images", {**IMAGE, "version": 1, "caption_raw": "Toàn cảnh"}),
    filled_row("images", {**IMAGE, "version": 2, "caption_raw": "Toàn cảnh Đại hội"}),
]
CAPTURES = [filled_row("captures", {"site": "sct-mot", "capture_id": "first", "url": "http://www.mot.example/in/1"})]
ARTICLES = [OLD_CONGRESS, NEW_CONGRESS, DECISION, UNDATED, OTHER]
