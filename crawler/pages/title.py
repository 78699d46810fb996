"""The title of an article: the line that the page's head agrees with, never the banner, never the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice
from typing import Final

from crawler.pages.byline import is_signature
from crawler.pages.cues import label
from crawler.pages.document import Document
from crawler.pages.dress import is_lead
from crawler.pages.hints import Hints, head_title, names_site
from crawler.pages.lines import Line, is_title_like, place, upward
from crawler.pages.printed_dates import has_year, read_dates

_NAMED: Final = re.compile(
    r"title|tieu-?de|headline|(?:content|article|post|news|page)-?heading|entry-header|page-header|post-name|tin-?chi-?tiet",
    re.IGNORECASE,
)
_BANNER: Final = re.compile(
    r"banner|logo|slogan|site-?(?:title|name|heading)|brand|head-?top|masthead|tit-site"
    r"|(?<!taglib-)(?<!entry)(?<!entry-)(?<!post)(?<!post-)(?<!article)(?<!article-)(?<!news)(?<!news-)header(?!-?title)",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{8,60})[)\]]$")
_SURE: Final = 3.2
_DRESSED: Final = 0.6
_NAMED_SO: Final = 1.2  # a heading of level 3, or the name of a title
_ENOUGH: Final = 1.5
_STRONG: Final = 2.2
_UNDER: Final = 3  # lines from a title down to its date
_FEW: Final = 7  # words in capitals that a section's name has at most
_IN_BANNER: Final = 3.0  # a title may stand in the page's header, but less likely than below it
_FAR: Final = 600  # lines; menus of 300 links stand above the text on some portals
_SHORTEST, _LONGEST = 8, 320  # letters


@dataclass(frozen=True, slots=True)
class Title:
    """The title as printed, the line it stands in (None when only the head has it), and the rule that chose it.

    A `weak` title is a line that neither the head nor its dress nor a date beside it calls one; `contradicted` is what
    the head calls the page where that reads as another headline.
    """

    text: str
    line: Line | None
    rule: str
    place: str
    weak: bool = False
    contradicted: str = ""


def find_anchor(doc: Document, lines: Sequence[Line], hints: Hints, site_key: str) -> Title | None:
    """Return the line that is surely the title, wherever the text may stand, or None.

    Sure is what the head calls the page and leads to no other; else a line dressed as a title with a date line close
    under it, or right above it, in the same box. What stands above it belongs to the frame of the page. `site_key` is
    the letters of the site's name.
    """
    best = max(_agreed_lines(doc, lines, hints), key=lambda one: one[:2], default=None)
    best = best or max(_dated_headings(lines, site_key, linked_keys(lines)), key=lambda one: one[:2], default=None)
    return _titled(best[3], best[2]) if best else None


def _titled(line: Line, rule: str) -> Title:
    return Title(_undated(line), line, rule, place(line.node))


def _undated(line: Line) -> str:
    """Return a title without the date in brackets that some portals print behind it."""
    parts = _DATED.match(line.text) if has_year(line.text) else None
    dated = parts is not None and read_dates(replace(line, text=parts.group(2), _folded=None, _key=None))
    return parts.group(1) if parts is not None and dated else line.text


def _agreed_lines(doc: Document, lines: Sequence[Line], hints: Hints) -> Iterator[tuple[float, int, str, Line]]:
    """Yield each line that the head calls the page, no banner and no link to another, with its score and rule."""
    lengths = hints.lengths
    shortest, end = max(_SHORTEST, lengths.start), min(_LONGEST + 1, lengths.stop)
    for line in lines if hints.readings else ():
        if shortest <= len(line.text) < end and hints.may_agree(line.key):
            rule, agreed = hints.agreement(line.key)
            banner = _IN_BANNER if _called(line.names(3))[1] else 0.0
            if agreed >= _SURE and not (banner and rule.startswith("begins")) and _leads_here(doc, line):
                yield agreed + _dressing(line) + _dated_below(line, lines) - banner, line.index, rule, line


def linked_keys(lines: Sequence[Line]) -> frozenset[str]:
    """Return the letters of every line that is one link: a heading that a menu links is the name of a section."""
    return frozenset(line.key for line in lines if line.link_share > 0.8 and len(line.text) <= _LONGEST)


def _leads_here(doc: Document, line: Line) -> bool:
    """Whether a line is no link, or a link to its own page."""
    return line.link_share < 0.8 or any(doc.absolute(anchor.get("href") or "") == doc.url for anchor in line.links)


def _dated_headings(
    lines: Sequence[Line], site_key: str, linked: frozenset[str]
) -> Iterator[tuple[float, int, str, Line]]:
    """Yield each line dressed as a title, linked nowhere, with a date close under or right above it in its box."""
    for below in lines:
        if not has_year(below.text) or below.link_share > 0.5 or not read_dates(below):
            continue
        for line in lines[max(0, below.index - _UNDER) : below.index + 2]:
            fits = line is not below and _SHORTEST <= len(line.text) <= _LONGEST and line.link_share < 0.8
            dressed = fits and _dressing(line) >= (_DRESSED if line.index < below.index else _NAMED_SO)
            if dressed and _is_dated_heading(line, below, site_key) and line.key not in linked:
                yield _dressing(line), -line.index, "dressed, with a date beside it", line


def _is_dated_heading(line: Line, below: Line, site_key: str) -> bool:
    if not is_title_like(line.text):
        return False
    if _called(line.names(3))[1] or _wording(line.text) <= 0 or line.align == "right" or is_signature(line.text):
        return False
    boxes = set(islice(upward(line.node), 4))
    together = any(box in boxes and box.tag not in ("body", "html", "form") for box in below.node.iterancestors())
    return together and not names_site(line.key, site_key)


def find_title(doc: Document, lines: Sequence[Line], body_start: int, hints: Hints, site_key: str) -> Title | None:
    """Return the title of the article whose text starts at line `body_start`, or None.

    Of lines that look alike the first is the title: a summary stands below it.
    """
    above = lines[max(0, body_start - _FAR) : body_start + 1]
    linked, links = linked_keys(lines), _count_links(above)
    best, score = None, 0.0
    for line in above:
        fits = _SHORTEST <= len(line.text) <= _LONGEST and not line.teaser
        dates_only = read_dates(line) and _undated(line) == line.text
        if fits and not names_site(line.key, site_key) and not dates_only:
            value = _score(line, above, hints, linked, links[line.index - above[0].index + 1])
            best, score = (line, value) if value >= _ENOUGH and value > score else (best, score)
    if best is not None:
        rule = hints.agreement(best.key)[0] or (f"h{best.level}" if best.level else "line above the text")
        return replace(_titled(best, rule), weak=score < _STRONG, contradicted=_contradiction(doc, hints, best))
    declared = head_title(doc, hints)
    return Title(declared[0], None, f"head {declared[1]}", "head") if declared else None


def _contradiction(doc: Document, hints: Hints, line: Line) -> str:
    declared = head_title(doc, hints)
    agrees = declared is None or not is_title_like(declared[0]) or hints.agreement(line.key)[1] > 0
    return "" if agrees or declared is None else f"head {declared[1]} says {declared[0]!r}"


def _count_links(above: Sequence[Line]) -> list[int]:
    """Return for each line, and for the end, how many lines from there on are links."""
    counts = accumulate((line.link_share > 0.5 for line in reversed(above)), initial=0)
    return list(counts)[::-1]


def _score(line: Line, above: Sequence[Line], hints: Hints, linked: frozenset[str], links: int) -> float:
    """Return how far a line may be the title of the text right under `above`; `links` stand between it and the text."""
    agreed, dressing = hints.agreement(line.key)[1], _dressing(line)
    score = agreed + dressing + _standing(above[-1].index - line.index, links) + _dated_near(line, above)
    score -= 5.0 if _called(line.names(3))[1] else 0.0
    if agreed:
        return score
    if label("counters").match(line.folded) or (dressing < _DRESSED and not is_title_like(line.text)):
        return 0.0
    score -= 2.5 if line.key in linked else 0.0
    score -= 1.5 if _below_picture(line, above) else 0.0
    score -= 2.0 if line.text.rstrip().endswith((".", ";", ",", ":")) or is_lead(line) else 0.0
    return score + _wording(line.text)


def _below_picture(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line stands right below a picture, as captions do."""
    at = line.index - above[0].index
    return at > 0 and above[at - 1].image is not None


def _wording(text: str) -> float:
    """Favour what reads as a headline: several words, not all in capitals as the names of sections are."""
    likely = 0.6 if is_title_like(text) else 0.0
    words = sum(word[0].isalnum() for word in text.split())
    return likely - (0.6 if text.isupper() and words <= _FEW else 0.0)


def _standing(between: int, links: int) -> float:
    """Favour a line with no link between it and the text, and one close to it; `between` counts all lines there."""
    return max(0.0, 1.0 - 0.25 * links) + max(0.0, 0.4 - 0.05 * between)


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


def _dated_below(line: Line, lines: Sequence[Line]) -> float:
    at = line.index - lines[0].index
    return 0.8 if any(read_dates(other) for other in lines[at + 1 : at + 5]) else 0.0


def _dated_near(line: Line, lines: Sequence[Line]) -> float:
    """Favour a line with a date under it or right above it."""
    at = line.index - lines[0].index
    return 0.8 if any(read_dates(other) for other in lines[max(0, at - 1) : at]) else _dated_below(line, lines)
