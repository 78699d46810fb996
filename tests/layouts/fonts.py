# ruff: noqa: E501  (markup reads better unbroken)
"""A page of the days of framesets: nested tables, fonts, centre tags, spacers, no class name anywhere."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, ink, links, menu, poll, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted.day}/{posted.month}/{posted.year}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = (
        f'<TR><TD><P ALIGN=JUSTIFY><FONT FACE="Arial" SIZE=2 COLOR="#000080"><B>{ink(tale, tale.lead)}</B></FONT></P></TD></TR>'
        if tale.lead
        else ""
    )
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = (
        f"<DIV ALIGN=RIGHT><FONT SIZE=2><B><I>{ink(tale, tale.signing.raw)}</I></B></FONT></DIV>"
        if tale.signing.raw
        else ""
    )
    papers = "".join(
        f'<TR><TD><IMG SRC="/images/dot.gif"> <A HREF="{one.path}"><FONT SIZE=2>{escape(one.title)}</FONT></A></TD></TR>'
        for one in tale.papers
    )
    inner = f"""<TABLE WIDTH=100% BORDER=0 CELLPADDING=4><TR><TD><FONT FACE="Arial" SIZE=4 COLOR="#CC0000"><B>{ink(tale, tale.title)}</B></FONT><BR><FONT SIZE=1 COLOR=gray>({tale.published.raw})</FONT></TD></TR>
{lead}<TR><TD>{body}{signed}</TD></TR>{papers}</TABLE>
<TABLE WIDTH=100% BGCOLOR="#EEEEEE"><TR><TD><FONT SIZE=2><B>Các tin đã đưa:</B></FONT></TD></TR>{links(tale.others[:6], '<TR><TD><FONT SIZE=2>+ <A HREF="{path}">{title}</A> ({day})</FONT></TD></TR>')}</TABLE>"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<TABLE BORDER=1 CELLSPACING=0 WIDTH=90% ALIGN=CENTER>{rows(tale, piece, 'TD', '<FONT SIZE=2>{}</FONT>')}</TABLE>"
    shapes = {"item": "- {}", "heading": "<B>{}</B>", "quote": "<I>{}</I>"}
    return f'<P ALIGN=JUSTIFY><FONT FACE="Arial" SIZE=2>{shapes.get(piece.kind, "{}").format(ink(tale, piece.text))}</FONT>'


def _shot(tale: Tale, shot: Shot) -> str:
    image = f'<IMG SRC="{shot.path}" BORDER=1 ALT="{escape(shot.alt)}">'
    side = "LEFT" if tale.number % 2 else "CENTER"
    texts = "".join(
        f'<TR><TD ALIGN=CENTER><FONT FACE="Arial" SIZE=1>{ink(tale, one)}</FONT></TD></TR>' for one in shot.lines
    )
    return f"<TABLE BORDER=0 ALIGN={side} WIDTH=300><TR><TD>{image}</TD></TR>{texts}</TABLE>"


def _frame(page: Tale | Roll, inner: str) -> str:
    others = page.others[6:10] if isinstance(page, Tale) else page.beside[:4]
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>..:: {page.department} ::..</TITLE></HEAD><BODY BGCOLOR=WHITE TOPMARGIN=0>
<TABLE WIDTH=980 ALIGN=CENTER BORDER=0 CELLSPACING=0><TR><TD COLSPAN=3><IMG SRC="/images/top.jpg" WIDTH=980></TD></TR>
<TR><TD COLSPAN=3 BGCOLOR="#003366"><FONT COLOR=WHITE SIZE=2><B>{weekday(page.today)}, ngày {page.today.day} tháng {page.today.month} năm {page.today.year}</B></FONT> <MARQUEE>Nhiệt liệt chào mừng các ngày lễ lớn trong năm, thi đua hoàn thành kế hoạch được giao</MARQUEE></TD></TR>
<TR><TD WIDTH=170 VALIGN=TOP><TABLE>{menu('<TR><TD><A HREF="/m{n}.htm"><FONT SIZE=2>{name}</FONT></A></TD></TR>')}</TABLE><TABLE BGCOLOR="#FFFFCC"><TR><TD><FONT SIZE=2>{poll()}</FONT></TD></TR></TABLE></TD>
<TD VALIGN=TOP>{inner}</TD><TD WIDTH=160 VALIGN=TOP><TABLE><TR><TD><B>TIN MỚI</B></TD></TR>{links(others, '<TR><TD><A HREF="{path}"><FONT SIZE=1>{title}</FONT></A><BR><FONT SIZE=1>{summary}</FONT></TD></TR>')}</TABLE></TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>Bản quyền thuộc {page.department}. Số lượt truy cập: 1.204.993</FONT></TD></TR></TABLE></BODY></HTML>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<TR><TD WIDTH=90><IMG SRC="/thumb/{n}.gif"></TD><TD><A HREF="{path}"><FONT SIZE=2><B>{title}</B></FONT></A> <FONT SIZE=1>({day})</FONT><BR><FONT SIZE=2>{summary}</FONT> <A HREF="{path}"><FONT SIZE=1>Xem tiếp</FONT></A></TD></TR>',
    )
    numbers = " | ".join(
        f'<A HREF="{path}">{number}</A>' if number != page.page else f"<B>{number}</B>"
        for number, path in enumerate(page.paths, 1)
    )
    return _frame(
        page,
        f"<FONT SIZE=3><B>{page.section}</B></FONT><TABLE>{items}</TABLE><P ALIGN=CENTER><FONT SIZE=2>{numbers}</FONT>",
    )


LAYOUT = Layout(
    "fonts", "Sở Thủy sản tỉnh Rừng Đước", "sts.rungduoc.example", "/tin.asp?id={number}", "/hinh/{name}.jpg", "/vanban/{name}",
    dates, article, roll, roll_path="/loaitin.asp?loai=3", page_path="{path}&trang={page}", sections=False, most_lines=3,
    signings=("name", "name-unit", "theo", "bai-anh-line", "none"), credits=("dot", "dash"), soils=("entities", "double", "nbsp", "nfd"),
)  # fmt: skip
