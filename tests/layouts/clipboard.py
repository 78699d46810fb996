# ruff: noqa: E501  (markup reads better unbroken)
"""Text from Word's clipboard: style sheets in and as text, lists of conditional comments, a byline after the last "./."."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, ink, links, office_lines, rows, weekday, wide_menu, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

SHEET = """<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]--><style><!-- /* Font Definitions */ @font-face {font-family:".VnTime"; panose-1:2 11 114 0 0 0 0 0 0 0;} p.MsoNormal, li.MsoNormal {margin:0cm; font-size:14.0pt;} @page Section1 {size:595.3pt 841.9pt; margin:2.0cm;} div.Section1 {page:Section1;} --></style>"""
SPILT = "<p>st1\\:*{behavior:url(#ieooui) } @page Section1 {size:612.0pt 792.0pt; margin:72.0pt 90.0pt 72.0pt 90.0pt; mso-header-margin:36.0pt;} div.Section1 {page:Section1;} p.MsoNormal {mso-style-parent:&quot;&quot;; font-family:&quot;Times New Roman&quot;;}</p>"
MARK = "<![if !supportLists]><span lang=EN-US style='font-family:Symbol'><span style='mso-list:Ignore'>-<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
NORMAL = "<p class=MsoNormal style='text-align:justify;text-indent:1.0cm'>{}</p>"
CENTRE = "<p class=MsoNormal align=center style='text-align:center'>{}</p>"
SPAN = "<span lang=PT-BR style='mso-ansi-language:PT-BR'>{}<o:p></o:p></span>"


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    updated = day(later, f"{later:%d/%m/%Y}") if draw.chance(1, 2) else None
    return day(posted, f"{posted:%d/%m/%Y}"), updated


def article(tale: Tale) -> str:
    assert tale.published
    changed = f" - Cập nhật: {tale.updated.raw}" if tale.updated else ""
    lead = (
        NORMAL.format(f"<b style='mso-bidi-font-weight:normal'>{SPAN.format(ink(tale, tale.lead))}</b>")
        if tale.lead
        else ""
    )
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    papers = "".join(
        f'<p><img src="/images/icon_doc.gif" /> <a href="{one.path}">{escape(one.title)}</a> <i>({tale.views} lượt tải)</i></p>'
        for one in tale.papers
    )
    inner = f"""<h3 class="td-chitiet">{ink(tale, tale.title)}</h3><p class="ngay" align="right"><i>Ngày đăng: {tale.published.raw}{changed}</i></p><div class="nd-chitiet">{SHEET}{SPILT if tale.number % 3 == 1 else ""}<div class=Section1>{lead}{_signed(tale, body)}{CENTRE.format("<span lang=PT-BR><o:p>&nbsp;</o:p></span>")}</div></div>{papers}
<div class="chiase"><a href="https://facebook.example/sharer?u=x">Facebook</a><a href="https://zalo.example/share">Zalo</a><a href="javascript:window.print()">In trang này</a></div><div class="tinkhac"><h4>Tin tức khác:</h4><ul>{links(tale.others[:6], '<li><a href="{path}">{title}</a> <i>({day})</i></li>')}</ul></div>"""
    return _frame(tale, tale.title, inner)


def _signed(tale: Tale, body: str) -> str:
    raw = tale.signing.raw
    if not raw:
        return body
    made = f"<b><i><span lang=PT-BR>{ink(tale, raw)}</span></i></b>"
    if tale.ends_in_text and tale.paragraphs[-1].endswith("./."):
        return f"{body[: -len('</p>')]}<br>\n<span style='mso-tab-count:7'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>{made}</p>"
    return f"{body}<p class=MsoNormal align=right style='text-align:right'>{made}</p>"


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        cell = "<p class=MsoNormal align=center style='text-align:center'><span style='font-size:13.0pt'>{}</span></p>"
        return f"<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>{rows(tale, piece, 'td width=160 valign=top', cell)}</table>"
    text = SPAN.format(_chopped(ink(tale, piece.text)))
    shapes = {"item": MARK + "{}", "heading": "<b>{}</b>", "quote": "<i style='mso-bidi-font-style:normal'>{}</i>"}
    return NORMAL.format(shapes.get(piece.kind, "{}").format(text))


def _chopped(markup: str) -> str:
    """The first words in spans of their own, the second cut after its first letter, as Word does after a correction."""
    first, _, rest = markup.partition(" ")
    if not rest[:2].isalpha() or set("<&") & set(first):
        return markup
    return f"<span style='letter-spacing:-.1pt'>{first} {rest[0]}</span><span style='letter-spacing:-.2pt'>{rest[1]}</span>{rest[2:]}"


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<span style=\'mso-no-proof:yes\'><img border=0 width=567 height=378 src="{shot.path}" alt="{escape(shot.alt)}"></span>'
    if not shot.lines or tale.number % 2:
        lines = "".join(CENTRE.format(f"<i>{SPAN.format(ink(tale, one))}</i>") for one in shot.lines)
        return CENTRE.format(image) + lines
    return CENTRE.format(
        image
        + "<br>"
        + "<br>".join(f"<i><span style='font-size:12.0pt'>{ink(tale, one)}</span></i>" for one in shot.lines)
    )


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:11] if isinstance(page, Tale) else page.beside[:5]
    foot = "<br>".join(office_lines(page.office))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{escape(title)} | {page.department}</title></head><body><div id="dau"><a href="/"><img src="/images/dau.jpg" alt="{page.department}" /></a></div><div id="menu-ngang"><ul>{wide_menu('<li><a href="/danhmuc.php?muc={n}">{name}</a></li>')}</ul></div><div id="ngay-gio">Hôm nay là {weekday(page.today)}, ngày {page.today:%d/%m/%Y}</div>
<table width="1000"><tr><td id="cot-trai" valign="top" width="220"><h3>Văn bản mới</h3>{links(others, '<p class="vb"><a href="{path}">{title}</a><br><small>Ngày {day}</small></p>')}<h3>Số người truy cập</h3><p>2.117.904</p></td><td id="cot-giua" valign="top">{inner}</td></tr></table><div id="chan"><b>{page.department}</b><br>{foot}</div></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="tin-ds"><h3><a href="{path}">{title}</a></h3><span class="ngay">[{day}]</span><p class=MsoNormal>{summary}</p><div align="right"><a href="{path}">Xem chi tiết</a></div></div>',
    )
    numbers = " - ".join(
        f'<a href="{path}">{number}</a>' if number != page.page else f"<font color=red>{number}</font>"
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page, page.section, f'<h2 class="ten-muc">{page.section}</h2>{items}<p align="center">Trang: {numbers}</p>'
    )


LAYOUT = Layout(
    "clipboard", "Chi cục Quản lý thị trường tỉnh Trà Sư", "qltt.trasu.example", "/chitiet.php?lg=vn&id={number}", "/userfiles/image/{year}/{name}.jpg", "/userfiles/file/{name}", dates, article, roll,
    roll_path="/danhmuc.php?muc=4", page_path="{path}&trang={page}", contacts=True, most_lines=3, sections=False,
    signings=("tin-anh", "tin-anh-unit", "bai-anh", "name", "bai-anh-line", "none"), credits=("dot", "bracket"),
)  # fmt: skip
