# ruff: noqa: E501  (markup reads better unbroken)
"""A telecom's portal beside its office suite: title under a box's head, the day in brackets, captions in lines like any other."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat
from tests.layouts.ink import day, grouped, ink, links, pager, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

JUSTIFIED = '<p style="text-align:justify"><span style="font-size:14px"><span style="font-family:Arial,Helvetica,sans-serif">{}</span></span></p>'
CENTRED = '<p style="text-align:center"><span style="font-size:14px"><span style="font-family:Arial,Helvetica,sans-serif">{}</span></span></p>'
BOX = '<div class="box-module"><div class="box-title"><span>{}</span></div><div class="box-content">{}</div></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="tomtat">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p style="text-align:right"><em>{ink(tale, tale.signing.raw)}</em></p>' if tale.signing.raw else ""
    inner = f"""<div class="duongdan">Trang chủ &gt;&gt; <a href="/tintuc">Tin tức - Sự kiện</a> &gt;&gt; <a href="/tintuc/x">{tale.section}</a></div>
<div class="chitiet-tin"><div class="tieude-tin">{ink(tale, tale.title)}</div><div class="ngay-tin">(Ngày đăng: {tale.published.raw}&nbsp;&nbsp;&nbsp;Lượt xem: {tale.views})</div>{lead}<div class="noidung-tin">{body}{signed}</div>{_papers(tale)}
<div class="chucnang"><a href="javascript:window.print()"><img src="/images/print.gif" alt=""> In trang</a> <a href="javascript:history.back()"><img src="/images/back.gif" alt=""> Quay lại</a> <a href="#"><img src="/images/top.gif" alt=""> Đầu trang</a></div></div>
{_more(tale)}"""
    return _frame(tale, tale.title, inner)


def _more(tale: Tale) -> str:
    form = '<tr><td class="cham"></td><td><a href="{path}" title="{summary}">{title}</a> <i>({day})</i></td></tr>'
    newer, older = links(tale.others[:3], form), links(tale.others[3:8], form)
    return f'<div class="tinkhac"><div class="tinkhac-tieude">Các tin mới hơn</div><table class="tbl-tinkhac">{newer}</table><div class="tinkhac-tieude">Các tin cũ hơn</div><table class="tbl-tinkhac">{older}</table></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table align="center" border="1" cellpadding="1" cellspacing="0" style="width:98%"><tbody>{rows(tale, piece, "td", """<p style="text-align:center"><span style="font-size:14px">{}</span></p>""")}</tbody></table>\n<p>&nbsp;</p>'
    text = ink(tale, piece.text)
    if piece.kind == "item":
        return f"<li><span>{text}</span></li>" if tale.number % 2 else JUSTIFIED.format(f"- {text}")
    shapes = {"heading": "<strong>{}</strong>", "quote": "<em>{}</em>"}
    return JUSTIFIED.format(shapes.get(piece.kind, "{}").format(text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = CENTRED.format(f'<img alt="{escape(shot.alt)}" src="{shot.path}" style="height:433px; width:650px" />')
    if not shot.lines:
        return f"{image}\n<p>&nbsp;</p>"
    text = " ".join(ink(tale, one) for one in shot.lines)
    return f"{image}\n{(JUSTIFIED if tale.number % 4 == 1 else CENTRED).format(text)}"


def _papers(tale: Tale) -> str:
    form = '<div class="tepdinhkem"><span class="nhan">Tệp tin đính kèm:</span> <a href="{}">{}</a></div>'
    return "".join(form.format(one.path, escape(one.title)) for one in tale.papers)


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:15] if isinstance(page, Tale) else page.beside
    notices = f'<marquee direction="up" scrollamount="2" height="220">{links(others[:4], """<div class="tb"><img src="/images/new.gif" alt=""> <a href="{path}">{title}</a></div>""")}</marquee>'
    left = f'<ul class="menu-trai">{flat("""<li><a href="/trang/{n}">{name}</a></li>""")}</ul>'
    fresh = links(others[4:], '<div class="tinmoi"><img src="/thumb/{n}.jpg" width="80" alt=""><a href="{path}">{title}</a><br><span class="ngay">{day}</span></div>')  # fmt: skip
    works = '<ul><li><a href="https://ioffice.phumy.example/">Quản lý văn bản và điều hành</a></li><li><a href="https://mail.phumy.example/">Thư điện tử công vụ</a></li><li><a href="/lichtuan">Lịch công tác tuần từ ngày 15/12/2025 đến 19/12/2025</a></li></ul>'
    return f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{page.department} - Cổng thông tin điện tử</title><meta name="description" content="Cổng thông tin điện tử {page.department}" /><base href="https://{LAYOUT.host}/" /></head><body>
<div id="wrapper"><div id="banner"><div class="banner-chu1">TRANG THÔNG TIN ĐIỆN TỬ</div><div class="banner-chu2">{page.department.upper()}</div></div><div id="menungang"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioithieu">Giới thiệu</a></li><li><a href="/tintuc">Tin tức - Sự kiện</a></li><li><a href="/vanban">Văn bản</a></li><li><a href="/tthc">Thủ tục hành chính</a></li><li><a href="/sodo">Sơ đồ trang</a></li></ul></div>
<div id="thanhngay"><span>Hôm nay, {weekday(page.today)}, ngày {page.today:%d/%m/%Y}</span><form action="/timkiem"><input type="text" name="q" value="Từ khóa..." /><input type="submit" value="Tìm" /></form></div>
<div id="cottrai">{BOX.format("DANH MỤC", left)}{BOX.format("THÔNG BÁO", notices)}</div><div id="cotgiua"><div class="box-title"><span>{escape(page.section.upper())}</span></div>{inner}</div><div id="cotphai">{BOX.format("HỆ THỐNG TÁC NGHIỆP", works)}{BOX.format("TIN MỚI", fresh)}{BOX.format("LIÊN KẾT", "<select><option>--- Liên kết trang ---</option><option>Cổng thông tin tỉnh</option></select>")}</div>
<div id="chantrang"><b>{page.department.upper()}</b><br />{page.office.address} - ĐT: {page.office.phones}<br />Giấy phép số 21/GP-TTĐT cấp ngày 14/06/2019<br />Số người online: 36 - Tổng số truy cập: 4.207.118</div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="tin"><div class="tin-anh"><a href="{path}"><img src="/thumb/l{n}.jpg" width="130" border="0" alt=""></a></div><div class="tin-tieude"><a href="{path}">{title}</a> <span class="ngay">({day})</span></div><div class="tin-tomtat">{summary}</div><div class="tin-xemtiep"><a href="{path}">Xem tiếp &gt;&gt;</a></div><div style="clear:both"></div></div>',
    )
    numbers = pager(page, '<a href="{path}">{n}</a> ', "<b>{n}</b> ")
    more = (
        f'<a href="{page.next_path}">Trang kế</a> <a href="{page.paths[-1]}">Trang cuối</a>' if page.next_path else ""
    )
    return _frame(page, page.section, f'{items}<div class="phantrang">Trang: {numbers}{more}</div>')


LAYOUT = Layout(
    "ioffice", "Sở Công Thương tỉnh Phú Mỹ Hạ", "sct.phumy.example", "/tintuc/chitiet/{number}/{slug}", "/upload/{year}/{month}/{name}.jpg", "/upload/vanban/{name}", dates, article, roll,
    roll_path="/tintuc/{section}", page_path="{path}/trang/{page}",
    signings=("name", "tin-anh-unit", "theo", "collected", "none"), credits=("dot", "dash", "bracket"),
)  # fmt: skip
