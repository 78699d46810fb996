"""Heavy pages of invented portals, as departments have them: three layouts, menus, sidebars, scripts, 30 to 60 KB.

The text is that of `prose`, with coined names and numbers strewn in, so that new words keep coming as they do in real
news; no sentence comes twice. `python -m tests.benchmarks.heavy` compares both with the news of the shared data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from tests.benchmarks.invented import FAMILIES, GIVEN, Lexicon
from tests.benchmarks.many import PER_LIST
from tests.benchmarks.prose import Writer
from tests.text.conftest import read_bodies

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "lang" / "corpora" / "vietnam_news_2016.jsonl.xz"
BATCH = 100
"""Pages that are written together; a batch of a number is always the same."""
TITLES = 1_500
COINED = 1.75
"""Coined words for each sentence, in the mean: see `vocabulary`."""
MENU = (
    "Trang chủ|Giới thiệu|Chức năng, nhiệm vụ|Cơ cấu tổ chức|Lãnh đạo qua các thời kỳ|Tin hoạt động|Tin trong tỉnh|"
    "Công nghiệp|Thương mại|Năng lượng|Khuyến công|Xúc tiến thương mại|Hội nhập|Văn bản pháp quy|Văn bản điều hành|"
    "Thủ tục hành chính|Dịch vụ công|Công khai ngân sách|Quy hoạch, kế hoạch|Dự án đầu tư|Chuyển đổi số|Phổ biến "
    "pháp luật|Hỏi đáp|Góp ý dự thảo|Lịch làm việc|Thư viện ảnh|Phim tư liệu|Liên hệ|Sơ đồ cổng|Thư điện tử công vụ"
).split("|")
BLOCKS = ("Tin mới", "Đọc nhiều", "Thông báo", "Văn bản mới", "Tuyên truyền")
STYLE = "".join(f".khoi-{n}{{margin:0 0 {n}px;padding:{n % 7}px;background:#f{n % 10}f{n % 9}f0}}" for n in range(60))
SCRIPT = "".join(f"function mo{n}(a){{for(var i=0;i<a.length;i++){{a[i].style.top={n}+'px';}}}}" for n in range(90))
FOOT = (
    "<p><b>SỞ CÔNG THƯƠNG TỈNH SÔNG DỪA</b></p><p>Địa chỉ: Số 12 đường Bờ Kè, phường Bến Mới</p>"
    "<p>Điện thoại: 0275.3899.100 - Fax: 0275.3899.101</p><p>Email: sct@songdua.example</p>"
)
WORD = (
    '<p class="MsoNormal" style="margin:6.0pt 0in;text-align:justify;text-indent:.5in"><span lang="VI" style="'
    'font-size:14.0pt;line-height:115%;font-family:&quot;Times New Roman&quot;,serif;color:black">{}</span></p>'
)
PARAGRAPHS = ('<p style="text-align:justify">{}</p>', WORD, '<div style="margin:6px 0"><font size="3">{}</font></div>')
FRAMES = (
    """<h1 class="tieu-de">{title}</h1><div class="ngay-dang">Ngày đăng: {day}</div><div class="noi-dung">
<p class="sapo"><b>{lead}</b></p>{body}<figure><img src="/anh/{number}.jpg" width="600" height="400">
<figcaption>{caption}</figcaption></figure><p><b>{author}</b></p></div>""",
    """<table width="100%"><tr><td><span class="TieuDe">{title}</span></td></tr><tr><td><i>({day} 08:15)</i></td></tr>
<tr><td><b>{lead}</b></td></tr><tr><td>{body}<p align=center><img src="/anh/{number}.jpg" width=500 height=350></p>
<p align=center><i>{caption}</i></p></td></tr><tr><td align="right"><b>{author}</b></td></tr></table>""",
    """<h2 class="title">{title}</h2><p class="meta">Thứ hai, {day}, 09:30</p><div class="content"><b>{lead}</b>{body}
<table align=center><tr><td><img src="/anh/{number}.jpg" width=500 height=350></td></tr>
<tr><td><em>{caption}</em></td></tr></table><p style="text-align:right"><strong>{author}</strong></p></div>""",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What an article says."""

    number: int
    title: str
    lead: str
    paragraphs: Sequence[str]
    caption: str
    author: str
    day: str


