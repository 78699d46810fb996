# ruff: noqa: E501  (markup reads better unbroken)
"""What invented list pages are filled with: titles, summaries, days, menus, and the truth beside the markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from crawler.pages.cues import fold

DEPARTMENT = "Sở Nội thương tỉnh Mây Ngàn"
TITLES = (
    "Hội nghị giao ban công tác quý I năm 2023",
    "Mây Ngàn đẩy mạnh tiêu thụ nhãn muộn qua sàn giao dịch",
    "Tập huấn chữ ký số cho cán bộ các phòng chuyên môn",
    "Kiểm tra an toàn hồ đập trước mùa mưa lũ",
    "Ký kết biên bản hợp tác với ba doanh nghiệp chế biến gạo",
    "Thư chúc Tết",
    "Lấy ý kiến dự thảo quy chế quản lý cụm công nghiệp trên địa bàn tỉnh giai đoạn 2023 - 2028",
    "Công đoàn cơ sở tổ chức hội thi nấu ăn nhân ngày 8/3",
    "Khai trương điểm bán hàng Việt tại xã Suối Vàng",
    "Thông báo lịch tiếp công dân tháng 5 năm 2023",
    "Phát động phong trào trồng cây đời đời nhớ ơn Bác",
    "Giá xăng dầu điều chỉnh từ 15 giờ chiều nay",
    "Đoàn công tác thăm và tặng quà gia đình chính sách",
    "Chương trình khuyến công hỗ trợ 12 cơ sở làng nghề đổi mới máy móc",
    "Tin buồn",
    "Xử phạt hai cửa hàng kinh doanh hàng không rõ nguồn gốc",
    "Tổng kết mười năm thực hiện cuộc vận động dùng hàng trong nước",
    "Cấp điện ổn định cho vùng nuôi tôm ven sông",
    "Hội chợ thương mại vùng cao thu hút hai trăm gian hàng",
    "Bế mạc giải bóng chuyền ngành năm 2023",
    "Triển khai kế hoạch phòng cháy chữa cháy rừng mùa khô",
    "Mở lớp bồi dưỡng kỹ năng bán hàng trực tuyến cho hợp tác xã",
    "Người dân phấn khởi vì có cầu mới",
    "Đảng bộ Sở học tập chuyên đề về nêu gương",
)
MENU = (
    "Trang chủ", "Giới thiệu", "Chức năng, nhiệm vụ của các phòng chuyên môn thuộc Sở", "Tin tức", "Tin trong tỉnh",
    "Thông báo", "Cải cách hành chính", "Học tập và làm theo tư tưởng, đạo đức, phong cách của Người", "Hỏi đáp", "Thư viện",
)  # fmt: skip
_FIRST = date(2023, 5, 16)


@dataclass(frozen=True, slots=True)
class News:
    """One article as a list names it."""

    number: int
    title: str
    path: str
    day: str
    summary: str
    slug: str


@dataclass(slots=True)
class Roll:
    """A page and its truth: articles of the list, articles beside it, pages of the list, and what is no way on.

    `dates` holds the printed day by path where the list shows it; `posts` what a pager posts, by name and value;
    `traps` are addresses that must not be followed at all. An article page that stands here has no list of its own.
    """

    url: str
    html: str
    items: tuple[News, ...]
    beside: tuple[News, ...] = ()
    dated: bool = True
    next: str | None = None
    pages: tuple[str, ...] = ()
    posts: tuple[tuple[tuple[str, str], ...], ...] = ()
    traps: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


Layout = Callable[[], Roll]


def slug_of(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def news(path: str, count: int = 10, start: int = 0, day: str = "%d/%m/%Y", base: int = 1204) -> tuple[News, ...]:
    """Make articles whose addresses follow a template over {n}, {slug}, {long}, {date}, {year}, {section}."""
    return tuple(_one(path, place % len(TITLES), base + 7 * place, day) for place in range(start, start + count))


def _one(path: str, place: int, number: int, day: str) -> News:
    when = _FIRST - timedelta(days=3 * place)
    slug = slug_of(TITLES[place])
    address = path.format(
        n=number, slug=slug, long=20230516080000000 + number * 31, date=f"{when:%Y/%m/%d}", year=when.year,
        section=("tin-tuc", "thong-bao", "doanh-nghiep")[place % 3],
    )  # fmt: skip
    first = TITLES[(place + 9) % len(TITLES)]
    summary = f"(MN) - {first} là một nội dung được nêu trong chương trình làm việc của tháng này tại địa phương."
    return News(number, TITLES[place], address, when.strftime(day), summary, slug)


def each(items: tuple[News, ...], template: str, glue: str = "\n") -> str:
    """Fill a template for each article: {path} {title} {day} {summary} {n} {cut}."""
    return glue.join(
        template.format(
            path=one.path.replace("&", "&amp;"), title=one.title, day=one.day, summary=one.summary, n=one.number,
            cut=one.title[:24].rsplit(" ", 1)[0] + "...",
        )
        for one in items
    )  # fmt: skip


def menu(
    path: str = "/{slug}", item: str = '<li><a href="{path}">{text}</a></li>', words: tuple[str, ...] = MENU
) -> str:
    """Fill a template for each entry of the menu; a path may use {slug} and {n}."""
    return "".join(
        item.format(path=path.format(slug=slug_of(text), n=10 + place), text=text) for place, text in enumerate(words)
    )


def page(body: str, head: str = "", title: str = "Tin tức") -> str:
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - {DEPARTMENT}</title>{head}</head><body>{body}</body></html>'
