"""What was changed in a text, so that the text as printed can always be had back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.text.mending.charsets import write_bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """`raw`, which stood at raw_start:raw_end of the printed text, is now what stands at start:end of the clean text.

    Offsets count code points. `rule` names what was done; several rules on one place are joined by "+".
    """

    raw_start: int
    raw_end: int
    start: int
    end: int
    raw: str
    rule: str


class Change(NamedTuple):
    """A wish of one rule: put `new` in the place of start:end of the text that the rule was shown."""

    start: int
    end: int
    new: str
    rule: str


@dataclass(slots=True)
class Draft:
    """A text on its way from printed to clean; every change is composed with the ones before it."""

    raw: str
    text: str = ""
    edits: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        self.text = self.text or self.raw

    def change(self, changes: Iterable[Change]) -> None:
        """Make the changes, which are in order, do not overlap, and count offsets in `self.text`."""
        wishes = [wish for wish in changes if self.text[wish.start : wish.end] != wish.new]
        if wishes:
            hunks = list(_group_hunks(self.edits, wishes))
            self.text, self.edits = _carry_out(self.raw, self.text, hunks)


class _Hunk(NamedTuple):
    """Edits and changes that touch each other, and the stretch of the present text that they cover."""

    start: int
    end: int
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]


def _group_hunks(edits: tuple[Edit, ...], changes: list[Change]) -> Iterator[_Hunk]:
    parts = [_Hunk(e.start, e.end, (e,), ()) for e in edits] + [_Hunk(c.start, c.end, (), (c,)) for c in changes]
    parts.sort(key=lambda part: (part.start, part.end))
    open_hunk = parts[0]
    for part in parts[1:]:
        if part.start > open_hunk.end:
            yield open_hunk
            open_hunk = part
        else:
            end = max(open_hunk.end, part.end)
            open_hunk = _Hunk(open_hunk.start, end, open_hunk.edits + part.edits, open_hunk.changes + part.changes)
    yield open_hunk


def _carry_out(raw: str, text: str, hunks: list[_Hunk]) -> tuple[str, tuple[Edit, ...]]:
    done: list[Edit] = []
    parts: list[str] = []
    kept = raw_kept = length = 0
    for hunk in hunks:
        new = _rewrite(text, hunk)
        parts += text[kept : hunk.start], new
        start = length + hunk.start - kept
        raw_start = raw_kept + hunk.start - kept
        raw_end = raw_start + hunk.end - hunk.start + sum(e.raw_end - e.raw_start - e.end + e.start for e in hunk.edits)
        if raw[raw_start:raw_end] != new:
            done.append(Edit(raw_start, raw_end, start, start + len(new), raw[raw_start:raw_end], _join_rules(hunk)))
        kept, raw_kept, length = hunk.end, raw_end, start + len(new)
    return "".join(parts) + text[kept:], tuple(done)


def _rewrite(text: str, hunk: _Hunk) -> str:
    parts: list[str] = []
    end = hunk.start
    for change in hunk.changes:
        parts += text[end : change.start], change.new
        end = change.end
    return "".join(parts) + text[end : hunk.end]


def _join_rules(hunk: _Hunk) -> str:
    names = [name for edit in hunk.edits for name in edit.rule.split("+")] + [change.rule for change in hunk.changes]
    return "+".join(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Repaired:
    """A clean text, every edit that made it, and flags: the rules that were used and what a reader should doubt.

    `charset` names how bytes were decoded, and is None when the input was a str.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    flags: tuple[str, ...] = ()
    charset: str | None = None

    def printed(self) -> str | bytes:
        """Give the input back: the text before any edit, or the bytes that it was read from."""
        parts: list[str] = []
        end = 0
        for edit in self.edits:
            parts += self.text[end : edit.start], edit.raw
            end = edit.end
        text = "".join(parts) + self.text[end:]
        return text if self.charset is None else write_bytes(text, self.charset)
