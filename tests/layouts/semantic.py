# ruff: noqa: E501  (markup reads better unbroken)
"""A portal for telephones and screen readers: article, header and time, p.img-desc, a table of files, sources at the foot."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat, nested
from tests.layouts.ink import grouped, ink, links, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

TOOLS = '<div class="a11y-bar" role="toolbar" aria-label="Công cụ trợ năng"><button type="button" aria-pressed="false">Nghe nội dung</button><button type="button">Cỡ chữ lớn</button><button type="button">Cỡ chữ nhỏ</button><button type="button">Tương phản cao</button></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(
        posted,
        f"{weekday(posted)}, ngày {posted:%d} tháng {posted:%m} năm {posted.year}, {posted.hour} giờ {posted:%M}",
    ), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="summary" role="doc-abstract">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    stamp = f'<time datetime="{tale.when:%Y-%m-%dT%H:%M:%S+07:00}">{tale.published.raw}</time>'
    inner = f"""<article class="post" aria-labelledby="post-title"><header><p class="kicker"><a href="/chuyen-muc/x" rel="category">{tale.section}</a></p><h1 id="post-title">{ink(tale, tale.title)}</h1><p class="post-time"><span class="sr-only">Thời gian đăng:</span> {stamp} <span aria-hidden="true">•</span> <span class="views">{tale.views} lượt đọc</span></p>{TOOLS}</header>
{lead}<div class="post-body">{_content(tale)}</div>{_papers(tale)}<footer class="post-foot">{_signed(tale)}<p class="actions"><a href="/in/{tale.number}" rel="nofollow">Bản in</a> <a href="mailto:?subject=Chia%20se">Gửi thư</a> <a href="#top">Lên đầu trang</a></p></footer></article>
<section class="more" aria-labelledby="more-h"><h2 id="more-h">Tin cùng chuyên mục</h2><ul>{links(tale.others[3:9], '<li><a href="{path}">{title}</a> <time>{day}</time></li>')}</ul></section>"""
    return _frame(tale, tale.title, inner)


def _content(tale: Tale) -> str:
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    box = f'<aside class="tin-moi" aria-label="Tin mới"><p class="tin-moi__t">TIN MỚI</p><ul>{links(tale.others[:3], """<li><a href="{path}">{title}</a></li>""")}</ul></aside>\n'
    cut = body.find("</p>\n<p>") + 5
    return body[:cut] + box + body[cut:] if cut > 4 else body + box


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-scroll" tabindex="0" role="group" aria-label="Bảng số liệu"><table><tbody>{rows(tale, piece)}</tbody></table></div>'
    shapes = {"item": "<li>{}</li>", "heading": "<h2>{}</h2>", "quote": "<blockquote>{}</blockquote>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = f'<p class="img-desc">{text}</p>' if text else ""
    return f'<div class="img-wrap"><picture><source type="image/webp" srcset="{shot.path}.webp"><img src="{shot.path}" alt="{escape(shot.alt)}" loading="lazy"></picture>{caption}</div>'


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<tr><td>{number}</td><td>{escape(one.title)}</td><td>{tale.views % 700 + number} KB</td><td><a href="{one.path}">Tải về</a></td></tr>'
        for number, one in enumerate(tale.papers, 1)
    )
    return (
        f'<table class="attachments"><caption>Tài liệu đính kèm</caption><thead><tr><th scope="col">STT</th><th scope="col">Tên tài liệu</th><th scope="col">Dung lượng</th><th scope="col">Tải</th></tr></thead><tbody>{made}</tbody></table>'
        if made
        else ""
    )


def _signed(tale: Tale) -> str:
    label, colon, value = tale.signing.raw.partition(": ")
    if not colon or " - " in value:
        return f'<p class="byline"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if label else ""
    return f'<p class="byline"><strong>{label}:</strong> <span>{ink(tale, value)}</span></p>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[9:15] if isinstance(page, Tale) else page.beside[:6]
    office = page.office
    bar = nested(
        '<li><details><summary>{name}</summary><ul id="n{n}">{inner}</ul></details></li>',
        '<li><a href="/noi-dung/{n}">{name}</a></li>',
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)} - {page.department}</title><meta name="theme-color" content="#b71c1c"></head><body id="top"><a class="skip" href="#main">Đi tới nội dung</a><header class="site" role="banner"><a href="/" class="brand"><img src="/static/logo.svg" alt=""><span>{page.department}</span></a><p class="slogan">Công khai - Minh bạch - Phục vụ</p><form role="search" action="/tim-kiem"><label for="q" class="sr-only">Tìm kiếm</label><input id="q" name="q"><button>Tìm</button></form></header>
<nav class="desktop" aria-label="Trình đơn chính"><ul>{bar}</ul></nav><nav class="mobile" aria-label="Trình đơn di động" hidden><ul>{flat('<li><a href="/noi-dung/{n}">{name}</a></li>')}</ul></nav><div class="layout"><main id="main" tabindex="-1">{inner}</main>
<aside class="side" aria-label="Thông tin khác"><section><h2>Thông báo</h2>{links(others[:3], '<div class="note"><h3><a href="{path}">{title}</a></h3><time>{day}</time><p>{summary}</p></div>')}</section><section><h2>Đọc nhiều</h2><ol>{links(others[3:], '<li><a href="{path}">{title}</a></li>')}</ol></section></aside></div>
<footer class="site" role="contentinfo"><p class="org">{office.name}</p><address><p>Địa chỉ: {office.address}</p><p>Số điện thoại: <a href="tel:{"".join(filter(str.isdigit, office.phones))}">{office.phones}</a></p><p>Fax: {office.fax}</p><p>Email: <a href="mailto:{office.email}">{office.email}</a></p></address><p><a href="/tuyen-bo-tro-nang">Tuyên bố về khả năng tiếp cận</a></p></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<article class="teaser"><h2><a href="{path}">{title}</a></h2><p class="post-time"><time>{day}, {clock}</time></p><p>{summary}</p></article>',
    )
    back = f'<a rel="prev" href="{page.paths[page.page - 2]}">Trang trước</a>' if page.page > 1 else ""
    more = f'<a rel="next" href="{page.next_path}">Trang sau</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<h1>{page.section}</h1>{items}<nav class="pages" aria-label="Phân trang">{back}<span>Trang {page.page}/{len(page.paths)}</span>{more}</nav>',
    )


LAYOUT = Layout(
    "semantic", "Sở Công Thương tỉnh Phù Ly", "sct.phuly.example", "/bai-viet/{number}/{slug}", "/media/{year}/{month}/{name}.jpg", "/media/tai-lieu/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}", page_path="{path}/trang-{page}", contacts=True, most_lines=2,
    signings=("tac-gia", "nguon", "bai-anh-line", "tin-anh", "none"), credits=("dot", "bracket", "source"),
)  # fmt: skip
