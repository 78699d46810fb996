"""The portal without its sockets: a request's target goes in, an answer comes out."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from urllib.parse import parse_qs, quote, unquote, urlsplit

from crawler.demo import HOST, feeds, fixed_pages, lists
from crawler.demo.answers import ASSETS, HTML, XML, Answer, file_answer, page_answer, paper_answer, picture_answer
from crawler.demo.editions import edition
from crawler.demo.frame import SITE, Frame
from crawler.demo.layout_new import article_new
from crawler.demo.layout_old import article_old
from crawler.demo.schedule import TODAY
from crawler.demo.story import Section, Story
from crawler.demo.words import sections

PAGE_PATH = re.compile(r"/trang-(\d{1,4})$")
RELATED = 6
SHEET, DRAWING = "text/css; charset=utf-8", "image/svg+xml"
LOOK = {"style.css": SHEET, "khung.css": SHEET, "song.svg": DRAWING, "emblem.svg": DRAWING}
"""The files of the frame: a style sheet, the sheet that it imports, the waves behind the banner, and the emblem."""


class Portal:
    """One edition of the portal; only the view counters change from request to request."""

    def __init__(self, number: int = 1) -> None:
        self.edition = edition(number)
        stories = self.edition.stories
        old_target, old_path = next(iter(edition(1).moved.items()))
        old_title = next(one.title for one in stories if one.path == old_path)
        self.frame = Frame(TODAY[number], stories[:6], (old_target, old_title))
        self._stories = {one.path: one for one in stories}
        self._sections = {f"/{one.slug}": one for one in sections()}
        self._pictures = {one.path: (story, one) for story in stories for one in story.pictures}
        self._papers = {unquote(one.path): (story, one) for story in stories for one in story.papers}
        self._views = {one.path: one.views for one in stories}
        self._lock = threading.Lock()
        self._fixed: dict[str, Callable[[], Answer]] = self._fixed_answers()

    def answer(self, target: str, form: Mapping[str, str] | None = None) -> Answer:
        """Give the answer to an origin-form target; `form` holds the fields of a POST, None for a GET."""
        moved = self.edition.moved.get(target)
        if moved:
            return Answer(301, HTML, b"", location=moved)
        split = urlsplit(target)
        query = {key: values[0] for key, values in parse_qs(split.query).items()}
        path = unquote(split.path)
        if path in self._fixed:
            return self._fixed[path]()
        return self._article(path, query) or self._upload(path) or self._listing(path, query, form) or self._missing()

    def _fixed_answers(self) -> dict[str, Callable[[], Answer]]:
        stories, frame = self.edition.stories, self.frame
        return {
            "/": lambda: page_answer(lists.home_page(frame, stories)),
            "/lien-he.html": lambda: page_answer(fixed_pages.contact_page(frame)),
            "/gioi-thieu.html": lambda: page_answer(fixed_pages.about_page(frame)),
            "/admin/dang-nhap": lambda: page_answer(fixed_pages.login_page(frame)),
            "/robots.txt": lambda: Answer(200, "text/plain; charset=utf-8", feeds.ROBOTS.encode()),
            "/sitemap.xml": lambda: Answer(200, XML, feeds.sitemap_index()),
            feeds.SITEMAP_CHILD: lambda: Answer(200, "application/gzip", feeds.sitemap_child(stories)),
            "/rss.xml": lambda: Answer(200, "application/rss+xml; charset=utf-8", feeds.news_feed(stories)),
            **{f"/assets/{name}": partial(file_answer, ASSETS / name, kind) for name, kind in LOOK.items()},
        }

    def _article(self, path: str, query: Mapping[str, str]) -> Answer | None:
        story = self._stories.get(path)
        if story is None:
            return None
        if query.get("print"):
            return page_answer(fixed_pages.print_page(story))
        etag = f'W/"{hashlib.sha256(_content_key(story).encode()).hexdigest()[:20]}"'
        return Answer(200, HTML, self._article_page(story).encode(), etag, story.modified)

    def _article_page(self, story: Story) -> str:
        layout = article_old if story.layout == "old" else article_new
        content = layout(story, self._count_view(story), self._related(story))
        head = f'<link rel="canonical" href="http://{HOST}{story.path}">'
        if story.layout == "old":  # the old system put the site's name into every title
            return self.frame.page(SITE, content, section=story.section, head=head)
        return self.frame.page(f"{story.printed(story.title)} - {SITE}", content, section=story.section, head=head)

    def _related(self, story: Story) -> Sequence[Story]:
        same = [one for one in self.edition.stories if one.section == story.section and one != story]
        older = [one for one in same if one.posted < story.posted]
        return (older or same)[:RELATED]

    def _count_view(self, story: Story) -> int:
        with self._lock:
            self._views[story.path] += 1
            return self._views[story.path]

    def _upload(self, path: str) -> Answer | None:
        if path in self._pictures:
            return picture_answer(*self._pictures[path])
        return paper_answer(*self._papers[path]) if path in self._papers else None

    def _listing(self, path: str, query: Mapping[str, str], form: Mapping[str, str] | None) -> Answer | None:
        if path == "/tim-kiem":
            return page_answer(lists.search_page(self.frame, query.get("tukhoa", ""), self.edition.stories))
        if path == "/lich":
            return self._calendar(query)
        numbered = PAGE_PATH.search(path)
        section = self._sections.get(path[: numbered.start()] if numbered else path)
        if section is None or (numbered and section.pager != "path"):
            return None
        return self._section(section, numbered[1] if numbered else query.get("trang", "1"), query, form)

    def _section(
        self, section: Section, page: str, query: Mapping[str, str], form: Mapping[str, str] | None
    ) -> Answer | None:
        sort = query.get("sapxep", "")
        stories = _sorted([one for one in self.edition.stories if one.section == section], sort)
        if section.pager == "postback":
            if form is not None and not _state_holds(section, form, lists.page_count(stories)):
                return Answer(500, HTML, "Lỗi: Validation of viewstate failed.".encode())
            page = (form or {}).get("__EVENTARGUMENT", "1")
        number = int(page) if page.isdecimal() else 0
        if not 1 <= number <= lists.page_count(stories):
            return None
        return page_answer(lists.section_page(self.frame, section, stories, number, sort))

    def _calendar(self, query: Mapping[str, str]) -> Answer | None:
        year, month = query.get("nam", ""), query.get("thang", "")
        if not (year.isdecimal() and month.isdecimal() and 1 < int(year) < 9999 and 1 <= int(month) <= 12):
            return None
        return page_answer(lists.calendar_page(self.frame, int(year), int(month)))

    def _missing(self) -> Answer:
        return page_answer(fixed_pages.missing_page(self.frame), 404)


def _content_key(story: Story) -> str:
    """All that the article itself says; neither the counter nor the frame belongs to it."""
    return repr((story.title, story.lead, story.blocks, story.pictures, story.papers, story.signature,
                 story.published, story.updated, story.layout, sorted(story.soil)))  # fmt: skip


def _sorted(stories: list[Story], sort: str) -> list[Story]:
    if sort == "tieude":
        return sorted(stories, key=lambda one: one.title)
    return sorted(stories, key=lambda one: -one.views) if sort == "luotxem" else stories


def _state_holds(section: Section, form: Mapping[str, str], pages: int) -> bool:
    """Tell whether a post-back brings the hidden state of a served page, and the pager as its target."""
    states = {lists.view_state(section, page) for page in range(1, pages + 1)}
    return form.get("__VIEWSTATE") in states and form.get("__EVENTTARGET") == lists.PAGER_FIELD


def absolute(path: str) -> str:
    """Give the address of a path on the demo's host, percent-encoded."""
    return f"http://{HOST}{quote(path, safe='/%?=&-._~')}"
