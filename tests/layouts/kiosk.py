# ruff: noqa: E501  (markup reads better unbroken)
"""A crowded portal: banners with slogans, a marquee of weather and prices, poll, comments with replies, two footers."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, grouped, ink, links, minute, poll, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    if draw.chance(1, 2):
        return minute(posted, f"{posted.hour} giờ {posted:%M} phút, {weekday(posted)}, ngày {posted:%d/%m/%Y}"), None
    return minute(posted, f"{posted:%H:%M} | {posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="tomtat"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""
    twin = f"<p><strong>{ink(tale, tale.lead)}</strong></p>" if tale.lead and tale.number % 2 == 0 else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    if tale.signing.raw and tale.ends_in_text and tale.number % 2:
        body = f"{body[:-4]} ({ink(tale, tale.signing.raw)})</p>"
    elif tale.signing.raw:
        body += f'<p style="text-align:right"><strong>{ink(tale, tale.signing.raw)}</strong></p>'
    papers = "".join(f'<li><a href="{one.path}" download>{escape(one.title)}</a></li>' for one in tale.papers)
    files = f'<div class="tai-lieu"><p>Văn bản đính kèm</p><ul>{papers}</ul></div>' if papers else ""
    said = "".join(
        f'<div class="y-kien"><p><b>{name}</b> <span>{tale.today:%H:%M %d/%m/%Y}</span></p><p>{text}</p><a href="#">Trả lời</a> <a href="#">Thích (3)</a></div>'
        for name, text in COMMENTS
    )
    inner = f"""<div class="khung-tin"><h2 class="ten-tin">{ink(tale, tale.title)}</h2><div class="thong-tin"><span>{tale.published.raw}</span> <span>Lượt xem: {tale.views}</span> <a href="#">Nghe bài viết</a></div>{lead}<div class="noi-dung-tin">{twin}{body}</div>{files}<div class="danh-gia">Đánh giá bài viết: 4/5 ({tale.views % 30} lượt)</div></div>
<div class="y-kien-ban-doc"><h3>Ý kiến bạn đọc</h3>{said}<textarea placeholder="Ý kiến của bạn"></textarea></div><div class="tin-lien-quan"><h3>Tin cùng chủ đề</h3><ul>{links(tale.others[:5])}</ul></div>"""
    return _frame(tale, f"{tale.title} :: {tale.department}", inner, tale.section)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1">{rows(tale, piece)}</table>'
    shapes = {"item": "<li>{}</li>", "heading": "<p><strong>{}</strong></p>", "quote": "<blockquote>{}</blockquote>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    lines = "<br>".join(ink(tale, one) for one in shot.lines)
    caption = f'<p class="chu-thich">{lines}</p>' if lines else ""
    return f'<div class="hinh"><img src="{shot.path}" alt="{escape(shot.alt)}">{caption}</div>'


def _frame(page: Tale | Roll, title: str, inner: str, section: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><div class="tren"><h1>{page.department}</h1><h2>Đoàn kết - Kỷ cương - Sáng tạo - Phát triển bền vững vì cuộc sống ấm no của nhân dân trong tỉnh</h2></div><div class="menu-ngang"><ul>{wide_menu()}</ul></div>
<div class="chay"><marquee>Giá xăng RON95: 20.310 đ/lít - Dầu DO: 18.220 đ/lít - Dự báo thời tiết: có mưa rào rải rác, nhiệt độ từ 25 đến 33 độ - Tỷ giá bán ra: 25.480</marquee><span>{weekday(page.today)}, {page.today:%d/%m/%Y %H:%M:%S}</span></div><div class="vi-tri"><a href="/">Trang nhất</a> » <a href="/x">{section}</a></div>
<div class="giua">{inner}</div><div class="phai"><div class="hop"><h3>Thăm dò ý kiến</h3>{poll()}</div><div class="hop"><h3>TIN MỚI</h3>{links(others, '<div><a href="{path}">{title}</a><p>{summary}</p></div>')}</div><div class="hop"><h3>Thống kê truy cập</h3><p>Hôm nay: 1.204</p><p>Tất cả: 4.551.220</p></div></div>
<div class="cuoi-di-dong"><p>{page.department}</p></div><div class="cuoi"><p>{page.department}</p><p>Mọi hình thức sao chép phải ghi rõ nguồn từ trang thông tin điện tử này, xin cảm ơn quý độc giả</p></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="muc-tin"><h3><a href="{path}">{title}</a></h3><span class="ngay">{day} {clock}</span><p>{summary}</p></div>',
    )
    numbers = "".join(f'<a href="{path}">{number}</a>' for number, path in enumerate(page.paths, 1))
    calendar = "".join(f'<td><a href="/lich?ngay={number}-12-2025">{number}</a></td>' for number in range(1, 8))
    return _frame(
        page,
        page.section,
        f'<h2 class="ten-muc">{page.section}</h2><table class="lich"><tr><td><a href="/lich?thang=11">«</a></td>{calendar}<td><a href="/lich?thang=1">»</a></td></tr></table>{items}<div class="so-trang">{numbers}</div>',
        page.section,
    )


LAYOUT = Layout(
    "kiosk", "Sở Y tế tỉnh Kênh Gãy", "syt.kenhgay.example", "/tin-tuc/{slug}/{number}", "/hinh-anh/{year}/{month}/{name}.jpg", "/van-ban/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}", page_path="{path}/trang/{page}", sections=False, most_lines=2, signings=("tin-anh", "tin-anh-unit", "thuc-hien", "none"), credits=("bracket", "dot"),
)  # fmt: skip
