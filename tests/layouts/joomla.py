# ruff: noqa: E501  (markup reads better unbroken)
"""After Joomla 1.5: contentpaneopen tables within tables, the date in a cell of its own, a module of latest news."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, office_lines, poll, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    printed = minute(posted, f"{weekday(posted)}, {posted:%d} Tháng {posted.month} {posted.year} {posted:%H:%M}")
    if draw.chance(1, 2):
        return printed, None
    return printed, minute(later, f"{weekday(later)}, {later:%d} Tháng {later.month} {later.year} {later:%H:%M}")


def article(tale: Tale) -> str:
    assert tale.published
    updated = f'<tr><td class="modifydate">Cập nhật ngày {tale.updated.raw}</td></tr>' if tale.updated else ""
    lead = f'<p style="text-align: justify;"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot), "ol")
    signed = f'<p align="right"><em><strong>{ink(tale, tale.signing.raw)}</strong></em></p>' if tale.signing.raw else ""
    papers = "".join(
        f'<tr><td><a class="at_icon" href="{one.path}"><img src="/pdf.gif" alt=""></a> <a class="at_url" href="{one.path}">{escape(one.title)}</a></td><td>{tale.views} Kb</td></tr>'
        for one in tale.papers
    )
    files = (
        f'<table class="attachmentsList"><caption>Đính kèm:</caption><tbody>{papers}</tbody></table>' if papers else ""
    )
    inner = f"""<table class="blog" cellpadding="0"><tr><td valign="top"><table class="contentpaneopen"><tr><td class="contentheading" width="100%"><a href="{tale.path}" class="contentpagetitle">{ink(tale, tale.title)}</a></td>
<td align="right" width="100%" class="buttonheading"><a href="?format=pdf" title="PDF"><img src="/pdf_button.png" alt="PDF"></a></td><td align="right" class="buttonheading"><a href="?print=1"><img src="/printButton.png" alt="In"></a></td></tr></table>
<table class="contentpaneopen"><tr><td valign="top" class="createdate">{tale.published.raw}</td></tr>{updated}<tr><td valign="top">{lead}{body}{signed}{files}</td></tr></table>
<div class="relateditems"><strong>Các tin mới hơn:</strong><ul>{links(tale.others[:3], '<li><a class="contentpagetitle" href="{path}">{title}</a> - <span class="small">{day} {clock}</span></li>')}</ul><strong>Các tin cũ hơn:</strong><ul>{links(tale.others[3:7], '<li><a href="{path}">{title}</a> - <span class="small">{day} {clock}</span></li>')}</ul></div></td></tr></table>"""
    return _frame(
        tale,
        tale.title,
        f'<span class="breadcrumbs pathway"><a href="/" class="pathway">Trang chủ</a> <img src="/arrow.png" alt=""> <a href="/x" class="pathway">{tale.section}</a></span>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" align="center"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<p><strong>{}</strong></p>", "quote": "<p><em>{}</em></p>"}
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    lines = "<br />".join(ink(tale, one) for one in shot.lines)
    caption = f'<tr><td style="text-align: center;"><em>{lines}</em></td></tr>' if lines else ""
    return f'<table border="0" align="center"><tbody><tr><td><img src="{shot.path}" border="0" alt="{escape(shot.alt)}" /></td></tr>{caption}</tbody></table>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:13] if isinstance(page, Tale) else page.beside[:5]
    foot = " - ".join(office_lines(page.office))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi-vn" lang="vi-vn"><head><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="title" content="{escape(title)}" /><meta name="author" content="Administrator" /><meta name="generator" content="Joomla! 1.5" /><title>{escape(title)}</title></head><body>
<table id="header" width="100%"><tr><td><h1>{page.department}</h1></td><td class="date">{weekday(page.today)}, {page.today:%d/%m/%Y}</td></tr></table><table width="100%" class="menu">{wide_menu('<tr><td><a class="mainlevel" href="/m/{n}">{name}</a></td></tr>')}</table>
<table width="100%"><tr><td width="200" valign="top"><div class="moduletable"><h3>Tin mới nhất</h3><ul class="latestnews">{links(others, '<li class="latestnews"><a class="latestnews" href="{path}">{title}</a></li>')}</ul></div><div class="moduletable"><h3>Thăm dò dư luận</h3>{poll()}</div></td><td valign="top">{inner}</td></tr></table><div id="footer">{page.department}. {foot}</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr class="sectiontableentry1"><td align="right">{n}</td><td><a href="{path}">{title}</a></td><td>{day}</td></tr>',
    )
    numbers = "".join(
        f'<strong><a href="{path}" title="{number}">{number}</a></strong>'
        if number != page.page
        else f"<span>{number}</span>"
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page,
        page.section,
        f'<div class="componentheading">{page.section}</div><table width="100%"><tr><td class="sectiontableheader"><a href="javascript:tableOrdering(\'a.title\',\'desc\',\'\');">Tiêu đề</a></td></tr>{items}<tr><td colspan="4" class="sectiontablefooter">{numbers}</td></tr></table>',
    )


LAYOUT = Layout(
    "joomla", "Sở Tư pháp tỉnh Đá Hàn", "stp.dahan.example", "/index.php?option=com_content&view=article&id={number}:{slug}&catid=5&Itemid=9", "/images/stories/{year}/{name}.jpg", "/attachments/{name}", dates, article, roll,
    roll_path="/index.php?option=com_content&view=category&id=5&Itemid=9", page_path="{path}&limitstart={offset}", contacts=True, most_lines=3, signings=("name", "tin-anh", "theo", "name-unit", "none"),
)  # fmt: skip
