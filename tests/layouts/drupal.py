# ruff: noqa: E501  (markup reads better unbroken)
"""After Drupal: field wrappers with labels, submitted line, image fields apart from the body, a pager with page=0."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, grouped, ink, links, minute, office_lines, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y - %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<div class="field field-name-field-sapo field-label-hidden"><div class="field-items"><div class="field-item even">{ink(tale, tale.lead)}</div></div></div>'
        if tale.lead
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<div class="field field-name-field-tac-gia field-label-inline"><div class="field-label">Bút danh:&nbsp;</div><div class="field-items"><div class="field-item even">{ink(tale, tale.signing.raw)}</div></div></div>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<tr class="odd"><td><span class="file"><img class="file-icon" alt="" src="/pdf.png"> <a href="{one.path}">{escape(one.title)}</a></span></td><td>31.2 KB</td></tr>'
        for one in tale.papers
    )
    files = (
        f'<div class="field field-name-field-file"><div class="field-label">Đính kèm:&nbsp;</div><table class="sticky-enabled"><thead><tr><th>Đính kèm</th><th>Dung lượng</th></tr></thead><tbody>{papers}</tbody></table></div>'
        if papers
        else ""
    )
    said = "".join(
        f'<div class="comment"><div class="submitted">{name} (chưa xác minh) {tale.today:%d/%m/%Y - %H:%M}</div><p>{text}</p></div>'
        for name, text in COMMENTS
    )
    inner = f"""<h1 class="page__title title" id="page-title">{ink(tale, tale.title)}</h1><article class="node node-tin-tuc view-mode-full clearfix"><header><p class="submitted">Được gửi bởi <span class="username">quantri</span> vào <span property="dc:date">{tale.published.raw}</span></p></header>
{lead}<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{body}</div></div></div>{signed}{files}<ul class="links inline"><li class="statistics_counter"><span>{tale.views} lần đọc</span></li></ul><section class="comments"><h2>Bình luận</h2>{said}</section></article>
<div class="view view-tin-lien-quan"><h2>Tin cùng mục</h2><div class="item-list"><ul>{links(tale.others[:5], '<li class="views-row"><span class="field-content"><a href="{path}">{title}</a></span> <span class="views-field-created">{day} - {clock}</span></li>')}</ul></div></div>"""
    return _frame(
        tale,
        f"{tale.title} | {tale.department}",
        f'<nav class="breadcrumb"><h2 class="element-invisible">Bạn đang ở đây</h2><ol><li><a href="/">Trang chủ</a> › </li><li><a href="/x">{tale.section}</a></li></ol></nav>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table><caption></caption><tbody>{rows(tale, piece)}</tbody></table>"
    shapes = {"item": "<li>{}</li>", "heading": "<h2>{}</h2>", "quote": "<blockquote><p>{}</p></blockquote>"}
    return shapes.get(piece.kind, '<p class="rtejustify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}" typeof="foaf:Image" />'
    if not shot.lines:
        return f'<p class="rtecenter">{image}</p>'
    if tale.number % 2:
        return f'<p class="rtecenter">{image}</p><p class="rtecenter"><em>{"<br />".join(ink(tale, one) for one in shot.lines)}</em></p>'
    return f'<figure class="caption caption-img">{image}<figcaption>{" ".join(ink(tale, one) for one in shot.lines)}</figcaption></figure>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    foot = "".join(f"<p>{line}</p>" for line in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi" dir="ltr"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 7"><title>{escape(title)}</title></head><body class="html not-front node-type-tin-tuc"><p id="skip-link"><a href="#main-menu">Jump to navigation</a></p>
<header class="header"><div class="header__name-and-slogan"><h1 class="header__site-name"><a href="/" rel="home"><span>{page.department}</span></a></h1><div class="header__site-slogan">Công khai - Minh bạch - Hiệu quả</div></div></header><nav id="main-menu"><ul class="links">{wide_menu()}</ul></nav>
<div id="main"><div id="content" class="column">{inner}</div><aside class="sidebars"><div class="block block-views"><h2 class="block__title">Xem nhiều trong tuần</h2>{links(others, '<div class="views-row"><div class="views-field-title"><a href="{path}">{title}</a></div><div class="views-field-body"><p>{summary}</p></div></div>')}</div></aside></div><footer id="footer">{foot}</footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="views-row views-row-{n}"><article class="node node-teaser"><h2 class="node__title"><a href="{path}">{title}</a></h2><p class="submitted">{day} - {clock}</p><p>{summary}</p><ul class="links"><li class="node-readmore"><a href="{path}" rel="tag">Đọc thêm<span class="element-invisible"> về {title}</span></a></li></ul></article></div>',
    )
    numbers = "".join(
        f'<li class="pager-item"><a title="Đến trang {number}" href="{path}">{number}</a></li>'
        for number, path in enumerate(page.paths, 1)
        if number != page.page
    )
    more = f'<li class="pager-next"><a href="{page.next_path}">sau ›</a></li>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<h1 class="page__title">{page.section}</h1><div class="view-content">{items}</div><ul class="pager">{numbers}{more}</ul>',
    )


LAYOUT = Layout(
    "drupal", "Sở Thông tin tỉnh Bàu Sậy", "stt.bausay.example", "/{section}/{slug}-{number}", "/sites/default/files/{year}-{month}/{name}.jpg", "/sites/default/files/{name}", dates, article, roll,
    page_path="{path}?page={zero}", contacts=True, most_lines=2, signings=("name", "none"), credits=("dot", "bracket", "slash"),
)  # fmt: skip
