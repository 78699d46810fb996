# ruff: noqa: E501  (markup reads better unbroken)
"""After SharePoint: ribbon words, a page title field, zones of rich text, plain captions, other news with dates."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%H:%M %d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="ms-rtestate-field gioi-thieu"><p>{ink(tale, tale.lead)}</p></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p style="text-align:right;">\u200b<strong>{ink(tale, tale.signing.raw)}</strong></p>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<div><img src="/_layouts/15/images/icpdf.png" alt=""><a href="{one.path}">{escape(one.title)}</a></div>'
        for one in tale.papers
    )
    inner = f"""<div class="page_detail"><div class="title_news">{ink(tale, tale.title)}</div><div class="time_post">{tale.published.raw} | Xem với cỡ chữ <a href="#">A</a> <a href="#">A+</a></div>
{lead}<div id="ctl00_PlaceHolderMain_ctl01__ControlWrapper_RichHtmlField" class="ms-rtestate-field" style="display:inline">{body}{signed}</div>{papers}
<div class="other_News"><h3>Các tin khác</h3><ul>{links(tale.others[:5], '<li><a href="{path}">{title}</a> <span class="time_update">(Ngày {day})</span></li>')}</ul><a class="next_news" href="{tale.others[5].path}">Xem tin tiếp theo…</a></div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="ms-rteTable-default" cellspacing="0"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>\u200b{}</li>",
        "heading": '<h3 class="ms-rteElement-H3">{}</h3>',
        "quote": '<p class="ms-rteElement-Quote">“{}”</p>'.replace("“{}”", "{}"),
    }
    return shapes.get(piece.kind, '<p style="text-align:justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    lines = "".join(
        f"<p>{ink(tale, one)}</p>" if tale.number % 2 else f'<p style="text-align:center;">{ink(tale, one)}</p>'
        for one in shot.lines
    )
    return f'<p style="text-align:center;"><img alt="{escape(shot.path.rsplit("/", 1)[-1])}" src="{shot.path}" style="margin:5px;" /></p>{lines}'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:12] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html dir="ltr" lang="vi-VN"><head><meta charset="utf-8"><meta name="GENERATOR" content="Microsoft SharePoint"><title>
	{escape(title)}
</title></head><body><div id="ms-hcTest"></div><form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__REQUESTDIGEST" value="0x0"><span id="DeltaSPRibbon"><a href="#">Skip Ribbon Commands</a> <a href="#mainContent">Skip to main content</a></span>
<div class="top-banner"><marquee>Chào mừng bạn đến với {page.department} - Số điện thoại đường dây nóng được công khai tại trụ sở</marquee></div><div class="menu-top"><ul>{menu()}</ul></div>
<div id="s4-workspace"><div class="col-left">{inner}</div><div class="col-right"><div class="box-title">Tin đọc nhiều</div>{links(others, '<div class="row-news"><a href="{path}">{title}</a><div>{summary}</div></div>')}</div></div>
<div class="footer">{page.department}<br>Thiết kế và xây dựng: Trung tâm Tin học</div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="item_news"><a class="title" href="{path}">{title}</a> <span class="time_update">(Ngày {day})</span><div class="desc">{summary}</div></div>',
    )
    numbers = " ".join(
        f"<a href=\"javascript:__doPostBack('ctl00$g_1$pager','Page${number}')\">{number}</a>"
        if number != page.page
        else f"<span>{number}</span>"
        for number in range(1, 6)
    )
    calendar = "".join(
        f"<td><a href=\"javascript:__doPostBack('ctl00$cal','{number}')\" title=\"{number} tháng mười hai\">{number}</a></td>"
        for number in range(8, 15)
    )
    return _frame(
        page,
        page.section,
        f'<div class="zone-title">{page.section}</div><table class="ms-datepicker calendar"><tr>{calendar}</tr></table>{items}<div class="pager">{numbers}</div>',
    )


LAYOUT = Layout(
    "sharepoint", "Sở Nông nghiệp tỉnh Hòn Chùa", "snn.honchua.example", "/snn/Pages/{slug}-{number}.aspx",
    "/snn/PublishingImages/{name}.jpg", "/snn/Documents/{name}", dates, article, roll, roll_path="/snn/Pages/{section}.aspx",
    post=("ctl00$g_1$pager", "Page${page}"), sections=False, signings=("name", "tin-anh", "name-unit", "none"), credits=("dash", "dot"),
)  # fmt: skip
