"""The demo's tables: names, people, sections, contacts and topics, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from crawler.demo.story import Section

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Official:
    """A person in office: `role` is the slot that asks for one, `since` and `until` are years."""

    role: str
    name: str
    office: str
    short: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of news: pools of texts to choose from, one text a line (`filling.py` says what a line may hold).

    `head` is a part of the office of the division that speaks, `firms` are parts of the names of fitting companies.
    """

    name: str
    scene: str
    head: str
    firms: tuple[str, ...]
    months: tuple[int, ...]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    opens: tuple[str, ...]
    body: tuple[str, ...]
    closes: tuple[str, ...]
    captions: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """One block of the contact page: what it prints (`..._raw`) and what a careful reader takes from it."""

    organisation: str
    address: str
    phones_raw: str
    phones: tuple[str, ...]
    email_raw: str
    emails: tuple[str, ...]
    person_label: str
    person_raw: str
    person: str
    fax_raw: str | None = None
    fax: tuple[str, ...] = ()
    licence_raw: str | None = None
    licence: str | None = None
    licensed: str | None = None
    one_line: bool = False


@cache
def read_table(name: str) -> Any:
    """Give the YAML file `name` of this folder."""
    return yaml.load((FOLDER / f"{name}.yml").read_bytes(), Loader=yaml.CSafeLoader)


@cache
def sections() -> tuple[Section, ...]:
    """Give the sections in the order of the menu."""
    return tuple(Section(**row) for row in read_table("sections"))


@cache
def officials() -> tuple[Official, ...]:
    """Everybody who ever held an office here."""
    rows = read_table("people")
    return tuple(Official(r["role"], r["name"], r["office"], r["short"], r.get("from", 2014), r["until"]) for r in rows)


@cache
def offices() -> tuple[Office, ...]:
    """Give the department, then its units."""
    return tuple(Office(**{key: _fixed(value) for key, value in row.items()}) for row in read_table("contacts"))


@cache
def topics(section: str) -> tuple[Topic, ...]:
    """Give the kinds of news of one section."""
    return tuple(_topic(name, row) for name, row in read_table(section).items())


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _topic(name: str, row: dict[str, Any]) -> Topic:
    pools = {
        key: tuple(row.get(key, "").strip().splitlines())
        for key in ("titles", "leads", "open", "body", "close", "captions", "files")
    }
    return Topic(
        name, row["scene"], row.get("head", ""), tuple(row.get("firms", ())), tuple(row.get("months", range(1, 13))),
        pools["titles"], pools["leads"], pools["open"], pools["body"], pools["close"], pools["captions"],
        pools["files"],
    )  # fmt: skip
