"""What changed from one text to the next, word by word, with a few words round each change; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\d[\d.,]*\d|\w+|\n|[^\w\s]|[^\S\n]+")  # 39,8 is one number
AROUND = 12  # pieces: some six words with the blanks between them


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two texts differ: what was there, what is there, and the words before and after."""

    before: str
    removed: str
    added: str
    after: str


def word_changes(old: str, new: str) -> list[Change]:
    """Give the changes from one text to the next, in order; lines first, so that long texts take no long time."""
    found: list[Change] = []
    for old_lines, new_lines in changed_lines(old.split("\n"), new.split("\n")):
        found += changes_within("\n".join(old_lines), "\n".join(new_lines))
    return found


def changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Give the runs of lines that differ."""
    for word, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if word != "equal":
            yield old[first:last], new[begin:end]


def changes_within(old: str, new: str) -> Iterator[Change]:
    """Give the changes between two runs of lines."""
    words, others = WORD.findall(old), WORD.findall(new)
    for first, last, begin, end in joined_spans(words, others):
        yield Change(
            before="".join(words[max(0, first - AROUND) : first]),
            removed="".join(words[first:last]),
            added="".join(others[begin:end]),
            after="".join(words[last : last + AROUND]),
        )


def joined_spans(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Give the spans that differ; two with no more than a blank or a stop between them are one."""
    span: tuple[int, int, int, int] | None = None
    for word, first, last, begin, end in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if word == "equal":
            continue
        if span and not any(map(str.isalnum, words[span[1] : first])):
            span = span[0], last, span[2], end
            continue
        if span:
            yield span
        span = first, last, begin, end
    if span:
        yield span
