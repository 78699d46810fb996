"""The lines of contact blocks read into drafts, each told from the next by the names and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from crawler.pages.contacts.drafts import Draft
from crawler.pages.contacts.labels import (
    LONGEST,
    Part,
    composed,
    heads_subordinates,
    is_labelled,
    label_alone,
    split_line,
    without_ordinal,
)
from crawler.pages.contacts.marks import in_figures, is_marked, marked_field, may_be_value, plain_mails
from crawler.pages.contacts.names import claims_rights, credits_maker, is_office, is_same, organisation_name
from crawler.pages.contacts.tables import Grid
from crawler.pages.contacts.values import EDGES, MAIL, NUMBER, is_bare_number, licence_value
from crawler.pages.cues import alternation, fold
from crawler.pages.lines import Line

_GAP: Final = 4  # lines between two parts of one block, at most
_LONGEST_ADDRESS: Final = 120
_LINKED: Final = 0.8  # the share of letters in links from which a line is of a menu
_GOES_ON: Final = re.compile(
    r"(?:phuong|xa|thi tran|thi xa|thanh pho|tp|huyen|quan|tinh|khu pho|ap|thon|duong|tang|toa nha)\b"
)


class Reader:
    """Reads lines into drafts; a draft is finished when another organisation's name or a gap follows it."""

    def __init__(self, site_title: str, grids: Sequence[Grid]) -> None:
        self.site_title = site_title
        self.grids = {line: grid for grid in grids for line in grid.lines}
        self.draft = Draft()
        self.pending = ""
        self.open_address: Line | None = None
        self.headed = False  # the label of the open address has a line for itself
        self.under = False

    def read(self, lines: Sequence[Line]) -> Iterator[Draft]:
        """Yield every draft, reachable or not."""
        done: set[int] = set()
        for line in lines:
            grid = self.grids.get(line.index)
            if grid is None and line.image is None and len(line.text) <= LONGEST:
                yield from self._read_line(line)
            elif grid is not None and id(grid) not in done:
                done.add(id(grid))
                yield from self._read_grid(grid)
        yield self.draft

    def _read_line(self, line: Line) -> Iterator[Draft]:
        if line.index - self.draft.last > _GAP and self.draft.last >= 0:
            yield self._finish(Draft())
            self.under = False
        if line.link_share > _LINKED and not is_labelled(line.text) and not _is_hidden(line):
            return
        line = _readable(line)
        if heads_subordinates(line.folded) and line.link_share <= _LINKED:
            yield from self._descend(line)
            return
        parts = split_line(line.text, line.folded)
        if parts:
            yield from self._read_parts(parts, line)
        else:
            yield from self._read_bare(line)

    def _read_parts(self, parts: Sequence[Part], line: Line) -> Iterator[Draft]:
        self.open_address = None
        for part in parts:
            self.pending = ""
            if part.name in ("credit", "made_by") or (not part.name and credits_maker(part.value)):
                return
            if not part.name or part.name in ("organisation", "subordinate"):
                yield from self._introduce(part.value, line)
            elif not part.value:
                self.pending = part.name
            elif self.draft.add(part.name, part.value, "label", line) and part.name == "address":
                self.open_address, self.headed = (line if part is parts[-1] else None), False
        self._licence(line)

    def _introduce(self, text: str, line: Line) -> Iterator[Draft]:
        """Take what stands before a line's labels: an organisation, or one of its people."""
        name = organisation_name(text.strip(EDGES).rstrip("."))
        if name:
            yield from self._name(name, line)
        elif text.strip() and "person" not in self.draft.values and _leads(text):
            self.draft.add("person", text, "name before labels", line)

    def _read_bare(self, line: Line) -> Iterator[Draft]:
        """Read a line with no label: a label's value, an organisation's name, a number by its icon or its shape."""
        pending, self.pending = self.pending, label_alone(line.folded)
        address, self.open_address = self.open_address, None
        if self.pending or not line.text.strip(EDGES + "："):
            self.pending = self.pending or pending
        elif pending and self._take_pending(pending, line):
            return
        elif address is not None and self._goes_on(address, line):
            joint = ", " if address.text.rstrip().endswith(",") else " "
            self.draft.extend("address", line.text.strip(EDGES), joint)
            self.open_address = line
            self.draft.last = line.index
        elif (name := organisation_name(line.text)) and line.link_share <= _LINKED:
            if claims_rights(line.text) and self.draft.organisation and not self.draft.is_reachable:
                self.draft.last = line.index  # whose rights it is stands in the middle of many a footer
            else:
                yield from self._name(name, line)
        else:
            yield from self._read_shape(line)

    def _take_pending(self, pending: str, line: Line) -> bool:
        if pending == "organisation":
            return False
        taken = self.draft.add(pending, line.text, "label before", line)
        self.open_address = line if taken and pending == "address" else None
        self.headed = self.open_address is not None
        return taken

    def _goes_on(self, address: Line, line: Line) -> bool:
        """Return whether a line is the rest of the address on the line before it."""
        follows = line.index == address.index + 1 and line.link_share <= _LINKED
        if not follows or len(line.text) > _LONGEST_ADDRESS or NUMBER.search(line.text):
            return False
        is_box = self.headed and line.node is address.node
        return is_box or address.text.rstrip().endswith(",") or bool(_GOES_ON.match(line.folded))

    def _read_shape(self, line: Line) -> Iterator[Draft]:
        if not may_be_value(line.text):
            return
        name = marked_field(line)
        unit, number = _unit_and_number(line.text)
        if name and self.draft.add(name, line.text, "icon", line):
            self.open_address = line if name == "address" else None
        elif unit:
            yield from self._name(unit, line)
            self.draft.add("phone", number, "number after a name", line)
        elif (self.draft.last >= 0 and not in_figures(line)) or is_marked(line):
            self._add_by_shape(line)
        self._licence(line)

    def _add_by_shape(self, line: Line) -> None:
        """Take a line of nothing but numbers and addresses for mail."""
        rest = MAIL.sub("", line.text)
        if rest.strip(EDGES) and not is_bare_number(rest):
            return
        for name, text in (("phone", rest), ("email", line.text)):
            self.draft.add(name, text, "shape", line)

    def _licence(self, line: Line) -> None:
        if "GP" not in line.text or not licence_value(line.text):
            return
        if self.draft.last >= 0 or "giay phep" in line.folded:
            self.draft.add("licence", line.text, "label", line)

    def _finish(self, following: Draft) -> Draft:
        finished, self.draft, self.pending, self.open_address = self.draft, following, "", None
        return finished

    def _name(self, name: str, line: Line) -> Iterator[Draft]:
        """Begin another block where the one before is named or complete; else give it its name."""
        below = self.under or is_office(name, self.site_title)
        if self.draft.is_reachable or (self.draft.organisation and self.draft.values):
            again = is_same(name, self.draft.organisation or self.site_title)
            yield self._finish(Draft(again=again))
        if self.draft.organisation is None or not self.draft.values:
            self.draft.name(name, line)
            self.draft.role = "subordinate" if below else "department"
        self.pending = ""

    def _descend(self, line: Line) -> Iterator[Draft]:
        """Go on with the offices under the department."""
        if self.draft.values:
            yield self._finish(Draft())
        self.under, self.pending = True, ""
        self.draft.last = line.index
        name = organisation_name(line.text.partition(":")[2])
        if name:
            self.draft.name(name, line)
            self.draft.role = "subordinate"

    def _read_grid(self, grid: Grid) -> Iterator[Draft]:
        if grid.of_units:
            yield self._finish(Draft())
        for line, row in grid.rows:
            if grid.of_units and "unit" in row:
                yield self._finish(Draft())
                self.draft.name(without_ordinal(row["unit"]), line)
                self.draft.role = "subordinate" if is_office(row["unit"], self.site_title) else "department"
            self._read_row(row, line)
        if grid.of_units:
            yield self._finish(Draft())

    def _read_row(self, row: Mapping[str, str], line: Line) -> None:
        if "name" in row and ("unit" in row or _leads(row.get("position", ""))):
            self.draft.add("person", row["name"], "column", line)
        for name, text in row.items():
            if name not in ("unit", "name", "position"):
                self.draft.add(name, text, "column", line)


def _is_hidden(line: Line) -> bool:
    """Return whether a line's links hold what its text does not show."""
    return any((link.get("href") or "").startswith(("mailto:", "tel:", "/cdn-cgi/")) for link in line.links)


def _readable(line: Line) -> Line:
    """Return a line in NFC with its hidden addresses written out."""
    text = plain_mails(composed(line.text) if len(line.folded) != len(line.text) else line.text, line)
    return line if text == line.text else replace(line, text=text, _folded=None)


def _leads(text: str) -> bool:
    """Return whether a text names somebody with a leading office."""
    return bool(re.search(rf"\b(?:{alternation('person')})\b", fold(text))) and not text.rstrip().endswith(".")


@lru_cache(maxsize=4096)
def _unit_and_number(text: str) -> tuple[str, str]:
    """Take "Phòng Tổng hợp: 0275 …" apart; empty strings for a line of another shape."""
    match = NUMBER.search(text)
    if match is None or not text[: match.start()].rstrip(" (").endswith((":", "-", "–", "：")):
        return "", ""
    number = text[match.start() :]
    name = organisation_name(text[: match.start()].rstrip(" (-–:："))
    return (name, number) if name and is_bare_number(number) else ("", "")
