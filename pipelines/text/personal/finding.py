"""All personal data of a text, in the order in which it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipelines.text.personal.births import find_births
from pipelines.text.personal.grid import find_cells
from pipelines.text.personal.hints import take_hints
from pipelines.text.personal.homes import find_homes
from pipelines.text.personal.lexicon import lexicon
from pipelines.text.personal.mention import PersonalMention
from pipelines.text.personal.numbers import Found, find_numbers
from pipelines.text.personal.reach import find_mail, find_mobiles
from pipelines.text.personal.scene import Scene

Finder = Callable[[Scene], Iterator[Found]]
FINDERS: Final[tuple[Finder, ...]] = (*(find_numbers, find_births, find_homes, find_mobiles, find_mail, find_cells),)
"""One for each of the hints, in their order."""

_CLUSTER = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]*")


def find_personal(text: str) -> list[PersonalMention]:
    """Find the personal data of a text, in order, none inside another; offsets are of the text as it is given."""
    if not unicodedata.is_normalized("NFC", text):
        return _find_decomposed(text)
    return [PersonalMention(start, end, text[start:end], kind, rule) for start, end, kind, rule in _find(text)]


def _find_decomposed(text: str) -> list[PersonalMention]:
    """Read a text in NFC and give the places that the letters have in it as it is."""
    ends: list[int] = []
    parts: list[str] = []
    for cluster in _CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", cluster[0])
        parts.append(part)
        ends += range(cluster.end() - len(part) + 1, cluster.end() + 1)  # marks that compose with nothing stand last
    composed = "".join(parts)
    places = [0, *ends]
    return [
        PersonalMention(places[start], places[end], text[places[start] : places[end]], kind, rule)
        for start, end, kind, rule in _find(composed)
    ]


def _find(text: str) -> Iterator[Found]:
    hints = take_hints(text, lexicon(marked=not text.isascii()))
    wanted = [find for find, hint in zip(FINDERS, hints, strict=True) if hint]
    return find_everywhere(text, wanted) if wanted else iter(())


def find_everywhere(text: str, finders: Sequence[Finder] = FINDERS) -> Iterator[Found]:
    """Find by each of the finders, whatever the hints say; of two that overlap the first counts, then the longer."""
    scene = Scene(text)
    end = 0
    for one in sorted((one for find in finders for one in find(scene)), key=lambda one: (one[0], -one[1])):
        if one[0] >= end:
            yield one
            end = one[1]
