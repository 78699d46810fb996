"""Contact blocks against the gold: on lines alone, on whole pages, and where there is nothing to give."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from pipelines import tables
from tests.score.gold import PAGES, GoldPage, records, title_of
from tests.score.luutru import Read, read_page
from tests.score.tally import Figure, Tally
from tests.score.texts import national, plain

FIGURES: Final = (
    Figure("contacts", "contact fields F1", "f1", 0.98),
    Figure("organisation", "organisation", "f1"),
    Figure("parent", "parent", "f1"),
    Figure("phones", "telephones", "f1"),
    Figure("phones_raw", "telephones as printed", "f1"),
    Figure("fax", "fax", "f1"),
    Figure("emails", "e-mails", "f1"),
    Figure("address", "address", "f1"),
    Figure("person", "person responsible", "f1"),
    Figure("licence", "licence", "f1"),
    Figure("hotline", "hotlines among the telephones", "share"),
    Figure("blocks", "false blocks on the negatives", "bad", 0),
)
PAGE_FIGURES: Final = tuple(replace(figure, bound=None) for figure in FIGURES)
COLUMNS: Final = {"org": "organisation", "responsible": "person", "address": "address", "licence": "licence"}
BLOCK: Final = ("organisation", "parent", "phones", "phones_raw", "emails")
NUMBERS: Final = ("phones", "fax", "hotline")
UNREAD: Final = {"extension": "extension", "licence_date": "licence date"}
"""What the gold says of a block and the product's tables have no column for."""
LINES_URL: Final = "https://lien-he.example/lien-he"
UNNAMED: Final = title_of(LINES_URL)
"""The title of the site of lone lines: it stands where a block prints no name."""
FOOTER: Final = "see contacts.jsonl "
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GoldContact:
    """What a page says of whom to reach where: the fields that the gold speaks of, and their values."""

    page: str
    fields: frozenset[str]
    values: tuple[Pair, ...]


def score_lines(tally: Tally) -> None:
    """Read each gold block as a page of its lines alone; a block that must give nothing is a false one if it does."""
    for record in records(PAGES / "contacts.jsonl"):
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in record["lines"])
        rows = read_page(LINES_URL, f"<html><body>{lines}</body></html>".encode()).rows.contacts
        if record["expected"] is None:
            tally.unwanted(record["id"], "blocks", [str(row.phones_raw or row.emails) for row in rows], 1)
        else:
            gold = gold_contact(record["id"], record["expected"])
            _score(gold, rows, _said(rows, None, gold), tally)


def score_page(page: GoldPage, read: Read, tally: Tally) -> None:
    """Read the contacts of a whole page, where the gold speaks of them; its site's own title is its own name."""
    rows = read.rows.contacts
    if isinstance(page.contacts, list):
        blocks = [[getattr(row, name) for name in BLOCK] for row in rows]
        _score(_seed_contact(page), rows, [pair for block in blocks for pair in _block(*block)], tally)
    elif page.contacts:
        gold = gold_contact(page.name, _footer(page.contacts) if isinstance(page.contacts, str) else page.contacts)
        _score(gold, rows, _said(rows, read.page.site.title, gold), tally)


def _footer(words: str) -> dict[str, Any]:
    """Give the block that a page's record points at."""
    wanted = words.removeprefix(FOOTER)
    return next(one["expected"] for one in records(PAGES / "contacts.jsonl") if one["id"] == wanted)


def gold_contact(page: str, expected: dict[str, Any]) -> GoldContact:
    """Give the fields of a gold block under the names of our columns; of a field that is None it does not speak."""
    said = {name: value for name, value in expected.items() if value is not None}
    texts = [(column, plain(said[name])) for name, column in COLUMNS.items() if name in said]
    numbers = [(name, national(number)) for name in NUMBERS for number in said.get(name, ())]
    mails = [("emails", mail) for mail in said.get("emails", ())]
    fields = {COLUMNS.get(name, name) for name in said} & {figure.field for figure in FIGURES}
    return GoldContact(page, frozenset(fields), (*texts, *numbers, *mails))


def _score(gold: GoldContact, rows: Iterable[tables.Contact], said: Iterable[Pair], tally: Tally) -> None:
    hotlines = {value for name, value in gold.values if name == "hotline"}
    found = [(name, value) for name, value in said if name in gold.fields and value not in hotlines]
    numbers = {value for row in rows for value in map(national, row.phones)}
    for number in sorted(hotlines):
        tally.bag(gold.page, "hotline", [number], numbers & {number})
    for name in sorted(gold.fields - {"hotline"}):
        wanted = [pair for pair in gold.values if pair[0] == name]
        one = [pair for pair in found if pair[0] == name]
        tally.bag(gold.page, "contacts", wanted, one)
        tally.bag(gold.page, name, (value for _, value in wanted), (value for _, value in one))


def _said(rows: Iterable[tables.Contact], own: str | None, gold: GoldContact) -> Iterator[Pair]:
    """Give what the rows say, each value once; `own` is the site's title, which a page need not print as its name."""
    named = dict(gold.values).get("organisation", "")
    pairs = dict.fromkeys(pair for row in rows for pair in _pairs(row))
    for name, value in pairs:
        if name == "organisation" and value == own:
            yield name, named
        elif (name, value) != ("organisation", UNNAMED):
            yield name, value


def _pairs(row: tables.Contact) -> Iterator[Pair]:
    for name in ("organisation", "person", "address", "licence"):
        if value := plain(getattr(row, name)):
            yield name, value
    yield from (("phones", national(number)) for number in row.phones)
    yield from (("fax", national(number)) for number in row.fax)
    yield from (("emails", mail) for mail in row.emails)


def _seed_contact(page: GoldPage) -> GoldContact:
    """The seed's blocks, each value beside the name of its organisation."""
    blocks = [[block[name] for name in BLOCK] for block in page.contacts]
    return GoldContact(page.name, frozenset(BLOCK), tuple(pair for block in blocks for pair in _block(*block)))


def _block(
    name: str, parent: str | None, phones: Iterable[str], phones_raw: str | None, emails: Iterable[str]
) -> Iterator[Pair]:
    """Give what one block says, each value as that of its organisation."""
    yield "organisation", name
    yield "parent", f"{parent} over {name}"
    yield "phones_raw", f"{plain(phones_raw)} of {name}"
    yield from (("phones", f"{national(number)} of {name}") for number in phones)
    yield from (("emails", f"{mail} of {name}") for mail in emails)


def unread_words() -> str:
    """Say which fields of the gold the product's tables do not hold, and how often the gold has them."""
    blocks = [record["expected"] or {} for record in records(PAGES / "contacts.jsonl")]
    counts = (f"{words} ({sum(name in block for block in blocks)} in the gold)" for name, words in UNREAD.items())
    return f"  Not in the product's tables: {', '.join(counts)}."
