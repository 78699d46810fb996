"""A layout's pages opened by a site of three keys, and how far the reading is from the truth, field by field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Final

from crawler.capture import Capture, payload_digest
from crawler.items import Article, Contact, Follow
from crawler.pages import Page, page_for
from crawler.site import Site
from pipelines.text.dates.lines import read_date
from tests.layouts.source import article_url, rolls, tales
from tests.layouts.tale import Layout, Roll, Stamp, Tale

FIELDS: Final = (
    "kind", "title", "published", "updated", "printed", "lead", "paragraphs", "captions", "tied", "credits", "byline",
    "files", "section", "contacts", "lists", "recall", "precision", "next",
)  # fmt: skip
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\ufeff]")
_MARK: Final = re.compile(r"^(?:[-+•–*]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Miss:
    """One field of one page that was not read right."""

    url: str
    field: str
    wanted: object
    found: object


@dataclass(slots=True)
class Tally:
    """Hits among what was wanted and what was found, by field, the misses, and each page's F1 over the body's words."""

    hits: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    words: list[float] = field(default_factory=list)

    def same(self, url: str, name: str, wanted: object, found: object, *, right: bool | None = None) -> None:
        """Count one value that must be the same."""
        hit = wanted == found if right is None else right
        self.hits[name] += hit
        self.wanted[name] += 1
        self.found[name] += 1
        if not hit:
            self.misses.append(Miss(url, name, wanted, found))

    def sets(self, url: str, name: str, wanted: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count the values of one field that has several."""
        one, two = Counter(wanted), Counter(found)
        self.hits[name] += (one & two).total()
        self.wanted[name] += one.total()
        self.found[name] += two.total()
        if one != two:
            self.misses.append(Miss(url, name, list((one - two).elements()), list((two - one).elements())))

    def share(self, url: str, name: str, inner: set[str], outer: set[str]) -> None:
        """Count how many of one set are in the other."""
        self.hits[name] += len(inner & outer)
        self.wanted[name] += len(inner)
        self.found[name] += len(inner)
        if inner - outer:
            self.misses.append(Miss(url, name, "nothing left over", sorted(inner - outer)))

    def rows(self, url: str, name: str, wanted: list[str], found: list[str]) -> None:
        """Count lines that must be the same in the same order; a surplus line counts as much as a missing one."""
        matcher = SequenceMatcher(None, wanted, found, autojunk=False)
        self.hits[name] += sum(block.size for block in matcher.get_matching_blocks())
        longest = max(len(wanted), len(found))
        self.wanted[name] += longest
        self.found[name] += longest
        if wanted != found:
            codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
            lost = [text for _, start, end, _, _ in codes for text in wanted[start:end]]
            more = [text for _, _, _, start, end in codes for text in found[start:end]]
            self.misses.append(Miss(url, name, lost, more))

    def f1(self, name: str) -> float | None:
        """Twice the hits over wanted and found together; None where the layout has nothing of the kind."""
        total = self.wanted[name] + self.found[name]
        return 2 * self.hits[name] / total if total else None


