# ruff: noqa: E501  (markup reads better unbroken)
"""Captions of up to four lines in the second row of a picture's table; related news and TIN MỚI inside the text's own node."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, menu, minute, poll, rows, weekday
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

BREAK = '</p>\n<p class="doan">'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y}, {posted.hour}h{posted:%M}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f'<p class="sapo"><b>{ink(tale, tale.lead)}</b></p>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    before, cut, after = body.partition(BREAK)
    text = f'{before}</p>\n{_box(tale)}<p class="doan">{after}' if cut else body + _box(tale)
    signed = f'<p class="ky-ten" align="right"><b>{ink(tale, tale.signing.raw)}</b></p>' if tale.signing.raw else ""
    papers = "".join(
        f'<p class="doan"><img src="/themes/pdf.png" width="16" alt="pdf"> <a href="{one.path}" target="_blank"><u>{escape(one.title)}</u></a></p>'
        for one in tale.papers
    )
    fresh = f'<div class="tin-moi"><p><b>TIN MỚI</b></p>{links(tale.others[3:7], "<p>- <a href={path!r}>{title}</a> <small>({day})</small></p>")}</div>'
    inner = f"""<div class="chuyenmuc"><a href="/index.php?module=tintuc&act=list&nhom=5">{tale.section}</a></div><h1 class="tieude-tin">{ink(tale, tale.title)}</h1><div class="thoigian">{tale.published.raw}</div><div class="fb-like" data-href="x"><a href="https://facebook.example/sharer">Thích 12</a> <a href="https://facebook.example/sharer">Chia sẻ</a></div>
<div id="noidung-tin" class="noidung">{lead}{text}{papers}{signed}{fresh}<p class="tukhoa">Từ khóa: <a href="/tag/sct">sở công thương</a>, <a href="/tag/kc">khuyến công</a></p></div><div class="tin-cu"><h4>CÁC TIN ĐÃ ĐƯA</h4><ul>{links(tale.others[7:12])}</ul></div>"""
    return _frame(tale, f"{tale.title} - {tale.department}", inner)


def _box(tale: Tale) -> str:
    form = '<tr><td>&bull; <a href="{path}">{title}</a></td></tr>'
    return f'<table class="tlq" width="210" align="right" bgcolor="#eef5fb"><tbody><tr><td><b>TIN LIÊN QUAN</b></td></tr>{links(tale.others[:3], form)}</tbody></table>\n'


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table class="bang" border="1" align="center" width="96%"><tbody>{rows(tale, piece)}</tbody></table>'
    shapes = {
        "item": "<li>{}</li>",
        "heading": '<p class="doan"><b>{}</b></p>',
        "quote": '<p class="doan"><i>{}</i></p>',
    }
    return shapes.get(piece.kind, '<p class="doan">{}</p>').format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<td><img src="{shot.path}" width="500" alt="{escape(shot.alt)}"></td>'
    if not shot.lines:
        return f'<table class="hinh" align="center"><tbody><tr>{image}</tr></tbody></table>'
    texts = "<br>\n".join(ink(tale, one) for one in shot.lines)
    if tale.number % 2:
        texts = "".join(f"<p>{ink(tale, one)}</p>" for one in shot.lines)
    return f'<table class="hinh" border="0" cellpadding="3" align="center"><tbody><tr>{image}</tr><tr><td class="chuthich">{texts}</td></tr></tbody></table>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[12:16] if isinstance(page, Tale) else page.beside[:4]
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="description" content="{page.department}"></head><body><div id="top"><img src="/themes/banner.png" alt="{page.department}"><div id="ngaythang">{weekday(page.today)}, {page.today:%d/%m/%Y, %H:%M}</div></div><ul id="menu">{menu('<li><a href="/index.php?module=tintuc&act=list&nhom={n}">{name}</a></li>')}</ul>
<div id="giua">{inner}</div><div id="phai"><div class="khung"><h3>Tin nổi bật</h3>{links(others, '<div class="nb"><img src="/themes/t{n}.jpg" alt="{title}"><a href="{path}">{title}</a><span>{day}</span></div>')}</div><div class="khung"><h3>Bình chọn</h3>{poll()}</div><div class="khung"><a href="https://ocop.xeonhut.example/"><img src="/themes/ocop.gif" alt="Mỗi xã một sản phẩm: sàn giao dịch nông sản của tỉnh"></a></div></div>
<div id="chan">Trang tin của {page.department} - Giấy phép thiết lập số 27/GP-STTTT</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<table class="tin" width="100%"><tr><td rowspan="2" width="120"><a href="{path}"><img src="/themes/n{n}.jpg" alt="{title}"></a></td><td><a class="tin-a" href="{path}">{title}</a> <small>({day} {clock})</small></td></tr><tr><td>{summary}</td></tr></table>',
    )
    older = links(page.beside[4:], '<li><a href="{path}">{title}</a> ({day})</li>')
    options = "".join(f'<a class="so" href="{path}">{number}</a>' for number, path in enumerate(page.paths, 1))
    more = (
        f'<a href="{page.next_path}">Trang sau</a> <a href="{page.paths[-1]}">Trang cuối</a>' if page.next_path else ""
    )
    return _frame(
        page,
        page.section,
        f'<h2 class="chuyenmuc">{page.section}</h2>{items}<div class="phantrang">{options} {more}</div><div class="tin-cu"><h4>TIN XEM NHIỀU TRONG THÁNG</h4><ul>{older}</ul></div>',
    )


LAYOUT = Layout(
    "cells", "Trung tâm Khuyến công tỉnh Xẻo Nhút", "khuyencong.xeonhut.example", "/index.php?module=tintuc&act=view&id={number}", "/uploads/tin/{year}/{month}/{name}.jpg", "/uploads/vb/{name}", dates, article, roll,
    roll_path="/index.php?module=tintuc&act=list&nhom=5", page_path="{path}&p={page}", most_lines=4,
    signings=("tin-va-anh", "tin-anh", "unit", "thuc-hien", "none"), credits=("line", "dot", "bracket"),
)  # fmt: skip
