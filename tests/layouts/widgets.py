# ruff: noqa: E501  (markup reads better unbroken)
"""A department on WordPress: wp-caption boxes and loose captions, an excerpt that some editors print twice, widgets with news."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import day, grouped, ink, links, office_lines, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="entry-excerpt"><p>{ink(tale, tale.lead)}</p></div>' if tale.lead else ""
    again = (
        f'<p style="text-align: justify;"><strong>{ink(tale, tale.lead)}</strong></p>\n'
        if tale.lead and tale.number % 3 == 0
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""
    )
    inner = f"""<div id="crumbs"><a href="https://{LAYOUT.host}/">Trang chủ</a> <span class="delimiter">/</span> <a href="/category/x/">{tale.section}</a> <span class="delimiter">/</span> <span class="current">{ink(tale, tale.title)}</span></div><article id="post-{tale.number}" class="post-listing post type-post status-publish format-standard has-post-thumbnail hentry"><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{ink(tale, tale.title)}</span></h1>
<p class="post-meta"><span class="post-meta-author"><i class="fa fa-user"></i><a href="/author/bientap/" title="">bientap</a></span> <span class="tie-date"><i class="fa fa-clock-o"></i>{tale.published.raw}</span> <span class="post-cats"><i class="fa fa-folder"></i><a href="/category/x/" rel="category tag">{tale.section}</a></span> <span class="post-comments"><a href="#respond">Để lại bình luận</a></span> <span class="post-views"><i class="fa fa-eye"></i>{tale.views} lượt xem</span></p>
<div class="entry">{lead}{again}{body}{signed}{_papers(tale)}<div class="heateor_sss_sharing_container"><div class="heateor_sss_sharing_title">Chia sẻ</div><a aria-label="Facebook" href="https://www.facebook.example/sharer"></a></div></div><p class="post-tag">Thẻ <a href="/tag/sct/" rel="tag">Sở Công Thương</a> <a href="/tag/hang-viet/" rel="tag">hàng Việt</a></p></div></article>
<div class="post-navigation"><div class="post-previous"><a href="{tale.others[0].path}" rel="prev"><span>Bài trước</span> {escape(tale.others[0].title)}</a></div><div class="post-next"><a href="{tale.others[1].path}" rel="next"><span>Bài tiếp theo</span> {escape(tale.others[1].title)}</a></div></div>
<section id="related_posts"><div class="block-head"><h3>Bài viết liên quan</h3></div><div class="post-listing">{links(tale.others[2:5], '<div class="related-item"><div class="post-thumbnail"><a href="{path}"><img src="/wp-content/uploads/r{n}-310x165.jpg" alt="{title}" /></a></div><h3><a href="{path}" rel="bookmark">{title}</a></h3><p class="post-meta"><span class="tie-date">{day}</span></p></div>')}</div></section>
<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Trả lời</h3><form><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p><textarea></textarea><input type="submit" value="Phản hồi" /></form></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<figure class="wp-block-table"><table><tbody>{rows(tale, piece)}</tbody></table></figure>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h3><strong>{}</strong></h3>",
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    number = shot.path.rpartition("_")[2].partition("-")[0]
    small = shot.path.replace("1024x683", "300x200")
    image = f'<img loading="lazy" decoding="async" class="aligncenter size-large wp-image-{number}" src="{shot.path}" alt="{escape(shot.alt)}" width="660" height="440" srcset="{shot.path} 1024w, {small} 300w" sizes="(max-width: 660px) 100vw, 660px" />'
    if not text:
        return f"<p>{image}</p>"
    if tale.number % 4 == 1:
        return f'<p style="text-align: center;">{image}</p>\n<p style="text-align: center;"><em>{text}</em></p>'
    return f'<div id="attachment_{number}" style="width: 670px" class="wp-caption aligncenter">{image}<p id="caption-attachment-{number}" class="wp-caption-text">{text}</p></div>'


