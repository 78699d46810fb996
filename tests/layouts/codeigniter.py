# ruff: noqa: E501  (markup reads better unbroken)
"""CodeIgniter and Bootstrap 4 of 2021: a navy bar, h1.h3, icons for day and clock, p.lead, figure-caption, cards of other news."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, pager, rows, weekday
from tests.layouts.tale import Layout, Office, Piece, Roll, Shot, Stamp, Tale

CARD = '<div class="card border-0 shadow-sm mb-4"><div class="card-header bg-primary text-white text-uppercase font-weight-bold">{}</div><div class="card-body p-3">{}</div></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="lead font-weight-bold text-justify">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p class="text-right font-weight-bold mb-0">{ink(tale, tale.signing.raw)}</p>' if tale.signing.raw else ""  # fmt: skip
    form = '<div class="col-md-4 mb-3"><div class="card h-100"><a href="{path}"><img class="card-img-top" src="/public/thumb/r{n}.jpg" alt="{title}"></a><div class="card-body p-2"><h6 class="card-title mb-1"><a class="text-dark" href="{path}">{title}</a></h6><small class="text-muted"><i class="far fa-calendar-alt"></i> {day}</small></div></div></div>'
    inner = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb bg-light"><li class="breadcrumb-item"><a href="/"><i class="fas fa-home"></i> Trang chủ</a></li><li class="breadcrumb-item"><a href="/danh-muc/x">{tale.section}</a></li></ol></nav>
<article class="bg-white p-3 mb-4"><h1 class="h3 font-weight-bold text-primary">{ink(tale, tale.title)}</h1><div class="d-flex justify-content-between text-muted small border-bottom pb-2 mb-3"><div><i class="far fa-clock mr-1"></i>{tale.published.raw}<span class="mx-2">|</span><i class="far fa-eye mr-1"></i>{tale.views} lượt xem</div><div><a class="btn btn-sm btn-outline-secondary" href="#" onclick="window.print()"><i class="fas fa-print"></i> In</a> <a class="btn btn-sm btn-outline-primary" href="https://www.facebook.com/sharer"><i class="fab fa-facebook-f"></i> Chia sẻ</a></div></div>
{lead}<div class="post-content text-justify">{body}{signed}</div>{_papers(tale)}<div class="mt-3"><i class="fas fa-tags"></i> <a class="badge badge-light" href="/tu-khoa/a">chuyển đổi số</a> <a class="badge badge-light" href="/tu-khoa/b">cải cách hành chính</a></div></article>
<h4 class="h5 text-uppercase border-left border-primary pl-2">Tin liên quan</h4><div class="row">{links(tale.others[:6], form)}</div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-responsive"><table class="table table-bordered table-sm"><tbody>{rows(tale, piece)}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": "<h4>{}</h4>",
        "quote": '<blockquote class="blockquote"><p class="mb-0">{}</p></blockquote>',
    }
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" class="figure-img img-fluid rounded" alt="{escape(shot.alt)}">'
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    if text and tale.number % 4 == 2:
        return f'<p class="text-center">{image}</p><p class="text-center"><em>{text}</em></p>'
    caption = f'<figcaption class="figure-caption text-center font-italic">{text}</figcaption>' if text else ""
    return f'<figure class="figure d-block text-center">{image}{caption}</figure>'


def _papers(tale: Tale) -> str:
    made = "".join(f'<li class="list-group-item d-flex justify-content-between align-items-center"><span><i class="far fa-file-pdf text-danger mr-2"></i>{escape(one.title)}</span><a class="btn btn-sm btn-primary" href="{one.path}" download><i class="fas fa-download"></i> Tải về</a></li>' for one in tale.papers)  # fmt: skip
    return f'<div class="mt-3"><h6 class="font-weight-bold">Tệp đính kèm</h6><ul class="list-group">{made}</ul></div>' if made else ""  # fmt: skip


def _footer(office: Office) -> str:
    line = '<li class="mb-1"><i class="fas fa-{} fa-fw mr-2"></i>{}</li>'
    rest = (("map-marker-alt", f"Địa chỉ: {office.address}"), ("phone", f"Điện thoại: {office.phones}"), ("fax", f"Fax: {office.fax}"), ("envelope", f'Email: <a class="text-white" href="mailto:{office.email}">{office.email}</a>'))  # fmt: skip
    return f'<h5 class="text-uppercase">{office.name}</h5><ul class="list-unstyled">{"".join(line.format(*one) for one in rest)}</ul>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:14] if isinstance(page, Tale) else page.beside
    fresh = links(others, '<div class="media mb-2"><img src="/public/thumb/s{n}.jpg" class="mr-2" width="80" alt=""><div class="media-body"><a class="small font-weight-bold" href="{path}">{title}</a><div class="text-muted small">{day}</div></div></div>')  # fmt: skip
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no"><title>{escape(title)} | {page.department}</title><meta property="og:type" content="article"><meta property="og:title" content="{escape(title)}"><meta name="csrf-token" content="a1"><link rel="stylesheet" href="/public/css/bootstrap.min.css"></head><body class="bg-light">
<header><div class="bg-primary text-white small py-1"><div class="container d-flex justify-content-between"><span>{weekday(page.today)}, {page.today:%d/%m/%Y}</span><span><a class="text-white" href="/lien-he">Liên hệ</a> | <a class="text-white" href="/so-do">Sơ đồ trang</a></span></div></div><div class="container py-3"><a href="/" class="d-flex align-items-center text-decoration-none"><img src="/public/img/quochuy.png" height="80" alt="Quốc huy"><div class="ml-3"><div class="text-uppercase text-danger">Ủy ban nhân dân tỉnh</div><div class="h4 text-uppercase text-primary mb-0">{page.department}</div></div></a></div><nav class="navbar navbar-expand-lg navbar-dark bg-primary"><div class="container"><button class="navbar-toggler" type="button"><span class="navbar-toggler-icon"></span></button><div class="collapse navbar-collapse"><ul class="navbar-nav">{menu('<li class="nav-item"><a class="nav-link" href="/trang/{n}">{name}</a></li>')}</ul></div></div></nav></header>
<main class="container py-3"><div class="row"><div class="col-lg-8">{inner}</div><aside class="col-lg-4">{CARD.format("Tin mới nhất", fresh)}{CARD.format("Văn bản mới", '<ul class="list-unstyled small mb-0"><li><a href="/van-ban/1">12/2021/QĐ-UBND</a> Ban hành quy định quản lý đường địa phương</li><li><a href="/van-ban/2">84/SGTVT-VP</a> Về việc nghỉ lễ</li></ul>')}{CARD.format("Lượt truy cập", "<div>Hôm nay: 812</div><div>Tổng: 1.204.551</div>")}</aside></div></main>
<footer class="bg-dark text-white py-4"><div class="container"><div class="row"><div class="col-md-8">{_footer(page.office)}</div><div class="col-md-4 small">Trưởng Ban Biên tập: Phó Giám đốc Sở<br>Ghi rõ nguồn khi trích dẫn</div></div></div></footer></body></html>"""


