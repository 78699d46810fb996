"""Text encoded twice: UTF-8 bytes read as windows-1252 ("Cá»™ng hÃ²a"), turned back where Vietnamese comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.text.charsets import vietnamese_share
from pipelines.text.edits import Change
from pipelines.text.letters import LETTER_RUN
from pipelines.text.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

# windows-1252 as browsers read it: the five bytes that it leaves open are control characters.
_SEEN_AS = [bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in range(256)]
_BYTE_OF = {char: byte for byte, char in enumerate(_SEEN_AS)}
_TAIL = "[" + re.escape("".join(_SEEN_AS[0x80:0xC0])) + "]"
_LEAD = {
    count: "[" + "".join(_SEEN_AS[low:high]) + "]" for count, (low, high) in {2: (0xC3, 0xE0), 3: (0xE1, 0xF0)}.items()
}
# "à" is the bytes C3 A0, and A0 is a no-break space that is often turned into a plain one.
_TWICE = re.compile(f"{_LEAD[3]}{_TAIL}{_TAIL}|{_LEAD[2]}{_TAIL}|Ã ")
_SURE = re.compile(f"{_LEAD[3]}{_TAIL}{_TAIL}")
_SHARE = 0.9


def undo_double(text: str) -> Iterator[Change]:
    """Turn back UTF-8 seen as windows-1252, line by line, if what comes out is Vietnamese and what was there is not."""
    start = 0
    for line in text.splitlines(keepends=True):
        if "Ã" in line or _SURE.search(line):
            yield from _mend_line(line, start)
        start += len(line)


def _mend_line(line: str, start: int) -> Iterator[Change]:
    changes = [
        Change(m.start(), m.end(), letter, "double_encoded") for m in _TWICE.finditer(line) if (letter := _undo(m[0]))
    ]
    if len(changes) + 2 * bool(_SURE.search(line)) < 2:
        return
    mended: list[str] = []
    end = 0
    for change in changes:
        mended += line[end : change.start], change.new
        end = change.end
    after = "".join(mended) + line[end:]
    if vietnamese_share(after) >= _SHARE and not _was_vietnamese(line, changes):
        yield from (Change(c.start + start, c.end + start, c.new, c.rule) for c in changes)


def _undo(seen: str) -> str:
    data = bytes(0xA0 if char == " " else _BYTE_OF[char] for char in seen)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _was_vietnamese(line: str, changes: list[Change]) -> bool:
    # "ĐÃ»" in a headline is a word and a closing quote, not "Đû".
    touched = {i for change in changes for i in range(change.start, change.end)}
    runs = [run for run in LETTER_RUN.finditer(line) if not touched.isdisjoint(range(run.start(), run.end()))]
    kept = [
        run
        for run in runs
        if run[0].lower() in syllables() and (run[0].isupper() or run[0].istitle()) and len(run[0]) > 1
    ]
    return len(kept) * 2 > len(runs)
