# ruff: noqa: E501  (markup reads better unbroken)
"""After Lotus Domino: capital letters without quotes, spacers, line breaks for paragraphs, a bare date above the title."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import WIDE_MENU, day, ink, links, menu, rows, weekday, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale

BLANK = '<IMG SRC=/icons/ecblank.gif BORDER=0 HEIGHT=1 WIDTH=1 ALT="">'
FONT = '<FONT SIZE=2 FACE="Arial">{}</FONT>'


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return day(posted, f"{posted:%d-%m-%Y}"), None


def article(tale: Tale) -> str:
    assert tale.published
    lead = f"<B>{FONT.format(ink(tale, tale.lead))}</B><BR>\n<BR>\n" if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f"<DIV ALIGN=right><B>{FONT.format(ink(tale, tale.signing.raw))}</B></DIV>" if tale.signing.raw else ""
    papers = "".join(
        f'<BR><A HREF={one.path}><IMG SRC=/icons/fileatt.gif BORDER=0 ALT="{escape(one.file_name)}"> <FONT SIZE=2 FACE="Arial" COLOR=0000FF>{escape(one.title)}</FONT></A>\n'
        for one in tale.papers
    )
    inner = f"""<TABLE WIDTH=100% BORDER=0 CELLSPACING=0 CELLPADDING=2>
