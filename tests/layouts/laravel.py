# ruff: noqa: E501  (markup reads better unbroken)
"""After a PHP portal: News_Detail_Title, the caption only in the picture's tool tip, author at the right, PDF previews."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, office_lines, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 2)
    return minute(posted, f"{posted:%H:%M - %d/%m/%Y}"), minute(later, f"{later:%H:%M - %d/%m/%Y}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    updated = f'<span class="News_Time_Update">Cập nhật lần cuối: {tale.updated.raw}</span>' if tale.updated else ""
    lead = f'<p class="News_Detail_Quote"><b>{ink(tale, tale.lead)}</b></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot), "ol")
    signed = (
        f'<p class="author-info" style="text-align:right"><i>{ink(tale, tale.signing.raw)}</i></p>'
        if tale.signing.raw
        else ""
    )
    inner = f"""<div class="News_Detail"><h2 class="News_Detail_Title">{ink(tale, tale.title)}</h2><p class="News_Time_Post">Ngày đăng: {tale.published.raw}</p>{updated}<p class="view">Lượt xem: {tale.views:,}</p>
<div class="News_Detail_Content">{lead}{body}{signed}</div>{_papers(tale)}
<div class="News_Comment"><h4>Bình luận</h4><div class="cmt"><b>Lê Văn Út</b> <i>{tale.today:%d/%m/%Y %H:%M}</i><p>Đề nghị Sở công bố sớm danh sách để bà con biết mà chuẩn bị hồ sơ cho kịp thời hạn đăng ký.</p></div></div>
<h4 class="News_Other">Tin cùng chuyên mục</h4><ul>{links(tale.others[:6], '<li><a href="{path}">{title}</a> - <small>{day}</small></li>')}</ul></div>"""
    return _frame(
        tale,
        tale.title,
        f'<div class="duong-dan"><a href="/">Trang chủ</a> / <a href="/muc">{tale.section}</a></div>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="table">{rows(tale, piece)}</table>'
    shapes = {"item": "<li>{}</li>", "heading": "<p><u>{}</u></p>", "quote": "<blockquote>{}</blockquote>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    caption = escape(shot.raw or "")
    if tale.number % 2:
        return f'<p><img src="{shot.path}" title="{caption}" alt=""></p>'
    return f'<p class="text-center"><img src="{shot.path}" alt="{caption}"></p>'


def _papers(tale: Tale) -> str:
    return "".join(
        f'<div class="pdf-preview"><a href="{one.path}" target="_blank">{escape(one.title)}</a><iframe src="/pdfjs/viewer.html?file={one.path}"></iframe></div>'
        for one in tale.papers
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    foot = "".join(f"<li>{line}</li>" for line in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="csrf-token" content="x"><title>{page.department} | {escape(title)}</title></head><body>
<header class="top"><img src="/images/banner.png" alt="banner"><span id="date">{weekday(page.today)}, {page.today:%d-%m-%Y}</span></header><nav class="main-menu"><ul>{menu()}</ul></nav>
<div class="wrap"><div class="left">{inner}</div><div class="right"><div class="tab"><h3>Xem nhiều</h3>{links(others, '<div class="News_Item"><a href="{path}">{title}</a><p>{summary} ...</p></div>')}</div></div></div><footer><ul>{foot}</ul></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="News_Item"><a href="{path}"><img src="/thumb/{n}.jpg" alt="{title}"></a><a class="News_Title" href="{path}">{title}</a><p class="News_Time_Post">{clock} - {day}</p><p>{summary}</p></div>',
    )
    numbers = "".join(
        f'<li class="page-item"><a class="page-link" href="{path}">{number}</a></li>'
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page,
        page.section,
        f'<h1>{page.section}</h1>{items}<nav><ul class="pagination"><li class="page-item"><a class="page-link" href="{page.next_path or "#"}" rel="next">›</a></li>{numbers}</ul></nav>',
    )


LAYOUT = Layout(
    "laravel", "Sở Du lịch tỉnh Ba Khe", "sdl.bakhe.example", "/index?com=tintuc_ct&id_tin={number}", "/uploads/images/{year}/{name}.jpg",
    "/uploads/files/{name}", dates, article, roll, roll_path="/index?com=danhmuc_tin&id_category=9", page_path="{path}&page={page}",
    contacts=True, signings=("nguoi-viet", "tin-anh", "collected", "none"), credits=("dash", "bracket"),
)  # fmt: skip
