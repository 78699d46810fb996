# ruff: noqa: E501  (markup reads better unbroken)
"""After SharePoint 2007: tables of web parts, ExternalClass, file names for alt, both dates under the text, paging by pictures."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

ROW = '<tr><td class="ms-vb2" nowrap>{day}</td><td class="ms-vb"><a href="{path}">{title}</a></td></tr>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y %H:%M}"), minute(later, f"{later:%d/%m/%Y %H:%M}")


def article(tale: Tale) -> str:
    assert tale.published
    assert tale.updated
    lead = (
        f'<tr><td class="ms-formbody" valign="top"><div class="ExternalClass7C0F"><p><strong>{ink(tale, tale.lead)}</strong></p></div></td></tr>'
        if tale.lead
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p align="right"><strong><font size="3">{ink(tale, tale.signing.raw)}</font></strong></p>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<tr><td class="ms-vb"><img border="0" width="16" src="/_layouts/images/icdoc.gif" alt=""><a href="{one.path}" onclick="DispDocItemExWithServerRedirect(this, event); return false;">{escape(one.title)}</a></td></tr>'
        for one in tale.papers
    )
    files = (
        f'<tr id="idAttachmentsRow"><td class="ms-formbody"><span class="ms-formlabel">Phần đính kèm</span><table border="0" id="idAttachmentsTable">{papers}</table></td></tr>'
        if papers
        else ""
    )
    text = f"""<table class="ms-formtable" border="0" cellpadding="0" cellspacing="0" width="100%">{lead}<tr><td valign="top" class="ms-formbody" id="SPFieldNote"><div class="ExternalClass9A41D2B3E0"><div>{body}{signed}</div></div></td></tr>{files}</table>
<table cellpadding="0" cellspacing="0" width="100%"><tr><td nowrap class="ms-descriptiontext" id="onetidinfoblock2"><span id="ctl00_m_g_5d_ctl00_CreatedModified">Đã tạo lúc {tale.published.raw}&nbsp;bởi <a href="/_layouts/userdisp.aspx?ID=7">quantri</a><br>Lần sửa cuối lúc {tale.updated.raw}&nbsp;bởi <a href="/_layouts/userdisp.aspx?ID=7">quantri</a></span></td></tr></table>"""
    older = f'<table class="ms-summarycustombody" width="100%">{links(tale.others[:6], ROW)}</table>'
    crumbs = f'<span id="ctl00_PlaceHolderTitleBreadcrumb"><span><a class="ms-sitemapdirectional" href="/">Trang chủ</a></span><span> &gt; </span><span><a class="ms-sitemapdirectional" href="/TinTuc/Lists/TinTuc/AllItems.aspx">{tale.section}</a></span><span> &gt; </span><span class="ms-sitemapdirectional">{escape(tale.title)}</span></span>'
    inner = f'<h2 class="ms-pagetitle" id="onetidPageTitle">{ink(tale, tale.title)}</h2>{_part("WPQ2", "", text)}{_part("WPQ3", "Tin tức khác", older)}'
    return _frame(tale, tale.title, crumbs, inner)


def _part(number: str, name: str, inner: str) -> str:
    head = (
        f'<tr class="ms-WPHeader"><td title="{name}" id="WebPartTitle{number}" style="width:100%;"><h3 class="ms-standardheader ms-WPTitle"><nobr><span>{name}</span></nobr></h3></td></tr>'
        if name
        else ""
    )
    return f'<table toplevel border="0" cellpadding="0" cellspacing="0" width="100%">{head}<tr><td valign="top"><div WebPartID="0b1c{number}" HasPers="false" id="WebPart{number}" width="100%" class="ms-WPBody" allowDelete="false">{inner}</div></td></tr></table>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="ms-rteTable-1" border="1"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p><strong><font size="3">{}</font></strong></p>',
        "quote": '<p align="justify"><em><font size="3">{}</font></em></p>',
    }
    return shapes.get(piece.kind, '<p align="justify"><font size="3">{}</font></p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    image = f'<p align="center"><img border="0" alt="{escape(shot.path.rsplit("/", 1)[-1])}" src="{shot.path}" width="480"></p>'
    return image + (f'<p align="center">{text}</p>' if text else "")


def _frame(page: Tale | Roll, title: str, crumbs: str, inner: str) -> str:
    others = page.others[6:12] if isinstance(page, Tale) else page.beside[:6]
    fresh = f'<table class="ms-summarycustombody">{links(others, ROW)}</table>'
    return f"""<html dir="ltr" __expr-val-dir="ltr"><head><META Name="GENERATOR" Content="Microsoft SharePoint"><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title id="onetidTitle">
	{escape(title)}
