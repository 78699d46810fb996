"""Sentences as offsets: by line, then by underthesea, with guards for what it cuts wrongly or leaves together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text.stock import sentence_splitter

_ABBREVIATIONS = (
    "TP Tp TX Tx TT Tt P Q H X ĐT CN KS BS Bs DS LS ThS Ths Th.S Th.s TS Ts PGS GS CK NSƯT NSND NGƯT NGND Mr Mrs Ms Dr "
    "St Jr Sr Prof Ltd Co Inc Corp No vs tr Tr nxb Nxb NXB đ/c Đ/c đ.c stt tel Tel ĐTDĐ mb Vol vol cf etc"
).split()
# Full stops that end no sentence. Each is hidden from the splitter, letter for letter, so that offsets hold.
_HIDDEN = re.compile(
    r"(?<!\w)(?:https?|ftp)://[^\s<>\"”’]*[\w/]|www\.[^\s<>\"”’]*[\w/]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|gov|edu|info|io|asia)\b(?:/[^\s<>\"”’]*[\w/])?"
    r"|(?m:^|(?<=[.;:!?] ))[ \t\"“(*+–-]*(?:(?:Điều|Khoản|Mục|Chương|Phần|Bài|Bước|Câu|Tiểu mục|Phụ lục|Mẫu số)\s+)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[a-zđA-ZĐ])\.(?=[-–:]?\s)"  # "Điều 1.", "1.1.", "II.", "a."
    rf"|(?<!\w)(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})\."
    r"|(?<![\w.])(?:[A-ZĐ]\.)+(?=\s?[^\W\d_])"  # initials: "V. A.", "P.KHTCTH"
    r"|(?:\w\.){40,}\S*"  # dotted runs, on which the splitter takes quadratic time
)
_CLOSING = re.compile("[”’»)\\]]+|[\"'](?=[\\s,;.:)]|$)")
_NEXT_WORD = re.compile(r"\s*")
_MISSED = re.compile(r"(?<=[^\W\d_A-ZĐ]{2})[”’\")\]]*[.!?…]+[”’\")\]]* ?(?=[\"“‘(]?[^\W\d_a-zđ])")
_WINDOW = 40
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*\s*$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of each sentence, in order, without the blanks round it; a newline always ends one."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        found += ((start + first, start + last) for first, last in _split_line(line))
        start += len(line) + 1
    return found


def _split_line(line: str) -> Iterator[tuple[int, int]]:
    if not line.strip():
        return
    hidden = _HIDDEN.sub(lambda m: "x" * len(m[0]), line)
    bounds = sorted(set(_stock_bounds(hidden)) | {m.end() for m in _MISSED.finditer(hidden)})
    first = 0
    for bound in (_after_closing(line, bound) for bound in bounds):
        if bound > first and _is_end(line, hidden, bound):
            yield _strip(line, first, bound)
            first = bound
    if line[first:].strip():
        yield _strip(line, first, len(line))


def _stock_bounds(hidden: str) -> Iterator[int]:
    end = 0
    for piece in sentence_splitter()(hidden):
        start = hidden.index(piece, end)
        if end:
            yield start
        end = start + len(piece)


def _after_closing(line: str, bound: int) -> int:
    """Move a bound past the quote or bracket that closes what came before."""
    closing = _CLOSING.match(line, bound)
    if closing is None:
        return bound
    return _NEXT_WORD.match(line, closing.end()).end()  # type: ignore[union-attr]  # matches the empty string


def _is_end(line: str, hidden: str, bound: int) -> bool:
    before, after = hidden[max(0, bound - _WINDOW) : bound], line[bound : bound + _WINDOW]
    if not after or not _STOP.search(before):
        return False
    if not before[-1].isspace():
        # No blank after the stop: an end only where a word stands before it and a capital follows ("giao thông.Theo").
        return (
            bool(re.search(r"[^\W\d_]{2}[\"”’)\]]*[.!?…]+[\"'”’)\]]*$", before))
            and _begins_sentence(after)
            and not _is_code(before)
        )
    return _begins_sentence(after)


def _is_code(before: str) -> bool:
    word = re.search(r"([^\W\d_]+)\W*$", before)
    return word is not None and (word[1].isupper() or len(word[1]) < 2)


def _begins_sentence(after: str) -> bool:
    first = after.lstrip("\"'“‘(«[ -–—•*+…")
    return not first[:1].islower() or first[1:3] in (". ", ") ")


def _strip(line: str, first: int, last: int) -> tuple[int, int]:
    piece = line[first:last]
    return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())
