"""Notes: what happened while fetching, kept as metadata records so that every table can be made from captures alone."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from crawler.items import Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run did.

    `fetched` counts responses that came whole, `not_modified` the 304s, `from_archive` pages that were not due,
    `answered` the pages that the site gave us (status under 400), `new` addresses not known before, `changed`
    payloads that differ from the last, `articles` the articles met (from anywhere), `errors` 5xx answers and
    requests without an answer, `refused` 401, 403 and 429, `forbidden` requests that robots.txt kept us from,
    `assets` files beside the pages, `bytes` payload as it came, `problems` the notes left.
    """

    fetched: int = 0
    not_modified: int = 0
    from_archive: int = 0
    answered: int = 0
    new: int = 0
    changed: int = 0
    articles: int = 0
    errors: int = 0
    refused: int = 0
    forbidden: int = 0
    assets: int = 0
    bytes: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a run ended: Scrapy's reason or one of ours, times in UTC, counts, and the first trouble with the site.

    `seconds` by stage: fetch (requests under way, while pages may be read), capture (writing what came).
    """

    site: str
    run_id: str
    reason: str
    started_at: datetime
    ended_at: datetime
    counts: Counts = field(default_factory=Counts)
    trouble: str | None = None
    seconds: dict[str, float] = field(default_factory=dict)


Said: TypeAlias = Problem | RunEnd


@dataclass(frozen=True, slots=True)
class Note:
    """One metadata record: a fetch problem or the end of a run."""

    record_id: str
    noted_at: datetime
    run_id: str | None
    said: Said


def encode_note(said: Said) -> bytes:
    """Write a note's content as JSON, keys sorted."""
    body = {"note": "problem" if isinstance(said, Problem) else "run-end", **dataclasses.asdict(said)}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, default=datetime.isoformat).encode()


def decode_note(block: bytes) -> Said | None:
    """Read a note's content; None when it is some other metadata."""
    try:
        body: dict[str, Any] = json.loads(block)
        kind = body.pop("note")
        if kind == "problem":
            return Problem(**body)
        for name in ("started_at", "ended_at"):
            body[name] = datetime.fromisoformat(body[name])
        return RunEnd(**{**body, "counts": Counts(**body["counts"])}) if kind == "run-end" else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
