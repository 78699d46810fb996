# ruff: noqa: E501  (markup reads better unbroken)
"""NukeViet 4 under a bought theme: loose captions, a summary that some editors paste into the text again, keywords."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, office_lines, pager, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)} - {posted:%d/%m/%Y %H:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<div id="hometext" class="hometext"><strong>{ink(tale, tale.lead)}</strong></div>' if tale.lead else ""
    again = (
        f'<p style="text-align: justify;"><strong>{ink(tale, tale.lead)}</strong></p>'
        if tale.lead and tale.number % 4 == 2
        else ""
    )
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    inner = f"""<div class="breadcrumbs-theme"><ul class="temp-breadcrumbs"><li><a href="/vi/"><em class="fa fa-home"></em></a></li><li><a href="/vi/tin-tuc/"><span>Tin tức</span></a></li><li><a href="/vi/tin-tuc/x/"><span class="txt" itemprop="title">{tale.section}</span></a></li></ul></div>
<div class="detail-page"><h2 class="tieu-de-tin">{ink(tale, tale.title)}</h2><div class="thong-tin-tin row"><div class="col-xs-16"><em class="fa fa-calendar"></em> Đăng lúc: {tale.published.raw}</div><div class="col-xs-8 text-right"><em class="fa fa-eye"></em> Đã xem: {tale.views} <a title="In ra" href="javascript:void(0);"><em class="fa fa-print"></em></a></div></div>
{lead}<div id="news-bodyhtml" class="bodytext clearfix">{again}{body}</div>{_signed(tale)}{_files(tale)}
<div class="keywords"><em class="fa fa-tags"></em> <strong>Từ khóa: </strong><a title="công thương" href="/vi/tin-tuc/tag/cong-thuong/"><em>công thương</em></a>, <a title="doanh nghiệp" href="/vi/tin-tuc/tag/doanh-nghiep/"><em>doanh nghiệp</em></a></div>
<form id="form3B"><p id="stringrating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p><div id="click_rating">Click để đánh giá bài viết</div></form>{_said()}
<div class="tin-khac"><p class="tieu-de-khoi">Những tin mới hơn</p><ul class="related">{_related(tale, 0)}</ul><p class="tieu-de-khoi">Những tin cũ hơn</p><ul class="related">{_related(tale, 4)}</ul></div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table align="center" border="1" cellpadding="0" cellspacing="0" style="width:500px;"><tbody>{rows(tale, piece, "td", """<div style="text-align: center;">{}</div>""")}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<h3 style="text-align: justify;"><strong>{}</strong></h3>',
        "quote": '<blockquote><div style="text-align: justify;">{}</div></blockquote>',
    }
    return shapes.get(piece.kind, '<p style="text-align: justify;">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" class="image-center" height="427" src="{shot.path}" width="640" />'
    if tale.number % 2:
        return f'<div style="text-align: center;">{image}</div>' + "".join(
            f'<p style="text-align: center;">{ink(tale, one)}</p>' for one in shot.lines
        )
    texts = "".join(f"<br />\n{ink(tale, one)}" for one in shot.lines)
    return f'<div style="text-align: center;">{image}{texts}</div>'


def _signed(tale: Tale) -> str:
    label, colon, value = tale.signing.raw.partition(": ")
    if not colon:
        return f'<p class="text-right"><strong>{ink(tale, label)}</strong></p>' if label else ""
    return f'<p class="text-right"><strong>{label}: </strong>{ink(tale, value)}</p>'


def _files(tale: Tale) -> str:
    if not tale.papers:
        return ""
    made = "".join(
        f'<div class="list-group-item"><div class="clearfix"><span class="badge pull-right"><a href="{one.path}" title="Tải về">Tải về</a></span><a href="{one.path}"><em class="fa fa-file-o">&nbsp;</em> {escape(one.title)}</a></div></div>'
        for one in tale.papers
    )
    return f'<div class="panel panel-info"><div class="panel-heading">Tập tin đính kèm</div><div class="list-group news-download-file">{made}</div></div>'


def _said() -> str:
    return '<div id="idcomment"><div class="comment-title">Ý kiến bạn đọc</div><form><input placeholder="Tên của bạn"><input placeholder="Email"><textarea placeholder="Nội dung bình luận"></textarea><label>Mã an toàn</label><input type="submit" value="Gửi bình luận"></form></div>'


def _related(tale: Tale, start: int) -> str:
    return links(
        tale.others[start : start + 4],
        '<li><a href="{path}" title="{title}" data-content="{summary}" data-rel="tooltip">{title}</a> <span class="date">({day})</span></li>',
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[8:13] if isinstance(page, Tale) else page.beside[:5]
    foot = "<br />".join(office_lines(page.office))
    return f"""<!DOCTYPE html><html lang="vi" xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title><meta name="author" content="{page.department}" /><meta name="generator" content="NukeViet v4.3" /><meta charset="utf-8" /><meta property="og:title" content="{escape(title)}" /></head><body><div class="wraper"><header><div class="topbar"><div class="today">{weekday(page.today)}, {page.today:%d/%m/%Y, %H:%M}</div><ul class="socials"><li><a href="/feeds/">RSS-feeds</a></li></ul></div>
<div id="header"><div class="logo"><a title="{page.department}" href="/vi/"><img src="/uploads/banner.jpg" alt="{page.department}" /></a><span class="site_name">{page.department}</span></div></div></header><nav id="menu-theme"><ul class="sf-menu">{menu('<li><a title="{name}" href="/vi/muc-{n}/">{name}</a></li>')}</ul></nav>
<section class="container"><div class="row"><div class="col-sm-6 left-theme"><div class="khoi"><div class="tieu-de-khoi">Thông báo</div><marquee direction="up"><ul>{links(others, '<li><a href="{path}">{title}</a><p class="ngay">{day}</p></li>')}</ul></marquee></div><div class="khoi"><div class="tieu-de-khoi">Thăm dò ý kiến</div>{poll()}</div></div><div class="col-sm-18">{inner}</div></div></section>
<footer id="footer"><div class="container"><h4>{page.department}</h4><p>{foot}</p></div></footer></div><div id="run_cronjobs" class="hidden"><img alt="" src="/index.php?second=cronjobs" /></div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="tin-item clearfix"><a href="{path}" title="{title}"><img src="/assets/news/{n}.jpg" alt="{title}" class="img-thumbnail pull-left imghome" /></a><h3 class="tieu-de"><a href="{path}" title="{title}">{title}</a></h3><div class="thong-tin"><em class="fa fa-clock-o">&nbsp;</em> {day} {clock} <em class="fa fa-eye">&nbsp;</em> Đã xem: 20{n} <em class="fa fa-comment-o">&nbsp;</em> Phản hồi: 0</div><div class="mo-ta">{summary}</div></div>',
    )
    numbers = pager(page, '<li><a href="{path}">{n}</a></li>', '<li class="active"><a href="#">{n}</a></li>')
    more = f'<li><a title="Trang sau" href="{page.next_path}">Trang sau</a></li>' if page.next_path else ""
    return _frame(
        page,
        page.section,
        f'<div class="viewcat"><h1 class="tieu-de-khoi">{page.section}</h1>{items}<div class="text-center"><ul class="pagination">{numbers}{more}</ul></div></div>',
    )


LAYOUT = Layout(
    "themed", "Phòng Kinh tế thị xã Bến Lau tỉnh Cồn Sim", "kinhte.benlau.example", "/vi/tin-tuc/{section}/{slug}-{number}.html", "/uploads/tin-tuc/{year}_{month}/{name}.jpg",
    "/vi/tin-tuc/savefile/{name}", dates, article, roll, roll_path="/vi/tin-tuc/{section}/", page_path="{path}page-{page}/", contacts=True, most_lines=2,
    signings=("tac-gia", "nguon", "tin-anh", "thuc-hien", "none"), credits=("dash", "dot", "line"),
)  # fmt: skip
