"""What the head of a page calls it, to tell its title by: the site's name taken off, the doubtful readings marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from crawler.pages.cues import letters
from crawler.pages.document import Document
from crawler.pages.lines import is_title_like

_DECLARED: Final = (("og:title", 5.0), ("twitter:title", 4.0), ("headline", 5.0), ("title", 4.5), ("dc.title", 4.0))
_PARTS: Final = re.compile(r"\s+[-–—|»>:·•]+\s+|\s*[|»]\s*")
_SHARED: Final = 0.6  # of the longer of two printings of a title
_SPACED: Final = 2.6  # characters for each letter and digit at most, decomposed marks among them
_FRONT: Final = 15  # letters that two printings of a title share at least
_PORTAL: Final = 24  # letters: what portals add to their department's name, "Trang thông tin điện tử"
_SHORT: Final = 1.5  # a name of two or three words is a section's as often as an article's


@dataclass(frozen=True, slots=True)
class Hints:
    """Folded letters of each reading of the head's titles -> the name of its meta element and its strength, 0 to 5.

    `fronts` are the first letters of each, as many as two printings of a title share at least.
    """

    readings: dict[str, tuple[str, float]]
    fronts: frozenset[str]

    @property
    def lengths(self) -> range:
        """The lengths, in characters with blanks and signs, of lines that can agree with a reading."""
        sizes = [len(key) for key in self.readings]
        return range(int(min(sizes) * _SHARED), int(max(sizes) / _SHARED * _SPACED)) if sizes else range(0)

    def may_agree(self, key: str) -> bool:
        """Return whether the letters of a line may be what the head calls the page: most begin otherwise."""
        return key[:_FRONT] in self.fronts

    def agreement(self, key: str) -> tuple[str, float]:
        """Return how far the letters of a line are what the head calls the page: a rule in words, and a strength."""
        if key in self.readings:
            name, strength = self.readings[key]
            return f"equals {name}", strength
        front = key[:_FRONT]
        if len(front) == _FRONT and front in self.fronts:
            for hint, (name, strength) in self.readings.items():
                if hint.startswith(front) and _one_begins_other(hint, key):
                    return f"begins as {name}", strength - 1.0
        return "", 0.0


def _one_begins_other(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared] and shared >= _SHARED * max(len(one), len(other))


def read_hints(doc: Document, site_key: str) -> Hints:
    """Return what the head calls the page; `site_key` is the letters of the site's name."""
    found: dict[str, tuple[str, float]] = {}
    texts: set[str] = set()
    for name, strength in _DECLARED:
        text = doc.head.get(name) or (doc.linked.get(name) if name == "headline" else None) or ""
        if text in texts:
            continue
        texts.add(text)
        for part, doubt in _readings(text, site_key):
            key = letters(part)
            if len(key) >= 8 and not names_site(key, site_key):
                found.setdefault(key, (name, strength - doubt - (0.0 if is_title_like(part) else _SHORT)))
    return Hints(found, frozenset(key[:_FRONT] for key in found))


def names_site(key: str, site_key: str) -> bool:
    """Return whether letters are those of the site's name, or of that name with a portal's words round it."""
    return key in site_key or (len(site_key) >= 8 and site_key in key and len(key) - len(site_key) <= _PORTAL)


def head_title(doc: Document, hints: Hints) -> tuple[str, str] | None:
    """Return the title that the head alone prints and the name of its meta element, or None."""
    for name in ("og:title", "headline", "title"):
        text = doc.head.get(name) or doc.linked.get(name) or ""
        for part, _ in reversed(_readings(text, "")[:2]):
            if letters(part) in hints.readings:
                return part, name
    return None


def _readings(text: str, site_key: str) -> list[tuple[str, float]]:
    """Return the whole text and then every run of parts that it may be without the site's name, with the doubt of each.

    The site's name stands last as a rule: what is left after taking parts from the front is doubtful, unless the first
    part is that name.
    """
    parts = [part for part in _PARTS.split(text) if part.strip()]
    leading = [(" ".join(parts[:end]), 0.3 * (len(parts) - end)) for end in range(len(parts) - 1, 0, -1)]
    doubt = 0.3 if parts and letters(parts[0]) in site_key else 1.6
    trailing = [(" ".join(parts[start:]), doubt) for start in range(1, len(parts))]
    return [(text, 0.0), *leading, *trailing] if text else []
