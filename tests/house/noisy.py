"""A generated department of 300 articles on loopback: every request brings other sidebars, counters and dates.

Its second state has 15 new articles, 6 changed, 4 gone and 3 moved ones. All texts are invented.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COUNT, ON_A_PAGE = 300, 30
SECTIONS = ("hoat-dong", "cong-nghiep", "thuong-mai")
SUBJECTS = ("khuyến công", "xúc tiến thương mại", "an toàn hóa chất", "quản lý thị trường", "tiết kiệm năng lượng")
DEEDS = ("Hội nghị tổng kết công tác", "Lớp tập huấn về", "Đoàn kiểm tra làm việc về", "Kế hoạch triển khai công tác")
TAILS = ("đã nêu những kết quả đạt được trong quý", "đề nghị các đơn vị phối hợp chặt chẽ hơn nữa",
         "ghi nhận nhiều kiến nghị của các cơ sở", "phân công từng phòng theo dõi tiến độ thực hiện")  # fmt: skip
FILLER = "Các đại biểu cùng trao đổi về những khó khăn của doanh nghiệp và thống nhất cách làm trong thời gian tới."


@dataclass(frozen=True)
class Item:
    """One article of the department."""

    number: int
    title: str
    lines: tuple[str, ...]
    day: str
    path: str
    author: str = "Minh Hạnh"
    caption: str = "Quang cảnh buổi làm việc"
    file: str = ""


def make_item(number: int) -> Item:
    chance = random.Random(number)
    subject = SUBJECTS[number % 5]
    title = f"{DEEDS[number % 4]} {subject} đợt {number} tại huyện Sông Dừa"
    lines = tuple(
        f"Trong phần {part} của đợt {number}, bộ phận {chance.choice(SUBJECTS)} {chance.choice(TAILS)}. {FILLER}"
        for part in ("mở đầu", "thảo luận", "kết luận")
    )
    day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2020 + number % 5}"
    file = f"/tep/ke-hoach-{number}.pdf" if number % 7 == 0 else ""
    return Item(number, title, lines, day, f"/{SECTIONS[number % 3]}/tin-{number}.html", file=file)


CHANGES: dict[int, dict[str, object]] = {
    10: {"title": "Buổi gặp mặt đã đổi tên của huyện Sông Dừa"},
    11: {"lines": (*make_item(11).lines[:2], "Phần cuối đã được viết lại, với những số liệu mới của phòng.")},
    12: {"day": "17/06/2024"},
    13: {"author": "Quốc Bảo"},
    15: {"caption": "Đại biểu xem các gian hàng"},
    14: {"file": "/tep/ke-hoach-sua-doi.pdf"},
}
GONE = (20, 21, 22, 23)
MOVED = {30: "/vi/news/tin-hay-9030.html", 31: "/vi/news/tin-hay-9031.html", 32: "/vi/news/tin-hay-9032.html"}


@dataclass
class Department:
    """The site: `state` 1 or 2; the noise differs at every request."""

    state: int = 1
    items: dict[str, Item] = field(default_factory=dict)
    noise: random.Random = field(default_factory=lambda: random.Random(7))
    hits: int = 0

    def __post_init__(self) -> None:
        self.items = {item.path: item for item in map(make_item, range(COUNT))}

    def relaunch(self) -> None:
        """Go over to the second state."""
        self.state = 2
        for number, change in CHANGES.items():
            path = make_item(number).path
            self.items[path] = replace(self.items[path], **change)  # type: ignore[arg-type]  # by name
        for number in GONE:
            del self.items[make_item(number).path]
        for number, path in MOVED.items():
            self.items[path] = replace(self.items.pop(make_item(number).path), path=path)
        self.items |= {item.path: item for item in map(make_item, range(COUNT, COUNT + 15))}

    def answer(self, path: str) -> tuple[int, str, str]:
        """Give status, Location and page."""
        self.hits += 1
        if path == "/robots.txt":
            return 404, "", ""
        if path in self.items:
            return 200, "", self.article(self.items[path])
        lists = {self.list_path(page): page for page in range(-(-len(self.items) // ON_A_PAGE))}
        if path in lists:
            return 200, "", self.listing(lists[path], len(lists))
        return self.missing(path)

    def missing(self, path: str) -> tuple[int, str, str]:
        """Answer for what is not there, in the four ways of portals; one moved article has a redirect."""
        said = "<html><head><title>Thông báo</title></head><body><h1>Không tìm thấy trang</h1></body></html>"
        old = {make_item(number).path: number for number in (*GONE, *MOVED)}
        number = old.get(path) if self.state == 2 else None
        leads = {30: MOVED[30], 31: MOVED[31], 23: "/"}
        if number in leads:
            return 301 if number == 30 else 302, leads[number], ""
        return {20: 404, 21: 410, 22: 200}.get(number or 0, 404), "", said

    def list_path(self, page: int) -> str:
        """Give the address of a page of the list."""
        return f"/?trang={page + 1}" if page else "/"

    def listing(self, page: int, pages: int) -> str:
        """Make a page of the list, with the pager."""
        newest = sorted(self.items.values(), key=lambda item: -item.number)[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        rows = "".join(f'<li><a href="{item.path}">{item.title}</a> <i>({item.day})</i></li>' for item in newest)
        pager = " ".join(f'<a href="{self.list_path(number)}">{number + 1}</a>' for number in range(pages))
        return self.frame("Trang tin của Sở", f"<ul class='tin'>{rows}</ul><div class='trang'>{pager}</div>")

    def article(self, item: Item) -> str:
        """Make the page of an article."""
        lines = "".join(f"<p>{line}</p>" for line in item.lines)
        token = self.noise.randrange(10**9)
        file = f'<p><a href="{item.file}?token={token}">Kế hoạch kèm theo</a></p>' if item.file else ""
        body = f"""<h1>{item.title}</h1><div class="ngay">Ngày đăng: {item.day}</div>
        <div class="luot">Lượt xem: {self.noise.randrange(99999)}</div><div class="noi-dung">{lines}
        <figure><img src="/anh/{item.number}.jpg?v={token}" width="600" height="400">
        <figcaption>{item.caption}</figcaption></figure>{file}
        <p style="text-align:right"><b>Tin: {item.author}</b></p></div>
        <div class="lien-quan"><h3>Tin liên quan</h3>{self.some_links(5)}</div>"""
        return self.frame(item.title, body)

    def some_links(self, count: int) -> str:
        """Make a list of other articles, drawn anew."""
        chosen = self.noise.sample(sorted(self.items), count)
        return "<ul>" + "".join(f'<li><a href="{one}">{self.items[one].title}</a></li>' for one in chosen) + "</ul>"

    def frame(self, title: str, main: str) -> str:
        """Put a page into the frame, with the noise of this request."""
        boxes = [
            f"<div class='box'><h3>Tin mới</h3>{self.some_links(6)}</div>",
            f"<div class='qc'><a href='http://quangcao.example/?id={self.noise.random()}'>Mua ngay hôm nay</a></div>",
            f"<div class='box'><h3>Thống kê</h3><p>Đang xem: {self.noise.randrange(99)}</p><p>{self.hits}</p></div>",
        ]
        self.noise.shuffle(boxes)
        now = f"Thứ Hai, ngày {time.strftime('%d/%m/%Y')} {self.noise.randrange(24):02}:{self.noise.randrange(60):02}"
        return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
        <div class="dau">{now}</div><div class="menu"><a href="/">Trang chủ</a></div><div class="chinh">{main}</div>
        <div class="phai">{"".join(boxes)}</div><div class="chan">Phiên: {self.noise.random()}</div></body></html>"""


@contextmanager
def serve_department() -> Iterator[tuple[Department, str]]:
    """Serve the department; give it and its address."""
    department = Department()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = 65536

        def do_GET(self) -> None:
            status, location, page = department.answer(self.path)
            body = page.encode()
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield department, f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
