# ruff: noqa: E501  (markup reads better unbroken)
"""mojoPortal in another skin: banner in h1 and h2, date and views in one node, captions in the picture's paragraph."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import grouped, ink, links, minute, pager, rows, weekday, wide_menu
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

STATE = '<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="9xKQ" /><input type="hidden" name="__VIEWSTATEGENERATOR" value="DBAE97F2" /></div>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return minute(posted, f"{weekday(posted)}, {posted:%d/%m/%Y, %H:%M} (GMT+7)"), None


def article(tale: Tale) -> str:
    assert tale.published
    top = next((shot for shot in tale.shots if shot.after < 0), None)
    main = (
        f'<div class="image-wrapper"><center><img src="{top.path}" alt="{escape(top.alt)}" />{_texts(tale, top)}</center></div>'
        if top
        else ""
    )
    lead = f'<div class="sapo"><p><b>{ink(tale, tale.lead)}</b></p></div>' if tale.lead else ""
    body = grouped(tale, lambda piece: _piece(tale, piece), lambda shot: "" if shot is top else _shot(tale, shot))
    signed = f'<div class="article-author"><span>{ink(tale, tale.signing.raw)}</span></div>' if tale.signing.raw else ""
    form = (
        '<li><a href="{path}" title="{title}">{title}</a><span class="bdate-other-article"> ({day} {clock})</span></li>'
    )
    inner = f"""<div class="art-postcontent"><div class="breadcrumb-hinet"><a href="/" class="unselectedcrumb">Trang chủ</a> &raquo; <a href="/c" class="selectedcrumb">{tale.section}</a></div>
<div id="ctl00_mainContent_ctl00_pnlViewPost" class="article-view-post"><h3 class="articletitle">{ink(tale, tale.title)}</h3><div class="article-more-container"><span class="left-article-more-container">{tale.published.raw}| Đã xem {tale.views}</span><span class="right-article-more-container"><a id="btnPrint" href="#">Bản in</a> Cỡ chữ <a href="#">-</a> <a href="#">+</a> Tương phản: <a href="#">Mặc định</a></span></div>
{lead}{main}<div id="article_text" class="articletext">{body}</div>{signed}{_papers(tale)}<div class="art-divorther"><label class="lbl-other">Tin bài liên quan:</label></div><ul class="ul-ortherArticleReference">{links(tale.others[:4], form)}</ul>
<div class="art-divorther"><label class="lbl-other">Các tin mới hơn</label></div><ul class="ul-ortherArticle">{links(tale.others[4:8], form)}</ul><p class="gotop"><a href="#top">Lên đầu trang</a></p></div></div>"""
    return _frame(tale, tale.path, tale.title, inner)


def _texts(tale: Tale, shot: Shot) -> str:
    return "".join(f"<br />{ink(tale, one)}" for one in shot.lines)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<div align="center"><table class="MsoTableGrid" border="1" cellspacing="0"><tbody>{rows(tale, piece, "td", """<p align="center"><span>{}</span></p>""")}</tbody></table></div>'
    shapes = {
        "item": "<li><span>{}</span></li>",
        "heading": "<p><strong><span>{}</span></strong></p>",
        "quote": "<p><em><span>{}</span></em></p>",
    }
    shape = '<p style="margin-bottom: 6pt; text-align: justify; text-indent: 36pt;"><span style="font-size: 13pt;">{}</span></p>'
    return shapes.get(piece.kind, shape).format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<img alt="{escape(shot.alt)}" src="{shot.path}" style="width: 600px; height: 400px;" />'
    if tale.number % 2:
        return f'<p style="text-align: center;"><span style="font-size: 13pt;">{image}<em>{_texts(tale, shot)}</em></span></p>'
    texts = "".join(
        f'<div style="text-align: center;"><span style="font-size: 11pt; color: #0000ff;">{ink(tale, one)}</span></div>'
        for one in shot.lines
    )
    return f'<div style="text-align: center;">{image}</div>{texts}'


def _papers(tale: Tale) -> str:
    if not tale.papers:
        return ""
    made = "".join(
        f'<li><a class="file-attach" href="{one.path}"><img src="/Data/SiteImages/Icons/pdf.png" alt="" /> {escape(one.title)}</a></li>'
        for one in tale.papers
    )
    return f'<div class="article-attachment"><label>Tải về:</label><ul>{made}</ul></div>'


def _frame(page: Tale | Roll, path: str, title: str, inner: str) -> str:
    others = page.others[8:13] if isinstance(page, Tale) else page.beside[:5]
    office = page.office
    return f"""<!DOCTYPE html><html lang="vi"><head id="ctl00_Head1"><meta charset="utf-8" /><title>{escape(title)}</title><meta name="viewport" content="width=device-width" /></head><body id="ctl00_Body" class="pagebody hinetskin"><form method="post" action="{escape(path)}" id="aspnetForm">{STATE}
