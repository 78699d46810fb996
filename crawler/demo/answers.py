"""What the portal answers with: pages, files of the package, pictures and documents made on demand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.demo.documents import make_docx, make_pdf
from crawler.demo.furniture import PDF
from crawler.demo.pictures import draw_picture
from crawler.demo.story import Paper, Picture, Story

ASSETS = Path(__file__).parent / "assets"
HTML, XML = "text/html; charset=utf-8", "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the portal answers: `etag` is quoted and may be weak, `modified` is aware, `location` is for a 301."""

    status: int
    media_type: str
    body: bytes
    etag: str | None = None
    modified: datetime | None = None
    location: str | None = None


def page_answer(html: str, status: int = 200) -> Answer:
    """Answer with a page, which has no validators."""
    return Answer(status, HTML, html.encode())


def file_answer(path: Path, media_type: str) -> Answer:
    """Answer with a file of the package."""
    body = path.read_bytes()
    return Answer(200, media_type, body, _strong_etag(body))


def _strong_etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def picture_answer(story: Story, one: Picture) -> Answer:
    """Answer with a picture of a story."""
    body = draw_picture(one.scene, one.width, one.height, one.path)
    return Answer(200, "image/png", body, _strong_etag(body), story.posted)


def paper_answer(story: Story, one: Paper) -> Answer:
    """Answer with a document of a story: its title and its paragraphs."""
    make = make_pdf if one.media_type == PDF else make_docx
    body = make(one.title, [block.text for block in story.blocks if block.text], story.posted)
    return Answer(200, one.media_type, body, _strong_etag(body), story.posted)
