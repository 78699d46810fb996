# ruff: noqa: E501  (markup reads better unbroken)
"""After WordPress: entry classes, galleries of figures, a newsletter box and a related box inside the content."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, day, grouped, ink, links, menu, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    shown = f"{posted.day} Tháng {posted.month}, {posted.year}" if draw.chance(1, 2) else f"{posted:%d/%m/%Y}"
    return day(posted, shown), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f"<p><strong>{ink(tale, tale.lead)}</strong></p>" if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    box = f'<div class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Có liên quan</em></h3>{links(tale.others[4:7], """<div class="jp-relatedposts-post"><h4><a href="{path}">{title}</a></h4><p class="jp-relatedposts-post-date">{day}</p></div>""")}</div>'
    signed = f"<p><em>{ink(tale, tale.signing.raw)}</em></p>" if tale.signing.raw else ""
    papers = "".join(
        f'<div class="wp-block-file"><a href="{one.path}">{escape(one.title)}</a><a href="{one.path}" class="wp-block-file__button" download>Tải xuống</a></div>'
        for one in tale.papers
    )
    said = "".join(
        f'<li class="comment"><div class="comment-author"><cite>{name}</cite> nói:</div><div class="comment-metadata"><time>{tale.today:%d/%m/%Y}</time></div><p>{text}</p></li>'
        for name, text in COMMENTS
    )
    inner = f"""<article id="post-{tale.number}" class="post type-post hentry"><header class="entry-header"><div class="entry-category"><a href="/category/x/" rel="category tag">{tale.section}</a></div><h1 class="entry-title">{ink(tale, tale.title)}</h1>
<div class="entry-meta"><span class="posted-on">Đăng ngày <time class="entry-date published" datetime="{tale.when.isoformat()}">{tale.published.raw}</time></span> <span class="comments-link"><a href="#respond">2 bình luận</a></span></div></header>
<div class="entry-content">{lead}{body}{papers}{signed}{box}</div><footer class="entry-footer">Từ khóa: <a href="/tag/a/">công thương</a>, <a href="/tag/b/">khuyến công</a></footer></article>
<div id="comments"><h2 class="comments-title">2 bình luận về “{escape(tale.title)}”</h2><ol class="comment-list">{said}</ol></div><nav class="post-navigation"><a href="{tale.others[0].path}" rel="prev">{escape(tale.others[0].title)}</a></nav>"""
    return _frame(
        tale,
        tale.title,
        f'<nav class="rank-math-breadcrumb"><a href="/">Trang chủ</a> » <a href="/category/x/">{tale.section}</a></nav>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<figure class="wp-block-table"><table>{rows(tale, piece)}</table></figure>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h2>{}</h2>",
        "quote": '<blockquote class="wp-block-quote"><p>{}</p></blockquote>',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    caption = " ".join(ink(tale, one) for one in shot.lines)
    if tale.number % 3 == 0:
        return f'<figure class="wp-block-gallery columns-2"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="{shot.path}" alt="{escape(shot.alt)}"/><figcaption>{caption}</figcaption></figure></li></ul></figure>'
    text = f'<p class="wp-caption-text">{caption}</p>' if caption else ""
    return f'<div style="width: 650px" class="wp-caption aligncenter"><img src="{shot.path}" alt="{escape(shot.alt)}" width="640" height="427"/>{text}</div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:12] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} &#8211; {page.department}</title><meta name="generator" content="WordPress 5.8"></head><body class="single">
<div id="page"><header id="masthead"><p class="site-title"><a href="/">{page.department}</a></p><p class="site-description">Trang tin của ngành công thương địa phương</p></header><nav id="site-navigation"><ul id="primary-menu">{menu()}</ul></nav>
<div id="content"><main id="main">{inner}</main><aside id="secondary"><section class="widget widget_search"><form><input type="search"><button>Tìm kiếm</button></form></section><section class="widget"><h2 class="widget-title">Bài viết mới</h2>{links(others, '<div class="rpwe"><h3><a href="{path}">{title}</a></h3><div class="rpwe-summary">{summary} […]</div></div>')}</section></aside></div><footer id="colophon">Tự hào được hỗ trợ bởi WordPress</footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<article class="post hentry"><h2 class="entry-title"><a href="{path}" rel="bookmark">{title}</a></h2><div class="entry-meta"><time>{day}</time></div><div class="entry-summary"><p>{summary} […] <a class="more-link" href="{path}">Đọc tiếp</a></p></div></article>',
    )
    more = f'<div class="nav-previous"><a href="{page.next_path}">Các bài cũ hơn</a></div>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<header class="page-header"><h1 class="page-title">Chuyên mục: {page.section}</h1></header>{items}<nav class="navigation posts-navigation">{more}</nav>',
    )


LAYOUT = Layout(
    "wordpress", "Trung tâm Khuyến công tỉnh Đồng Lác", "khuyencong.donglac.example", "/{year}/{month}/{slug}/", "/wp-content/uploads/{year}/{month}/{name}.jpg",
    "/wp-content/uploads/{year}/{month}/{name}", dates, article, roll, roll_path="/category/{section}/", page_path="{path}page/{page}/",
    signings=("tin-anh", "bai-anh", "name", "nguon", "none"), credits=("dot", "dash", "source"),
)  # fmt: skip
