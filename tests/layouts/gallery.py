# ruff: noqa: E501  (markup reads better unbroken)
"""A picture portal: a slide with its caption above the title, galleries of thumbnails, captions in alt or title alone."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, grouped, ink, links, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    if draw.chance(1, 3):
        return None, day(later, f"{later:%d/%m/%Y}")
    return day(posted, f"{posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    dated = f"(Cập nhật: {tale.updated.raw})" if tale.updated else f"({tale.published.raw})" if tale.published else ""
    lead = f'<div class="intro">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    slide = "".join(
        f'<div class="slide"><img src="{shot.path}" alt=""><div class="slide-text">{"<br>".join(ink(tale, one) for one in shot.lines)}</div></div>'
        for shot in tale.shots
        if shot.after < 0
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: "" if shot.after < 0 else _shot(tale, shot))
    signed = f'<div class="sign">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""
    papers = "".join(f'<div class="attach"><a href="{one.path}">{escape(one.title)}</a></div>' for one in tale.papers)
    inner = f"""<div class="view">{slide}<h1>{ink(tale, tale.title)}</h1><div class="when"><em>{dated}</em></div>{lead}<div class="text">{body}</div>{signed}{papers}</div>
<div class="more-news"><div class="more-head">Tin, bài cùng chuyên mục</div>{links(tale.others[:4], '<div class="more-item"><a href="{path}"><img src="/m{n}.jpg" alt="{title}"></a><a href="{path}">{title}</a></div>')}</div>"""
    return _frame(
        tale, tale.title, f'<div class="path"><a href="/">Trang chủ</a><a href="/x">{tale.section}</a></div>{inner}'
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table>{rows(tale, piece)}</table>"
    shapes = {"item": "<li>{}</li>", "heading": "<h4>{}</h4>", "quote": "<q>{}</q>"}
    text = shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))
    return f"<div>{text}</div>" if piece.kind == "quote" else text


def _shot(tale: Tale, shot: Shot) -> str:
    caption = escape(shot.raw or "")
    if tale.number % 2:
        return f'<div class="thumbs"><a class="fancybox" rel="group" href="{shot.path}" title="{caption}"><img src="{shot.path}" alt="" title="{caption}"></a></div>'
    lines = "".join(f"<div>{ink(tale, one)}</div>" for one in shot.lines)
    return f'<div class="pic" align="center"><img src="{shot.path}" alt="{caption}">{lines}</div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:9] if isinstance(page, Tale) else page.beside[:3]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - {page.department}</title></head><body><div id="top"><div class="brand">{page.department}</div><div class="now">{weekday(page.today)}, {page.today:%d/%m/%Y}</div></div><div id="menu"><ul>{wide_menu()}</ul></div><div id="body">{inner}</div><div id="right"><div class="album"><div class="head">Thư viện ảnh</div>{links(others, '<a href="/album/{n}"><img src="/a{n}.jpg" alt="Album số {n}"></a>')}</div><div class="head">Tin mới</div>{links(others, '<div><a href="{path}">{title}</a></div>')}</div><div id="bottom">{page.department}</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="cell"><a href="{path}" title="{title}"><img src="/c{n}.jpg" alt="{title}"></a><div class="cap"><a href="{path}">{title}</a></div><div class="d">{day}</div></div>',
    )
    more = f'<a href="{page.next_path}" rel="next">Trang tiếp</a>' if page.next_path else ""
    return _frame(
        page, page.section, f'<h1>{page.section}</h1><div class="grid">{items}</div><div class="foot-nav">{more}</div>'
    )


LAYOUT = Layout(
    "gallery", "Sở Thể thao tỉnh Núi Cấm Lớn", "stt.nuicam.example", "/{section}/{slug}-{number}.html", "/photos/{year}/{name}.jpg", "/docs/{name}", dates, article, roll,
    roll_path="/{section}.html", page_path="{path}?p={page}", sections=False, slide=True, signings=("bai-anh", "name", "tin-anh", "none"), credits=("dash", "bracket"),
)  # fmt: skip
