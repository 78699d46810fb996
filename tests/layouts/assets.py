# ruff: noqa: E501  (markup reads better unbroken)
"""Liferay 6.1's asset publisher as it comes: "Quay lại" beside the title, coloured captions, the dates among entries under the text."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import COMMENTS, day, grouped, ink, links, office_lines, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

PLACE = "101_INSTANCE_kQ7z"
PORTLET = '<div class="portlet-boundary portlet-static portlet-borderless portlet-asset-publisher" id="p_p_id_{}_"><span id="p_x"></span><div class="portlet-borderless-container"><div class="portlet-body">{}</div></div></div>'
COLOURED = '<span style="font-size: 12px;"><span style="color: rgb(0, 0, 205);">{}</span></span>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted:%d-%m-%Y}"), day(later, f"{later:%d-%m-%Y}") if draw.chance(1, 2) else None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="p1" style="text-align: justify;"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""  # fmt: skip
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<p style="text-align: right;"><em><strong>{ink(tale, tale.signing.raw)}</strong></em></p>' if tale.signing.raw else ""  # fmt: skip
    changed = f'<span class="metadata-entry metadata-modified-date">Ngày sửa đổi {tale.updated.raw}</span>' if tale.updated else ""  # fmt: skip
    inner = f"""<div class="taglib-header"><span class="header-back-to"><a href="/web/sct/tin-tuc" id="_{PLACE}_TabsBack">&laquo; Quay lại</a></span><h1 class="header-title"><span>{ink(tale, tale.title)}</span></h1></div>
<div class="asset-full-content show-asset-title"><div class="asset-user-actions"><div class="print-action"><span><a href="javascript:;" class="taglib-icon"><img class="icon" src="/sct-theme/images/common/print.png" alt="" /><span class="taglib-text">In</span></a></span></div></div><div class="asset-content" id="_{PLACE}_{tale.number}"><div class="journal-content-article">{lead}{body}{signed}</div><br />{_papers(tale)}
<div class="asset-ratings"><div class="taglib-ratings stars"><div class="liferay-rating-vote"><div class="aui-rating-label-element">Đánh giá của bạn</div></div><div class="liferay-rating-score"><div class="aui-rating-label-element">Trung bình ({tale.views % 6} Phiếu bầu)</div></div></div></div>{_said(tale)}</div>
<div class="asset-metadata"><span class="metadata-entry metadata-publish-date">Ngày xuất bản {tale.published.raw}</span>{changed}<span class="metadata-entry metadata-view-count">{tale.views} Lượt xem</span><span class="metadata-entry metadata-categories"><span class="taglib-asset-tags-summary"><a class="tag" href="/web/sct/tin-tuc?p_r_p_tag=a">công thương</a><a class="tag" href="/web/sct/tin-tuc?p_r_p_tag=b">xúc tiến</a></span></span></div></div>"""
    other = links(tale.others[:6], '<li class="title-list"><a href="{path}"><img class="icon" src="/sct-theme/images/common/page.png" alt="" /><span class="taglib-text">{title}</span></a> <span class="metadata">{day}</span></li>')  # fmt: skip
    part = f'<h2 class="portlet-title-text">Tin cùng chuyên mục</h2><ul class="title-list">{other}</ul>'
    trail = f'<div class="site-breadcrumbs" id="breadcrumbs"><ul class="breadcrumbs breadcrumbs-horizontal"><li class="first"><span><a href="/web/sct">Trang chủ</a></span></li><li class="last"><span><a href="/web/sct/x">{tale.section}</a></span></li></ul></div>'
    return _frame(tale, tale.title, trail + PORTLET.format(PLACE, inner) + PORTLET.format("101_INSTANCE_mm2", part))


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table align="center" border="1" cellpadding="1" cellspacing="1" style="width: 500px;"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p style="text-align: justify;"><strong>{}</strong></p>',
        "quote": '<p style="text-align: justify;"><em>{}</em></p>',
    }
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}?t=1395110640000" style="width: 550px; height: 366px;" />'
    texts = [COLOURED.format(ink(tale, one)) for one in shot.lines]
    if texts and tale.number % 3 == 0:
        cells = "".join(f'<tr><td style="text-align: center;">{one}</td></tr>' for one in (image, "<br />".join(texts)))
        return f'<table align="center" border="0" cellpadding="1" cellspacing="1"><tbody>{cells}</tbody></table>'
    return "".join(f'<p style="text-align: center;">{one}</p>' for one in (image, *texts))


def _papers(tale: Tale) -> str:
    made = "".join(
        f'<div class="asset-attachment"><a class="taglib-icon" href="{one.path}"><img class="icon" src="/sct-theme/images/file_system/small/pdf.png" alt="" /><span class="taglib-text">{escape(one.title)}</span></a> ({tale.views % 700}k)</div>'
        for one in tale.papers
    )
    return f'<div class="asset-attachments"><b>Tệp đính kèm</b>{made}</div>' if made else ""


def _said(tale: Tale) -> str:
    said = "".join(f'<div class="lfr-discussion-message"><span class="user-name">{name}</span><div class="aui-column-content">{text}</div><span class="lfr-discussion-posted-on">Đăng vào {tale.today:%H:%M %d-%m-%Y}.</span></div>' for name, text in COMMENTS) if tale.number % 4 == 1 else "Chưa có bình luận nào."  # fmt: skip
    return f'<div class="taglib-discussion"><h3>Bình luận</h3><fieldset class="add-comment">{said} <a href="javascript:;">Thêm bình luận</a></fieldset></div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[7:14] if isinstance(page, Tale) else page.beside[:7]
    hot = links(others[:3], '<div class="asset-abstract"><h3 class="asset-title"><a href="{path}">{title}</a></h3><div class="asset-summary">{summary}</div></div>')  # fmt: skip
    return f"""<!DOCTYPE html><html class="aui ltr" dir="ltr" lang="vi-VN"><head><title>{escape(title)} - {page.department}</title><meta content="text/html; charset=UTF-8" http-equiv="content-type" /></head><body class="yui3-skin-sam signed-out public-page site"><div id="wrapper"><a href="#main-content" id="skip-to-content">Nhảy tới Nội dung</a>
