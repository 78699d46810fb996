# ruff: noqa: E501  (markup reads better unbroken)
"""After Joomla 1.5 as it came from Mambo: "Viết bởi", mosimage boxes, the last change in the table's last row, a blog list."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, office_lines, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

BUTTONS = "".join(
    f"""<td align="right" width="100%" class="buttonheading"><a href="/index.php/vi/{tool}?tmpl=component" title="{name}" onclick="window.open(this.href,'win2','status=no,toolbar=no'); return false;" rel="nofollow"><img src="/images/M_images/{tool}.png" alt="{name}" /></a></td>"""
    for tool, name in (("pdf_button", "PDF"), ("printButton", "In bài này"), ("emailButton", "Gửi thư"))
)
VOTE = '<form method="post" action="/index.php"><span class="content_rating">Đánh giá của bạn: <img src="/images/M_images/rating_star.png" alt="" /><img src="/images/M_images/rating_star_blank.png" alt="" />&nbsp;/&nbsp;{}</span><br /><span class="content_vote">Kém<input type="radio" name="user_rating" value="1" /><input type="radio" name="user_rating" value="5" checked="checked" />Tốt&nbsp;<input class="button" type="submit" value="Bình chọn" /></span></form>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    updated = minute(later, _day(later)) if draw.chance(2, 3) else None
    return minute(posted, _day(posted)), updated


def _day(when: datetime) -> str:
    return f"{weekday(when)}, {when:%d} Tháng {when.month} {when.year} {when:%H:%M}"


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p style="text-align: justify;"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p style="text-align: right;"><em>{ink(tale, tale.signing.raw)}</em></p>' if tale.signing.raw else ""
    papers = "".join(
        f'<p><img src="/images/M_images/weblink.png" border="0" alt="" /> <a href="{one.path}" target="_blank">{escape(one.title)}</a></p>'
        for one in tale.papers
    )
    changed = (
        f'<tr><td align="left" class="modifydate">Lần cập nhật cuối ( {tale.updated.raw} )</td></tr>'
        if tale.updated
        else ""
    )
    inner = f"""<span class="breadcrumbs pathway"><a href="/" class="pathway">Trang chủ</a> <img src="/images/M_images/arrow.png" alt="" /> <a href="/index.php/vi/x" class="pathway">{tale.section}</a> <img src="/images/M_images/arrow.png" alt="" /> {escape(tale.title)}</span>
