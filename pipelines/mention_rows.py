"""Who, what, where and when an article names: spans of its title, lead, text and captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from pipelines import tables
from pipelines.text import (
    find_dates,
    find_documents,
    find_emails,
    find_money,
    find_names,
    find_phones,
    find_quantities,
)

Found = tuple[int, int, str, str | None, str | None, str]
"""Start, end, kind, role, value and rule of a mention."""


def find_mentions(article: tables.Article, images: Sequence[tables.Image], near: date | None) -> list[tables.Mention]:
    """Make the rows of all mentions in an article, sorted; `near` (its day) gives a year to dates without one."""
    texts = {"title": article.title, "lead": article.lead, "text": article.text}
    texts |= {f"caption.{image.position}": image.caption for image in images}
    found = [row for name, text in texts.items() if text for row in mentions_in(article, name, text, near)]
    return sorted(found, key=lambda row: (row.field, row.start, row.end, row.kind, row.rule))


def mentions_in(article: tables.Article, name: str, text: str, near: date | None) -> Iterator[tables.Mention]:
    """Give the mentions of one text of an article."""
    for start, end, kind, role, value, rule in chain(_named_in(text, near), _numbered_in(text, near)):
        yield tables.Mention(
            site=article.site, article_id=article.article_id, field=name, start=start, end=end,
            text=text[start:end], kind=kind, role=role, value=value, rule=rule,
        )  # fmt: skip


def _named_in(text: str, near: date | None) -> Iterator[Found]:
    for person in find_names(text):
        yield person.start, person.end, person.kind, person.role, person.value, person.rule
    for day in find_dates(text, near=near):
        yield day.start, day.end, "date", day.kind, day.value, "+".join(["date", *day.flags])
    for document in find_documents(text):
        yield document.start, document.end, "document", document.form, document.value, "document-number"


def _numbered_in(text: str, near: date | None) -> Iterator[Found]:
    for phone in find_phones(text, on=near):
        yield phone.start, phone.end, "phone", phone.kind, phone.e164, "phone"
    for email in find_emails(text):
        yield email.start, email.end, "email", None, email.value, "email"
    for money in find_money(text):
        value = f"{money.amount} {money.currency}" if money.currency else money.amount
        yield money.start, money.end, "money", money.bound, value, "money+rate" if money.is_rate else "money"
    for found in find_quantities(text):
        rule = "quantity+rate" if found.is_rate else "quantity"
        yield found.start, found.end, "quantity", found.bound, f"{found.value} {found.unit}", rule
