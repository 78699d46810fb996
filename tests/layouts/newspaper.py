# ruff: noqa: E501  (markup reads better unbroken)
"""WordPress under a newspaper's theme: td- blocks, "Tháng Ba 12, 2021", a sub-title as lead, figures and tables of the old editor."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import day, grouped, ink, links, office_lines, pager, rows
from tests.layouts.tale import Layout, Neighbour, Piece, Roll, Shot, Stamp, Tale

MONTHS = (
    "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
)  # fmt: skip
MODULE = '<div class="td_module_{kind} td_module_wrap td-animation-stack"><div class="td-module-image"><div class="td-module-thumb"><a href="{{path}}" rel="bookmark" class="td-image-wrap" title="{{title}}"><img class="entry-thumb" src="/wp-content/uploads/t{{n}}.jpg" alt="" width="218" height="150"/></a></div></div><div class="item-details"><h3 class="entry-title td-module-title"><a href="{{path}}" rel="bookmark" title="{{title}}">{{title}}</a></h3>{more}</div></div>'
STAMP = '<div class="td-module-meta-info"><span class="td-post-date"><time class="entry-date updated td-module-date">{day}</time></span></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"Tháng {MONTHS[posted.month - 1]} {posted.day}, {posted.year}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="td-post-sub-title">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""  # fmt: skip
    files = "".join(f'<li><a href="{one.path}" target="_blank" rel="noopener">{escape(one.title)}</a></li>' for one in tale.papers)  # fmt: skip
    papers = f"<p><strong>File đính kèm:</strong></p><ul>{files}</ul>" if files else ""
    before, after = tale.others[8:10]
    inner = f"""<div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Trang chủ</a></span> <i class="td-icon-right td-bread-sep"></i> <span><a class="entry-crumb" href="/category/x/">{tale.section}</a></span></div></div>
<article id="post-{tale.number}" class="post-{tale.number} post type-post status-publish format-standard hentry"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/category/x/">{tale.section}</a></li></ul><header class="td-post-title"><h1 class="entry-title">{ink(tale, tale.title)}</h1>{lead}<div class="td-module-meta-info"><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{tale.when.isoformat()}">{tale.published.raw}</time></span><div class="td-post-views"><i class="td-icon-views"></i><span class="td-nr-views-{tale.number}">{tale.views}</span></div></div></header></div>
<div class="td-post-sharing-top"><a class="td-social-sharing-button" href="https://www.facebook.com/sharer.php"><div class="td-social-but-text">Facebook</div></a><a class="td-social-sharing-button" href="#"><div class="td-social-but-text">Zalo</div></a></div><div class="td-post-content tagdiv-type">{body}{signed}{papers}</div>
<footer><div class="td-block-row td-post-next-prev"><div class="td-block-span6 td-post-prev-post"><span>Bài trước</span><a href="{before.path}">{escape(before.title)}</a></div><div class="td-block-span6 td-post-next-post"><span>Bài tiếp theo</span><a href="{after.path}">{escape(after.title)}</a></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title td-block-title"><a class="td-related-left td-cur-simple-item" href="#">BÀI VIẾT LIÊN QUAN</a><a class="td-related-right" href="#">XEM THÊM</a></h4>{_modules(tale.others[:3], "related_posts")}</div>"""
    return _frame(tale, tale.title, inner)


def _modules(others: tuple[Neighbour, ...], kind: str, more: str = "") -> str:
    return links(others, MODULE.format(kind=kind, more=more))


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table width="100%"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<p><strong>{}</strong></p>",
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img decoding="async" class="aligncenter size-full wp-image-{tale.number}" src="{shot.path}" alt="{escape(shot.alt)}" width="800" height="533" />'
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    if not text:
        return f"<p>{image}</p>"
    if tale.number % 2:
        return f'<table style="margin-left: auto; margin-right: auto;"><tbody><tr><td>{image}</td></tr><tr><td style="text-align: center;"><em>{text}</em></td></tr></tbody></table>'
    return f'<figure id="attachment_{tale.number}" style="width: 800px" class="wp-caption aligncenter">{image}<figcaption class="wp-caption-text">{text}</figcaption></figure>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[3:8] if isinstance(page, Tale) else page.beside[:5]
    bar = nested('<li class="menu-item menu-item-has-children"><a href="/category/{n}/">{name}</a><ul class="sub-menu" id="s{n}">{inner}</ul></li>', '<li class="menu-item"><a href="/category/{n}/">{name}</a></li>')  # fmt: skip
    foot = "<br />".join(office_lines(page.office))
    return f"""<!doctype html><html lang="vi"><head><meta charset="UTF-8" /><title>{escape(title)} | {page.department}</title><meta name="viewport" content="width=device-width, initial-scale=1.0"><meta name="generator" content="WordPress 5.8" /></head><body class="post-template-default single single-post single-format-standard td-standard-pack global-block-template-1 td-full-layout">
<div id="td-outer-wrap" class="td-theme-wrap"><div class="td-header-wrap td-header-style-1"><div class="td-header-top-menu"><div class="td_data_time"><div>{page.today:%d/%m/%Y}</div></div></div><div class="td-banner-wrap-full"><a class="td-main-logo" href="/"><img src="/wp-content/uploads/banner.png" alt="{page.department}"/></a></div><div id="td-header-menu"><ul id="menu-chinh" class="sf-menu">{bar}</ul></div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container"><div class="td-pb-row"><div class="td-pb-span8 td-main-content"><div class="td-ss-main-content">{inner}</div></div><div class="td-pb-span4 td-main-sidebar"><div class="td_block_wrap td_block_7"><h4 class="td-block-title"><span class="td-pulldown-size">TIN MỚI</span></h4>{_modules(others, "6", STAMP)}</div><aside class="widget widget_text"><h4 class="td-block-title"><span>LIÊN KẾT</span></h4><a href="https://dvc.example/"><img src="/wp-content/uploads/dvc.png" alt="Dịch vụ công"/></a></aside></div></div></div></div>
<div class="td-footer-wrapper td-container-wrap"><div class="td-footer-info"><aside><strong>{page.office.name}</strong><br />{foot}</aside></div></div><div class="td-sub-footer-container"><div class="td-sub-footer-copy">© Bản quyền thuộc {page.department}</div></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = _modules(page.items, "10", STAMP + '<div class="td-excerpt">{summary}</div>')  # fmt: skip
    numbers = pager(page, '<a href="{path}" class="page" title="{n}">{n}</a>', '<span class="current">{n}</span>')
    more = f'<a href="{page.next_path}" aria-label="next-page"><i class="td-icon-menu-right"></i></a>' if page.next_path else ""  # fmt: skip
    return _frame(page, page.section, f'<div class="td-category-header"><h1 class="entry-title td-page-title">{page.section}</h1></div>{items}<div class="page-nav td-pb-padding-side">{numbers}{more}<span class="pages">Trang {page.page} trên {len(page.paths)}</span></div>')  # fmt: skip


LAYOUT = Layout(
    "newspaper", "Sở Công Thương tỉnh Cồn Tre Hạ", "sct.contreha.example", "/{slug}/", "/wp-content/uploads/{year}/{month}/{name}.jpg", "/wp-content/uploads/{year}/{month}/{name}", dates, article, roll,
    roll_path="/category/{section}/", page_path="{path}page/{page}/", contacts=True, most_lines=2,
    signings=("tin-anh", "bai-anh-line", "nguon", "name", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
