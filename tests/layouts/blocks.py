# ruff: noqa: E501  (markup reads better unbroken)
"""WordPress with a block theme: everything a wp-block, months before days, pictures in columns, files shown in the page."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, grouped, ink, links, menu, pager, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

GROUP = '<div class="wp-block-group is-layout-constrained wp-block-group-is-layout-constrained">'
POST = '<li class="wp-block-post post type-post status-publish format-standard hentry category-tin-tuc">'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"Tháng {posted.month} {posted.day}, {posted.year}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="has-medium-font-size"><strong>{ink(tale, tale.lead)}</strong></p>\n' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot), 'ul class="wp-block-list"')
    body = body.replace('</ul class="wp-block-list">', "</ul>")
    signed = f'<p class="has-text-align-right"><em>{ink(tale, tale.signing.raw)}</em></p>' if tale.signing.raw else ""
    stamp = (
        f'<div class="wp-block-post-date"><time datetime="{tale.when.isoformat()}">{tale.published.raw}</time></div>'
    )
    inner = f"""<main class="wp-block-group is-layout-flow" id="wp--skip-link--target">{GROUP}<h1 class="wp-block-post-title has-x-large-font-size">{ink(tale, tale.title)}</h1><div class="wp-block-group is-nowrap is-layout-flex">{stamp}<div class="wp-block-post-author"><div class="wp-block-post-author__content"><p class="wp-block-post-author__byline">Bởi</p><p class="wp-block-post-author__name">quantri</p></div></div><div class="taxonomy-category wp-block-post-terms"><span class="wp-block-post-terms__prefix">trong </span><a href="/chuyen-muc/x/" rel="tag">{tale.section}</a></div></div></div>
