"""The gold: pages, lists, contact blocks and lines, with what a careful reader takes from each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from tests.score.places import pictures_of
from tests.score.texts import moment_of, plain
from tests.seed.dress import ARTICLE_PATH, DRESSES, read_seed

SHARED: Final = Path(__file__).resolve().parents[2].parent / "shared"
PAGES: Final = SHARED / "pages"
SEED: Final = SHARED / "seed"
SERVED, RENDERED, MARKUPS = "as served", "rendered", "seed markups"
GROUPS: Final = (SERVED, RENDERED, MARKUPS)
TITLES: Final = {
    "baochinhphu.vn": "Báo Điện tử Chính phủ",
    "cafef.vn": "CafeF",
    "dantri.com.vn": "Báo Dân trí",
    "nukeviet-demo.example": "Cổng NukeViet",
    "sct.bentre.gov.vn": "Sở Công Thương tỉnh Bến Tre",
    "so-gddt-bentre.example": "Sở Giáo dục và Đào tạo tỉnh Bến Tre",
    "tuoitre.vn": "Báo Tuổi Trẻ",
    "vnexpress.net": "VnExpress",
    "vpcp.chinhphu.vn": "Văn phòng Chính phủ",
}
"""What the one who writes a site file calls the site; a host that is not here goes by its own name."""
NOT_A_NAME: Final = re.compile(r"\s*\([^)]*\)$")
CREDIT: Final = re.compile(r"^(?P<caption>.*?)[\s(–-]*\bẢnh:\s*(?P<credit>[^:]+?)\)?$")
GIVEN: Final = ("title", "published", "printed", "lead", "body", "captions", "text_by", "files")
SEED_URL: Final = f"https://sct.bentre.gov.vn{ARTICLE_PATH}"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as printed, the credit in it, and the addresses under which its picture may go (none: not known)."""

    text: str
    credit: str = ""
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was taken from one page; `gives` names the fields that the reader knows of at all.

    Texts are plain, times are at the clock of the site: `2026-03-01T09:51` to the minute, `2026-03-01` to the day.
    `printed` holds the date lines as the page prints them.
    """

    gives: frozenset[str]
    title: str = ""
    published: str = ""
    updated: str = ""
    printed: tuple[str, ...] = ()
    lead: str = ""
    body: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    text_by: tuple[str, ...] = ()
    photos_by: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldPage:
    """An article page as bytes, its address, the reading wanted, and what its body must not hold.

    `either` are lines that the body may hold or not; `contacts` is what the gold says of the page's contact blocks.
    """

    name: str
    url: str
    group: str
    html: bytes
    wanted: Reading
    phrases: tuple[str, ...] = ()
    either: frozenset[str] = frozenset()
    contacts: Any = None


def title_of(url: str) -> str:
    """Give the title in the site file of the page at `url`."""
    host = urlsplit(url).hostname or ""
    return TITLES.get(host.removeprefix("www."), host)


@cache
def records(path: Path) -> Sequence[dict[str, Any]]:
    """Read a gold file of JSON lines; raises FileNotFoundError when the folder is not beside the project."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def load_pages() -> list[GoldPage]:
    """Give every gold page: as served, rendered, and the seed page in its markups."""
    return [*map(_page, records(PAGES / "articles.jsonl")), *_seed_pages()]


def group_of(record: dict[str, Any]) -> str:
    """Tell whether a record's page came from a web server or was rendered."""
    return RENDERED if "rendered_" in record["path"] else SERVED


def _page(gold: dict[str, Any]) -> GoldPage:
    html = (PAGES / gold["path"]).read_bytes()
    captions = tuple(map(plain, gold["captions"]))
    first = [plain(lines[0]) for lines in gold.get("caption_lines") or ()] or captions
    pictures = pictures_of(html, gold["url"], first)
    return GoldPage(
        Path(gold["path"]).stem,
        gold["url"],
        group_of(gold),
        html,
        Reading(
            gives=frozenset({*GIVEN, "source"} if _names_sources(gold) else GIVEN),
            title=plain(gold["title"]),
            published=moment_of(gold["published"]),
            printed=_single(gold["published_as_shown"]),
            lead=plain(gold["lead"]),
            body=tuple(map(plain, gold["body_paragraphs"])),
            captions=tuple(Caption(text, _credit(text), shown) for text, shown in zip(captions, pictures, strict=True)),
            text_by=tuple(_authors(gold)),
            source=_single(gold["source_name"]),
            files=tuple(plain(file["url"]) for file in gold["attachments"]),
        ),
        tuple(map(plain, gold["boilerplate_phrases_that_must_not_appear"])),
        frozenset(map(plain, gold.get("gallery_intro_lines") or ())),
        gold["contact"],
    )


def _names_sources(gold: dict[str, Any]) -> bool:
    """Whether the gold says what a page's source is; of pages as served it never does, though one prints its own."""
    return gold["source_name"] is not None or group_of(gold) == RENDERED


def _authors(gold: dict[str, Any]) -> Iterator[str]:
    """Give the names of a gold byline, without how they worked: "Hà Thu (tổng hợp)" is Hà Thu."""
    yield from (name for one in (gold["byline"] or "").split(";") if (name := NOT_A_NAME.sub("", plain(one))))


def _single(value: str | None) -> tuple[str, ...]:
    return (plain(value),) if value else ()


def _credit(caption: str) -> str:
    found = CREDIT.match(caption)
    return found["credit"] if found else ""


def _seed_pages() -> Iterator[GoldPage]:
    gold = json.loads((SEED / "gold.json").read_text("utf-8"))
    texts = [plain(caption["caption"]) for caption in gold["captions"]]
    seed = read_seed({caption["caption"] for caption in gold["captions"]})
    for name, dress in DRESSES.items():
        html = dress(seed).encode()
        pictures = pictures_of(html, SEED_URL, texts)
        captions = tuple(Caption(text, "", shown) for text, shown in zip(texts, pictures, strict=True))
        phrases = tuple(map(plain, gold["must_not_be_in_the_body"]))
        yield GoldPage(name, SEED_URL, MARKUPS, html, _seed_reading(gold, captions), phrases, contacts=gold["contacts"])


def _seed_reading(gold: dict[str, Any], captions: tuple[Caption, ...]) -> Reading:
    byline = gold["byline"]
    return Reading(
        gives=frozenset({*Reading.__slots__} - {"gives"}),
        title=plain(gold["title"]),
        published=moment_of(gold["published"]),
        updated=moment_of(gold["updated"]["value"]),
        printed=_single(gold["updated"]["raw"]),
        body=tuple(map(plain, gold["paragraphs_clean"])),
        captions=captions,
        text_by=tuple(byline["text_by"]),
        photos_by=tuple(byline["photos_by"]),
        unit=_single(byline["unit"]),
    )
