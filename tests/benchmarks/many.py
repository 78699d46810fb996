"""A portal of many articles, on loopback: `python -m tests.benchmarks.many COUNT` prints its address and serves.

Its articles are small; with `heavy` after the count they are those of `heavy`, all written before the address is told.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PER_LIST = 50
WORDS = (
    "hội nghị tổng kết công tác khuyến công và xúc tiến thương mại năm nay đã đánh giá những kết quả đạt được của "
    "ngành trong việc hỗ trợ doanh nghiệp đổi mới máy móc mở rộng thị trường và nâng cao chất lượng sản phẩm tại chỗ"
).split()


def sentence(seed: int) -> str:
    """Give a sentence that differs from that of another seed."""
    chosen = [WORDS[(seed * 7 + place * (seed % 13 + 3)) % len(WORDS)] for place in range(24)]
    return f"{' '.join(chosen).capitalize()} lần thứ {seed}."


def article(number: int) -> str:
    """Give the page of one article: eight paragraphs, a date, a byline."""
    title = f"Sở Công Thương tổ chức hội nghị khuyến công lần thứ {number}"
    body = "".join(f"<p>{' '.join(sentence(number * 100 + part * 10 + k) for k in range(4))}</p>" for part in range(8))
    day = f"{number % 28 + 1:02}/{number // 28 % 12 + 1:02}/{2012 + number // 336 % 12}"
    head = f'<html><head><title>{title}</title></head><body><div class="menu"><a href="/">Trang chủ</a></div>'
    story = f'<h1>{title}</h1><div class="ngay">Ngày đăng: {day}</div>{body}<p><b>Thu Sương</b></p>'
    return f'{head}<div class="noi-dung">{story}</div></body></html>'


def listing(first: int, count: int) -> str:
    """Give one page of the list, with a link to the next."""
    rows = "".join(
        f'<li><a href="/tin/{n}.html">Sở Công Thương tổ chức hội nghị khuyến công lần thứ {n}</a></li>'
        for n in range(first, min(first + PER_LIST, count))
    )
    more = f'<a href="/?trang={first // PER_LIST + 2}">Trang sau</a>' if first + PER_LIST < count else ""
    return (
        f"<html><head><title>Tin tức</title></head><body><ul>{rows}</ul><div class='pager'>{more}</div></body></html>"
    )


def page_of(path: str, count: int, article_at: Callable[[int], str]) -> str | None:
    """Give the page at a path, None when there is none."""
    if path == "/":
        return listing(0, count)
    if path.startswith("/?trang="):
        return listing((int(path.partition("=")[2]) - 1) * PER_LIST, count)
    if path.startswith("/tin/"):
        return article_at(int(path[5:].removesuffix(".html")))
    return None


def make_handler(count: int, article_at: Callable[[int], str]) -> type[BaseHTTPRequestHandler]:
    """Make the handler of a portal of `count` articles."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            page = page_of(self.path, count, article_at)
            body = (page or "<html><body>Không tìm thấy trang</body></html>").encode()
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@contextmanager
def serving(count: int, *kind: str) -> Iterator[str]:
    """Serve a portal of `count` articles, of a kind, from a process of its own, and give its address."""
    words = [sys.executable, "-m", "tests.benchmarks.many", str(count), *kind]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.kill()


def heavy_article(count: int) -> Callable[[int], str]:
    """Write all heavy pages, and give what finds them by number."""
    from tests.benchmarks.heavy import Press

    pages = {number: page.decode() for number, page in Press(count).pages(0, count)}
    return pages.__getitem__


def main() -> None:
    """Serve until the process is ended."""
    count = int(sys.argv[1])
    article_at = heavy_article(count) if "heavy" in sys.argv else article
    server = ThreadingHTTPServer(("127.0.0.1", 0), make_handler(count, article_at))
    print(f"http://127.0.0.1:{server.server_address[1]}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
