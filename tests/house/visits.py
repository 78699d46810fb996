"""The demo department over one winter: four visits, weeks apart, as a crawl would have captured them.

The first two see the demo's two editions; at the later ones its contacts and a few articles say something else, most of
it without a word about the change. `python -m tests.house.visits FOLDER` makes the archive, with a release after the
first visit and one after the last.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.demo.answers import Answer
from crawler.demo.content import all_stories
from crawler.demo.exchange import answer_headers
from crawler.demo.portal import Portal, absolute
from crawler.demo.words import sections
from crawler.warc import Capture, CaptureWriter, Counts, Exchange, Original, RunEnd
from pipelines.cli import main

NIGHTS = tuple(  # 02:30 in Viet Nam
    datetime(*day, 19, 30, tzinfo=UTC) for day in ((2025, 11, 13), (2025, 12, 18), (2026, 1, 15), (2026, 3, 12))
)
CONTACTS = "/lien-he.html"
LISTS = ("/robots.txt", "/", CONTACTS, *(f"/{one.slug}" for one in sections()))


@dataclass(frozen=True, slots=True)
class Edit:
    """From visit `since` (counted from 1) on, a page says `new` where it said `old`; no page: every page."""

    since: int
    page: str
    old: str
    new: str


def story_path(number: int) -> str:
    """The address of an article by its running index in the demo."""
    return all_stories()[number].path


UNREADABLE = Edit(2, story_path(157), "Ngày đăng: 15/12/2025", "Ngày đăng: 35/12/2025")
SILENT = (
    Edit(3, story_path(152), "còn 06 hộ dân", "còn 02 hộ dân"),
    Edit(3, story_path(147), "xử phạt 39,8 triệu đồng", "xử phạt 19,8 triệu đồng"),
    Edit(4, story_path(148), "tỷ lệ hài lòng đạt 89,4%", "tỷ lệ hài lòng đạt 98,4%"),
    Edit(4, story_path(136), "Đồng chí Phạm Lê Hoàng Quý, Phó Giám đốc Sở Công Thương cùng tham gia với đoàn.", ""),
)
OFFICES = (
    Edit(3, "", "Ông Trịnh Gia Khánh - Giám đốc Sở", "Bà Tạ Ngọc Bích Thủy - Giám đốc Sở"),
    Edit(3, CONTACTS, "(0278) 3 666 214 - 3 666 215", "(0278) 3 666 220"),
    Edit(4, CONTACTS, "Lô A1, Cụm công nghiệp Cầu Ván", "Lô B3, Cụm công nghiệp Cầu Ván"),
    Edit(4, CONTACTS, "Trung tâm Kiểm định kỹ thuật an toàn", "Trung tâm Kỹ thuật an toàn Công Thương"),
)
EDITS = (UNREADABLE, *SILENT, *OFFICES)
LOST_PICTURE = all_stories()[152].pictures[0].path


@dataclass
class Winter:
    """The visits, one after the other; what an earlier one has seen unchanged is a revisit."""

    data: Path
    seen: dict[str, tuple[str, Capture]] = field(default_factory=dict)

    def visit(self, number: int) -> None:
        """Capture the portal as it stands at one visit."""
        portal, begins = Portal(min(number, 2)), NIGHTS[number - 1]
        run = f"{begins:%Y%m%dT%H%M%SZ}-demo"
        folder = self.data / "captures" / "demo"
        folder.mkdir(parents=True, exist_ok=True)
        writer = CaptureWriter(folder, run, site="demo")
        moment = begins
        for moment, target in zip(seconds(begins), self.targets(portal), strict=False):
            self.capture(writer, moment, target, edited(portal.answer(target), target, number))
        writer.write_note(RunEnd("demo", run, "finished", begins, moment, Counts()))
        writer.close()

    def targets(self, portal: Portal) -> list[str]:
        """What a visit asks for: lists, all articles known or new, and files that it has not seen."""
        stories = portal.edition.stories
        files = [one.path for story in stories for one in story.pictures]
        files += [one.path for story in stories for one in story.papers]
        pages = dict.fromkeys([*LISTS, *(story.path for story in stories), *filter(is_page, self.seen)])
        return [*pages, *(path for path in files if path not in self.seen)]

    def capture(self, writer: CaptureWriter, moment: datetime, target: str, answer: Answer) -> None:
        """Write one answer, or that nothing changed."""
        known = self.seen.get(target)
        if known and answer.etag == known[0]:
            last = known[1]
            original = Original(last.record_id, last.url, last.fetched_at, last.payload_digest)
            writer.write_revisit(Exchange(absolute(target), moment, 304, (), b""), original)
            return
        headers = answer_headers(answer, len(answer.body), packed=False)
        sent = tuple((name.encode(), value.encode()) for name, value in headers)
        written = writer.write(Exchange(absolute(target), moment, answer.status, sent, answer.body))
        self.seen[target] = answer.etag or "", written.capture


def is_page(target: str) -> bool:
    """Tell whether an address is a page, not a file."""
    return target.endswith(".html")


def seconds(begins: datetime) -> Iterator[datetime]:
    """The clock of a visit: a request each second."""
    while True:
        yield begins
        begins += timedelta(seconds=1)


def edited(answer: Answer, target: str, number: int) -> Answer:
    """The answer as it stands at a visit: with the edits of that day, in words and in its validator."""
    if target == LOST_PICTURE:
        return Answer(404, "text/html; charset=utf-8", b"")
    text, etag = answer.body, answer.etag
    for edit in EDITS:
        if edit.since > number or edit.page not in ("", target):
            continue
        assert not edit.page or edit.old.encode() in text, edit
        text = text.replace(edit.old.encode(), edit.new.encode())
        etag = f'{etag[:-1]}-{edit.since}"' if etag and edit.page else etag
    return Answer(answer.status, answer.media_type, text, etag, answer.modified, answer.location)


def make_winter(data: Path) -> Path:
    """Make the archive of the four visits, with a release after the first and one after the last."""
    winter, last = Winter(data), len(NIGHTS)
    for number in range(1, last + 1):
        winter.visit(number)
        if number in (1, last):
            publish(data)
    return data


def publish(data: Path) -> None:
    """Build what was captured and publish a release."""
    for verb in ("build", "release"):
        assert main(["--data", str(data), verb, "--quiet"]) == 0, verb


if __name__ == "__main__":
    print(make_winter(Path(sys.argv[1])))