def roll(page: Roll) -> str:
    items = links(page.items, '<div class="row no-gutters bg-white mb-3 p-2"><div class="col-4"><a href="{path}"><img class="img-fluid" src="/public/thumb/l{n}.jpg" alt="{title}"></a></div><div class="col-8 pl-3"><h5 class="h6"><a href="{path}">{title}</a></h5><div class="text-muted small mb-1"><i class="far fa-clock"></i> {day} {clock}</div><p class="small mb-0">{summary}</p></div></div>')  # fmt: skip
    numbers = pager(page, '<li class="page-item"><a class="page-link" href="{path}">{n}</a></li>', '<li class="page-item active"><span class="page-link">{n}</span></li>')  # fmt: skip
    more = f'<li class="page-item"><a class="page-link" href="{escape(page.next_path)}" rel="next">&rsaquo;</a></li>' if page.next_path else ""  # fmt: skip
    return _frame(page, page.section, f'<h1 class="h4 text-uppercase border-bottom pb-2">{page.section}</h1>{items}<nav><ul class="pagination justify-content-center">{numbers}{more}</ul></nav>')  # fmt: skip


LAYOUT = Layout(
    "codeigniter", "Sở Giao thông tỉnh Trà Nóc Hạ", "sgt.tranocha.example", "/bai-viet/{slug}-{number}", "/public/uploads/{year}/{month}/{name}.jpg", "/public/files/{name}", dates, article, roll,
    roll_path="/danh-muc/{section}", page_path="{path}?per_page={offset}", contacts=True, most_lines=2,
    signings=("tin-anh-unit", "bai-anh", "name", "nguon", "none"), credits=("dot", "bracket", "slash"),
)  # fmt: skip
