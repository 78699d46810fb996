# ruff: noqa: E501  (markup reads better unbroken)
"""Bootstrap 5 of 2024: an offcanvas twin of the menu, the meta line once more for telephones, figures, a grid of cards."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat, nested
from tests.layouts.ink import grouped, ink, links, minute, pager, rows
from tests.layouts.tale import Layout, Neighbour, Piece, Roll, Shot, Stamp, Tale

CARD = '<div class="col"><div class="card h-100 border-0 shadow-sm"><a href="{path}"><img src="/storage/thumbs/{n}.webp" class="card-img-top" alt="{title}" loading="lazy"></a><div class="card-body"><h3 class="card-title h6"><a class="stretched-link" href="{path}">{title}</a></h3><p class="card-text small">{summary}</p></div><div class="card-footer bg-white"><small class="text-body-secondary"><i class="bi bi-calendar3"></i> {day}</small></div></div></div>'
SHARE = '<div class="share d-flex gap-2"><span>Chia sẻ:</span><a class="btn btn-sm btn-outline-primary" href="https://facebook.example/sharer"><i class="bi bi-facebook"></i><span class="visually-hidden">Facebook</span></a><a class="btn btn-sm btn-outline-primary" href="https://zalo.example/share">Zalo</a><button class="btn btn-sm btn-outline-secondary" type="button"><i class="bi bi-link-45deg"></i> Sao chép liên kết</button><button class="btn btn-sm btn-outline-secondary" type="button"><i class="bi bi-printer"></i> In bài viết</button></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%d/%m/%Y} - {posted:%H:%M}"), minute(
        later, f"{later:%d/%m/%Y} - {later:%H:%M}"
    ) if both else None


def article(tale: Tale) -> str:
    assert tale.published
    updated = (
        f'<span class="ms-3"><i class="bi bi-arrow-repeat"></i> Cập nhật: {tale.updated.raw}</span>'
        if tale.updated
        else ""
    )
    lead = f'<p class="lead fw-semibold">{ink(tale, tale.lead)}</p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p class="text-end fw-bold author-name">{ink(tale, tale.signing.raw)}</p>' if tale.signing.raw else ""
    inner = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/"><i class="bi bi-house"></i> Trang chủ</a></li><li class="breadcrumb-item"><a href="/tin-tuc">Tin tức</a></li><li class="breadcrumb-item active" aria-current="page"><a href="/chuyen-muc/x">{tale.section}</a></li></ol></nav><div class="row g-4"><div class="col-lg-8"><div class="post-detail"><h1 class="post-title h2">{ink(tale, tale.title)}</h1>
<div class="post-meta d-none d-md-flex justify-content-between"><div><i class="bi bi-clock"></i> <span>Ngày đăng: {tale.published.raw}</span>{updated}</div><div><i class="bi bi-eye"></i> {tale.views} lượt xem</div></div><div class="post-meta-mobile d-md-none small">{tale.published.raw} <span class="mx-1">&middot;</span> {tale.views} lượt xem</div>
{SHARE}<div class="font-size-tool btn-group"><button class="btn btn-light" type="button">A-</button><button class="btn btn-light" type="button">A+</button></div>{lead}<div class="post-content ck-content" id="post-content">{body}{signed}</div>{_papers(tale)}
<div class="tags d-flex flex-wrap gap-2"><span class="fw-bold">Từ khóa:</span><a class="badge text-bg-light" href="/the/chuyen-doi-so">#chuyển đổi số</a><a class="badge text-bg-light" href="/the/hang-viet">#hàng Việt</a></div><div class="rating d-flex"><span>Đánh giá bài viết</span><i class="bi bi-star-fill"></i><i class="bi bi-star"></i><span>({tale.views % 7} lượt)</span></div></div>
<section class="related mt-5"><h2 class="section-title h5">Bài viết liên quan</h2><div class="row row-cols-1 row-cols-md-3 g-3">{links(tale.others[:6], CARD)}</div></section></div><div class="col-lg-4">{_aside(tale.others[6:11])}</div></div>"""
    return _frame(tale, tale.title, inner)


