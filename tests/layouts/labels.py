# ruff: noqa: E501  (markup reads better unbroken)
"""A WebForms gate of user controls: lblTitle, lblSummary and lblContent, then author and day at the right, a grid of files."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import ink, links, minute, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

VIEW = "ContentPlaceHolder1_ucChiTietTin_"
PAGER = "ctl00$ContentPlaceHolder1$ucDanhSachTin$rptPages$lbtPage"
STATE = '<div class="aspNetHidden"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwULLTE2MTY2ODcyMjkPZBYCZg9kFgI=" /></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    half = "SA" if posted.hour < 12 else "CH"
    return minute(posted, f"{posted:%d/%m/%Y} {posted.hour % 12 or 12}:{posted:%M:%S} {half}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="tomtat"><span id="{VIEW}lblSummary" style="font-weight:bold;">{ink(tale, tale.lead)}</span></div>' if tale.lead else ""  # fmt: skip
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    inner = f"""<div class="duongdan"><span id="{VIEW}lblPath"><a href="/Default.aspx">Trang chủ</a> &gt;&gt; <a href="/chuyen-muc/x.aspx">{tale.section}</a></span></div>
<div class="chitiettin"><div class="tieude"><span id="{VIEW}lblTitle">{ink(tale, tale.title)}</span></div><div class="congcu"><a href="javascript:void(0)" onclick="doFont(-1)">A-</a> <a href="javascript:void(0)" onclick="doFont(1)">A+</a> <a id="{VIEW}hplPrint" href="/Print.aspx?id={tale.number}" target="_blank">Bản in</a></div>{lead}
<div class="noidung"><span id="{VIEW}lblContent">{body}</span></div><div class="tacgia" style="text-align:right;">{_signed(tale)}</div><div class="ngaydang" style="text-align:right;">Ngày đăng: <span id="{VIEW}lblDate">{tale.published.raw}</span> - Lượt xem: <span id="{VIEW}lblViews">{tale.views}</span></div>{_papers(tale)}</div>
<div class="tinlienquan"><div class="tieudekhac"><span>Tin liên quan</span></div><table id="{VIEW}dlLienQuan" cellspacing="0" style="border-collapse:collapse;">{links(tale.others[:5], '<tr><td><a href="{path}">{title}</a> <span class="ngay">[{day}]</span></td></tr>')}</table><div class="tieudekhac"><span>Các tin đã đưa</span></div><ul>{links(tale.others[5:9])}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _signed(tale: Tale) -> str:
    label, colon, value = tale.signing.raw.partition(": ")
    field = "lblSource" if label == "Nguồn" else "lblAuthor"
    if label in ("Nguồn", "Tác giả"):
        return f'<b>{label}{colon}</b><span id="{VIEW}{field}">{ink(tale, value)}</span>'
    return f'<span id="{VIEW}{field}" style="font-weight:bold;font-style:italic;">{ink(tale, tale.signing.raw)}</span>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellspacing="0" cellpadding="0" style="width:98%;border-collapse:collapse;"><tbody>{rows(tale, piece, """td valign="top" """, "<p>{}</p>")}</tbody></table>'
    span = '<span style="font-size:14px;"><span style="font-family:arial,helvetica,sans-serif;">{}</span></span>'
    shapes = {
        "item": '<p style="text-align:justify;">' + span.format("- {}") + "</p>",
        "heading": '<p style="text-align:justify;"><strong>' + span + "</strong></p>",
        "quote": '<p style="text-align:justify;margin-left:40px;"><em>' + span + "</em></p>",
    }
    return shapes.get(piece.kind, '<p style="text-align:justify;">' + span + "</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}" style="width:480px;height:320px;" />'
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    if text and tale.number % 4 == 3:
        return f'<p style="text-align:center;">{image}<br />{text}</p>'
    return f'<p style="text-align:center;">{image}</p>' + (
        f'<p style="text-align:center;"><em><span style="font-size:12px;">{text}</span></em></p>' if text else ""
    )


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<tr><td>{escape(one.title)}</td><td align="center">{tale.views % 900} KB</td><td align="center"><a id="{VIEW}grvFile_hplTai_{n}" href="{one.path}">Tải về</a></td></tr>'
        for n, one in enumerate(tale.papers)
    )
    return f'<div class="tepdinhkem"><table id="{VIEW}grvFile" rules="all" border="1"><tr><th scope="col">Tệp đính kèm</th><th scope="col">Dung lượng</th><th scope="col">&nbsp;</th></tr>{made}</table></div>' if made else ""  # fmt: skip


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others, office = page.others[9:16] if isinstance(page, Tale) else page.beside, page.office
    bar = nested('<li><a class="level1" href="/nhom/{n}.aspx">{name}</a><ul class="level2">{inner}</ul></li>', '<li><a class="level2" href="/muc/{n}.aspx">{name}</a></li>')  # fmt: skip
    hot = links(others[:4], '<div class="tinmoi"><a href="{path}"><img src="/Uploads/thumb/{n}.jpg" alt="" /></a><a class="tieude" href="{path}">{title}</a> <span class="ngay">({day})</span></div>')  # fmt: skip
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	Cổng thông tin điện tử {page.department} | {escape(title)}
</title></head><body><form method="post" action="{escape(page.path)}" id="form1">{STATE}<div id="khung"><div id="banner"><a href="/Default.aspx"><img src="/Images/banner-cong.jpg" alt="" /></a></div><div id="ucMenu_pnMenu"><ul class="level1">{bar}</ul></div><div class="thanhngay"><span id="ucNgay_lblNgay">{weekday(page.today)}, ngày {page.today:%d/%m/%Y}</span><span class="chay"><marquee>Chào mừng quý vị đến với Cổng thông tin điện tử {page.department}</marquee></span><input name="ctl00$ucTim$txtTim" type="text" value="Nhập từ khóa" /><input type="submit" name="ctl00$ucTim$btnTim" value="Tìm" /></div>
<div id="cottrai"><div class="hop"><div class="tieudehop"><span>CHUYÊN MỤC</span></div><ul>{nested('<li><a href="/nhom/{n}.aspx">{name}</a></li>', "")}</ul></div><div class="hop"><div class="tieudehop"><span>LIÊN KẾT WEBSITE</span></div><select name="ctl00$ucLK$ddl"><option value="0">--- Chọn ---</option><option value="1">Bộ Công Thương</option><option value="2">Cổng TTĐT tỉnh</option></select></div></div><div id="cotgiua"><div id="ContentPlaceHolder1_upMain">{inner}</div></div>
<div id="cotphai"><div class="hop"><div class="tieudehop"><span>TIN MỚI CẬP NHẬT</span></div>{hot}</div><div class="hop"><div class="tieudehop"><span>VĂN BẢN MỚI</span></div>{links(others[4:], '<p><a href="{path}">{title}</a></p>')}</div><div class="hop"><div class="tieudehop"><span>THỐNG KÊ TRUY CẬP</span></div><p>Đang xem: <span id="ucTK_lblOnline">21</span></p><p>Tổng truy cập: <span id="ucTK_lblTotal">2.914.377</span></p></div></div>
<div id="chantrang"><p>CỔNG THÔNG TIN ĐIỆN TỬ {office.name.upper()}</p><p>Địa chỉ: {office.address} - Điện thoại: {office.phones} - Fax: {office.fax}</p><p>Email: {office.email}</p><p>Chịu trách nhiệm chính: Ban Biên tập</p></div></div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="motin"><a href="{path}"><img src="/Uploads/thumb/l{n}.jpg" alt="" /></a><div class="tieude"><a id="ContentPlaceHolder1_ucDanhSachTin_rptTin_hplTieuDe_{n}" href="{path}">{title}</a></div><div class="ngay">{day} {clock}</div><div class="tomtat"><span id="ContentPlaceHolder1_ucDanhSachTin_rptTin_lblTomTat_{n}">{summary}</span></div><div class="xemtiep"><a href="{path}">Chi tiết</a></div></div>',
    )
    numbers = "".join(
        f'<a class="aspNetDisabled trangchon">{n}</a> ' if n == page.page else f"<a href=\"javascript:__doPostBack('{PAGER}','{n}')\">{n}</a> "
        for n in range(1, len(page.paths) + 1)
    )  # fmt: skip
    return _frame(
        page,
        page.section,
        f'<div class="duongdan"><a href="/Default.aspx">Trang chủ</a> &gt;&gt; <span>{page.section}</span></div><div class="danhsach">{items}</div><div class="phantrang">Trang: {numbers}</div>',
    )


LAYOUT = Layout(
    "labels", "Sở Công Thương tỉnh Tràm Vàng", "sct.tramvang.example", "/chi-tiet-tin/{number}/{slug}.aspx", "/Uploads/Images/{year}/{month}/{name}.jpg", "/Uploads/Files/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}.aspx", post=(PAGER, "{page}"), contacts=True, most_lines=2,
    signings=("tac-gia", "nguon", "tin-anh", "collected", "none"), credits=("dot", "bracket", "source"),
)  # fmt: skip