def plain(text: str | None) -> str:
    """Text in NFC with blanks folded and without signs that nobody sees: how two texts are compared."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text or "")).split())


def measure(layout: Layout) -> Tally:
    """Read every article and every list page of a layout."""
    tally = Tally()
    for tale in tales(layout):
        _measure_article(layout, tale, tally)
    for page in rolls(layout) if layout.roll else ():
        _measure_roll(layout, page, tally)
    return tally


def open_html(layout: Layout, path: str, html: str, today: datetime) -> Page:
    """Open a page as the only capture of a site whose file has three keys."""
    site = Site(name=layout.name, title=layout.department, home=article_url(layout, "/"))
    body, headers = html.encode(), (("Content-Type", "text/html; charset=utf-8"),)
    return page_for(site, Capture(article_url(layout, path), today, 200, headers, body, "r1", payload_digest(body)))


def _measure_article(layout: Layout, tale: Tale, tally: Tally) -> None:
    page = open_html(layout, tale.path, layout.article(tale), tale.today)
    items = list(page.items())
    tally.same(page.url, "kind", "article", page.kind, right=page.kind == "article")
    article = next((item for item in items if isinstance(item, Article)), Article(page.url))
    _measure_text(tale, article, tally)
    _measure_marks(layout, tale, article, tally)
    found = [item for item in items if isinstance(item, Contact)]
    tally.sets(page.url, "contacts", _office(tale) if layout.contacts else (), _numbers(found))


def _measure_text(tale: Tale, article: Article, tally: Tally) -> None:
    url = article.url
    tally.same(url, "title", tale.title, plain(article.title))
    for name, stamp, raw in (
        ("published", tale.published, article.published_raw),
        ("updated", tale.updated, article.updated_raw),
    ):
        tally.same(url, name, stamp and (stamp.raw, stamp.value), raw, right=is_date(stamp, raw))
        if stamp is not None and raw is not None:
            tally.same(url, "printed", stamp.raw, raw, right=plain(stamp.raw) in plain(raw))
    tally.same(url, "lead", plain(tale.lead), plain(article.lead))
    tally.words.append(word_f1(" ".join(tale.paragraphs), " ".join(article.paragraphs)))
    tally.rows(url, "paragraphs", [*map(_bare, tale.paragraphs)], [*map(_bare, article.paragraphs)])


def word_f1(wanted: str, found: str) -> float:
    """F1 over words in lower case, in NFC."""
    one, two = (Counter(re.findall(r"\w+", plain(text).lower())) for text in (wanted, found))
    return 2 * (one & two).total() / max(1, one.total() + two.total())


def is_date(stamp: Stamp | None, raw: str | None) -> bool:
    """Whether the raw line gives the value and the precision of the printed date, or both are missing."""
    wanted, found = read_date(stamp.value) if stamp else None, read_date(raw) if raw else None
    return (stamp is None) == (raw is None) and wanted == found


def _bare(text: str) -> str:
    """A paragraph as it is compared: without the mark of a list, which some readers print and others do not."""
    return _MARK.sub("", plain(text))


def _measure_marks(layout: Layout, tale: Tale, article: Article, tally: Tally) -> None:
    url = article.url
    shots = [(article_url(layout, shot.path).partition("?")[0], shot) for shot in tale.shots]
    images = [(image.url.partition("?")[0], image) for image in article.images]
    tally.sets(url, "captions", (shot.raw for _, shot in shots if shot.raw), _texts(i.caption_raw for _, i in images))
    tally.sets(url, "tied", [(u, s.raw) for u, s in shots], [(u, plain(i.caption_raw) or None) for u, i in images])
    tally.sets(
        url, "credits", [(s.credit, s.caption) for _, s in shots if s.credit],
        [(plain(i.credit), plain(i.caption)) for _, i in images if i.credit],
    )  # fmt: skip
    tally.sets(url, "byline", _parts(tale.signing), _parts(article.byline))
    tally.sets(
        url, "files", [(article_url(layout, paper.path), paper.title) for paper in tale.papers],
        [(file.url, plain(file.title)) for file in article.attachments],
    )  # fmt: skip
    if layout.sections:
        tally.same(url, "section", tale.section, plain(article.section))


def _texts(texts: Iterable[str | None]) -> list[str]:
    return [plain(text) for text in texts if text]


def _parts(signed: object) -> list[tuple[str, str]]:
    """The parts of a byline, ours or the reading's, as pairs."""
    listed = [(name, plain(one)) for name in ("text_by", "photos_by") for one in getattr(signed, name)]
    single = [(name, plain(value)) for name in ("unit", "source") if (value := getattr(signed, name))]
    return listed + single


def _digits(text: str | None) -> str:
    return "".join(char for char in text or "" if char.isdigit())


def _office(tale: Tale) -> list[tuple[str, str]]:
    office = tale.office
    return [
        ("phones", _digits(office.phones)),
        ("fax", _digits(office.fax)),
        ("email", office.email),
        ("address", office.address),
    ]


def _numbers(contacts: list[Contact]) -> Iterator[tuple[str, str]]:
    for one in contacts:
        named = (
            ("phones", _digits(one.phones_raw)),
            ("fax", _digits(one.fax_raw)),
            ("email", plain(one.emails_raw)),
            ("address", plain(one.address)),
        )
        yield from ((name, value) for name, value in named if value)


def _measure_roll(layout: Layout, roll: Roll, tally: Tally) -> None:
    assert layout.roll
    page = open_html(layout, roll.path, layout.roll(roll), roll.today)
    url = f"{page.url} (page {roll.page})"
    tally.same(url, "lists", "list", page.kind)
    follows = list(page.follows())
    named = {follow.url for follow in follows if follow.kind == "article"}
    wanted = {article_url(layout, one.path) for one in roll.items}
    known = wanted | {article_url(layout, one.path) for one in roll.beside}
    tally.share(url, "recall", wanted, named)
    tally.share(url, "precision", named, known)
    _measure_next(layout, roll, follows, tally, url)


def _measure_next(layout: Layout, roll: Roll, follows: list[Follow], tally: Tally, url: str) -> None:
    pagers = [follow for follow in follows if follow.kind == "pager"]
    if layout.post:
        posted = {(dict(one.form)["__EVENTTARGET"], dict(one.form)["__EVENTARGUMENT"]) for one in pagers if one.form}
        tally.same(url, "next", sorted(_posts(layout, roll)), sorted(posted))
        return
    found = {follow.url for follow in pagers}
    allowed = {article_url(layout, path) for path in roll.paths}
    wanted = article_url(layout, roll.next_path) if roll.next_path else None
    tally.same(url, "next", wanted, sorted(found), right=(wanted is None or wanted in found) and found <= allowed)


def _posts(layout: Layout, roll: Roll) -> set[tuple[str, str]]:
    assert layout.post
    target, argument = layout.post
    others = (number for number in range(1, len(roll.paths) + 1) if number != roll.page)
    return {(target.format(page=number), argument.format(page=number)) for number in others}
