# ruff: noqa: E501  (markup reads better unbroken)
"""No h1, no h2, every page has the site's title; the title in a span, the date under the text, each menu twice."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, grouped, ink, links, minute, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Office, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%H}h{posted:%M} ngày {posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div class="b-dan">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<div class="b-ky"><span>{ink(tale, tale.signing.raw)}</span></div>' if tale.signing.raw else ""
    papers = "".join(
        f'<li><i class="ic-tep"></i><a href="{one.path}" title="Tải về">{escape(one.title)}</a> <a class="nut" href="{one.path}">Tải về</a> <span>{len(one.title) * 9} KB</span></li>'
        for one in tale.papers
    )
    files = (
        f'<div class="b-tep"><div class="t">Tài liệu đính kèm ({len(tale.papers)})</div><ul>{papers}</ul></div>'
        if papers
        else ""
    )
    said = "".join(
        f'<div class="yk"><b>{name}</b> <span>{tale.today:%H:%M %d/%m/%Y}</span><div>{text}</div></div>'
        for name, text in COMMENTS[: tale.number % 3]
    )
    inner = f"""<div class="b"><div class="b-duong"><a href="/">Trang chủ</a><span>/</span><a href="/muc">{tale.section}</a></div><span class="b-td">{ink(tale, tale.title)}</span>{lead}<div class="b-nd">{body}</div>{signed}{files}
<div class="b-cuoi"><span class="b-ngay">Đăng lúc: {tale.published.raw}</span><span class="b-xem"> - Lượt đọc: {tale.views}</span></div><div class="b-chia"><a href="https://facebook.example/sharer">Facebook</a><a href="https://zalo.example/share">Zalo</a><a href="mailto:?body=x">Email</a></div></div>
<div class="khac"><div class="t">Có thể bạn quan tâm</div>{links(tale.others[:6], '<div class="kt"><img src="/nho/{n}.jpg" alt=""><a href="{path}">{title}</a><span>{day}</span></div>')}</div><div class="ykien"><div class="t">Ý kiến bạn đọc ({tale.number % 3})</div>{said}<form action="/y-kien" method="post"><input name="ten" placeholder="Họ và tên"><input name="thu" placeholder="Email"><textarea name="nd" placeholder="Vui lòng gõ tiếng Việt có dấu"></textarea><button>Gửi ý kiến</button></form></div>"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="cuon"><table>{rows(tale, piece)}</table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<div><strong>{}</strong></div>",
        "quote": "<blockquote>{}</blockquote>",
    }
    return shapes.get(piece.kind, "<div>{}</div>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    texts = "<br>".join(ink(tale, one) for one in shot.lines)
    caption = f'<div class="caption">{texts}</div>' if texts else ""
    return f'<div class="anh"><img src="/cho.gif" data-src="{shot.path}" alt="{escape(shot.alt)}"><noscript><img src="{shot.path}" alt="{escape(shot.alt)}"></noscript></div>{caption}'


def _frame(page: Tale | Roll, inner: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    entries = wide_menu('<li><a href="/muc/{n}">{name}</a></li>')
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Trang thông tin điện tử {page.department}</title><meta property="og:title" content="Trang thông tin điện tử {page.department}"><meta name="viewport" content="width=device-width"></head><body><div class="dt-menu" style="display:none"><div class="dong">Đóng</div><ul>{entries}</ul></div><div class="dau"><a class="logo" href="/"><img src="/logo.svg" alt="{page.department}"></a><div class="ten">{page.department}</div><div class="hn">{weekday(page.today)}, {page.today:%d/%m/%Y}</div></div><div class="menu"><ul>{entries}</ul></div>
<div class="than"><div class="chinh">{inner}</div><div class="ben"><div class="hop"><div class="t">Chỉ đạo điều hành</div>{links(others, '<div class="o"><span class="n">{day}</span> <a href="{path}">{title}</a></div>')}</div><div class="hop"><div class="t">Đường dây nóng</div><div>Phản ánh về hàng giả, gian lận thương mại xin gọi bộ phận trực.</div></div></div></div><div class="chan">{_foot(page.office)}</div></body></html>"""


def _foot(office: Office) -> str:
    return f"<div>{office.name}</div><div>Trụ sở: {office.address}</div><div>ĐT: {office.phones} * Số Fax: {office.fax}</div><div>Thư điện tử: {office.email}</div><div>Người chịu trách nhiệm: Bà Trang Thị Mỹ Lệ, Chánh Văn phòng</div>"


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="ds"><a class="ds-a" href="{path}"><img src="/nho/d{n}.jpg" alt=""></a><a class="ds-t" href="{path}">{title}</a><span class="ds-n">{clock} {day}</span><div class="ds-m">{summary}</div></div>',
    )
    numbers = "".join(
        f'<a href="{path}">{number}</a>' if number != page.page else f"<b>{number}</b>"
        for number, path in enumerate(page.paths, 1)
    )
    back = f'<a href="{page.paths[page.page - 2]}">Trang trước</a>' if page.page > 1 else ""
    more = f'<a href="{page.next_path}">Trang sau</a>' if page.next_path else ""
    return _frame(
        page, f'<span class="b-td">{page.section}</span>{items}<div class="trang">{back}{numbers}{more}</div>'
    )


LAYOUT = Layout(
    "nameless", "Sở Giao thông tỉnh Cù Lao Én", "sgt.culaoen.example", "/xem-tin/{slug}/{number}", "/kho/anh/{year}/{month}/{name}.jpg", "/kho/tep/{name}", dates, article, roll,
    roll_path="/muc-tin/{section}", page_path="{path}?trang={page}", contacts=True, most_lines=2,
    signings=("tin-anh", "bai-anh", "name", "thuc-hien", "none"), credits=("slash", "bracket", "dot"),
)  # fmt: skip
