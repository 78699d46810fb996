"""How well numbers of all kinds are read on lines of real pages, and what each finder costs on real articles."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from pipelines.text import (
    find_dates,
    find_documents,
    find_emails,
    find_money,
    find_phones,
    find_quantities,
    read_date,
)
from pipelines.text.dates import VIETNAM
from tests.score.language.measure import Measure
from tests.text.conftest import SHARED, read_bodies, read_lines

PAGES: Final = SHARED / "pages"
NEWS: Final = SHARED / "lang" / "corpora" / "vietnam_news_2016.jsonl.xz"
OLD_PAGES: Final = frozenset({"mic_footer", "nukeviet_contact", "dantri_footer_2013"})
LENGTHS: Final = range(4_200, 6_600)
ARTICLES, ROUNDS, ONE_IN = 60, 3, 8
COSTS: Final[dict[Callable[..., object], float]] = {
    find_money: 0.5, find_quantities: 0.5, find_dates: 0.8, find_phones: 0.68,
}  # fmt: skip
"""What a finder may take for an article of 5,000 characters, in thousandths of a second."""


def measures() -> list[Measure]:
    """Give the shares of lines read as expected, and the costs; nothing where the shared data is missing."""
    return [*_shares(), *_costs()] if PAGES.is_dir() and NEWS.is_file() else []


def _shares() -> list[Measure]:
    contacts = read_lines(PAGES / "contacts.jsonl")
    checks = {
        "telephones of contact blocks": [_numbers(row) == _expected_numbers(row) for row in contacts],
        "e-mails of contact blocks": [_emails(row) == (row["expected"] or {}).get("emails", []) for row in contacts],
        "numbers of documents": [
            row["doc_number"] in [found.value for found in find_documents(row["title"])]
            for row in read_lines(PAGES / "documents.jsonl")
        ],
        "date lines": [_is_read(row) for row in read_lines(PAGES / "date_and_caption_lines.jsonl")],
    }
    return [Measure(name, sum(oks) / len(oks), 1.0, detail=f"{len(oks)} read") for name, oks in checks.items()]


def _numbers(row: dict[str, Any]) -> set[str]:
    on = date(2015, 6, 1) if row["id"] in OLD_PAGES else date(2024, 6, 1)
    return {f"0{(phone.e164 or '')[3:]}" for line in row["lines"] for phone in find_phones(line, on)}


def _expected_numbers(row: dict[str, Any]) -> set[str]:
    expected = row["expected"] or {}
    return {number for sort in ("phones", "fax", "hotline") for number in expected.get(sort, [])}


def _emails(row: dict[str, Any]) -> list[str]:
    return [mail.value for line in row["lines"] for mail in find_emails(line)]


def _is_read(row: dict[str, Any]) -> bool:
    found = read_date(row["text"])
    published = (row["expected"] or {}).get("published") or ""
    return (found.at.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M") if found else "") == published[:16]


def _costs() -> list[Measure]:
    texts = [text for text in read_bodies(NEWS, "content", ONE_IN) if len(text) in LENGTHS][:ARTICLES]
    best = dict.fromkeys(COSTS, float("inf"))
    for _ in range(ROUNDS):
        for find in COSTS:
            began = time.process_time()
            for text in texts:
                find(text)
            best[find] = min(best[find], time.process_time() - began)
    per = 5_000 * 1000 / sum(map(len, texts))
    detail = f"ms for 5,000 characters, {len(texts)} articles"
    return [
        Measure(find.__name__, best[find] * per, most, at_least=False, detail=detail) for find, most in COSTS.items()
    ]
