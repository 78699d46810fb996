"""How the reading tests open a page: bytes in, page out, for a site of three keys."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler.capture import Capture, payload_digest
from crawler.items import Article, Contact
from crawler.pages import Page, page_for
from crawler.site import Site

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
URL = "https://sct.vidu.example/tin-tuc/bai-1"
TITLE = "Sở Công Thương tỉnh Ví Dụ"


def open_page(
    body: bytes | str, url: str = URL, *, status: int = 200, media_type: str = "text/html", **keys: Any
) -> Page:
    """Open a page as the only capture of a site whose file has three keys (and those given)."""
    parts = urlsplit(url)
    site = Site(**({"name": "vi-du", "title": TITLE, "home": f"{parts.scheme}://{parts.netloc}/"} | keys))
    raw = body.encode() if isinstance(body, str) else body
    headers = (("Content-Type", media_type),)
    return page_for(
        site, Capture(url, datetime(2023, 4, 18, tzinfo=UTC), status, headers, raw, "r1", payload_digest(raw))
    )


def article_of(body: bytes | str, url: str = URL, **keys: Any) -> Article:
    """Return the one article of a page."""
    page = open_page(body, url, **keys)
    found = [item for item in page.items() if isinstance(item, Article)]
    assert len(found) == 1, f"{page.kind}: {page.reason}"
    return found[0]


def contacts_of(page: Page) -> list[Contact]:
    """Return the contact blocks of a page."""
    return [item for item in page.items() if isinstance(item, Contact)]


def gold_lines(name: str) -> list[dict[str, Any]]:
    """Return the records of a gold file, or skip the test when the folder is not there."""
    path = SHARED / "pages" / name
    if not path.exists():
        pytest.skip(f"gold pages are not at {path}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def plain(text: str | None) -> str:
    """Return text in NFC with every run of blanks as one blank: how a title or a paragraph is compared."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def portal(inner: str, *, title: str = "Hội nghị tổng kết công tác năm 2023", head: str = "", below: str = "") -> str:
    """Return a page of an ordinary portal round the given article markup."""
    menu = "".join(f'<li><a href="/muc-{n}">Chuyên mục {n}</a></li>' for n in range(8))
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - {TITLE}</title>{head}</head>
    <body><div class="banner"><h1>SỞ CÔNG THƯƠNG TỈNH VÍ DỤ</h1></div><div class="menu"><ul>{menu}</ul></div>
    <div class="today">Thứ ba, ngày 18/04/2023</div><div class="chi-tiet">{inner}</div>{below}
    <div class="footer">Bản quyền thuộc {TITLE}</div></body></html>"""


PARAGRAPHS = (
    "Sáng ngày 12/4/2023, Sở Công Thương tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ mới.",
    "Tham dự hội nghị có lãnh đạo các phòng chuyên môn, đại diện doanh nghiệp và các hợp tác xã trên địa bàn tỉnh.",
    "Hội nghị thống nhất năm nhóm nhiệm vụ trọng tâm, trong đó ưu tiên kết nối cung cầu và khuyến công địa phương.",
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADING = "<h2>Hội nghị tổng kết công tác năm 2023</h2>"
