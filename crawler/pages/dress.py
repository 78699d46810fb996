"""What the markup calls a line: names of classes, ids and microdata that portals give to leads, authors and sources."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from crawler.pages.lines import Line

AUTHOR: Final = re.compile(
    r"(?:^|[\s_-])(?:author|authors|tac-?gia|by-?line|nguoi-?viet|but-?danh|sign|signature|ky-?ten|ky)(?=$|[\s_-])",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(r"(?:^|[\s_-])(?:source|nguon|nguon-?tin)(?=$|[\s_-])", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"sapo|(?:^|[\s_-])(?:lead|(?<!with-)(?:news|lbl|article|post)?summary|hometext|tom-?tat|trich-?yeu|chapeau|brief|abstract|gioi-?thieu|mo-?ta|intro|"
    r"article-?summary|description|entry-summary|short-?content|articlesummary|desc)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CATEGORY: Final = re.compile(
    r"(?:^|[\s_-])(?:cat|cats|cate|category|categories|chuyen-?muc|nhom-?tin|zone|topic|taxonomy|section-?name)"
)
_LONGEST: Final = 120


@lru_cache(maxsize=8192)
def _called(names: str) -> tuple[bool, bool, bool]:
    """Return whether names call something the lead, the author, the source."""
    return bool(_LEAD.search(names)), bool(AUTHOR.search(names)), bool(_SOURCE.search(names))


def is_lead(line: Line) -> bool:
    """Return whether the markup calls a line the lead."""
    return _called(line.names())[0]


def names_lead(names: str) -> bool:
    """Return whether the names of an element call it the lead."""
    return _called(names)[0]


def is_source(line: Line) -> bool:
    """Return whether the markup calls a short line the source and not the author."""
    _, author, source = _called(line.names())
    return len(line.text) <= _LONGEST and source and not author


def is_dressed(line: Line) -> bool:
    """Return whether the markup calls a short line the author or the source."""
    return len(line.text) <= _LONGEST and any(_called(line.names())[1:])


def is_set_apart(line: Line) -> bool:
    """Return whether a line looks unlike the text: at the right, bold or slanted."""
    return line.align == "right" or line.mostly(line.bold) or line.mostly(line.italic)


def is_category(line: Line) -> bool:
    """Return whether the markup calls a line the section that an article stands in."""
    return _names_category(line.names(1))


@lru_cache(maxsize=8192)
def _names_category(names: str) -> bool:
    return bool(_CATEGORY.search(names))
