"""How well numbers of all kinds are read on lines of real pages."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pipelines.text import find_documents, find_emails, find_phones, read_date
from pipelines.text.dates.finding import VIETNAM
from tests.score.language.measure import Measure
from tests.text.conftest import SHARED, read_lines

PAGES: Final = SHARED / "pages"
OLD_PAGES: Final = frozenset({"mic_footer", "nukeviet_contact", "dantri_footer_2013"})


def measures() -> list[Measure]:
    """Give the shares of lines read as expected; nothing where the shared data is missing."""
    return _shares() if PAGES.is_dir() else []


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
