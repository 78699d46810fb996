# ruff: noqa: E501  (markup reads better unbroken)
"""Laravel and Bootstrap 4: a carousel over the breadcrumb, TinyMCE's figures with empty captions, a stray AM."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, office_lines, pager, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

SLIDES = (
    ("https://dichvucong.baucat.example/", "Nộp hồ sơ trực tuyến, nhận kết quả tại nhà qua bưu chính công ích"),
    ("https://chuyendoiso.baucat.example/", "Hưởng ứng Ngày Chuyển đổi số quốc gia: kết nối cộng đồng, kiến tạo tương lai"),
)  # fmt: skip


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{posted:%d-%m-%Y - %H:%M}{'' if posted.hour == 12 else ' AM'}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="lead font-weight-bold text-justify">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p class="text-right font-italic mb-0">{ink(tale, tale.signing.raw)}</p>' if tale.signing.raw else ""
    inner = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/"><i class="fas fa-home"></i> Trang chủ</a></li><li class="breadcrumb-item"><a href="/danh-muc/x">{tale.section}</a></li><li class="breadcrumb-item active" aria-current="page">{escape(tale.title)}</li></ol></nav>
<div class="card border-0"><div class="card-body"><h4 class="card-title text-primary">{ink(tale, tale.title)}</h4><div class="d-flex justify-content-between"><small class="text-muted"><i class="far fa-clock"></i> Đăng lúc: {tale.published.raw}</small><small class="text-muted"><i class="far fa-eye"></i> {tale.views}</small></div><hr>
{lead}<div class="post-content">{body}</div>{signed}</div>{_papers(tale)}<div class="card-footer"><a class="btn btn-sm btn-primary" href="#"><i class="fab fa-facebook-f"></i> Chia sẻ</a> <a class="btn btn-sm btn-secondary" href="#" onclick="window.print()"><i class="fas fa-print"></i> In</a></div></div>
<div class="card mt-4"><div class="card-header">CÁC TIN KHÁC</div><ul class="list-group list-group-flush">{links(tale.others[:6], '<li class="list-group-item"><a href="{path}">{title}</a> <small class="text-muted">({day})</small></li>')}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table style="border-collapse: collapse; width: 100%;" border="1"><tbody>{rows(tale, piece, "td", """<span style="font-size: 12pt;">{}</span>""")}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p><strong><span style="font-size: 14pt;">{}</span></strong></p>',
        "quote": '<blockquote class="blockquote"><p>{}</p></blockquote>',
    }
    shape = '<p style="text-align: justify;"><span style="font-size: 14pt; font-family: \'times new roman\', times;">{}</span></p>'
    return shapes.get(piece.kind, shape).format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br>".join(ink(tale, one) for one in shot.lines) or "&nbsp;"
    return f'<figure class="image" style="margin: auto; text-align: center;"><img class="img-fluid" title="{escape(shot.alt)}" src="{shot.path}" alt="" width="800"><figcaption>{text}</figcaption></figure>'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    made = "".join(
        f'<tr><td><i class="far fa-file-pdf text-danger"></i></td><td><a href="{one.path}" target="_blank">{escape(one.title)}</a></td><td><a class="badge badge-info" href="{one.path}" download>Tải về</a></td></tr>'
        for one in tale.papers
    )
    return f'<div class="card-body bg-light"><strong><i class="fas fa-paperclip"></i> Văn bản đính kèm</strong><table class="table table-sm mb-0"><tbody>{made}</tbody></table></div>'


def _carousel() -> str:
    slides = "".join(
        f'<div class="carousel-item{"" if number else " active"}"><a href="{path}"><img class="d-block w-100" src="/storage/slide{number}.jpg" alt="{text}"></a><div class="carousel-caption d-none d-md-block"><h5>{text}</h5></div></div>'
        for number, (path, text) in enumerate(SLIDES)
    )
    return f'<div id="banner" class="carousel slide" data-ride="carousel"><div class="carousel-inner">{slides}</div><a class="carousel-control-prev" href="#banner" role="button"><span class="sr-only">Previous</span></a><a class="carousel-control-next" href="#banner" role="button"><span class="sr-only">Next</span></a></div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    foot = "".join(f'<li><i class="fas fa-angle-right"></i> {line}</li>' for line in office_lines(page.office))
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="csrf-token" content="p0x"><title>{escape(title)}</title><link href="/css/app.css?id=4" rel="stylesheet"></head><body><div id="app"><div class="bg-primary text-white small"><div class="container d-flex justify-content-between"><span>{weekday(page.today)}, ngày {page.today:%d/%m/%Y}</span><span><a class="text-white" href="/login">Đăng nhập</a></span></div></div>
<header class="container py-3"><a class="navbar-brand" href="/"><img src="/images/logo.png" alt="Logo"> <strong>{page.department}</strong></a></header><nav class="navbar navbar-expand-lg navbar-dark bg-danger"><ul class="navbar-nav">{menu('<li class="nav-item"><a class="nav-link" href="/danh-muc/{n}">{name}</a></li>')}</ul></nav>{_carousel()}
<main class="container py-4"><div class="row"><div class="col-lg-8">{inner}</div><div class="col-lg-4"><div class="card mb-3"><div class="card-header bg-danger text-white">TIN XEM NHIỀU</div><div class="list-group list-group-flush">{links(others, '<a class="list-group-item list-group-item-action" href="{path}"><span class="d-block font-weight-bold">{title}</span><small class="text-muted">{day} {clock}</small></a>')}</div></div><div class="card"><div class="card-header">Liên kết</div><select class="custom-select"><option>Chọn trang liên kết</option></select></div></div></div></main>
<footer class="bg-dark text-white py-4"><div class="container"><h6 class="text-uppercase">{page.department}</h6><ul class="list-unstyled small">{foot}</ul></div></footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="col-md-6 mb-4"><div class="card h-100"><a href="{path}"><img class="card-img-top" src="/storage/l{n}.jpg" alt="{title}"></a><div class="card-body"><h6 class="card-title"><a class="stretched-link" href="{path}">{title}</a></h6><p class="card-text small">{summary}</p></div><div class="card-footer"><small class="text-muted"><i class="far fa-clock"></i> {clock} {day}</small></div></div></div>',
    )
    numbers = pager(
        page,
        '<li class="page-item"><a class="page-link" href="{path}">{n}</a></li>',
        '<li class="page-item active" aria-current="page"><span class="page-link">{n}</span></li>',
    )
    more = (
        f'<li class="page-item"><a class="page-link" href="{page.next_path}" rel="next" aria-label="Next &raquo;">&rsaquo;</a></li>'
        if page.next_path
        else ""
    )
    return _frame(
        page,
        page.section,
        f'<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li><li class="breadcrumb-item active">{page.section}</li></ol></nav><h4 class="text-primary border-bottom pb-2">{page.section}</h4><div class="row">{items}</div><nav><ul class="pagination" role="navigation">{numbers}{more}</ul></nav>',
    )


LAYOUT = Layout(
    "cards", "Ban Quản lý các khu công nghiệp tỉnh Bàu Cát", "bqlkcn.baucat.example", "/bai-viet/{number}/{slug}", "/storage/photos/1/{year}/{name}.jpg", "/storage/files/{name}", dates, article, roll,
    roll_path="/danh-muc/{section}", page_path="{path}?page={page}", contacts=True, most_lines=2, signings=("tin-unit", "tin-anh-unit", "nguon", "bai-anh-line", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
