# ruff: noqa: E501  (markup reads better unbroken)
"""A form page of rows of labels: "Tiêu đề", "Ngày ban hành", "Nội dung"; text in divs and double breaks, unclosed tags."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import ink, links, minute, rows, weekday, wide_menu, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d/%m/%Y %H:%M:%S}"), minute(later, f"{later:%d/%m/%Y %H:%M:%S}")


def article(tale: Tale) -> str:
    assert tale.published
    assert tale.updated
    lead = f'<div class="dong"><div class="gia-tri dam">{ink(tale, tale.lead)}</div></div>' if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<div style="text-align:right;font-style:italic">{ink(tale, tale.signing.raw)}</div>'
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<div class="dong"><span class="nhan">Tệp đính kèm:</span> <a href="{one.path}">{escape(one.title)}</a></div>'
        for one in tale.papers
    )
    inner = f"""<div class="chi-tiet"><div class="dong tieu-de-lon">{ink(tale, tale.title)}</div><div class="dong"><span class="nhan">Ngày đăng:</span> <span class="gia-tri">{tale.published.raw}</span></div><div class="dong"><span class="nhan">Ngày cập nhật:</span> <span class="gia-tri">{tale.updated.raw}</span></div>
{lead}<div class="dong noi-dung">{body}{signed}</div>{papers}<div class="dong nut"><a href="#">In trang</a><a href="#">Gửi email</a><a href="#">Quay lại</a></div></div><div class="danh-muc-tin"><div>Các bài viết khác</div><dl>{links(tale.others[:5], '<dt><a href="{path}">{title}</a><dd>{day}')}</dl></div>"""
    return _frame(tale, f"{tale.department} - {tale.title}", inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table border=1>{rows(tale, piece)}</table>"
    shapes = {"item": "- {}<br>", "heading": "<strong>{}</strong><br><br>", "quote": "<em>{}</em><br><br>"}
    return shapes.get(piece.kind, "{}<br>\n<br>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    lines = "".join(f"<div align=center><font size=2>{ink(tale, one)}</font></div>" for one in shot.lines)
    return f'<div align=center><img src={shot.path} alt="{escape(shot.alt)}"></div>{lines}'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><div class="dau-trang"><b>{page.department.upper()}</b><br>{weekday(page.today)}, ngày {page.today:%d/%m/%Y}</div><div class="thanh-menu">{wide_menu('<a href="/muc/{n}">{name}</a> ')}</div><div class="cot-giua">{inner}</div><div class="cot-phai"><div class="ten-hop">Tiêu điểm</div>{links(others, '<div class="tin-hop"><a href="{path}">{title}</a><br>{summary}</div>')}</div><div class="chan-trang">{page.department}<br>Cơ quan chủ quản: UBND tỉnh</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<dt><a href="{path}">{title}</a><dd>{day}<br>{summary}')
    numbers = " ".join(f"<a href={path}>{number}</a>" for number, path in enumerate(page.paths, 1))
    return _frame(
        page,
        page.section,
        f'<div class="tieu-de-lon">{page.section}</div><dl>{items}</dl><div class="trang">Trang {numbers}</div>',
    )


LAYOUT = Layout(
    "rows", "Thanh tra tỉnh Bến Súc", "thanhtra.bensuc.example", "/xem-tin/{number}", "/luu/{year}/{name}.jpg", "/luu/vb/{name}", dates, article, roll,
    roll_path="/danh-sach/{section}", page_path="{path}/{page}", sections=False, most_lines=2, signings=("tin-anh", "name", "nguon", "none"), credits=("dot", "dash"),
)  # fmt: skip
