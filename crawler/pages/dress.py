"""What the markup calls a line: names of classes, ids and microdata that portals give to leads, authors and sources."""

from __future__ import annotations

import re
from typing import Final

from crawler.pages.lines import Line

AUTHOR: Final = re.compile(
    r"(?:^|[\s_-])(?:author|authors|tac-?gia|byline|nguoi-?viet|but-?danh)(?=$|[\s_-])", re.IGNORECASE
)
_SOURCE: Final = re.compile(r"(?:^|[\s_-])(?:source|nguon|nguon-?tin)(?=$|[\s_-])", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"sapo|(?:^|[\s_-])(?:lead|summary|hometext|tom-?tat|trich-?yeu|chapeau|brief|abstract|gioi-?thieu|mo-?ta|intro|"
    r"article-?summary|description|entry-summary|short-?content|articlesummary|desc)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST: Final = 120


def names_around(line: Line, steps: int = 1) -> str:
    """Return the names that the markup gives to a line: those inside it, of its block and of `steps` boxes round it."""
    around = (line.node, *list(line.node.iterancestors())[:steps])
    return " ".join(
        [line.marks, *(f"{e.get('class') or ''} {e.get('id') or ''} {e.get('itemprop') or ''}" for e in around)]
    )


def is_lead(line: Line) -> bool:
    """Return whether the markup calls a line the lead."""
    return bool(_LEAD.search(names_around(line)))


def is_source(line: Line) -> bool:
    """Return whether the markup calls a short line the source and not the author."""
    names = names_around(line)
    return len(line.text) <= _LONGEST and bool(_SOURCE.search(names)) and not AUTHOR.search(names)


def is_dressed(line: Line) -> bool:
    """Return whether the markup calls a short line the author or the source."""
    names = names_around(line)
    return len(line.text) <= _LONGEST and bool(AUTHOR.search(names) or _SOURCE.search(names))


def is_set_apart(line: Line) -> bool:
    """Return whether a line looks unlike the text: at the right, bold or slanted."""
    return line.align == "right" or line.mostly(line.bold) or line.mostly(line.italic)
