# ruff: noqa: E501  (markup reads better unbroken)
"""Joomla 2.5 with K2: the day above the title, one picture's block over the intro, the last change and the files below the text."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import grouped, ink, links, minute, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

STARS = "".join(f'<li><a href="#" title="{n} / 5 điểm" class="star{n}">{n}</a></li>' for n in range(1, 6))


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, _day(posted)), minute(later, _day(later)) if draw.chance(2, 3) else None


def _day(when: datetime) -> str:
    return f"{weekday(when)}, {when:%d} Tháng {when.month} {when.year} {when:%H:%M}"


def article(tale: Tale) -> str:
    assert tale.published
    above, below = _signed(tale)
    top = "".join(_block(tale, shot) for shot in tale.shots if shot.after < 0)
    intro = f'<div class="itemIntroText"><p>{ink(tale, tale.lead)}</p></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot) if shot.after >= 0 else "")
    changed = f'<span class="itemDateModified">Sửa lần cuối vào {tale.updated.raw}</span>' if tale.updated else ""
    tools = '<li><span class="itemTextResizerTitle">cỡ chữ</span> <a href="#" id="fontDecrease"><span>giảm cỡ chữ</span></a> <a href="#" id="fontIncrease"><span>tăng cỡ chữ</span></a></li><li><a class="itemPrintLink" rel="nofollow" href="#"><span>In</span></a></li><li><a class="itemEmailLink" rel="nofollow" href="#"><span>Gửi email</span></a></li>'
    inner = f"""<div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">{tale.published.raw}</span><h2 class="itemTitle">{ink(tale, tale.title)}</h2>{above}</div><div class="itemToolbar"><ul>{tools}</ul><div class="clr"></div></div>
