# ruff: noqa: E501  (markup reads better unbroken)
"""WordPress under a shop's theme: months in words, galleries as lists of terms, boxes inside the content."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, day, grouped, ink, links, menu, pager, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

MONTHS = (
    "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
)  # fmt: skip
SHARE = '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a rel="nofollow noopener" class="share-twitter sd-button" href="?share=twitter"><span>Click to share on Twitter (Opens in new window)</span></a></li><li><a rel="nofollow noopener" class="share-facebook sd-button" href="?share=facebook"><span>Click to share on Facebook (Opens in new window)</span></a></li></ul></div></div></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted.day} Tháng {MONTHS[posted.month - 1]}, {posted.year}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p style="text-align: justify;"><em><strong>{ink(tale, tale.lead)}</strong></em></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""
    )
    papers = "".join(
        f'<p><a class="wp-file" href="{one.path}" target="_blank" rel="noopener">{escape(one.title)}</a></p>'
        for one in tale.papers
    )
    form = '<div class="jp-relatedposts-post"><a class="jp-relatedposts-post-a" href="{path}" title="{title}"><img class="jp-relatedposts-post-img" src="/r{n}.jpg" alt=""></a><h4 class="jp-relatedposts-post-title"><a href="{path}">{title}</a></h4><time class="jp-relatedposts-post-date" datetime="">{day}</time><p class="jp-relatedposts-post-context">In &quot;Tin tức&quot;</p></div>'
    related = f"<div id='jp-relatedposts' class='jp-relatedposts'><h3 class='jp-relatedposts-headline'><em>Related</em></h3><div class='jp-relatedposts-items'>{links(tale.others[:3], form)}</div></div>"
    inner = f"""<article id="post-{tale.number}" class="post-{tale.number} post type-post status-publish format-standard has-post-thumbnail hentry"><div class="article-inner"><header class="entry-header"><div class="entry-header-text entry-header-text-top text-left"><h6 class="entry-category is-xsmall"><a href="/muc/x/" rel="category tag">{tale.section}</a></h6>