<div class="entry-content wp-block-post-content is-layout-constrained has-global-padding">{lead}{body}{signed}{_papers(tale)}</div>
{GROUP}<div class="taxonomy-post_tag wp-block-post-terms"><a href="/the/sct/" rel="tag">Sở Công Thương</a><span class="wp-block-post-terms__separator">, </span><a href="/the/doanh-nghiep/" rel="tag">doanh nghiệp</a></div><nav class="wp-block-group is-layout-flex" aria-label="Điều hướng bài viết"><div class="post-navigation-link-previous wp-block-post-navigation-link"><span class="wp-block-post-navigation-link__arrow-previous is-arrow-arrow" aria-hidden="true">←</span><a href="{tale.others[0].path}" rel="prev">{escape(tale.others[0].title)}</a></div><div class="post-navigation-link-next wp-block-post-navigation-link"><a href="{tale.others[1].path}" rel="next">{escape(tale.others[1].title)}</a><span class="wp-block-post-navigation-link__arrow-next is-arrow-arrow" aria-hidden="true">→</span></div></nav>{_comments()}</div>
<div class="wp-block-query alignwide"><h2 class="wp-block-heading">Bài viết khác</h2><ul class="wp-block-post-template is-layout-flow">{links(tale.others[2:6], POST + '<div class="wp-block-group is-layout-flex"><h3 class="wp-block-post-title has-medium-font-size"><a href="{path}" target="_self">{title}</a></h3><div class="has-text-align-right wp-block-post-date"><a href="{path}">{day}</a></div></div></li>')}</ul></div></main>"""
    return _frame(tale, tale.title, inner)


def _comments() -> str:
    return '<div class="wp-block-comments"><div id="respond" class="comment-respond wp-block-post-comments-form"><h3 id="reply-title" class="comment-reply-title">Để lại một bình luận</h3><form><p class="comment-notes"><span>Email của bạn sẽ không được hiển thị công khai.</span> Các trường bắt buộc được đánh dấu <span class="required">*</span></p><textarea name="comment"></textarea><input type="submit" class="wp-block-button__link wp-element-button" value="Gửi bình luận" /></form></div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<figure class="wp-block-table is-style-stripes"><table class="has-fixed-layout"><tbody>{rows(tale, piece)}</tbody></table></figure>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<h3 class="wp-block-heading">{}</h3>',
        "quote": '<blockquote class="wp-block-quote is-layout-flow wp-block-quote-is-layout-flow"><p>{}</p></blockquote>',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    number = shot.path.rpartition("_")[2].partition("-")[0]
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    image = f'<img loading="lazy" decoding="async" width="1024" height="682" data-id="{number}" src="{shot.path}" alt="{escape(shot.alt)}" class="wp-image-{number}" srcset="{shot.path} 1024w" sizes="auto, (max-width: 1024px) 100vw, 1024px" />'
    caption = f'<figcaption class="wp-element-caption">{text}</figcaption>' if text else ""
    figure = f'<figure class="wp-block-image aligncenter size-large">{image}{caption}</figure>'
    if tale.number % 3 == 0:
        return f'<figure class="wp-block-gallery has-nested-images columns-default is-cropped wp-block-gallery-1 is-layout-flex">{figure}</figure>'
    if tale.number % 3 == 1:
        return f'<div class="wp-block-columns is-layout-flex"><div class="wp-block-column is-layout-flow">{figure}</div></div>'
    return figure


def _papers(tale: Tale) -> str:
    return "".join(
        f'<div data-wp-interactive="core/file" class="wp-block-file"><object data-wp-bind--hidden="!state.hasPdfPreview" hidden class="wp-block-file__embed" data="{one.path}" type="application/pdf" style="width:100%;height:600px" aria-label="Nhúng của {escape(one.title)}."></object><a id="wp-block-file--media-{number}" href="{one.path}">{escape(one.title)}</a><a href="{one.path}" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-{number}">Tải xuống</a></div>'
        for number, one in enumerate(tale.papers, 1)
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    latest = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    bar = menu('<li class="wp-block-navigation-item wp-block-navigation-link"><a class="wp-block-navigation-item__content" href="/trang-{n}/"><span class="wp-block-navigation-item__label">{name}</span></a></li>')  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{escape(title)} &#8211; {page.department}</title><link rel="alternate" type="application/rss+xml" title="Dòng thông tin" href="/feed/" /><style id="wp-block-image-inline-css">.wp-block-image img{{max-width:100%}}</style></head><body class="wp-embed-responsive wp-theme-sotinh"><a class="skip-link screen-reader-text" href="#wp--skip-link--target">Chuyển đến phần nội dung</a><div class="wp-site-blocks">
<header class="wp-block-template-part"><div class="wp-block-group has-background is-layout-flex"><div class="wp-block-site-logo"><a href="/" class="custom-logo-link" rel="home"><img width="80" height="80" src="/wp-content/uploads/logo.png" class="custom-logo" alt="{page.department}" /></a></div><p class="wp-block-site-title"><a href="/" rel="home">{page.department}</a></p><p class="wp-block-site-tagline">Đoàn kết - Kỷ cương - Đổi mới - Phát triển</p></div><nav class="is-responsive wp-block-navigation" aria-label="Trình đơn"><button aria-haspopup="dialog" aria-label="Mở menu" class="wp-block-navigation__responsive-container-open"></button><ul class="wp-block-navigation__container">{bar}</ul></nav></header>
<div class="wp-block-columns alignwide is-layout-flex"><div class="wp-block-column" style="flex-basis:66.66%">{inner}</div><aside class="wp-block-column" style="flex-basis:33.33%"><form role="search" class="wp-block-search"><label class="wp-block-search__label" for="s1">Tìm kiếm</label><input class="wp-block-search__input" id="s1" type="search" name="s" /><button type="submit" class="wp-block-search__button wp-element-button">Tìm</button></form><h2 class="wp-block-heading">Bài viết mới</h2><ul class="wp-block-latest-posts__list has-dates wp-block-latest-posts">{links(latest, '<li><a class="wp-block-latest-posts__post-title" href="{path}">{title}</a><time class="wp-block-latest-posts__post-date">{day}</time><div class="wp-block-latest-posts__post-excerpt">{summary}</div></li>')}</ul><h2 class="wp-block-heading">Chuyên mục</h2><ul class="wp-block-categories-list wp-block-categories"><li class="cat-item cat-item-3"><a href="/chuyen-muc/cong-nghiep/">Công nghiệp</a> (118)</li><li class="cat-item cat-item-4"><a href="/chuyen-muc/thuong-mai/">Thương mại</a> (204)</li></ul></aside></div>
<footer class="wp-block-template-part"><div class="wp-block-group is-layout-constrained"><p class="has-text-align-center"><strong>{page.department}</strong><br>{page.office.address}</p><p class="has-text-align-center has-small-font-size">Tự hào được vận hành bằng <a href="https://vi.wordpress.example" rel="nofollow">WordPress</a></p></div></footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        POST
        + '<figure class="wp-block-post-featured-image"><a href="{path}" target="_self"><img width="300" height="200" src="/wp-content/uploads/f{n}-300x200.jpg" class="attachment-medium" alt="{title}" /></a></figure><h2 class="wp-block-post-title"><a href="{path}" target="_self">{title}</a></h2><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{summary}</p><p class="wp-block-post-excerpt__more-text"><a class="wp-block-post-excerpt__more-link" href="{path}">Đọc tiếp</a></p></div><div class="wp-block-post-date"><time>{day}</time></div></li>',
    )
    numbers = pager(page, '<a data-wp-key="index-{n}" class="page-numbers" href="{path}">{n}</a>', '<span aria-current="page" class="page-numbers current">{n}</span>')  # fmt: skip
    more = f'<a href="{page.next_path}" class="wp-block-query-pagination-next">Trang sau<span class="wp-block-query-pagination-next-arrow is-arrow-arrow" aria-hidden="true">→</span></a>' if page.next_path else ""  # fmt: skip
    inner = f'<main class="wp-block-group is-layout-flow"><h1 class="wp-block-query-title">Danh mục: <span>{page.section}</span></h1><div class="wp-block-query is-layout-flow"><ul class="columns-2 wp-block-post-template is-layout-grid">{items}</ul><nav class="wp-block-query-pagination is-layout-flex" aria-label="Phân trang"><div class="wp-block-query-pagination-numbers">{numbers}</div>{more}</nav></div></main>'
    return _frame(page, page.section, inner)


LAYOUT = Layout(
    "blocks", "Sở Công Thương tỉnh Giồng Nổi", "sct.giongnoi.example", "/{slug}/", "/wp-content/uploads/{year}/{month}/{name}-1024x682.jpg", "/wp-content/uploads/{year}/{month}/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}/", page_path="{path}?query-12-page={page}", most_lines=2,
    signings=("tin-anh", "collected", "name-unit", "theo", "none"), credits=("dot", "source", "bracket"),
)  # fmt: skip
