"""A contact block while its lines are read, and the item that comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from crawler.items import Contact
from crawler.pages.contacts.names import owner_of
from crawler.pages.contacts.values import (
    EDGES,
    address_value,
    digits_of,
    is_bare_number,
    is_callable_number,
    licence_value,
    mail_value,
    person_value,
    phone_value,
    site_value,
)
from crawler.pages.cues import letters
from crawler.pages.lines import Line, place

_READERS: Final[dict[str, Callable[[str], str | None]]] = {
    "email": mail_value, "phone": phone_value, "fax": phone_value, "address": address_value, "person": person_value,
    "licence": licence_value, "website": site_value, "governing": lambda text: text.strip(EDGES + ".") or None,
}  # fmt: skip
_COLUMNS: Final = {"email": "emails", "phone": "phones", "fax": "fax"}
_SINGLE: Final = ("address", "person", "licence", "website", "governing")
_JOINED: Final = re.compile(r"\s*[/;,]\s*|\s+[-–]\s+|\s*[-–]\s+")


@lru_cache(maxsize=4096)
def _value(name: str, text: str) -> str | None:
    """Return the value of a field that a text holds, or None; a portal prints the same ones on every page."""
    return _READERS[name](text) if name in _READERS else None


@dataclass(slots=True)
class Draft:
    """What was read so far: for each field its values as printed, and the rule and line of the first of them."""

    organisation: str | None = None
    role: str = "department"
    values: dict[str, list[str]] = field(default_factory=dict)
    rules: dict[str, tuple[str, Line]] = field(default_factory=dict)
    last: int = -1
    again: bool = False  # it names the organisation of the block before

    def add(self, name: str, text: str, rule: str, line: Line) -> bool:
        """Keep a value of a field; return whether the text was one."""
        if name == "both":
            return self._add_both(text, rule, line)
        if name == "person" and is_bare_number(text):  # "Giám đốc: 0275 …" in a list of numbers
            name = "phone"
        value = _value(name, text)
        if value is None:
            return False
        if not (name in _SINGLE and name in self.values):
            self.values.setdefault(name, []).append(value)
            self.rules.setdefault(_COLUMNS.get(name, name), (rule, line))
        self.last = line.index
        return True

    def _add_both(self, text: str, rule: str, line: Line) -> bool:
        """Take "Điện thoại/Fax: x/y" apart; one number alone serves for both."""
        numbers = phone_value(text)
        parts = _JOINED.split(numbers, maxsplit=1) if numbers else [""]
        return self.add("phone", parts[0], rule, line) and self.add("fax", parts[-1], rule, line)

    def name(self, text: str, line: Line) -> None:
        """Give the block its organisation."""
        self.organisation, self.last = text, line.index
        self.rules["organisation"] = ("name", line)

    def extend(self, name: str, text: str, joint: str) -> None:
        """Go on with a value over the end of its line."""
        self.values[name][-1] += joint + text

    def complete(self, other: Draft) -> None:
        """Take over what the rest of the same block says and this one does not."""
        for name in _SINGLE:
            if name in other.values and name not in self.values:
                self.values[name], self.rules[name] = other.values[name], other.rules[name]

    @property
    def is_reachable(self) -> bool:
        """Whether the block gives an address for mail or a telephone number that somebody could have."""
        return "email" in self.values or any(
            is_callable_number(value) for name in ("phone", "fax") for value in self.values.get(name, ())
        )

    @property
    def reach(self) -> frozenset[str]:
        """The numbers and addresses, by which twins of a block are known."""
        numbers = {digits_of(value) for name in ("phone", "fax") for value in self.values.get(name, ())}
        return frozenset(numbers | {value.lower() for value in self.values.get("email", ())})


def contacts_of(drafts: Iterable[Draft], site_title: str) -> Iterator[Contact]:
    """Yield the contacts of a page: reachable blocks, each once though the page prints it for narrow screens too."""
    reachable: list[Draft] = []
    for draft in drafts:
        if draft.is_reachable:
            reachable.append(draft)
        elif draft.again and reachable:
            reachable[-1].complete(draft)
    kept: list[tuple[Contact, frozenset[str]]] = []
    for draft in reachable:
        _keep(kept, _contact(draft, site_title), draft.reach)
    yield from (contact for contact, _ in kept)


def _keep(kept: list[tuple[Contact, frozenset[str]]], contact: Contact, reach: frozenset[str]) -> None:
    for index, (other, known) in enumerate(kept):
        if letters(other.organisation or "") == letters(contact.organisation or "") and (
            reach <= known or known <= reach
        ):
            if len(reach) > len(known):
                kept[index] = contact, reach
            return
    kept.append((contact, reach))


def _contact(draft: Draft, site_title: str) -> Contact:
    joined = {name: "; ".join(dict.fromkeys(values)) for name, values in draft.values.items()}
    places = {node: place(node) for node in {line.node for _, line in draft.rules.values()}}
    organisation, parent = owner_of(draft.organisation, joined.get("governing"), site_title)
    return Contact(
        organisation=organisation,
        parent=parent,
        role=draft.role,
        emails_raw=joined.get("email"),
        phones_raw=joined.get("phone"),
        fax_raw=joined.get("fax"),
        address=joined.get("address"),
        person=joined.get("person"),
        licence=joined.get("licence"),
        website=joined.get("website"),
        evidence={name: f"{rule} @ {places[line.node]}" for name, (rule, line) in draft.rules.items()},
    )
