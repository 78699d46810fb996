# ruff: noqa: E501  (markup reads better unbroken)
"""An old ASP page: title, date, text and pictures in one cell, paragraphs parted by line breaks, no class names."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import ink, links, menu, minute, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f"<b>{ink(tale, tale.lead)}</b><br><br>" if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    if tale.signing.raw and tale.ends_in_text and tale.number % 2:
        body = (
            body[: body.rindex("<br><br>")] + f" <b>{ink(tale, tale.signing.raw)}</b><br><br>"
        )  # signed in the last paragraph
    elif tale.signing.raw:
        body += f"<div align=right><b>{ink(tale, tale.signing.raw)}</b></div>"
    papers = "".join(
        f'<img src="images/file.gif"> <a href="{one.path}">{escape(one.title)}</a><br>' for one in tale.papers
    )
    inner = f"""<a href="default.asp">Trang chủ</a> &gt;&gt; <a href="tin.asp?l=1">{tale.section}</a><br><br><b class=tieude>{ink(tale, tale.title)}</b><br><font size=1>Ngày đăng: {tale.published.raw} - Số lần xem: {tale.views}</font><br><br>
{lead}{body}{papers}<hr><b>Tin đã đăng</b><br>{links(tale.others[:6], '&bull; <a href="{path}">{title}</a> <font size=1>({day})</font><br>')}"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border=1 width="95%">{rows(tale, piece)}</table><br>'
    shapes = {"item": "- {}<br>", "heading": "<b>{}</b><br>", "quote": "<i>{}</i><br><br>"}
    return shapes.get(piece.kind, "{}<br><br>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    caption = "<br>".join(f"<i>{ink(tale, one)}</i>" for one in shot.lines)
    return f'<center><img src="{shot.path}" border=0 alt="{escape(shot.alt)}"><br>{caption}</center><br>'


def _frame(page: Tale | Roll, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>{page.department}</title><style>.tieude{{color:red}}</style></head><body>
<table width=1000 align=center><tr><td colspan=2><img src="images/banner.swf.jpg"><br>Hôm nay: {weekday(page.today)}, {page.today:%d/%m/%Y}</td></tr><tr><td width=200 valign=top>{menu('<a href="/m.asp?id={n}">{name}</a><br>')}<br><b>TIN MỚI</b><br>{links(others, '<a href="{path}">{title}</a><br>{summary}<br><br>')}</td>
<td valign=top>{inner}</td></tr><tr><td colspan=2 align=center>{page.department}<br>Designed by TTTH</td></tr></table></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<img src="thumb{n}.jpg" align=left><a href="{path}"><b>{title}</b></a> ({day})<br>{summary}<br><a href="{path}">Chi tiết...</a><br clear=all><br>',
    )
    more = f'<a href="{page.next_path}">Trang sau &gt;&gt;</a>' if page.next_path else ""
    return _frame(page, f"<b>{page.section}</b><br><br>{items}<center>{more}</center>")


LAYOUT = Layout(
    "asp", "Sở Công nghiệp tỉnh Cần Vọt", "scn.canvot.example", "/chitiet.asp?tin={number}&l=1", "/upload/{name}.jpg", "/upload/vb/{name}", dates, article, roll,
    roll_path="/tin.asp?l=1", page_path="{path}&p={page}", most_lines=2, signings=("tin-anh", "tin-anh-unit", "bai-anh", "none"), soils=("nbsp", "double", "entities", "nfd"), sections=False,
)  # fmt: skip
