# ruff: noqa: E501  (markup reads better unbroken)
"""A modular PHP portal of 2016, all divs: "Đăng ngày" with dashes below an h2, a bold lead over the slide picture, TIN MỚI at the left."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import grouped, ink, links, minute, office_lines, pager, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

BLOCK = '<div class="block"><div class="block-title"><span>{}</span></div><div class="block-content">{}</div></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%d-%m-%Y %H:%M}"), minute(later, f"{later:%d-%m-%Y %H:%M}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    updated = f' <span class="date-edit">Sửa lần cuối: {tale.updated.raw}</span>' if tale.updated else ""
    lead = f'<div class="news-intro"><strong>{ink(tale, tale.lead)}</strong></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<div class="news-author">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""
    form = '<li><a href="{path}" title="{title}">{title}</a> <span class="day">({day} {clock})</span></li>'
    inner = f"""<div class="breadcrumbs"><span class="home"><a href="/">Trang nhất</a></span> » <a href="/tin-tuc/">Tin tức</a> » <a href="/tin-tuc/x/">{tale.section}</a></div>
<div class="news-detail"><h2 class="news-title">{ink(tale, tale.title)}</h2><div class="news-info"><span class="date-post">Đăng ngày: {tale.published.raw}</span>{updated} <span class="hits">Lượt xem: {tale.views}</span><span class="font-size"><a href="#">A-</a> <a href="#">A+</a></span></div>
{lead}<div class="news-text">{body}</div>{signed}{_papers(tale)}<div class="clear"></div><div class="news-rate">Đánh giá bài viết: <span class="stars" data-score="4"></span> 4/5 (3 lượt)</div></div>
<div class="news-others"><h4>Tin liên quan</h4><ul>{links(tale.others[:4], form)}</ul></div><div class="news-others"><h4>Các tin đã đăng</h4><ul>{links(tale.others[4:9], form)}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="1" cellspacing="1" style="width:100%;"><tbody>{rows(tale, piece, "td", "<div>{}</div>")}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<p><strong>{}</strong></p>",
        "quote": "<p><em>{}</em></p>",
    }
    return shapes.get(piece.kind, '<p style="text-align:justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}" style="width:100%" />'
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    if shot.after < 0:
        note = f'<div class="news-image-note">{text}</div>' if text else ""
        return f'<div class="news-image"><a href="{shot.path}" rel="lightbox">{image}</a>{note}</div>'
    note = f'<p style="text-align:center;"><em><span style="color:#696969;">{text}</span></em></p>' if text else ""
    return f'<p style="text-align:center;">{image}</p>\n{note}'


def _papers(tale: Tale) -> str:
    made = "".join(f'<li><i class="icon-download"></i> <a href="{one.path}" title="Tải về">{escape(one.title)}</a> <em>({tale.views % 700 + 30} KB)</em></li>' for one in tale.papers)  # fmt: skip
    return f'<div class="news-attach"><b>Tài liệu đính kèm:</b><ul>{made}</ul></div>' if made else ""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[9:15] if isinstance(page, Tale) else page.beside[:6]
    bar = nested('<li class="parent"><a href="/nhom-{n}/">{name}</a><ul id="c{n}">{inner}</ul></li>', '<li><a href="/muc-{n}/">{name}</a></li>')  # fmt: skip
    fresh = links(others, '<div class="item-new"><a href="{path}"><img src="/uploads/thumb/n{n}.jpg" alt="" width="70" /></a><a class="name" href="{path}">{title}</a></div>')  # fmt: skip
    foot = "".join(f"<p>{line}</p>" for line in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi" xml:lang="vi"><head><meta charset="utf-8" /><title>{escape(title)} - {page.department}</title><meta name="description" content="Trang thông tin điện tử {page.department}" /><link rel="stylesheet" href="/templates/sonn/css/style.css" /></head><body>
<div id="wrapper"><div id="header"><div class="slogan">Kỷ cương - Trách nhiệm - Hiệu quả</div><a class="logo" href="/"><img src="/templates/sonn/images/banner.png" alt="{page.department}" /></a></div><div id="nav"><ul class="menu-top">{bar}</ul></div><div id="bar"><div class="clock">{weekday(page.today)}, {page.today:%d-%m-%Y}</div><form action="/tim-kiem/"><input name="q" placeholder="Từ khóa..." /><button>Tìm</button></form></div>
<div id="main"><div id="left">{BLOCK.format("TIN MỚI", fresh)}{BLOCK.format("Thăm dò ý kiến", poll())}{BLOCK.format("Thống kê", "<ul><li>Đang online: 21</li><li>Hôm nay: 1.090</li><li>Tháng này: 40.318</li></ul>")}</div><div id="content">{inner}</div><div class="clear"></div></div>
<div id="footer"><div class="footer-info"><h5>{page.office.name.upper()}</h5>{foot}</div><div class="footer-copy">Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</div></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<div class="news-item"><h3><a href="{path}" title="{title}">{title}</a></h3><div class="news-info">Đăng ngày: {day} {clock}</div><a href="{path}"><img class="thumb" src="/uploads/thumb/l{n}.jpg" alt="{title}" /></a><p>{summary}</p><div class="more"><a href="{path}">Xem chi tiết</a></div><div class="clear"></div></div>')  # fmt: skip
    numbers = pager(page, '<a href="{path}">{n}</a> ', "<strong>{n}</strong> ")
    more = f'<a href="{page.next_path}" class="next">Trang sau</a>' if page.next_path else ""
    return _frame(page, page.section, f'<div class="breadcrumbs"><a href="/">Trang nhất</a> » {page.section}</div><div class="news-list">{items}</div><div class="generate-page">{numbers}{more}</div>')  # fmt: skip


LAYOUT = Layout(
    "phpportal", "Sở Nông nghiệp tỉnh Đồng Bưng", "snn.dongbung.example", "/tin-tuc/{section}/{slug}-{number}.html", "/uploads/news/{year}_{month}/{name}.jpg", "/uploads/dinhkem/{name}", dates, article, roll,
    roll_path="/tin-tuc/{section}/", page_path="{path}trang-{page}.html", contacts=True, slide=True, most_lines=2,
    signings=("tac-gia", "tin-anh", "nguon", "tin-va-anh", "none"), credits=("dot", "source", "bracket"),
)  # fmt: skip
