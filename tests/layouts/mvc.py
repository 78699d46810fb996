# ruff: noqa: E501  (markup reads better unbroken)
"""ASP.NET MVC and Bootstrap 3: panels, a clock that says SA and CH, the paged list, TinyMCE's figures and nested lists."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import grouped, ink, links, minute, office_lines, pager, poll, rows
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

PANEL = '<div class="panel panel-primary"><div class="panel-heading"><h3 class="panel-title">{}</h3></div>{}</div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, _local(posted)), minute(later, _local(later)) if draw.chance(1, 3) else None


def _local(when: datetime) -> str:
    """As the framework writes a time in the Vietnamese culture: 12/03/2019 8:15:00 SA."""
    return f"{when:%d/%m/%Y} {when.hour % 12 or 12}:{when:%M:%S} {'SA' if when.hour < 12 else 'CH'}"


def article(tale: Tale) -> str:
    assert tale.published
    updated = f' <span class="glyphicon glyphicon-refresh"></span> Ngày sửa: {tale.updated.raw}' if tale.updated else ""
    lead = f'<div class="post-sapo">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    signed = (
        f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if tale.signing.raw else ""
    )
    others = links(
        tale.others[:6],
        '<li class="list-group-item"><span class="glyphicon glyphicon-chevron-right"></span> <a href="{path}">{title}</a> <small class="text-muted">({day})</small></li>',
    )
    inner = f"""<ol class="breadcrumb"><li><a href="/"><span class="glyphicon glyphicon-home"></span> Trang chủ</a></li><li><a href="/ChuyenMuc/4/x">{tale.section}</a></li><li class="active">Chi tiết bài viết</li></ol>
<div class="panel panel-default post-detail"><div class="panel-body"><h2 class="post-title">{ink(tale, tale.title)}</h2><div class="post-info text-muted"><span class="glyphicon glyphicon-time"></span> Ngày tạo: {tale.published.raw}{updated} <span class="pull-right"><span class="glyphicon glyphicon-eye-open"></span> {tale.views}</span></div><hr />
{lead}<div class="post-body">{_body(tale)}{signed}</div>{_papers(tale)}<div class="fb-like" data-href="https://{LAYOUT.host}{tale.path}" data-layout="button_count" data-share="true"></div></div></div>
{PANEL.format("Các bài viết khác", f'<ul class="list-group">{others}</ul>')}"""
    return _frame(tale, tale.title, inner)


def _body(tale: Tale) -> str:
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    return body.replace("<ul>", '<ul><li style="list-style-type: none;"><ul>').replace("</ul>", "</ul></li></ul>")


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        cell = 'td style="width: 25%; text-align: center;"'
        return f'<table style="border-collapse: collapse; width: 100%;" border="1"><tbody>{rows(tale, piece, cell)}</tbody></table>'
    shapes = {"item": "<li>{}</li>", "heading": "<h3>{}</h3>", "quote": "<blockquote>\n<p>{}</p>\n</blockquote>"}
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" width="700" height="467" />'
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    if tale.number % 2 and text:
        return f'<figure class="image align-center">{image}<figcaption>{text}</figcaption></figure>'
    caption = f'\n<p class="align-center">{text}</p>' if text else ""
    return f'<p class="align-center">{image}</p>{caption}'


def _papers(tale: Tale) -> str:
    form = '<a class="list-group-item" href="{0}" target="_blank"><span class="glyphicon glyphicon-paperclip"></span> {1}</a>'
    made = "".join(form.format(one.path, escape(one.title)) for one in tale.papers)
    label = "<p><strong>Tài liệu kèm theo:</strong></p>"
    return f'<div class="post-files">{label}<div class="list-group">{made}</div></div>' if made else ""


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:13] if isinstance(page, Tale) else page.beside[:7]
    bar = nested(
        '<li class="dropdown"><a href="#" class="dropdown-toggle" data-toggle="dropdown">{name} <b class="caret"></b></a><ul class="dropdown-menu" id="m{n}">{inner}</ul></li>',
        '<li><a href="/Trang/{n}">{name}</a></li>',
    )
    foot = "<br />".join(office_lines(page.office))
    read = links(others, '<a class="list-group-item" href="{path}">{title} <span class="badge">{n}</span></a>')
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1.0"><title>{escape(title)} - {page.department}</title><link href="/Content/css?v=Kq1" rel="stylesheet" /><script src="/bundles/modernizr?v=wBE"></script></head><body>
<div class="container banner"><a href="/"><img class="img-responsive" src="/Content/images/banner.jpg" alt="{page.department}" /></a></div><div class="navbar navbar-default" role="navigation"><div class="container"><div class="navbar-header"><button type="button" class="navbar-toggle" data-toggle="collapse"><span class="icon-bar"></span></button></div><div class="navbar-collapse collapse"><ul class="nav navbar-nav">{bar}</ul><form action="/TimKiem" class="navbar-form navbar-right" method="get"><input class="form-control" name="tuKhoa" placeholder="Tìm kiếm" type="text" /></form></div></div></div>
<div class="container body-content"><div class="row"><div class="col-md-9 col-sm-8">{inner}</div><div class="col-md-3 col-sm-4">{PANEL.format("Bài đọc nhiều", f'<div class="list-group">{read}</div>')}{PANEL.format("Thăm dò ý kiến", f'<div class="panel-body">{poll()}</div>')}{PANEL.format("Thống kê truy cập", '<div class="panel-body"><p>Đang xem: 14</p><p>Hôm nay: 2.071</p><p>Tổng lượt: 1.480.332</p></div>')}</div></div>
<hr /><footer><p><strong>{page.office.name}</strong><br />{foot}</p><p>&copy; {page.today.year} - {page.department}</p></footer></div><script src="/bundles/jquery?v=x8q"></script></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="media"><div class="media-left"><a href="{path}"><img class="media-object img-thumbnail" src="/Uploads/thumb/{n}.jpg" alt="{title}" width="150" /></a></div><div class="media-body"><h4 class="media-heading"><a href="{path}">{title}</a></h4><p class="text-muted small">{day}</p><p>{summary}</p><a class="btn btn-xs btn-default" href="{path}">Chi tiết</a></div></div>',
    )
    numbers = pager(page, '<li><a href="{path}">{n}</a></li>', '<li class="active"><a>{n}</a></li>')
    more = (
        f'<li class="PagedList-skipToNext"><a href="{page.next_path}" rel="next">»</a></li>' if page.next_path else ""
    )
    place = f'<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li class="active">{page.section}</li></ol>'
    paged = f'<div class="pagination-container"><ul class="pagination">{numbers}{more}</ul></div>'
    return _frame(
        page, page.section, place + PANEL.format(page.section, f'<div class="panel-body">{items}{paged}</div>')
    )


LAYOUT = Layout(
    "mvc", "Sở Công Thương tỉnh Bưng Riềng", "sct.bungrieng.example", "/BaiViet/ChiTiet/{number}/{slug}", "/Uploads/images/{year}/{name}.jpg", "/Uploads/files/{name}", dates, article, roll,
    roll_path="/ChuyenMuc/4/{section}", page_path="{path}?page={page}", contacts=True, most_lines=2,
    signings=("tin-anh", "bai-anh", "tin-unit", "nguon", "none"), credits=("dot", "bracket", "line"),
)  # fmt: skip
