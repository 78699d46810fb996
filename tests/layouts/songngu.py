# ruff: noqa: E501  (markup reads better unbroken)
"""After DotNetNuke in two languages: names of modules in both, panes of tables, "4:59:12 CH", papers by "Tải về" alone."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows, weekday
from tests.layouts.tale import Layout, Office, Piece, Roll, Shot, Stamp, Tale

NAMES = (
    "Trang chủ / Home", "Giới thiệu / About us", "Tin tức và sự kiện / News and events", "Xúc tiến đầu tư / Investment promotion",
    "Văn bản pháp quy / Legal documents", "Thủ tục hành chính / Administrative procedures", "Liên hệ / Contact",
)  # fmt: skip


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    half = "SA" if posted.hour < 12 else "CH"
    return minute(posted, f"{posted:%d/%m/%Y} {(posted.hour - 1) % 12 + 1}:{posted:%M:%S} {half}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<tr><td class="NewsSummary"><span id="dnn_ctr614_View_lblSummary" class="SubHead">{ink(tale, tale.lead)}</span></td></tr>'
        if tale.lead
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<tr><td align="right" class="Normal"><b>{ink(tale, tale.signing.raw)}</b></td></tr>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<tr><td class="Normal"><img src="/images/FileManager/Icons/pdf.gif" alt=""> {escape(one.title)}</td><td class="Normal"><a class="CommandButton" href="{one.path}">Tải về / Download</a></td></tr>'
        for one in tale.papers
    )
    files = (
        f'<tr><td><table class="Files"><tr><td colspan="2" class="SubHead">Tài liệu kèm theo / Attachments</td></tr>{papers}</table></td></tr>'
        if papers
        else ""
    )
    inner = f"""<a name="614"></a><table class="containermaster_blue" cellspacing="0" width="100%"><tr><td class="containerrow1_blue"><span id="dnn_ctr614_dnnTITLE_lblTitle" class="Head">Tin tức và sự kiện / News and events</span></td></tr><tr><td id="dnn_ctr614_ContentPane" class="DNNAlignleft"><div id="dnn_ctr614_ModuleContent"><table width="100%">
<tr><td align="right" class="Normal"><span class="NewsDate">Ngày đăng / Posted: {tale.published.raw}</span></td></tr><tr><td><span id="dnn_ctr614_View_lblTitle" class="NewsTitle">{ink(tale, tale.title)}</span></td></tr>{lead}<tr><td><div id="dnn_ctr614_View_lblContent" class="Normal">{body}</div></td></tr>{signed}{files}
<tr><td class="Normal">Số lần đọc / Views: {tale.views}&nbsp;&nbsp;<a class="CommandButton" href="javascript:history.go(-1)">Trở về / Back</a></td></tr></table></div></td></tr></table>
<table class="containermaster_blue" width="100%"><tr><td class="containerrow1_blue"><span id="dnn_ctr615_dnnTITLE_lblTitle" class="Head">Tin đã đăng / Other news</span></td></tr><tr><td>{links(tale.others[:6], '<div class="Normal"><img src="/images/action_right.gif" alt=""> <a class="CommandLink" href="{path}">{title}</a> - {day}</div>')}</td></tr></table>"""
    return _frame(tale, inner, tale.section)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="Normal" border="1" cellspacing="0">{rows(tale, piece)}</table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<p><b>{}</b></p>",
        "quote": '<p style="margin-left:40px"><i>{}</i></p>',
    }
    return shapes.get(piece.kind, '<p align="justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    texts = "".join(f"<div>{ink(tale, one)}</div>" for one in shot.lines)
    caption = f'<div class="ImageCaption">{texts}</div>' if texts else ""
    return f'<div class="ImageBox" align="center"><a href="{shot.path}" class="thickbox"><img src="{shot.path}" alt="{escape(shot.alt)}" width="420" /></a>{caption}</div>'


def _frame(page: Tale | Roll, inner: str, section: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    shown = menu('<td class="main_dnnmenu_item"><a href="/muc/tabid/{n}/Default.aspx">{name}</a></td>', NAMES)
    hidden = menu('<div><a href="/muc/tabid/{n}/language/en-US/Default.aspx">{name}</a></div>', NAMES)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" lang="vi-VN"><head id="Head"><meta content="text/html; charset=UTF-8" http-equiv="Content-Type" /><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke " /><title>
	{page.department} &gt; Tin tức / News
</title></head><body id="Body"><form name="Form" method="post" action="/TinTuc/tabid/218/Default.aspx" id="Form"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUL" /><table class="pagemaster" width="980" align="center"><tr><td><table class="skinheader" width="100%"><tr><td class="logo"><a id="dnn_dnnLOGO_hypLogo" title="{page.department}" href="/"><img src="/Portals/0/logo.gif" alt="{page.department}" /></a></td><td class="lang"><a href="/language/vi-VN/Default.aspx"><img src="/images/Flags/vi-VN.gif" alt="Tiếng Việt (Việt Nam)" /></a><a href="/language/en-US/Default.aspx"><img src="/images/Flags/en-US.gif" alt="English (United States)" /></a></td></tr></table>
<table class="main_dnnmenu"><tr>{shown}</tr></table><div id="dnn_submenu" style="display:none">{hidden}</div><table class="skingradient" width="100%"><tr><td class="SelectedTab"><span id="dnn_dnnCURRENTDATE_lblDate">{weekday(page.today)}, ngày {page.today:%d/%m/%Y}</span></td><td><span id="dnn_dnnBREADCRUMB_lblBreadCrumb"><a href="/TinTuc/tabid/218/Default.aspx" class="Breadcrumb">Tin tức</a>&nbsp;&gt;&nbsp;<a href="/muc/tabid/219/Default.aspx" class="Breadcrumb">{section}</a></span></td><td align="right"><a id="dnn_dnnUSER_hypRegister" href="/Register.aspx">Đăng ký / Register</a> | <a id="dnn_dnnLOGIN_hypLogin" href="/Login.aspx">Đăng nhập / Login</a></td></tr></table></td></tr>
<tr><td><table width="100%"><tr><td id="dnn_ContentPane" valign="top" class="contentpane">{inner}</td><td id="dnn_RightPane" valign="top" width="220"><span class="Head">Tin nóng / Hot news</span>{links(others, '<table class="Normal"><tr><td><a href="{path}">{title}</a><br><i>{day} {clock}</i></td></tr></table>')}<span class="Head">Thời tiết / Weather</span><div class="Normal">26 - 33°C</div></td></tr></table></td></tr>
<tr><td class="footer">{_foot(page.office)}</td></tr></table></form></body></html>"""


