# ruff: noqa: E501  (markup reads better unbroken)
"""After VCCorp's system: data-role marks, boxes of further reading inside the content, empty captions, dates in the head."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<h2 class="detail-sapo" data-role="sapo">{ink(tale, tale.lead)}</h2>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    box = f'<div class="VCSortableInPreviewMode" type="RelatedNewsBox"><div class="kbwscwl-relatedbox"><ul class="kbwscwls">{links(tale.others[:2], """<li class="kbwscwlrl"><a href="{path}" class="title">{title}</a><p class="kbwscwlr-sapo">{summary}</p></li>""")}</ul></div></div>'
    note = f'<div class="tham-khao"><p><b>Tham khảo thêm</b></p>{links(tale.others[2:4], """<a href="{path}" title="{title}">{title}</a>""")}</div>'
    cut = body.find("</p>\n") + 4
    body = body[:cut] + box + body[cut:] if cut > 4 else body
    author = (
        f'<div class="detail-author" data-role="author">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""
    )
    papers = "".join(f'<p><a href="{one.path}" class="link-file">{escape(one.title)}</a></p>' for one in tale.papers)
    inner = f"""<div class="detail__main"><div class="detail__header"><a class="category" data-role="cate-name" href="/x.htm">{tale.section}</a><div class="detail-time" data-role="publishdate">{tale.published.raw}</div></div><h1 class="detail-title" data-role="title">{ink(tale, tale.title)}</h1>{lead}
<div class="detail-content afcbc-body" data-role="content">{body}{papers}{note}</div>{author}<div class="detail-tab"><a href="#">Copy link</a></div></div>
<div class="box-new"><div class="box-title">TIN MỚI</div>{links(tale.others[4:9], '<div class="box-category-item"><a class="box-category-link-title" href="{path}">{title}</a><span class="time" title="{day}">{day} {clock}</span><p class="box-category-sapo">{summary}</p></div>')}</div>"""
    head = f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(tale.title)}"><meta property="article:published_time" content="{tale.when:%Y-%m-%dT%H:%M:%S}&#x2B;07:00">'
    return _frame(tale, tale.title, head, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="VCSortableInPreviewMode" type="table"><table>{rows(tale, piece)}</table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h3>{}</h3>",
        "quote": '<div class="VCSortableInPreviewMode" type="ObjectBoxContent"><p>{}</p></div>',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = (
        f'<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{text}</p></figcaption>'
        if text
        else '<figcaption class="PhotoCMS_Caption noCaption"><p class="NLPlaceholderShow" data-placeholder="Nhập chú thích ảnh"></p></figcaption>'
    )
    return f'<figure class="VCSortableInPreviewMode" type="Photo"><div><a href="{shot.path}"><img src="{shot.path}" alt="{escape(tale.title)} - Ảnh 1." w="1200"></a></div>{caption}</figure>'


def _frame(page: Tale | Roll, title: str, head: str, inner: str) -> str:
    others = page.others[9:13] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body><!--u: 12/6/2024 8:09:13 AM-->
<header class="header"><div class="header__top"><span class="time-header">{page.today:%d/%m/%Y}</span><a href="/" class="header__logo" title="{page.department}">{page.department}</a></div><ul class="menu">{wide_menu()}</ul></header>
<div class="main">{inner}<div class="detail__sub"><div class="box-title">Đọc nhiều</div>{links(others, '<div class="box-category-item"><h3><a href="{path}">{title}</a></h3></div>')}</div></div><footer class="footer"><p>© {page.department}. Bản quyền đã được bảo hộ.</p></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="box-stream-item" data-id="{n}"><a class="box-stream-link-title" href="{path}">{title}</a><span class="time-ago">{day} {clock}</span><p class="box-stream-sapo">{summary}</p></div>',
    )
    more = f'<a class="list__viewmore" href="{page.next_path}">Xem thêm</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        "",
        f'<div class="list__main"><h1 class="list__title">{page.section}</h1>{items}<div class="list__center">{more}</div></div>',
    )


LAYOUT = Layout(
    "vccorp", "Cổng Thông tin Công Thương miền Tây", "congthuong.mientay.example", "/{slug}-101{stamp}.htm", "/zoom/700_438/{year}/{month}/{name}.jpg", "/files/{name}", dates, article, roll,
    roll_path="/{section}.htm", page_path="/timelinelist/101002/trang-{page}.htm", signings=("name", "name-unit", "collected", "none"), credits=("dash", "bracket", "source"),
)  # fmt: skip
