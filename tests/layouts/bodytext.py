# ruff: noqa: E501  (markup reads better unbroken)
"""NukeViet 3: news_detail with "Cập nhật lúc" as its only date, captions over loose lines, TIN MỚI among the paragraphs."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.heavy import nested
from tests.layouts.ink import COMMENTS, grouped, ink, links, minute, office_lines, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return None, minute(posted, f"{posted:%H:%M} - {posted:%d/%m/%Y}")


def article(tale: Tale) -> str:
    assert tale.updated
    lead = f'<p class="hometext"><strong>{ink(tale, tale.lead)}</strong></p>' if tale.lead else ""
    inner = f"""<div class="breadcrumb"><a href="/vi/"><img src="/themes/default/images/icons/home.png" alt="Trang nhất" /></a><span class="breakcolumn">&raquo;</span><a href="/vi/news/">Tin tức</a><span class="breakcolumn">&raquo;</span><a href="/vi/news/x/">{tale.section}</a></div>
<div id="news_detail"><h2>{ink(tale, tale.title)}</h2><div class="action"><span class="small">Cập nhật lúc {tale.updated.raw}</span><ul style="float:right"><li><a class="email" title="Gửi bài viết qua email" href="javascript:void(0);">Gửi bài viết</a></li><li><a class="print" title="In ra" href="javascript:void(0);">In ra</a></li><li><a class="savefile" title="Lưu bài viết này" href="/vi/news/savefile/x/">Lưu bài viết này</a></li></ul></div><div style="clear: both;"></div>
{lead}<div class="bodytext" id="bodytext">{_content(tale)}</div>{_signed(tale)}{_files(tale)}<p class="luotxem">Đã xem: <span>{tale.views}</span></p>
<form id="form3B" action=""><div class="clearfix"><div id="stringrating">Tổng số điểm của bài viết là: {tale.views % 40} trong {tale.views % 9} đánh giá</div><div><input class="hover-star" type="radio" value="5" title="Bài viết rất tốt" /></div></div></form>
<div class="keyword">Từ khóa: <a title="sở công thương" href="/vi/news/tag/x/">sở công thương</a>, <a title="hội nghị" href="/vi/news/tag/y/">hội nghị</a></div>{_said(tale)}
<p><strong>Những tin mới hơn</strong></p><ul class="related">{_related(tale, 3)}</ul><p><strong>Những tin cũ hơn</strong></p><ul class="related">{_related(tale, 8)}</ul></div>"""
    return _frame(tale, f"{tale.title} - Tin tức", inner)


def _content(tale: Tale) -> str:
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    box = f'<div class="tinmoi" style="float:right;width:220px;"><div class="tt">TIN MỚI</div><ul>{links(tale.others[:3])}</ul></div>\n'
    cut = body.find('</div>\n<div style="text-align: justify;"') + 7
    return body[:cut] + box + body[cut:] if cut > 6 and tale.number % 2 else box + body


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table align="center" border="1" cellpadding="0" cellspacing="0" style="width:500px;"><tbody>{rows(tale, piece, "td", "<p>{}</p>")}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<div style="text-align: justify;"><strong>{}</strong></div>',
        "quote": '<div style="text-align: justify; margin-left: 40px;"><em>{}</em></div>',
    }
    return shapes.get(piece.kind, '<div style="text-align: justify;">{}</div>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    style = ' style="text-align: center;"'
    image = f'<div{style}><img alt="{escape(shot.alt)}" height="375" src="{shot.path}" width="500" /></div>'
    form = "<span style='font-size: 12px;'><em>{}</em></span>" if tale.number % 3 else "<em>{}</em>"
    return image + "".join(f"\n<div{style}>{form.format(ink(tale, one))}</div>" for one in shot.lines)


def _signed(tale: Tale) -> str:
    label, colon, value = tale.signing.raw.partition(": ")
    if label in ("Tác giả", "Nguồn"):
        return f'<p style="text-align: right;"><strong>{label}{colon}</strong>{ink(tale, value)}</p>'
    return f'<p style="text-align: right;"><strong>{ink(tale, tale.signing.raw)}</strong></p>' if label else ""


def _files(tale: Tale) -> str:
    made = "".join(
        f'<li><a title="Tải về" href="{one.path}">{escape(one.title)}</a> <span class="size">({tale.views} KB)</span></li>'
        for one in tale.papers
    )
    return f'<div class="newsfiles"><p>File đính kèm:</p><ul>{made}</ul></div>' if made else ""


def _said(tale: Tale) -> str:
    said = "".join(
        f'<li><div class="content"><span>{text}</span><br /><strong>{name}</strong> - <em>{tale.when:%d/%m/%Y} 21:0{number}</em></div></li>'
        for number, (name, text) in enumerate(COMMENTS if tale.number % 5 == 2 else ())
    )
    return f'<div id="showcomment"><p class="ykien">Ý kiến bạn đọc</p><ul class="list">{said}</ul></div><div id="idcomment"><form><label>Tên của bạn</label><input name="commentname" /><label>Mã chống spam</label><input name="seccode" /><textarea></textarea><input type="submit" value="Gửi bình luận" /></form></div>'


def _related(tale: Tale, start: int) -> str:
    return links(
        tale.others[start : start + 5],
        '<li><a title="{title}" href="{path}">{title}</a> <span class="date">({day} {clock})</span></li>',
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[11:16] if isinstance(page, Tale) else page.beside[:5]
    bar = nested(
        '<li><a title="{name}" href="/vi/nhom-{n}/"><span>{name}</span></a><ul>{inner}</ul></li>',
        '<li><a title="{name}" href="/vi/muc-{n}/">{name}</a></li>',
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi" lang="vi"><head><meta http-equiv="content-type" content="text/html; charset=utf-8" /><title>{escape(title)} - {page.department}</title><meta name="generator" content="NukeViet v3.x" /></head><body>
<div class="wrapper"><div class="topbar"><div class="top"><form action="/vi/" method="get"><input type="text" value="Tìm kiếm" /></form><span class="today">{weekday(page.today)}, {page.today:%d/%m/%Y, %H:%M}</span></div></div><div id="header"><div id="logo"><h1><a title="{page.department}" href="/vi/">{page.department}</a></h1></div></div><div id="navigation"><ul id="nav">{bar}</ul></div>
<div id="message"><marquee>Nhiệt liệt chào mừng các ngày lễ lớn trong năm; tích cực thi đua hoàn thành nhiệm vụ được giao.</marquee></div><div class="contentleft"><div id="mid">{inner}</div></div><div class="contentright"><div class="nv-block-banners"><a href="/vi/banners/click/?id=2"><img src="/uploads/banners/qc.gif" alt="Hàng Việt về nông thôn" /></a></div>
<div class="block"><h3 class="header">Tin xem nhiều</h3>{links(others, '<div class="blk"><a href="{path}" title="{title}"><img src="/assets/news/b{n}.jpg" alt="{title}" /></a><a href="{path}">{title}</a><p class="time">{day}</p><p>{summary}</p></div>')}</div><div class="block"><h3 class="header">Thống kê truy cập</h3><ul><li>Đang truy cập: 14</li><li>Hôm nay: 1026</li><li>Tháng hiện tại: 33815</li></ul></div></div>
<div id="footer"><p><strong>{page.department}</strong></p><p>{"</p><p>".join(office_lines(page.office))}</p><p>© Copyright Trang tin điện tử. All right reserved.</p></div></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="news_column"><div class="items clearfix"><a title="{title}" href="{path}"><img src="/assets/news/{n}.jpg" alt="{title}" class="fl" /></a><h2><a title="{title}" href="{path}">{title}</a></h2><span class="time">{day} {clock}</span><p>{summary}</p><p class="more"><a href="{path}">Xem tiếp...</a></p></div></div>',
    )
    numbers = " ".join(
        f"<strong>{number}</strong>" if number == page.page else f'<a href="{path}">{number}</a>'
        for number, path in enumerate(page.paths, 1)
    )
    more = f'&nbsp;&nbsp;<a href="{page.next_path}">Trang sau</a>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<div class="viewcat"><h2 class="cat">{page.section}</h2>{items}<div class="acenter">Trang {numbers}{more}</div></div>',
    )


LAYOUT = Layout(
    "bodytext", "Sở Công Thương tỉnh Rạch Sỏi", "sct.rachsoi.example", "/vi/news/{section}/{slug}-{number}/", "/uploads/news/{year}_{month}/{name}.jpg", "/uploads/news/files/{name}", dates, article, roll,
    roll_path="/vi/news/{section}/", page_path="{path}page-{page}/", contacts=True, most_lines=3,
    signings=("tac-gia", "nguon", "tin-anh", "bai-anh", "none"), credits=("dot", "bracket", "line"),
)  # fmt: skip
