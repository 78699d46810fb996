# ruff: noqa: E501  (markup reads better unbroken)
"""A province's Liferay skin: a slide above a title in a div, no h1, TIN MỚI in the article's web content, a menu printed twice."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import flat, nested
from tests.layouts.ink import grouped, ink, links, minute, pager, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

PORTLET = "vnptnews_WAR_vnptportalportlet_INSTANCE_q4Lm"


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    both = draw.chance(1, 3)
    return minute(posted, f"{posted:%H:%M}, {posted:%d-%m-%Y}"), minute(
        later, f"{later:%H:%M}, {later:%d-%m-%Y}"
    ) if both else None


def article(tale: Tale) -> str:
    assert tale.published
    slides = "".join(_slide(tale, shot) for shot in tale.shots if shot.after < 0)
    top = f'<div class="carousel slide"><div class="carousel-inner">{slides}</div></div>' if slides else ""
    updated = f'<span class="date-update">Ngày cập nhật: {tale.updated.raw}</span>' if tale.updated else ""
    lead = f'<div class="detail-sapo"><p>{ink(tale, tale.lead)}</p></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot) if shot.after >= 0 else "")
    signed = f'<p class="text-right"><b><i>{ink(tale, tale.signing.raw)}</i></b></p>' if tale.signing.raw else ""
    fresh = links(tale.others[:4], '<li><a href="{path}">{title}</a></li>')
    inner = f"""<ul class="breadcrumb breadcrumb-horizontal"><li><a href="/web/sct/trang-chu">Trang chủ</a><span class="divider">/</span></li><li class="active"><a href="/web/sct/x">{tale.section}</a></li></ul><div class="news-detail">{top}<div class="detail-title">{ink(tale, tale.title)}</div><div class="detail-info"><span class="date-post">Ngày đăng: {tale.published.raw}</span> {updated} <span class="view-count"><i class="icon-eye-open"></i> {tale.views} lượt xem</span></div>
<div class="tts"><button type="button">Đọc bài viết</button><button type="button" class="hide">Tạm dừng</button></div><div class="journal-content-article">{lead}{body}{signed}{_papers(tale)}<div class="tin-moi-box"><p><strong>TIN MỚI</strong></p><ul>{fresh}</ul></div></div>
<div class="taglib-social-bookmarks"><a href="https://facebook.example/share">Chia sẻ</a> <a href="https://zalo.example/share">Zalo</a></div></div><div class="lien-quan"><div class="portlet-title-text">Tin liên quan</div>{links(tale.others[4:9], '<div class="row-fluid"><a href="{path}"><i class="icon-caret-right"></i> {title}</a> <span>({clock}, {day})</span></div>')}</div>"""
    return _frame(tale, tale.title, inner)


def _slide(tale: Tale, shot: Shot) -> str:
    text = " ".join(ink(tale, one) for one in shot.lines)
    caption = f'<div class="carousel-caption"><p>{text}</p></div>' if text else ""
    return f'<div class="item active"><img src="{shot.path}" alt="{escape(shot.alt)}" />{caption}</div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div class="table-responsive"><table border="1" class="table table-bordered"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table></div>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p style="text-align: justify;"><b>{}</b></p>',
        "quote": "<blockquote><p>{}</p></blockquote>",
    }
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}" style="width: 600px; height: auto;" />'
    if tale.number % 2:
        texts = "".join(f"<br />\n<em>{ink(tale, one)}</em>" for one in shot.lines)
        return f'<p style="text-align: center;">{image}{texts}</p>'
    texts = "".join(f'<p style="text-align: center;"><em>{ink(tale, one)}</em></p>' for one in shot.lines)
    return f'<p style="text-align: center;">{image}</p>{texts}'


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<li><a class="file-download" href="{one.path}">{escape(one.title)}</a></li>' for one in tale.papers
    )
    return f'<div class="file-dinh-kem"><b>Tài liệu đính kèm:</b><ul>{made}</ul></div>' if made else ""


def _box(name: str, inner: str) -> str:
    return f'<div class="portlet-boundary portlet-boundary_vnptnews_"><section class="portlet"><header class="portlet-topper"><div class="portlet-title"><span class="portlet-title-text">{name}</span></div></header><div class="portlet-content"><div class="portlet-body">{inner}</div></div></section></div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[9:16] if isinstance(page, Tale) else page.beside[:7]
    office = page.office
    bar = nested(
        '<li class="dropdown"><a class="dropdown-toggle" href="/web/sct/nhom{n}">{name} <b class="caret"></b></a><ul class="dropdown-menu">{inner}</ul></li>',
        '<li><a href="/web/sct/muc{n}">{name}</a></li>',
    )
    hot = links(
        others[:3],
        '<div class="media"><a href="{path}"><img src="/vnpt-theme/images/h{n}.jpg" alt="{title}" /></a><div class="media-body"><a href="{path}">{title}</a><p class="date">{day}</p><p>{summary}</p></div></div>',
    )
    return f"""<!DOCTYPE html><html class="aui ltr" dir="ltr" lang="vi-VN"><head><meta content="text/html; charset=UTF-8" http-equiv="content-type" /><title>{escape(title)} - {page.department}</title><meta name="viewport" content="initial-scale=1.0, width=device-width" /></head><body class="yui3-skin-sam controls-visible signed-out public-page site">
