"""How far it is, on standard error: a bar on a terminal, a plain line every few seconds elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self, TextIO

from tqdm import tqdm

LINE_EVERY = 5.0  # seconds


class Progress:
    """Shows how much of a stage is done; use it as a context, and tell it the count with `show`."""

    def __init__(self, stage: str, *, unit: str = "pages", quiet: bool = False, stream: TextIO | None = None) -> None:
        self.stage, self.unit, self.quiet = stage, unit, quiet
        self.stream = stream or sys.stderr
        self._began = self._told = time.monotonic()
        self._bar: tqdm[Any] | None = None
        if not quiet and self.stream.isatty():
            self._bar = tqdm(
                desc=stage, unit=f" {unit}", file=self.stream, dynamic_ncols=True, leave=False, smoothing=0
            )

    def show(self, done: int, total: int | None = None, words: str = "") -> None:
        """Show that `done` of `total` (None when nobody knows) are done; `words` says more."""
        if self._bar is not None:
            self._bar.total = total
            self._bar.set_postfix_str(words, refresh=False)
            self._bar.update(done - self._bar.n)
        elif not self.quiet and time.monotonic() - self._told >= LINE_EVERY:
            self._told = time.monotonic()
            self.stream.write(self._line(done, total, words) + "\n")
            self.stream.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _line(self, done: int, total: int | None, words: str) -> str:
        seconds = max(time.monotonic() - self._began, 0.001)
        whole = f" of {total}" if total else ""
        said = [f"{done}{whole} {self.unit}", f"{done / seconds:.1f}/s", words, left_words(done, total, seconds)]
        return f"{self.stage}: {', '.join(filter(None, said))}"


def left_words(done: int, total: int | None, seconds: float) -> str:
    """Say how long the rest takes, by the pace of all that was done in `seconds`; nothing while that cannot be told."""
    if not total or not 0 < done < total:
        return ""
    left = (total - done) * seconds / done
    for size, unit in ((3600, "h"), (60, "min")):
        if left >= 2 * size:
            return f"about {left / size:.0f} {unit} left"
    return f"about {left:.0f} s left"
