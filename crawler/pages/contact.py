"""Contact blocks: who can be reached where, told by labels; a page without labels and values gives nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from crawler.items import Contact
from crawler.pages.byline import begins_as_unit
from crawler.pages.cues import alternation, fold, letters
from crawler.pages.lines import Line, place

_FIELDS: Final = ("organisation", "email", "phone", "fax", "address", "person", "licence", "website", "subordinate")
_MAIL: Final = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_NUMBER: Final = re.compile(r"(?:\+?\d[\d\s().+-]{5,}\d)")
_LICENCE: Final = re.compile(r"\d+/(?:\d{4}/)?GP(?:-[A-ZĐ&]+)*")
_GAP: Final = 4
_EDGES: Final = " \t\u00a0;|,-–—•*:"
_PLACE_NAME: Final = re.compile(r"(?:cong thong tin|trang thong tin|cong tt|uy ban|ubnd|tong cuc)")
_PORTAL: Final = re.compile(r"^(?:cong|trang)\s+(?:thong tin|tt)(?:\s+(?:dien tu|dt))?")
_DEPARTMENT: Final = re.compile(r"(?:cong thong tin|trang thong tin|cong tt|uy ban|ubnd|tong cuc|so |bo )")
_RIGHTS: Final = re.compile(r"ban quyen|copyright|ghi ro nguon|thiet ke|phat trien boi")
_SENTENCE: Final = re.compile(r"[a-zà-ỹ]\.\s+[A-ZĐÀ-Ỹ]")


@dataclass(slots=True)
class _Draft:
    """A contact while its lines are read."""

    organisation: str | None = None
    labelled: bool = False
    role: str = "department"
    values: dict[str, list[str]] = field(default_factory=dict)
    where: Line | None = None
    last: int = 0

    def add(self, name: str, value: str, line: Line) -> None:
        """Keep a value of a field, with the place where the block began."""
        self.values.setdefault(name, []).append(value)
        self.where = self.where or line
        self.last = line.index

    @property
    def reachable(self) -> bool:
        """Whether the draft holds a real telephone number or address for mail."""
        return any(_MAIL.search(v) for v in self.values.get("email", ())) or any(
            _digits(v) >= 7 for name in ("phone", "fax") for v in self.values.get(name, ())
        )


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


@cache
def _labels() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{alternation(name)})" for name in _FIELDS)
    return re.compile(rf"(?:^|(?<=[\s;|,.(•-]))(?:{groups})\s*(?:[:：]|(?=\s+\d+/)|(?=\s*[(]?\+?\d[\d\s().+-]{{6,}}))")


def read_contacts(lines: Sequence[Line], site_title: str) -> Iterator[Contact]:
    """Yield the contacts of a page in order; a block counts only when it gives a telephone number or an e-mail."""
    for draft in _Reader(site_title).read(lines):
        if draft.reachable:
            yield _contact(draft, letters(site_title))


class _Reader:
    """Reads lines into drafts; a draft is finished when another organisation's name or a gap follows it."""

    def __init__(self, site_title: str) -> None:
        self.site_title = site_title
        self.draft = _Draft()
        self.pending = ""
        self.under = False

    def read(self, lines: Sequence[Line]) -> Iterator[_Draft]:
        """Yield every draft, reachable or not."""
        for line in lines:
            if line.image is None:
                yield from self._read_line(line)
        yield self.draft

    def _read_line(self, line: Line) -> Iterator[_Draft]:
        if line.index - self.draft.last > _GAP and self.draft.where is not None:
            yield self._finish(_Draft())
            self.under = False
        fields = list(_split(line.text))
        if not fields and self._is_name(line):
            yield from self._name(line)
            return
        for name, value in fields or [(self.pending, line.text)]:
            if name == "subordinate":
                yield from self._descend(value)
            else:
                self.pending = _take(self.draft, name, value, line)

    def _finish(self, following: _Draft) -> _Draft:
        finished, self.draft, self.pending = self.draft, following, ""
        return finished

    def _is_name(self, line: Line) -> bool:
        return _is_organisation(line) and (self.draft.reachable or self.under or not self.draft.values)

    def _name(self, line: Line) -> Iterator[_Draft]:
        if self.draft.reachable or self.under:
            below = self.under or _is_office(line.text, self.site_title)
            yield self._finish(_Draft(role="subordinate" if below else "department"))
        self.draft.organisation, self.draft.where, self.draft.last = line.text.strip(_EDGES), line, line.index
        self.pending = ""

    def _descend(self, value: str) -> Iterator[_Draft]:
        """Go on with the offices under the department."""
        if self.draft.values:
            yield self._finish(_Draft(role="subordinate"))
        self.under, self.pending = True, ""
        self.draft.organisation = value or self.draft.organisation