<TR VALIGN=top><TD WIDTH=70% BGCOLOR=DEDEFF><B><FONT SIZE=2 COLOR=000080 FACE="Arial">{tale.section.upper()}</FONT></B></TD><TD WIDTH=30% BGCOLOR=DEDEFF><DIV ALIGN=right><FONT SIZE=1 FACE="Arial">{tale.published.raw}</FONT></DIV></TD></TR>
<TR VALIGN=top><TD COLSPAN=2>{BLANK}<BR><B><FONT SIZE=3 COLOR=800000 FACE="Arial">{ink(tale, tale.title)}</FONT></B></TD></TR>
<TR VALIGN=top><TD COLSPAN=2><DIV ALIGN=justify>{lead}{body}</DIV>{signed}{papers}</TD></TR></TABLE>
<HR WIDTH=100% SIZE=1 ALIGN=left><FONT SIZE=2 FACE="Arial" COLOR=800000><B>Tin, bài đã đưa</B></FONT><TABLE BORDER=0>{links(tale.others[:7], '<TR VALIGN=top><TD><FONT SIZE=1 FACE="Arial">{day}</FONT></TD><TD><A HREF={path}><FONT SIZE=2 FACE="Arial">{title}</FONT></A></TD></TR>')}</TABLE>"""
    return _frame(tale, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f"<TABLE BORDER=1 CELLSPACING=0 CELLPADDING=3>{rows(tale, piece, 'TD VALIGN=top', FONT)}</TABLE>"
    text = FONT.format(ink(tale, piece.text))
    shapes = {"item": "<FONT SIZE=2>- </FONT>{}<BR>", "heading": "<B>{}</B><BR>\n<BR>", "quote": "<I>{}</I><BR>\n<BR>"}
    return shapes.get(piece.kind, "{}<BR>\n<BR>").format(text)


def _shot(tale: Tale, shot: Shot) -> str:
    text = "<BR>\n".join(ink(tale, one) for one in shot.lines)
    caption = f'<CENTER><I><FONT SIZE=1 FACE="Arial">{text}</FONT></I></CENTER>' if text else ""
    return f'<CENTER><IMG SRC={shot.path} WIDTH=400 HEIGHT=267 ALT="{escape(shot.alt)}"></CENTER>{caption}<BR>'


def _frame(page: Tale | Roll, inner: str) -> str:
    others = page.others[7:12] if isinstance(page, Tale) else page.beside[:5]
    left = menu(
        '<TR VALIGN=top><TD BGCOLOR=000080>{n}&nbsp;</TD><TD><A HREF=/web/stnmt.nsf/vmuc{n}?OpenView TARGET=_top><FONT SIZE=2 COLOR=FFFFFF FACE="Arial">{name}</FONT></A></TD></TR>'.replace(
            "{n}&nbsp;", BLANK
        ),
        WIDE_MENU,
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8"><TITLE>{page.department}</TITLE>
<SCRIPT LANGUAGE=JavaScript TYPE="text/javascript">
<!--
document._domino_target = "_self";
function _doClick(v, o, t) {{ return false; }}
// -->
</SCRIPT>
</HEAD>
<BODY TEXT=000000 BGCOLOR=FFFFFF LEFTMARGIN=0 TOPMARGIN=0><FORM METHOD=post ACTION="/web/stnmt.nsf/frmTin?OpenForm&amp;Seq=1" NAME=_frmTin>
<TABLE WIDTH=100% BORDER=0 CELLSPACING=0 CELLPADDING=0><TR VALIGN=top><TD COLSPAN=3><IMG SRC=/web/stnmt.nsf/banner.jpg WIDTH=1000 HEIGHT=120 BORDER=0></TD></TR>
<TR VALIGN=top><TD COLSPAN=2 BGCOLOR=6699CC><B><FONT SIZE=2 COLOR=FFFFFF FACE="Arial">{weekday(page.today)}, ngày {page.today:%d-%m-%Y}</FONT></B></TD><TD BGCOLOR=6699CC><INPUT NAME=txtTim VALUE="" SIZE=14><INPUT TYPE=button VALUE="Tìm" onClick="_doClick('A1B2', this, null)"></TD></TR>
<TR VALIGN=top><TD WIDTH=17% BGCOLOR=003399><TABLE BORDER=0 CELLSPACING=0>{left}</TABLE></TD><TD WIDTH=63%>{inner}</TD>
<TD WIDTH=20% BGCOLOR=EFEFEF><B><FONT SIZE=2 COLOR=FF0000 FACE="Arial">Thông báo</FONT></B><BR>{links(others, '<A HREF={path}><FONT SIZE=2 FACE="Arial">{title}</FONT></A> <FONT SIZE=1 COLOR=808080>({day})</FONT><BR><BR>')}</TD></TR>
<TR VALIGN=top><TD COLSPAN=3><CENTER><FONT SIZE=1 FACE="Arial">Bản quyền thuộc {page.department}</FONT></CENTER></TD></TR></TABLE></FORM></BODY></HTML>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<TR VALIGN=top><TD><IMG SRC=/icons/vwicn005.gif BORDER=0 HEIGHT=11 WIDTH=11 ALT=""></TD><TD><A HREF={path}><FONT SIZE=2 FACE="Arial"><B>{title}</B></FONT></A><FONT SIZE=1 FACE="Arial" COLOR=808080> [{day}]</FONT><BR><FONT SIZE=2 FACE="Arial">{summary}</FONT></TD></TR>',
    )
    back = f"<A HREF={page.paths[page.page - 2]}>Trang trước</A> | " if page.page > 1 else ""
    more = f"<A HREF={page.next_path}>Trang sau</A>" if page.next_path else "Trang sau"
    bar = f'<FONT SIZE=2 FACE="Arial">{back}{more} | <A HREF={page.paths[0]}&ExpandView>Mở rộng</A> | <A HREF={page.paths[0]}&CollapseView>Thu gọn</A> | <A HREF=/web/stnmt.nsf/$SearchForm?SearchView>Tìm kiếm</A></FONT>'
    return _frame(
        page,
        f"<B><FONT SIZE=3 COLOR=000080>{page.section}</FONT></B><BR>{bar}<TABLE BORDER=0 CELLSPACING=0 CELLPADDING=2>{items}</TABLE>{bar}",
    )


LAYOUT = Layout(
    "domino", "Sở Tài nguyên và Môi trường tỉnh Hàm Rồng", "stnmt.hamrong.example", "/web/stnmt.nsf/0/C1257{number}A00309B47?OpenDocument", "/web/stnmt.nsf/hinh/{name}.jpg", "/web/stnmt.nsf/vanban/{name}", dates, article, roll,
    roll_path="/web/stnmt.nsf/vtintuc?OpenView&Count=12", page_path="{path}&Start={offset}", most_lines=3, sections=False,
    signings=("name", "name-unit", "nguon", "tin-anh", "none"), credits=("dot", "dash"), soils=("nbsp", "double", "entities", "nfd"),
)  # fmt: skip