def _aside(others: tuple[Neighbour, ...]) -> str:
    form = '<a class="list-group-item list-group-item-action d-flex gap-2" href="{path}"><img src="/storage/thumbs/s{n}.webp" alt="" width="96"><span><span class="fw-semibold d-block">{title}</span><small class="text-body-secondary">{day} {clock}</small></span></a>'
    return f'<aside class="sticky-top"><div class="card mb-4"><div class="card-header text-uppercase fw-bold">Tin mới nhất</div><div class="list-group list-group-flush">{links(others, form)}</div></div><div class="card"><div class="card-header text-uppercase fw-bold">Tiện ích</div><div class="card-body d-grid gap-2"><a class="btn btn-primary" href="https://dichvucong.example/">Dịch vụ công trực tuyến</a><a class="btn btn-primary" href="/lich-cong-tac">Lịch công tác tuần</a><a class="btn btn-primary" href="/gop-y">Góp ý, phản ánh kiến nghị</a></div></div></aside>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<figure class="table"><table><tbody>{rows(tale, piece)}</tbody></table></figure>'
    shapes = {"item": "<li>{}</li>", "heading": "<h2>{}</h2>", "quote": "<blockquote><p>{}</p></blockquote>"}
    return shapes.get(piece.kind, '<p style="text-align:justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    caption = f"<figcaption>{text}</figcaption>" if text else ""
    return f'<figure class="image image_resized" style="width:80%;"><img style="aspect-ratio:1280/853;" src="{shot.path}" alt="{escape(shot.alt)}" width="1280" height="853">{caption}</figure>'


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<li class="list-group-item d-flex justify-content-between"><span><i class="bi bi-file-earmark-text"></i> <a href="{one.path}" download>{escape(one.title)}</a></span><span class="badge text-bg-secondary">{tale.views % 900} KB</span></li>'
        for one in tale.papers
    )
    return (
        f'<div class="attachments mt-3"><h2 class="h6">Tệp đính kèm</h2><ul class="list-group">{made}</ul></div>'
        if made
        else ""
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    bar = nested(
        '<li class="nav-item dropdown"><a class="nav-link dropdown-toggle" href="#" role="button" data-bs-toggle="dropdown">{name}</a><ul class="dropdown-menu" id="nhom{n}">{inner}</ul></li>',
        '<li><a class="dropdown-item" href="/trang/{n}">{name}</a></li>',
    )
    graph = f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"WebSite","name":"{page.department}","url":"https://{LAYOUT.host}/"}}</script>'
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} | {page.department}</title><meta name="csrf-token" content="kq0Z"><meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="{page.department}">{graph}</head><body><a class="visually-hidden-focusable" href="#noi-dung">Bỏ qua đến nội dung chính</a>
<header><div class="bg-primary text-white"><div class="container d-flex align-items-center py-3"><img src="/images/quoc-huy.svg" width="72" alt="Quốc huy"><div class="ms-3"><div class="small text-uppercase">Cổng thông tin điện tử</div><div class="fs-4 fw-bold text-uppercase">{page.department}</div></div></div></div><nav class="navbar navbar-expand-lg"><div class="container"><button class="navbar-toggler" type="button" data-bs-toggle="offcanvas" data-bs-target="#menu"><span class="navbar-toggler-icon"></span></button><div class="collapse navbar-collapse"><ul class="navbar-nav">{bar}</ul></div><form class="d-flex" role="search" action="/tim-kiem"><input class="form-control" type="search" placeholder="Nhập từ khóa..."><button class="btn btn-light" type="submit">Tìm</button></form></div></nav></header>
<div class="offcanvas offcanvas-start" tabindex="-1" id="menu" aria-hidden="true"><div class="offcanvas-header"><h5 class="offcanvas-title">Danh mục</h5><button type="button" class="btn-close" aria-label="Đóng"></button></div><div class="offcanvas-body"><ul class="list-unstyled">{flat('<li><a href="/trang/{n}">{name}</a></li>')}</ul></div></div>
<main id="noi-dung" class="container my-4">{inner}</main><footer class="bg-dark text-white py-4"><div class="container"><div class="row"><div class="col-md-6"><p class="fw-bold">{page.department}</p><p>Chịu trách nhiệm nội dung: Ban Biên tập Cổng thông tin điện tử</p></div><div class="col-md-6"><p>Ghi rõ nguồn khi trích dẫn thông tin từ cổng này</p><a class="text-white" href="/chinh-sach">Chính sách bảo mật</a> · <a class="text-white" href="/so-do">Sơ đồ cổng</a></div></div></div></footer><button class="btn btn-primary back-to-top" aria-label="Lên đầu trang"><i class="bi bi-arrow-up"></i></button></body></html>"""


def roll(page: Roll) -> str:
    numbers = pager(
        page,
        '<li class="page-item"><a class="page-link" href="{path}">{n}</a></li>',
        '<li class="page-item active" aria-current="page"><span class="page-link">{n}</span></li>',
    )
    more = (
        f'<li class="page-item"><a class="page-link" href="{page.next_path}" rel="next" aria-label="Sau &raquo;">&rsaquo;</a></li>'
        if page.next_path
        else '<li class="page-item disabled" aria-disabled="true"><span class="page-link">&rsaquo;</span></li>'
    )
    return _frame(
        page,
        page.section,
        f'<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li><li class="breadcrumb-item active">{page.section}</li></ol></nav><h1 class="h3">{page.section}</h1><div class="row g-4"><div class="col-lg-8"><div class="row row-cols-1 row-cols-md-2 g-3">{links(page.items, CARD)}</div><nav aria-label="Phân trang"><ul class="pagination justify-content-center">{numbers}{more}</ul></nav></div><div class="col-lg-4">{_aside(page.beside[:5])}</div></div>',
    )


LAYOUT = Layout(
    "offcanvas", "Sở Công Thương tỉnh Kiến Lĩnh", "sct.kienlinh.example", "/tin-tuc/{section}/{slug}-{number}", "/storage/images/{year}/{month}/{name}.webp", "/storage/files/{year}/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}", page_path="{path}?page={page}", most_lines=2,
    signings=("tac-gia", "thuc-hien", "tin-anh", "name-unit", "none"), credits=("bracket", "dot", "line"),
)  # fmt: skip
