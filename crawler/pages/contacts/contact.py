"""Contact blocks: who can be reached where, told by labels; a page without labels and values gives nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crawler.items import Contact
from crawler.pages.contacts.drafts import contacts_of
from crawler.pages.contacts.labels import LONGEST
from crawler.pages.contacts.reader import Reader
from crawler.pages.contacts.tables import read_grids
from crawler.pages.contacts.values import MAIL, NUMBER
from crawler.pages.lines import Line

_HINT: Final = re.compile(  # every branch begins with a letter that stands for itself: the search is quick then
    r"@|\[email|\[at\]|\(at\)|\[a\]|\(a\)|84[ \u00a0().+–-]{0,4}\d(?:[ \u00a0().+–-]{0,3}\d){6}"
    r"|0[ \u00a0().+–-]{0,4}\d(?:[ \u00a0().+–-]{0,3}\d){5}|1[89]00[ .-]?\d|:[ \u00a0]{0,3}[2-9](?:[ .-]?\d){5,7}(?!\d)"
)
_LOCAL_VALUE: Final = re.compile(r":[ \u00a0]{0,3}[2-9](?:[ .-]?\d){5,7}(?!\d)")
_ABOVE: Final = 8  # lines read above one that holds a number or an address for mail
_BELOW: Final = 5


def read_contacts(lines: Sequence[Line], site_title: str) -> Iterator[Contact]:
    """Yield the contacts of a page in order; a block counts only when it gives a telephone number or an e-mail."""
    hits = [number for number, line in enumerate(lines) if _HINT.search(line.text) and _may_reach(line.text)]
    if hits:
        near = sorted({place for hit in hits for place in range(max(0, hit - _ABOVE), hit + _BELOW + 1)})
        window = [lines[place] for place in near if place < len(lines)]
        grids = tuple(read_grids(lines, [lines[hit] for hit in hits]))
        yield from contacts_of(Reader(site_title, grids).read(window), site_title)


def _may_reach(text: str) -> bool:
    """Return whether a line, a hint of a number or an address being in it, holds one indeed."""
    if len(text) > LONGEST:
        return False
    return bool(NUMBER.search(text) or MAIL.search(text)) or "protected]" in text or bool(_LOCAL_VALUE.search(text))