<div id="mobile-nav" class="visible-phone hidden-desktop" style="display:none"><a class="close" href="#">Đóng</a><ul>{flat('<li><a href="/web/sct/muc{n}">{name}</a></li>')}</ul></div><div class="container-fluid" id="wrapper"><header id="banner" role="banner"><div class="row-fluid"><div class="span8"><a href="/web/sct"><img src="/vnpt-theme/images/banner.png" alt="{page.department}" /></a></div><div class="span4 text-right"><span class="clock">{weekday(page.today)}, {page.today:%d/%m/%Y} {page.today:%H:%M}</span></div></div><nav id="navigation"><ul class="nav nav-tabs">{bar}</ul></nav></header>
<div class="run-text"><span>Tiêu điểm</span><marquee>{links(others[5:], '<a href="{path}">{title}</a>')}</marquee></div><div id="content"><div class="columns-2-right row-fluid"><div class="portlet-column span9">{_box("", inner)}</div><div class="portlet-column span3">{_box("Tin nổi bật", hot)}{_box("Thông báo", links(others[3:5], '<p><a href="{path}">{title}</a> <small>{day} {clock}</small></p>'))}{_box("Thống kê", "<p>Đang truy cập: 29</p><p>Tổng lượt truy cập: 8.140.552</p>")}</div></div></div>
<footer id="footer"><div class="span6"><p><b>{office.name.upper()}</b></p><p><i class="icon-map-marker"></i> Trụ sở: {office.address}</p><p><i class="icon-phone"></i> Điện thoại: {office.phones}; Fax: {office.fax}</p><p>Thư điện tử: {office.email}</p></div><div class="span6"><p>Giấy phép số 08/GP-STTTT</p></div></footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="news-item row-fluid"><div class="span3"><a href="{path}"><img src="/vnpt-theme/images/l{n}.jpg" alt="{title}" /></a></div><div class="span9"><a class="news-title" href="{path}">{title}</a><div class="news-date">{clock}, {day}</div><div class="news-sapo">{summary}</div></div></div>',
    )
    numbers = pager(page, '<li><a href="{path}">{n}</a></li>', '<li class="active"><a href="#">{n}</a></li>')
    more = f'<li><a href="{escape(page.next_path)}">Tiếp theo →</a></li>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<div class="cat-title">{page.section}</div>{items}<div class="lfr-pagination"><small class="search-results">Hiển thị 12 kết quả mỗi trang.</small><ul class="pager lfr-pagination-buttons">{numbers}{more}</ul></div>',
    )


LAYOUT = Layout(
    "portlets", "Sở Công Thương tỉnh Ninh Thạch", "sct.ninhthach.example", "/web/sct/-/chi-tiet/{slug}-{number}-58.html", "/documents/10190/2041/{name}.jpg", "/documents/10190/77/{name}", dates, article, roll,
    roll_path="/web/sct/{section}", page_path="{path}?p_p_id=" + PORTLET + "&p_p_lifecycle=0&_" + PORTLET + "_cur={page}",
    contacts=True, slide=True, most_lines=2, signings=("tin-va-anh", "theo", "tin-anh-unit", "name", "none"), credits=("bracket", "dot", "source"),
)  # fmt: skip
