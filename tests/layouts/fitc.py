# ruff: noqa: E501  (markup reads better unbroken)
"""After the FITC portal: names of parts in Vietnamese, "Ngày cập nhật" as the only date, a described picture on top."""

from __future__ import annotations

from datetime import datetime
from html import escape

from crawler.demo.draw import Draw
from tests.layouts.ink import day, ink, links, rows, weekday, wide_menu, with_shots
from tests.layouts.tale import Layout, Piece, Roll, Shot, Stamp, Tale


def dates(posted: datetime, later: datetime, draw: Draw) -> tuple[Stamp | None, Stamp | None]:
    return None, day(later, f"{later:%d/%m/%Y}")


def article(tale: Tale) -> str:
    assert tale.updated
    lead = f'<div class="TT_TinChiTiet_TrichYeu">{ink(tale, tale.lead)}</div>' if tale.lead else ""
    body = with_shots(tale, lambda piece: _piece(tale, piece), lambda shot: _shot(tale, shot))
    signed = f'<div class="TT_TinChiTiet_TacGia">{ink(tale, tale.signing.raw)}</div>' if tale.signing.raw else ""
    papers = "".join(
        f'<div>Tập tin đính kèm: <a href="{one.path}">{escape(one.title)}</a></div>' for one in tale.papers
    )
    inner = f"""<div id="ctl23_ctl00_pnl" class="TT_TinChiTiet"><div class="TT_TinChiTiet_TieuDe">{ink(tale, tale.title)}</div><div class="TT_TinChiTiet_NgayCapNhat">Ngày cập nhật {tale.updated.raw}</div>
{lead}<div class="TT_TinChiTiet_NoiDung">{body}</div>{signed}{papers}<div class="TT_TinChiTiet_TinLienQuan"><div class="tieude">Các tin khác</div>{links(tale.others[:6], '<div class="TT_Tin"><a href="{path}">{title}</a> <span>({day})</span></div>')}</div></div>"""
    return _frame(tale, tale.title, inner)


def _piece(tale: Tale, piece: Piece) -> str:
    if piece.kind == "table":
        return f'<table border="1">{rows(tale, piece)}</table>'
    shapes = {"item": "<p>- {}</p>", "heading": "<p><strong>{}</strong></p>", "quote": "<p><em>{}</em></p>"}
    return shapes.get(piece.kind, "<p>{}</p>").format(ink(tale, piece.text))


def _shot(tale: Tale, shot: Shot) -> str:
    if shot.after < 0:
        return f'<div class="TT_TinChiTiet_DongAnhMinhHoa"><img src="{shot.path}" alt="{escape(shot.alt)}"><div class="TT_TinChiTiet_MoTaAnh">{" ".join(ink(tale, one) for one in shot.lines)}</div></div>'
    texts = "<br>".join(ink(tale, one) for one in shot.lines)
    return f'<div align="center"><img src="{shot.path}" alt="{escape(shot.alt)}"><br>{texts}</div>'


def _frame(page: Tale | Roll, title: str, inner: str) -> str:
    others = page.others[6:12] if isinstance(page, Tale) else page.beside[:5]
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{page.department}</title></head><body><form name="Form" method="post" action="/Default.aspx" id="Form">
<div id="header"><div class="banner_text">CỔNG THÔNG TIN ĐIỆN TỬ</div><div class="banner_text2">{page.department.upper()}</div></div><div class="TT_NgayThang">{weekday(page.today)}, Ngày {page.today:%d/%m/%Y}</div><div id="menu"><ul>{wide_menu()}</ul></div>
<table width="100%"><tr><td id="ctl00_left" valign="top"><div class="TT_Khung"><div class="TT_Khung_TieuDe">Tin mới nhất</div><marquee direction="up">{links(others, '<div><a href="{path}">{title}</a></div>')}</marquee></div></td><td id="ctl00_center" valign="top">{inner}</td></tr></table>
<div id="footer">Chung nhan Tin Nhiem Mang<br>{page.department}</div></form></body></html>"""


def roll(page: Roll) -> str:
    items = links(
        page.items,
        '<div class="TT_DanhSachTin_Tin"><div class="TT_TieuDe"><a href="{path}">{title}</a></div><div class="TT_Ngay">Ngày cập nhật {day}</div><div class="TT_TomTat">{summary}</div></div>',
    )
    numbers = " ".join(
        f"<a href=\"javascript:__doPostBack('ctl23$ctl01$lnkTrang{number}','')\">{number}</a>"
        if number != page.page
        else f"<b>{number}</b>"
        for number in range(1, 6)
    )
    return _frame(
        page,
        page.section,
        f'<div class="TT_DanhSach_TieuDe">{page.section}</div>{items}<div class="TT_PhanTrang">Trang: {numbers}</div>',
    )


LAYOUT = Layout(
    "fitc", "Sở Văn hóa tỉnh Phá Rạng", "svh.pharang.example", "/?gd=1&cn=28&tc={number}", "/UploadFiles/TinTuc/{year}/{month}/{name}.jpg",
    "/UploadFiles/VanBan/{name}", dates, article, roll, roll_path="/?gd=1&cn=28&nn={section}", post=("ctl23$ctl01$lnkTrang{page}", ""),
    sections=False, slide=True, most_lines=2, signings=("tac-gia", "name", "theo", "none"), soils=("nbsp", "nfd", "double"),
)  # fmt: skip
