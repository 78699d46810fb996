"""What a proof found: what holds, what is broken and how to mend it, and what could not be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from crawler.progress import Progress
from pipelines.finding import Finding

AGAIN = "Get it again from whoever handed it over, or from another copy."
MOST = 100
"""Broken things of one kind that are named one by one."""


@dataclass(slots=True)
class Report:
    """The findings about one export: `kind` says what it was taken for; `progress` is told how far the reading is."""

    place: str
    kind: str = ""
    proved: list[str] = field(default_factory=list)
    broken: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    progress: Progress | None = None
    done: int = 0

    def prove(self, said: str) -> None:
        """Take down something that holds."""
        self.proved.append(said)

    def note(self, said: str) -> None:
        """Take down what was not looked at, or what only a person can judge."""
        self.notes.append(said)

    def fault(self, place: str, problem: str, advice: str = AGAIN) -> None:
        """Take down something that is broken."""
        self.broken.append(Finding(place, problem, advice))

    def step(self, count: int = 1) -> None:
        """Show that some more is done."""
        self.done += count
        if self.progress:
            self.progress.show(self.done)

    @property
    def status(self) -> int:
        """The exit status: 1 if anything is broken."""
        return 1 if self.broken else 0


class Proving:
    """A context that proves `said` at its end if nothing broke within it."""

    def __init__(self, report: Report, said: str = "") -> None:
        self.report, self.said, self._before = report, said, 0

    def __enter__(self) -> Self:
        self._before = len(self.report.broken)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and len(self.report.broken) == self._before and self.said:
            self.report.prove(self.said)
