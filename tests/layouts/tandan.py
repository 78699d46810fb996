# ruff: noqa: E501  (markup reads better unbroken)
"""After Vietnamese WebForms portals: ctl00_ ids, a banner in h2, AM on a 24-hour clock, files by onclick, a pager that posts."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

MAIN = "ctl00_ContentPlaceHolder1_ucChiTietTin"
TOOLS = "".join(
    f'<a href="javascript:void(0)" class="{tool}">{name}</a> '
    for tool, name in (("in", "In trang"), ("gui", "Gửi cho bạn bè"), ("co", "A+"), ("nho", "A-"))
)
RATING = '<div class="danhgia"><span>Đánh giá bài viết:</span> <input type="image" name="ctl00$sao$1" src="/Images/sao.gif" alt="1 sao"><input type="image" name="ctl00$sao$5" src="/Images/sao.gif" alt="5 sao"> <span>({} lượt đánh giá)</span></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    # "12:05 AM" would have two readings, so nothing is posted in that hour
    when = posted + timedelta(hours=posted.hour == 12)
    return minute(when, f"{when:%d-%m-%Y} - {when:%H:%M} AM"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<div class="trichyeu"><span id="{MAIN}_lblTrichYeu" class="tomtat">{ink(tale, tale.lead)}</span></div>'
        if tale.lead
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<div class="tacgia" align="right"><span id="{MAIN}_lblTacGia" style="font-weight:bold;">{ink(tale, tale.signing.raw)}</span></div>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<tr><td><img src="/Images/dinhkem.gif" alt=""></td><td><a id="{MAIN}_rptTep_ctl0{number}_lnk" href="javascript:void(0)" onclick="TaiTep(\'{one.path}\'); return false;">{escape(one.title)}</a></td></tr>'
        for number, one in enumerate(tale.papers)
    )
    files = f'<div class="filedinhkem"><b>File đính kèm:</b><table>{papers}</table></div>' if papers else ""
    related = links(
        tale.others[:7],
        f'<tr><td><a id="{MAIN}_dtlKhac_ctl0{{n}}_hpl" href="{{path}}">{{title}}</a>&nbsp;<span class="ngay">({{day}})</span></td></tr>',
    )
    inner = f"""<div class="duongdan"><a href="/Default.aspx">Trang chủ</a> &gt;&gt; <a href="/ChuyenMuc.aspx?cm=5"><span id="ctl00_ContentPlaceHolder1_lblChuyenMuc">{tale.section}</span></a></div><div id="{MAIN}_pnlTin" class="chitiet"><div class="tieude"><span id="{MAIN}_lblTieuDe">{ink(tale, tale.title)}</span></div>
<div class="ngaydang"><span id="{MAIN}_lblNgay">{tale.published.raw}</span> <span id="{MAIN}_lblXem">Lượt xem: {tale.views}</span></div>{lead}<div id="{MAIN}_divNoiDung" class="noidung">{body}</div>{signed}{files}<div class="congcu">{TOOLS}</div>{RATING.format(tale.views % 50)}
<div class="tieudekhac">Tin cùng chuyên mục</div><table id="{MAIN}_dtlKhac" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;">{related}</table></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<div><b>{}</b></div>", "quote": "<div><i>{}</i></div>"}
    return shapes.get(piece.kind, '<div style="text-align: justify">{}</div>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = (
        f'<div style="text-align: center"><img src="{shot.path}" alt="{escape(shot.alt)}" style="width: 500px" /></div>'
    )
    return image + "".join(f'<div style="text-align: center"><em>{ink(tale, one)}</em></div>' for one in shot.lines)


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[7:12] if isinstance(page, Tale) else page.beside[:5]
    office = page.office
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	{escape(title)} - {page.department}
</title></head><body><form name="aspnetForm" method="post" action="{page.path}" id="aspnetForm"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUJNzA4MTEyMjM3" /></div>
<div id="banner"><h2 class="ten-donvi">{page.department.upper()}</h2><h3 class="khauhieu">Năm trật tự, kỷ cương hành chính và nâng cao chất lượng phục vụ nhân dân</h3></div><div id="menu"><ul>{menu('<li><a href="/ChuyenMuc.aspx?cm={n}">{name}</a></li>')}</ul></div>
<div class="thanhngay"><span id="ctl00_lblNgay">{weekday(page.today)}, {page.today:%d-%m-%Y} - {page.today:%H:%M} AM</span> <a id="ctl00_lnkAnh" href="javascript:__doPostBack('ctl00$lnkAnh','')">English</a> <a id="ctl00_lnkVao" href="javascript:__doPostBack('ctl00$ucLogin$lnkVao','')">Đăng nhập</a></div>
<div id="trai"><div class="hop"><div class="hop-t">THÔNG BÁO</div><marquee direction="up" scrollamount="2">{links(others, '<p><a href="{path}">{title}</a> <span>({day})</span></p>')}</marquee></div><div class="hop"><div class="hop-t">LIÊN KẾT</div><a href="https://dvc.hongai.example/"><img src="/Images/dvc.png" alt="Dịch vụ công trực tuyến"></a></div></div>
<div id="giua">{inner}</div><div id="chan"><p>Cơ quan chủ quản: {office.name}</p><p>Trụ sở: <span id="ctl00_lblDiaChi">{office.address}</span></p><p>ĐT: <span>{office.phones}</span> - Fax: <span>{office.fax}</span> - Email: <a href="mailto:{office.email}">{office.email}</a></p></div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr><td><div class="tin"><a id="ctl00_ContentPlaceHolder1_ucDanhSach_rptTin_ctl0{n}_hplAnh" href="{path}"><img src="/Images/tin/{n}.jpg" alt=""></a><a class="tin-t" href="{path}">{title}</a> <span class="ngay">({day})</span><div class="tin-m">{summary}</div></div></td></tr>',
    )
    numbers = "&nbsp;".join(
        f"<a id=\"ctl00_rptTrang_ctl{number:02}_lnkTrang\" href=\"javascript:__doPostBack('ctl00$ContentPlaceHolder1$rptTrang$ctl{number:02}$lnkTrang','')\">{number}</a>"
        if number != page.page
        else f'<a id="ctl00_rptTrang_ctl{number:02}_lnkTrang" class="chon">{number}</a>'
        for number in range(1, len(page.paths) + 1)
    )
    return _frame(
        page,
        page.section,
        f'<div class="duongdan"><a href="/Default.aspx">Trang chủ</a> &gt;&gt; {page.section}</div><div class="loc">Từ ngày <input name="ctl00$tu" value="01/01/2010"> đến ngày <input name="ctl00$den" value="{page.today:%d/%m/%Y}"> <a href="javascript:__doPostBack(\'ctl00$ContentPlaceHolder1$lnkLoc\',\'\')">Xem</a></div><table id="ctl00_ContentPlaceHolder1_grvTin" style="width:100%">{items}</table><div class="phantrang">Trang: {numbers}</div>',
    )


LAYOUT = Layout(
    "tandan", "Sở Công Thương tỉnh Hòn Gạo", "sct.hongai.example", "/ChiTietTin.aspx?cm=5&tin={number}", "/Upload/Anh/{year}/{month}/{name}.jpg", "/Upload/Tep/{name}", dates, article, roll,
    roll_path="/ChuyenMuc.aspx?cm=5", post=("ctl00$ContentPlaceHolder1$rptTrang$ctl{page:02}$lnkTrang", ""), contacts=True, most_lines=3,
    signings=("tin-anh-unit", "name-unit", "tin-anh", "tac-gia", "none"), credits=("dot", "bracket"),
)  # fmt: skip
