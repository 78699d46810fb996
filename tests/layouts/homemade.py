# ruff: noqa: E501  (markup reads better unbroken)
"""A home-made PHP portal of 2009: the hour in the title's cell, "09h24" clocks, captions in blue italics or a box afloat."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat
from tests.layouts.ink import ink, links, minute, poll, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

HEAD = '<tr><td class="mod_title" background="images/bg_mod.gif" height="26">&nbsp;<img src="images/ic.gif" /> {}</td></tr>'
BOX = '<table width="100%" border="0" cellspacing="0" cellpadding="0" class="mod">' + HEAD + '<tr><td class="mod_body">{}</td></tr></table><br>'  # fmt: skip


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y}, {posted:%Hh%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<tr><td class="news_brief"><div align="justify"><b>{ink(tale, tale.lead)}</b></div></td></tr>'
        if tale.lead
        else ""
    )
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<div align="right"><b><i>{ink(tale, tale.signing.raw)}</i></b></div>' if tale.signing.raw else ""
    other = links(tale.others[:7], '<img src="images/dot.gif" align="absmiddle"> <a href="{path}" class="other">{title}</a> <span class="date">({day})</span><br>')  # fmt: skip
    inner = f"""<table width="100%" border="0" cellspacing="0" cellpadding="5"><tr><td class="path"><a href="index.php">Trang chủ</a> / <a href="index.php?act=cat&amp;id=4">{tale.section}</a></td></tr>
<tr><td class="news_title">{ink(tale, tale.title)} <span class="date">({tale.published.raw})</span></td></tr>{lead}<tr><td class="news_body"><!-- noi dung -->{body}{signed}</td></tr>{_papers(tale)}
<tr><td align="right" class="tool"><img src="images/print.gif"> <a href="javascript:inTin({tale.number})">In tin</a> | <a href="javascript:guiTin({tale.number})">Gửi cho bạn bè</a> | <a href="javascript:history.back()">Trở về</a> | <a href="#top">Lên đầu trang</a></td></tr>
<tr><td><fieldset><legend><b>Các bài viết khác:</b></legend>{other}</fieldset></td></tr></table>"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" width="100%" cellspacing="0" cellpadding="3" bordercolor="#999999"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": '<div align="justify">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; - {}</div>',
        "heading": '<div align="justify"><b>{}</b></div>',
        "quote": '<div align="justify">&nbsp;&nbsp;&nbsp;&nbsp; <i>{}</i></div>',
    }
    return shapes.get(piece.kind, '<div align="justify">&nbsp;&nbsp;&nbsp;&nbsp; {}</div>').format(
        ink(tale, piece.text)
    )


def _shot(tale: Tale, shot: Shot) -> str:
    image = (
        f'<img src="{shot.path}" border="0" alt="{escape(shot.alt)}" width="{240 if tale.number % 3 == 1 else 420}">'
    )
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    if text and tale.number % 3 == 1:
        return f'<table align="{("left", "right")[tale.number % 2]}" width="240" border="0" cellspacing="0" cellpadding="3" class="imgbox"><tbody><tr><td>{image}</td></tr><tr><td class="imgtext">{text}</td></tr></tbody></table>'
    caption = f'<div align="center"><font color="#0000ff" size="2"><i>{text}</i></font></div>' if text else ""
    return f'<div align="center">{image}</div>{caption}'


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<br><img src="images/attach.gif"> <a href="{one.path}" target="_blank">{escape(one.title)}</a>'
        for one in tale.papers
    )
    return f'<tr><td class="attach"><b>File kèm theo:</b>{made}</td></tr>' if made else ""


