# ruff: noqa: E501  (markup reads better unbroken)
"""A page without any heading: the title is a bold paragraph in capitals of the section's box, the date ends the text."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, ink, links, rows, wide_menu, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return (day(posted, f"{posted:%d.%m.%Y}"), None) if draw.chance(1, 2) else (day(posted, f"{posted:%d-%m-%Y}"), None)


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="p2"><b>{ink(tale, tale.lead)}</b></p>' if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p class="p5" style="text-align:right"><b>{ink(tale, tale.signing.raw)}</b></p>' if tale.signing.raw else ""
    )
    papers = "".join(f'<p class="p6"><a href="{one.path}">{escape(one.title)}</a></p>' for one in tale.papers)
    inner = f"""<div class="c1"><p class="p1"><strong>{ink(tale, tale.title)}</strong></p>{lead}{body}{signed}{papers}<p class="p7"><i>Ngày đưa tin: {tale.published.raw}</i></p></div>
<div class="c2"><p><b>Tin tức khác</b></p>{links(tale.others[:6], '<p>» <a href="{path}">{title}</a></p>')}</div>"""
    return _frame(tale, tale.department, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="t1">{rows(tale, piece)}</table>'
    shapes = {"item": "<p>• {}</p>", "heading": "<p><b>{}</b></p>", "quote": "<p><i>{}</i></p>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    return f'<p class="p3"><img src="{shot.path}" alt="{escape(shot.alt)}"></p>' + "".join(
        f'<p class="p4"><i>{ink(tale, one)}</i></p>' for one in shot.lines
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><div class="b"><img src="/b.png" alt=""></div><div class="m"><ul>{wide_menu()}</ul></div><div class="w"><div class="l"><p><b>LIÊN KẾT WEBSITE</b></p><select><option>Cổng TTĐT tỉnh</option><option>Bộ, ngành trung ương</option></select><p><b>THÔNG BÁO</b></p><marquee>{links(others, '<p><a href="{path}">{title}</a></p>')}</marquee></div><div class="k">{inner}</div></div><div class="f"><p>{page.department}</p><p>Lượt truy cập: 2.118.904 - Trực tuyến: 12</p></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<p>» <a href="{path}">{title}</a> <i>({day})</i></p>')
    numbers = " ".join(f'<a href="{path}">[{number}]</a>' for number, path in enumerate(page.paths, 1))
    return _frame(
        page,
        page.department,
        f'<div class="c1"><p class="p1"><strong>{page.section}</strong></p>{items}<p>{numbers}</p></div>',
    )


LAYOUT = Layout(
    "bold", "Ban Quản lý khu kinh tế Cồn Ngang", "bql.conngang.example", "/?q=tin&id={number}", "/anh/{name}.jpg", "/tep/{name}", dates, article, roll,
    roll_path="/?q=muc&m=4", page_path="{path}&tr={page}", sections=False, most_lines=2, signings=("tin-anh", "name-unit", "nguon", "none"), credits=("dot", "dash"),
)  # fmt: skip
