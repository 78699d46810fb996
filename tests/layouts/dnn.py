# ruff: noqa: E501  (markup reads better unbroken)
"""After DotNetNuke skins: panes, the time before the date with AM and PM, a TIN MỚI box in the middle of the text."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%I:%M %p %d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="news-lead"><strong>{ink(tale, tale.lead)}</strong></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    cut = body.find("</p>\n<p>") + 5
    box = f'<div class="hot"><div class="hot-head">TIN MỚI</div><ul>{links(tale.others[:3], "<li><a href={path!r}>{title}</a></li>")}</ul></div>'
    body = body[:cut] + box + body[cut:] if cut > 5 and tale.number % 2 else body
    signed = (
        f'<p style="text-align: right"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""
    )
    papers = "".join(f'<p>Tệp tin đính kèm: <a href="{one.path}">{escape(one.title)}</a></p>' for one in tale.papers)
    inner = f"""<div class="DnnModule DnnModule-News"><div class="detail"><span class="title">{ink(tale, tale.title)}</span><div class="info">{tale.published.raw} | Lượt xem: {tale.views} | <a href="#">In bài viết</a> |</div>
{lead}<div id="dnn_ctr_lblContent" class="Normal">{body}{signed}</div>{papers}<div class="rel"><p>Các tin liên quan:</p>{links(tale.others[3:9], '<p><a href="{path}">{title}</a> ({clock} {day})</p>')}</div></div></div>"""
    return _frame(
        tale,
        tale.title,
        f'<div class="crumbs"><a href="/">Trang chủ</a> » <a href="/x">{tale.section}</a></div>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1" class="Normal"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<p><strong>{}</strong></p>", "quote": "<p><em>{}</em></p>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    texts = "<br />".join(ink(tale, one) for one in shot.lines)
    caption = (
        f"<p>{texts}</p>"
        if texts and tale.number % 2
        else f'<div style="text-align: center">{texts}</div>'
        if texts
        else ""
    )
    return f'<p style="text-align: center"><img alt="{escape(shot.alt)}" src="{shot.path}" /></p>{caption}'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[9:13] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html lang="vi-VN"><head id="Head"><meta charset="utf-8"><title>{page.department} &gt; {escape(title)}</title><meta id="MetaAuthor" name="AUTHOR" content="{page.department}"></head><body id="Body"><form method="post" action="/x" id="Form"><input type="hidden" name="__VIEWSTATE" value="x"/>
<div id="dnn_HeaderPane"><h1 class="logo-text">{page.department.upper()}</h1><div class="clock"><span class="SkinObject">{page.today:%I:%M %p} - {page.today:%d/%m/%Y}</span></div></div><div id="dnn_pnav"><ul>{menu()}</ul></div>
<div id="dnn_ContentPane">{inner}</div><div id="dnn_RightPane"><span class="Head">Tin tiêu điểm</span>{links(others, '<div class="item"><a href="{path}">{title}</a><p>{summary}</p></div>')}</div><div id="dnn_BottomPane"><p>© {page.department}</p></div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="item"><a class="title" href="{path}">{title}</a><span class="date">{clock} {day}</span><p>{summary}</p></div>',
    )
    numbers = " ".join(
        f"<a href=\"javascript:__doPostBack('dnn$ctr$pager','{number}')\">{number}</a>"
        if number != page.page
        else f"<span>{number}</span>"
        for number in range(1, 6)
    )
    return _frame(
        page,
        page.section,
        f'<span class="Head">{page.section}</span>{items}<div class="paging">{numbers} <a href="javascript:__doPostBack(\'dnn$ctr$login\',\'\')">Đăng nhập</a></div>',
    )


LAYOUT = Layout(
    "dnn", "Ban Dân tộc tỉnh Cao Lãng", "bdt.caolang.example", "/{section}/ArticleId/{number}/{slug}", "/portals/0/Images/{name}.jpg", "/portals/0/File/{name}",
    dates, article, roll, roll_path="/{section}", post=("dnn$ctr$pager", "{page}"), most_lines=2, signings=("tin-anh", "name", "tin-va-anh", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
