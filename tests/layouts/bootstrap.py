# ruff: noqa: E501  (markup reads better unbroken)
"""A Bootstrap portal: classes of the grid only, a carousel, cards, and the contact block of the department in the footer."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d-%m-%Y - %H:%M} AM"), None  # a 24-hour clock with a stray AM, as seen in 2026


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="fw-bold">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    twin = f"<p>{ink(tale, tale.lead)}</p>" if tale.lead and tale.number % 2 else ""  # the lead printed again
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p class="text-end fst-italic">{ink(tale, tale.signing.raw)}</p>' if tale.signing.raw else ""
    papers = "".join(
        f'<tr><td>{number}</td><td><a href="{one.path}">{escape(one.title)}</a></td><td><a class="btn btn-sm" href="{one.path}">Tải về</a></td></tr>'
        for number, one in enumerate(tale.papers, 1)
    )
    files = (
        f'<table class="table table-sm"><thead><tr><th>STT</th><th>Tên tệp</th><th></th></tr></thead><tbody>{papers}</tbody></table>'
        if papers
        else ""
    )
    inner = f"""<div class="col-lg-9"><nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li><li class="breadcrumb-item"><a href="/x">{tale.section}</a></li><li class="breadcrumb-item active">{escape(tale.title)}</li></ol></nav>
<h3 class="mt-3 mb-2 text-primary">{ink(tale, tale.title)}</h3><div class="d-flex text-muted small"><span class="me-3"><i class="bi bi-clock"></i> {tale.published.raw}</span><span><i class="bi bi-eye"></i> {tale.views}</span></div>{lead}<div class="mt-3">{twin}{body}{signed}</div>{files}
<h5 class="border-bottom">Bài viết khác</h5><div class="row">{links(tale.others[:6], '<div class="col-md-4"><div class="card"><img class="card-img-top" src="/t/{n}.jpg" alt=""><div class="card-body"><a class="card-title" href="{path}">{title}</a><p class="card-text small">{summary}</p><small>{day}</small></div></div></div>')}</div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-responsive"><table class="table table-bordered">{rows(tale, piece)}</table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<h6 class="fw-bold">{}</h6>',
        "quote": '<blockquote class="blockquote">{}</blockquote>',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    caption = "".join(f"<span>{ink(tale, one)}</span><br>" for one in shot.lines)
    return f'<figure class="figure text-center"><img src="{shot.path}" class="figure-img img-fluid rounded" alt="{escape(shot.alt)}"><figcaption class="figure-caption">{caption}</figcaption></figure>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    slides = links(
        page.others[10:12] if isinstance(page, Tale) else page.beside[4:6],
        '<div class="carousel-item"><img src="/s/{n}.jpg" class="d-block w-100" alt="{title}"><div class="carousel-caption"><h5><a href="{path}">{title}</a></h5><p>{summary}</p></div></div>',
    )
    office = page.office
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} | {page.department}</title></head><body>
<div class="bg-primary text-white"><div class="container d-flex"><img src="/logo.png" alt=""><div><div class="fs-6">UBND TỈNH GÒ BẦN</div><h1 class="fs-3">{page.department.upper()}</h1></div><div class="ms-auto">{weekday(page.today)}, {page.today:%d/%m/%Y}</div></div></div>
<nav class="navbar navbar-expand-lg"><ul class="navbar-nav">{menu('<li class="nav-item"><a class="nav-link" href="/muc/{n}">{name}</a></li>')}</ul></nav><div class="carousel slide">{slides}</div>
<div class="container"><div class="row">{inner}<div class="col-lg-3"><div class="card"><div class="card-header">Tin nổi bật</div><div class="list-group">{links(others, '<a class="list-group-item" href="{path}">{title}</a>')}</div></div></div></div></div>
<footer class="bg-dark text-white"><div class="container"><h5>{office.name}</h5><p><i class="bi bi-geo-alt"></i> Địa chỉ: {office.address}</p><p><i class="bi bi-telephone"></i> Điện thoại: {office.phones} - Fax: {office.fax}</p><p><i class="bi bi-envelope"></i> Email: {office.email}</p></div></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="row mb-3"><div class="col-4"><img src="/t/{n}.jpg" class="img-fluid" alt=""></div><div class="col-8"><h5><a href="{path}">{title}</a></h5><p class="small text-muted">{day} {clock}</p><p>{summary}</p></div></div>',
    )
    numbers = "".join(
        f'<li class="page-item"><a class="page-link" href="{path}">{number}</a></li>'
        for number, path in enumerate(page.paths, 1)
    )
    sort = f'<a href="{page.paths[0]}?sort=views">Xem nhiều nhất</a> <a href="{page.paths[0]}?sort=new">Mới nhất</a>'
    return _frame(
        page,
        page.section,
        f'<div class="col-lg-9"><h4>{page.section}</h4><div class="text-end">{sort}</div>{items}<ul class="pagination justify-content-center">{numbers}</ul></div>',
    )


LAYOUT = Layout(
    "bootstrap", "Sở Khoa học tỉnh Gò Bần", "skh.goban.example", "/tin/{slug}.{number}.html", "/storage/{year}/{name}.jpg",
    "/storage/files/{name}", dates, article, roll, roll_path="/chuyen-muc/{section}", page_path="{path}/trang-{page}", contacts=True, most_lines=2,
    signings=("bai-anh-line", "tin-unit", "thuc-hien", "none"), credits=("bracket", "line"),
)  # fmt: skip
