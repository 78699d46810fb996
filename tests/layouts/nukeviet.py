# ruff: noqa: E501  (markup reads better unbroken)
"""After NukeViet: a title with itemprop, hometext, bodytext, lists of newer and older items, a rating line."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, office_lines, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)} - {posted:%d/%m/%Y %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    top = next((shot for shot in tale.shots if shot.after < 0), None)
    main = _main_image(tale, top) if top else ""
    lead = f'<div class="hometext m-bottom" itemprop="description">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: "" if shot is top else _shot(tale, shot))
    inner = f"""<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope><div class="panel-body">
<h1 class="title margin-bottom-lg" itemprop="headline">{ink(tale, tale.title)}</h1>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{tale.published.raw}</span></div>
<div class="col-md-12"><ul class="list-inline text-right"><li><a class="dimgray" title="Gửi bài viết qua email" href="/vi/news/sendmail/x"><em class="fa fa-envelope">&nbsp;</em></a></li>
<li><a class="dimgray" rel="nofollow" href="{tale.path}?print">In ra</a></li></ul></div></div>
{main}{lead}<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{body}</div>{_signed(tale)}</div></div>
{_files(tale)}<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B" action=""><div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: {tale.views % 40} trong {tale.views % 9} đánh giá</p></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news"><p class="h3"><strong>Những tin mới hơn</strong></p><ul class="detail-related related list-none list-items">{_related(tale, 0)}</ul>
<p class="h3"><strong>Những tin cũ hơn</strong></p><ul class="detail-related related list-none list-items">{_related(tale, 4)}</ul></div></div>"""
    crumbs = f'<ol class="breadcrumb"><li><a href="/"><span>Trang chủ</span></a></li><li><a href="/vi/news/"><span>Tin tức</span></a></li><li><a href="/vi/news/x/"><span>{tale.section}</span></a></li></ol>'
    return _frame(tale, tale.title, crumbs + inner)


def _main_image(tale: Tale, shot: Shot) -> str:
    caption = f"<figcaption>{ink(tale, shot.raw)}</figcaption>" if shot.raw else ""
    return f'<figure class="article center pointer"><img alt="{escape(tale.title)}" src="{shot.path}" width="460" class="img-thumbnail"/>{caption}</figure>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="1" cellspacing="1" style="width:100%"><tbody>{rows(tale, piece)}</tbody></table>'
    text = ink(tale, piece.text)
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<div><strong>{}</strong></div>",
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, '<div style="text-align: justify;">{}</div>').format(text)


def _shot(tale: Tale, shot: Shot) -> str:
    lines = "".join(f'<div style="text-align: center;"><em>{ink(tale, one)}</em></div>' for one in shot.lines)
    return f'<div style="text-align:center"><img alt="{escape(shot.alt)}" height="360" src="{shot.path}" width="540" /></div>\n{lines}'


def _signed(tale: Tale) -> str:
    label, colon, value = tale.signing.raw.partition(": ")
    if not colon:
        return f'<div class="margin-bottom-lg"><p class="h5 text-right">{ink(tale, label)}</p></div>' if label else ""
    return (
        f'<div class="margin-bottom-lg"><p class="h5 text-right"><strong>{label}: </strong>{ink(tale, value)}</p></div>'
    )


def _files(tale: Tale) -> str:
    if not tale.papers:
        return ""
    items = "".join(
        f'<div class="list-group-item"><a href="{one.path}" title="Tải về">{escape(one.title)}</a></div>'
        for one in tale.papers
    )
    return f'<div class="panel panel-default"><div class="panel-heading"><em class="fa fa-download"></em><strong>File đính kèm</strong></div><div class="list-group">{items}</div></div>'


def _related(tale: Tale, start: int) -> str:
    form = '<li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="{path}" title="{title}">{title}</a></h4> <em>({day})</em></li>'
    return links(tale.others[start : start + 4], form)


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    side = links(
        page.others[8:12] if isinstance(page, Tale) else page.beside[:4],
        '<li class="clearfix"><a class="show" href="{path}"><img src="/assets/t{n}.jpg" alt="{title}" width="80"/></a><a href="{path}">{title}</a><p>{summary}</p></li>',
    )
    foot = "".join(f"<p>{one}</p>" for one in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi" prefix="og: http://ogp.me/ns#"><head><meta charset="utf-8"><title>{escape(title)} - {page.department}</title>
<meta name="author" content="{page.department}"><meta name="generator" content="NukeViet v4.5"><meta property="og:site_name" content="{page.department}"></head><body>
<header><div class="logo"><a href="/"><img src="/uploads/logo.png" alt="{page.department}"></a><h1>{page.department}</h1><h2>Cổng thông tin điện tử</h2></div></header>
<nav class="second-nav" id="menusite"><ul class="nav navbar-nav">{menu()}</ul></nav><div class="header-time">{weekday(page.today)}, {page.today:%d/%m/%Y, %H:%M}</div>
<section><div class="container"><div class="row"><div class="col-md-16">{inner}</div><div class="col-md-8"><div class="panel"><div class="panel-heading">Tin xem nhiều</div><ul class="block_groups">{side}</ul></div>
<div class="panel"><div class="panel-heading">Thăm dò ý kiến</div>{poll()}</div></div></div></div></section><footer id="footer">{foot}<p>Ghi rõ nguồn khi phát hành lại thông tin từ website này</p></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="news_column panel panel-default"><div class="panel-body featured"><a href="{path}" title="{title}"><img alt="{title}" src="/assets/n{n}.jpg" width="100" class="img-thumbnail pull-left imghome"/></a><h3><a href="{path}" title="{title}">{title}</a></h3><p><em class="fa fa-clock-o">&nbsp;</em>{day} {clock}</p><p>{summary}</p></div></div>',
    )
    numbers = "".join(
        f'<li class="{"active" if number == page.page else ""}"><a href="{"#" if number == page.page else path}">{number}</a></li>'
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page,
        page.section,
        f'<div class="news_column"><h1 class="margin-bottom">{page.section}</h1>{items}<div class="text-center"><ul class="pagination">{numbers}</ul></div></div>',
    )


LAYOUT = Layout(
    "nukeviet", "Sở Công Thương tỉnh Vàm Trà", "sct.vamtra.example", "/vi/news/{section}/{slug}-{number}.html",
    "/uploads/news/{year}_{month}/{name}.jpg", "/vi/news/download/{name}", dates, article, roll,
    roll_path="/vi/news/{section}/", page_path="{path}page-{page}/", slide=True, contacts=True, most_lines=2,
    signings=("tac-gia", "nguon", "tin-anh", "none"), credits=("dot", "bracket"),
)  # fmt: skip
