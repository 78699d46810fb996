# ruff: noqa: E501  (markup reads better unbroken)
"""WebSphere Portal of 2010: skins of tables, the title in a cell, the day in brackets below it, pictures in tables of two rows."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat
from tests.layouts.ink import ink, links, minute, office_lines, pager, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

SKIN = '<table class="wpsPortletBorder" cellpadding="0" cellspacing="0" width="100%"><tr><td class="wpsPortletTitle" nowrap="nowrap">&nbsp;{}</td></tr><tr><td class="wpsPortletBody" valign="top">{}</td></tr></table>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<tr><td class="tomtat" align="justify"><strong>{ink(tale, tale.lead)}</strong></td></tr>' if tale.lead else ""  # fmt: skip
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<tr><td align="right" class="tacgia"><strong>{ink(tale, tale.signing.raw)}</strong></td></tr>' if tale.signing.raw else ""  # fmt: skip
    other = links(tale.others[:6], '<tr><td width="12" valign="top"><img src="/wps/themes/html/SoYTe/images/bullet.gif" alt=""></td><td><a class="tinkhac" href="{path}">{title}</a> <font color="#808080" size="1">({day})</font></td></tr>')  # fmt: skip
    inner = f"""<table width="100%" cellpadding="3" cellspacing="0" border="0"><tbody><tr><td class="tieude">{ink(tale, tale.title)}</td></tr><tr><td class="ngaydang">({tale.published.raw})</td></tr>{lead}
<tr><td class="noidung" align="justify">{body}</td></tr>{signed}{_papers(tale)}<tr><td align="right"><a href="javascript:window.print()"><img src="/wps/themes/html/SoYTe/images/print.gif" border="0" alt="In"> Bản in</a> &nbsp; <a href="mailto:?subject=x">Gửi thư</a> &nbsp; <a href="javascript:history.go(-1)">Quay lại</a></td></tr></tbody></table>
<table width="100%" cellpadding="2" cellspacing="0"><tr><td colspan="2" class="tdTinKhac"><b>Các tin khác</b></td></tr>{other}</table>"""
    return _frame(tale, tale.title, SKIN.format(tale.section, inner))


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellpadding="2" cellspacing="0" width="90%" align="center"><tbody>{rows(tale, piece, "td", """<p align="center">{}</p>""")}</tbody></table>'
    shapes = {
        "item": '<p align="justify">- {}</p>',
        "heading": '<p align="justify"><strong>{}</strong></p>',
        "quote": '<p align="justify"><em>{}</em></p>',
    }
    return shapes.get(piece.kind, '<p align="justify"><font face="Arial" size="2">{}</font></p>').format(ink(tale, piece.text))  # fmt: skip


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" width="400" border="1">'
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    row = f'<tr><td align="center"><em><font face="Arial" size="2">{text}</font></em></td></tr>' if text else ""
    return f'<table align="center" border="0" cellpadding="2" cellspacing="0" width="400"><tbody><tr><td align="center">{image}</td></tr>{row}</tbody></table>'


def _papers(tale: Tale) -> str:
    made = "".join(f'<tr><td>&nbsp;&nbsp;<img src="/wps/themes/html/SoYTe/images/file.gif" alt=""> <a href="{one.path}">{escape(one.title)}</a></td></tr>' for one in tale.papers)  # fmt: skip
    return f'<tr><td class="tepdinhkem"><u>Tệp đính kèm:</u></td></tr>{made}' if made else ""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:12] if isinstance(page, Tale) else page.beside[:6]
    fresh = links(others, '<tr><td class="tinmoi"><a href="{path}">{title}</a></td></tr>')
    foot = "<br>".join(office_lines(page.office))
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>{escape(title)}</title><link href="/wps/themes/html/SoYTe/styles.jsp?theme=SoYTe" rel="styleSheet" type="text/css"></head><body bgcolor="#FFFFFF" marginwidth="0" marginheight="0">
<table width="1000" align="center" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="3"><img src="/wps/themes/html/SoYTe/images/banner.jpg" width="1000" height="130" alt="{page.department}"></td></tr><tr><td colspan="3" class="wpsToolBar"><table width="100%"><tr><td class="ngay">{weekday(page.today)}, ngày {page.today:%d/%m/%Y}</td><td align="right"><a href="/wps/portal/home">Trang chủ</a> | <a href="/wps/portal/sodo">Sơ đồ cổng</a> | <a href="/wps/portal/lienhe">Liên hệ</a> | <a href="/wps/myportal">Đăng nhập</a></td></tr></table></td></tr>
<tr><td width="180" valign="top" class="wpsNav"><table width="100%" cellpadding="0" cellspacing="1">{flat('<tr><td class="wpsNavLevel1"><a href="/wps/portal/trang{n}">{name}</a></td></tr>')}</table></td><td width="600" valign="top">{inner}</td>
<td width="220" valign="top">{SKIN.format("TIN MỚI", f'<table width="100%" cellpadding="3">{fresh}</table>')}{SKIN.format("LIÊN KẾT WEBSITE", '<select name="lk" style="width:200px"><option>Cổng thông tin điện tử tỉnh</option><option>Bộ Y tế</option></select>')}{SKIN.format("SỐ LƯỢT TRUY CẬP", '<div align="center"><b>02183440</b></div>')}</td></tr>
<tr><td colspan="3" class="wpsFooter" align="center"><b>Bản quyền thuộc {page.office.name}</b><br>{foot}<br>Giấy phép số 12/GP-STTTT</td></tr></table></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<tr><td valign="top" width="120"><a href="{path}"><img src="/wps/wcm/thumb/{n}.jpg" width="110" border="0" alt=""></a></td><td valign="top"><a class="tieudelist" href="{path}">{title}</a> <span class="ngaydang">({day} {clock})</span><br><div align="justify">{summary}</div></td></tr>')  # fmt: skip
    numbers = pager(page, '<a href="{path}">{n}</a>&nbsp;', "<b>{n}</b>&nbsp;")
    more = f'<a href="{escape(page.next_path)}">Trang sau &gt;&gt;</a>' if page.next_path else ""
    return _frame(page, page.section, SKIN.format(page.section, f'<table width="100%" cellpadding="4" cellspacing="0">{items}<tr><td colspan="2" align="right" class="phantrang">Trang {numbers}{more}</td></tr></table>'))  # fmt: skip


LAYOUT = Layout(
    "wps", "Sở Y tế tỉnh Bàu Ngát", "syt.baungat.example", "/wps/portal/tintuc/!ut/p/c5/04_SB8K8x?WCM_GLOBAL_CONTEXT=/wps/wcm/connect/{section}/{slug}", "/wps/wcm/connect/anh/{year}/{name}.jpg", "/wps/wcm/connect/tep/{name}", dates, article, roll,
    roll_path="/wps/portal/tintuc/{section}", page_path="{path}?WCM_Page.ResetAll=TRUE&trang={page}", contacts=True, most_lines=2,
    signings=("tin-anh", "name", "nguon", "bai-anh", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
