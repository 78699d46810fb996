# ruff: noqa: E501  (markup reads better unbroken)
"""After VHV's communal portals: lazy pictures, a date with a bar, captions in figures or not at all, onclick downloads."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

LAZY = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y} | {posted:%H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="brief">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot), "ol")
    kind = "source" if tale.signing.source else "author"
    signed = f'<div class="{kind}">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""
    inner = f"""<section class="Article-Detail-default"><h1 class="title-detail">{ink(tale, tale.title)}</h1>
<div class="detail-tools"><time class="post-date" datetime="{tale.when.isoformat()}">{tale.published.raw}</time><span class="font-size">Đọc bài viết</span><span>A</span> <span>A+</span></div>
{lead}<article class="news-detail-layout-type-2"><div class="content-detail">{body}</div></article>{signed}{_papers(tale)}
<h3 class="other-title">Tin liên quan</h3>{links(tale.others[:5], '<article class="item"><h4 class="entry-title"><a href="{path}">{title}</a></h4><span class="date">{day}</span><div class="brief">{summary}</div></article>')}</section>"""
    return _frame(
        tale,
        tale.title,
        f'<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/tin">{tale.section}</a></li></ul>{inner}',
    )


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-responsive"><table><thead>{rows(tale, Piece("table", rows=piece.rows[:1]), "th")}</thead><tbody>{rows(tale, Piece("table", rows=piece.rows[1:]))}</tbody></table></div>'
    shapes = {"item": "<li>{}</li>", "heading": "<h3>{}</h3>", "quote": "<blockquote>{}</blockquote>"}
    return shapes.get(piece.kind, '<p style="text-align:justify">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img class="lazy" src="{LAZY}" data-original="{shot.path}" alt="{escape(shot.alt)}">'
    if tale.number % 2:
        return f'<figure class="image"><div>{image}</div><figcaption>{"".join(f"<p>{ink(tale, one)}</p>" for one in shot.lines)}</figcaption></figure>'
    return f'<p style="text-align:center">{image}</p>' + "".join(
        f'<p style="text-align:center"><em>{ink(tale, one)}</em></p>' for one in shot.lines
    )


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    return (
        '<div class="attachments"><b>Tài liệu đính kèm:</b>'
        + "".join(f'<p><a class="link-download" href="{one.path}">{escape(one.title)}</a></p>' for one in tale.papers)
        + "</div>"
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:12] if isinstance(page, Tale) else page.beside
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title><meta property="og:type" content="website"></head><body>
<div class="header"><a class="logo" href="/"><span class="t1">{page.department}</span><span class="t2">Kỷ cương - Trách nhiệm - Vì Nhân dân phục vụ</span></a><div class="clock">{weekday(page.today)}, {page.today:%d/%m/%Y}</div></div>
<nav><ul>{menu()}</ul></nav><main>{inner}</main><aside><div class="box"><h3>TIN NỔI BẬT</h3>{links(others, '<div class="it"><a href="{path}"><img class="lazy" src="data:," data-original="/th/{n}.jpg"></a><h4><a href="{path}">{title}</a></h4><p>{summary}</p></div>')}</div></aside>
<footer><p>Cơ quan chủ quản: {page.department}</p><p>Ghi rõ nguồn khi sử dụng thông tin</p></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<article class="item"><a class="img" href="{path}"><img class="lazy" src="data:," data-original="/th/l{n}.jpg" alt=""></a><h4 class="entry-title"><a href="{path}">{title}</a></h4><span class="post-date">{day} | {clock}</span><div class="brief">{summary}</div></article>',
    )
    more = f'<a class="load-more" href="{page.next_path}">Xem thêm</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<section class="Article-List"><h1>{page.section}</h1>{items}<div class="paging">{more}</div></section>',
    )


LAYOUT = Layout(
    "vhv", "Ủy ban nhân dân xã Giồng Trầu", "giongtrau.socmuong.example", "/{section}/{slug}-{number}",
    "/upload/1000{month}/fck/{name}.jpg", "/upload/files/{name}", dates, article, roll, roll_path="/{section}",
    page_path="{path}?pageNo={page}", most_lines=2, signings=("tac-gia", "nguon", "name", "none"), credits=("bracket", "slash", "line"),
)  # fmt: skip
