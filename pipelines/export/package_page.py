"""The page that lies in a data package, in English and Vietnamese, for whoever opens it years later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.export.manifest import Manifest
from pipelines.schema import SCHEMAS

PAGE = """\
# {title}

{description}

| table | rows | a row is |
| --- | ---: | --- |
{tables}

- `datapackage.json` (Frictionless) says what each column means, and the size and SHA-256 of every file here.
- `croissant.json` says the same for tools of machine learning; `dublin-core.xml` has a record for each article.
{cells}- `articles.capture_id` names the WARC record that an article was read from; `captures` has its file and place.
- Times are UTC. A date with no time is midnight in Việt Nam (UTC+7), and its `..._precision` is `day`.
- {personal}

Proof: `luutru verify FOLDER`, or `sha256sum -c datapackage.json.sha256` and the digests in that file.
{citation}
# Gói dữ liệu này là gì

Tin, bài của các cơ quan nhà nước, đọc từ bản chụp trang web của: {sources}.

- `data/`: mỗi bảng một tệp. `datapackage.json` giải thích từng cột, ghi dung lượng và mã SHA-256 của từng tệp.
- `dublin-core.xml`: mỗi bài một biểu ghi Dublin Core. `croissant.json`: mô tả cho công cụ học máy.
{cells_vi}- Giờ ghi theo UTC. Ngày không có giờ là 0 giờ tại Việt Nam (UTC+7), cột `..._precision` khi đó là `day`.
- {personal_vi}

Kiểm chứng: `luutru verify THƯ_MỤC`, hoặc `sha256sum -c datapackage.json.sha256` rồi đối chiếu mã trong tệp ấy.
"""
CELLS = """\
- An empty cell is null, `""` an empty text. An apostrophe stands before a text that a spreadsheet would run as a
  formula (one that begins with `=`, `+`, `-`, `@`, tab or newline); take it off to have what was read.
"""
CELLS_VI = """\
- Ô trống là không có giá trị, `""` là văn bản rỗng. Trước văn bản mà bảng tính có thể chạy như công thức (bắt đầu bằng
  `=`, `+`, `-`, `@`, tab hay xuống dòng) có thêm một dấu nháy `'`; bỏ dấu ấy đi thì được đúng chữ đã đọc.
"""
KEPT = "Personal data of citizens that pages print is kept, as was asked for: hand it on with care."
MASKED = "Personal data of citizens (numbers, identity papers, births, homes) is masked by █ in {count:,} places."
KEPT_VI = "Dữ liệu cá nhân của công dân có trong bài được giữ nguyên theo yêu cầu; xin thận trọng khi chuyển giao."
MASKED_VI = "Dữ liệu cá nhân của công dân (số điện thoại, giấy tờ, ngày sinh, nơi ở) được che bằng █ ở {count} chỗ."


def page_text(package: Mapping[str, Any], manifest: Manifest) -> str:
    """Make the page from the data package's words and the manifest of the tables."""
    origin = manifest.origin
    guarded = origin.cells == "apostrophe"
    kept = origin.personal == "kept"
    return PAGE.format(
        title=package["title"],
        description=package["description"],
        tables="\n".join(table_line(table, rows) for table, rows in manifest.rows.items()),
        cells=CELLS if guarded else "",
        cells_vi=CELLS_VI if guarded else "",
        personal=KEPT if kept else MASKED.format(count=origin.masked),
        personal_vi=KEPT_VI if kept else MASKED_VI.format(count=origin.masked),
        citation=f"\nCite as: {package['citation']}\n" if "citation" in package else "",
        sources="; ".join(source["title"] for source in package["sources"]),
    )


def table_line(table: str, rows: int) -> str:
    """Describe a table in one line."""
    return f"| `{table}` | {rows:,} | {SCHEMAS[table].metadata[b'description'].decode()} |"
