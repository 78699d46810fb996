# ruff: noqa: E501  (markup reads better unbroken)
"""A ministry's newspaper: a dateline before the lead, further reading inside the content, author and update below."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, rows, wide_menu
from tests.layouts.tale import Layout, Neighbour, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 2)
    return minute(posted, f"{posted:%d/%m/%Y | %H:%M} GMT+7"), minute(
        later, f"{later:%d/%m/%Y %H:%M}"
    ) if both else None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<h2 class="detail-sapo" data-role="sapo">{ink(tale, tale.lead)}</h2>' if tale.lead else ""
    signed = (
        f'<div class="detail-author-bot"><p class="name" data-role="author">{ink(tale, tale.signing.raw)}</p></div>'
        if tale.signing.raw
        else ""
    )
    updated = f'<div class="detail-update"><span>Cập nhật: {tale.updated.raw}</span></div>' if tale.updated else ""
    papers = "".join(
        f'<div class="VCSortableInPreviewMode attach-file" type="File"><a href="{one.path}" class="attach-name">{escape(one.title)}</a></div>'
        for one in tale.papers
    )
    inner = f"""<div class="detail__cmain"><div class="detail__top"><div class="detail-cate"><a class="detail-cate-item" data-role="cate-name" href="/x.htm" title="{tale.section}">{tale.section}</a></div></div><h1 class="detail-title article-title" data-role="title">{ink(tale, tale.title)}</h1>
<div class="detail-info"><div class="detail-time"><div data-role="publishdate">{tale.published.raw}</div></div><div class="detail-tool"><a href="javascript:;" class="btn-sound">Nghe đọc bài</a><span class="speed">1x</span><a href="#comment">0 bình luận</a><a href="https://news.google.example/">Theo dõi trên Google News</a></div></div>
{lead}<div class="detail-cmain"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">{_content(tale)}{papers}</div></div>{signed}{updated}<div class="detail-tags"><span>Tags:</span> <a href="/tag/a.htm">công thương</a>; <a href="/tag/b.htm">hàng Việt</a></div><div class="detail__comment"><p>Bình luận (0)</p><textarea placeholder="Nhập nội dung bình luận"></textarea><p>Vui lòng gõ tiếng Việt có dấu</p></div></div>
<div class="detail__related"><div class="box-title">Tin cùng chuyên mục</div>{links(tale.others[5:9], '<div class="box-category-item"><a class="box-category-link-with-avatar" href="{path}" title="{title}"><img src="/t{n}.jpg" alt="{title}"></a><div class="box-category-content"><h3><a class="box-category-link-title" href="{path}">{title}</a></h3><span class="box-category-time">{day} {clock}</span><p class="box-category-sapo">{summary}</p></div></div>')}</div>"""
    description = f'<meta name="description" content="{escape(tale.lead)}">' if tale.lead else ""
    head = f'{description}<meta property="og:type" content="article"><meta property="og:title" content="{escape(tale.title)}"><meta property="article:published_time" content="{tale.when:%Y-%m-%dT%H:%M:%S}&#x2B;07:00">'
    return _frame(tale, tale.title, head, inner)


def _content(tale: Tale) -> str:
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    cut = body.find("</p>\n") + 5
    if cut > 4:
        body = body[:cut] + _box(tale.others[:2]) + body[cut:]
    arrows = links(tale.others[2:3], '<p class="link-more"><a href="{path}">&gt;&gt; {title}</a></p>')
    pairs = links(tale.others[3:5], '<p><a href="{path}" title="{title}"><i>{title}</i></a></p>')
    return (
        f'{body}{arrows}<div class="readmore-body-box"><p class="readmore-title"><b>Tham khảo thêm</b></p>{pairs}</div>'
    )


def _box(others: tuple[Neighbour, ...]) -> str:
    items = links(
        others,
        '<li class="kbwscwlrl"><a href="{path}" title="{title}" class="kbwscwlrl-thumb"><img src="/r{n}.jpg" alt="{title}"></a><h4 class="kbwscwlrl-title"><a href="{path}">{title}</a></h4><p class="kbwscwlr-sapo">{summary}</p></li>',
    )
    return f'<div class="VCSortableInPreviewMode alignRight" type="RelatedNewsBox" data-style="align-right"><div class="kbwscwl-relatedbox type-4 tlv"><div class="kbwscwlr-label">TIN LIÊN QUAN</div><ul class="kbwscwls">{items}</ul></div></div>\n'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="VCSortableInPreviewMode table-wrapper" type="table"><table class="MCETable"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<p><b>{}</b></p>",
        "quote": '<div class="VCSortableInPreviewMode" type="ObjectBoxContent" data-style="quote"><div class="quote-body"><p>{}</p></div></div>',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = (
        f'<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh" class="">{text}</p></figcaption>'
        if text
        else '<figcaption class="PhotoCMS_Caption noCaption"><p class="NLPlaceholderShow" data-placeholder="Nhập chú thích ảnh"></p></figcaption>'
    )
    return f'<figure class="VCSortableInPreviewMode" type="Photo" data-id="8{tale.number}"><div><a href="{shot.path}" data-fancybox="img-lightbox" title="{escape(shot.raw or "")}" target="_blank" class="detail-img-lightbox"><img src="{shot.path}" data-original="{shot.path}" w="1440" h="960" alt="{escape(tale.title)} - Ảnh 1." title="{escape(tale.title)} - Ảnh 1." type="photo"></a></div>{caption}</figure>'


def _frame(page: Tale | Roll, title: str, head: str, inner: str) -> str:
    others = page.others[9:14] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body><!--u: 11/9/2025 4:21:37 PM--><div class="header__sticky"><div class="header__top"><a href="/" class="header__logo" title="{page.department}">{page.department}</a><span class="header__date">{page.today:%d/%m/%Y}</span><div class="hotline">Đường dây nóng</div></div></div>
<div class="header__nav"><ul class="menu">{wide_menu('<li><a class="nav-link" href="/muc-{n}.htm" title="{name}">{name}</a></li>')}</ul></div><div class="main"><div class="detail__page"><div class="container"><div class="detail__flex">{inner}<div class="detail__sub"><div class="box-title">TIN MỚI</div>{links(others, '<div class="box-category-item" data-id="{n}"><h3><a class="box-category-link-title" data-type="0" href="{path}" title="{title}">{title}</a></h3><span class="box-category-time" title="{day}">{day} {clock}</span></div>')}<a class="ads" href="https://trienlam.ngaokhe.example/"><img src="/ad.jpg" alt="Triển lãm máy móc, thiết bị và nguyên phụ liệu ngành gỗ lần thứ chín"></a></div></div></div></div></div>
<footer class="footer"><div class="footer-hidden-mobile"><p>© {page.department}</p><p>Toàn bộ bản quyền được bảo lưu</p></div><div class="footer-mobile"><p>© {page.department}</p></div></footer></body></html>"""


