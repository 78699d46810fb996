# ruff: noqa: E501  (markup reads better unbroken)
"""Joomla 1.0 that was moved to 1.5: titles in a span, no h1, pictures described by attributes alone, a list as a table."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat
from tests.layouts.ink import grouped, ink, links, minute, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

ICONS = '<td align="right" width="100%" class="buttonheading"><a href="/index2.php?option=com_content&amp;task=view&amp;id={0}&amp;pop=1" target="_blank" title="In"><img src="/images/M_images/printButton.png" alt="In" border="0" /></a></td><td align="right" class="buttonheading"><a href="/index2.php?option=com_content&amp;task=emailform&amp;id={0}" title="E-mail"><img src="/images/M_images/emailButton.png" alt="E-mail" border="0" /></a></td>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, _day(posted)), minute(later, _day(later)) if draw.chance(1, 2) else None


def _day(when: datetime) -> str:
    return f"{weekday(when)}, {when:%d} tháng {when.month} {when.year} {when:%H:%M}"


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p align="justify"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p align="right"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""
    papers = "".join(
        f'<p><a href="{one.path}" target="_blank"><img src="/images/stories/icon_down.gif" border="0" alt="" />{escape(one.title)}</a></p>'
        for one in tale.papers
    )
    changed = (
        f'<tr><td colspan="2" align="left" class="modifydate">Cập nhật lần cuối ( {tale.updated.raw} )</td></tr>'
        if tale.updated
        else ""
    )
    inner = f"""<span class="pathway"><a href="/" class="pathway">Trang chủ</a> <img src="/images/M_images/arrow.png" alt="arrow" /> <a href="/index.php?option=com_content&amp;task=category&amp;id=12" class="pathway">{tale.section}</a> <img src="/images/M_images/arrow.png" alt="arrow" /> {escape(tale.title)}</span>
<table class="contentpaneopen"><tr><td class="contentheading" width="100%"><span class="tieude">{ink(tale, tale.title)}</span></td>{ICONS.format(tale.number)}</tr></table>
<table class="contentpaneopen"><tr><td valign="top" colspan="2" class="createdate">{tale.published.raw}</td></tr><tr><td valign="top" colspan="2">{lead}{body}{signed}{papers}</td></tr>{changed}</table>
<div class="hits">Lượt xem: {tale.views}</div><table align="center" style="margin-top: 25px;"><tr><th class="pagenav_prev"><a href="{tale.others[0].path}">&lt; Tin trước</a></th><td width="50">&nbsp;</td><th class="pagenav_next"><a href="{tale.others[1].path}">Tin sau &gt;</a></th></tr></table>
<div class="back_button"><a href="javascript:history.go(-1)">[ Quay lại ]</a></div><div class="related"><b>Tin mới:</b><ul>{_dated(tale, 2)}</ul><b>Tin cũ:</b><ul>{_dated(tale, 6)}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _dated(tale: Tale, start: int) -> str:
    return links(
        tale.others[start : start + 4], '<li>{day} {clock} - <a href="{path}" class="contentpagetitle">{title}</a></li>'
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" cellspacing="0" cellpadding="3" width="90%" align="center"><tbody>{rows(tale, piece, "td", """<p align="center">{}</p>""")}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p align="justify"><strong>{}</strong></p>',
        "quote": '<p align="justify" style="margin-left: 40px"><em>{}</em></p>',
    }
    return shapes.get(piece.kind, '<p align="justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    return f'<p align="center"><img src="{shot.path}" border="0" alt="{escape(tale.title)}" title="{escape(tale.title)}" hspace="6" width="420" /></p>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[10:16] if isinstance(page, Tale) else page.beside[:6]
    return f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{page.department} - {escape(title)}</title><meta name="description" content="Trang tin {page.department}" /><meta name="Generator" content="Joomla! - Copyright (C) 2005 - 2007 Open Source Matters." /></head>
<body class="waterbody"><div align="center"><table width="990" border="0" cellspacing="0" cellpadding="0"><tr><td colspan="3" class="banner"><img src="/templates/sct/images/banner.jpg" width="990" height="130" alt="{page.department}" /></td></tr><tr><td colspan="3" class="date"><marquee behavior="alternate">Chào mừng bạn đến với trang tin của {page.department}</marquee></td></tr>
<tr valign="top"><td class="left" width="180"><table cellpadding="0" cellspacing="0" class="moduletable"><tr><th valign="top">Danh mục chính</th></tr><tr><td><table width="100%" border="0" cellpadding="0" cellspacing="0">{flat('<tr align="left"><td><a href="/index.php?option=com_content&amp;task=category&amp;id={n}&amp;Itemid={n}" class="mainlevel">{name}</a></td></tr>')}</table></td></tr></table>
<table class="moduletable"><tr><th>Bình chọn</th></tr><tr><td>{poll()}</td></tr></table></td><td class="main" width="600"><div id="content">{inner}</div></td>
<td class="right" width="210"><table class="moduletable"><tr><th>Tin đọc nhiều</th></tr><tr><td><ul class="mostread">{links(others[:3], '<li class="mostread"><a href="{path}" class="mostread">{title}</a></li>')}</ul></td></tr></table><table class="moduletable"><tr><th>Tin vắn</th></tr><tr><td>{links(others[3:], '<p><a href="{path}">{title}</a></p><p class="small">{day}</p><p>{summary}</p>')}</td></tr></table><table class="moduletable"><tr><th>Thống kê</th></tr><tr><td>Thành viên: 6<br />Tin tức: 2841<br />Lượt truy cập: 914623</td></tr></table></td></tr>
<tr><td colspan="3" class="footer">&copy; 2009 {page.department}. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</td></tr></table></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr class="sectiontableentry1"><td width="20%">{day}</td><td><a href="{path}">{title}</a></td><td align="center">3{n}8</td></tr>',
    )
    numbers = "".join(
        f'<span class="pagenav">{number}</span> '
        if number == page.page
        else f'<a href="{escape(path)}" class="pagenav" title="{number}">{number}</a> '
        for number, path in enumerate(page.paths, 1)
    )
    step = (
        f'<a href="{escape(page.next_path)}" class="pagenav" title="Trang sau">Trang sau &gt;</a> <a href="{escape(page.paths[-1])}" class="pagenav" title="Trang cuối">Cuối &gt;&gt;</a>'
        if page.next_path
        else '<span class="pagenav">Trang sau &gt;</span>'
    )
    return _frame(
        page,
        page.section,
        f'<div class="componentheading">{page.section}</div><form action="/index.php" method="post"><table width="100%" border="0" cellspacing="0"><tr><td class="sectiontableheader">Ngày</td><td class="sectiontableheader">Tiêu đề bài viết</td><td class="sectiontableheader">Lượt xem</td></tr>{items}<tr><td colspan="3" align="center" class="sectiontablefooter">{numbers}{step}</td></tr><tr><td colspan="3" align="right">Kết quả {page.page * 12 - 11} - {page.page * 12} trong tổng số 60</td></tr></table></form>',
    )


LAYOUT = Layout(
    "contentpane", "Sở Công Thương tỉnh Láng Mây", "sct.langmay.example", "/index.php?option=com_content&task=view&id={number}&Itemid=30", "/images/stories/{year}/{name}.jpg", "/images/stories/congvan/{name}", dates, article, roll,
    roll_path="/index.php?option=com_content&task=category&sectionid=4&id=12&Itemid=30", page_path="{path}&limit=12&limitstart={offset}", captions=False,
    signings=("name", "theo", "tin-anh", "name-unit", "none"),
)  # fmt: skip