<a href="#content" class="skiplink">Chuyển tới nội dung chính</a><div class="art-headerobject"><h1 class="art-slogan">UỶ BAN NHÂN DÂN TỈNH</h1><h2 class="art-title">{page.department.upper()}</h2></div><div class="art-nav-center"><ul class="art-hmenu">{wide_menu()}</ul></div>
<div class="art-date"><span id="lblDate">{weekday(page.today)}, {page.today:%d/%m/%Y}</span><input type="text" value="Tìm kiếm..." /></div><div class="art-content-layout"><div class="art-layout-cell art-content" id="content">{inner}</div>
<div class="art-layout-cell art-sidebar1"><div class="art-block"><h3 class="t">Thông tin - Thông báo</h3><ul>{links(others, '<li><a href="{path}">{title}</a> <i>{day}</i></li>')}</ul></div><div class="art-block"><h3 class="t">Thống kê truy cập</h3><p>Đang online: 14</p><p>Tổng lượt: 2.450.117</p></div></div></div>
<div class="art-footer"><div class="art-footer-text"><p><b>TRANG THÔNG TIN ĐIỆN TỬ {page.department.upper()}</b></p><p>Địa chỉ: {office.address} * Điện thoại: {office.phones} * Fax: {office.fax} * Email: {office.email}</p></div></div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="article-thongbao"><div class="img-article"><a href="{path}"><img src="/Data/Images/l{n}.jpg" alt="{title}" /></a></div><h3 class="article-title"><a href="{path}" title="{title}">{title}</a></h3><ul class="ul-date"><li>{day} {clock}</li><li>Lượt xem: 1{n}4</li></ul><div class="article-des">{summary}</div><a class="more" href="{path}">Chi tiết</a></div>',
    )
    numbers = pager(
        page, '<a href="{path}" class="PagerOtherPageCells">{n}</a> ', '<span class="PagerCurrentPageCell">{n}</span> '
    )
    more = f'<a href="{escape(page.next_path)}" class="PagerOtherPageCells">&gt;</a>' if page.next_path else ""
    return _frame(
        page,
        page.path,
        page.section,
        f'<div class="art-postcontent"><h3 class="art-postheader">{page.section}</h3><div class="list-article">{items}</div><div class="blogpager"><span class="PageNumber">Trang {page.page} / 5</span> {numbers}{more}</div></div>',
    )


LAYOUT = Layout(
    "hinet", "Sở Học vụ tỉnh Vịnh Bần", "shv.vinhban.example", "/Article/{slug}-{number}", "/Data/Sites/2/media/{year}/{name}.jpg", "/Data/File/Document/{name}", dates, article, roll,
    roll_path="/Article/DanhSach.aspx?pageid=21&mid=60&c={section}", page_path="{path}&pagenumber={page}", contacts=True, slide=True, most_lines=3,
    signings=("tac-gia", "tin-anh-unit", "unit", "name", "none"), credits=("line", "bracket", "dash"),
)  # fmt: skip
