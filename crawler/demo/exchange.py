"""What HTTP asks of an answer, without sockets: conditions, encodings, headers (RFC 9110)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime

from crawler.demo.answers import Answer


def is_unchanged(answer: Answer, method: str, asked: Message) -> bool:
    """Tell whether a 304 is due (section 13): If-None-Match, weakly compared, goes before If-Modified-Since."""
    if answer.status != 200 or method not in ("GET", "HEAD"):
        return False
    known = asked.get("If-None-Match")
    if known is not None:
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return answer.etag is not None and ("*" in tags or answer.etag.removeprefix("W/") in tags)
    since = _read_date(asked.get("If-Modified-Since"))
    return bool(since and answer.modified and answer.modified <= since)


def wants_gzip(answer: Answer, asked: Message) -> bool:
    """Tell whether the body goes gzipped: it is text, and the client takes gzip."""
    wanted = {part.replace(" ", "").lower() for part in asked.get("Accept-Encoding", "").split(",")}
    kind = answer.media_type.partition(";")[0]
    textual = kind.startswith("text/") or kind.endswith(("/xml", "+xml"))
    return (
        textual and bool(answer.body) and any(one.split(";")[0] == "gzip" and not one.endswith("q=0") for one in wanted)
    )


def answer_headers(answer: Answer, length: int, *, packed: bool) -> list[tuple[str, str]]:
    """Give the headers for a body of `length` bytes; a 304 has validators only."""
    made = [("Content-Type", answer.media_type)] if answer.status != 304 else []
    made += [("Content-Encoding", "gzip")] if packed else []
    made += [("Vary", "Accept-Encoding")]
    made += [("ETag", answer.etag)] if answer.etag else []
    made += [("Last-Modified", _print_date(answer.modified))] if answer.modified else []
    made += [("Location", answer.location)] if answer.location else []
    return made if answer.status == 304 else [*made, ("Content-Length", str(length))]


def _print_date(when: datetime) -> str:
    return format_datetime(when.astimezone(UTC), usegmt=True)


def _read_date(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
