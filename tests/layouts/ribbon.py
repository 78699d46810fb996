# ruff: noqa: E501  (markup reads better unbroken)
"""A government portal on SharePoint 2013: rich text in ms-rte blocks, captions as plain lines, AM after a 24-hour clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import ink, links, minute, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

MAIN = "ctl00_SPWebPartManager1_g_5e1c_ctl00"
BLOCK = '<div class="ms-rteElement-P" style="text-align:justify;">{}</div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    # an hour of 12 before AM would have two readings
    when = posted + timedelta(hours=posted.hour == 12)
    return minute(when, f"{when:%d/%m/%Y %H:%M} AM"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="tin-trichyeu" id="{MAIN}_divTomTat">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<div style="text-align:right;"><strong class="ms-rteFontSize-2">{ink(tale, tale.signing.raw)}</strong></div>'
        if tale.signing.raw
        else ""
    )
    inner = f"""<div class="duong-dan"><a href="/Pages/default.aspx">Trang chủ</a> <span>&gt;</span> <a href="/tintuc/Pages/x.aspx">{tale.section}</a></div><div class="tin-chitiet" id="{MAIN}_pnlChiTiet"><h3 class="tin-tieude">{ink(tale, tale.title)}</h3><div class="tin-ngay"><span>{tale.published.raw}</span> <span class="sep">|</span> <span>Số lượt xem: {tale.views}</span></div>
