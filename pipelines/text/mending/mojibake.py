"""Text encoded twice: UTF-8 bytes read as windows-1252 or 1258 ("hÃ²a"), turned back where that is Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.text.mending.charsets import vietnamese_share
from pipelines.text.mending.edits import Change, Draft
from pipelines.text.spelling.letters import LETTER_RUN
from pipelines.text.spelling.syllables import syllables

# windows-1252 as browsers read it: the five bytes that it leaves open are control characters.
_SEEN_AS = [bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in range(256)]
# Latin-1 has control characters in all these places, and windows-1258, which leaves nine of them open, has "Ă" for C3.
_BYTE_OF = {chr(b): b for b in range(0x80, 0xA0)} | {char: b for b, char in enumerate(_SEEN_AS)} | {"Ă": 0xC3}
_TAIL = "[" + re.escape("".join(char for char, b in _BYTE_OF.items() if 0x80 <= b < 0xC0)) + "]"
_LEAD = {
    count: "[" + "".join(char for char, b in _BYTE_OF.items() if low <= b < high) + "]"
    for count, (low, high) in {2: (0xC3, 0xE0), 3: (0xE1, 0xF0)}.items()
}
# "à" is the bytes C3 A0, and A0 is a no-break space that is often turned into a plain one; so of "Ơ", "Ạ" and "Ỡ".
_TWICE = re.compile(f"{_LEAD[3]}{_TAIL}{_TAIL}|{_LEAD[2]}{_TAIL}|[ÃĂÆ] |á[º»] ")
_SURE = re.compile(f"{_LEAD[3]}{_TAIL}{_TAIL}")
_SIGNS = ("Ã", "Ä", "Æ", "Å", "Ă", "á»", "áº")
"""What any Vietnamese letter begins with when it is seen so."""
# Vietnamese letters (and those of Western Europe), signs of Latin-1, dashes, quotes, dots, the signs of đồng and euro.
_EXPECTED = re.compile("[\u00a0-\u00ffĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2010-\u203a₫€]")
_SHARE = 0.9


def undo_double(text: str) -> Iterator[Change]:
    """Turn back UTF-8 seen as windows-1252, line by line, if what comes out is Vietnamese and what was there is not."""
    if not any(sign in text for sign in _SIGNS):
        return
    start = 0
    for line in text.split("\n"):
        if any(sign in line for sign in _SIGNS):
            yield from _mend_line(line, start)
        start += len(line) + 1


def _mend_line(line: str, start: int) -> Iterator[Change]:
    changes = [
        Change(m.start(), m.end(), letter, "double_encoded") for m in _TWICE.finditer(line) if (letter := _undo(m[0]))
    ]
    if len(changes) + 2 * bool(_SURE.search(line)) < 2:
        return
    draft = Draft(line)
    draft.change(changes)
    was = _touched_words(line, ((edit.raw_start, edit.raw_end) for edit in draft.edits))
    now = _touched_words(draft.text, ((edit.start, edit.end) for edit in draft.edits))
    # "ĐÃ»" in a headline is a word and a closing quote, not "Đû".
    if vietnamese_share(" ".join(now)) >= _SHARE and not _mostly_words(was):
        yield from (Change(c.start + start, c.end + start, c.new, c.rule) for c in changes)


def _undo(seen: str) -> str:
    """Read the letter or sign that the bytes mean, "" where they mean none that Vietnamese text holds."""
    data = bytes(0xA0 if char == " " else _BYTE_OF[char] for char in seen)
    try:
        letter = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return letter if _EXPECTED.fullmatch(letter) else ""


def _touched_words(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    touched = {i for start, end in spans for i in range(start, end)}
    return [run[0] for run in LETTER_RUN.finditer(text) if not touched.isdisjoint(range(run.start(), run.end()))]


def _mostly_words(runs: list[str]) -> bool:
    words = [run for run in runs if len(run) > 1 and (run.isupper() or run.istitle()) and run.lower() in syllables()]
    return len(words) * 2 > len(runs)
