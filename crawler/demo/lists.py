"""The pages that lead to articles: home, sections with three kinds of pagers, search results, the calendar."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from crawler.demo.frame import SITE, Frame, month_table
from crawler.demo.story import Section, Story
from crawler.demo.words import sections

PAGE_SIZE = 8
SORTS = {"ngay": "Mới nhất", "luotxem": "Xem nhiều", "tieude": "Tên bài"}
PAGER_FIELD = "ctl00$Main$Pager"


def home_page(frame: Frame, stories: Sequence[Story]) -> str:
    """Give the newest article with its picture, the next ones, and a box for each section."""
    first, others = stories[0], stories[1:9]
    slide = next(one for one in stories if one.pictures)
    picture = f'<a href="{slide.path}"><img src="{slide.pictures[0].path}" alt="" width="420"></a>'
    lines = "\n".join(_line(one) for one in others)
    lead = f"<p>{escape(slide.lead)}</p>" if slide.lead else ""
    content = f"""<div class="noi-bat"><div class="anh-lon">{picture}
<h3><a href="{slide.path}">{escape(slide.title)}</a></h3>{lead}</div>
<ul class="tin-nhanh">
{_line(first)}
{lines}
</ul></div>
<div class="o-chuyen-muc">
{"".join(_section_box(one, stories) for one in sections())}
</div>"""
    return frame.page(f"Trang chủ - {SITE}", content)


def section_page(frame: Frame, section: Section, stories: Sequence[Story], page: int, sort: str) -> str:
    """Page `page` (from 1) of a section's articles."""
    last = page_count(stories)
    shown = stories[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    items = "\n".join(_item(one) for one in shown)
    sorts = " | ".join(f'<a href="/{section.slug}?sapxep={key}">{label}</a>' for key, label in SORTS.items())
    pager = {"query": _query_pager, "path": _path_pager, "postback": _postback_pager}[section.pager]
    content = f"""<h2 class="ten-muc">{section.title}</h2>
<div class="sap-xep">Sắp xếp: {sorts}</div>
<ul class="danh-sach">
{items}
</ul>
{pager(section, page, last, sort)}"""
    return frame.page(f"{section.title} - {SITE}", content, section=section)


def search_page(frame: Frame, words: str, stories: Sequence[Story]) -> str:
    """Articles whose title holds the words."""
    found = [one for one in stories if words and words.lower() in one.title.lower()][:20]
    items = "\n".join(_item(one) for one in found)
    content = f"""<h2 class="ten-muc">Tìm kiếm</h2><p>Tìm thấy {len(found)} kết quả cho “{escape(words)}”.</p>
<ul class="danh-sach">
{items}
</ul>"""
    return frame.page(f"Tìm kiếm - {SITE}", content, crumb="Tìm kiếm", head='<meta name="robots" content="noindex">')


def calendar_page(frame: Frame, year: int, month: int) -> str:
    """Give a month without events; its links go on to other months for ever."""
    content = f"""<h2 class="ten-muc">Lịch công tác tháng {month}/{year}</h2><p>Không có lịch công tác.</p>
{month_table(year, month)}"""
    return frame.page(f"Lịch công tác - {SITE}", content, crumb="Lịch công tác")


def page_count(stories: Sequence[Story]) -> int:
    """How many pages a list of articles takes; at least one."""
    return max(1, -(-len(stories) // PAGE_SIZE))


def view_state(section: Section, page: int) -> str:
    """Give the hidden state of a post-back page: a post without it, or with another page's, is refused."""
    return base64.b64encode(f"/wEPDw{section.slug}:{page}".encode()).decode()


def _line(one: Story) -> str:
    return f'<li><a href="{one.path}">{escape(one.title)}</a> <span class="ngay-nho">({one.shown})</span></li>'


def _item(one: Story) -> str:
    picture = (
        f'<a href="{one.path}" class="thu-nho"><img src="{one.pictures[0].path}" alt="" width="140"></a>'
        if one.pictures
        else ""
    )
    lead = f"<p>{escape(one.lead)}</p>" if one.lead else ""
    return (
        f'<li>{picture}<div><a href="{one.path}" class="ten-bai">{escape(one.title)}</a>'
        f'<span class="ngay-nho">{one.shown}</span>{lead}</div></li>'
    )


def _section_box(section: Section, stories: Sequence[Story]) -> str:
    lines = "\n".join(_line(one) for one in [one for one in stories if one.section == section][:4])
    return (
        f'<section class="hop"><h4><a href="/{section.slug}">{section.title}</a></h4><ul>\n{lines}\n</ul></section>\n'
    )


def _query_pager(section: Section, page: int, last: int, sort: str) -> str:
    tail = f"&amp;sapxep={sort}" if sort else ""
    links = [
        f"<b>{turn}</b>" if turn == page else f'<a href="/{section.slug}?trang={turn}{tail}">{turn}</a>'
        for turn in range(1, last + 1)
    ]
    return f'<div class="phan-trang">Trang: {" ".join(links)}</div>'


def _path_pager(section: Section, page: int, last: int, sort: str) -> str:  # noqa: ARG001 - pagers share one form
    back = f'<a href="/{section.slug}/trang-{page - 1}">&laquo; Trang trước</a>' if page > 1 else ""
    on = f'<a href="/{section.slug}/trang-{page + 1}">Trang sau &raquo;</a>' if page < last else ""
    return f'<div class="phan-trang">{back} <span>Trang {page}/{last}</span> {on}</div>'


def _postback_pager(section: Section, page: int, last: int, sort: str) -> str:  # noqa: ARG001 - pagers share one form
    links = [
        f"<span>{turn}</span>"
        if turn == page
        else f"<a href=\"javascript:__doPostBack('{PAGER_FIELD}','{turn}')\">{turn}</a>"
        for turn in range(1, last + 1)
    ]
    return f"""<form method="post" action="/{section.slug}" id="aspnetForm">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="">
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{view_state(section, page)}">
<script>
function __doPostBack(target, argument) {{
  var form = document.getElementById('aspnetForm');
  form.__EVENTTARGET.value = target; form.__EVENTARGUMENT.value = argument; form.submit();
}}
</script>
<div class="phan-trang">{" ".join(links)}</div>
</form>"""
