# ruff: noqa: E501  (markup reads better unbroken)
"""A Next.js portal rendered on the server: hashed class names, data for machines in the head, its state in a script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, pager, rows, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%d/%m/%Y, %H:%M}"), minute(later, f"{later:%d/%m/%Y, %H:%M}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    updated = f'<span class="css-1i2yz8">Cập nhật lần cuối: {tale.updated.raw}</span>' if tale.updated else ""
    lead = f'<h2 class="css-1u8qly9 e1r2t3y40">{ink(tale, tale.lead)}</h2>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<div class="css-kj2l3m"><span class="css-9xk1a">{ink(tale, tale.signing.raw)}</span></div>'
        if tale.signing.raw
        else ""
    )
    inner = f"""<nav aria-label="breadcrumb" class="css-1fcfxeu"><ol class="css-70qvj9"><li class="css-1dz3"><a class="css-4rz0" href="/">Trang chủ</a></li><li class="css-0"><svg class="css-18zi"></svg></li><li class="css-1dz3"><a class="css-4rz0" href="/x">{tale.section}</a></li></ol></nav>
<h1 class="css-1wpz1r e1r2t3y41">{ink(tale, tale.title)}</h1><div class="css-k008qs"><span class="css-1i2yz8">{tale.published.raw}</span>{updated}<button class="css-1xk2" type="button">Chia sẻ</button><button class="css-1xk2" type="button">Lưu tin</button></div>
{lead}<div class="css-1q2w3e4 e1r2t3y42">{body}</div>{signed}{_papers(tale)}<div class="css-8atqhb"><a class="css-tag1" href="/tag/1">#congthuong</a><a class="css-tag1" href="/tag/2">#chuyendoiso</a></div>
<section class="css-v2kfba"><h3 class="css-xdu7p8">Có thể bạn quan tâm</h3><div class="css-isbt42">{links(tale.others[:4], '<a class="css-1mk9mw3" href="{path}"><img class="css-1jbb" alt="{title}" loading="lazy" src="/thumbs/{n}.webp"/><p class="css-1p8a">{title}</p><p class="css-1i2yz8">{day}</p></a>')}</div></section>"""
    return _frame(tale, tale.title, f"{_linked_data(tale)}{_meta(tale)}", inner, _state(tale))


def _meta(tale: Tale) -> str:
    description = f'<meta name="description" content="{escape(tale.lead)}"/>' if tale.lead else ""
    return f'<meta property="og:type" content="article"/><meta property="og:title" content="{escape(tale.title)}"/><meta property="og:site_name" content="{tale.department}"/>{description}'


def _linked_data(tale: Tale) -> str:
    known = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": tale.title, "datePublished": tale.when.isoformat(),
        "author": {"@type": "Organization", "name": tale.department}, "publisher": {"@type": "Organization", "name": tale.department},
    }  # fmt: skip
    return f'<script type="application/ld+json">{_json(known)}</script>'


def _state(tale: Tale) -> str:
    post = {
        "id": tale.number,
        "title": tale.title,
        "sapo": tale.lead,
        "content": [f"<p>{one}</p>" for one in tale.paragraphs],
    }
    related = [{"slug": one.path, "title": one.title, "publishedAt": one.day} for one in tale.others[:4]]
    known = {"props": {"pageProps": {"post": post, "related": related}}, "page": "/[slug]", "buildId": "k3J9"}
    return f'<script id="__NEXT_DATA__" type="application/json">{_json(known)}</script>'


def _json(known: Mapping[str, object]) -> str:
    return json.dumps(known, ensure_ascii=False).replace("</", "<\\/")


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="css-tbl0"><table class="css-tbl1"><tbody>{rows(tale, piece, "td class=css-tbl2")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<h3 class="css-bh31">{}</h3>',
        "quote": '<blockquote class="css-bq77">{}</blockquote>',
    }
    return shapes.get(piece.kind, '<p class="css-bp19">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" loading="lazy" width="1200" height="800" decoding="async" data-nimg="1" class="css-im5" style="color:transparent" src="{shot.path}"/>'
    text = "<br/>".join(ink(tale, one) for one in shot.lines)
    caption = f'<div class="css-ic8">{text}</div>' if text else ""
    return f'<div class="css-iw2"><div class="css-ib3">{image}</div>{caption}</div>'


def _papers(tale: Tale) -> str:
    return "".join(
        f'<div class="css-fl4"><a class="css-fl5" href="{one.path}" target="_blank" rel="noreferrer"><svg class="css-fl6"></svg>{escape(one.title)}</a><iframe class="css-fl7" title="Xem trước" src="/pdf/viewer?file={one.path}"></iframe></div>'
        for one in tale.papers
    )


def _frame(page: Tale | Roll, title: str, head: str, inner: str, state: str = "") -> str:
    others = page.others[4:10] if isinstance(page, Tale) else page.beside[:6]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{escape(title)}</title>{head}<style data-emotion="css 1wpz1r k008qs">.css-1wpz1r{{font-size:2rem}}</style></head><body><div id="__next"><header class="css-hd01"><a class="css-hd02" href="/"><img alt="Trang chủ" class="css-hd03" src="/logo.svg"/><span class="css-hd04">{page.department}</span></a><div class="css-hd05">{page.today:%d/%m/%Y}</div></header>
<nav class="css-nv01">{wide_menu('<a class="css-nv02" href="/chuyen-muc/{n}">{name}</a>')}</nav><main class="css-mn01"><div class="css-mn02">{inner}</div><aside class="css-sd01"><h2 class="css-sd02">Tin mới</h2>{links(others, '<div class="css-sd03"><a class="css-sd04" href="{path}">{title}</a><span class="css-1i2yz8">{day}, {clock}</span></div>')}<a class="css-sd09" href="https://khaosat.doilau.example/"><img alt="Khảo sát mức độ hài lòng của người dân, doanh nghiệp năm nay" src="/banner.webp"/></a></aside></main><footer class="css-ft01"><p class="css-ft02">© {page.department}</p></footer></div>{state}</body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="css-ls01"><a class="css-ls02" href="{path}"><img alt="" class="css-ls03" loading="lazy" src="/thumbs/l{n}.webp"/></a><div class="css-ls04"><a class="css-ls05" href="{path}"><h3 class="css-ls06">{title}</h3></a><span class="css-1i2yz8">{day}, {clock}</span><p class="css-ls07">{summary}</p></div></div>',
    )
    numbers = pager(
        page,
        '<li><a class="css-pg02" aria-label="Go to page {n}" href="{path}">{n}</a></li>',
        '<li><a class="css-pg02 Mui-selected" aria-current="true" href="{path}">{n}</a></li>',
    )
    return _frame(
        page,
        page.section,
        "",
        f'<h1 class="css-1wpz1r">{page.section}</h1>{items}<nav aria-label="pagination navigation" class="css-pg00"><ul class="css-pg01">{numbers}</ul></nav>',
    )


LAYOUT = Layout(
    "hashed", "Cổng thông tin Thương mại tỉnh Đồi Lau", "thuongmai.doilau.example", "/{section}/{slug}-{number}", "/media/{year}/{month}/{name}.webp", "/media/files/{name}", dates,
    article, roll, roll_path="/chuyen-muc/{section}", page_path="{path}?page={page}", most_lines=2, signings=("name", "theo", "bai-anh", "nguoi-viet", "none"), credits=("dash", "line", "source"),
)  # fmt: skip
