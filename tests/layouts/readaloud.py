# ruff: noqa: E501  (markup reads better unbroken)
"""A portal for all ears and eyes: reading aloud, a code to scan, stars before the text, two h1, one shared name."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, pager, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

NUMBERED = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ nhật")
TOOLS = '<div class="access-tools" role="toolbar" aria-label="Công cụ hỗ trợ"><button type="button">Nghe bài viết</button><select aria-label="Giọng đọc"><option>Giọng nữ miền Nam</option><option>Giọng nam miền Bắc</option></select><span>Cỡ chữ</span><button type="button">A-</button><button type="button">A</button><button type="button">A+</button><span>Độ tương phản</span><button type="button">Tăng</button><button type="button">Giảm</button></div>'
STARS = '<div class="danh-gia" aria-label="Đánh giá bài viết"><span>★</span><span>★</span><span>★</span><span>★</span><span>☆</span> <b>4.0</b>/5 (12 lượt đánh giá)</div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return (None, None) if draw.chance(1, 6) else (minute(posted, f"{posted:%d/%m/%Y  %H:%M}"), None)


def article(tale: Tale) -> str:
    stamp = f'<span class="ngay-dang">Ngày đăng: {tale.published.raw}</span>' if tale.published else ""
    lead = f'<div class="tom-tat"><strong>{ink(tale, tale.lead)}</strong></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<p class="ky-ten" style="text-align:right"><strong>{ink(tale, tale.signing.raw)}</strong></p>'
        if tale.signing.raw
        else ""
    )
    inner = f"""<nav class="duong-dan" aria-label="Đường dẫn"><a href="/">Trang chủ</a> / <a href="/tin">Tin tức</a> / <a href="/x">{tale.section}</a></nav><div class="chi-tiet" id="noi-dung-chinh" tabindex="0"><h1 class="tieu-de">{ink(tale, tale.title)}</h1>
<div class="thong-tin">{stamp}<span class="luot-xem">Lượt xem: {tale.views}</span></div>{TOOLS}{STARS}<div class="qr"><img src="/qr?u={tale.number}" alt="Mã QR của bài viết" width="90" height="90"><span>Quét mã để đọc trên điện thoại</span></div>
{lead}<div class="noi-dung">{body}{signed}</div>{_papers(tale)}<div class="cong-cu"><a href="/in/{tale.number}" target="_blank">Bản in</a><a href="mailto:?subject=x">Gửi cho bạn bè</a><a href="#dau-trang">Về đầu trang</a></div>
<div class="phan-hoi"><h2>Gửi ý kiến phản hồi</h2><label for="ho-ten">Họ và tên (*)</label><input id="ho-ten"><label for="thu">Thư điện tử</label><input id="thu"><label for="y-kien">Nội dung (*)</label><textarea id="y-kien"></textarea><button type="submit">Gửi</button></div></div>
<section class="bai-khac"><h2>Bài viết khác</h2><ul>{links(tale.others[:5], '<li><a href="{path}">{title}</a> <span>{day}</span></li>')}</ul></section>"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="bang" role="region" tabindex="0"><table><tbody>{rows(tale, piece, "td", """<p style="text-align:center">{}</p>""")}</tbody></table></div>'
    shapes = {"item": "<li>{}</li>", "heading": "<h2>{}</h2>", "quote": '<p style="padding-left:30px"><em>{}</em></p>'}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" longdesc="#mo-ta">'
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    if tale.number % 2:
        return f'<div class="anh">{image}{f"""<div class="chu-thich">{text}</div>""" if text else ""}</div>'
    return f'<p style="text-align:center">{image}</p>{f"""<p style="text-align:center"><small>{text}</small></p>""" if text else ""}'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    made = "".join(
        f'<p><img src="/icons/{one.file_name.rpartition(".")[2]}.gif" alt=""> <a href="{one.path}" aria-label="Tải tệp {escape(one.title)}">{escape(one.title)}</a></p><iframe title="Xem tệp" src="/xem?file={one.path}" width="100%"></iframe>'
        for one in tale.papers
    )
    return f'<div class="dinh-kem"><h2>Tài liệu kèm theo</h2>{made}</div>'


def _frame(page: Tale | Roll, inner: str) -> str:
    others = page.others[5:10] if isinstance(page, Tale) else page.beside[:5]
    office = page.office
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{page.department}</title><meta property="og:title" content="{page.department}"><meta property="og:description" content="Thông tin chính thức của {page.department}"><meta property="og:image" content="/logo.png"></head><body id="dau-trang"><a class="bo-qua" href="#noi-dung-chinh">Chuyển đến nội dung chính</a>
<div class="thanh-tren"><span>{NUMBERED[page.today.weekday()]}, Ngày {page.today:%d/%m/%Y} -</span><a href="/so-do">Sơ đồ trang</a><a href="/en">English</a><button type="button">Giao diện cho người khiếm thị</button></div><header><img src="/logo.png" alt="Biểu trưng"><h1>{page.department}</h1><p>Thân thiện - Trách nhiệm - Chuyên nghiệp</p></header><nav aria-label="Thực đơn chính"><ul>{menu()}</ul></nav>
<main>{inner}</main><aside aria-label="Thông tin bên lề"><h2>Tin xem nhiều</h2><ol>{links(others, '<li><a href="{path}">{title}</a><time>{day} {clock}</time></li>')}</ol></aside>
<footer><h2>{office.name}</h2><address><p>Địa chỉ: {office.address}.</p><p>Tel: {office.phones} | Fax: {office.fax}</p><p>Email: <a href="mailto:{office.email}">{office.email}</a></p></address></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<li class="bai"><h2><a href="{path}">{title}</a></h2><p class="ngay">Ngày đăng: {day}  {clock}</p><p>{summary}</p><a href="{path}" aria-label="Xem chi tiết: {title}">Xem chi tiết</a></li>',
    )
    numbers = pager(
        page, '<a href="{path}" aria-label="Trang {n}">{n}</a> ', '<strong aria-current="page">{n}</strong> '
    )
    more = f'<a href="{page.next_path}" rel="next">Trang sau</a>' if page.next_path else ""
    return _frame(
        page,
        f'<h1 class="tieu-de-muc">{page.section}</h1><ul class="danh-sach">{items}</ul><nav class="phan-trang" aria-label="Phân trang">{numbers}{more}</nav>',
    )


LAYOUT = Layout(
    "readaloud", "Sở An sinh tỉnh Đồng Diệp", "sas.dongdiep.example", "/pages/detail/{number}/{slug}.html", "/uploads/anh/{year}/{name}.jpg", "/uploads/tep/{name}", dates, article, roll,
    roll_path="/pages/{section}", page_path="{path}-p{page}", contacts=True, most_lines=2, signings=("bai-anh", "tin-unit", "thuc-hien", "unit", "none"), credits=("bracket", "line", "dash"),
)  # fmt: skip