<div class="itemRatingBlock"><span>Đánh giá mục này</span><div class="itemRatingForm"><ul class="itemRatingList">{STARS}</ul><div class="itemRatingLog">({tale.views % 9} phiếu)</div></div></div>
<div class="itemBody">{top}{intro}<div class="itemFullText">{body}{below}</div><div class="clr"></div><div class="itemContentFooter"><span class="itemHits">Đọc <b>{tale.views}</b> lần</span>{changed}</div></div>
<div class="itemLinks"><div class="itemCategory"><span>Chuyên mục</span> <a href="/index.php/tin-tuc/x">{tale.section}</a></div><div class="itemTagsBlock"><span>Được gắn thẻ</span><ul class="itemTags"><li><a href="/index.php/tag/a">ngành công thương</a></li><li><a href="/index.php/tag/b">khuyến công</a></li></ul></div>{_files(tale)}</div>
<div class="itemRelated"><h3>Bài cùng thẻ</h3><ul>{links(tale.others[:4], '<li class="even"><a class="itemRelTitle" href="{path}">{title}</a></li>')}</ul></div>
<div class="itemNavigation"><span class="itemNavigationTitle">Bài khác trong chuyên mục này:</span>{links(tale.others[4:5], '<a class="itemPrevious" href="{path}">&laquo; {title}</a>')}{links(tale.others[5:6], '<a class="itemNext" href="{path}">{title} &raquo;</a>')}</div><div class="itemBackToTop"><a href="#startOfPage">trở lại đầu trang</a></div></div>"""
    trail = f'<div class="breadcrumbs"><span class="showHere">Bạn đang ở: </span><a href="/" class="pathway">Trang chủ</a> <img src="/media/system/images/arrow.png" alt="" /> <a href="/index.php/tin-tuc/x" class="pathway">{tale.section}</a> <img src="/media/system/images/arrow.png" alt="" /> <span>{ink(tale, tale.title)}</span></div>'
    return _frame(tale, tale.title, trail + inner)


def _signed(tale: Tale) -> tuple[str, str]:
    """What stands under the title and what ends the text: one of them, or neither."""
    label, _, name = tale.signing.raw.partition(": ")
    if label == "Người viết":
        return f'<span class="itemAuthor">{label}:&nbsp; <a rel="author" href="/index.php/tac-gia/7">{ink(tale, name)}</a></span>', ""  # fmt: skip
    return "", f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if label else ""


def _block(tale: Tale, shot: Shot) -> str:
    text = f'<span class="itemImageCaption">{" ".join(ink(tale, one) for one in shot.lines)}</span>' if shot.lines else ""  # fmt: skip
    return f'<div class="itemImageBlock"><span class="itemImage"><a class="modal" rel="{{handler: \'image\'}}" href="{shot.path}" title="Nhấn để xem ảnh lớn"><img src="{shot.path}" alt="{escape(shot.alt)}" style="width:600px; height:auto;" /></a></span>{text}<div class="clr"></div></div>'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table style="width: 100%;" border="1"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p style="text-align: justify;"><strong>{}</strong></p>',
        "quote": '<p style="text-align: justify; padding-left: 30px;"><em>{}</em></p>',
    }
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<br />".join(ink(tale, one) for one in shot.lines)
    image = f'<img src="{shot.path}" alt="{escape(shot.alt)}" width="500" height="333" />'
    if text and tale.number % 2:
        return f'<p><span class="wf_caption" style="display: block; margin: 0 auto; width: 500px;">{image}<span style="text-align: center; display: block;">{text}</span></span></p>'
    under = f'<p style="text-align: center;"><em>{text}</em></p>' if text else ""
    return f'<p style="text-align: center;">{image}</p>' + under


def _files(tale: Tale) -> str:
    made = "".join(
        f'<li><a title="{escape(one.file_name)}" href="{one.path}">{escape(one.title)}</a> <span>({tale.views % 70} lần tải)</span></li>'
        for one in tale.papers
    )
    return f'<div class="itemAttachmentsBlock"><span>Tải về đính kèm:</span><ul class="itemAttachments">{made}</ul></div>' if made else ""  # fmt: skip


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others, office = page.others[6:15] if isinstance(page, Tale) else page.beside, page.office
    bar = nested('<li class="parent"><a href="/index.php/nhom-{n}">{name}</a><ul>{inner}</ul></li>', '<li class="item-{n}"><a href="/index.php/muc-{n}">{name}</a></li>')  # fmt: skip
    latest = links(others[:4], '<li><a class="moduleItemTitle" href="{path}">{title}</a><div class="moduleItemIntrotext">{summary}</div><span class="moduleItemDateCreated">{day} {clock}</span></li>')  # fmt: skip
    return f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi-vn" lang="vi-vn" dir="ltr"><head><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>{escape(title)}</title></head><body id="page_bg" class="com_k2">
<div id="wrapper"><div id="header"><a href="/"><img src="/templates/sct25/images/banner.png" alt="{page.department}" /></a><div class="custom today"><p>{weekday(page.today)}, {page.today.day} Tháng {page.today.month} {page.today.year}</p></div><form action="/index.php" method="post"><input name="searchword" type="text" value="Tìm kiếm..." /></form></div><div id="topmenu"><ul class="menu">{bar}</ul></div>
<div id="left"><div class="moduletable"><h3>Thông báo</h3><ul class="latestnews">{links(others[4:7], '<li><a href="{path}">{title}</a></li>')}</ul></div><div class="moduletable"><h3>Thăm dò ý kiến</h3>{poll()}</div></div><div id="main"><div id="system-message-container"></div>{inner}</div>
<div id="right"><div class="moduletable"><h3>Tin mới nhất</h3><div class="k2ItemsBlock"><ul>{latest}</ul></div></div><div class="moduletable"><h3>Đang trực tuyến</h3><p>Hiện có 37 khách và không thành viên đang trực tuyến</p></div></div>
<div id="footer"><p><strong>{office.name}</strong></p><p>Địa chỉ: {office.address}</p><p>Điện thoại: {office.phones} | Fax: {office.fax}</p><p>Email: <a href="mailto:{office.email}">{office.email}</a></p></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="itemContainer"><div class="catItemView groupPrimary"><div class="catItemHeader"><span class="catItemDateCreated">{day} {clock}</span><h3 class="catItemTitle"><a href="{path}">{title}</a></h3></div><div class="catItemBody"><div class="catItemImageBlock"><a href="{path}" title="{title}"><img src="/media/k2/items/cache/{n}_S.jpg" alt="{title}" /></a></div><div class="catItemIntroText">{summary}</div></div><div class="catItemReadMore"><a class="k2ReadMore" href="{path}">Đọc thêm...</a></div></div></div>',
    )
    numbers = "".join(
        f'<li><span class="pagenav">{n}</span></li>' if n == page.page else f'<li><a title="{n}" href="{path}" class="pagenav">{n}</a></li>'
        for n, path in enumerate(page.paths, 1)
    )  # fmt: skip
    more = f'<li class="pagination-next"><a title="Tiếp theo" href="{page.next_path}" class="pagenav">Tiếp theo</a></li>' if page.next_path else ""  # fmt: skip
    return _frame(page, page.section, f'<div id="k2Container" class="itemListView"><div class="itemListCategory"><h2>{page.section}</h2></div><div class="itemList">{items}</div><div class="k2Pagination"><ul>{numbers}{more}</ul>Trang {page.page} / {len(page.paths)}</div></div>')  # fmt: skip


LAYOUT = Layout(
    "itemview", "Sở Công Thương tỉnh Đầm Sen Hạ", "sct.damsenha.example", "/index.php/{section}/item/{number}-{slug}", "/media/k2/items/cache/{year}/{name}_L.jpg", "/index.php/tai-ve/{name}", dates, article, roll,
    roll_path="/index.php/{section}", page_path="{path}?start={offset}", contacts=True, slide=True, most_lines=2,
    signings=("nguoi-viet", "theo", "tin-anh", "none"), credits=("dot", "bracket", "dash"),
)  # fmt: skip
