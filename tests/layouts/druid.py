# ruff: noqa: E501  (markup reads better unbroken)
"""After Drupal 6 half translated: "Submitted by … on", labels before fields, captions of a module, English links."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{SHORT[posted.weekday()]}, {posted:%d/%m/%Y} - {posted:%H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = _field("tomtat", "Tóm tắt", ink(tale, tale.lead)) if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    label, _, value = tale.signing.raw.partition(": ")
    signed = _field("tacgia", label, ink(tale, value)) if value else ""
    papers = "".join(
        f'<tr class="{("odd", "even")[number % 2]}"><td><a href="{one.path}">{escape(one.title)}</a></td><td>{tale.views} KB</td> </tr>'
        for number, one in enumerate(tale.papers)
    )
    files = (
        f'<table id="attachments" class="sticky-enabled"><thead><tr><th>Attachment</th><th>Size</th> </tr></thead><tbody>{papers}</tbody></table>'
        if papers
        else ""
    )
    inner = f"""<div class="breadcrumb"><a href="/">Home</a> › <a href="/taxonomy/term/2">Tin tức</a> › <a href="/taxonomy/term/5">{tale.section}</a></div><h2 class="with-tabs">{ink(tale, tale.title)}</h2><div class="clear-block">
<div id="node-{tale.number}" class="node ntype-story"><div class="meta"><span class="submitted">Submitted by <a href="/user/1" title="View user profile.">quantri</a> on {tale.published.raw}</span><div class="terms terms-inline"><ul class="links inline"><li class="taxonomy_term_5 first last"><a href="/taxonomy/term/5" rel="tag" title="">{tale.section}</a></li></ul></div></div>
<div class="content">{lead}{body}{signed}{files}<div class="fivestar-static-form-item"><div class="form-item"><label>Your rating: </label><div class="fivestar-summary">Average: {tale.views % 5} <span class="total-votes">({tale.views % 13} votes)</span></div></div></div></div>
<div class="links"><ul class="links inline"><li class="comment_add first"><a href="/comment/reply/{tale.number}#comment-form" title="Add a new comment to this page.">Add new comment</a></li><li class="print"><a href="/print/{tale.number}">Printer-friendly version</a></li><li class="statistics_counter last"><span class="statistics_counter">{tale.views} reads</span></li></ul></div></div></div>
<div id="block-views-lienquan-block_1" class="block block-views"><h2>Bài cùng chuyên mục</h2><div class="content"><div class="item-list"><ul>{links(tale.others[:5], '<li class="views-row views-row-{n}"><div class="views-field-title"><span class="field-content"><a href="{path}">{title}</a></span></div><div class="views-field-created"><span class="field-content">{day} - {clock}</span></div></li>')}</ul></div><div class="more-link"><a href="/taxonomy/term/5">more</a></div></div></div>"""
    return _frame(tale, f"{tale.title} | {tale.department}", inner)


def _field(name: str, label: str, value: str) -> str:
    return f'<div class="field field-type-text field-field-{name}"><div class="field-items"><div class="field-item odd"><div class="field-label-inline-first">{label}:&nbsp;</div>{value}</div></div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table><tbody>{rows(tale, piece)}</tbody></table>"
    shapes = {"item": "<li>{}</li>", "heading": "<h3>{}</h3>", "quote": "<blockquote>{}</blockquote>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img class="caption imagecache imagecache-vua" src="{shot.path}" alt="{escape(shot.alt)}" width="400" height="300" />'
    if not shot.lines:
        return f"<p>{image}</p>"
    text = " ".join(ink(tale, one) for one in shot.lines)
    return f'<p><span class="image-caption-container image-caption-container-left" style="width: 400px;">{image}<span class="image-caption">{text}</span></span></p>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[5:10] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi" lang="vi" dir="ltr"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{escape(title)}</title></head><body class="sidebar-both">
<div id="header-region" class="clear-block"><div id="block-block-3" class="block">{weekday(page.today)}, {page.today:%d/%m/%Y - %H:%M}</div></div><div id="wrapper"><div id="container" class="clear-block"><div id="header"><div id="logo-floater"><h1><a href="/" title="{page.department}"><img src="/garland_logo.png" alt="" id="logo" /><span>{page.department}</span> Hướng về cơ sở</a></h1></div><ul class="links primary-links">{menu('<li class="menu-{n}"><a href="/muc-{n}" title="{name}">{name}</a></li>')}</ul></div>
<div id="sidebar-left" class="sidebar"><div id="block-search-0" class="block"><form action="/search" method="post"><label>Search this site: </label><input type="text" name="search_block_form" /><input type="submit" value="Search" /></form></div><div id="block-user-0" class="block"><h2>User login</h2><form action="/node?destination=node" method="post"><label>Username: *</label><input name="name" /><label>Password: *</label><input type="password" name="pass" /><div class="item-list"><ul><li><a href="/user/password">Request new password</a></li></ul></div></form></div></div>
<div id="center"><div id="squeeze"><div class="right-corner"><div class="left-corner">{inner}<span class="clear"></span><div id="footer"><p>{page.department}</p></div></div></div></div></div>
<div id="sidebar-right" class="sidebar"><div class="block block-statistics"><h2>Popular content</h2><div class="content"><div class="item-list"><h3>Today's:</h3><ul>{links(others)}</ul></div></div></div></div></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="node ntype-story"><h2><a href="{path}" title="{title}">{title}</a></h2><span class="submitted">{day} - {clock} — quantri</span><div class="content"><p>{summary}</p></div><div class="links"><ul class="links inline"><li class="node_read_more first last"><a href="{path}" title="Read the rest of {title}.">Read more</a></li></ul></div></div>',
    )
    numbers = "".join(
        f'<li class="pager-item"><a href="{path}" title="Go to page {number}" class="active">{number}</a></li>'
        if number != page.page
        else f'<li class="pager-current">{number}</li>'
        for number, path in enumerate(page.paths, 1)
    )
    more = (
        f'<li class="pager-next"><a href="{page.next_path}" title="Go to next page" class="active">next ›</a></li><li class="pager-last last"><a href="{page.paths[-1]}" title="Go to last page" class="active">last »</a></li>'
        if page.next_path
        else ""
    )
    return _frame(
        page,
        f"{page.section} | {page.department}",
        f'<div class="breadcrumb"><a href="/">Home</a></div><h2>{page.section}</h2><div class="clear-block">{items}<div class="item-list"><ul class="pager">{numbers}{more}</ul></div></div><a href="/taxonomy/term/5/0/feed" class="feed-icon"><img src="/misc/feed.png" alt="Syndicate content" /></a>',
    )


LAYOUT = Layout(
    "druid", "Trung tâm Xúc tiến thương mại tỉnh Lạch Giá", "xttm.lachgia.example", "/node/{number}", "/sites/default/files/imagecache/vua/{name}.jpg", "/sites/default/files/{name}", dates, article, roll,
    roll_path="/taxonomy/term/5", page_path="{path}?page={zero}", signings=("tac-gia", "nguon", "nguoi-viet", "none"), credits=("bracket", "slash", "dot"),
)  # fmt: skip