</title></head><body scroll="yes" onload="javascript:_spBodyOnLoadWrapper();"><form name="aspnetForm" method="post" action="AllItems.aspx" id="aspnetForm"><table class="ms-main" cellpadding="0" cellspacing="0" border="0" width="100%"><tr><td><table cellpadding="0" class="ms-globalbreadcrumb" width="100%"><tr><td><a href="#mainContent" accesskey="X" class="ms-SPLink ms-skip">Bỏ qua nội dung chính</a></td><td align="right">{weekday(page.today)}, {page.today:%d/%m/%Y %H:%M}&nbsp;|&nbsp;<a id="ctl00_explitLogout" href="/_layouts/Authenticate.aspx">Đăng nhập</a></td></tr></table>
<table id="GlobalTitleAreaImage"><tr><td class="ms-titleimagearea"><img src="/_layouts/images/titlegraphic.gif" alt=""></td><td class="ms-sitetitle"><h1 class="ms-sitetitle"><a id="ctl00_onetidProjectPropertyTitle" href="/">{page.department}</a></h1></td></tr></table><table class="ms-bannerContainer"><tr>{wide_menu('<td class="ms-topnav"><a href="/muc{n}/Lists/Tin/AllItems.aspx">{name}</a></td>')}</tr></table></td></tr>
<tr><td><table width="100%"><tr><td class="ms-titlearea">{crumbs}</td></tr><tr><td class="ms-bodyareacell" valign="top"><table width="100%"><tr><td valign="top" width="75%"><a name="mainContent"></a>{inner}</td><td valign="top" width="25%">{_part("WPQ8", "Thông tin điều hành", fresh)}{_part("WPQ9", "Lịch", '<table class="ms-datepicker"><tr><td><a href="/Lists/Lich/calendar.aspx?CalendarDate=1/12/2025">1</a></td><td><a href="/Lists/Lich/calendar.aspx?CalendarDate=2/12/2025">2</a></td></tr></table>')}</td></tr></table></td></tr></table></td></tr>
<tr><td class="ms-footer">© {page.department}. Phát triển trên nền tảng cổng thông tin.</td></tr></table></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr class="ms-alternating"><td class="ms-vb2"><nobr>{day} {clock}</nobr></td><td class="ms-vb-title" height="100%"><table height="100%" cellspacing="0" class="ms-unselectedtitle"><tr><td width="100%" class="ms-vb"><a onfocus="OnLink(this)" href="{path}" onclick="GoToLink(this);return false;" target="_self">{title}</a></td></tr></table></td></tr>',
    )
    head = "".join(
        f'<th nowrap scope="col" class="ms-vh2"><a id="diidSort{name}" href="{page.paths[0]}?SortField={name}&SortDir=Desc" title="Sắp xếp">{text}</a></th>'
        for name, text in (("Created", "Ngày tạo"), ("LinkTitle", "Tiêu đề"))
    )
    back = (
        f'<td><a href="{page.paths[page.page - 2]}"><img src="/_layouts/1066/images/prev.gif" border="0" alt="Trước"></a></td>'
        if page.page > 1
        else ""
    )
    more = (
        f'<td><a href="{page.next_path}"><img src="/_layouts/1066/images/next.gif" border="0" alt="Tiếp theo"></a></td>'
        if page.next_path
        else ""
    )
    first = (page.page - 1) * len(page.items) + 1
    table = f'<table width="100%" class="ms-listviewtable" summary="Tin tức"><tr class="ms-viewheadertr">{head}</tr>{items}</table><table class="ms-bottompaging"><tr>{back}<td class="ms-paging">{first} - {first + len(page.items) - 1}</td>{more}</tr></table>'
    return _frame(
        page, page.section, "", f'<h2 class="ms-pagetitle">{page.section}</h2>{_part("WPQ2", page.section, table)}'
    )


LAYOUT = Layout(
    "webparts", "Sở Công Thương tỉnh Mù Sang", "sct.musang.example", "/TinTuc/Lists/TinTuc/DispForm.aspx?ID={number}", "/TinTuc/PublishingImages/{year}/{name}.jpg", "/TinTuc/Lists/TinTuc/Attachments/{name}", dates, article, roll,
    roll_path="/TinTuc/Lists/TinTuc/AllItems.aspx", page_path="{path}?Paged=TRUE&PageFirstRow={offset}", most_lines=2,
    signings=("name", "name-unit", "tin-anh", "collected", "none"), credits=("dash", "dot", "source"),
)  # fmt: skip
