"""Lines, blanks and what nobody sees: one newline form, single blanks, no invisible characters, bullets as hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text.mending.edits import Change

_RETURN = re.compile("\r\n?")
_NEWLINE = re.compile("[\v\f\x85\u2028\u2029]")
# Soft hyphen, zero-width blanks and joiners, direction marks, byte-order mark, control characters, U+FFF9 to U+FFFB.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]+|(?<=\\w)\u200d+|\u200d+(?=\\w)"
)
# One class of characters is looked for ten times as fast as the patterns are: most texts have nothing to mend.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BLANK = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_BLANK = re.compile(f"[{_BLANK[1:]}]")
_MESSY = ("  ", "\n ", " \n")
# A blank with more blanks after it, at the end of a line, that is no plain one, or at the beginning of a line.
_BLANKS = re.compile(f"[{_BLANK}](?:[{_BLANK}]+|(?![^\n])|(?<=[{_BLANK[1:]}])|(?<![^\n].))")
# Symbol and Wingdings glyphs that Word uses as bullets: dot, squares, arrow head, tick, diamond.
_BULLET = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf06f\uf0a8\uf077]|(?m:(?<=^)[\ue000-\uf8ff])")


def unify_returns(text: str) -> Iterator[Change]:
    """Make line feeds of carriage returns, with or without a line feed."""
    return (Change(m.start(), m.end(), "\n", "newline") for m in _RETURN.finditer(text))


def unify_newlines(text: str) -> Iterator[Change]:
    """Make line feeds of the rarer line ends."""
    return (Change(m.start(), m.end(), "\n", "newline") for m in _NEWLINE.finditer(text))


def drop_invisible(text: str) -> Iterator[Change]:
    """Drop characters that print nothing; a joiner stays between emoji."""
    if _UNSEEN.search(text):
        yield from (Change(m.start(), m.end(), "", "invisible") for m in _INVISIBLE.finditer(text))


def mend_bullets(text: str) -> Iterator[Change]:
    """Make "-" of private-use bullets, and of any private-use character that begins a line."""
    if _PRIVATE.search(text):
        yield from (Change(m.start(), m.end(), "-", "bullet") for m in _BULLET.finditer(text))


def fold_blanks(text: str) -> Iterator[Change]:
    """Fold runs of blanks into one, and into none at the two ends of a line."""
    edges = text[:1] + text[-1:]
    if not (_ODD_BLANK.search(text) or any(sign in text for sign in _MESSY) or " " in edges):
        return
    for m in _BLANKS.finditer(text):
        at_edge = m.start() == 0 or m.end() == len(text) or "\n" in (text[m.start() - 1], text[m.end()])
        yield Change(m.start(), m.end(), "" if at_edge else " ", "blank")
