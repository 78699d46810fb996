"""The pages that are no news: contacts, introduction, log-in, not found, print twin."""

from __future__ import annotations

from html import escape

from crawler.demo import HOST
from crawler.demo.frame import SITE, Frame
from crawler.demo.markup import inline
from crawler.demo.story import Story
from crawler.demo.words import Office, offices


def contact_page(frame: Frame) -> str:
    """Print the department and its subordinate units."""
    own, *units = offices()
    blocks = "\n".join(_office(one) for one in units)
    content = f"""<h2 class="ten-muc">Liên hệ</h2>
{_office(own)}
<h3 class="ten-muc">Đơn vị trực thuộc</h3>
{blocks}
<form class="gop-y" action="/tim-kiem" method="get"><p>Gửi câu hỏi đến Sở Công Thương:</p>
<textarea name="tukhoa" rows="4"></textarea><button>Gửi</button></form>"""
    return frame.page(f"Liên hệ - {SITE}", content, crumb="Liên hệ")


def about_page(frame: Frame) -> str:
    """Say what the department is for, and that it is invented."""
    content = """<h2 class="ten-muc">Giới thiệu</h2>
<p>Sở Công Thương là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh Sông Dừa, tham mưu, giúp UBND tỉnh quản lý nhà nước
 về công nghiệp và thương mại trên địa bàn.</p>
<p>Tỉnh Sông Dừa, các địa danh, con người, doanh nghiệp và số liệu trên trang này đều là hư cấu,
dùng để thử nghiệm phần mềm lưu trữ.</p>"""
    return frame.page(f"Giới thiệu - {SITE}", content, crumb="Giới thiệu")


def login_page(frame: Frame) -> str:
    """Print the editors' log-in, which robots.txt forbids."""
    content = """<h2 class="ten-muc">Đăng nhập quản trị</h2>
<form class="gop-y" method="post" action="/admin/dang-nhap"><p>Tên đăng nhập <input name="ten"></p>
<p>Mật khẩu <input name="mk" type="password"></p><button>Đăng nhập</button></form>"""
    return frame.page(f"Đăng nhập - {SITE}", content, crumb="Đăng nhập")


def missing_page(frame: Frame) -> str:
    """Print what stands where nothing is."""
    content = """<div class="khong-thay"><p class="so">404</p><h2>Không tìm thấy trang</h2>
<p>Trang bạn tìm không tồn tại hoặc đã bị gỡ bỏ. <a href="/">Trở về trang chủ</a></p></div>"""
    return frame.page(f"Không tìm thấy trang - {SITE}", content, crumb="Không tìm thấy")


def print_page(story: Story) -> str:
    """Give the print twin of an article: no frame, and a canonical link to the article."""
    lines = "\n".join(f"<p>{inline(story, block.text)}</p>" for block in story.blocks if block.kind != "table")
    lead = f"<p><b>{inline(story, story.lead)}</b></p>" if story.lead else ""
    dates = " ".join(stamp.raw for stamp in (story.published, story.updated) if stamp)
    signed = f'<p align="right"><i>{escape(story.signature.raw)}</i></p>' if story.signature else ""
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{escape(story.title)}</title>
<link rel="canonical" href="http://{HOST}{story.path}"><meta name="robots" content="noindex"></head>
<body onload="window.print()">
<p>{SITE}</p><hr>
<h1>{inline(story, story.title)}</h1><p>{dates}</p>
{lead}
{lines}
{signed}
</body></html>
"""


def _office(one: Office) -> str:
    fax = f"Fax: {one.fax_raw}" if one.fax_raw else ""
    if one.one_line:
        numbers = f"<p>Điện thoại: {one.phones_raw}; {fax}; Email: {one.email_raw}</p>"
    else:
        lines = [f"Điện thoại: {one.phones_raw}", fax, f"Email: {one.email_raw}"]
        numbers = "\n".join(f"<p>{line}</p>" for line in lines if line)
    licence = f"\n<p>{one.licence_raw}</p>" if one.licence_raw else ""
    return f"""<div class="don-vi">
<p class="ten-don-vi"><b>{escape(one.organisation)}</b></p>
<p>{one.person_label}: {one.person_raw}</p>
<p>Địa chỉ: {one.address}</p>
{numbers}{licence}
</div>"""
