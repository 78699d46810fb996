"""Invented contact blocks with their truth, and how far the reading is from it: `python -m tests.pages.contact_cases`.

With a half named, its first differences are printed; name the held-out half only to look at the figures of a release.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any, Final

import yaml

from crawler.capture import Capture, payload_digest
from crawler.items import Contact
from crawler.pages import page_for
from crawler.site import Site
from pipelines.contact_rows import contact_row
from pipelines.tables import Contact as Row
from tests.pages.reading import HEADING, TEXT, TITLE, gold_lines, portal

HALVES: Final = ("tuning", "held")
FIELDS: Final = (
    "organisation", "parent", "phones", "fax", "emails", "address", "person", "licence", "website", "tied",
)  # fmt: skip
_URL: Final = {"article": "https://vidu.example/tin/bai-1", "contact": "https://vidu.example/lien-he"}
_FILLED: Final = re.compile(r"\{(cf|nfd):([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """One page, the day of its capture, the site's title, and the blocks that a careful reader takes from it."""

    name: str
    page: str
    on: datetime
    site: str
    blocks: tuple[dict[str, Any], ...]
    url: str = "https://vidu.example/lien-he"


@dataclass(slots=True)
class Tally:
    """Hits among what was wanted and found, by field; blocks that should not be; what was missed."""

    hits: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    false_blocks: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def count(self, case: str, name: str, wanted: Counter[Any], found: Counter[Any]) -> None:
        """Count the values of one field of one page."""
        self.hits[name] += 2 * (wanted & found).total()
        self.total[name] += wanted.total() + found.total()
        if wanted != found:
            self.misses.append(f"{case} {name}: lost {list(wanted - found)} surplus {list(found - wanted)}")

    def f1(self, names: Sequence[str] = FIELDS) -> float:
        """F1 over the fields named, all values counted alike."""
        return sum(self.hits[name] for name in names) / max(1, sum(self.total[name] for name in names))


def cases(half: str) -> Iterator[Case]:
    """Read the cases of a half."""
    for raw in yaml.safe_load((Path(__file__).parent / f"contacts_{half}.yml").read_text(encoding="utf-8")):
        day = raw.get("on")
        on = datetime(day.year, day.month, day.day, 3, tzinfo=UTC) if day else datetime(2024, 6, 3, tzinfo=UTC)
        kind = "article" if "article" in raw else "contact"
        yield Case(raw["id"], _page(raw), on, raw.get("site", TITLE), tuple(raw["blocks"]), _URL[kind])


def gold_cases() -> Iterator[Case]:
    """Read the real blocks beside the project as cases; numbers without their trunk 0, as the gold has them with it."""
    for gold in gold_lines("contacts.jsonl"):
        lines = "".join(f"<p>{escape(line)}</p>" for line in gold["lines"])
        blocks = [_gold_block(gold["expected"])] if gold["expected"] else []
        old = gold["id"] in ("mic_footer", "nukeviet_contact")
        on = datetime(2015 if old else 2024, 6, 3, tzinfo=UTC)
        yield Case(gold["id"], f"<body>{lines}</body>", on, TITLE, tuple(blocks))


def _gold_block(expected: dict[str, Any]) -> dict[str, Any]:
    numbers = [*expected.get("phones", ()), *expected.get("hotline", ())]
    named = {"organisation": expected.get("org", "*"), "parent": "*", "person": expected.get("responsible")}
    return named | {
        "phones": [f"+84{number[1:]}" for number in numbers],
        "fax": [f"+84{number[1:]}" for number in expected.get("fax", ())],
        "emails": expected.get("emails", []),
        "address": expected.get("address", "*"),
        "licence": expected.get("licence"),
    }


def _page(raw: dict[str, Any]) -> str:
    if "article" in raw:
        return portal(HEADING + TEXT + raw["article"])
    inner = raw.get("html") or "".join(f"<p>{escape(_filled(line))}</p>" for line in raw["lines"])
    links = "".join(f'<li><a href="/muc-{n}">Chuyên mục {n}</a></li>' for n in range(8))
    return f"<!DOCTYPE html><html><head><title>Trang</title></head><body><ul>{links}</ul>{_filled(inner)}</body></html>"


def _filled(text: str) -> str:
    """Write {cf:address} as the digits that hide an address, {nfd:text} with its marks apart."""

    def fill(match: re.Match[str]) -> str:
        kind, value = match.groups()
        return _hidden(value) if kind == "cf" else unicodedata.normalize("NFD", value)

    return _FILLED.sub(fill, text)


def _hidden(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


def rows_of(case: Case) -> list[Row]:
    """Read a case's page into rows of the table."""
    site = Site(name="vi-du", title=case.site, home="https://vidu.example/")
    body = case.page.encode()
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    capture = Capture(case.url, case.on, 200, headers, body, "r1", payload_digest(body))
    found = [item for item in page_for(site, capture).items() if isinstance(item, Contact)]
    return [contact_row(site, capture, item) for item in found]


def measure(several: Iterator[Case]) -> Tally:
    """Read every case and count."""
    tally = Tally()
    for case in several:
        rows = rows_of(case)
        if not case.blocks:
            tally.false_blocks += [f"{case.name}: {row}" for row in rows]
            continue
        for name in FIELDS:
            if all(block.get(name) != "*" for block in case.blocks) and not (name == "tied" and _is_open(case)):
                wanted = Counter(value for block in case.blocks for value in _wanted(case, block, name))
                tally.count(case.name, name, wanted, Counter(value for row in rows for value in _found(row, name)))
    return tally


def _is_open(case: Case) -> bool:
    return any(block.get("organisation") == "*" for block in case.blocks)


def _wanted(case: Case, block: dict[str, Any], name: str) -> list[Any]:
    if name == "organisation":
        return [_key(block.get(name, case.site))]
    if name == "tied":
        organisation = _key(block.get("organisation", case.site))
        return [(organisation, value) for key in ("phones", "emails") for value in block.get(key, ())]
    return _values(block.get(name))


def _found(row: Row, name: str) -> list[Any]:
    if name == "organisation":
        return [_key(row.organisation)]
    if name == "tied":
        return [(_key(row.organisation), value) for value in (*row.phones, *row.emails)]
    return _values(getattr(row, name))


def _values(value: Any) -> list[str]:
    return [*value] if isinstance(value, (list, tuple)) else [] if value is None else [str(value)]


def _key(text: str) -> str:
    """Two printings of one name are one: capitals and the portal's words before it do not matter."""
    return re.sub(r"^(?:cổng|trang) thông tin điện tử ", "", " ".join(text.lower().lstrip("© ").split()))


def main(names: Sequence[str]) -> None:
    """Print the figures of every half, and the differences of those named."""
    for half, several in [*((half, cases(half)) for half in HALVES), ("gold", gold_cases())]:
        tally = measure(several)
        print(f"{half:<8}{tally.f1():.3f}  false blocks {len(tally.false_blocks)}")
        print("  " + "  ".join(f"{name} {tally.f1([name]):.3f}" for name in FIELDS if tally.total[name]))
        for miss in [*tally.misses, *tally.false_blocks] if half in names else ():
            print(f"  - {miss[:400]}")


if __name__ == "__main__":
    main(sys.argv[1:])
