"""What an index lists: one line is one capture. Lines come as JSON lists, JSON objects, CDXJ or plain CDX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any

FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
"""The columns of the Wayback Machine's CDX interface, where no heading names them."""
REVISIT = "warc/revisit"
NO_BODY = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
"""SHA-1 of nothing: the answers that have it, such as redirects, may differ in all else."""
USUAL_PORT = re.compile(r"^(http://[^/?#]+):80(?=[/?#]|$)")
"""The Wayback Machine's older lines print it; a site's pages never did."""
STAMP = re.compile(r"\d{14}", re.ASCII)


class BrokenAnswerError(ValueError):
    """What came is no answer of an index, or not the whole of it; says in words why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One capture as an index lists it.

    `stamp` is its time (UTC, 14 digits), `status` 0 where the index does not say it, `digest` as it stands there,
    `""` where it says nothing; `length` in bytes of its record; `filename` and `offset` where the record lies.
    """

    source: str
    url: str
    stamp: str
    mime: str
    status: int
    digest: str
    length: int = 0
    filename: str = ""
    offset: int = 0

    @property
    def moment(self) -> datetime:
        """The time of the capture."""
        return read_stamp(self.stamp)

    @property
    def is_revisit(self) -> bool:
        """Whether the archive itself keeps no body for it."""
        return self.mime == REVISIT


def read_stamp(stamp: str) -> datetime:
    """Read 14 digits; raises ValueError when they are no time."""
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


@dataclass(slots=True)
class IndexAnswer:
    """One answer of an index, read line by line: `resume_key` is what to ask next with, `passed_by` what was no GET."""

    source: str
    resume_key: str | None = None
    lines: int = 0
    passed_by: int = 0

    def read(self, lines: Iterable[bytes]) -> Iterator[Listed]:
        """Give the captures; raises BrokenAnswerError when the lines are no index or end before their end."""
        filled = (line.strip() for line in lines)
        first = next((line for line in filled if line), b"")
        whole = chain([first], filled)
        if first[:1] == b"<":
            raise BrokenAnswerError("an HTML page came in place of the index")
        rows = self._listed_rows(whole) if first[:1] == b"[" else self._plain_rows(whole)
        for row in rows:
            self.lines += 1
            found = listed_from(self.source, row)
            self.passed_by += found is None
            if found:
                yield found

    def _listed_rows(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """Read `[[...],` to `[...]]`, one list a line; an empty list announces the key to go on with."""
        names: Sequence[str] = FIELDS
        announced, text = False, b""
        for line in lines:
            text = line or text
            row = list_of(line)
            if row and row[0] == "urlkey":
                names = row
            elif announced and row:
                self.resume_key = row[0]
            elif row:
                yield dict(zip(names, row, strict=False))
            announced = row == []
        if not text.endswith(b"]"):
            raise BrokenAnswerError("the index was cut off")

    def _plain_rows(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        announced = False
        for line in lines:
            if announced and line:
                self.resume_key = line.decode("utf-8", "replace")
            elif line:
                yield object_of(line)
            announced = not line


def list_of(line: bytes) -> list[str] | None:
    """Read one line of a list of lists; None for a line that only opens or closes it."""
    inner = line.strip(b", ")
    if inner in (b"[", b"]", b"", b"[]") and line != b"[],":
        return None
    inner = inner[1:] if inner.startswith(b"[[") else inner
    inner = inner[:-1] if inner.endswith(b"]]") else inner
    try:
        row = json.loads(inner)
    except ValueError as error:
        raise BrokenAnswerError(f"a line of the index cannot be read: {inner[:60]!r}") from error
    return [str(value) for value in row] if isinstance(row, list) else None


def object_of(line: bytes) -> dict[str, Any]:
    """Read one line of JSON, of CDXJ (key, time and JSON) or of plain CDX; raises BrokenAnswerError."""
    head, brace, tail = line.partition(b"{")
    words = head.decode("utf-8", "replace").split()
    try:
        said = json.loads(brace + tail) if brace else {}
    except ValueError as error:
        raise BrokenAnswerError(f"a line of the index cannot be read: {line[:60]!r}") from error
    if not brace and len(words) < len(FIELDS) - 1:
        raise BrokenAnswerError(f"a line of the index cannot be read: {line[:60]!r}")
    return {**dict(zip(FIELDS, words, strict=False)), **said}


def listed_from(source: str, row: dict[str, Any]) -> Listed | None:
    """Make a capture of a line by its columns; None for what no GET gave and for lines that name no time or address."""
    url, stamp = str(row.get("url") or row.get("original") or ""), str(row.get("timestamp") or "")
    posted = "__wb_method=" in str(row.get("urlkey")) or str(row.get("method") or "GET") != "GET"
    if posted or not url.lower().startswith(("http:", "https:")) or not is_time(stamp):
        return None
    return Listed(
        source=source,
        url=USUAL_PORT.sub(r"\1", url) if source == "wayback" else url,
        stamp=stamp,
        mime=said_or_nothing(row.get("mime") or row.get("mimetype")).lower(),
        status=number_of(row.get("status") or row.get("statuscode")),
        digest=said_or_nothing(row.get("digest")),
        length=number_of(row.get("length")),
        filename=said_or_nothing(row.get("filename")),
        offset=number_of(row.get("offset")),
    )


def is_time(stamp: str) -> bool:
    """Tell whether 14 digits are a time: indexes hold some that are none."""
    try:
        return bool(STAMP.fullmatch(stamp) and read_stamp(stamp))
    except ValueError:
        return False


def said_or_nothing(value: Any) -> str:
    """Give a column's text, `""` for `-`."""
    text = str(value or "")
    return "" if text in ("-", "unk") else text


def number_of(value: Any) -> int:
    """Give a column's number, 0 for what is none."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() else 0