class Press:
    """Writes the pages of a portal of `count` articles; the same number gives the same page."""

    def __init__(self, count: int = TITLES) -> None:
        self.writer, self.count = Writer(Lexicon()), count

    @cached_property
    def titles(self) -> list[str]:
        """Titles that menus and sidebars show."""
        titles: list[str] = self.writer.titles(np.random.default_rng(5), TITLES).text.to_pylist()
        return titles

    def stories(self, batch: int) -> Iterator[Story]:
        """Write the articles of a batch."""
        random = np.random.default_rng([batch, 77])
        titles, leads = self.writer.titles(random, BATCH), self.writer.leads(random, BATCH)
        captions, bodies = self.writer.titles(random, BATCH), self.writer.bodies(random, BATCH)
        columns = [one.to_pylist() for one in (titles.text, leads.text, bodies.paragraphs, captions.text)]
        for place, (title, lead, paragraphs, caption) in enumerate(zip(*columns, strict=True)):
            number = batch * BATCH + place
            told = [strewn(one, random) for one in paragraphs]
            author = f"{FAMILIES[random.integers(len(FAMILIES))]} {GIVEN[random.integers(len(GIVEN))]}"
            yield Story(number, f"{title} lần {number}", lead, told, caption, author, day_of(number))

    def pages(self, first: int, count: int) -> Iterator[tuple[int, bytes]]:
        """Write some pages, with their numbers."""
        for batch in range(first // BATCH, (first + count - 1) // BATCH + 1):
            for story in self.stories(batch):
                if first <= story.number < first + count:
                    yield story.number, self.page(story)

    def page(self, story: Story) -> bytes:
        """Draw one article in the layout of its number."""
        layout, random = story.number % len(FRAMES), np.random.default_rng([story.number, 3])
        body = "".join(PARAGRAPHS[layout].format(one) for one in story.paragraphs)
        told = {name: getattr(story, name) for name in ("number", "title", "lead", "caption", "author", "day")}
        middle = FRAMES[layout].format(body=body, **told)
        sides = [self.sidebar(random) for _ in range(2)]
        head = f'<meta charset="utf-8"><title>{story.title}</title><style>{STYLE}</style><script>{SCRIPT}</script>'
        top = f'<ul class="menu">{menu(random, -(-self.count // PER_LIST))}</ul>'
        shown = f'<div class="trai">{sides[0]}</div><div class="giua">{middle}{self.related(random)}</div>'
        foot = f'<div class="phai">{sides[1]}</div><div class="footer">{FOOT}</div>'
        return f'<!DOCTYPE html><html lang="vi"><head>{head}</head><body>{top}{shown}{foot}</body></html>'.encode()

    def sidebar(self, random: np.random.Generator) -> str:
        """Draw some boxes of links to other articles."""
        return "".join(
            f'<div class="hop khoi-{block}"><h3>{name}</h3><ul>{"".join(self.links(random, 7))}</ul></div>'
            for block, name in enumerate(BLOCKS)
            if random.random() < 0.8
        )

    def related(self, random: np.random.Generator) -> str:
        """Draw the list below an article."""
        return f'<div class="lien-quan"><h3>Các tin khác</h3><ul>{"".join(self.links(random, 10))}</ul></div>'

    def links(self, random: np.random.Generator, count: int) -> Iterator[str]:
        """Draw links to other articles."""
        for place in random.integers(TITLES, size=count).tolist():
            title, link = self.titles[place], f"/tin/{place % self.count}.html"
            picture = f'<img src="/anh/nho/{place}.jpg" width="90" height="60" alt="{title}">'
            yield f'<li><a href="{link}" title="{title}">{picture}{title}</a> <span>({day_of(place)})</span></li>'


def menu(random: np.random.Generator, lists: int) -> str:
    """Draw the menu, with submenus here and there; it leads to the pages of the list."""
    opened = random.random(len(MENU)) < 0.4
    rows = []
    for place, name in enumerate(MENU):
        below = "".join(f'<li class="cap-2"><a href="{list_at(place + n, lists)}">{MENU[n]}</a></li>' for n in range(4))
        submenu = f"<ul>{below}</ul>" if opened[place] else ""
        rows.append(f'<li class="cap-1"><a href="{list_at(place, lists)}">{name}</a>{submenu}</li>')
    return "".join(rows)


def list_at(place: int, lists: int) -> str:
    """Give the address of one of the pages of the list."""
    return f"/?trang={place % lists + 1}" if place % lists else "/"


def day_of(number: int) -> str:
    """Give the day of an article, over fifteen years."""
    return f"{number % 28 + 1:02}/{number // 28 % 12 + 1:02}/{2010 + number // 336 % 15}"


def coined(random: np.random.Generator) -> str:
    """Coin a word that no dictionary has: a number, a foreign name, a sign."""
    number, kind = int(random.integers(10_000_000)), int(random.integers(4))
    letters = "".join("bdgklmnrstvz"[number // 12**n % 12] + "aeiou"[number // 5**n % 5] for n in range(3))
    return (f"{number % 99_999:,}".replace(",", "."), letters.capitalize(), f"{letters.upper()[:4]}-{number % 97}",
            f"{number % 97},{number % 89}%")[kind]  # fmt: skip


def strewn(paragraph: str, random: np.random.Generator) -> str:
    """Strew coined words between the words of a paragraph."""
    words = paragraph.split(" ")
    for _ in range(random.poisson(COINED * (1 + paragraph.count(". ")))):
        words.insert(int(random.integers(1, len(words) + 1)), coined(random))
    return " ".join(words)


def vocabulary(texts: Iterable[str]) -> tuple[int, int, float]:
    """Count words, different words, and the share of sentences that stood before."""
    seen: set[str] = set()
    sentences: list[str] = []
    words = 0
    for text in texts:
        found = re.findall(r"\w+", text)
        words += len(found)
        seen.update(found)
        sentences += re.split(r"(?<=[.!?])\s", text)
    return words, len(seen), 1 - len(set(sentences)) / len(sentences)


def main() -> None:
    """Say how the vocabulary of our pages grows, beside that of real news."""
    press, sizes = Press(), []
    print("articles | words, different words, sentences that stood before: invented | real news")
    real = read_bodies(CORPUS, "content", 1)
    for count in (100, 500, 2_000):
        stories = (story for batch in range(count // BATCH) for story in press.stories(batch))
        ours, theirs = vocabulary(" ".join(one.paragraphs) for one in stories), vocabulary(real[:count])
        print(f"{count:8} | {ours[0]:9,} {ours[1]:7,} {ours[2]:.1%} | {theirs[0]:9,} {theirs[1]:7,} {theirs[2]:.1%}")
    sizes = [len(page) for _, page in press.pages(0, BATCH)]
    print(f"pages of {min(sizes):,} to {max(sizes):,} bytes, {sum(sizes) / len(sizes):,.0f} in the mean")


if __name__ == "__main__":
    main()
