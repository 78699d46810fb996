"""One walk over the tokens of a text, from left to right, asking at each what begins there."""

from __future__ import annotations

from pipelines.text.names.again import find_again
from pipelines.text.names.found import NameMention
from pipelines.text.names.lexicon import lexicon
from pipelines.text.names.marks import skip_abbreviation
from pipelines.text.names.members import read_announced, read_members, shares_level
from pipelines.text.names.offices import inner_head, office_phrase, read_office, roles_after
from pipelines.text.names.organisations import Organisation, read_organisation
from pipelines.text.names.people import named_after_office, read_bare, read_name, read_partner, read_titled
from pipelines.text.names.places import read_known, read_places, skip_work
from pipelines.text.names.press import read_brand, read_press
from pipelines.text.names.today import with_today
from pipelines.text.names.tokens import Tokens, read_tokens
from pipelines.text.tones import normalise

_DASHES = ("-", "–")
_SIGNS = (",", *_DASHES)
_NOTHING: frozenset[str] = frozenset()


def find_names(text: str) -> list[NameMention]:
    """Find the people, organisations and places of a text in NFC, in order; no two of them overlap."""
    tokens = read_tokens(normalise(text))
    walk = _Walk(text, tokens)
    walk.run()
    return with_today(tokens.text, find_again(tokens, text, walk.found))


class _Walk:
    """Where the reading stands, the offices just read, and what was found."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.phrase_end = 0
        self.taken = 0
        self.offices: list[tuple[int, int]] = []
        self.found: list[NameMention] = []

    def run(self) -> None:
        starters = lexicon().starters
        capital = self.tokens.capital
        for index, low in enumerate(self.tokens.lows):
            if index >= self.at and (capital[index] or low in starters):
                self._read(index, starters.get(low, _NOTHING))

    def _read(self, index: int, sorts: frozenset[str]) -> None:
        """Read what begins at a token; `sorts` says which phrases its word may begin."""
        if "title" in sorts and self._read_titled(index):
            return
        if "press" in sorts and (paper := read_press(self.tokens, index)):
            self._add(*paper, "organisation", None, "press-name")
        elif not self._read_body(index, sorts) and not self._read_bare(index) and sorts:
            self._read_place(index, sorts)

    def _read_body(self, index: int, sorts: frozenset[str]) -> bool:
        """Read the office or the organisation that begins at a token: the longer of both."""
        body = self._read_organisation(index) if "organisation" in sorts else None
        phrase = office_phrase(self.tokens, index) if "office" in sorts and index >= self.phrase_end else index
        if phrase > index and not (body and body.end > phrase):
            self._enter_office(index, phrase)
            return True
        if body:
            self._add_organisation(index, body)
            return True
        return "organisation" in sorts and self._read_listed(index)

    def _read_organisation(self, index: int) -> Organisation | None:
        if lexicon().heads.match(self.tokens.lows, index) is None:
            return None
        office = self.offices[-1] if self.offices else (index, index)
        if not office[0] < index < self.phrase_end and self.tokens.ends_word(index):
            return None
        return read_organisation(self.tokens, index, in_office=index < office[1])

    def _add_organisation(self, index: int, body: Organisation) -> None:
        self._add(index, body.end, "organisation", None, body.rule)
        self._add_members(read_members(self.tokens, index, body.end))
        self.at = skip_abbreviation(self.tokens, self.at)

    def _read_listed(self, index: int) -> bool:
        self._add_members(read_announced(self.tokens, index))
        end = shares_level(self.tokens, index)
        if end > index:
            self._add(index, end, "organisation", None, "list-level")
        return self.at > index

    def _add_members(self, members: list[tuple[int, int]]) -> None:
        for first, end in members:
            self._add(first, end, "organisation", None, "list-field")

    def _enter_office(self, index: int, phrase: int) -> None:
        end = read_office(self.tokens, index)
        last = self.offices[-1][1] if self.offices else index
        goes_on = last + 1 == index and self.tokens.words[last] in _SIGNS
        self.offices = [*self.offices, (index, end)] if goes_on else [(index, end)]
        self.phrase_end = phrase
        self.at = inner_head(self.tokens, index, phrase)

    def _read_titled(self, index: int) -> bool:
        first = read_titled(self.tokens, index)
        if first == index or office_phrase(self.tokens, first) > first or read_organisation(self.tokens, first):
            return False
        if not self._add_person(index, first, read_name(self.tokens, first), "title-name"):
            return False
        end = read_partner(self.tokens, self.at)
        if end > self.at + 1:
            self._add_person(self.at + 1, self.at + 1, end, "title-list")
        return True

    def _read_bare(self, index: int) -> bool:
        """Read a name that nothing introduces but an office or its family name, or a brand."""
        if not (self.tokens.capital[index] or self.tokens.shouted[index]):
            return False
        brand = read_brand(self.tokens, index)
        if brand > index:
            self._add(index, brand, "organisation", None, "brand-country")
            return True
        if self.offices and self.offices[-1][1] == index:
            end = named_after_office(self.tokens, index)
            if end > index:
                return self._add_person(index, index, end, "office-name")
        end = read_bare(self.tokens, index)
        if end == index or (self._is_street(index, end) and not self._roles_before(index)):
            return False
        return self._add_person(index, index, end, "surname-name")

    def _is_street(self, index: int, end: int) -> bool:
        """Say whether a run stands in a row of streets: "nút giao Thái Hà – Huỳnh Thúc Kháng"."""
        tokens = self.tokens
        if tokens.words[end] in _DASHES and tokens.capital[end + 1] and not roles_after(tokens, end):
            return True
        if index < 2 or tokens.words[index - 1] not in _DASHES or not tokens.capital[index - 2]:
            return False
        last = self.found[-1] if self.found else None
        return last is None or last.kind != "person" or last.end != tokens.span(index - 2, index - 1)[1]

    def _read_place(self, index: int, sorts: frozenset[str]) -> None:
        known = read_known(self.tokens, index) if "known" in sorts else index
        if known > index:
            self._add(index, known, "place", None, "known-place")
            return
        places = read_places(self.tokens, index) if "place" in sorts else []
        for place in places:
            self._add(place.first, place.end, "place", place.unit, place.rule)
        if "work" in sorts and not places:
            self.at = max(self.at, skip_work(self.tokens, index))

    def _add_person(self, start: int, first: int, end: int, rule: str) -> bool:
        if end == first:
            return False
        behind = roles_after(self.tokens, end)
        roles = self._roles_before(start) + behind
        self.taken = behind[-1][1] if behind else end
        printed = [self.text[slice(*self.tokens.span(*role))] for role in roles]
        self.offices = []
        named = "name-office" if rule == "surname-name" and roles else rule
        self._add(first, end, "person", "; ".join(printed) or None, named)
        return True

    def _roles_before(self, start: int) -> list[tuple[int, int]]:
        """Give the offices right before a name that are not those of the person before it."""
        end = self.offices[-1][1] if self.offices else start
        beside = end == start or (end + 1 == start and self.tokens.words[end] in _DASHES)
        return [office for office in self.offices if office[0] >= self.taken] if beside else []

    def _add(self, first: int, end: int, kind: str, role: str | None, rule: str) -> None:
        start, last = self.tokens.span(first, end)
        self.found.append(NameMention(start, last, kind, self.text[start:last], role, rule))
        self.at = end
