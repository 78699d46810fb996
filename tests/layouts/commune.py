# ruff: noqa: E501  (markup reads better unbroken)
"""A ward on VHV's system: lazy pictures with a twin in noscript, files opened by onclick, captions in their own div."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, office_lines, pager, rows, weekday
from tests.layouts.tale import Layout, Paper, Piece, Roll, Shot, Stamp, Tale

BLANK = "/3rdparty/blank.gif"


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y} | {posted:%H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="brief-detail"><h2>{ink(tale, tale.lead)}</h2></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    kind = "news-source" if tale.signing.source else "news-author"
    signed = (
        f'<div class="{kind} text-right"><strong>{ink(tale, tale.signing.raw)}</strong></div>'
        if tale.signing.raw
        else ""
    )
    inner = f"""<section class="module Article-Detail-default" data-module="Article.Detail"><div class="detail-top clearfix"><span class="post-date pull-right">{tale.published.raw}</span></div>
<h1 class="title-detail">{ink(tale, tale.title)}</h1><ul class="tool-detail"><li><a onclick="VHV.print()" href="javascript:void(0)">In trang</a></li><li><a onclick="VHV.speech()" href="javascript:void(0)">Nghe bài viết</a></li><li>Lượt xem: {tale.views}</li></ul>
{lead}<article class="content-detail" id="content-detail-{tale.number}">{body}</article>{signed}{_papers(tale)}
<div class="share"><a href="https://zalo.example/share?u=1">Chia sẻ Zalo</a></div></section><section class="module Article-News-related"><h3 class="module-title">Tin cùng chuyên mục</h3>
{links(tale.others[:6], '<div class="item-other"><h4 class="entry-title"><a href="{path}" title="{title}">{title}</a></h4><span class="post-date">({day} | {clock})</span></div>')}</section>"""
    crumbs = f'<div class="breadcrumb-wrap"><a href="/">Trang chủ</a> <i class="fa fa-angle-right"></i> <a href="/tin-tuc">Tin tức</a> <i class="fa fa-angle-right"></i> <a class="active" href="/m">{tale.section}</a></div>'
    return _frame(tale, tale.title, crumbs + inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-wrapper"><table border="1" style="width:100%"><tbody>{rows(tale, piece, "td", "<p><span>{}</span></p>")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<p><strong>{}</strong></p>",
        "quote": '<p style="margin-left:40px"><em>{}</em></p>',
    }
    shape = shapes.get(piece.kind, '<p style="text-align:justify"><span style="font-size:16px">{}</span></p>')
    return shape.format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    alt = escape(shot.alt)
    image = f'<img class="lazy" src="{BLANK}" data-original="{shot.path}" alt="{alt}"><noscript><img src="{shot.path}" alt="{alt}"></noscript>'
    texts = "".join(f"<p>{ink(tale, one)}</p>" for one in shot.lines)
    caption = f'<div class="caption">{texts}</div>' if texts else ""
    return f'<div class="image-content align-center"><div class="image-wrap">{image}</div>{caption}</div>'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    items = "".join(_paper(tale, one) for one in tale.papers)
    return f'<div class="attach-files"><h4 class="attach-title">Tệp đính kèm</h4>{items}</div>'


def _paper(tale: Tale, one: Paper) -> str:
    if tale.number % 2:
        return f'<div class="file"><i class="ico-pdf"></i><a class="link-download" href="{one.path}">{escape(one.title)}</a> <span>(245 KB)</span></div>'
    return f"""<div class="file"><i class="ico-pdf"></i><a href="javascript:void(0)" onclick="downloadFile('{escape(one.file_name)}','{one.path}')">{escape(one.title)}</a></div>"""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:12] if isinstance(page, Tale) else page.beside
    foot = "".join(f"<p>{one}</p>" for one in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - {page.department}</title><meta property="og:type" content="website"><meta property="og:title" content="{escape(title)}"></head><body class="page-article">
<header class="header-main"><div class="banner"><a href="/"><img src="/upload/banner.png" alt="banner"></a><p class="name-1">TRANG THÔNG TIN ĐIỆN TỬ</p><p class="name-2">{page.department.upper()}</p></div><div class="top-bar"><span class="date-now">{weekday(page.today)}, ngày {page.today:%d/%m/%Y}</span><form class="search"><input placeholder="Nhập từ khóa..."></form></div></header>
<nav class="menu-top"><ul>{menu()}</ul></nav><div class="container"><div class="col-left">{inner}</div><div class="col-right"><div class="module Article-News-hot"><h3 class="module-title">Tin đọc nhiều</h3>{links(others, '<div class="item-hot"><a class="thumb" href="{path}"><img class="lazy" src="/3rdparty/blank.gif" data-original="/th/{n}.jpg" alt="{title}"></a><h4 class="entry-title"><a href="{path}">{title}</a></h4><span class="post-date">{day} | {clock}</span></div>')}</div>
<div class="banners"><a href="https://dichvucong.cauoi.example/"><img src="/upload/dvc.png" alt="Cổng dịch vụ công trực tuyến tỉnh, giải quyết thủ tục mọi lúc mọi nơi"></a></div></div></div><footer class="footer"><p class="ft-name">{page.department}</p>{foot}<p>Ghi rõ nguồn khi đăng lại thông tin</p></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<article class="item-list"><a class="thumb" href="{path}"><img class="lazy" src="/3rdparty/blank.gif" data-original="/th/l{n}.jpg" alt="{title}"></a><h4 class="entry-title"><a href="{path}">{title}</a></h4><span class="post-date">{day} | {clock}</span><div class="brief">{summary}</div></article>',
    )
    numbers = pager(page, '<li><a href="{path}">{n}</a></li>', '<li class="active"><span>{n}</span></li>')
    return _frame(
        page,
        page.section,
        f'<section class="module Article-List-default"><h1 class="module-title">{page.section}</h1>{items}<ul class="pagination">{numbers}</ul></section>',
    )


LAYOUT = Layout(
    "commune", "Ủy ban nhân dân phường Cầu Ơi tỉnh Bưng Sậy", "phuongcauoi.bungsay.example", "/tin-tuc/{slug}-{number}", "/upload/2000{month}/fck/{name}.jpg",
    "/upload/files/{year}/{name}", dates, article, roll, roll_path="/chuyen-muc/{section}", page_path="{path}?page_no={page}",
    contacts=True, signings=("tac-gia", "nguon", "tin-unit", "name", "none"), credits=("bracket", "dot", "slash"),
)  # fmt: skip
