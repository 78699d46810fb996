# ruff: noqa: E501  (markup reads better unbroken)
"""A department on Liferay 7: a structure's fields in one journal article, adaptive pictures, hidden words."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, pager, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

PORTLET = "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_Kx9a"


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 4)
    return minute(posted, f"{posted:%d/%m/%Y %H:%M}"), minute(later, f"{later:%d/%m/%Y %H:%M}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    updated = f' <span class="sep">|</span> Cập nhật: {tale.updated.raw}' if tale.updated else ""
    lead = f'<div class="news-summary"><p>{ink(tale, tale.lead)}</p></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p style="text-align:right"><em><strong>{ink(tale, tale.signing.raw)}</strong></em></p>'
        if tale.signing.raw
        else ""
    )
    inner = f"""<div class="asset-full-content clearfix mb-5 default-asset-publisher show-asset-title" data-fragments-editor-item-id="2{tale.number}"><div class="align-items-center d-flex mb-2"><p class="component-title h4"><a class="icon-monospaced" href="/web/guest/tin" title="Quay lại"><span class="sr-only">Quay lại</span></a></p></div>
<div id="{PORTLET}_4{tale.number}" class="asset-content mb-3"><div class="clearfix journal-content-article" data-analytics-asset-id="4{tale.number}" data-analytics-asset-title="{escape(tale.title)}" data-analytics-asset-type="web-content"><div class="news-detail"><div class="news-date text-right">Ngày đăng: {tale.published.raw}{updated}</div>
<h3 class="news-title">{ink(tale, tale.title)}</h3>{lead}<div class="news-content">{body}{signed}</div></div></div></div>{_papers(tale)}
<div class="autofit-row mt-2 widget-toolbar"><div class="autofit-col"><div class="component-ratings-stars"><span class="rating-label">Trung bình (0 Bình chọn)</span></div></div><div class="taglib-social-bookmarks"><ul class="list-unstyled"><li><a href="https://facebook.example/sharer">Facebook</a></li></ul></div></div></div>
<div class="tin-khac"><div class="tin-khac-title">Tin khác</div><ul>{links(tale.others[:7], '<li><a href="{path}">{title}</a> <span class="time">({day})</span></li>')}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="1" cellspacing="1" class="table" style="width:500px;"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h4><strong>{}</strong></h4>",
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, '<p style="text-align:justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    source = (
        f'<source media="(max-width:300px)" srcset="/o/adaptive-media/image/{tale.number}/Thumbnail-300x300/x.jpg" />'
    )
    image = f'<picture data-fileentryid="5{tale.number}">{source}<img alt="{escape(shot.alt)}" data-fileentryid="5{tale.number}" src="{shot.path}?t=1712000000000" /></picture>'
    texts = "".join(f'<p style="text-align:center"><em>{ink(tale, one)}</em></p>\n' for one in shot.lines)
    return f'<p style="text-align:center">{image}</p>\n{texts}'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    items = "".join(
        f'<div class="asset-attachment"><a class="btn btn-link" href="{one.path}"><svg class="lexicon-icon" role="presentation"></svg><span>{escape(one.title)}</span></a></div>'
        for one in tale.papers
    )
    return f'<div class="asset-links"><h2 class="asset-links-title">Tập tin đính kèm</h2>{items}</div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[7:11] if isinstance(page, Tale) else page.beside[:4]
    office = page.office
    return f"""<!DOCTYPE html><html class="ltr" dir="ltr" lang="vi-VN"><head><meta charset="utf-8"><title>{escape(title)} - Tin tức - {page.department}</title><link rel="canonical" href="https://scn.hosen.example/"></head><body class="chrome controls-visible yui3-skin-sam signed-out public-page site">
<nav aria-label="Liên kết nhanh" class="quick-access-nav"><h1 class="hide-accessible sr-only">Điều hướng</h1><ul><li><a href="#main-content">Bỏ qua và tới nội dung chính</a></li></ul></nav><div id="wrapper" class="container-fluid"><header id="banner"><div id="heading"><a class="logo custom-logo" href="/"><img alt="{page.department}" src="/image/layout_set_logo"></a></div></header>
<nav class="sort-pages modify-pages" id="navigation"><h1 class="hide-accessible sr-only">Trình đơn điều hướng</h1><ul role="menubar">{wide_menu('<li class="lfr-nav-item" role="presentation"><a href="/web/guest/muc{n}" role="menuitem"><span>{name}</span></a></li>')}</ul></nav>
<section id="content"><h2 class="hide-accessible sr-only" role="heading">{escape(title)}</h2><div class="columns-2" id="main-content" role="main"><div class="portlet-layout row"><div class="col-md-8 portlet-column"><div class="portlet-boundary portlet-asset-publisher" id="p_p_id_{PORTLET}_"><section class="portlet"><div class="portlet-content"><div class="portlet-content-container"><div class="portlet-body">{inner}</div></div></div></section></div></div>
<div class="col-md-4 portlet-column"><section class="portlet"><h2 class="portlet-title-text">Thông báo</h2><div class="portlet-body">{links(others, '<div class="asset-abstract"><a href="{path}">{title}</a> <i>{day}</i></div>')}</div></section></div></div></div></section>
<footer id="footer"><div class="journal-content-article"><p><strong>{office.name}</strong></p><p>Trụ sở: {office.address} - Điện thoại: {office.phones} - Fax: {office.fax}</p><p>Email: {office.email}</p></div></footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="asset-abstract mb-5 default-asset-publisher"><h4 class="component-title"><a class="asset-title d-inline" href="{path}"><span class="asset-anchor lfr-asset-anchor" id="{n}"></span>{title}</a></h4><span class="metadata-publish-date">{day}</span><div class="asset-content mb-3"><div class="asset-summary">{summary} <a href="{path}">Đọc thêm<span class="hide-accessible sr-only">Về {title}</span> »</a></div></div></div>',
    )
    numbers = pager(
        page,
        '<li class="page-item"><a class="page-link" href="{path}"><span class="sr-only">Trang</span>{n}</a></li>',
        '<li class="active page-item"><span aria-current="page" class="page-link"><span class="sr-only">Trang</span>{n}</span></li>',
    )
    more = f'<li class="page-item"><a class="page-link" href="{escape(page.next_path or "#")}" title="Tiếp theo Trang"><span class="sr-only">Tiếp theo</span></a></li>'
    return _frame(
        page,
        page.section,
        f'<div class="subscribe-action">{page.section}</div>{items}<div class="pagination-bar"><div class="pagination-results">Đang hiển thị từ 1 đến 12 trong 60 kết quả.</div><ul class="pagination">{numbers}{more}</ul></div>',
    )


LAYOUT = Layout(
    "journal", "Sở Công nghiệp tỉnh Hồ Sen", "scn.hosen.example", "/web/guest/tin-tuc/-/asset_publisher/Kx9a/content/{slug}-{number}", "/documents/20121/61/{name}.jpg",
    "/documents/20121/70/{name}", dates, article, roll, roll_path="/web/guest/{section}",
    page_path="{path}?p_p_id=" + PORTLET + "&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&_" + PORTLET + "_delta=12&_" + PORTLET + "_cur={page}",
    sections=False, contacts=True, most_lines=2, signings=("tin-anh", "unit", "name-unit", "theo", "none"), credits=("dash", "bracket", "source"),
)  # fmt: skip
