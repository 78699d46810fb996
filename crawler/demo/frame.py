"""The site's frame: banner with emblem and today's date, menu, breadcrumbs, sidebar, footer."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from crawler.demo import HOST
from crawler.demo.dates import header_line
from crawler.demo.story import Section, Story
from crawler.demo.words import offices, sections

SITE = "Sở Công Thương tỉnh Sông Dừa"
FRIENDS = (
    ("Cổng thông tin điện tử tỉnh Sông Dừa", "http://www.songdua.example/"),
    ("Dịch vụ công trực tuyến", "http://dichvucong.songdua.example/"),
    ("Sàn thương mại điện tử tỉnh", "http://sanhang.songdua.example/"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows round its own content: today's date, the latest news and an old address still linked."""

    today: date
    latest: Sequence[Story]
    old_link: tuple[str, str]

    def page(self, title: str, content: str, *, section: Section | None = None, crumb: str = "", head: str = "") -> str:
        """Give a whole HTML page; `content` is the main column."""
        return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<meta name="viewport" content="width=1160">
<meta name="author" content="{SITE}">
<link rel="stylesheet" href="/assets/style.css">
<link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="alternate" type="application/rss+xml" title="{SITE}" href="/rss.xml">
{head}
</head>
<body>
<div id="khung">
{self._banner()}
{_menu(section)}
<div class="tin-chay"><b>Tin mới:</b> <a href="{self.latest[0].path}">{escape(self.latest[0].title)}</a></div>
<div class="duong-dan">{_crumbs(section, crumb)}</div>
<div id="than">
<main id="chinh">
{content}
</main>
<aside id="ben">
{self._sidebar()}
</aside>
</div>
{_footer()}
</div>
</body>
</html>
"""

    def _banner(self) -> str:
        return f"""<header id="dau-trang">
<div class="thanh-tren"><span class="hom-nay">{header_line(self.today)}</span>
<span><a href="/lien-he.html">Liên hệ</a> | <a href="/gioi-thieu.html">Giới thiệu</a> |
<a href="/rss.xml">RSS</a></span></div>
<div class="bang-ten"><a href="/"><img src="/assets/emblem.svg" alt="Biểu trưng" width="104" height="104"></a>
<div><p class="cap-tren">ỦY BAN NHÂN DÂN TỈNH SÔNG DỪA</p><h1>SỞ CÔNG THƯƠNG</h1>
<p class="khau-hieu">Cổng thông tin điện tử - Kỷ cương, tận tụy, đồng hành cùng doanh nghiệp</p></div></div>
</header>"""

    def _sidebar(self) -> str:
        news = "\n".join(
            f'<li><a href="{one.path}">{escape(one.title)}</a> <span class="ngay-nho">{one.shown}</span></li>'
            for one in self.latest[:6]
        )
        friends = "\n".join(f'<li><a href="{url}" rel="external">{name}</a></li>' for name, url in FRIENDS)
        return f"""<form class="tim" action="/tim-kiem" method="get">
<input name="tukhoa" placeholder="Nhập từ khóa"><button>Tìm kiếm</button></form>
<div class="hop"><h4>Tin mới nhất</h4><ul>
{news}
</ul></div>
<div class="hop"><h4>Lịch</h4>{month_table(self.today.year, self.today.month)}</div>
<div class="hop"><h4>Bài được quan tâm</h4><ul>
<li><a href="{self.old_link[0]}">{escape(self.old_link[1])}</a></li></ul></div>
<div class="hop"><h4>Liên kết website</h4><ul>
{friends}
</ul></div>
<div class="duong-day-nong">Đường dây nóng<br><b>0278.3666 190</b></div>"""


def month_table(year: int, month: int) -> str:
    """One month of the endless calendar: each day is a link, and so are the months before and after."""
    before, after = ((year - (month == 1), (month - 2) % 12 + 1), (year + (month == 12), month % 12 + 1))
    address = f"/lich?nam={year}&amp;thang={month}&amp;ngay="
    days = calendar.Calendar().monthdayscalendar(year, month)
    weeks = "\n".join(f"<tr>{''.join(_day_cell(address, day) for day in week)}</tr>" for week in days)
    return f"""<table class="lich">
<caption><a href="/lich?nam={before[0]}&amp;thang={before[1]}">&laquo;</a> Tháng {month}/{year}
<a href="/lich?nam={after[0]}&amp;thang={after[1]}">&raquo;</a></caption>
<tr><th>T2</th><th>T3</th><th>T4</th><th>T5</th><th>T6</th><th>T7</th><th>CN</th></tr>
{weeks}
</table>"""


def _day_cell(address: str, day: int) -> str:
    return f'<td><a href="{address}{day}">{day}</a></td>' if day else "<td></td>"


def _menu(current: Section | None) -> str:
    links = [
        f'<li{" class=dang-xem" if one == current else ""}><a href="/{one.slug}">{one.title}</a></li>'
        for one in sections()
    ]
    return f"""<nav id="menu"><ul><li><a href="/">Trang chủ</a></li>
{"".join(links)}
<li><a href="/lien-he.html">Liên hệ</a></li></ul></nav>"""


def _crumbs(section: Section | None, crumb: str) -> str:
    parts = ['<a href="/">Trang chủ</a>']
    if section:
        parts.append(f'<a href="/{section.slug}">{section.title}</a>')
    if crumb:
        parts.append(f"<span>{escape(crumb)}</span>")
    return " &raquo; ".join(parts)


def _footer() -> str:
    own = offices()[0]
    return f"""<footer id="chan-trang">
<p class="ten">CỔNG THÔNG TIN ĐIỆN TỬ {SITE.upper()}</p>
<p>{own.licence_raw}</p>
<p>{own.person_label}: {own.person_raw}</p>
<p>Địa chỉ: {own.address}</p>
<p>Điện thoại: {own.phones_raw} | Fax: {own.fax_raw} | Email: <a href="mailto:{own.email_raw}">{own.email_raw}</a></p>
<p class="ghi-chu">Ghi rõ nguồn “{HOST}” khi đăng lại thông tin. <a href="/admin/dang-nhap">Đăng nhập</a></p>
</footer>"""
