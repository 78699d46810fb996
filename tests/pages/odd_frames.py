# ruff: noqa: E501  (markup reads better unbroken)
"""Frames of invented portals for pages of every kind: menus, boxes of news, a log-in box, banners of partners, a footer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

DEPARTMENT = "Sở Công Thương tỉnh Ví Dụ"
HOST = "sct.vidu.gov.vn"
Frame: TypeAlias = Callable[..., str]

MENU = (
    ("/", "Trang chủ"), ("/gioi-thieu", "Giới thiệu"), ("/tin-tuc", "Tin tức"), ("/van-ban", "Văn bản"),
    ("/thu-tuc", "Thủ tục hành chính"), ("/hoi-dap", "Hỏi đáp"), ("/lien-he", "Liên hệ"), ("/so-do", "Sơ đồ cổng"),
)  # fmt: skip
NEWS = (
    ("/tin-tuc/khai-mac-phien-cho-hang-viet-112.html", "Khai mạc phiên chợ hàng Việt tại xã biên giới"),
    ("/tin-tuc/kiem-tra-an-toan-dien-mua-mua-113.html", "Kiểm tra an toàn điện trước mùa mưa bão"),
    ("/tin-tuc/tap-huan-thuong-mai-dien-tu-114.html", "Tập huấn thương mại điện tử cho hợp tác xã"),
    ("/tin-tuc/trao-chung-nhan-ocop-115.html", "Trao chứng nhận sản phẩm OCOP đợt hai cho mười cơ sở"),
    ("/tin-tuc/hoi-nghi-khuyen-cong-116.html", "Hội nghị triển khai công tác khuyến công năm mới"),
    ("/tin-tuc/lam-viec-voi-doan-doanh-nghiep-117.html", "Làm việc với đoàn doanh nghiệp về đầu tư chợ đầu mối"),
)
_PARTNERS = (
    ("https://www.nganhangvidu.com.vn/vay-von", "Vay vốn ưu đãi cho doanh nghiệp nhỏ"),
    ("https://baovidu.vn/xo-so", "Kết quả xổ số kiến thiết"),
    ("https://chinhphu.vn", "Cổng thông tin Chính phủ"),
    ("https://www.facebook.com/sctvidu", "Facebook"),
)


def _links(pairs: tuple[tuple[str, str], ...], form: str) -> str:
    return "".join(form.format(url=url, text=text) for url, text in pairs)


def panels(inner: str, *, title: str = "", head: str = "") -> str:
    """A Bootstrap portal of panels, with a log-in form in a hidden dialogue on every page."""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - {DEPARTMENT}</title>{head}</head><body>
<header><h1 class="site-name">{DEPARTMENT.upper()}</h1><form action="/seek/"><input type="text" name="q" placeholder="Tìm kiếm"><button>Tìm</button></form></header>
<nav class="navbar"><ul>{_links(MENU, '<li><a href="{url}">{text}</a></li>')}</ul></nav>
<div class="modal" style="display:none" id="dang-nhap"><form action="/users/login/" method="post"><label>Tên đăng nhập</label><input name="user"><label>Mật khẩu</label><input type="password" name="pass"><button>Đăng nhập</button></form></div>
<div class="row"><div class="col-md-16" id="main">{inner}</div><div class="col-md-8"><div class="panel"><div class="panel-heading">Tin mới</div><ul class="block_tophits">{_links(NEWS[:4], '<li><a href="{url}" title="{text}">{text}</a></li>')}</ul></div>
<div class="panel"><div class="panel-heading">Liên kết</div>{_links(_PARTNERS, '<a target="_blank" href="{url}">{text}</a><br>')}</div></div></div>
<footer><p>{DEPARTMENT}</p><p>Địa chỉ: Số 12 đường Hoa Sen, tỉnh Ví Dụ</p><p>Điện thoại: (0278) 3 822 511 - Email: sct@vidu.gov.vn</p></footer></body></html>"""


def tables(inner: str, *, title: str = "", head: str = "") -> str:
    """A frame of nested tables and font tags; its title in the head is the same on every page unless one is given."""
    named = f"{title} | {DEPARTMENT}" if title else DEPARTMENT
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{named}</title>{head}</head><body bgcolor="#ffffff"><table width="1000" align="center"><tr><td colspan="3"><img src="/images/banner.jpg" width="1000" height="150"></td></tr>
<tr><td colspan="3" bgcolor="#0060a0">{_links(MENU, ' <a href="{url}"><font color="#ffffff">{text}</font></a> |')}</td></tr>
<tr><td width="180" valign="top"><table><tr><td><b>Đăng nhập</b></td></tr><tr><td><form action="/login.php" method="post">Tên: <input name="u" size="10"><br>Mật khẩu: <input type="password" name="p" size="10"></form></td></tr><tr><td><a href="https://www.quangcaovidu.com/mua-sam"><img src="/images/qc1.gif" width="170" height="200"></a></td></tr></table></td>
<td valign="top">{inner}</td><td width="200" valign="top"><b>TIN ĐỌC NHIỀU</b><br>{_links(NEWS[1:], '<img src="/images/bullet.gif"> <a href="{url}">{text}</a><br>')}</td></tr>
<tr><td colspan="3" align="center"><font size="2">{DEPARTMENT}<br>Địa chỉ: Số 12 đường Hoa Sen, tỉnh Ví Dụ<br>ĐT: (0278) 3.822.511</font></td></tr></table></body></html>"""


def themed(inner: str, *, title: str = "", head: str = "") -> str:
    """A WordPress theme: article, widgets, a search form in the side bar."""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><title>{title} &#8211; {DEPARTMENT}</title>{head}<link rel="stylesheet" href="/wp-content/themes/x/style.css"></head><body class="page"><div id="page"><header id="masthead"><p class="site-title"><a href="/">{DEPARTMENT}</a></p><ul id="primary-menu">{_links(MENU, '<li class="menu-item"><a href="{url}">{text}</a></li>')}</ul></header>
<div id="content"><main id="primary">{inner}</main><aside id="secondary"><section class="widget widget_search"><form class="search-form" action="/"><label>Tìm kiếm cho: <input type="search" name="s"></label></form></section><section class="widget"><h2>Bài viết mới</h2><ul>{_links(NEWS[:5], '<li><a href="{url}">{text}</a></li>')}</ul></section><section class="widget">{_links(_PARTNERS, '<p><a href="{url}">{text}</a></p>')}</section></aside></div>
<footer id="colophon"><div class="site-info">Bản quyền thuộc {DEPARTMENT}. Điện thoại: 0278 3822 511</div></footer></div></body></html>"""


