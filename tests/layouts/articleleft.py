# ruff: noqa: E501  (markup reads better unbroken)
"""SharePoint 2013's "Article Left": the title in the master page's row, fields with hidden names, captions as bare paragraphs."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat, nested
from tests.layouts.ink import day, grouped, ink, links, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

FIELD = '<div id="ctl00_PlaceHolderMain_{0}_label" style="display:none">{1}</div><div id="ctl00_PlaceHolderMain_{0}__ControlWrapper" class="ms-rtestate-field" aria-labelledby="ctl00_PlaceHolderMain_{0}_label">{2}</div>'
PART = '<div class="s4-wpcell-plain ms-webpartzone-cell ms-webpart-cell-vertical"><div class="ms-webpart-chrome"><div class="ms-webpart-chrome-title"><h2 class="ms-webpart-titleText"><nobr><span>{}</span></nobr></h2></div><div class="ms-WPBody"><div class="cbq-layout-main">{}</div></div></div></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    top = "".join(_top(tale, shot) for shot in tale.shots if shot.after < 0)
    lead = f'<div class="article-desc">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot) if shot.after >= 0 else "")
    by = f'<div class="by-line">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""
    text = FIELD.format("ctl05_RichHtmlField", "Nội dung Trang", f"<p>\u200b</p>{body}<p>\u200b</p>")
    inner = f"""<div class="article article-left">{top}<div class="article-header"><div class="date-line">{tale.published.raw}</div>{by}</div>{lead}<div class="article-content">{text}</div>{_papers(tale)}</div>"""
    older = links(tale.others[:6], '<li class="dfwp-item"><div class="item link-item"><a href="{path}" title="">{title}</a> ({day})</div></li>')  # fmt: skip
    part = PART.format("Tin đã đưa", f'<ul class="dfwp-column dfwp-list" style="width:100%">{older}</ul>')
    return _frame(tale, tale.title, ink(tale, tale.title), f'{inner}<div class="article-zone">{part}</div>')


def _top(tale: Tale, shot: Shot) -> str:
    image = FIELD.format(
        "ctl02_RichImageField",
        "Ảnh Trang",
        f'<img alt="{escape(shot.alt)}" src="{shot.path}" style="border:0px solid" />',
    )
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = FIELD.format("ctl03_RichHtmlField", "Chú thích Ảnh", text) if text else ""
    return f'<div class="captioned-image"><div class="image">{image}</div><div class="caption">{caption}</div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="ms-rteTable-1" cellspacing="0"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<h3>{}</h3>", "quote": "<blockquote><p>{}</p></blockquote>"}
    return shapes.get(piece.kind, '<p style="text-align:justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    style = ' style="text-align:center"' if tale.number % 3 == 2 else ""
    image = f'<p{style}><img class="ms-rtePosition-4" alt="{escape(shot.alt)}" src="{shot.path}" style="margin:5px;width:610px"/></p>'
    text = "<br/>".join(ink(tale, one) for one in shot.lines)
    return image + (f"<p{style}>{text}</p>" if text else "")


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<div class="link-item"><a href="{one.path}"><img class="ms-asset-icon ms-rtePosition-4" src="/_layouts/15/images/icpdf.png" alt="" />{escape(one.title)}</a></div>'
        for one in tale.papers
    )
    return f'<div class="article-files"><strong>Tài liệu kèm theo:</strong>{made}</div>' if made else ""


def _trail(page: Tale | Roll) -> str:
    return f'<div id="DeltaPlaceHolderTitleBreadcrumb"><span sitemapprovider="SPXmlContentMapProvider"><a href="#skip"></a><span><a class="ms-sitemapdirectional" href="/">Trang chủ</a></span><span> &gt; </span><span><a class="ms-sitemapdirectional" href="/tin-tuc">{page.section}</a></span></span></div>'


def _frame(page: Tale | Roll, title: str, shown: str, inner: str) -> str:
    others, office = page.others[6:14] if isinstance(page, Tale) else page.beside, page.office
    bar = nested('<li class="static dynamic-children"><a class="static dynamic-children menu-item ms-core-listMenu-item" href="/nhom{n}"><span class="additional-background"><span class="menu-item-text">{name}</span></span></a><ul class="dynamic">{inner}</ul></li>', '<li class="dynamic"><a class="dynamic menu-item" href="/muc{n}"><span class="menu-item-text">{name}</span></a></li>')  # fmt: skip
    hot = links(others[:4], '<li class="dfwp-item"><div class="item"><div class="image-area-left"><a href="{path}"><img class="image" src="/PublishingImages/h{n}.jpg" alt="" /></a></div><div class="link-item"><a href="{path}">{title}</a><div class="description">{summary}</div></div></div></li>')  # fmt: skip
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><title>
	{escape(title)}
</title></head><body><noscript><div class="noindex">Có vẻ trình duyệt của bạn không bật JavaScript. Vui lòng bật JavaScript và thử lại.</div></noscript><form method="post" action="{escape(page.path)}" id="aspnetForm"><input type="hidden" name="__REQUESTDIGEST" value="noDigest" /><div id="ms-designer-ribbon"><div id="s4-ribbonrow" class="ms-ribbon-hidden"><a href="#" class="ms-core-menu-root">Đăng nhập</a></div></div>
<div id="s4-workspace"><div id="s4-bodyContainer"><div id="s4-titlerow"><div id="titleAreaBox" class="ms-noList ms-table"><div id="siteIcon" class="ms-tableCell"><a class="ms-siteicon-a" href="/"><img class="ms-siteicon-img" alt="{page.department}" src="/SiteAssets/logo.png" /></a></div><div class="ms-breadcrumb-box ms-tableCell"><div id="DeltaTopNavigation" role="navigation"><div class="noindex ms-core-listMenu-horizontalBox"><ul class="root static">{bar}</ul></div></div><h1 id="pageTitle" class="ms-core-pageTitle"><span id="DeltaPlaceHolderPageTitleInTitleArea"><span><span>{shown}</span></span></span></h1></div></div></div>
<div id="contentRow"><div id="sideNavBox" class="ms-dialogHidden"><div id="DeltaPlaceHolderLeftNavBar"><ul class="root ms-core-listMenu-root static">{flat('<li class="static"><a class="static menu-item" href="/muc{n}"><span class="menu-item-text">{name}</span></a></li>')}</ul></div></div><div id="contentBox"><div id="DeltaPageStatusBar"></div>{_trail(page)}<div id="DeltaPlaceHolderMain"><a id="mainContent" name="mainContent"></a>{inner}</div></div>
<div id="rightBox">{PART.format("Tin nổi bật", f'<ul class="dfwp-column dfwp-list">{hot}</ul>')}{PART.format("Thông báo", links(others[4:], '<div class="item link-item"><a href="{path}">{title}</a></div>'))}</div></div>
<div id="footer"><div class="ft-left"><b>{office.name}</b><br/>Trụ sở: {office.address}<br/>Điện thoại: {office.phones} * Fax: {office.fax}<br/>Email: {office.email}</div><div class="ft-right">Đề nghị ghi rõ nguồn khi sử dụng thông tin trên trang này</div></div></div></div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<li class="dfwp-item"><div class="item"><div class="image-area-left"><a href="{path}" title="{title}"><img class="image-fixed-width" src="/PublishingImages/t{n}.jpg" alt="" /></a></div><div class="link-item"><a href="{path}" title="{title}">{title}</a><div class="ngaydang">{day}</div><div class="description">{summary}</div></div></div></li>',
    )
    numbers = "".join(f'<td class="ms-paging">{n}</td>' if n == page.page else f'<td><a href="{path}">{n}</a></td>' for n, path in enumerate(page.paths, 1))  # fmt: skip
    more = (
        f'<td><a href="{page.next_path}"><img src="/_layouts/15/images/next.gif" alt="Trang tiếp" /></a></td>'
        if page.next_path
        else ""
    )
    return _frame(
        page,
        page.section,
        page.section,
        PART.format(page.section, f'<ul class="dfwp-column dfwp-list" style="width:100%">{items}</ul>')
        + f'<table class="ms-bottompaging"><tr>{numbers}{more}</tr></table>',
    )


LAYOUT = Layout(
    "articleleft", "Sở Công Thương tỉnh Vàm Cát", "sct.vamcat.example", "/tin-tuc/Pages/{slug}-{number}.aspx", "/PublishingImages/{year}-{month}/{name}.jpg", "/Documents/{year}/{name}", dates, article, roll,
    roll_path="/tin-tuc/{section}/Pages/default.aspx", page_path="{path}?Trang={page}", contacts=True, slide=True,
    signings=("tin-anh", "bai-anh", "name-unit", "name", "none"), credits=("bracket", "dash", "dot"),
)  # fmt: skip
