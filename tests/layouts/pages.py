# ruff: noqa: E501  (markup reads better unbroken)
"""A portal with /pages/detail/ addresses: today's date just before the article's, type-size tools, leads printed twice."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.dates import WEEKDAYS
from crawler.demo.draw import Draw
from tests.layouts.ink import ink, links, menu, minute, rows, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y}  {posted:%H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f"<p><b>{ink(tale, tale.lead)}</b></p>" if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    if tale.signing.raw and tale.ends_in_text and tale.number % 2:
        body = f"{body[:-4]}<br>{ink(tale, tale.signing.raw)}</p>"
    elif tale.signing.raw:
        body += f"<p>{ink(tale, tale.signing.raw)}</p>"
    papers = "".join(
        f'<p><a href="{one.path}">{escape(one.title)}</a> (<span>{len(one.title) * 7} KB</span>)</p>'
        for one in tale.papers
    )
    files = f"<p><b>Tài liệu kèm theo</b></p>{papers}" if papers else ""
    inner = f"""<div class="date-bar">Thứ {tale.today.weekday() + 2 if tale.today.weekday() < 6 else "CN"}, Ngày {tale.today:%d/%m/%Y} -</div><div class="view-detail"><h2>{ink(tale, tale.title)}</h2><div class="inf">Ngày đăng: {tale.published.raw} <span>Mặc định</span> <span>Cỡ chữ</span></div><div class="cnt">{lead}{body}</div>{files}
<div class="tags">Từ khóa: công thương, hội nghị</div><div class="xem-them"><p>Xem thêm:</p>{links(tale.others[:3], '<p><a href="{path}">{title}</a></p>')}</div><div class="older"><p>Tin cũ hơn</p>{links(tale.others[3:8], '<p><a href="{path}">{title}</a> {day}</p>')}</div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table><tbody>{rows(tale, piece)}</tbody></table>"
    shapes = {"item": "<p>+ {}</p>", "heading": "<p><b>{}</b></p>", "quote": "<p><i>{}</i></p>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    return f'<p><img src="{shot.path}" alt="{escape(shot.alt)}"></p>' + "".join(
        f"<p>{ink(tale, one)}</p>" for one in shot.lines
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:12] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{escape(title)} - Trang thông tin điện tử {page.department}</title><meta property="og:title" content="{escape(title)}"></head><body><div class="hd"><div class="hd-t">TRANG THÔNG TIN ĐIỆN TỬ</div><div class="hd-n">{page.department.upper()}</div></div><div class="mn"><ul>{menu()}</ul></div>
<div class="mid">{inner}</div><div class="r"><div class="r-t">Đọc nhiều nhất</div>{links(others, '<div class="r-i"><img src="/t{n}.jpg"><a href="{path}">{title}</a><p>{summary}</p></div>')}</div><div class="ft">Chịu trách nhiệm nội dung: Chánh Văn phòng</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="it"><a href="{path}"><img src="/t{n}.jpg"></a><div><a href="{path}">{title}</a><p>{day}</p><p>{summary}</p></div></div>',
    )
    numbers = " ".join(f'<a href="{path}">{number}</a>' for number, path in enumerate(page.paths, 1))
    return _frame(
        page,
        page.section,
        f'<div class="today">{WEEKDAYS[page.today.weekday()]}, {page.today:%d/%m/%Y}</div><h2>{page.section}</h2>{items}<div class="pg">{numbers} <a href="{page.next_path or page.path}">»</a></div>',
    )


LAYOUT = Layout(
    "pages", "Sở Ngoại vụ tỉnh Thác Vồ", "sngv.thacvo.example", "/pages/detail/{number}/{slug}.html", "/uploads/{year}/{name}.jpg", "/uploads/vb/{name}", dates, article, roll,
    roll_path="/pages/list/12/{section}.html", page_path="{path}?start={offset}", sections=False, signings=("tin-anh", "bai-anh-line", "none"), credits=("dash", "dot"),
)  # fmt: skip
