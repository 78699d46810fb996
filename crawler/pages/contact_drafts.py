"""A contact block while its lines are read, and the item that comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from crawler.items import Contact
from crawler.pages.byline import begins_as_unit
from crawler.pages.contact_labels import without_ordinal
from crawler.pages.contact_values import (
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
from crawler.pages.cues import alternation, fold, letters, printed
from crawler.pages.lines import Line, place

_READERS: Final[dict[str, Callable[[str], str | None]]] = {
    "email": mail_value, "phone": phone_value, "fax": phone_value, "address": address_value, "person": person_value,
    "licence": licence_value, "website": site_value, "governing": lambda text: text.strip(EDGES + ".") or None,
}  # fmt: skip
_COLUMNS: Final = {"email": "emails", "phone": "phones", "fax": "fax"}
_SINGLE: Final = ("address", "person", "licence", "website", "governing")
_PORTAL_WORDS: Final = r"(?:cong|trang)\s+(?:thong tin|tt)(?:\s+(?:dien tu|dt))?"
_PORTAL: Final = re.compile(rf"^{_PORTAL_WORDS}\s*")
_PROVINCE: Final = re.compile(r"\b(?:tinh|thanh pho|tp)\b")
_DEPARTMENT: Final = re.compile(rf"(?:{_PORTAL_WORDS}|cong ttdt|so|bo|tong cuc|bao|tap chi)\b(?! phan)")
_RIGHTS: Final = re.compile(
    r"^[\W\d]*(?:©|\(c\)|ban quyen|copyright)[\W\d]*(?:(?:ban quyen|copyright|thuoc ve|thuoc|cua|by)\b[\W\d]*)*"
)
_BEGINS_RIGHTS: Final = "©(bct"
_SHORTEST, _LONGEST, _DIGITS = 6, 160, 5  # of an organisation's name
_SENTENCE: Final = re.compile(r"[a-zà-ỹ]\.\s+[A-ZĐÀ-Ỹ]")
_JOINED: Final = re.compile(r"\s*[/;,]\s*|\s+[-–]\s+|\s*[-–]\s+")


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
        value = _READERS[name](text) if name in _READERS else None
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


def organisation_name(text: str) -> str | None:
    """Return the organisation that a line names, without "Bản quyền thuộc" and the list's number; None for others."""
    name = _without_rights(without_ordinal(text)) if len(text) <= _LONGEST else ""
    if len(name) < _SHORTEST or name.endswith((".", "?", "!")) or not name[0].isupper() or not _can_own(name):
        return None
    return None if _SENTENCE.search(name) or _is_credit(fold(name)) or len(digits_of(name)) > _DIGITS else name


def credits_maker(text: str) -> bool:
    """Return whether a text names the company that made or owns the site: its numbers are not the department's."""
    folded = fold(text)
    owned = _RIGHTS.match(folded) and re.search(rf"\b(?:{alternation('company')})\b", folded)
    return bool(owned or _credits().search(folded)) and organisation_name(text) is None


def _is_credit(folded: str) -> bool:
    return "ghi ro nguon" in folded or bool(_credits().search(folded))


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('made_by')})\b")


def _without_rights(name: str) -> str:
    folded = fold(name) if name[:1].lower() in _BEGINS_RIGHTS else ""
    rights = _RIGHTS.match(folded) if len(folded) == len(name) else None
    return name[rights.end() :].strip(EDGES + ".") if rights else name


def _can_own(name: str) -> bool:
    """Whether a name begins as that of a portal, an office, an authority or a newspaper."""
    lower = name.lower()
    return (
        begins_as_unit(name)
        or bool(printed("outlet").match(lower) or printed("authority").match(lower))
        or (lower[0] in "ct" and bool(_PORTAL.match(fold(name))))
    )


@cache
def _authority() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('authority')})\b(?! phan)")


def _owns_portals(folded: str) -> bool:
    return bool(_authority().match(folded) or _DEPARTMENT.match(folded))


def is_office(name: str, site_title: str) -> bool:
    """Return whether an organisation is one of those under the department: neither a department nor the site's own."""
    folded = fold(name)
    return not _owns_portals(folded) and fold(site_title) not in folded and _bare(name) not in _bare(site_title)


def is_same(one: str, other: str) -> bool:
    """Return whether two printings name one organisation."""
    return _bare(one) == _bare(other)


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
    organisation, parent = _owner(draft.organisation, joined.get("governing"), site_title)
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
        evidence={name: f"{rule} @ {place(line.node)}" for name, (rule, line) in draft.rules.items()},
    )


def _owner(named: str | None, governing: str | None, site_title: str) -> tuple[str | None, str | None]:
    """Return the organisation, None for the site's own, and what it stands under.

    "Cơ quan chủ quản" names the owner on a department's portal and the department on a centre's: what outranks the
    block's organisation is its parent, what the portal's name repeats is the organisation itself.
    """
    if governing and not _authority().match(fold(governing)):
        one, two = _bare(governing), _bare(named or site_title)
        if one in two or two in one or (not named and not _is_below(site_title)):
            named, governing = governing, None
    return (None if named is None or _bare(named) in _bare(site_title) else named), governing


def _is_below(title: str) -> bool:
    """Whether a site is that of an office under a department."""
    return begins_as_unit(title) and not _owns_portals(fold(title))


def _bare(name: str) -> str:
    """Return an organisation's key: its letters without the words for a portal and "tỉnh"."""
    return letters(_PROVINCE.sub("", _PORTAL.sub("", fold(name).lstrip("© "))))