def posted(inner: str, *, title: str = "", head: str = "") -> str:
    """A WebForms portal: one form round everything, skip links off the screen, a link to log in at the top."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>
	{title}
</title>{head}</head><body><form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDw"><a href="#noidung" style="position:absolute;left:-9999px">Chuyển đến nội dung</a>
<div class="art-header"><h1 class="art-slogan">CỔNG THÔNG TIN ĐIỆN TỬ</h1><h2 class="art-title">{DEPARTMENT.upper()}</h2></div><div class="tools"><a href="/Secure/Login.aspx">Đăng nhập</a> <a href="/SiteMap.aspx">Sơ đồ</a> <input name="txtSearch"><a href="javascript:__doPostBack('s','')">Tìm kiếm</a></div>
<div class="art-nav"><ul class="art-menu">{_links(MENU, '<li><a href="{url}"><span>{text}</span></a></li>')}</ul></div><div class="art-layout"><div class="art-content" id="noidung">{inner}</div><div class="art-sidebar"><div class="art-block">{_links(NEWS[2:], '<div class="t"><a href="{url}">{text}</a> <span>(12/04/2023)</span></div>')}</div><div style="display:none"><a href="https://histats.example.com">thống kê</a></div></div></div>
<div class="art-footer">Cơ quan chủ quản: {DEPARTMENT}<br>Điện thoại: 0278.3822511 * Fax: 0278.3822512 * Email: vanthu@vidu.gov.vn</div></form></body></html>"""


def sections(inner: str, *, title: str = "", head: str = "") -> str:
    """A portal of sections and modules, a carousel, a list of linked sites in a closed menu."""
    return f"""<!doctype html><html lang="vi-VN"><head><meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="{DEPARTMENT}">{head}</head><body><section class="module Banner"><div class="logo"><a href="/">{DEPARTMENT}</a></div></section><section class="module Menu"><ul class="nav">{_links(MENU, '<li><a class="nav-link" href="{url}">{text}</a></li>')}</ul></section>
<section class="module Main"><div class="container">{inner}</div></section><section class="module Carousel"><div class="owl-carousel">{_links(NEWS, '<div class="item"><h4><a href="{url}">{text}</a></h4></div>')}</div></section>
<section class="module WebLink"><button>Liên kết website</button><ul class="dropdown" style="display:none">{_links(_PARTNERS, '<li><a href="{url}">{text}</a></li>')}<li><a href="https://dulichvidu.com.vn/casino-nghi-duong">Khu nghỉ dưỡng có casino Biển Ví Dụ</a></li></ul></section>
<section class="module Footer"><p><b>{DEPARTMENT}</b></p><p>Trụ sở: Số 12 đường Hoa Sen</p><p>Đường dây nóng: 0278 3822 511</p></section></body></html>"""


def modules(inner: str, *, title: str = "", head: str = "") -> str:
    """A Joomla template with columns of modules, a log-in module in sight."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" lang="vi-vn"><head><meta http-equiv="content-type" content="text/html; charset=utf-8" /><title>{title}</title><meta name="generator" content="Joomla! 1.5" />{head}</head><body><div id="wrapper"><div id="header"><h1><a href="/">{DEPARTMENT}</a></h1></div><div id="topmenu"><ul class="menu">{_links(MENU, '<li class="item"><a href="{url}"><span>{text}</span></a></li>')}</ul></div>
<div id="left"><div class="moduletable"><h3>Thành viên</h3><form action="/index.php" method="post" name="login"><p>Tên truy cập</p><input name="username" type="text" /><p>Mật khẩu</p><input type="password" name="passwd" /><input type="submit" value="Đăng nhập" /><ul><li><a href="/index.php?option=com_user&amp;view=reset">Quên mật khẩu?</a></li></ul></form></div></div>
<div id="maincolumn"><span class="breadcrumbs pathway"><a href="/" class="pathway">Trang chủ</a></span><div class="nopad">{inner}</div></div><div id="right"><div class="moduletable"><h3>Tin xem nhiều</h3><ul class="mostread">{_links(NEWS[:5], '<li class="mostread"><a href="{url}" class="mostread">{text}</a></li>')}</ul></div><div class="bannergroup"><a href="http://quangcaovidu.com/click/12" target="_blank"><img src="/images/banners/qc.jpg" alt="Quảng cáo nước mắm Ví Dụ" /></a></div></div>
<div id="footer">Giấy phép số 12/GP-TTĐT. Điện thoại: (0278) 3822511</div></div></body></html>"""


def bare(inner: str, *, title: str = "", head: str = "") -> str:
    """No frame at all: what a firewall, a server or a burglar sends."""
    return f"<html><head><title>{title}</title>{head}</head><body>{inner}</body></html>"