<header id="banner" role="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/web/sct" title="Đi tới {page.department}"><img alt="{page.department}" src="/image/layout_set_logo" /></a></h1><h2 class="page-title"><span>Tin tức</span></h2></div><div class="ngay">{weekday(page.today)}, {page.today:%d/%m/%Y}</div><a href="/c/portal/login" id="sign-in" rel="nofollow">Đăng nhập</a><nav class="sort-pages modify-pages" id="navigation"><h1><span>Điều hướng</span></h1><ul>{wide_menu('<li><a href="/web/sct/{n}"><span> {name}</span></a></li>')}</ul></nav></header>
<div id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout"><div class="aui-w70 portlet-column portlet-column-first">{inner}</div><div class="aui-w30 portlet-column portlet-column-last">{PORTLET.format("tieudiem", f'<h2 class="portlet-title-text">Tiêu điểm</h2>{hot}')}{PORTLET.format("thongbao", f'<h2 class="portlet-title-text">Thông báo</h2><ul>{links(others[3:])}</ul>')}{PORTLET.format("lk", "<select><option>Liên kết website</option><option>Bộ Công Thương</option><option>UBND tỉnh</option></select>")}</div></div></div></div>
<footer id="footer" role="contentinfo"><div class="journal-content-article"><p style="text-align: center;"><strong>Trang thông tin điện tử {page.department}</strong><br />{"<br />".join(office_lines(page.office))}</p></div></footer></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="asset-abstract"><h3 class="asset-title"><a href="{path}"><img alt="" src="/sct-theme/images/file_system/small/html.png" /> {title}</a></h3><div class="asset-content"><div class="asset-summary">{summary}</div><div class="asset-more"><a href="{path}">Đọc thêm <span class="aui-helper-hidden-accessible">Về {title}</span> &raquo;</a></div></div><div class="asset-metadata"><span class="metadata-entry metadata-publish-date">Ngày xuất bản {day}</span></div></div>',
    )
    chosen = "".join(
        f"<option{' selected' if n == page.page else ''}>{n}</option>" for n in range(1, len(page.paths) + 1)
    )
    before = f'<a class="previous" href="{escape(page.paths[page.page - 2])}">Trước</a>' if page.page > 1 else '<span class="previous">Trước</span>'  # fmt: skip
    more = f'<a class="next" href="{escape(page.next_path)}">Tiếp</a><a class="last" href="{escape(page.paths[-1])}">Cuối</a>' if page.next_path else '<span class="next">Tiếp</span>'  # fmt: skip
    return _frame(
        page,
        page.section,
        PORTLET.format(
            PLACE,
            f'<div class="category">{page.section}</div>{items}<div class="taglib-page-iterator"><div class="search-results">Hiển thị {page.page * 12 - 11} - {page.page * 12} trong {len(page.paths) * 12} kết quả.</div><div class="search-pages"><div class="page-selector">Trang <select>{chosen}</select> của {len(page.paths)}</div><div class="page-links">{before}{more}</div></div></div>',
        ),
    )


LAYOUT = Layout(
    "assets", "Sở Công Thương tỉnh Gành Mây", "sct.ganhmay.example", "/web/sct/tin-tuc/-/asset_publisher/kQ7z/content/{slug}-{number}", "/documents/10180/14221/{name}.jpg", "/documents/10180/33/{name}", dates, article, roll,
    roll_path="/web/sct/{section}", page_path="{path}?p_p_id=" + PLACE + "&p_p_lifecycle=0&p_p_mode=view&_" + PLACE + "_delta=12&_" + PLACE + "_cur={page}",
    contacts=True, most_lines=2, signings=("name", "tin-va-anh", "theo", "name-unit", "none"), credits=("line", "dot", "bracket"),
)  # fmt: skip