def roll(page: Roll) -> str:
    focus = links(
        page.items[:1],
        '<div class="box-category-focus" data-id="{n}"><a href="{path}" class="box-focus-avatar"><img src="/big.jpg" alt="{title}"></a><h2><a class="box-focus-link-title" href="{path}" title="{title}">{title}</a></h2><p class="box-focus-sapo">{summary}</p></div>',
    )
    items = links(
        page.items[1:],
        '<div class="box-category-item" data-id="{n}"><a class="box-category-link-with-avatar img-resize" href="{path}" title="{title}"><img data-type="avatar" src="/t{n}.jpg" alt="{title}" class="box-category-avatar"></a><div class="box-category-content"><h3><a class="box-category-link-title" data-type="0" href="{path}" title="{title}">{title}</a></h3><span class="box-category-time time-ago" title="{day}">{day} {clock}</span><p class="box-category-sapo" data-type="sapo">{summary}</p></div></div>',
    )
    more = (
        f'<div class="list__viewmore-box"><a href="{page.next_path}" class="list__viewmore" title="Xem thêm">Xem thêm</a></div>'
        if page.next_path
        else ""
    )
    return _frame(
        page,
        page.section,
        "",
        f'<div class="list__main"><div class="list__breadcrumb"><a href="{page.paths[0]}" class="category-name">{page.section}</a></div>{focus}<div class="box-category" data-layout="11">{items}</div>{more}</div>',
    )


LAYOUT = Layout(
    "newsroom", "Tạp chí Công Thương miền Ngạo Khê", "tapchi.ngaokhe.example", "/{slug}-102{stamp}0.htm", "/thumb_w/640/{year}/{month}/{name}.jpg", "/upload/{name}", dates, article, roll,
    roll_path="/{section}", page_path="{path}/trang-{page}.htm", dateline="(Ngaokhe.vn) - ", signings=("name", "name-unit", "theo", "collected", "none"), credits=("dash", "slash", "dot"),
)  # fmt: skip
