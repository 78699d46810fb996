# ruff: noqa: E501  (markup reads better unbroken)
"""Text pasted from a word processor: MsoNormal, style rules in the body, empty paragraphs, captions cut into lines."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, ink, links, menu, minute, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

STYLE = '<p>/* Style Definitions */ table.MsoNormalTable {mso-style-name:"Table Normal"; mso-tstyle-rowband-size:0; mso-para-margin:0in; font-size:10.0pt; font-family:"Times New Roman";}</p>'
SPAN = '<span lang="EN-US" style="font-size:14.0pt;line-height:120%;mso-ansi-language:EN-US">{}<o:p></o:p></span>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    if draw.chance(1, 3):
        return None, day(later, f"{later:%d/%m/%Y}")
    return minute(posted, f"{posted:%d/%m/%Y %H:%M:%S}"), None


def article(tale: Tale) -> str:
    dated = (
        f"Cập nhật ngày: {tale.updated.raw}"
        if tale.updated
        else f"Ngày đăng: {tale.published.raw}"
        if tale.published
        else ""
    )
    lead = f'<div class="summary">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p class="MsoNormal" align="right" style="text-align:right"><b>{SPAN.format(ink(tale, tale.signing.raw))}</b></p>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(f'<li><a href="{one.path}">{escape(one.title)}</a></li>' for one in tale.papers)
    files = f"<div class=files><b>File đính kèm:</b><ul>{papers}</ul></div>" if papers else ""
    inner = f"""<div id="detail"><div class="title">{ink(tale, tale.title)}</div><div class="meta">{dated} | Người đăng: quantri | Lượt xem: {tale.views}</div>{lead}<div id="content">{STYLE if tale.number % 2 else ""}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>{body}{signed}</div>{files}</div>
<div class="others"><b>TIN CÙNG LOẠI:</b><ul>{links(tale.others[:5])}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        cells = rows(
            tale,
            piece,
            'td valign="top" style="border:solid windowtext 1.0pt"',
            '<p class="MsoNormal" align="center">' + SPAN.format("{}") + "</p>",
        )
        return f'<table class="MsoTableGrid" border="1">{cells}</table>'
    shapes = {
        "item": '<span style="mso-list:Ignore">-<span style="font:7.0pt">&nbsp;&nbsp; </span></span>{}',
        "heading": "<b>{}</b>",
        "quote": "<i>{}</i>",
    }
    text = shapes.get(piece.kind, "{}").format(ink(tale, piece.text))
    return f'<p class="MsoNormal" style="margin-top:6.0pt;text-align:justify;text-indent:.5in">{SPAN.format(text)}</p>\n<p class="MsoNormal">&nbsp;</p>'


def _shot(tale: Tale, shot: Shot) -> str:
    lines = "".join(
        f'<p class="MsoNormal" align="center" style="text-align:center"><i><span style="font-size:12.0pt">{ink(tale, one)}</span></i></p>'
        for one in shot.lines
    )
    return f'<p class="MsoNormal" align="center" style="text-align:center"><span style="mso-no-proof:yes"><img width="554" src="{shot.path}" alt="{escape(shot.alt)}" v:shapes="Picture_x0020_1"></span></p>{lines}'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><div id="banner"><h1>{page.department}</h1></div><div id="nav"><ul>{menu()}</ul></div><div id="today">{weekday(page.today)}, ngày {page.today:%d/%m/%Y} {page.today:%H:%M}</div>
<div id="main">{inner}</div><div id="side"><div class="sideTitle">Thông báo</div>{links(others, '<div class="n"><a href="{path}">{title}</a> <i>{day}</i><br>{summary}</div>')}</div><div id="foot">{page.department} giữ bản quyền nội dung trên trang này</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<div class="n"><a href="{path}">{title}</a> <i>({day})</i><div>{summary}</div></div>')
    numbers = " ".join(
        f'<a href="{path}">{number}</a>' if number != page.page else f"<span>{number}</span>"
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page, page.section, f'<div class="title">{page.section}</div>{items}<div class="phan-trang">{numbers}</div>'
    )


LAYOUT = Layout(
    "word", "Sở Lao động tỉnh Sông Trẹm", "sld.songtrem.example", "/Default.aspx?sname=sld&sid=4&pageid=29&catid=77&id={number}", "/Portals/0/{year}/{name}.jpg", "/Portals/0/VanBan/{name}",
    dates, article, roll, roll_path="/Default.aspx?sname=sld&sid=4&pageid=29&catid=77", page_path="{path}&pn={page}", sections=False, most_lines=4,
    signings=("tin-anh", "name-unit", "nguon", "none"), credits=("dot", "dash"),
)  # fmt: skip