def _foot(office: Office) -> str:
    return f"<b>{office.name.upper()}</b><br />Địa chỉ / Address: {office.address}<br />Điện thoại / Tel: {office.phones} - Fax: {office.fax}<br />Email: {office.email}<br />Terms Of Use | Privacy Statement"


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<table class="NewsItem" width="100%"><tr><td rowspan="2"><img src="/Portals/0/Thumb/{n}.jpg" width="100" alt="" /></td><td><a class="NewsTitle" href="{path}">{title}</a> <span class="NewsDate">({day})</span></td></tr><tr><td class="Normal">{summary} <a class="CommandButton" href="{path}">Xem tiếp / More</a></td></tr></table>',
    )
    numbers = "&nbsp;".join(
        f'<a class="PagingLink" href="{path}">{number}</a>'
        if number != page.page
        else f'<span class="PagingCurrent">{number}</span>'
        for number, path in enumerate(page.paths, 1)
    )
    more = (
        f'<a class="PagingLink" href="{page.next_path}">Trang sau / Next</a>'
        if page.next_path
        else '<span class="NormalDisabled">Trang sau / Next</span>'
    )
    return _frame(
        page,
        f'<span class="Head">{page.section}</span><div id="dnn_ctr614_ModuleContent">{items}<table class="PagingTable"><tr><td>Trang / Page {page.page} / {len(page.paths)}</td><td align="right">{numbers} {more}</td></tr></table></div>',
        page.section,
    )


LAYOUT = Layout(
    "songngu", "Ban Quản lý các khu công nghiệp tỉnh Vĩnh Lạch", "bqlkcn.vinhlach.example", "/TinTuc/tabid/218/ctl/ViewDetail/mid/614/ItemID/{number}/Default.aspx", "/Portals/0/Anh/{year}/{name}.jpg", "/Portals/0/TaiLieu/{name}", dates, article, roll,
    roll_path="/TinTuc/tabid/218/Default.aspx", page_path="/TinTuc/tabid/218/pg/{page}/mid/614/Default.aspx", contacts=True, most_lines=2,
    signings=("name", "theo", "tin-anh", "nguon", "none"), credits=("bracket", "dash", "dot"),
)  # fmt: skip
