"""A release of odd articles: invented, each with one thing that an export could trip over."""

from __future__ import annotations

from typing import Any

from pipelines.text import search_key
from tests.query.made import article_row, day, filled_row

FORMULAS = {
    "equals": "=1+1",
    "plus": "+84912345678",
    "minus": "-5 độ C",
    "at": "@SUM(A1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "newline": "\n=1+1",
    "command": "=cmd|' /C calc'!A0",
    "link": '=HYPERLINK("http://xau.example","Mở")',
    "blank": "  =1+1",
    "full-width": "＝1+1",
    "apostrophe": "'=1+1",
    "two-apostrophes": "''=1+1",
    "nul": "\x00=1+1",
}
"""What a spreadsheet could take for a formula, by what it begins with."""
ODD = {
    **FORMULAS,
    "harmless-apostrophe": "'tin' hôm nay",
    "quotes": 'Nói "được", rồi thôi',
    "lines": "Dòng một\r\nDòng hai\nDòng ba\rDòng bốn",
    "comma": "a,b;c|d",
    "controls": "a\x00b\x01c\x0bd\x1fe\x7ff\x85g",
    "no-character": "a\ufffeb\uffffc",
    "escape": "_x0041_ và _x000D_",
    "markup": "<b>&amp;</b> ]]>",
    "long": "Đại hội công đoàn. " * 2_200,
    "astral": "𝔇ại hội 🎉" * 4_000,
    "path": "../../etc/passwd",
    "drive": "C:\\Windows\\..\\x",
    "link-text": "http://mot.example/" + "a" * 3_000,
    "decomposed": "Đa\u0323i ho\u0323\u0302i",
    "separators": "a\u2028b\u2029c",
    "empty": "",
}
"""Texts by what is odd about them."""
SITE = {"site": "sct-mot", "version": 1, "year": 2023}


def odd_article(name: str, text: str) -> dict[str, Any]:
    """An article whose title, lead and text are odd."""
    return article_row(
        url=f"http://mot.example/{name}", title=text, title_raw=text, lead=None if name == "empty" else text,
        paragraphs=[text], published_at=day(2023, 4, 14), published_precision="day", section="Lạ",
        evidence={"title": "rule @ path", "lead": text}, text_by=[text], capture_id=f"c-{name}",
    )  # fmt: skip


def child(table: str, name: str, **values: Any) -> dict[str, Any]:
    """A row of a table of an odd article."""
    return filled_row(table, {**SITE, "article_id": f"http://mot.example/{name}", **values})


ARTICLES = [odd_article(name, text) for name, text in ODD.items()]
TABLES = {
    "articles": ARTICLES,
    "attachments": [
        child("attachments", name, url=f"http://mot.example/{name}.pdf", file_name=text, title=text)
        for name, text in ODD.items()
    ],
    "mentions": [
        child("mentions", "minus", field="title", start=0, end=2, text="-5", kind="quantity", value="-5 Cel", rule="q")
    ],
    "captures": [
        filled_row("captures", {**SITE, "capture_id": f"c-{name}", "url": f"http://mot.example/{name}"}) for name in ODD
    ],
}

PHONE, BORN = "0912 345 678", "1981"
NOTICE = article_row(
    url="http://mot.example/giay-moi", title=f"Giấy mời ông Trần Văn Thử, điện thoại {PHONE}",
    title_raw=f"GIẤY MỜI ông Trần Văn Thử, điện thoại {PHONE}", section="Thông báo",
    lead=f"Ông Thử sinh năm {BORN} nhận giấy tại Sở.", published_at=day(2024, 5, 6, 9), published_precision="minute",
    paragraphs=["Kính gửi ông Trần Văn Thử.", f"Ông sinh năm {BORN}, số {PHONE}; năm {BORN} Sở thành lập."],
    byline_raw="Tin: 0912.345.678", capture_id="c-notice",
)  # fmt: skip
NOTICE |= {"text_raw": f"Kính gửi ông Trần Văn Thử.\nÔng sinh năm {BORN}, số 0912.345.678; năm {BORN} Sở thành lập."}
NOTICE |= {"search_key": search_key("\n".join((NOTICE["title"], NOTICE["lead"], NOTICE["text"])))}
OTHER = article_row(
    url="http://mot.example/tin-thuong", title="Tin thường", paragraphs=[f"Tổng đài {PHONE} của Sở."],
    published_at=day(2024, 5, 7), published_precision="day", capture_id="c-other",
)  # fmt: skip
OF_NOTICE = {"site": "sct-mot", "article_id": NOTICE["article_id"], "version": 1, "year": 2024}


def personal(field: str, text: str, within: str, after: str = "") -> dict[str, Any]:
    """A row of `mentions` for personal data that stands in `within`, after some words."""
    start = within.index(text, within.index(after))
    place = {"field": field, "start": start, "end": start + len(text), "text": text}
    return filled_row("mentions", {**OF_NOTICE, **place, "kind": "personal", "role": "phone", "rule": "announced"})


CAPTION = f"Ông Thử (số {PHONE}) nhận giấy"
PERSONAL = [
    personal("title", PHONE, NOTICE["title"]),
    personal("lead", BORN, NOTICE["lead"]),
    personal("text", BORN, NOTICE["text"]),
    personal("text", PHONE, NOTICE["text"]),
    personal("caption.0", PHONE, CAPTION),
]
PERSONAL_TABLES = {
    "articles": [NOTICE, OTHER],
    "images": [filled_row("images", {**OF_NOTICE, "position": 0, "caption": CAPTION, "caption_raw": CAPTION + "."})],
    "mentions": [
        *PERSONAL,
        {**PERSONAL[3], "kind": "phone", "value": "+84912345678", "rule": "phone"},
        filled_row("mentions", {**OF_NOTICE, "field": "text", "start": 14, "end": 25, "text": "Trần Văn Thử",
                                "kind": "person", "value": "Trần Văn Thử", "rule": "name"}),
    ],
    "links": [filled_row("links", {**OF_NOTICE, "url": "http://mot.example/x", "anchor": f"Gọi {PHONE}"})],
    "captures": [
        filled_row("captures", {"site": "sct-mot", "capture_id": name, "url": url, "url_key": url})
        for name, url in (("c-notice", "mot.example/giay-moi"), ("c-again", "mot.example/giay-moi"),
                          ("c-other", "mot.example/tin-thuong"), ("c-list", "mot.example/"))
    ],
    "addresses": [
        filled_row("addresses", {"site": "sct-mot", "article_id": row["article_id"], "url_key": row["url"][7:]})
        for row in (NOTICE, OTHER)
    ],
}  # fmt: skip
