"""What a worker is asked to do, and what it tells: small, so that whoever asks need not load what reads pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crawler.site import Site

STAGES = ("captures", "read", "text", "store")
"""Where the time of a build goes: getting captures out of WARC files, HTML to items, items to rows, rows to Parquet."""


@dataclass(frozen=True, slots=True)
class SliceTask:
    """What a worker has to do: the records of `warc` from byte `start` up to `end`, into the folder `target`.

    A `careful` worker reads each page in a process of its own: reading them together killed one. `texts` is the store
    of texts that were worked out before, if there is one.
    """

    site: Site
    warc: Path
    target: Path
    key: str
    slices: int
    start: int
    end: int
    pages: int
    since: datetime
    careful: bool = False
    texts: Path | None = None


@dataclass(slots=True)
class SliceReport:
    """What a worker did: pages read, problems met, texts that were `known` from before, and seconds by stage."""

    pages: int = 0
    problems: int = 0
    known: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
