"""A generated portal with pagers, related links and numbered addresses, and archives that lack some of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, Literal

from crawler.site import Site
from tests.build.archives import HOST, Crawl

Numbers = Literal["dense", "shared", "bursts", "none"]
Pattern = Literal["random", "months", "old"]
Lists = Literal["all", "first", "alike"]
SECTIONS: Final = ("tin-tuc", "van-ban", "khuyen-cong", "an-toan")
FIRST_DAY: Final = date(2017, 1, 2)
DAYS: Final = 3_200


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its place in the order of time, its number, day and section."""

    place: int
    number: int
    day: date
    section: str
    path: str

    @property
    def title(self) -> str:
        return f"Hội nghị chuyên đề lần thứ {self.place} bàn về nhiệm vụ của ngành"


@dataclass
class Portal:
    """A portal of `count` articles. `numbers`: dense; shared with other things; with bursts of them; no numbers.

    `related` says whether an article links to its neighbours, to how many `older` and `newer` ones; `pager` how a list
    names its pages, `page_size` how many articles stand on one, `mapped` how many of the newest a sitemap names.
    """

    seed: int
    count: int
    numbers: Numbers = "dense"
    related: bool = True
    pager: Literal["query", "path", "offset", "next"] = "query"
    start: int = 0
    page_size: int = 10
    older: int = 4
    newer: int = 2
    mapped: int = 0
    stories: list[Story] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        if self.stories:
            return
        days = sorted(int(DAYS * self.random.random() ** 0.8) for _ in range(self.count))
        number = self.start
        for place, day in enumerate(days):
            number += self.step()
            section = self.random.choice(SECTIONS)
            name = f"hoi-nghi-chuyen-de-lan-thu-{'abcdefghij'[place % 10]}-{spelled(place)}"
            path = f"/{section}/{name}" if self.numbers == "none" else f"/{section}/{name}-{number}.html"
            self.stories.append(Story(place, number, FIRST_DAY + timedelta(days=day), section, path))

    def step(self) -> int:
        """How far the next number is from the last."""
        if self.numbers == "shared":
            return 1 + int(self.random.expovariate(1 / 4))
        return self.random.randint(2, 30) if self.numbers == "bursts" and self.random.random() < 0.1 else 1

    def of(self, section: str) -> list[Story]:
        """The articles of a section, the newest first."""
        return [one for one in self.stories if one.section == section][::-1]

    def lists(self) -> Iterator[tuple[str, int, list[Story]]]:
        """The pages of all lists: section, page from 1, articles."""
        for section in SECTIONS:
            own = self.of(section)
            for start in range(0, len(own), self.page_size):
                yield section, start // self.page_size + 1, own[start : start + self.page_size]

    def page_path(self, section: str, page: int) -> str:
        if page == 1:
            return f"/{section}"
        forms = {"query": f"?page={page}", "path": f"/trang-{page}", "offset": f"?start={(page - 1) * self.page_size}"}
        return f"/{section}{forms.get(self.pager, forms['query'])}"

    def pager_html(self, section: str, page: int, last: int) -> str:
        near = range(max(1, page - 2), min(last, page + 2) + 1) if self.pager != "next" else ()
        links = [f'<a href="{self.page_path(section, n)}">{n}</a>' for n in near if n != page]
        if self.pager == "next":
            links += [f'<a href="{self.page_path(section, page - 1)}">Trang trước</a>'] if page > 1 else []
            links += [f'<a href="{self.page_path(section, page + 1)}">Trang sau</a>'] if page < last else []
        if page < last - 2 and self.pager != "next":
            links.append(f'<a href="{self.page_path(section, last)}">Cuối</a>')
        return f'<div class="pager">{" ".join(links)}</div>'

    def list_html(self, name: str, stories: list[Story], pager: str = "") -> bytes:
        rows = "".join(f'<li><a href="{one.path}">{one.title}</a> <i>{one.day:%d/%m/%Y}</i></li>' for one in stories)
        return frame(name, f"<h2>{name}</h2><ul>{rows}</ul>{pager}")

    def article_html(self, story: Story) -> bytes:
        own = self.of(story.section)
        at = own.index(story)
        near = [*own[max(0, at - self.newer) : at], *own[at + 1 : at + 1 + self.older]] if self.related else []
        rows = "".join(f'<li><a href="{one.path}">{one.title}</a></li>' for one in near)
        others = f'<div class="related"><h3>Tin liên quan</h3><ul>{rows}</ul></div>' if near else ""
        text = "".join(f"<p>{paragraph}</p>" for paragraph in body(story))
        date_line = f'<div class="date">Ngày đăng: {story.day:%d/%m/%Y}</div>'
        return frame(story.title, f'<h1>{story.title}</h1>{date_line}<div class="content">{text}</div>{others}')

    def map_xml(self) -> bytes:
        rows = "".join(f"<url><loc>{HOST}{one.path}</loc></url>" for one in self.stories[-self.mapped :])
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()

    def capture(self, data: Path, site: Site) -> dict[str, str]:
        """Capture the whole portal in one run; give the capture of each address."""
        crawl = Crawl(data, site)
        found = {path: crawl.get(path, html).record_id for path, html in self.pages().items()}
        if self.mapped:
            crawl.get("/sitemap.xml", self.map_xml(), media_type="application/xml")
        crawl.end()
        return found

    def pages(self) -> dict[str, bytes]:
        """All pages by their addresses."""
        pages = {"/": self.list_html("Trang chủ", self.stories[-8:][::-1])}
        lengths = {section: -(-len(self.of(section)) // self.page_size) for section in SECTIONS}
        for section, page, stories in self.lists():
            pager = self.pager_html(section, page, lengths[section])
            pages[self.page_path(section, page)] = self.list_html(section, stories, pager)
        return pages | {story.path: self.article_html(story) for story in self.stories}

    def lacking(self, share: float, pattern: Pattern, lists: Lists) -> set[str]:
        """The addresses that an archive lacks which lost such a share of the articles, and lists with them."""
        gone = self.lost(share, pattern)
        lost = {self.stories[place].path for place in gone}
        for section, page, stories in self.lists():
            half = 2 * sum(one.place in gone for one in stories) > len(stories)
            if page > 1 and (lists == "first" or (lists == "alike" and half)):
                lost.add(self.page_path(section, page))
        return lost

    def left(self, share: float, pattern: Pattern, lists: Lists) -> dict[str, bytes]:
        """The pages that such an archive has."""
        lacking = self.lacking(share, pattern, lists)
        return {path: html for path, html in self.pages().items() if path not in lacking}

    def without_oldest(self, count: int) -> Portal:
        """The portal that began later, and is the same from there on."""
        stories = self.stories[count:]
        return replace(self, count=len(stories), stories=stories)

    def lost(self, share: float, pattern: Pattern) -> set[int]:
        """The articles that are lost, by place."""
        random, wanted = Random(self.seed + 7), int(share * self.count)
        if pattern == "random":
            return set(random.sample(range(self.count), wanted))
        if pattern == "old":
            return set(range(wanted))
        months = sorted({one.day.replace(day=1) for one in self.stories})
        random.shuffle(months)
        gone: set[int] = set()
        for month in months:
            if len(gone) < wanted:
                gone |= {one.place for one in self.stories if one.day.replace(day=1) == month}
        return gone


def spelled(number: int) -> str:
    """A number as letters, so that an address has none."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def body(story: Story) -> list[str]:
    """A text that no other article has."""
    day = f"{story.day:%d/%m/%Y}"
    return [
        f"Ngày {day}, Sở Công Thương tổ chức hội nghị chuyên đề lần thứ {story.place} bàn về nhiệm vụ của ngành.",
        f"Hội nghị đã nghe báo cáo số {story.place}, thảo luận các giải pháp phát triển công nghiệp của tỉnh.",
        "Kết thúc hội nghị, lãnh đạo Sở đề nghị các phòng tiếp tục phối hợp chặt chẽ với các địa phương trong tỉnh.",
    ]


def frame(title: str, content: str) -> bytes:
    menu = "".join(f'<a href="/{section}">{section}</a> ' for section in SECTIONS)
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="menu"><a href="/">Trang chủ</a> {menu}</div><div class="main">{content}</div></body></html>""".encode()
