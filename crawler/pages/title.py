"""The title of an article: the line that the page's head agrees with, never the banner, never the site's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from crawler.pages.cues import letters
from crawler.pages.document import Document
from crawler.pages.lines import Line, is_title_like, place

_PARTS: Final = re.compile(r"\s+[-–—|»>:·•]+\s+|\s*[|»]\s*")
_NAMED: Final = re.compile(r"title|tieu-?de|headline|entry-header|page-header|post-name|tin-?chi-?tiet", re.IGNORECASE)
_BANNER: Final = re.compile(
    r"banner|logo|slogan|site-?(?:title|name|heading)|brand|(?<!entry-)(?<!post-)(?<!article-)(?<!news-)header"
    r"|head-?top|masthead|tit-site",
    re.IGNORECASE,
)
_SURE: Final = 3.2
_DRESSED: Final = 0.6
_FAR: Final = 600  # lines; menus of 300 links stand above the text on some portals
_HAS_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DATE: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4}")


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed, the line it stands in (None when only the head has it), and the rule that chose it."""

    text: str
    line: Line | None
    rule: str
    place: str


def find_anchor(doc: Document, lines: Sequence[Line], site_title: str) -> Title | None:
    """Return the line that is surely the title, wherever the text may stand, or None.

    Sure is what the head calls the page and is no link; else, where the head names the site alone, a line dressed as a
    title with a date right under it in the same box. What stands above it belongs to the frame of the page.
    """
    hints = _hints(doc, site_title)
    find = _agreed_lines(lines, hints) if hints else _dated_headings(lines, letters(site_title))
    best = max(find, key=lambda one: one[:2], default=None)
    return Title(best[3].text, best[3], best[2], place(best[3].node)) if best else None


def _agreed_lines(lines: Sequence[Line], hints: dict[str, tuple[str, float]]) -> Iterator[tuple[float, int, str, Line]]:
    """Yield each line that the head calls the page, no link and no banner, with its score and rule."""
    for line in lines:
        if 8 <= len(line.text) <= 320 and line.link_share < 0.8:
            rule, agreed = _agreement(line.key, hints)
            if agreed >= _SURE and not _called(line.names(3))[1]:
                yield agreed + _dressing(line) + _dated_below(line, lines), line.index, rule, line


def _dated_headings(lines: Sequence[Line], site_key: str) -> Iterator[tuple[float, int, str, Line]]:
    """Yield each line dressed as a title with a date right under it in the same box."""
    for line, below in pairwise(lines):
        if _HAS_YEAR.search(below.text) and 8 <= len(line.text) <= 320 and line.link_share < 0.8:
            if _is_dated_heading(line, below, site_key) and not _called(line.names(3))[1]:
                yield _dressing(line), -line.index, "dressed, and dated below", line


def _is_dated_heading(line: Line, below: Line, site_key: str) -> bool:
    if below.linked or _dressing(line) < _DRESSED or not is_title_like(line.text):
        return False
    boxes = {line.node, *list(line.node.iterancestors())[:3]}
    together = any(box in boxes and box.tag not in ("body", "html", "form") for box in below.node.iterancestors())
    return together and line.key not in site_key and bool(_DATE.search(below.folded[:120]))


def find_title(doc: Document, lines: Sequence[Line], body_start: int, site_title: str) -> Title | None:
    """Return the title of the article whose text starts at line `body_start`, or None."""
    hints = _hints(doc, site_title)
    site_key = letters(site_title)
    near = lines[max(0, body_start - _FAR) : body_start + 12]
    seen = Counter(line.key for line in near if 12 <= len(line.text) <= 300)
    best: tuple[float, int, Line, str] | None = None
    for line in lines[max(0, body_start - _FAR) : body_start + 1]:
        if 8 <= len(line.text) <= 320 and line.image is None:
            score, rule = _score(line, lines, hints, seen, body_start, site_key)
            if score > 0 and (best is None or (score, line.index) >= best[:2]):
                best = (score, line.index, line, rule)
    if best:
        return Title(best[2].text, best[2], best[3], place(best[2].node))
    return _from_head(doc, hints)


