"""One measured figure beside the bound that is asked of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by name; `at_least` says on which side of `bound` it should lie, `detail` what it was measured on."""

    name: str
    value: float
    bound: float
    at_least: bool = True
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Say whether the figure keeps its bound."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound
