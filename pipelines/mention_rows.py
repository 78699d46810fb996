"""Who, what, where and when an article names: spans of its title, lead, text and captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from pipelines import tables
from pipelines.text import (
    find_dates,
    find_documents,
    find_emails,
    find_money,
    find_names,
    find_personal,
    find_phones,
    find_quantities,
)

PERSONAL = "personal"
"""The kind of mentions that hold personal data of citizens."""
PERSONAL_FLAG = "personal_data"
"""The flag of articles that have such mentions."""


class Found(NamedTuple):
    """A mention in a text: the columns of `tables.Mention` of the same names."""

    start: int
    end: int
    kind: str
    role: str | None
    value: str | None
    rule: str
    today: str | None = None


def find_mentions(
    article: tables.Article, images: Sequence[tables.Image], near: date | None, in_body: Sequence[Found]
) -> list[tables.Mention]:
    """Make the rows of all mentions in an article, sorted; `near` (its day) gives a year to dates without one.

    `in_body` are those of its text.
    """
    texts = {"title": article.title, "lead": article.lead}
    texts |= {f"caption.{image.position}": image.caption for image in images}
    found = [(name, text, one) for name, text in texts.items() if text for one in found_in(text, near)]
    found += [("text", article.text, one) for one in in_body]
    rows = [mention_row(article, name, text, one) for name, text, one in found]
    return sorted(rows, key=lambda row: (row.field, row.start, row.end, row.kind, row.rule))


def found_in(text: str, near: date | None) -> Iterator[Found]:
    """Give the mentions of one text of an article."""
    return chain(_named_in(text, near), _numbered_in(text, near), _personal_in(text))


def mention_row(article: tables.Article, name: str, text: str, found: Found) -> tables.Mention:
    """Make the row of one mention in the text `name`."""
    return tables.Mention(
        site=article.site, article_id=article.article_id, field=name, text=text[found.start : found.end],
        **found._asdict(),
    )  # fmt: skip


def _named_in(text: str, near: date | None) -> Iterator[Found]:
    for name in find_names(text):
        yield Found(name.start, name.end, name.kind, name.role, name.value, name.rule, name.today)
    for day in find_dates(text, near=near):
        yield Found(day.start, day.end, "date", day.kind, day.value, "+".join(["date", *day.flags]))
    for document in find_documents(text):
        yield Found(document.start, document.end, "document", document.form, document.value, "document-number")


def _numbered_in(text: str, near: date | None) -> Iterator[Found]:
    for phone in find_phones(text, on=near):
        yield Found(phone.start, phone.end, "phone", phone.kind, phone.e164, "phone")
    for email in find_emails(text):
        yield Found(email.start, email.end, "email", None, email.value, "email")
    for money in find_money(text):
        value = f"{money.amount} {money.currency}" if money.currency else money.amount
        yield Found(money.start, money.end, "money", money.bound, value, "money+rate" if money.is_rate else "money")
    for found in find_quantities(text):
        rule = "quantity+rate" if found.is_rate else "quantity"
        yield Found(found.start, found.end, "quantity", found.bound, f"{found.value} {found.unit}", rule)


def _personal_in(text: str) -> Iterator[Found]:
    """Give what is personal: never with a value, so that it stands in the release only as the page printed it."""
    for personal in find_personal(text):
        yield Found(personal.start, personal.end, PERSONAL, personal.kind, None, personal.rule)
