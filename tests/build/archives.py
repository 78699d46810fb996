"""Small archives for the tests: pages that we compose, written as captures the way a crawl writes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.items import Problem
from crawler.site import Site, read_site
from crawler.warc import Capture, CaptureWriter, Counts, Exchange, Original, RunEnd

HOST = "http://sct.thunghiem.example"
BODY = tuple(
    """\
Sáng ngày 12/3/2023, Sở Công Thương đã tổ chức hội nghị triển khai nhiệm vụ của ngành, đồng chí Trần Văn Đấu, Phó Giám \
đốc Sở Công Thương chủ trì hội nghị và phát biểu chỉ đạo theo Quyết định số 2384/QĐ-UBND.
Hội nghị đã nghe báo cáo kết quả công tác, thảo luận các giải pháp phát triển công nghiệp và thương mại trên địa bàn \
tỉnh, đồng thời biểu dương nhiều tập thể và cá nhân có thành tích xuất sắc trong phong trào thi đua.
Kết thúc hội nghị, lãnh đạo Sở đề nghị các phòng chuyên môn tiếp tục phối hợp chặt chẽ với các địa phương để thực \
hiện tốt các chỉ tiêu được giao trong năm, bảo đảm tiến độ và chất lượng.""".split("\n")
)


def make_site(folder: Path, name: str = "sct-thu", extra: str = "") -> Site:
    """A site file of three keys, read."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yml"
    path.write_text(f"name: {name}\ntitle: Sở Công Thương tỉnh Thử Nghiệm\nhome: {HOST}/\n{extra}", encoding="utf-8")
    return read_site(path)


def article_page(
    number: int,
    *,
    title: str = "",
    day: str = "12/03/2023",
    body: tuple[str, ...] = BODY,
    counter: int = 1,
    phone: str = "0275.3822 365",
    head: str = "",
) -> bytes:
    """A page of an article: title, date line, a picture with its caption, a counter and a list of other articles."""
    title = title or f"Hội nghị triển khai nhiệm vụ công tác lần thứ {number}"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    others = "".join(f'<li><a href="/tin?ItemID={n}">Tin tức khác của ngành số {n}</a></li>' for n in range(900, 903))
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<div class="menu"><a href="/">Trang chủ</a> <a href="/lien-he">Liên hệ</a></div>
<div class="main"><h1>{title}</h1><div class="date">Ngày đăng: {day}</div>
<div class="content">{paragraphs}
<figure><img src="/anh/{number}.jpg" width="600" height="400">
<figcaption>Quang cảnh hội nghị lần {number}</figcaption></figure>
<p style="text-align:right">Tin, ảnh: Xuyên</p></div>
<div class="hits">Lượt xem: {counter}</div>
<div class="related"><h3>Tin cùng loại</h3><ul>{others}</ul></div></div>
<div class="footer">Điện thoại: {phone} - Email: sct@thunghiem.example</div></body></html>""".encode()


def missing_page() -> bytes:
    """What a server says with status 404."""
    return "<html><body><h1>Không tìm thấy trang</h1></body></html>".encode()


@dataclass
class Crawl:
    """One run that writes captures; the clock goes on by one second with each."""

    data: Path
    site: Site
    begins: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 1, 0, 0, tzinfo=UTC))
    ended: str | None = "finished"
    rotate_at: int = 64 * 2**20

    def __post_init__(self) -> None:
        self.now = self.begins
        self.run_id = f"{self.begins:%Y%m%dT%H%M%SZ}-{self.site.name}"
        folder = self.data / "captures" / self.site.name
        folder.mkdir(parents=True, exist_ok=True)
        self.writer = CaptureWriter(folder, self.run_id, site=self.site.name, rotate_at=self.rotate_at)

    def get(self, path: str, body: bytes, status: int = 200, media_type: str = "text/html; charset=utf-8") -> Capture:
        """Capture one response."""
        self.now += timedelta(seconds=1)
        headers = ((b"Content-Type", media_type.encode()),)
        return self.writer.write(Exchange(HOST + path, self.now, status, headers, body)).capture

    def lead(self, path: str, to: str, status: int = 301) -> Capture:
        """Capture a redirect."""
        self.now += timedelta(seconds=1)
        headers = ((b"Content-Type", b"text/html"), (b"Location", to.encode()))
        return self.writer.write(Exchange(HOST + path, self.now, status, headers, b"")).capture

    def unchanged(self, path: str, before: Capture) -> Capture:
        """Capture a 304."""
        self.now += timedelta(seconds=1)
        original = Original(before.record_id, before.url, before.fetched_at, before.payload_digest)
        return self.writer.write_revisit(Exchange(HOST + path, self.now, 304, (), b""), original).capture

    def problem(self, path: str) -> None:
        """Note that a page could not be fetched."""
        self.writer.write_note(Problem(HOST + path, "fetch", "timed out", "60 s", "Try again later."), HOST + path)

    def end(self) -> None:
        """End the run, with its note or, when `ended` is None, as if it were killed."""
        if self.ended is not None:
            self.writer.write_note(RunEnd(self.site.name, self.run_id, self.ended, self.begins, self.now, Counts()))
        self.writer.close()
