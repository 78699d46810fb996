"""Who, what, where and when an article names: spans of its title, lead, text and captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipelines import tables
from pipelines.text import find_dates, find_documents, find_names


def find_mentions(article: tables.Article, images: Sequence[tables.Image], near: date | None) -> list[tables.Mention]:
    """Make the rows of all mentions in an article, sorted; `near` (its day) gives a year to dates without one."""
    texts = {"title": article.title, "lead": article.lead, "text": article.text}
    texts |= {f"caption.{image.position}": image.caption for image in images}
    found = [row for name, text in texts.items() if text for row in mentions_in(article, name, text, near)]
    return sorted(found, key=lambda row: (row.field, row.start, row.end, row.kind, row.rule))


def mentions_in(article: tables.Article, name: str, text: str, near: date | None) -> Iterator[tables.Mention]:
    """Give the mentions of one text of an article."""

    def row(start: int, end: int, kind: str, role: str | None, value: str | None, rule: str) -> tables.Mention:
        return tables.Mention(
            site=article.site, article_id=article.article_id, field=name, start=start, end=end,
            text=text[start:end], kind=kind, role=role, value=value, rule=rule,
        )  # fmt: skip

    for person in find_names(text):
        yield row(person.start, person.end, person.kind, person.role, person.value, person.rule)
    for day in find_dates(text, near=near):
        yield row(day.start, day.end, "date", day.kind, day.value, "+".join(["date", *day.flags]))
    for document in find_documents(text):
        yield row(document.start, document.end, "document", document.form, document.value, "document-number")