<div class="tin-congcu"><a href="javascript:Zoom(1)">Cỡ chữ: A+</a> <a href="javascript:Zoom(-1)">A-</a> <a href="javascript:Print()">In bài viết</a></div>{lead}<div class="tin-noidung"><div id="{MAIN}_RichHtmlField" class="ms-rtestate-field" style="display:inline" aria-labelledby="PageContent"><div>\u200b</div>{body}{signed}<p>\u200b<br/></p></div></div>{_papers(tale)}
<div class="tin-phanhoi"><input type="button" value="Gửi phản hồi" /> <input type="button" value="Gửi tin cho bạn" /></div><div class="other_News"><div class="tieude-nho">Các tin khác</div><ul>{links(tale.others[:6], '<li><a href="{path}" title="{title}">{title}</a> <span class="time_update">(Ngày {day})</span></li>')}</ul><a class="tiep" href="/tintuc/Pages/x.aspx">Xem tin tiếp theo...</a></div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="ms-rteTable-default" cellspacing="0" style="width:100%;"><tbody>{rows(tale, piece, """td class="ms-rteTable-default" """, "<div>{}</div>")}</tbody></table><p>\u200b</p>'
    shapes = {
        "item": BLOCK.format('<span class="ms-rteFontSize-2">- {}</span>'),
        "heading": BLOCK.format("<strong>{}</strong>"),
        "quote": BLOCK.format("<em>{}</em>"),
    }
    return shapes.get(piece.kind, BLOCK.format('<span class="ms-rteFontSize-2">{}</span>')).format(
        ink(tale, piece.text)
    )


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<div style="text-align:center;"><img class="ms-rteImage-0 ms-rtePosition-4" alt="{escape(shot.alt)}" src="{shot.path}" style="width:560px;margin:5px;"/>\u200b</div>'
    if tale.number % 3 == 1:
        return image + "".join(f'<p style="text-align:center;">{ink(tale, one)}</p>' for one in shot.lines)
    text = "<br/>".join(ink(tale, one) for one in shot.lines)
    return image + (f'<div class="ms-rteElement-P" style="text-align:center;">{text}</div>' if text else "")


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<div><img src="/_layouts/15/images/ic{one.file_name.rpartition(".")[2]}.png" alt=""/><a href="{one.path}" target="_blank">{escape(one.title)}</a></div>'
        for one in tale.papers
    )
    return f'<div class="tin-dinhkem"><span>Tệp đính kèm</span>{made}</div>' if made else ""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:14] if isinstance(page, Tale) else page.beside
    office = page.office
    bar = nested(
        '<li class="dynamic-children"><a class="menu-item" href="/nhom{n}/Pages/default.aspx"><span class="menu-item-text">{name}</span></a><ul class="dynamic">{inner}</ul></li>',
        '<li class="dynamic"><a class="dynamic menu-item" href="/muc{n}/Pages/default.aspx"><span class="menu-item-text">{name}</span></a></li>',
    )
    return f"""<!DOCTYPE html><html dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><title>
	{escape(title)}
</title></head><body><form method="post" action="default.aspx" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUBMA9kFgJmD2QW" /></div><div id="TurnOnAccessibility" style="display:none" class="s4-notdlg noindex"><a href="#">Turn on more accessible mode</a></div><a href="javascript:;" class="ms-accessible ms-acc-button">Skip Ribbon Commands</a><a href="javascript:;" class="ms-accessible">Skip to main content</a>
<div id="s4-workspace"><div id="s4-bodyContainer"><div class="dau-trang"><a href="/"><img src="/Style Library/images/logo.png" alt="{page.department}"/></a><div class="ten-site"><h1>CỔNG THÔNG TIN ĐIỆN TỬ</h1><div class="ten-so">{page.department}</div></div></div><div class="thanh-menu"><ul class="root static">{bar}</ul></div>
<div class="thanh-ngay"><span id="lblToday">{weekday(page.today)}, ngày {page.today:%d} tháng {page.today:%m} năm {page.today:%Y} | {page.today:%H:%M} AM</span><div class="ms-srch-sb"><input type="text" value="Tìm kiếm..." /></div></div>
<div class="ba-cot"><div class="cot-trai"><div class="hop"><h2>Thông tin chỉ đạo điều hành</h2>{links(others[:4], '<div class="muc"><a href="{path}">{title}</a><div class="ngay">{day}</div></div>')}</div><div class="hop"><h2>Liên kết website</h2><select><option>--- Chọn liên kết ---</option><option>Chính phủ</option><option>Bộ Công Thương</option></select></div></div>
<div class="cot-giua" id="DeltaPlaceHolderMain"><a id="mainContent" name="mainContent" tabindex="-1"></a>{inner}</div><div class="cot-phai"><div class="hop"><h2>Tin mới nhất</h2>{links(others[4:], '<div class="muc"><img src="/PublishingImages/t{n}.jpg" alt=""/><a href="{path}">{title}</a><div class="ngay">{day} {clock}</div><div class="tt">{summary}</div></div>')}</div><div class="hop dem">Lượt truy cập: 5.204.118 - Đang online: 37</div></div></div>
<div class="chan-trang"><div>Đơn vị quản lý: {office.name}</div><div>Địa chỉ: {office.address}</div><div>Điện thoại: {office.phones} | Fax: {office.fax} | Email: {office.email}</div><div>Ghi rõ nguồn "Cổng thông tin điện tử" khi sử dụng lại thông tin</div></div></div></div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="tin-dong"><a class="anh" href="{path}"><img src="/PublishingImages/n{n}.jpg" alt="{title}"/></a><div class="nd"><a class="tieude" href="{path}" title="{title}">{title}</a><span class="time_update">(Ngày {day})</span><div class="trichyeu">{summary}</div></div></div>',
    )
    back = f'<a href="{page.paths[page.page - 2]}">Trang trước</a>' if page.page > 1 else ""
    numbers = " ".join(
        f'<span class="chon">{number}</span>' if number == page.page else f'<a href="{path}">{number}</a>'
        for number, path in enumerate(page.paths, 1)
    )
    more = f'<a href="{page.next_path}">Trang sau</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<div class="tieude-trang">{page.section}</div>{items}<div class="phan-trang">{back} {numbers} {more}</div>',
    )


LAYOUT = Layout(
    "ribbon", "Sở Công Thương tỉnh Đá Dựng", "congthuong.dadung.example", "/tintuc/Pages/{slug}.aspx?ItemID={number}", "/PublishingImages/{year}-{month}/{name}.jpg", "/Documents/{year}/{name}", dates, article, roll,
    roll_path="/tintuc/Pages/{section}.aspx", page_path="{path}?PageIndex={page}", contacts=True, most_lines=3,
    signings=("tin-anh-unit", "name", "name-unit", "bai-anh-line", "none"), credits=("dash", "dot", "bracket"),
)  # fmt: skip
