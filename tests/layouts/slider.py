# ruff: noqa: E501  (markup reads better unbroken)
"""A slide picture with its caption above the title, counters in the line of the date, stars before the text, the lead twice."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

STARS = '<div class="sao" data-diem="{0}"><span title="Rất tệ">★</span><span title="Tệ">★</span><span title="Bình thường">★</span><span title="Tốt">★</span><span title="Rất tốt">☆</span> <em>Xếp hạng: {0}.5/5 ({1} phiếu bầu)</em></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d.%m.%Y} {posted:%H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    slides = "".join(_slide(tale, shot) for shot in tale.shots if shot.after < 0)
    top = (
        f'<div class="slide"><div class="slide-khung">{slides}</div><a class="truoc" href="#slide">‹</a><a class="sau" href="#slide">›</a></div>'
        if slides
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot) if shot.after >= 0 else "")
    lead = f'<h2 class="tom-tat">{ink(tale, tale.lead)}</h2>' if tale.lead else ""
    twin = f"<p><strong>{ink(tale, tale.lead)}</strong></p>" if tale.lead else ""
    signed = f'<p class="tac-gia">{ink(tale, tale.signing.raw)}</p>' if tale.signing.raw else ""
    papers = "".join(
        f'<a class="tep" href="{one.path}" download="{escape(one.file_name)}"><img src="/static/pdf.svg" alt="">{escape(one.title)}</a>'
        for one in tale.papers
    )
    files = f'<div class="dinh-kem"><strong>Văn bản kèm theo:</strong>{papers}</div>' if papers else ""
    inner = f"""<div class="bai">{top}<div class="nhom"><a href="/tin/x">{tale.section}</a></div><h3 class="ten-bai">{ink(tale, tale.title)}</h3><div class="dong-ngay">{tale.published.raw} | {tale.views} lượt xem | {tale.number % 4} bình luận | <a href="#in">In</a></div>{lead}{STARS.format(tale.views % 5, tale.views % 77)}
<div class="chu">{twin}{body}{signed}</div>{files}<div class="hanh-dong"><button>Lưu bài viết</button><button>Sao chép liên kết</button></div></div>
<div class="cung-muc"><h4>Bài viết cùng chuyên mục</h4>{links(tale.others[:4], '<div class="the"><a href="{path}"><img src="/static/c{n}.jpg" alt="{title}"></a><h5><a href="{path}">{title}</a></h5><time>{day}</time><p>{summary}</p></div>')}</div>"""
    return _frame(tale, f"{tale.title} | {tale.department}", inner)


def _slide(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = f'<div class="slide-chu"><p>{text}</p></div>' if text else ""
    return f'<div class="slide-anh"><img src="{shot.path}" alt="{escape(shot.alt)}">{caption}</div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<table><tbody>{rows(tale, piece)}</tbody></table>"
    shapes = {"item": "<li>{}</li>", "heading": "<h4>{}</h4>", "quote": "<blockquote><p>{}</p></blockquote>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    texts = "<br>".join(ink(tale, one) for one in shot.lines)
    caption = f"<figcaption>{texts}</figcaption>" if texts else ""
    if tale.number % 3 == 2:
        return f'<p class="giua"><img src="{shot.path}" alt="{escape(shot.alt)}"></p>' + (
            f'<p class="giua"><em>{texts}</em></p>' if texts else ""
        )
    return f'<figure><img src="{shot.path}" alt="{escape(shot.alt)}">{caption}</figure>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[4:12] if isinstance(page, Tale) else page.beside
    banner = links(
        others[:3],
        '<div class="bn-muc"><a href="{path}"><img src="/static/bn{n}.jpg" alt="{title}"><span>{title}</span></a></div>',
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="description" content="Cổng thông tin {page.department}"></head><body><header><div class="h-tren"><span>{weekday(page.today)}, {page.today:%d/%m/%Y}</span><a href="/rss">RSS</a><a href="/so-do">Sơ đồ trang</a></div><div class="h-ten"><h1>{page.department}</h1></div></header><nav><ul>{menu()}</ul></nav><div class="bn">{banner}</div>
<main><section class="trai">{inner}</section><aside><h4>Tin mới nhất</h4>{links(others[3:8], '<div class="m"><time>{day} {clock}</time><a href="{path}">{title}</a></div>')}<h4>Thông tin thị trường</h4><table class="gia"><tr><td>Xăng RON95-III</td><td>20.310</td></tr><tr><td>Dầu DO 0,05S</td><td>18.220</td></tr><tr><td>Gas 12 kg</td><td>438.000</td></tr></table></aside></main>
<footer><p>{page.department}</p><p>Mọi góp ý xin gửi về Ban biên tập</p></footer><div class="dt-chan" hidden><ul>{menu()}</ul></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="the"><a href="{path}"><img src="/static/l{n}.jpg" alt="{title}"></a><h5><a href="{path}">{title}</a></h5><div class="dong-ngay">{day} {clock} | {n}12 lượt xem</div><p>{summary}</p></div>',
    )
    numbers = "".join(
        f'<li><a href="{path}">{number}</a></li>'
        if number != page.page
        else f'<li class="chon"><span>{number}</span></li>'
        for number, path in enumerate(page.paths, 1)
    )
    more = f'<li><a href="{page.next_path}" rel="next">›</a></li>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<h3 class="ten-muc">{page.section}</h3><div class="luoi">{items}</div><ul class="so-trang">{numbers}{more}</ul>',
    )


LAYOUT = Layout(
    "slider", "Sở Công Thương tỉnh Bến Đình", "sct.bendinh.example", "/{section}/{slug}-i{number}.html", "/static/media/{year}/{month}/{name}.jpg", "/static/tep/{name}", dates, article, roll,
    roll_path="/tin/{section}", page_path="{path}/p{page}.html", slide=True, most_lines=2,
    signings=("tin-anh", "tac-gia", "name", "bai-anh", "none"), credits=("bracket", "dot", "slash"),
)  # fmt: skip
