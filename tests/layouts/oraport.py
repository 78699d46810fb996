# ruff: noqa: E501  (markup reads better unbroken)
"""After Oracle Portal: regions of portlets, fields in numbered spans, all addresses by _pageid, today's date in a portlet."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import WIDE_MENU, grouped, ink, links, menu, minute, office_lines, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

PAGE = "/portal/page?_pageid=33,{}&_dad=portal&_schema=PORTAL"


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%H:%M} ngày {posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<tr><td class="trichyeu"><span class="inplacedisplayid3siteid33"><b>{ink(tale, tale.lead)}</b></span></td></tr>'
        if tale.lead
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<tr><td align="right"><span class="inplacedisplayid9siteid33"><i>{ink(tale, tale.signing.raw)}</i></span></td></tr>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<tr><td class="tep"><a href="{one.path}"><img src="/images/bhtt/word.gif" border="0" alt=""></a>&nbsp;<a href="{one.path}" target="_blank">{escape(one.title)}</a></td><td><a href="{one.path}">Tải về</a></td></tr>'
        for one in tale.papers
    )
    files = (
        f'<tr><td><table border="0"><tr><td colspan="2"><b>Tệp đính kèm</b></td></tr>{papers}</table></td></tr>'
        if papers
        else ""
    )
    text = f"""<table border="0" cellpadding="0" cellspacing="0" width="100%"><tr><td class="titleText3"><span class="inplacedisplayid1siteid33">{ink(tale, tale.title)}</span></td></tr><tr><td class="ngaydang"><span class="inplacedisplayid97siteid33">Đăng lúc {tale.published.raw}</span></td></tr>
{lead}<tr><td><span class="inplacedisplayid2siteid33">{body}</span></td></tr>{signed}{files}<tr><td align="right"><a href="javascript:window.print()">Bản in</a> | <a href="javascript:history.back()">Quay lại</a> | <a href="mailto:?subject=tin">Gửi tin</a></td></tr></table>"""
    older = f'<table width="100%">{links(tale.others[:6], _row("{day}"))}</table>'
    return _frame(tale, _portlet("Chi tiết tin", text) + _portlet("Các tin khác", older), tale.section)


def _row(day: str) -> str:
    return f'<tr><td valign="top"><img src="/images/bullet.gif" alt=""></td><td><a class="PortletText1" href="{{path}}">{{title}}</a> <span class="PortletText2">({day})</span></td></tr>'


def _portlet(name: str, inner: str) -> str:
    return f'<div class="portlet"><table border="0" cellspacing="0" cellpadding="0" width="100%" class="RegionBorder"><tr><td class="PortletHeaderColor" nowrap><span class="PortletHeaderText">{name}</span></td></tr><tr><td class="PortletBodyColor">{inner}</td></tr></table></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="2" align="center"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<p><b>{}</b></p>",
        "quote": '<p><font color="#333399"><i>{}</i></font></p>',
    }
    return shapes.get(piece.kind, '<p align="justify"><font face="Arial" size="2">{}</font></p>').format(
        ink(tale, piece.text)
    )


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<p align="center"><img src="{shot.path}" border="0" alt="{escape(shot.alt)}" width="450"></p>'
    return image + "".join(
        f'<p align="center"><font face="Arial" size="1" color="#0000ff">{ink(tale, one)}</font></p>'
        for one in shot.lines
    )


def _frame(page: Tale | Roll, inner: str, section: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    tabs = menu(f'<td nowrap class="tab"><a href="{PAGE.format("{n}")}">{{name}}</a></td>', WIDE_MENU)
    clock = _portlet("Hôm nay", f"{weekday(page.today)}, {page.today:%d/%m/%Y}<br>{page.today:%H:%M}")
    fresh = _portlet("Tin mới nhất", f"<table>{links(others, _row('{clock} {day}'))}</table>")
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="vi" dir="LTR"><head><title>Cổng thông tin điện tử {page.department}</title><base href="https://vpub.duonglieu.example/"><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body leftmargin="0" rightmargin="0">
<table border="0" cellspacing="0" width="100%" class="RegionNoBorder"><tr><td class="banner"><img src="/images/banner_tinh.gif" alt="Cổng thông tin điện tử"></td></tr><tr><td><table class="tabs"><tr>{tabs}</tr></table></td></tr><tr><td class="duongdan"><a href="/portal/page?_pageid=33,1&_dad=portal&_schema=PORTAL">Trang chủ</a> &raquo; <a href="/portal/page?_pageid=33,2&_dad=portal&_schema=PORTAL">{section}</a></td></tr></table>
<table border="0" cellspacing="0" width="100%"><tr valign="top"><td width="22%">{clock}{_portlet("Liên kết website", '<select name="lk"><option>-- Chọn liên kết --</option><option>Chính phủ</option><option>Bộ Công Thương</option></select>')}{fresh}</td><td width="78%">{inner}</td></tr></table>
<table width="100%" class="chantrang"><tr><td align="center">{page.department}<br>{"<br>".join(office_lines(page.office))}<br>Giấy phép số 11/GP-TTĐT cấp ngày 14/02/2009</td></tr></table></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr><td valign="top"><a href="{path}"><img src="/images/tin/{n}.gif" width="90" border="0" alt=""></a></td><td><a class="titleText1" href="{path}">{title}</a><br><span class="PortletText2">({clock} {day})</span><br><span class="PortletText1">{summary}</span></td></tr>',
    )
    numbers = "&nbsp;".join(
        f'<a href="{path}">{number}</a>' if number != page.page else f"<b>{number}</b>"
        for number, path in enumerate(page.paths, 1)
    )
    more = f'&nbsp;<a href="{page.next_path}">Tiếp &gt;</a>' if page.next_path else ""
    body = f'<table width="100%">{items}</table><div align="right">Trang: {numbers}{more}</div>'
    return _frame(page, _portlet(page.section, body), page.section)


LAYOUT = Layout(
    "oraport", "Văn phòng UBND tỉnh Dương Liễu", "vpub.duonglieu.example", "/portal/page?_pageid=33,71345&_dad=portal&_schema=PORTAL&item_id={number}&p_details=1", "/pls/portal/docs/PAGE/ANH/{year}/{name}.jpg", "/pls/portal/docs/PAGE/VANBAN/{name}", dates, article, roll,
    roll_path="/portal/page?_pageid=33,71345&_dad=portal&_schema=PORTAL", page_path="{path}&pers_id=42351&p_page={page}", contacts=True, most_lines=2,
    signings=("name", "tin-anh-unit", "nguoi-viet", "collected", "none"), credits=("dash", "source", "dot"),
)  # fmt: skip
