# ruff: noqa: E501  (markup reads better unbroken)
"""WebForms of 2008: a frame of tables and fonts, the department in h1, the day above the title, captions in a second row."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat
from tests.layouts.ink import ink, links, minute, poll, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

GRID = "ctl00$cphNoiDung$grvDanhSach"
TEXT = '<font face="Times New Roman" size="3">{}</font>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted.day}/{posted.month}/{posted.year} {posted:%H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<tr><td class="tomtat"><p align="justify"><b>{TEXT.format(ink(tale, tale.lead))}</b></p></td></tr>'
        if tale.lead
        else ""
    )
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p align="right"><b>{TEXT.format(ink(tale, tale.signing.raw))}</b></p>' if tale.signing.raw else ""
    older = links(
        tale.others[:8],
        '<tr><td width="12" valign="top"><img src="/Images/arrow.gif" border="0" alt="" /></td><td><a class="TinKhac" href="{path}">{title}</a> <font color="#808080" size="1">({day})</font></td></tr>',
    )
    inner = f"""<table width="100%" cellpadding="4" cellspacing="0" border="0"><tr><td background="/Images/bg_title.gif" height="24"><font color="#FFFFFF"><b><a href="/DanhMuc.aspx?id=5"><font color="#FFFFFF">{tale.section}</font></a></b></font></td></tr>
<tr><td><font color="#808080" size="1"><span id="ctl00_cphNoiDung_lblNgay">{tale.published.raw}</span></font></td></tr><tr><td><span id="ctl00_cphNoiDung_lblTieuDe" class="TieuDeTin"><font color="#003399" size="4"><b>{ink(tale, tale.title)}</b></font></span></td></tr>
{lead}<tr><td><span id="ctl00_cphNoiDung_lblNoiDung">{body}{signed}</span></td></tr>{_papers(tale)}<tr><td align="right"><font size="1">Số lần đọc: {tale.views}</font> <a href="javascript:window.print()"><img src="/Images/print.gif" border="0" alt="In trang này" /></a> <a href="javascript:history.go(-1)">Trở về</a> <a href="#top">Đầu trang</a></td></tr>
<tr><td><hr size="1" /><b>Các tin đã đưa:</b><table width="100%">{older}</table></td></tr></table>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="2" cellspacing="0" bordercolor="#C0C0C0" align="center"><tbody>{rows(tale, piece, "td", """<p align="center"><font size="2">{}</font></p>""")}</tbody></table>'
    shapes = {
        "item": '<p align="justify">' + TEXT.format("- {}") + "</p>",
        "heading": "<p><b>" + TEXT.format("{}") + "</b></p>",
        "quote": '<p align="justify"><i>' + TEXT.format("{}") + "</i></p>",
    }
    return shapes.get(piece.kind, '<p align="justify">' + TEXT.format("{}") + "</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    image = f'<img src="{shot.path}" width="400" border="1" alt="{escape(shot.alt)}" />'
    if not text:
        return f'<p align="center">{image}</p>'
    if tale.number % 4 == 0:
        return f'<p align="center">{image}<br /><font face="Arial" size="2" color="#000080"><i>{text}</i></font></p>'
    return f'<table border="0" cellpadding="2" cellspacing="0" align="center" width="400"><tbody><tr><td align="center">{image}</td></tr><tr><td align="center"><font face="Arial" size="2" color="#000080"><i>{text}</i></font></td></tr></tbody></table>'


def _papers(tale: Tale) -> str:
    made = "<br />".join(f'<a href="{one.path}" target="_blank">{escape(one.title)}</a>' for one in tale.papers)
    return f'<tr><td><img src="/Images/attach.gif" alt="" /> <b>File đính kèm:</b> {made}</td></tr>' if made else ""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:15] if isinstance(page, Tale) else page.beside[:7]
    office = page.office
    box = links(
        others[:3],
        '<tr><td><a href="{path}"><b>{title}</b></a><br /><font size="1" color="#808080">{day} {clock}</font><p align="justify"><font size="2">{summary}</font></p></td></tr>',
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	{page.department}
</title></head><body leftmargin="0" topmargin="0"><a name="top"></a><form name="aspnetForm" method="post" action="{escape(page.path)}" id="aspnetForm"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgJmD2QWAgIDD2Q=" /></div>
<table width="1000" align="center" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="3" background="/Images/banner.jpg" height="120"><h1><font color="#FF0000">TRANG THÔNG TIN ĐIỆN TỬ<br />{page.department.upper()}</font></h1></td></tr>
<tr bgcolor="#0066CC"><td colspan="3"><table width="100%"><tr><td><font color="#FFFFFF" size="2">Hôm nay: {weekday(page.today)}, ngày {page.today:%d/%m/%Y}</font></td><td align="right"><input name="ctl00$txtTim" type="text" value="Từ khóa..." /> <input type="submit" name="ctl00$btnTim" value="Tìm kiếm" /></td></tr></table></td></tr>
<tr valign="top"><td width="190" bgcolor="#EEF5FF"><table width="100%">{flat('<tr><td class="menu"><a href="/DanhMuc.aspx?id={n}">{name}</a></td></tr>')}</table><p><b>THĂM DÒ Ý KIẾN</b></p>{poll()}</td><td width="590">{inner}</td>
<td width="220"><table width="100%"><tr><td bgcolor="#0066CC"><font color="#FFFFFF"><b>TIN NỔI BẬT</b></font></td></tr>{box}</table><table width="100%"><tr><td bgcolor="#0066CC"><font color="#FFFFFF"><b>THÔNG BÁO</b></font></td></tr><tr><td><marquee direction="up" height="150">{links(others[3:], '<p><a href="{path}">{title}</a> <font size="1">({day})</font></p>')}</marquee></td></tr></table><p align="center">Số lượt truy cập: <b>1.284.907</b></p></td></tr>
<tr><td colspan="3" align="center" bgcolor="#EEF5FF"><font size="2"><b>{office.name.upper()}</b><br />Địa chỉ: {office.address}<br />Điện thoại: {office.phones} - Fax: {office.fax}<br />Email: <a href="mailto:{office.email}">{office.email}</a></font></td></tr></table></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr><td><font color="#808080" size="1">{day} {clock}</font><br /><a id="ctl00_cphNoiDung_grvDanhSach_ctl{n}_lnkTin" class="TieuDeTin" href="{path}"><b>{title}</b></a><p align="justify"><font size="2">{summary}</font> <a href="{path}"><i>Xem tiếp...</i></a></p></td></tr>',
    )
    numbers = "".join(
        f"<td><span>{number}</span></td>"
        if number == page.page
        else f"<td><a href=\"javascript:__doPostBack('{GRID}','Page${number}')\">{number}</a></td>"
        for number in range(1, len(page.paths) + 1)
    )
    return _frame(
        page,
        page.section,
        f'<font color="#003399"><b>{page.section}</b></font><table cellspacing="0" border="0" id="ctl00_cphNoiDung_grvDanhSach" style="width:100%;border-collapse:collapse;">{items}<tr align="right"><td><table border="0"><tr>{numbers}</tr></table></td></tr></table>',
    )


LAYOUT = Layout(
    "webforms", "Sở Công Thương tỉnh Bàu Trâm", "sct.bautram.example", "/ChiTiet.aspx?dm=5&tin={number}", "/Upload/HinhAnh/{year}/{month}/{name}.jpg", "/Upload/VanBan/{name}", dates, article, roll,
    roll_path="/DanhMuc.aspx?id=5", post=(GRID, "Page${page}"), contacts=True, most_lines=2,
    signings=("tin-anh-unit", "tin-anh", "name", "theo", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
