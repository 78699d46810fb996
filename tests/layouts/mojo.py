# ruff: noqa: E501  (markup reads better unbroken)
"""After mojoPortal and WebForms: one form with state, the banner in h1 and h2, loose captions, a long date line."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, office_lines, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

STATE = '<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTI0"><input type="hidden" name="__EVENTVALIDATION" value="/wEdAAU">'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y, %H:%M} (GMT+7)"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="sapo">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    inner = f"""<div id="ctl00_mainContent_pnlArticle" class="panelwrapper article-detail"><h2 class="articletitle">{ink(tale, tale.title)}</h2>
<div class="info-article-more"><span class="left-article-more-container">{tale.published.raw}</span><span>Đã xem {tale.views}</span><span>Cỡ chữ: <a href="#">A-</a> <a href="#">A+</a></span><span>Tương phản: <a href="#">Giảm</a> <a href="#">Tăng</a></span></div>
{lead}<div id="article_text" class="articletext">{body}{_papers(tale)}</div>{_signed(tale)}
<div class="divorther"><label>Tin bài liên quan</label></div><ul class="ul-ortherArticleReference">{links(tale.others[:5], '<li><a href="{path}">{title}</a> <span class="bdate-other-article">({day} {clock})</span></li>')}</ul>
<a href="#top" class="top">Lên đầu trang</a></div>"""
    return _frame(
        tale,
        tale.path,
        tale.title,
        f'<div class="breadcrumbs"><a href="/">Trang chủ</a> &gt; <a href="/c">{tale.section}</a></div>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="MsoTableGrid" border="1"><tbody>{rows(tale, piece, "td", "<p><span>{}</span></p>")}</tbody></table>'
    text = ink(tale, piece.text)
    shapes = {"item": "<li><span>{}</span></li>", "heading": "<p><b>{}</b></p>", "quote": "<p><i>{}</i></p>"}
    return shapes.get(
        piece.kind, '<p style="text-align: justify; text-indent: 30px;"><span style="font-size: 14pt;">{}</span></p>'
    ).format(text)


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" style="width:600px">'
    caption = "<br>".join(ink(tale, one) for one in shot.lines)
    if tale.number % 3 == 0:
        return f'<div class="image-wrapper"><center>{image}</center>{f"<center><i>{caption}</i></center>" if caption else ""}</div>'
    if tale.number % 3 == 1:
        return f'<p style="text-align: center;">{image}</p>' + "".join(
            f'<p style="text-align: center;"><span style="font-size: 12pt;">{ink(tale, one)}</span></p>'
            for one in shot.lines
        )
    return f'<p style="text-align: center;">{image}<br><em>{caption}</em></p>'


def _papers(tale: Tale) -> str:
    return "".join(f'<p>Tải về <a href="{one.path}">{escape(one.title)}</a></p>' for one in tale.papers)


def _signed(tale: Tale) -> str:
    return (
        f'<div class="article-author" style="text-align:right"><b>{ink(tale, tale.signing.raw)}</b></div>'
        if tale.signing.raw
        else ""
    )


def _frame(page: Tale | Roll, path: str, title: str, inner: str) -> str:
    foot = "<br>".join(office_lines(page.office))
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html><html lang="vi"><head id="Head1"><meta charset="utf-8"><title>{escape(title)}</title></head><body class="pagebody">
<form method="post" action="{path}" id="aspnetForm">{STATE}<div class="art-header"><h1 class="art-slogan">ỦY BAN NHÂN DÂN TỈNH</h1><h2 class="art-title">{page.department.upper()}</h2></div>
<div class="art-nav"><ul class="art-hmenu">{wide_menu()}</ul></div><div class="datetime">Hôm nay, {weekday(page.today).lower()} ngày {page.today:%d/%m/%Y}</div>
<div id="ctl00_divLeft"><div class="module"><h3 class="moduletitle">Thông báo mới</h3><ul>{links(others, '<li><a href="{path}">{title}</a><p>{summary}</p></li>')}</ul></div></div>
<div id="ctl00_divCenter">{inner}</div><div class="art-footer">{page.department}<br>{foot}</div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="article-thongbao"><h3 class="article-title"><a href="{path}">{title}</a></h3><ul><li>{day} {clock}</li></ul><p>{summary}</p><a class="more" href="{path}">Chi tiết</a></div>',
    )
    numbers = "".join(
        f'<a href="{path}" class="PagerOtherPageCells">{number}</a> '
        if number != page.page
        else f'<span class="SelectedPage">{number}</span> '
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page,
        page.path,
        page.section,
        f'<h2 class="moduletitle">{page.section}</h2><div class="list-article">{items}</div><div class="blogpager">{numbers}</div>',
    )


LAYOUT = Layout(
    "mojo", "Sở Giáo dục và Nghề tỉnh Bãi Lau", "sgdn.bailau.example", "/{slug}-{number}",
    "/Data/Sites/1/media/{year}/{name}.jpg", "/Data/File/Document/{name}", dates, article, roll,
    page_path="{path}?pageid=17&mid=44&pagenumber={page}", contacts=True, most_lines=3,
    signings=("tac-gia", "nguon", "tin-anh-unit", "none"),
)  # fmt: skip
