# ruff: noqa: E501  (markup reads better unbroken)
"""A vendor's portal drawn by Angular on the server: author beside the date, lazy pictures in tables, rows of files to download."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, office_lines, pager, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Neighbour, Piece, Roll, Shot, Stamp, Tale

BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
HOST = "_nghost-vtp-c61"
INNER = "_ngcontent-vtp-c61"


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(2, 5)
    return minute(posted, f"{posted:%H:%M} | {posted:%d/%m/%Y}"), minute(
        later, f"{later:%H:%M} | {later:%d/%m/%Y}"
    ) if both else None


def article(tale: Tale) -> str:
    assert tale.published
    author = f'<span {INNER} class="meta-item"><i class="pi pi-user"></i>{ink(tale, tale.signing.raw)}</span>' if tale.signing.raw else "<!---->"  # fmt: skip
    updated = f'<span {INNER} class="meta-item">Chỉnh sửa lần cuối: {tale.updated.raw}</span>' if tale.updated else "<!---->"  # fmt: skip
    lead = f'<div {INNER} class="article-summary">{ink(tale, tale.lead)}</div>' if tale.lead else "<!---->"
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    inner = f"""<app-article-detail {HOST}><p-breadcrumb><div class="p-breadcrumb p-component"><ul><li class="p-breadcrumb-home"><a href="/"><span class="pi pi-home"></span></a></li><li class="p-breadcrumb-chevron pi pi-chevron-right"></li><li><a href="/chuyen-muc/x" class="p-menuitem-link"><span class="p-menuitem-text">{tale.section}</span></a></li></ul></div></p-breadcrumb>
<div {INNER} class="article-detail"><h1 {INNER} class="article-title">{ink(tale, tale.title)}</h1><div {INNER} class="article-meta"><span {INNER} class="meta-item"><i class="pi pi-calendar"></i>Xuất bản: {tale.published.raw}</span>{updated}{author}<span {INNER} class="meta-item"><i class="pi pi-eye"></i>{tale.views}</span></div><div {INNER} class="article-audio"><button type="button" pbutton>Nghe bài viết</button><span>Tốc độ đọc: 1.0x</span></div>
{lead}<div {INNER} class="article-content ql-editor">{body}</div><!---->{_papers(tale)}<div {INNER} class="article-actions"><button type="button">Thích</button><button type="button">Chia sẻ</button><button type="button">In trang</button></div></div>
<div {INNER} class="comment-box"><h3>Ý kiến bạn đọc (0)</h3><textarea placeholder="Nhập nội dung bình luận"></textarea><button type="button">Gửi ý kiến</button></div>{_more(tale.others[:4])}</app-article-detail>"""
    return _frame(tale, tale.title, inner)


def _more(others: tuple[Neighbour, ...]) -> str:
    form = '<div class="col-6"><a class="rel-card" href="{path}"><img class="lazyload" src="/assets/blank.png" alt=""><span class="rel-title">{title}</span></a><span class="rel-date">{day}</span></div>'
    return f'<div {INNER} class="related-news"><div class="block-header"><span>Tin cùng chủ đề</span></div><div class="grid">{links(others, form)}</div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-responsive"><table class="se-table" style="width: 100%;"><tbody>{rows(tale, piece, "td", "<div>{}</div>")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<div><b style="color: rgb(0, 51, 102);">{}</b></div>',
        "quote": "<blockquote>{}</blockquote>",
    }
    return shapes.get(piece.kind, '<div style="text-align: justify;">{}</div>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img class="lazyload" src="{BLANK}" data-src="{shot.path}" alt="{escape(shot.alt)}">'
    if not shot.lines:
        return f'<div style="text-align: center;">{image}</div>\n<div><br></div>'
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    return f'<table align="center" style="width: 600px; border: none;"><tbody><tr><td>{image}</td></tr><tr><td style="text-align: center;"><span style="font-size: 10pt;">{text}</span></td></tr></tbody></table>'


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<div class="file-row"><img src="/assets/icons/doc.svg" alt=""><span class="file-name">{escape(one.title)}</span><span class="file-size">{tale.views % 800 + 20} KB</span><a class="file-download" href="{one.path}" download><i class="pi pi-download"></i> Tải xuống</a></div>'
        for one in tale.papers
    )
    return f'<div {INNER} class="article-files"><div class="files-title">Danh sách tệp đính kèm</div>{made}</div>' if made else "<!---->"  # fmt: skip


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[4:12] if isinstance(page, Tale) else page.beside
    tabs = links(others[:4], '<li><a href="{path}">{title}</a><span class="time">{clock} {day}</span></li>')
    read = links(others[4:], '<li><span class="num">{n}</span><a href="{path}">{title}</a></li>')
    foot = "".join(f"<li>{line}</li>" for line in office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><base href="/"><title>{escape(title)}</title><meta property="og:title" content="{escape(title)}"><meta property="og:url" content="https://{LAYOUT.host}{page.path}"><style ng-transition="serverApp">.article-title[{INNER}]{{font-size:24px}}</style></head><body><app-root ng-version="13.3.11" ng-server-context="ssr"><router-outlet></router-outlet><app-portal-layout {HOST}>
<header class="portal-header"><div class="top-line"><span>{weekday(page.today)}, {page.today:%d/%m/%Y}</span><a href="tel:1022">Tổng đài 1022</a><a href="/dang-nhap">Đăng nhập</a></div><div class="brand"><img src="/assets/quoc-huy.png" alt="Quốc huy"><div><div class="brand-sub">CỔNG THÔNG TIN ĐIỆN TỬ</div><div class="brand-name">{page.department}</div></div></div><nav><ul class="main-menu">{wide_menu('<li class="menu-item"><a href="/trang/{n}">{name}</a></li>')}</ul></nav></header>
<div class="portal-body grid"><div class="col-12 lg:col-8">{inner}</div><div class="col-12 lg:col-4"><app-news-tabs {HOST}><ul class="tab-head"><li class="active">Mới nhất</li><li>Xem nhiều</li></ul><div class="tab-pane active"><ul>{tabs}</ul></div><div class="tab-pane"><ul>{read}</ul></div></app-news-tabs><app-banner><a href="https://dvc.lungngam.example/"><img src="/assets/dvc.jpg" alt="Cổng dịch vụ công quốc gia"></a></app-banner><div class="visit"><div>Trực tuyến: 52</div><div>Trong ngày: 3.410</div><div>Trong tháng: 61.077</div></div></div></div>
<footer class="portal-footer"><h4>{page.office.name}</h4><ul>{foot}</ul><p>Đơn vị vận hành: Trung tâm Chuyển đổi số tỉnh</p></footer></app-portal-layout></app-root><script id="serverApp-state" type="application/json">{{&q;menu&q;:[]}}</script></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        f'<div class="news-item grid"><div class="col-4"><a href="{{path}}"><img class="lazyload" src="{BLANK}" data-src="/api/files/thumb/{{n}}" alt="{{title}}"></a></div><div class="col-8"><a class="news-title" href="{{path}}">{{title}}</a><div class="news-date"><i class="pi pi-clock"></i> {{clock}} | {{day}}</div><div class="news-summary">{{summary}}</div></div></div>',
    )
    numbers = pager(page, '<a class="p-paginator-page p-link" href="{path}">{n}</a>', '<button type="button" class="p-paginator-page p-highlight">{n}</button>')  # fmt: skip
    more = f'<a class="p-paginator-next p-link" href="{page.next_path}" aria-label="Trang tiếp"><span class="pi pi-angle-right"></span></a>' if page.next_path else ""  # fmt: skip
    first, last = (page.page - 1) * 12 + 1, page.page * 12
    inner = f'<app-article-list {HOST}><div class="block-header"><h1>{page.section}</h1></div>{items}<div class="p-paginator"><span class="p-paginator-current">Hiển thị {first} - {last} trên {len(page.paths) * 12} bản ghi</span>{numbers}{more}</div></app-article-list>'
    return _frame(page, page.section, inner)


LAYOUT = Layout(
    "gateway", "Sở Công Thương tỉnh Lung Ngam", "sct.lungngam.example", "/chi-tiet-bai-viet/{slug}?id={number}", "/api/files/{year}/{month}/{name}.png", "/api/files/dinh-kem/{name}", dates, article, roll,
    roll_path="/chuyen-muc/{section}", page_path="{path}?trangHienTai={page}", contacts=True, most_lines=2,
    signings=("tac-gia", "thuc-hien", "nguon", "name", "none"), credits=("bracket", "source", "line"),
)  # fmt: skip
