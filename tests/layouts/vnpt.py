# ruff: noqa: E501  (markup reads better unbroken)
"""A department on VNPT's portal: boxes with portlet-body, a clock of twelve hours beside the views, files in a table."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, pager, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    half = "AM" if posted.hour < 12 else "PM"
    return minute(posted, f"{posted:%I:%M} {half} {posted:%d/%m/%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="lead-news"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f'<div class="news-author" align="right"><b>{ink(tale, tale.signing.raw)}</b></div>' if tale.signing.raw else ""
    )
    inner = f"""<ul class="page-breadcrumb breadcrumb"><li><a href="/">Trang chủ</a><i class="fa fa-circle"></i></li><li><span class="active">{tale.section}</span></li></ul><div class="portlet light portlet-news-detail"><div class="portlet-title"><div class="caption"><span class="caption-subject">{tale.section}</span></div></div><div class="portlet-body">
<div class="news-detail"><div class="news-title-detail">{ink(tale, tale.title)}</div><div class="news-info"><i class="icon-calendar"></i> {tale.published.raw} | Lượt xem: {tale.views}</div><div class="news-tools"><a href="javascript:;" class="btn-voice">Đọc bài viết</a> <a href="javascript:;">In bài viết</a> <a href="javascript:;">Gửi email</a></div>
{lead}<div class="news-content" id="newscontent">{body}</div>{signed}{_papers(tale)}</div></div></div>
<div class="portlet light"><div class="portlet-title"><div class="caption">Tin liên quan</div></div><div class="portlet-body"><ul class="list-other">{links(tale.others[:5], '<li><i class="icon-arrow"></i><a href="{path}">{title}</a> <span class="date">({day})</span></li>')}</ul></div></div>
<div class="portlet light"><div class="portlet-title"><div class="caption">Tin mới nhất</div></div><div class="portlet-body"><ul class="list-other">{links(tale.others[5:9], '<li><a href="{path}">{title}</a> <span class="date">({day})</span></li>')}</ul></div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0"><tbody>{rows(tale, piece, "td", """<p class="MsoNormal" align="center">{}</p>""")}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p class="MsoNormal"><b><span>{}</span></b></p>',
        "quote": '<p class="MsoNormal"><i><span>{}</span></i></p>',
    }
    shape = (
        '<p class="MsoNormal" style="text-align:justify;text-indent:.5in"><span style="font-size:13.0pt">{}</span></p>'
    )
    return shapes.get(piece.kind, shape).format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" width="640" border="0">'
    if not shot.lines:
        return f'<p class="MsoNormal" align="center">{image}</p>'
    text = "<br>".join(ink(tale, one) for one in shot.lines)
    return f'<table class="image-caption" align="center" width="640"><tbody><tr><td>{image}</td></tr><tr><td class="text-caption"><i>{text}</i></td></tr></tbody></table>'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    made = "".join(
        f'<tr><td>{number}</td><td>{escape(one.title)}</td><td><a href="{one.path}" class="btn btn-xs">Tải về</a></td></tr>'
        for number, one in enumerate(tale.papers, 1)
    )
    return f'<div class="file-attach"><div class="file-label">File đính kèm:</div><table class="table table-bordered"><thead><tr><th>STT</th><th>Tên tệp</th><th>Thao tác</th></tr></thead><tbody>{made}</tbody></table></div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[9:14] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - vnptcms</title><meta name="keywords" content="cong thong tin, so"></head><body class="page-header-fixed">
<div class="page-header"><div class="banner-top"><div class="banner-name1">CỔNG THÔNG TIN ĐIỆN TỬ</div><div class="banner-name2">{page.department.upper()}</div></div><div class="page-header-menu"><div class="hor-menu"><ul class="nav navbar-nav">{menu('<li class="menu-dropdown"><a href="/nhom-tin/{n}">{name}</a></li>')}</ul></div></div>
<div class="row-time"><span id="clock">{weekday(page.today)}, {page.today:%d/%m/%Y} {page.today:%H:%M}</span><marquee>Nhiệt liệt chào mừng các ngày lễ lớn trong năm</marquee></div></div>
<div class="page-container"><div class="row"><div class="col-md-3"><div class="portlet light"><div class="portlet-title"><div class="caption">Thông báo</div></div><div class="portlet-body">{links(others, '<div class="media"><a class="media-heading" href="{path}">{title}</a><div class="date">{day}</div></div>')}</div></div><div class="portlet light"><div class="portlet-title"><div class="caption">Liên kết website</div></div><div class="portlet-body"><select><option>-- Chọn liên kết --</option><option>Cổng Chính phủ</option></select></div></div></div>
<div class="col-md-9">{inner}</div></div></div><div class="page-footer"><div class="page-footer-inner">Bản quyền thuộc về {page.department}. Thiết kế bởi đơn vị viễn thông.</div><div class="counter">Đang truy cập: 27 - Hôm nay: 1.204 - Tất cả: 3.118.905</div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="media news-item"><a class="pull-left" href="{path}"><img class="media-object" src="/vnptcms/thumb/{n}.jpg" alt=""></a><div class="media-body"><h4 class="media-heading"><a href="{path}">{title}</a></h4><p class="news-date">{clock} {day}</p><p class="news-desc">{summary}</p></div></div>',
    )
    numbers = pager(page, '<a class="number" href="{path}">{n}</a>', '<span class="number current">{n}</span>')
    more = f'<a class="next" href="{page.next_path}">Sau</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<div class="portlet light"><div class="portlet-title"><div class="caption">{page.section}</div></div><div class="portlet-body">{items}<div class="paging-bar">{numbers}{more}</div></div></div>',
    )


LAYOUT = Layout(
    "vnpt", "Sở Lao động và Việc làm tỉnh Rẫy Mít", "sldvl.raymit.example", "/-/chi-tiet/{slug}-{number}-41.html", "/vnptcms/image/{year}/{month}/{name}.jpg",
    "/vnptcms/file/{name}", dates, article, roll, roll_path="/nhom/{section}.html", page_path="{path}?trang={page}",
    most_lines=2, signings=("name", "tin-anh-unit", "bai-anh-line", "nguon", "none"), credits=("dot", "dash", "line"),
)  # fmt: skip
