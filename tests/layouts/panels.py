# ruff: noqa: E501  (markup reads better unbroken)
"""Drupal 7 with Panels: each field in a pane, media with a hidden file name and a caption field, files in spans, "Thứ 3, …"."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import grouped, ink, links, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ nhật")
FIELD = '<div class="field field-name-{0} field-label-hidden"><div class="field-items"><div class="field-item even">{1}</div></div></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{DAYS[posted.weekday()]}, {posted:%d/%m/%Y - %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = _pane("entity-field pane-node-field-tom-tat", FIELD.format("field-tom-tat", f"<p>{ink(tale, tale.lead)}</p>")) if tale.lead else ""  # fmt: skip
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    text = FIELD.format("body", body)
    panes = "\n".join((
        _pane("node-title", f"<h2>{ink(tale, tale.title)}</h2>"),
        _pane("node-created", tale.published.raw),
        _pane("custom pane-share", '<a href="https://facebook.example/sharer">Facebook</a> <a href="/print/7">Bản in thân thiện</a>'),
        lead,
        _pane("entity-field pane-node-body", text),
        _signed(tale),
        _files(tale),
        _pane("node-links link-wrapper", f'<ul class="links inline"><li class="statistics_counter first last"><span>{tale.views} lượt đọc</span></li></ul>'),
        _pane("views pane-tin-cung-chuyen-muc", f'<div class="view-content"><div class="item-list"><ul>{_others(tale)}</ul></div></div>', "Các tin khác"),
    ))  # fmt: skip
    trail = f'<h2 class="element-invisible">Bạn đang ở đây</h2><div class="breadcrumb"><span class="inline odd first"><a href="/">Trang chủ</a></span> <span class="delimiter">»</span> <span class="inline even"><a href="/tin-tuc">Tin tức</a></span> <span class="delimiter">»</span> <span class="inline odd last"><a href="/chuyen-muc/x">{tale.section}</a></span></div>'
    return _frame(tale, tale.title, trail, panes)


def _pane(name: str, inner: str, head: str = "") -> str:
    title = f'<h2 class="pane-title">{head}</h2>' if head else ""
    return f'<div class="panel-pane pane-{name}">{title}<div class="pane-content">{inner}</div></div><div class="panel-separator"></div>'


def _others(tale: Tale) -> str:
    return links(tale.others[:6], '<li class="views-row views-row-{n}"><span class="views-field views-field-title"><span class="field-content"><a href="{path}">{title}</a></span></span> <em class="views-field views-field-created">({day} - {clock})</em></li>')  # fmt: skip


def _signed(tale: Tale) -> str:
    label, _, value = tale.signing.raw.partition(": ")
    if label in ("Tác giả", "Nguồn"):
        name, inner = "inline clearfix", f'<div class="field-label">{label}:&nbsp;</div>'
    else:
        name, inner, value = "hidden", "", tale.signing.raw
    made = f'<div class="field field-name-field-tac-gia field-label-{name}">{inner}<div class="field-items"><div class="field-item even">{ink(tale, value)}</div></div></div>'
    return _pane("entity-field pane-node-field-tac-gia", made) if label else ""


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="1" cellspacing="1" style="width:600px"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<h3>{}</h3>", "quote": '<p class="rteindent1">{}</p>'}
    return shapes.get(piece.kind, '<p class="rtejustify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    name = shot.path.rsplit("/", 1)[-1]
    text = " ".join(ink(tale, one) for one in shot.lines)
    image = f'<img alt="{escape(shot.alt)}" class="media-image" height="320" width="480" typeof="foaf:Image" src="{shot.path}" />'
    if text and tale.number % 4 == 2:
        return f'<p class="rtecenter">{image}</p><p class="rtecenter">{text}</p>'
    caption = FIELD.format("field-file-image-caption", text) if text else ""
    return f'<div class="media media-element-container media-default"><div id="file-{tale.number}" class="file file-image file-image-jpeg"><h2 class="element-invisible"><a href="/file/{tale.number}">{name}</a></h2><div class="content">{image}{caption}</div></div></div>'


def _files(tale: Tale) -> str:
    made = "".join(
        f'<div class="field-item even"><span class="file"><img class="file-icon" alt="PDF icon" title="application/pdf" src="/modules/file/icons/application-pdf.png" /> <a href="{one.path}" type="application/pdf; length=48211" title="{escape(one.file_name)}">{escape(one.title)}</a></span></div>'
        for one in tale.papers
    )
    return _pane("entity-field pane-node-field-tap-tin", f'<div class="field field-type-file"><div class="field-items">{made}</div></div>', "Tập tin đính kèm") if made else ""  # fmt: skip


def _frame(page: Tale | Roll, title: str, trail: str, inner: str) -> str:
    others, office = page.others[6:14] if isinstance(page, Tale) else page.beside, page.office
    bar = nested('<li class="expanded"><span class="nolink" tabindex="0">{name}</span><ul class="menu">{inner}</ul></li>', '<li class="leaf"><a href="/muc-{n}">{name}</a></li>')  # fmt: skip
    hot = links(others[:4], '<div class="views-row views-row-{n}"><div class="views-field views-field-field-anh"><a href="{path}"><img typeof="foaf:Image" src="/sites/default/files/styles/thumbnail/public/{n}.jpg" alt="" /></a></div><div class="views-field views-field-title"><a href="{path}">{title}</a></div></div>')  # fmt: skip
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi" version="XHTML+RDFa 1.0" dir="ltr"><head profile="http://www.w3.org/1999/xhtml/vocab"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" /><title>{escape(title)} | {page.department}</title></head><body class="html not-front not-logged-in no-sidebars page-node page-node- node-type-tin-bai">
<div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">Nhảy đến nội dung</a></div><div id="page"><div id="header"><div id="logo-floater"><div id="branding"><strong><a href="/"><img src="/sites/default/files/logo.png" alt="" /><span>{page.department}</span></a></strong></div></div><div class="region-header"><div id="block-date"><div class="content">{weekday(page.today)}, {page.today:%d/%m/%Y}</div></div><div id="block-search-form"><form action="{escape(page.path)}" method="post"><label class="element-invisible">Tìm kiếm </label><input name="search_block_form" type="text" /><input type="submit" value="Tìm kiếm" /></form></div></div><ul id="main-menu" class="menu">{bar}</ul></div>
<div id="main-wrapper">{trail}<a id="main-content"></a><div class="panel-flexible panels-flexible-4 clearfix"><div class="panels-flexible-region panels-flexible-region-4-center panels-flexible-region-first"><div class="inside">{inner}</div></div><div class="panels-flexible-region panels-flexible-region-4-right panels-flexible-region-last"><div class="inside">{_pane("views pane-tin-noi-bat", hot, "Tin nổi bật")}{_pane("views pane-thong-bao", f"<ul>{links(others[4:])}</ul>", "Thông báo mới")}{_pane("block pane-visitors", "<ul><li>Tổng số lượt xem: 934118</li><li>Từ ngày: 01/07/2012</li></ul>", "Lượt truy cập")}</div></div></div></div>
<div id="footer"><div class="region region-footer"><div class="content"><p class="rtecenter"><strong>Bản quyền thuộc {office.name}</strong></p><p class="rtecenter">Địa chỉ: {office.address}</p><p class="rtecenter">Điện thoại: {office.phones}. Fax: {office.fax}. Email: <a href="mailto:{office.email}">{office.email}</a></p></div></div></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="views-row views-row-{n}"><div class="views-field views-field-field-anh"><div class="field-content"><a href="{path}"><img typeof="foaf:Image" src="/sites/default/files/styles/medium/public/l{n}.jpg" alt="" /></a></div></div><div class="views-field views-field-title"><span class="field-content"><a href="{path}">{title}</a></span></div><div class="views-field views-field-created"><span class="field-content">{day} - {clock}</span></div><div class="views-field views-field-body"><div class="field-content">{summary}</div></div></div>',
    )
    numbers = "".join(
        f'<li class="pager-current">{n}</li>' if n == page.page else f'<li class="pager-item"><a title="Đến trang {n}" href="{path}">{n}</a></li>'
        for n, path in enumerate(page.paths, 1)
    )  # fmt: skip
    more = f'<li class="pager-next"><a title="Đi tới trang sau" href="{page.next_path}">sau ›</a></li><li class="pager-last last"><a title="Đi đến trang cuối cùng" href="{page.paths[-1]}">cuối »</a></li>' if page.next_path else ""  # fmt: skip
    listing = f'<div class="view view-danh-sach-tin"><div class="view-content">{items}</div><h2 class="element-invisible">Trang</h2><div class="item-list"><ul class="pager">{numbers}{more}</ul></div></div>'
    return _frame(page, page.section, "", _pane("page-title", f"<h1>{page.section}</h1>") + _pane("page-content", listing))  # fmt: skip


LAYOUT = Layout(
    "panels", "Sở Công Thương tỉnh Cù Lao Bần", "sct.culaoban.example", "/{section}/{slug}-n{number}.html", "/sites/default/files/{name}.jpg", "/sites/default/files/tap-tin/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}", page_path="{path}?page={zero}", contacts=True,
    signings=("tac-gia", "nguon", "name", "tin-anh", "none"), credits=("dot", "bracket", "slash"),
)  # fmt: skip
