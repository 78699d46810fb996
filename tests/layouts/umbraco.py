# ruff: noqa: E501  (markup reads better unbroken)
"""Umbraco on .NET: names in blocks and elements, a hero picture with its caption, dates with points, sources below a rule."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import day, grouped, ink, links, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

CARD = '<li class="card"><a class="card__link" href="{path}"><img class="card__image" src="/media/crop/{n}.jpg?width=320&amp;height=180" alt="" loading="lazy" /><h3 class="card__title">{title}</h3></a><time class="card__date">{day}</time></li>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return day(posted, f"{posted:%d.%m.%Y}"), day(later, f"{later:%d.%m.%Y}") if both else None


def article(tale: Tale) -> str:
    assert tale.published
    changed = f'<span class="article__updated">Cập nhật ngày {tale.updated.raw}</span>' if tale.updated else ""
    lead = f'<p class="article__intro">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    hero = "".join(_hero(tale, shot) for shot in tale.shots if shot.after < 0)
    signed = f'<p class="article__source">{ink(tale, tale.signing.raw)}</p>' if tale.signing.raw else ""
    inner = f"""<nav class="breadcrumbs" aria-label="Đường dẫn"><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc/">Tin tức</a></li><li><a href="/tin-tuc/x/">{tale.section}</a></li><li aria-current="page">{ink(tale, tale.title)}</li></ul></nav>
<article class="article"><header class="article__header"><h1 class="article__title">{ink(tale, tale.title)}</h1><p class="article__info"><time datetime="{tale.when:%Y-%m-%d}">Đăng ngày {tale.published.raw}</time>{changed}</p></header>{hero}{lead}
<div class="umb-block-list"><div class="rte">{_body(tale)}</div></div>{_papers(tale)}<hr class="article__rule" />{signed}<div class="article__share"><span>Chia sẻ bài này</span><a href="https://facebook.example/sharer">Facebook</a><a href="https://zalo.example/share">Zalo</a><a href="mailto:?subject=x">Email</a></div></article>
<section class="more-news"><h2 class="more-news__heading">Đọc tiếp</h2><ul class="cards">{links(tale.others[:3], CARD)}</ul></section>"""
    return _frame(tale, tale.title, inner)


def _body(tale: Tale) -> str:
    return grouped(tale, lambda piece: _piece(tale, piece), lambda shot: "" if shot.after < 0 else _shot(tale, shot))


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-scroll"><table border="0" class="table"><tbody>{rows(tale, piece)}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h2>{}</h2>",
        "quote": '</div><figure class="quote"><blockquote><p>{}</p></blockquote></figure><div class="rte">',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _hero(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = f'<figcaption class="hero__text">{text}</figcaption>' if text else ""
    return f'<figure class="hero"><img class="hero__image" src="{shot.path}" alt="{escape(shot.alt)}" fetchpriority="high" />{caption}</figure>'


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    caption = f'<p class="image-block__caption">{text}</p>' if text else ""
    small = shot.path.replace("width=900", "width=450")
    return f'</div><div class="image-block"><img src="{shot.path}" srcset="{small} 450w, {shot.path} 900w" alt="{escape(shot.alt)}" loading="lazy" />{caption}</div><div class="rte">'


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<li class="downloads__item"><a class="downloads__link" href="{one.path}">{escape(one.title)}</a> <span class="downloads__meta">{one.file_name.rpartition(".")[2].upper()}, {tale.views % 600 + 31} KB</span></li>'
        for one in tale.papers
    )
    return f'<section class="downloads"><h2>Tài liệu tải về</h2><ul>{made}</ul></section>' if made else ""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[3:8] if isinstance(page, Tale) else page.beside[:5]
    office = page.office
    bar = nested(
        '<li class="nav__item"><a href="/nhom-{n}/">{name}</a><button type="button" aria-expanded="false" aria-label="Mở menu con"></button><ul class="nav__sub">{inner}</ul></li>',
        '<li><a href="/trang-{n}/">{name}</a></li>',
    )
    notices = links(others, '<li><time>{day}</time><a href="{path}">{title}</a></li>')
    return f"""<!DOCTYPE html><html lang="vi-VN"><head><meta charset="utf-8" /><title>{escape(title)} | {page.department}</title><link rel="canonical" href="https://{LAYOUT.host}{page.path}" /><meta property="og:title" content="{escape(title)}" /><meta name="generator" content="Umbraco" /></head><body class="page"><a class="skip" href="#main">Chuyển đến nội dung</a>
<header class="site-header"><a class="site-header__logo" href="/"><img src="/assets/logo.svg" alt="" /><span>{page.department}</span></a><form class="search" action="/tim-kiem/"><label for="q">Tìm kiếm</label><input id="q" name="q" type="search" /><button type="submit">Tìm</button></form><nav class="nav" aria-label="Chính"><ul>{bar}</ul></nav></header>
<main id="main" class="layout"><div class="layout__main">{inner}</div><aside class="layout__side"><div class="side-box"><h2>Thông báo</h2><ul>{notices}</ul><a href="/thong-bao/">Tất cả thông báo</a></div><div class="side-box side-box--contact"><h2>Tiếp công dân</h2><p>Thứ Ba và thứ Năm hằng tuần, từ 8 giờ đến 11 giờ 30 tại phòng tiếp dân, tầng 1 trụ sở Sở.</p></div></aside></main>
<footer class="site-footer"><div class="site-footer__col"><h2>{office.name}</h2><address>{office.address}<br />Điện thoại: {office.phones}<br />Fax: {office.fax}<br />Thư điện tử: <a href="mailto:{office.email}">{office.email}</a></address></div><div class="site-footer__col"><ul><li><a href="/dieu-khoan/">Điều khoản sử dụng</a></li><li><a href="/rss/">RSS</a></li><li><a href="/so-do/">Sơ đồ trang</a></li></ul></div><p class="site-footer__note">Bản quyền {page.today.year} thuộc {page.department}</p></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<article class="teaser"><div class="teaser__body"><time class="teaser__date">{day}</time><h2 class="teaser__title"><a href="{path}">{title}</a></h2><p class="teaser__text">{summary}</p></div><img class="teaser__image" src="/media/crop/t{n}.jpg?width=240" alt="" loading="lazy" /></article>',
    )
    back = f'<a class="paging__prev" href="{page.paths[page.page - 2]}">Tin mới hơn</a>' if page.page > 1 else ""
    more = f'<a class="paging__next" href="{page.next_path}">Tin cũ hơn</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<nav class="breadcrumbs" aria-label="Đường dẫn"><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc/">Tin tức</a></li><li aria-current="page">{page.section}</li></ul></nav><h1>{page.section}</h1><div class="teasers">{items}</div><nav class="paging" aria-label="Phân trang">{back}<span class="paging__status">Trang {page.page} trên {len(page.paths)}</span>{more}</nav>',
    )


LAYOUT = Layout(
    "umbraco", "Sở Công Thương tỉnh Trảng Sim", "sct.trangsim.example", "/tin-tuc/{section}/{year}/{slug}/", "/media/{year}{month}/{name}.jpg?width=900", "/media/tai-lieu/{name}", dates, article, roll,
    roll_path="/tin-tuc/{section}/", page_path="{path}?p={page}", contacts=True, slide=True, most_lines=2,
    signings=("bai-anh", "nguoi-viet", "nguon", "tin-va-anh", "none"), credits=("slash", "dot", "bracket"),
)  # fmt: skip