def _frame(page: Tale | Roll, inner: str) -> str:
    others, office = page.others[7:15] if isinstance(page, Tale) else page.beside, page.office
    hot = links(others[:3], '<p><a href="{path}"><img src="upload/thumb/{n}.jpg" width="60" align="left" border="0"></a><a href="{path}" class="hot">{title}</a></p>')  # fmt: skip
    scroll = f'<marquee direction="up" scrollamount="2" height="160" onmouseover="this.stop()">{links(others[3:], """<p>&bull; <a href="{path}">{title}</a> <i>({day})</i></p>""")}</marquee>'
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>:: {page.department} ::</title><meta name="keywords" content="so cong thuong, cong nghiep, thuong mai"></head><body topmargin="0" leftmargin="0"><a name="top"></a>
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0" bgcolor="#FFFFFF"><tr><td colspan="3"><embed src="images/banner.swf" width="980" height="140"></embed></td></tr><tr><td colspan="3" class="topnav" height="28"><a href="index.php">Trang chủ</a> | <a href="index.php?act=intro">Giới thiệu</a> | <a href="index.php?act=doc">Văn bản</a> | <a href="index.php?act=faq">Hỏi đáp</a> | <a href="index.php?act=contact">Liên hệ</a> | <a href="index.php?act=sitemap">Sơ đồ website</a></td></tr>
<tr><td colspan="3" class="today" align="right">{weekday(page.today)}, {page.today.day}/{page.today.month}/{page.today.year} - {page.today:%H:%M} (GMT+7)</td></tr><tr valign="top"><td width="185">{BOX.format("DANH MỤC", flat('<div class="mnu"><a href="index.php?act=cat&amp;id={n}">{name}</a></div>'))}{BOX.format("THÔNG TIN CẦN BIẾT", '<a href="index.php?act=gia">Giá vàng</a><br><a href="index.php?act=tygia">Tỷ giá ngoại tệ</a><br><a href="index.php?act=tv">Thời tiết</a>')}</td>
<td width="585">{inner}</td><td width="210">{BOX.format("TIN NỔI BẬT", hot)}{BOX.format("THÔNG BÁO", scroll)}{BOX.format("Ý KIẾN CỦA BẠN", poll())}{BOX.format("THÀNH VIÊN", 'Tên đăng nhập<br><input name="u"><br>Mật khẩu<br><input name="p" type="password"><br><a href="index.php?act=reg">Đăng ký</a>')}<div align="center">Bạn là người thứ<br><b>0412886</b></div></td></tr>
<tr><td colspan="3" class="footer" align="center"><b>{office.name}</b><br>Địa chỉ: {office.address} - ĐT: {office.phones} - Fax: {office.fax}<br>E-mail: {office.email}<br>Thiết kế: Trung tâm Tin học</td></tr></table></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr><td valign="top" class="list"><a href="{path}"><img src="upload/thumb/l{n}.jpg" width="110" align="left" hspace="5" border="0"></a><a href="{path}" class="news_title">{title}</a> <span class="date">({day}, {clock})</span><div align="justify">{summary} <a href="{path}"><img src="images/more.gif" border="0" alt="Chi tiết"></a></div></td></tr><tr><td background="images/line.gif" height="1"></td></tr>',
    )
    numbers = " ".join(
        f"<b>[{n}]</b>" if n == page.page else f'<a href="{escape(path)}">{n}</a>'
        for n, path in enumerate(page.paths, 1)
    )
    more = f' <a href="{escape(page.next_path)}">Tiếp &raquo;</a>' if page.next_path else ""
    return _frame(page, f'<table width="100%" border="0" cellspacing="0" cellpadding="5">{HEAD.format(page.section)}{items}<tr><td align="center">Trang: {numbers}{more}</td></tr></table>')  # fmt: skip


LAYOUT = Layout(
    "homemade", "Sở Công Thương tỉnh Kinh Ngang", "sct.kinhngang.example", "/index.php?act=news&cat=4&id={number}", "/upload/news/{year}{month}/{name}.jpg", "/upload/file/{name}", dates, article, roll,
    roll_path="/index.php?act=cat&id=4", page_path="{path}&p={page}", contacts=True, most_lines=2,
    signings=("tin-anh", "theo", "name", "bai-anh", "none"), credits=("bracket", "dot", "line"),
)  # fmt: skip
