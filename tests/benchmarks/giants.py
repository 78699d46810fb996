"""Pages of a size or a shape that nobody writes by hand, each round one article that a reader would keep."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from tests.pages.reading import HEADING, PARAGRAPHS, TEXT, portal

DATE: Final = '<div class="date">12/04/2023</div>'
PAGE: Final = portal(HEADING + DATE + TEXT)
MILLION: Final = 1_000_000
BRACKET: Final = '="<"'
SENTENCE: Final = "Sáng ngày 12/4, Sở tổ chức hội nghị triển khai nhiệm vụ."


def before(junk: str) -> bytes:
    """The page with something in front of all else."""
    return PAGE.replace("<body>", f"<body>{junk}").encode()


def after(junk: str) -> bytes:
    """The page with something behind all else."""
    return PAGE.replace("</body>", f"{junk}</body>").encode()


def inside(junk: str) -> bytes:
    """The page with something below the article, in its own box."""
    return portal(HEADING + DATE + TEXT + junk).encode()


def attributes(count: int, value: str = "") -> str:
    """So many attributes, no two of one name."""
    return " ".join(f"a{number:x}{value}" for number in range(count))


def links(count: int) -> str:
    """A list of links to articles, with their dates."""
    item = '<li><a href="/tin-{}.html">Hội nghị triển khai nhiệm vụ năm thứ {}</a> (12/04/2023)</li>'
    return "".join(item.format(number, number) for number in range(count))


WHOLE: Final[dict[str, Callable[[], bytes]]] = {
    "30 MB of paragraphs": lambda: after("<p>Văn bản dài dòng, không dứt. " * MILLION),
    "30 MB in one line": lambda: after("Văn bản dài dòng không dứt " * MILLION),
    "100,000 open div": lambda: before("<div>" * 100_000),
    "100,000 div, closed": lambda: before("<div>" * 100_000 + "</div>" * 100_000),
    "the page in 100,000 div": lambda: before("<div>" * 100_000).replace(b"</body>", b"</div>" * 100_000),
    "100,000 open font": lambda: before("<font size=2>" * 100_000),
    "100,000 open span": lambda: before("<span class=x>" * 100_000),
    "100,000 open tables": lambda: before("<table><tr><td>" * 100_000),
    "100,000 open lists": lambda: before("<ul><li>" * 100_000),
    "25,000 times div, i, font, span": lambda: before("<div><u><font><span>" * 25_000),
    "5,000 open div with text": lambda: before("<div>xin chào " * 5_000),
    "50,000 open span with text": lambda: before("<span>xin chào " * 50_000),
    "a million attributes, half in sight": lambda: inside(f"<p {attributes(MILLION)}>"),
    "300,000 attributes with brackets": lambda: before(f"<div {attributes(300_000, BRACKET)}>"),
    "200,000 pictures": lambda: inside("<img src=a.jpg>" * 200_000),
    "300,000 links": lambda: inside("<a href=/b>tin</a>" * 300_000),
    "50,000 links with dates": lambda: after(links(50_000)),
    "800,000 breaks": lambda: inside("<br>a" * 800_000),
    "50,000 paragraphs": lambda: inside(f"<p>{SENTENCE}</p>" * 50_000),
    "50,000 cells": lambda: inside("<table>" + "<tr><td>1<td>2<td>3</tr>" * 17_000),
    "50,000 dates": lambda: inside("<p>ngày 12/04/2023</p>" * 50_000),
    "50,000 labels": lambda: inside("<br>Điện thoại: 0275 3822 365" * 50_000),
    "50,000 pictures with captions": lambda: inside("<p><img src=a.jpg></p><p>Ảnh: Lễ ký kết</p>" * 50_000),
    "10,000 pictures in one table": lambda: inside(f"<table><tr><td>{'<img src=a><p>Lễ ký kết</p>' * 10_000}"),
    "50,000 headings of lists": lambda: inside("<p>Tin liên quan</p>" * 50_000),
    "rows of strokes": lambda: inside("".join(f"<p>12/04/2023 {n:05} {'/' * 140}</p>" for n in range(15_000))),
    "rows of brackets": lambda: inside(f"<p>{'(' * 150}</p>" * 20_000),
    "a calendar in every line": lambda: inside(f"<p>{'12/04/2023 ' * 13}</p>" * 20_000),
}
"""Pages whose article is read whole, whatever stands round it."""

BOUNDED: Final[dict[str, Callable[[], bytes]]] = {
    "a million attributes first": lambda: before(f"<div {attributes(MILLION, '=1')}>"),
    "a million attributes on 10,000 tags": lambda: before(f"<p {attributes(100, '=1')}>x" * 10_000),
    "a million attributes on a script": lambda: before(f"<script {attributes(MILLION, BRACKET)}></script>"),
    "a million short attributes": lambda: before(f"<p {' '.join('abcdefghijklmnopqrstuvwxyz')}>x" * 40_000),
    "100,000 open b": lambda: before("<b>" * 100_000),
    "20,000 lines 90 deep": lambda: inside("<div>" * 90 + f"<p>{SENTENCE}</p>" * 20_000 + "</div>" * 90),
    "ends of what never began": lambda: before("<div>" * 100 + "</i>" * 900_000),
    "ends behind a wall": lambda: before("<i>" * 2_000 + "<div>" + "<b>" * 2_000 + "</i>" * 100_000),
    "a million comments": lambda: before("<!---->" * 500_000),
    "100,000 scripts": lambda: before("<script>var a='<b>';</script>" * 100_000),
    "what looks like a script": lambda: before("<script/>" + "<div>" * 100_000 + "<br>a" * 100_000),
    "deep behind a script": lambda: before("<script><!--<script></script>" + "<div>" * 3_000),
    "a title of a million words": lambda: PAGE.replace("<title>", "<title>" + "a - " * MILLION).encode(),
    "4 MB of NUL": lambda: b"\0" * 4 * MILLION,
    "4 MB of noise": lambda: Random(1).randbytes(4 * MILLION),
    "4 MB of high bytes": lambda: bytes(byte | 0x80 for byte in Random(1).randbytes(4 * MILLION)),
    "a million open brackets in JSON": lambda: before(f'<script type="application/ld+json">{"[" * MILLION}</script>'),
}
"""Pages of which only the bounds are asked."""

LINES: Final = (
    *("0", "a, ", " ", "\xa0", "ngày ", "(", "12/04/2023 ", ":", "Điện thoại: ", "0275 3822 365 ", "a@b.vn ", "."),
    *(" - ", "| ", "Ab ", "/", "1 / ", "{a:b;} ", "“", "\u2003", "\u200b", "\xad", "a\u0301", "Tin, ảnh: ", "theo "),
    *("10:30 ", "» ", "\U0001f600"),
)
GIANTS: Final = (*WHOLE, *BOUNDED, *(f"a million of {text!r}" for text in LINES))


def giant(name: str) -> bytes:
    """The page of a name."""
    making = (WHOLE | BOUNDED).get(name)
    if making:
        return making()
    text = next(text for text in LINES if name == f"a million of {text!r}")
    return inside(f"<p>{text * (MILLION // len(text))}</p>")


def is_whole(paragraphs: tuple[str, ...]) -> bool:
    """Whether the article of the page was read whole."""
    return paragraphs[: len(PARAGRAPHS)] == PARAGRAPHS
