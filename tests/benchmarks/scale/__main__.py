"""`python -m tests.benchmarks.scale` prints docs/scale.md; to try other numbers, change a constant of the model."""

from __future__ import annotations

from tests.benchmarks.figures import load_ledger
from tests.benchmarks.scale.page import render_scale

if __name__ == "__main__":
    print(render_scale(load_ledger()), end="")