def _hints(doc: Document, site_title: str) -> dict[str, tuple[str, float]]:
    """Return what the head calls the page: folded letters -> (rule, strength)."""
    found: dict[str, tuple[str, float]] = {}
    site_key = letters(site_title)
    declared = (("og:title", 5.0), ("twitter:title", 4.0), ("headline", 5.0), ("title", 4.5), ("dc.title", 4.0))
    for name, strength in declared:
        text = doc.head.get(name) or (doc.linked.get(name) if name == "headline" else None) or ""
        for part, doubt in _readings(text, site_key):
            key = letters(part)
            if len(key) >= 8 and key not in site_key:
                found.setdefault(key, (name, strength - doubt))
    return found


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


def _score(
    line: Line,
    lines: Sequence[Line],
    hints: dict[str, tuple[str, float]],
    seen: Counter[str],
    body_start: int,
    site_key: str,
) -> tuple[float, str]:
    key = line.key
    if len(key) < 6 or key in site_key or _DATE.match(line.folded.strip(" (-")):
        return 0.0, ""
    rule, agreed = _agreement(key, hints)
    score = agreed + _dressing(line) + (1.0 if seen[key] > 1 else 0.0)
    score -= 5.0 if _called(line.names(3))[1] else 0.0
    score -= 2.5 if line.link_share > 0.8 and not agreed else 0.0
    score += _nearness(line, lines, body_start)
    if not agreed and line.text.rstrip().endswith((".", ";", ",", ":")):
        score -= 2.0
    return (score if score >= 2.0 else 0.0), rule or (f"h{line.level}" if line.level else "line above the text")


def _agreement(key: str, hints: dict[str, tuple[str, float]]) -> tuple[str, float]:
    if key in hints:
        name, strength = hints[key]
        return f"equals {name}", strength
    for hint, (name, strength) in hints.items():
        shared = min(len(hint), len(key))
        if shared >= 15 and shared >= 0.6 * max(len(hint), len(key)) and (hint.startswith(key) or key.startswith(hint)):
            return f"begins as {name}", strength - 1.0
    return "", 0.0


@lru_cache(maxsize=8192)
def _called(names: str) -> tuple[bool, bool]:
    """Return whether names call something a title, a banner."""
    return bool(_NAMED.search(names)), bool(_BANNER.search(names))


def _dressing(line: Line) -> float:
    """Return how much a line is dressed as a title: heading, name, bold, large."""
    level = {1: 2.5, 2: 2.0, 3: 1.2, 4: 0.8}.get(line.level, 0.0)
    named = 1.5 if _called(line.names(3))[0] else 0.0
    return level + named + _looks(line)


def _looks(line: Line) -> float:
    bold = 0.6 if line.mostly(line.bold) else 0.0
    return bold + (0.8 if line.mostly(line.large) else 0.0) + (0.2 if line.align == "center" else 0.0)


def _nearness(line: Line, lines: Sequence[Line], body_start: int) -> float:
    """Favour a line close above the text, with the article's date between."""
    distance = body_start - line.index
    return max(0.0, 1.2 - 0.12 * distance) + _dated_below(line, lines[: body_start + 1])


def _dated_below(line: Line, lines: Sequence[Line]) -> float:
    below = (other for other in lines[line.index + 1 : line.index + 5] if _HAS_YEAR.search(other.text))
    return 0.8 if any(_DATE.search(other.folded[:120]) for other in below) else 0.0


def _from_head(doc: Document, hints: dict[str, tuple[str, float]]) -> Title | None:
    for name in ("og:title", "headline", "title"):
        text = doc.head.get(name) or doc.linked.get(name) or ""
        for part, _ in reversed(_readings(text, "")[:2]):
            if letters(part) in hints:
                return Title(part, None, f"head {name}", "head")
    return None
