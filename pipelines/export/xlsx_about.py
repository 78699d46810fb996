"""The sheets of a workbook that say what it is: where it comes from, what was asked for, what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.dictionary import said_of, type_name
from pipelines.export.xlsx_looks import LEFT_OUT, Looks
from pipelines.export.xlsx_sheet import LONG
from pipelines.schema import SCHEMAS

SHEETS_VI = {
    "articles": "mỗi dòng là một phiên bản của một bài",
    "images": "ảnh trong bài",
    "attachments": "văn bản đính kèm",
    "contacts": "thông tin liên hệ của cơ quan qua các thời kỳ",
    "mentions": "tên, ngày tháng, số hiệu, số tiền nhắc đến trong bài",
    "links": "liên kết từ bài",
    "captures": "bản chụp trang web",
    "problems": "điều không đọc được",
    "runs": "các lần thu thập",
    "addresses": "các địa chỉ của mỗi bài",
    "successors": "bài của trang đã đóng nay nằm ở đâu trên trang kế tục",
    "states": "tình trạng của trang qua các thời kỳ",
    "completeness": "mỗi năm có bao nhiêu bài, ước thiếu bao nhiêu",
}
LINE = 140
"""Letters in a line of the widest cell of the first sheet."""
TITLE_VI = "Tin tức của các cơ quan nhà nước Việt Nam"
TIMES = (
    "Theo giờ Việt Nam (UTC+7), là ngày giờ thật của bảng tính; trang chỉ ghi ngày thì ô chỉ có ngày.",
    "At Vietnam's clock (UTC+7), as real dates; where a page prints a day alone, the cell is a day.",
)
TEXTS = (
    f"Ô chữ luôn là chữ: không chạy công thức, không thành liên kết. Chữ dài quá 32.767 ký tự: toàn văn ở “{LONG}”.",
    f"Text is text: nothing runs or links. A text over 32,767 letters is cut; the whole of it is in “{LONG}”.",
)
PROOF = (
    "Tệp .datapackage.json bên cạnh có mã SHA-256 của tệp này; `luutru verify` đối chiếu.",
    "The .datapackage.json beside this file has its SHA-256; `luutru verify` checks it.",
)


@dataclass(frozen=True, slots=True)
class About:
    """What the first sheet tells: the words of the data package, rows by table, and rows of long texts."""

    package: Mapping[str, Any]
    rows: Mapping[str, int]
    long_rows: int


def write_about(sheet: Any, looks: Looks, about: About) -> None:
    """Write the first sheet."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 100)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, TITLE_VI, looks.title)
    sheet.write_string(1, 0, about.package["title"], looks.subtitle)
    row = 2
    for label, text in facts_of(about):
        row += 1
        write_fact(sheet, looks, row, label, text)
    write_sheets(sheet, looks, about, row + 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def write_fact(sheet: Any, looks: Looks, row: int, label: str, text: str) -> None:
    """Write one fact, over as many lines as it takes."""
    lines = sum(1 + len(line) // LINE for line in text.split("\n"))
    sheet.set_row(row, 5 + 13 * max(lines, 1))
    sheet.write_string(row, 0, label, looks.label)
    sheet.merge_range(row, 1, row, 2, "", looks.text)
    sheet.write_string(row, 1, text, looks.text)


def facts_of(about: About) -> Iterator[tuple[str, str]]:
    """Give what there is to say, in both languages."""
    package, origin = about.package, about.package["luutru"]
    yield "Bản phát hành / Release", f"{origin['release']}  ({package.get('created', '')[:10]})"
    yield "Nguồn / Sources", "\n".join(" – ".join(source.values()) for source in package["sources"])
    yield "Đã chọn / Asked for", asked_words(origin)
    yield "Dữ liệu cá nhân / Personal data", personal_words(origin)
    yield "Ngày giờ / Times", "\n".join(TIMES)
    yield "Chữ / Texts", "\n".join(TEXTS)
    yield "Cột không có ở đây / Not here", f"{', '.join(LEFT_OUT)}: csv, jsonl, parquet"
    yield "Kiểm chứng / Proof", "\n".join(PROOF)
    if "citation" in package:
        yield "Trích dẫn / Cite as", "\n".join(package[name] for name in ("citation_vi", "citation") if name in package)


def asked_words(origin: Mapping[str, Any]) -> str:
    """Say which articles and versions were asked for."""
    every = origin["versions"] == "all"
    versions = "mọi phiên bản / every version" if every else "phiên bản mới nhất / the latest version"
    chosen = "; ".join(f"--{name} {value}" for name, value in origin["filters"].items())
    return f"{chosen or 'toàn bộ / everything'}; {versions}"


def personal_words(origin: Mapping[str, Any]) -> str:
    """Say what became of personal data."""
    if origin["personal"] == "kept":
        return "giữ nguyên theo yêu cầu / kept, as was asked for"
    return f"che bằng █ ở {origin['masked']} chỗ / masked by █ in {origin['masked']:,} places"


def write_sheets(sheet: Any, looks: Looks, about: About, row: int) -> None:
    """List the sheets with their rows."""
    for place, name in enumerate(("Tờ / Sheet", "Dòng / Rows", "Nội dung / What a row is")):
        sheet.write_string(row, place, name, looks.head)
    for table, rows in about.rows.items():
        row += 1
        described = SCHEMAS[table].metadata[b"description"].decode()
        write_line(sheet, looks, row, (table, rows, f"{SHEETS_VI[table]} / {described}"))
    if about.long_rows:
        said = "phần chữ dài hơn một ô / texts longer than a cell"
        write_line(sheet, looks, row + 1, (LONG, about.long_rows, said))


def write_line(sheet: Any, looks: Looks, row: int, line: tuple[str, int, str]) -> None:
    """Write the line of one sheet: its name, its rows, what a row is."""
    sheet.set_row(row, 5 + 13 * (1 + len(line[2]) // (LINE - 15)))
    sheet.write_string(row, 0, line[0], looks.label)
    sheet.write_number(row, 1, line[1], looks.count)
    sheet.write_string(row, 2, line[2], looks.text)


def write_columns(sheet: Any, looks: Looks) -> None:
    """Write the data dictionary: what each column of each table means."""
    for place, (name, width) in enumerate((("table", 14), ("column", 22), ("type", 22), ("what it is", 110))):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, looks.head)
    rows = [(table, column) for table, schema in SCHEMAS.items() for column in schema]
    for row, (table, column) in enumerate(rows, 1):
        words = (table, column.name, type_name(column.type), said_of(column)["description"])
        for place, word in enumerate(words):
            sheet.write_string(row, place, word, looks.text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), 3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
