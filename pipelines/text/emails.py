"""E-mail addresses in text."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A host ends in one letter case: what goes on in the other ("bentre.gov.vnĐiện", "a.vn.Facebook") is the next word.
_EMAIL = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63}) {0,2}(?:@|[\[({] ?(?:at|a|@) ?[\])}]) {0,2}"
    r"((?:[A-Za-z0-9-]{1,63}\.){1,6}(?:[a-z]{2,24}(?![a-z_-])|[A-Z]{2,24}(?![A-Za-z_-])))",
    re.ASCII,
)

_AT = re.compile(r"@|[\[({] ?(?:at|a) ?[\])}]")  # most texts hold none, which is soon told


@dataclass(frozen=True, slots=True)
class Email:
    """An address at start:end of the text; `value` has no blanks, and its host is in lower case."""

    start: int
    end: int
    value: str


def find_emails(text: str) -> list[Email]:
    """Find the addresses of a text, in order; blanks round the @, and [at] or (a) for it, are passed over."""
    if not _AT.search(text):
        return []
    return [Email(m.start(), m.end(), f"{m[1]}@{m[2].lower()}") for m in _EMAIL.finditer(text)]