def _papers(tale: Tale) -> str:
    return "".join(
        f'<div class="wp-block-file"><a href="{one.path}">{escape(one.title)}</a><a href="{one.path}" class="wp-block-file__button" download>Tải về</a></div>'
        for one in tale.papers
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[5:14] if isinstance(page, Tale) else page.beside
    bar = nested(
        '<li class="menu-item menu-item-has-children"><a href="/nhom-{n}/">{name}</a><ul class="sub-menu">{inner}</ul></li>',
        '<li class="menu-item"><a href="/?page_id={n}">{name}</a></li>',
    )
    fresh = links(
        others[:4],
        '<li><div class="post-thumbnail"><a href="{path}"><img src="/wp-content/uploads/w{n}-110x75.jpg" alt="" /></a></div><h3><a href="{path}">{title}</a></h3><span class="tie-date">{day}</span><div class="sum">{summary}</div></li>',
    )
    meta = f'<meta property="og:locale" content="vi_VN" /><meta property="og:type" content="{"article" if isinstance(page, Tale) else "object"}" /><meta property="og:title" content="{escape(title)} - {page.department}" /><meta property="og:site_name" content="{page.department}" />'
    foot = "".join(f"<p>{line}</p>" for line in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8" /><title>{escape(title)} - {page.department}</title>{meta}<link rel="https://api.w.org/" href="/wp-json/" /></head><body class="wp-singular lazy-enabled"><div class="wrapper-outer"><div class="background-cover"></div><aside id="slide-out"><div class="search-mobile"><form><input type="text" placeholder="Tìm kiếm" /></form></div><div id="mobile-menu" class="mobile-hide-icons"></div></aside>
<div id="wrapper"><header id="theme-header"><div class="header-content"><div class="logo"><h2><a title="{page.department}" href="/"><img src="/wp-content/uploads/logo.png" alt="{page.department}" /><strong>{page.department}</strong></a></h2></div></div><nav id="main-nav"><div class="main-menu"><ul id="menu-chinh" class="menu">{bar}</ul></div></nav></header>
<div id="breaking-news"><span class="breaking-news-title">Tin nóng</span><ul>{links(others[6:], '<li><a href="{path}" title="{title}">{title}</a></li>')}</ul></div><div id="main-content" class="container"><div class="content">{inner}</div>
<aside id="sidebar"><div class="theiaStickySidebar"><div class="widget" id="posts-list-widget-2"><div class="widget-top"><h4>Bài viết mới</h4></div><div class="widget-container"><ul>{fresh}</ul></div></div><div class="widget widget_archive"><div class="widget-top"><h4>Lưu trữ</h4></div><select><option>Chọn tháng</option><option>Tháng 5 2024 (12)</option><option>Tháng 4 2024 (9)</option></select></div><div class="widget"><div class="widget-top"><h4>Được xem nhiều</h4></div><ul>{links(others[4:6], '<li><a href="{path}">{title}</a> <em>{day}</em></li>')}</ul></div></div></aside></div>
<footer id="theme-footer"><div class="footer-widget"><h4>{page.office.name}</h4>{foot}</div><div class="footer-bottom">© Bản quyền thuộc về {page.department}</div></footer></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<article class="item-list"><h2 class="post-box-title"><a href="{path}">{title}</a></h2><p class="post-meta"><span class="tie-date">{day}</span><span class="post-comments"><a href="{path}#respond">0</a></span></p><div class="post-thumbnail"><a href="{path}"><img src="/wp-content/uploads/{n}-310x165.jpg" alt="" /></a></div><div class="entry"><p>{summary} &hellip;</p><a class="more-link" href="{path}">Xem thêm &raquo;</a></div></article>',
    )
    numbers = "".join(
        f'<span class="current">{number}</span>'
        if number == page.page
        else f'<a href="{path}" class="page" title="{number}">{number}</a>'
        for number, path in enumerate(page.paths, 1)
    )
    more = f'<span id="tie-next-page"><a href="{page.next_path}">»</a></span>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<div class="page-head"><h1 class="page-title">{page.section}</h1><a class="rss-cat-icon" href="/feed/"></a></div><div class="post-listing archive-box">{items}</div><div class="pagination"><span class="pages">Trang {page.page} của {len(page.paths)}</span>{numbers}{more}</div>',
    )


LAYOUT = Layout(
    "widgets", "Sở Công Thương tỉnh Gò Quao Thượng", "sct.goquaothuong.example", "/{year}/{month}/{slug}/", "/wp-content/uploads/{year}/{month}/{name}-1024x683.jpg", "/wp-content/uploads/{year}/{month}/{name}", dates, article, roll,
    roll_path="/category/{section}/", page_path="{path}page/{page}/", contacts=True, most_lines=2,
    signings=("name", "bai-anh", "tin-unit", "theo", "none"), credits=("dot", "dash", "slash"),
)  # fmt: skip