<table class="contentpaneopen"><tr><td class="contentheading" width="100%">{ink(tale, tale.title)}</td>{BUTTONS}</tr></table>{VOTE.format(tale.views % 40)}
<table class="contentpaneopen"><tr><td width="70%" align="left" valign="top" colspan="2"><span class="small">Viết bởi Administrator</span>&nbsp;&nbsp;</td></tr><tr><td valign="top" colspan="2" class="createdate">{tale.published.raw}</td></tr>
<tr><td valign="top" colspan="2">{lead}{body}{signed}{papers}</td></tr>{changed}</table><span class="article_separator">&nbsp;</span>
<table align="center" class="pagenav"><tr><th class="pagenav_prev"><a href="{tale.others[0].path}">&lt; Trước</a></th><td width="50">&nbsp;</td><th class="pagenav_next"><a href="{tale.others[1].path}">Kế tiếp &gt;</a></th></tr></table>
<div class="moduletable_tinlq"><h3>Tin liên quan</h3><ul>{links(tale.others[:6], '<li><a href="{path}">{title}</a> <em>{day}</em></li>')}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellspacing="0" cellpadding="0" align="center"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<p><strong>{}</strong></p>", "quote": "<p><em>{}</em></p>"}
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    caption = f'<div class="mosimage_caption" style="text-align:center" align="center">{text}</div>' if text else ""
    return f'<div class="mosimage" style="border-width: 1px; float: left; width: 240px;" align="center"><img src="{shot.path}" width="240" height="180" alt="{escape(shot.alt)}" border="0" />{caption}</div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:12] if isinstance(page, Tale) else page.beside[:6]
    listed = menu('<tr><td><a href="/index.php/vi/nhom-{n}" class="mainlevel">{name}</a></td></tr>')
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi-vn" lang="vi-vn"><head><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="generator" content="Joomla! 1.5 - Open Source Content Management" /><title>{escape(title)}</title></head>
<body id="page_bg"><div id="wrapper"><div id="header_l"><div id="logo"></div><div id="newsflash"><table class="contentpaneopen"><tr><td valign="top"><p>{page.department} tiếp công dân vào thứ Hai và thứ Năm hằng tuần, trừ ngày lễ, ngày nghỉ theo quy định.</p></td></tr></table></div></div>
<div id="tabarea"><table cellpadding="0" cellspacing="0" class="pill"><tr><td class="pill_m"><ul id="mainlevel-nav"><li><a href="/" class="mainlevel-nav">Trang chủ</a></li><li><a href="/index.php/vi/lien-he" class="mainlevel-nav">Liên hệ</a></li></ul></td></tr></table></div><div id="today">{weekday(page.today)}, {page.today:%d/%m/%Y}</div>
<div id="whitebox"><div id="leftcolumn"><div class="module_menu"><h3>Menu chính</h3><table width="100%" border="0">{listed}</table></div><div class="module"><h3>Thăm dò</h3>{poll()}</div></div>
<table class="nopad"><tr valign="top"><td>{inner}</td><td class="greyline">&nbsp;</td><td width="170"><div class="moduletable"><h3>Tin xem nhiều</h3><ul class="mostread">{links(others, '<li class="mostread"><a href="{path}" class="mostread">{title}</a></li>')}</ul></div><div class="moduletable"><h3>Ai đang trực tuyến</h3>Hiện có 14 khách Trực tuyến</div></td></tr></table></div><div id="footer"><p>{page.department}</p><p>{" | ".join(office_lines(page.office))}</p></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr><td valign="top"><div><table class="contentpaneopen"><tr><td class="contentheading" width="100%"><a href="{path}" class="contentpagetitle">{title}</a></td></tr></table><table class="contentpaneopen"><tr><td class="createdate">{day} {clock}</td></tr><tr><td valign="top"><p>{summary}</p></td></tr><tr><td><a href="{path}" class="readon">Đọc thêm...</a></td></tr></table></div></td></tr>',
    )
    more = links(page.beside[6:], '<li><a class="blogsection" href="{path}">{title}</a></li>')
    numbers = "&nbsp;".join(
        f'<a href="{path}" class="pagenav">{number}</a>'
        if number != page.page
        else f'<span class="pagenav">{number}</span>'
        for number, path in enumerate(page.paths, 1)
    )
    step = (
        f'<a href="{page.next_path}" title="Tiếp theo" class="pagenav">Tiếp theo</a> <a href="{page.paths[-1]}" class="pagenav">Cuối</a>'
        if page.next_path
        else '<span class="pagenav">Tiếp theo</span>'
    )
    return _frame(
        page,
        page.section,
        f'<div class="componentheading">{page.section}</div><table class="blog" cellpadding="0" cellspacing="0">{items}<tr><td><div class="blog_more"><div><strong>Các bài viết khác...</strong></div><ul>{more}</ul></div></td></tr><tr><td align="center">&lt;&lt; {numbers} {step} &gt;&gt;</td></tr><tr><td align="center">Trang {page.page} trong tổng số {len(page.paths)}</td></tr></table>',
    )


LAYOUT = Layout(
    "mambo", "Sở Công Thương tỉnh Lung Tràm", "sct.lungtram.example", "/index.php/vi/{section}/{number}-{slug}", "/images/stories/{year}/{name}.jpg", "/images/stories/vanban/{name}", dates, article, roll,
    roll_path="/index.php/vi/{section}", page_path="{path}?start={offset}", contacts=True, most_lines=2,
    signings=("tin-anh", "name", "bai-anh", "theo", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