<h1 class="entry-title">{ink(tale, tale.title)}</h1><div class="entry-divider is-divider small"></div><div class="entry-meta uppercase is-xsmall"><span class="posted-on">Posted on <a href="{tale.path}" rel="bookmark"><time class="entry-date published" datetime="{tale.when.isoformat()}">{tale.published.raw}</time></a></span> <span class="byline">by <span class="meta-author vcard"><a class="url fn n" href="/author/admin/">admin</a></span></span></div></div></header>
<div class="entry-content single-page">{lead}{body}{papers}{signed}{SHARE}{related}<div class="blog-share text-center"><div class="is-divider medium"></div></div></div>
<footer class="entry-meta text-left">This entry was posted in <a href="/muc/x/" rel="category tag">{tale.section}</a> and tagged <a href="/tag/a/" rel="tag">khuyến công</a>. Bookmark the <a href="{tale.path}" rel="bookmark">permalink</a>.</footer>
<nav role="navigation" id="nav-below" class="navigation-post"><div class="nav-previous"><a href="{tale.others[3].path}" rel="prev">{escape(tale.others[3].title)}</a></div><div class="nav-next"><a href="{tale.others[4].path}" rel="next">{escape(tale.others[4].title)}</a></div></nav></div></article>{_comments(tale)}"""
    return _frame(tale, f"{tale.title} - {tale.department}", inner)


def _comments(tale: Tale) -> str:
    said = "".join(
        f'<li class="comment"><article class="comment-inner"><cite class="strong fn">{name}</cite> <span class="says">viết:</span><div class="comment-content"><p>{text}</p></div><div class="comment-meta"><time>{tale.today:%d/%m/%Y} lúc {tale.today:%H:%M}</time></div></article></li>'
        for name, text in COMMENTS
    )
    return f'<div id="comments" class="comments-area"><h3 class="comments-title uppercase">2 thoughts on “<span>{escape(tale.title)}</span>”</h3><ol class="comment-list">{said}</ol><div id="respond"><h3 class="comment-reply-title">Để lại một bình luận</h3><form><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p><label>Bình luận *</label><textarea></textarea></form></div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table style="border-collapse: collapse; width: 100%;"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h3><strong>{}</strong></h3>",
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    caption = " ".join(ink(tale, one) for one in shot.lines)
    image = f'<img decoding="async" class="size-large wp-image-{tale.number}" src="{shot.path}" alt="{escape(shot.alt)}" width="1024" height="683" />'
    if tale.number % 2:
        text = (
            f"<dd class='wp-caption-text gallery-caption' id='gallery-1-{tale.number}'>{caption}</dd>"
            if caption
            else ""
        )
        return f"<div id='gallery-1' class='gallery galleryid-{tale.number} gallery-columns-1 gallery-size-large'><dl class='gallery-item'><dt class='gallery-icon landscape'><a href='{shot.path}'>{image}</a></dt>{text}</dl><br style='clear: both' /></div>"
    if not caption:
        return f"<p>{image}</p>"
    return f'<figure id="attachment_{tale.number}" aria-describedby="caption-attachment-{tale.number}" style="width: 1024px" class="wp-caption aligncenter">{image}<figcaption id="caption-attachment-{tale.number}" class="wp-caption-text">{caption}</figcaption></figure>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[5:10] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html><html lang="vi" class="loading-site no-js"><head><meta charset="UTF-8" /><title>{escape(title)}</title><meta name="generator" content="WordPress 6.4" /></head><body class="single single-post wp-theme lightbox nav-dropdown-has-arrow"><a class="skip-link screen-reader-text" href="#main">Skip to content</a>
<div id="wrapper"><header id="header" class="header has-sticky"><div id="top-bar" class="header-top"><ul class="nav nav-left"><li class="html custom html_topbar_left"><strong>{page.department}</strong></li></ul></div><div id="masthead"><div id="logo"><a href="/" rel="home"><img src="/wp-content/uploads/logo.png" class="header_logo" alt="{page.department}"/></a></div><ul class="header-nav header-nav-main nav">{menu('<li class="menu-item"><a href="/muc/{n}/" class="nav-top-link">{name}</a></li>')}</ul></div></header>
<main id="main"><div id="content" class="blog-wrapper blog-single page-wrapper"><div class="row row-large"><div class="large-9 col">{inner}</div><div class="post-sidebar large-3 col"><div id="secondary" class="widget-area"><aside class="widget flatsome_recent_posts"><span class="widget-title"><span>Bài viết mới</span></span><div class="is-divider small"></div><ul>{links(others, '<li class="recent-blog-posts-li"><div class="flex-row recent-blog-posts"><div class="flex-col mr-half"><div class="badge post-date badge-small badge-outline"><div class="badge-inner bg-fill"><span class="post-date-day">{n}</span><br><span class="post-date-month is-xsmall">Th12</span></div></div></div><div class="flex-col flex-grow"><a href="{path}" title="{title}">{title}</a><span class="post_comments op-7 block is-xsmall">Chức năng bình luận bị tắt</span></div></div></li>')}</ul></aside></div></div></div></div></main>
<footer id="footer" class="footer-wrapper"><div class="absolute-footer dark"><div class="copyright-footer">Copyright 2025 © <strong>{page.department}</strong></div></div></footer></div><div id="main-menu" class="mobile-sidebar no-scrollbar mfp-hide"><ul class="nav nav-sidebar nav-vertical">{menu('<li><a href="/muc/{n}/">{name}</a></li>')}</ul></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="col post-item"><div class="col-inner"><div class="box box-vertical box-text-bottom box-blog-post has-hover"><div class="box-image"><a href="{path}" class="plain" aria-label="{title}"><img src="/wp-content/uploads/l{n}.jpg" alt="" loading="lazy" /></a></div><div class="box-text text-left"><div class="box-text-inner blog-post-inner"><h5 class="post-title is-large"><a href="{path}" class="plain">{title}</a></h5><div class="is-divider"></div><p class="from_the_blog_excerpt">{summary} [...]</p></div></div><div class="badge absolute top post-date badge-outline"><div class="badge-inner"><span class="post-date-day">{n}</span><br><span class="post-date-month is-xsmall">Th10</span></div></div></div></div></div>',
    )
    numbers = pager(
        page,
        '<li><a class="page-number" href="{path}">{n}</a></li>',
        '<li><span aria-current="page" class="page-number current">{n}</span></li>',
    )
    more = (
        f'<li><a class="next page-number" href="{page.next_path}"><i class="icon-angle-right"></i></a></li>'
        if page.next_path
        else ""
    )
    return _frame(
        page,
        page.section,
        f'<header class="archive-page-header"><h1 class="page-title is-large uppercase">Category Archives: <span>{page.section}</span></h1></header><div id="post-list"><div class="row large-columns-3">{items}</div><ul class="page-numbers nav-pagination links text-center">{numbers}{more}</ul></div>',
    )


LAYOUT = Layout(
    "flatsome", "Hiệp hội Doanh nghiệp nhỏ Gò Mơ", "hiephoi.gomo.example", "/{slug}-{number}/", "/wp-content/uploads/{year}/{month}/{name}.jpg", "/wp-content/uploads/{year}/{month}/{name}",
    dates, article, roll, roll_path="/muc/{section}/", page_path="{path}page/{page}/", signings=("tin-va-anh", "bai-anh-line", "theo", "name", "none"), credits=("dot", "source", "slash"),
)  # fmt: skip
