"""Clean text to the markup of careless editors, and the pieces of furniture that several portals share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

from crawler.demo.dates import WEEKDAYS
from tests.layouts.tale import Neighbour, Office, Piece, Roll, Shot, Stamp, Tale

SMALL = ("hai", "ba", "tư", "năm", "sáu", "bảy")
CUT = re.compile(r"(?<=[.,;] )(\w)(\w{2,})")
MENU = (
    "Trang chủ",
    "Giới thiệu",
    "Tin tức - Sự kiện",
    "Công nghiệp",
    "Thương mại",
    "Văn bản",
    "Thủ tục hành chính",
    "Hỏi đáp",
    "Liên hệ",
)


WIDE_MENU = (
    "Trang nhất",
    "Cơ cấu tổ chức",
    "Tin hoạt động của ngành",
    "Chiến lược, quy hoạch, kế hoạch phát triển",
    "Thông tin đấu thầu, mua sắm công",
    "Chuyển đổi số",
    "Lịch công tác tuần của lãnh đạo",
    "Góp ý dự thảo văn bản",
    "Liên hệ",
)


def ink(tale: Tale, text: str) -> str:
    """A clean text as the markup of this tale's page: escaped, with the dirt that the tale has."""
    if "nbsp" in tale.soil:
        text = re.sub(r"(?<=\d) (?=\w)", "\u00a0", text)
    if "nfd" in tale.soil:
        text = unicodedata.normalize("NFD", text)
    markup = escape(text, quote=False)
    if "cut" in tale.soil:
        markup = CUT.sub(r'<span lang="VI">\1</span><span lang="VI">\2</span>', markup, count=1)
    if "double" in tale.soil:
        markup = re.sub(r"(?<=[.;,]) (?=\w)", " \n ", markup)
    if "entities" in tale.soil:
        markup = re.sub(r"[à-ỹ]", lambda found: f"&#{ord(found[0])};", markup)
    return markup


def minute(when: datetime, raw: str) -> Stamp:
    """A stamp to the minute."""
    return Stamp(raw, when.isoformat(timespec="minutes"), "minute")


def day(when: datetime, raw: str) -> Stamp:
    """A stamp to the day."""
    return Stamp(raw, when.date().isoformat(), "day")


def weekday(when: datetime) -> str:
    """Thứ ba, Chủ nhật."""
    return WEEKDAYS[when.weekday()]


def with_shots(tale: Tale, piece: Callable[[Piece], str], shot: Callable[[Shot], str], *, top: bool = True) -> str:
    """The body: each piece, and after it the pictures that follow it; those above the text first unless not `top`."""
    made = [shot(one) for one in tale.shots if one.after < 0] if top else []
    for place, one in enumerate(tale.pieces):
        made.append(piece(one))
        made += [shot(each) for each in tale.shots if each.after == place]
    return "\n".join(made)


def grouped(tale: Tale, piece: Callable[[Piece], str], shot: Callable[[Shot], str], tag: str = "ul") -> str:
    """As `with_shots`, with the `li` of neighbouring items in one list."""
    body = with_shots(tale, piece, shot)
    return re.sub(r"(?:<li>.*?</li>\s*)+", lambda found: f"<{tag}>{found[0]}</{tag}>", body, flags=re.DOTALL)


def rows(tale: Tale, piece: Piece, cell: str = "td", inner: str = "{}") -> str:
    """The rows of a data table."""
    name = cell.split(maxsplit=1)[0]
    return "\n".join(
        "<tr>" + "".join(f"<{cell}>{inner.format(ink(tale, one))}</{name}>" for one in row) + "</tr>"
        for row in piece.rows
    )


def links(others: Sequence[Neighbour], form: str = '<li><a href="{path}">{title}</a> <span>({day})</span></li>') -> str:
    """Other articles in the given form, over {path}, {title}, {day}, {clock}, {summary}."""
    return "\n".join(
        form.format(
            path=one.path, title=escape(one.title), day=one.day, clock=one.clock, summary=escape(one.summary), n=number
        )
        for number, one in enumerate(others, 1)
    )


def pager(page: Roll, other: str, here: str) -> str:
    """The numbers of a list's pages, over {path} and {n}; the page that is open in a form of its own."""
    return "".join(
        (here if number == page.page else other).format(path=escape(path), n=number)
        for number, path in enumerate(page.paths, 1)
    )


def menu(form: str = '<li><a href="/muc/{n}">{name}</a></li>', names: Sequence[str] = MENU) -> str:
    """The portal's menu."""
    return "".join(form.format(n=number, name=name) for number, name in enumerate(names))


def wide_menu(form: str = '<li><a href="/nhom/{n}">{name}</a></li>') -> str:
    """A menu whose entries are as long as titles."""
    return menu(form, WIDE_MENU)


def poll() -> str:
    """A poll as portals have it beside the text."""
    answers = ("Rất hài lòng", "Hài lòng", "Bình thường", "Chưa hài lòng")
    rows_made = "".join(f'<input type="radio" name="poll"> {one}<br>' for one in answers)
    return (
        f"<p>Ông/Bà đánh giá thế nào về giao diện mới của trang thông tin điện tử?</p>{rows_made}"
        '<input type="button" value="Biểu quyết"> <a href="/poll/ket-qua">Kết quả</a>'
    )


COMMENTS = (
    (
        "Nguyễn Văn Sửu",
        "Việc này rất thiết thực, mong Sở tổ chức thêm ở các xã vùng sâu để bà con được tham gia.",
    ),
    ("Hồng Đào", "Cho hỏi cơ sở nhỏ lẻ có được đăng ký không ạ? Thủ tục cần những giấy tờ gì, nộp ở đâu?"),
)


def office_lines(office: Office) -> tuple[str, ...]:
    """The contact block line by line, as most footers print it."""
    return (
        f"Địa chỉ: {office.address}",
        f"Điện thoại: {office.phones}",
        f"Fax: {office.fax}",
        f"Email: {office.email}",
    )
