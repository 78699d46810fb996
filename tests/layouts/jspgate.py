# ruff: noqa: E501  (markup reads better unbroken)
"""A JSP gate of 2012: columns of tables, weekday and day over an h3, lead in bold, captions as centred italics, other news in a table."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, grouped, ink, links, pager, poll, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

BOX = '<table class="khung" width="100%" border="0" cellspacing="0" cellpadding="0"><tbody><tr><td class="khung_tieude">{}</td></tr><tr><td class="khung_noidung">{}</td></tr></tbody></table>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{weekday(posted)}, ngày {posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="trichdan" style="text-align: justify"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""  # fmt: skip
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p style="text-align: right"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""  # fmt: skip
    newer = links(tale.others[:4], '<li><a href="{path}" class="link_tinkhac">{title}</a> <i>({day})</i></li>')
    older = links(tale.others[4:9], '<li><a href="{path}" class="link_tinkhac">{title}</a> <i>({day})</i></li>')
    inner = f"""<table width="100%" cellspacing="0" cellpadding="4"><tbody><tr><td class="duongdan"><a href="/index.jsp">Trang chủ</a> &gt;&gt; <a href="/danhsach.jsp?cm=x">{tale.section}</a></td></tr><tr><td><span class="ngaythang">{tale.published.raw}</span><h3 class="tieude_chitiet">{ink(tale, tale.title)}</h3></td></tr>
<tr><td class="noidung_chitiet">{lead}{body}{signed}</td></tr>{_papers(tale)}<tr><td align="right"><span class="luotxem">Số lần đọc: {tale.views}</span> <a href="/in.jsp?id={tale.number}" target="_blank">In bài viết</a></td></tr>
<tr><td><div class="tieude_tinkhac">Tin mới hơn:</div><ul>{newer}</ul><div class="tieude_tinkhac">Tin cũ hơn:</div><ul>{older}</ul></td></tr></tbody></table>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        cell = 'td style="text-align: center"'
        return f'<table border="1" cellspacing="0" cellpadding="0" style="width: 100%"><tbody>{rows(tale, piece, cell)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p style="text-align: justify"><b>{}</b></p>',
        "quote": '<p style="text-align: justify; margin-left: 40px"><i>{}</i></p>',
    }
    return shapes.get(piece.kind, '<p style="text-align: justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<p style="text-align: center"><img alt="{escape(shot.alt)}" src="{shot.path}" style="width: 500px; height: 333px" /></p>'
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    return image + (f'\n<p style="text-align: center"><em>{text}</em></p>' if text else "")


def _papers(tale: Tale) -> str:
    made = "".join(f'<tr><td align="center">{number}</td><td>{escape(one.title)}</td><td align="center"><a href="{one.path}">Tải về</a></td></tr>' for number, one in enumerate(tale.papers, 1))  # fmt: skip
    head = '<tr class="dong_tieude"><th>STT</th><th>Tên tệp</th><th>&nbsp;</th></tr>'
    return f'<tr><td><b>Tệp tin đính kèm</b><table class="bang_tep" width="100%" border="1" cellspacing="0">{head}{made}</table></td></tr>' if made else ""  # fmt: skip


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others, office = page.others[9:15] if isinstance(page, Tale) else page.beside[:6], page.office
    notice = links(others, '<tr><td class="thongbao"><a href="{path}">{title}</a><br><span class="ngaythang_nho">{day}</span></td></tr>')  # fmt: skip
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{page.department} - {escape(title)}</title><script type="text/javascript" src="/js/jquery-1.4.2.min.js"></script></head><body>
<table id="khung_chinh" width="990" align="center" cellspacing="0" cellpadding="0"><tbody><tr><td colspan="3" class="dautrang"><object width="990" height="150"><param name="movie" value="/images/banner.swf" /></object></td></tr><tr><td colspan="3"><ul id="menu_ngang">{wide_menu('<li><a href="/trang.jsp?m={n}"><span>{name}</span></a></li>')}</ul></td></tr><tr><td colspan="3" class="chaychu"><marquee>Chào mừng bạn đến với trang thông tin điện tử {page.department}</marquee> <form action="/timkiem.jsp"><input name="q" value="Nhập từ khóa" /><input type="submit" value="Tìm" /></form></td></tr>
<tr valign="top"><td width="190">{BOX.format("DỊCH VỤ CÔNG", '<a href="/dvc.jsp?md=3">Mức độ 3</a><br /><a href="/dvc.jsp?md=4">Mức độ 4</a><br /><a href="/hoso.jsp">Tra cứu hồ sơ</a>')}{BOX.format("BÌNH CHỌN", poll())}</td><td width="580">{inner}</td><td width="220">{BOX.format("THÔNG BÁO", f"<table>{notice}</table>")}{BOX.format("THỐNG KÊ", "Đang truy cập: 9<br />Tổng số: 877.120")}</td></tr>
<tr><td colspan="3" class="chantrang"><p><strong>TRANG THÔNG TIN ĐIỆN TỬ {office.name.upper()}</strong></p><p>Địa chỉ: {office.address}</p><p>Điện thoại: {office.phones}; Fax: {office.fax}; Email: {office.email}</p><p>Chịu trách nhiệm: Ban Biên tập</p></td></tr></tbody></table></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<table width="100%" class="mottin"><tbody><tr><td><a class="tieude_tin" href="{path}">{title}</a> <span class="ngaythang_nho">({day})</span></td></tr><tr><td><img src="/thumb.jsp?i={n}" width="120" align="left" alt="" /><p align="justify">{summary}</p><div align="right"><a href="{path}">Xem tiếp...</a></div></td></tr></tbody></table>')  # fmt: skip
    numbers = pager(page, '<a href="{path}" class="trang">{n}</a> ', '<span class="trang_hientai">{n}</span> ')
    more = f'<a href="{escape(page.next_path)}" class="trang">Sau</a> <a href="{escape(page.paths[-1])}" class="trang">Cuối</a>' if page.next_path else ""  # fmt: skip
    return _frame(page, page.section, f'<div class="duongdan"><a href="/index.jsp">Trang chủ</a> &gt;&gt; {page.section}</div>{items}<div class="phantrang" align="center">{numbers}{more}</div>')  # fmt: skip


LAYOUT = Layout(
    "jspgate", "Sở Giáo dục tỉnh Rạch Lá", "sgd.rachla.example", "/chitiet.jsp?cm=4&id={number}", "/upload/{year}/{month}/{name}.jpg", "/taitep.jsp?f={name}", dates, article, roll,
    roll_path="/danhsach.jsp?cm=4", page_path="{path}&trang={page}", contacts=True, most_lines=1,
    signings=("name", "tin-anh", "name-unit", "theo", "none"), credits=("bracket", "dot", "source"),
)  # fmt: skip