def _take(draft: _Draft, name: str, value: str, line: Line) -> str:
    """Put one value into the draft; return the label that still waits for its value on the next line."""
    if name and not value:
        return name
    if not name:
        name = _shape(value) if draft.where is not None or draft.values else ""
        if not name:
            return ""
    if name == "organisation":
        draft.organisation, draft.labelled = value, True
    else:
        draft.add(name, value, line)
    return ""


def _shape(text: str) -> str:
    """Return the field that a line without label can only be, told by its shape alone."""
    if _MAIL.fullmatch(text.strip(_EDGES)):
        return "email"
    if _NUMBER.search(text) and _digits(text) >= 7 and not re.search(r"[^\W\d_]{3,}", text):
        return "phone"
    return ""


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield (field, value) for every label of a line: one line can hold several."""
    folded = fold(text)
    if folded.startswith("giay phep") and _LICENCE.search(text):
        yield "licence", text
        return
    if len(folded) != len(text) or len(text) > 400:
        return
    found = [match for match in _labels().finditer(folded) if _plausible(folded, match)]
    if found and found[0].start() > 40:
        return
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield str(match.lastgroup), text[match.end() : end].strip(_EDGES)


def _plausible(folded: str, match: re.Match[str]) -> bool:
    """Return whether a label counts: one with no colon only at the start of its line."""
    return match.group().rstrip().endswith((":", "：")) or not folded[: match.start()].strip(_EDGES)


def _is_organisation(line: Line) -> bool:
    text = line.text.strip(_EDGES)
    if not 6 <= len(text) <= 140 or _SENTENCE.search(text) or text.endswith((".", "?", "!")) or not text[0].isupper():
        return False
    folded = fold(text).lstrip("© ")
    if line.link_share > 0.8 or _RIGHTS.search(folded):
        return False
    return bool(_PLACE_NAME.match(folded) or begins_as_unit(text)) and _digits(text) < 6


def _is_office(text: str, site_title: str) -> bool:
    folded = fold(text).lstrip("© ")
    return not _DEPARTMENT.match(folded) and fold(site_title) not in folded


def _contact(draft: _Draft, site_key: str) -> Contact:
    joined = {name: "; ".join(values) for name, values in draft.values.items()}
    evidence = {"contact": f"labels @ {place(draft.where.node)}"} if draft.where is not None else {}
    person = joined.get("person")
    named = (draft.organisation or "").lstrip("© ")
    return Contact(
        organisation=None if letters(_PORTAL.sub("", fold(named))) in site_key else named,
        role=draft.role,
        emails_raw=joined.get("email"),
        phones_raw=joined.get("phone"),
        fax_raw=joined.get("fax"),
        address=next(iter(draft.values.get("address", ())), None),
        person=_person(person) if person else None,
        licence=_licence(joined.get("licence")),
        website=joined.get("website"),
        evidence=evidence,
    )


def _licence(text: str | None) -> str | None:
    """Return the licence's number, such as 23/GP-TTĐT, or None when the text gives none."""
    match = _LICENCE.search(text or "")
    return match.group() if match else None


def _person(text: str) -> str | None:
    """Return the name alone: "Bà La Thị Thúy - Giám đốc sở" gives "La Thị Thúy"."""
    name = re.split(r"\s[-–—]\s|,|\(", text.partition(";")[0])[0].strip(_EDGES)
    return re.sub(r"^(?:Ông|Bà|ông|bà|Đ/c|Đồng chí)[:\s]+", "", name).strip() or None
