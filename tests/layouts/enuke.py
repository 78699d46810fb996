# ruff: noqa: E501  (markup reads better unbroken)
"""After e107 and PHP-Nuke: a title in the middle, who sent it and when, "đọc: N lần", a chat box, addresses of dots."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, ink, links, menu, minute, poll, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

CHAT = "".join(
    f"<div class='spacer'><b>{name}</b><br /><span class='smalltext'>{when}</span><br />{text}</div>"
    for name, when, text in (
        ("Khách", "20 Th12 : 21:14", "Cho em hỏi lịch chi trả tiền điện hỗ trợ cho hộ nghèo ở xã em với ạ?"),
        ("quantri", "21 Th12 : 08:02", "Bạn vui lòng liên hệ bộ phận một cửa để được trả lời."),
    )
)


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(
        posted, f"{weekday(posted)}, ngày {posted:%d} tháng {posted:%m} năm {posted.year} - {posted:%H:%M}"
    ), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f"<b>{ink(tale, tale.lead)}</b><br /><br />" if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f"<div style='text-align:right'><b>{ink(tale, tale.signing.raw)}</b></div>" if tale.signing.raw else ""
    papers = "".join(
        f"<br /><img src='/e107_images/generic/download.png' alt='' style='border:0' /> <a href='{one.path}' rel='external'>{escape(one.title)}</a>"
        for one in tale.papers
    )
    said = "".join(
        f"<table class='fborder' style='width:95%'><tr><td class='forumheader' colspan='2'>Bình luận</td></tr><tr><td class='forumheader3' style='width:20%'><b>{name}</b><br /><span class='smalltext'>{tale.today:%d/%m/%Y %H:%M}</span></td><td class='forumheader3'>{text}</td></tr></table>"
        for name, text in COMMENTS[: tale.number % 3]
    )
    inner = f"""<table class='cont'><tr><td class='menu_content'><div style='text-align:center'><b class='newstitle'>{ink(tale, tale.title)}</b></div>
<div class='smalltext' style='text-align:center'>gửi bởi <a href='/user.php?id.1'>quantri</a> vào lúc {tale.published.raw}<br />đọc: {tale.views} lần &nbsp;|&nbsp; <a href='/comment.php?comment.news.{tale.number}'>bình luận: {tale.number % 3}</a> &nbsp;|&nbsp; <a href='/email.php?news.{tale.number}'><img src='/e107_images/generic/email.png' alt='gửi cho bạn bè' /></a> <a href='/print.php?news.{tale.number}'><img src='/e107_images/generic/printer.png' alt='bản in' /></a></div><br />
<div style='text-align:justify'>{lead}{body}</div>{signed}{papers}</td></tr></table>{said}
<form method='post' action='/comment.php'><div style='text-align:center'>Họ tên: <input class='tbox' type='text' name='author_name' /><br /><textarea class='tbox' name='comment' cols='62' rows='7'></textarea><br /><input class='button' type='submit' value='Gửi bình luận' /></div></form>
<div class='caption4'>Tin cùng chuyên mục</div>{links(tale.others[:6], "<img src='/bullet.gif' alt='' /> <a href='{path}'>{title}</a> <span class='smalltext'>({day})</span><br />")}"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table border='1' style='width:90%'>{rows(tale, piece)}</table><br />"
    shapes = {"item": "+ {}<br />", "heading": "<b><u>{}</u></b><br /><br />", "quote": "<i>{}</i><br /><br />"}
    return shapes.get(piece.kind, "{}<br /><br />").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    caption = f"<br /><span class='smalltext'><i>{text}</i></span>" if text else ""
    return f"<div style='text-align:center'><img class='e-image' src='{shot.path}' alt='{escape(shot.alt)}' />{caption}</div><br />"


def _frame(page: Tale | Roll, inner: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    left = menu("<div class='menulink'><img src='/bullet.gif' alt='' /> <a href='/page.php?{n}'>{name}</a></div>")
    return f"""<?xml version='1.0' encoding='utf-8' ?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{page.department}: Tin tức</title><meta http-equiv='content-type' content='text/html; charset=utf-8' /></head><body>
<table class='maintable' style='width:100%'><tr><td colspan='3' class='maintop'><div class='logo'>{page.department}</div><div class='sitetag'>Vì sự hài lòng của người dân và doanh nghiệp</div></td></tr><tr><td colspan='3' class='custom'>{weekday(page.today)} {page.today:%d/%m/%Y}</td></tr>
<tr><td style='width:180px' valign='top'><div class='caption2'>Chuyên mục</div>{left}<div class='caption2'>Chào mừng</div><form method='post' action='/login.php'>Tên đăng nhập:<br /><input class='tbox' name='username' /><br />Mật khẩu:<br /><input class='tbox' type='password' name='userpass' /><br /><input class='button' type='submit' value='Đăng nhập' /><br />[ <a href='/signup.php'>Đăng ký</a> ]<br />[ <a href='/fpw.php'>Quên mật khẩu?</a> ]</form><div class='caption2'>Trò chuyện</div>{CHAT}</td>
<td valign='top'>{inner}</td><td style='width:180px' valign='top'><div class='caption2'>Đọc nhiều</div>{links(others, "<div class='spacer'><a href='{path}'>{title}</a><br /><span class='smalltext'>{day}</span></div>")}<div class='caption2'>Trưng cầu ý kiến</div>{poll()}<div class='caption2'>Đang online</div>Khách: 4<br />Thành viên: 0</td></tr>
<tr><td colspan='3' class='mainfoot' style='text-align:center'>Ghi rõ nguồn {page.department} khi đăng lại tin từ đây. Trang tạo trong 0,21 giây.</td></tr></table></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        "<table class='cont'><tr><td class='menu_content'><div style='text-align:center'><b><a href='{path}'>{title}</a></b></div><div class='smalltext' style='text-align:center'>{day} - {clock}</div><img src='/e107_images/newspost_images/{n}.jpg' alt='' style='float:left' />{summary}<br /><a href='{path}'>[ đọc tiếp ... ]</a></td></tr></table>",
    )
    numbers = " ".join(
        f"<a href='{path}'>{number}</a>" if number != page.page else f"<b>[{number}]</b>"
        for number, path in enumerate(page.paths, 1)
    )
    more = f" <a href='{page.next_path}'>&gt;&gt;</a>" if page.next_path else ""
    return _frame(
        page,
        f"<div class='caption4' style='text-align:center'>{page.section}</div>{items}<div class='nextprev' style='text-align:center'>Chuyển đến trang {numbers}{more}</div>",
    )


LAYOUT = Layout(
    "enuke", "Ban Dân vận tỉnh Cái Vồn Đông", "bdv.caivon.example", "/news.php?item.{number}.5", "/e107_images/newspost_images/{year}/{name}.jpg", "/e107_files/downloads/{name}", dates, article, roll,
    roll_path="/news.php?cat.5", page_path="{path}.{offset}", sections=False, most_lines=2,
    signings=("theo", "tin-anh", "name", "bai-anh-line", "none"), credits=("bracket", "dot"), soils=("cut", "nbsp", "double", "entities"),
)  # fmt: skip
