# ruff: noqa: E501  (markup reads better unbroken)
"""Drupal 10: a field for everything, media inside figures, the date below the text, a pager that counts from nought."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, pager, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%d/%m/%Y - %H:%M}"), minute(later, f"{later:%d/%m/%Y - %H:%M}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    lead = (
        f'<div class="clearfix text-formatted field field--name-field-tom-tat field--type-text-long field--label-hidden field__item"><p>{ink(tale, tale.lead)}</p></div>'
        if tale.lead
        else ""
    )
    inner = f"""<div class="block block-core block-page-title-block"><h1 class="page-title"><span class="field field--name-title field--type-string field--label-hidden">{ink(tale, tale.title)}</span></h1></div>
<div class="block block-system block-system-main-block"><article data-history-node-id="{tale.number}" role="article" about="{tale.path}" class="node node--type-tin-tuc node--view-mode-full"><div class="node__content">{lead}
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{body}</div>{_signed(tale)}{_papers(tale)}
{_field("field-ngay-dang", "Ngày đăng", tale.published.raw)}{_field("changed", "Lần sửa cuối", tale.updated.raw) if tale.updated else ""}{_field("field-chuyen-muc", "Chuyên mục", f'<a href="/taxonomy/term/4" hreflang="vi">{tale.section}</a>')}</div></article></div>
<div class="views-element-container block block-views"><h2 class="block__title">Tin liên quan</h2><div class="view view-tin-lien-quan view-display-id-block_1"><div class="view-content"><div class="item-list"><ul>{links(tale.others[:5], '<li><div class="views-field views-field-title"><span class="field-content"><a href="{path}" hreflang="vi">{title}</a></span></div><div class="views-field views-field-created"><span class="field-content"><time class="datetime">{day} - {clock}</time></span></div></li>')}</ul></div></div></div></div>"""
    crumbs = f'<nav class="breadcrumb" role="navigation" aria-labelledby="system-breadcrumb"><h2 id="system-breadcrumb" class="visually-hidden">Điều hướng</h2><ol><li><a href="/">Trang chủ</a></li><li><a href="/x">{tale.section}</a></li></ol></nav>'
    return _frame(tale, tale.title, crumbs + inner)


def _field(name: str, label: str, value: str) -> str:
    return f'<div class="field field--name-{name} field--label-inline clearfix"><div class="field__label">{label}</div><div class="field__item">{value}</div></div>'


def _signed(tale: Tale) -> str:
    return (
        f'<div class="field field--name-field-but-danh field--type-string field--label-hidden field__item">{ink(tale, tale.signing.raw)}</div>'
        if tale.signing.raw
        else ""
    )


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    made = "".join(
        f'<div class="field__item"><span class="file file--mime-application-pdf file--application-pdf"><a href="{one.path}" type="application/pdf" title="{escape(one.file_name)}">{escape(one.title)}</a></span> <span>(1.27 MB)</span></div>'
        for one in tale.papers
    )
    return f'<div class="field field--name-field-tep-tin field--type-file field--label-above"><div class="field__label">Tệp tin</div><div class="field__items">{made}</div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<figure class="table"><table><thead>{rows(tale, Piece("table", rows=piece.rows[:1]), "th")}</thead><tbody>{rows(tale, Piece("table", rows=piece.rows[1:]))}</tbody></table></figure>'
    shapes = {"item": "<li>{}</li>", "heading": "<h3>{}</h3>", "quote": "<blockquote><p>{}</p></blockquote>"}
    return shapes.get(piece.kind, '<p class="text-align-justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img loading="lazy" src="{shot.path}" width="900" height="600" alt="{escape(shot.alt)}" typeof="foaf:Image" />'
    media = f'<article class="media media--type-image media--view-mode-default"><div class="field field--name-field-media-image field--type-image field--label-visually_hidden"><div class="field__label visually-hidden">Hình ảnh</div><div class="field__item">{image}</div></div></article>'
    if not shot.lines:
        return f'<div class="align-center">{media}</div>'
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    return f'<figure role="group" class="caption caption-drupal-media align-center">{media}<figcaption>{text}</figcaption></figure>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html><html lang="vi" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><title>{escape(title)} | {page.department}</title></head><body class="path-node page-node-type-tin-tuc"><a href="#main-content" class="visually-hidden focusable skip-link">Nhảy đến nội dung</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container"><header role="banner"><div class="region region-header"><div class="block block-system-branding-block"><a href="/" rel="home"><img src="/themes/custom/so/logo.svg" alt="Trang chủ" /></a><div class="site-name"><a href="/" rel="home">{page.department}</a></div><div class="site-slogan">Tận tâm - Kỷ cương - Hiệu lực</div></div><div class="block block-today">{weekday(page.today)}, {page.today:%d/%m/%Y - %H:%M}</div></div></header>
<nav role="navigation" class="block block-menu navigation menu--main"><h2 class="visually-hidden">Main navigation</h2><ul class="menu">{wide_menu('<li class="menu-item"><a href="/muc/{n}" data-drupal-link-system-path="node/{n}">{name}</a></li>')}</ul></nav><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>{inner}</div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="views-element-container block"><h2>Thông báo</h2><div class="view view-thong-bao">{links(others, '<div class="views-row"><div class="views-field views-field-title"><a href="{path}" hreflang="vi">{title}</a></div><div class="views-field views-field-created">{day}</div></div>')}</div></div></aside></main>
<footer role="contentinfo"><div class="block block-block-content"><p>{page.department}</p><p>Mọi góp ý xin gửi về ban biên tập.</p></div></footer></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="views-row"><article role="article" about="{path}" class="node node--type-tin-tuc node--view-mode-teaser"><h2 class="node__title"><a href="{path}" rel="bookmark"><span class="field field--name-title field--type-string field--label-hidden">{title}</span></a></h2><footer class="node__meta"><div class="node__submitted"><span class="field field--name-created">{day} - {clock}</span></div></footer><div class="node__content"><div class="field field--name-field-tom-tat field__item">{summary}</div><ul class="links inline"><li class="node-readmore"><a href="{path}" rel="tag" title="{title}" hreflang="vi">Đọc tiếp<span class="visually-hidden"> về {title}</span></a></li></ul></div></article></div>',
    )
    numbers = pager(
        page,
        '<li class="pager__item"><a href="{path}" title="Đến trang {n}"><span class="visually-hidden">Trang</span>{n}</a></li>',
        '<li class="pager__item is-active"><a href="{path}" title="Trang hiện tại" aria-current="page"><span class="visually-hidden">Trang hiện tại</span>{n}</a></li>',
    )
    more = (
        f'<li class="pager__item pager__item--next"><a href="{page.next_path}" title="Đến trang kế" rel="next"><span class="visually-hidden">Trang sau</span><span aria-hidden="true">››</span></a></li>'
        if page.next_path
        else ""
    )
    return _frame(
        page,
        page.section,
        f'<h1 class="page-title">{page.section}</h1><div class="view view-taxonomy-term"><div class="view-content">{items}</div><nav class="pager" role="navigation" aria-labelledby="pagination-heading"><h4 id="pagination-heading" class="visually-hidden">Phân trang</h4><ul class="pager__items js-pager__items">{numbers}{more}</ul></nav></div>',
    )


LAYOUT = Layout(
    "fields", "Viện Nghiên cứu Thương mại Đèo Mây", "viennghiencuu.deomay.example", "/{section}/{slug}-{number}", "/sites/default/files/styles/large/public/{year}-{month}/{name}.jpg",
    "/sites/default/files/{year}-{month}/{name}", dates, article, roll, page_path="{path}?page={zero}", most_lines=2,
    signings=("tac-gia", "tin-anh", "bai-anh", "name-unit", "none"), credits=("bracket", "dash", "line"),
)  # fmt: skip
