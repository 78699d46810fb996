# ruff: noqa: E501  (markup reads better unbroken)
"""After Liferay: everything in journal-content-article, the date under the title, a row of results as list."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, grouped, ink, links, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f"<p><strong>{ink(tale, tale.lead)}</strong></p>" if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""
    )
    papers = "".join(f'<p><a href="{one.path}">{escape(one.title)}</a></p>' for one in tale.papers)
    inner = f"""<div class="portlet-boundary portlet-asset-publisher" id="p_p_id_101_INSTANCE_x_"><section class="portlet"><header class="portlet-topper"><h2 class="portlet-title-text">{tale.section}</h2></header>
<div class="portlet-content"><div class="asset-full-content"><div class="journal-content-article" data-analytics-asset-id="{tale.number}"><div class="tieu-de"><span>{ink(tale, tale.title)}</span></div><div class="ngay-dang"><i>{tale.published.raw}</i></div>{lead}{body}{papers}{signed}</div>
<div class="taglib-social"><a href="https://facebook.example/share">Chia sẻ</a></div></div><div class="tin-khac"><h3>Tin khác</h3><table class="table"><tbody>{links(tale.others[:6], '<tr class="results-row"><td><a href="{path}">{title}</a></td><td>{day}</td></tr>')}</tbody></table></div></div></section></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table cellpadding="0" class="table table-bordered">{rows(tale, piece, "td", "<p>{}</p>")}</table>'
    shapes = {"item": "<li>{}</li>", "heading": "<h4>{}</h4>", "quote": "<p><em>{}</em></p>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}?t=1700000000000" />'
    if not shot.lines:
        return f"<p>{image}</p>"
    texts = "".join(f"<p>{ink(tale, one)}</p>" for one in shot.lines)
    return f'<table align="center" style="width:500px;"><tbody><tr><td style="text-align:center;">{image}</td></tr><tr><td style="text-align:center;">{texts}</td></tr></tbody></table>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html class="ltr" dir="ltr" lang="vi-VN"><head><meta charset="utf-8"><title>{escape(title)} - {page.department}</title></head><body class="controls-visible yui3-skin-sam signed-out public-page site">
<a href="#main-content" id="skip-to-content">Chuyển đến Nội dung</a><div id="wrapper"><header id="banner" role="banner"><h1 class="site-title"><a class="logo" href="/"><img alt="{page.department}" src="/image/layout_set_logo"></a><span class="site-name">{page.department}</span></h1></header>
<nav id="navigation" class="sort-pages"><ul>{wide_menu()}</ul></nav><div id="content"><h1 class="hide-accessible">Chi tiết tin</h1><div class="columns-2"><div class="col-8">{inner}</div><div class="col-4"><section class="portlet"><h2>Thông tin chỉ đạo</h2>{links(others, '<div class="news-it"><a href="{path}">{title}</a><span>{day}</span><p>{summary}</p></div>')}</section></div></div></div>
<footer id="footer"><div class="journal-content-article"><p>© {page.department}</p></div></footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<tr class="portlet-section-alternate results-row"><td class="col-1"><a href="{path}">{title}</a><br><span>{day}</span></td></tr>',
    )
    step = '<a class="prev" href="#">Trước</a>' if page.page > 1 else ""
    more = f'<a class="next" href="{page.next_path}">Tiếp theo</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<section class="portlet"><h2>{page.section}</h2><div class="lfr-search-container"><table class="taglib-search-iterator"><tr class="results-header"><th><a href="{page.path}?orderByCol=title&amp;sort=asc">Tiêu đề</a></th></tr>{items}</table><div class="taglib-page-iterator"><small>Trang {page.page} của 5</small>{step} {more}</div></div></section>',
    )


LAYOUT = Layout(
    "liferay", "Sở Xây dựng thành phố Cửa Sóng", "sxd.cuasong.example", "/-/asset_publisher/{number}/content/{slug}",
    "/documents/20182/4501/{name}.jpg", "/documents/20182/77/{name}", dates, article, roll,
    page_path="{path}?p_p_id=101&_101_delta=12&_101_cur={page}&page={page}", sections=False, most_lines=2,
    signings=("name", "tin-anh", "tin-va-anh", "unit", "none"),
)  # fmt: skip
