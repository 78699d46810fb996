"""Lone date lines and captions as they stand on government pages, against the expected reading."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Final

from crawler.pages.captions import split_credit
from pipelines.text import read_date
from tests.score.gold import PAGES, Reading, records
from tests.score.luutru import read_page, reading_of
from tests.score.tally import Figure, Tally
from tests.score.texts import local_minute, moment_of, plain

FIGURES: Final = (
    Figure("dates", "date lines: value and precision", "share"),
    Figure("no date", "lines that state no publication", "share"),
    Figure("captions", "captions below a picture", "share"),
    Figure("author", "authors named in the head alone", "share"),
    Figure("drop", "lines that are no text", "share"),
)
URL: Final = "https://cong.example/tin-tuc/bai-1.html"
TEXT: Final = "".join(
    f"<p>Đoạn văn thứ {number} kể rằng hội nghị đã thông qua chương trình công tác năm và giao việc cho từng phòng.</p>"
    for number in ("nhất", "hai", "ba", "tư")
)
TITLE: Final = "<h1>Hội nghị thông qua chương trình công tác năm của đơn vị</h1>"


def score_lines(tally: Tally) -> None:
    """Read every line in the way that its expected reading asks for."""
    for record in records(PAGES / "date_and_caption_lines.jsonl"):
        name = f"{record['site']}: {record['kind']}"
        key = next(iter(record["expected"] or {"render_time": None}))
        READERS["published" if "published" in (record["expected"] or ()) else key](name, record, tally)


def _date(name: str, record: dict[str, Any], tally: Tally) -> None:
    value = read_date(record["text"])
    found = (local_minute(value.at), value.precision) if value else None
    tally.same(name, "dates", (moment_of(record["expected"]["published"]), "minute"), found)


def _no_date(name: str, record: dict[str, Any], tally: Tally) -> None:
    tally.same(name, "no date", None, read_date(record["text"]))


def _caption(name: str, record: dict[str, Any], tally: Tally) -> None:
    line = record["text"]
    found = _read(below=f'<p><img src="/upload/anh.jpg" width="500"></p><p>{html.escape(line)}</p>')
    said = [(caption.text, caption.credit or None) for caption in found.captions]
    tally.same(name, "captions", [(plain(line), split_credit(line)[1])], said)


def _byline(name: str, record: dict[str, Any], tally: Tally) -> None:
    found = _read(head=record["text"].replace(" | ", "\n"))
    tally.same(name, "author", ((), (), ()), (found.text_by, found.unit, found.source))


def _drop(name: str, record: dict[str, Any], tally: Tally) -> None:
    words = record["text"].split(" | ")
    found = _read(above="".join(f'<a href="#main">{html.escape(one)}</a> ' for one in words))
    tally.same(name, "drop", [], [one for one in words if one in "\n".join((found.title, found.lead, *found.body))])


def _read(head: str = "", above: str = "", below: str = "") -> Reading:
    """Read an ordinary article with something in its head, above its title, or below its first paragraph."""
    first, rest = TEXT.split("</p>", 1)
    body = f"<body>{above}<div>{TITLE}<div>{first}</p>{below}{rest}</div></div></body>"
    return reading_of(read_page(URL, f"<html><head><meta charset='utf-8'>{head}</head>{body}</html>".encode()))


READERS: Final[dict[str, Callable[[str, dict[str, Any], Tally], None]]] = {
    "published": _date,
    "render_time": _no_date,
    "caption": _caption,
    "byline": _byline,
    "drop": _drop,
}
