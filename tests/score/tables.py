"""How figures are laid out: a line for each figure, a column for each tool, and a mark where one falls short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.score.tally import Figure, Tally

SHORT: Final = "*"
OURS: Final = "luutru"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures over some pages: `tallies` by tool, ours first; `note` is what else a reader should know."""

    title: str
    figures: Sequence[Figure]
    tallies: dict[str, Tally]
    note: str = ""

    @property
    def measured(self) -> list[Figure]:
        """The figures that were measured for any tool."""
        return [one for one in self.figures if any(one.field in tally.counts for tally in self.tallies.values())]

    @property
    def ours(self) -> Tally:
        """What was counted of our own reading."""
        return next(iter(self.tallies.values()))


def table_lines(table: Table) -> Iterator[str]:
    """Lay out a table: the label at the left, everything else at the right of its column."""
    rows = [("", "bound", "cases", *table.tallies), *(_row(one, table) for one in table.measured)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    yield table.title
    for label, *cells in rows:
        yield "  ".join(
            [label.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))]
        ).rstrip()
    if table.note:
        yield table.note


def _row(figure: Figure, table: Table) -> tuple[str, ...]:
    bound = number(figure, figure.bound) if figure.bound is not None else ""
    cells = (cell(figure, tally) for tally in table.tallies.values())
    return f"  {figure.label}", f"{bound} ", f"{figure.cases(table.ours)} ", *cells


def cell(figure: Figure, tally: Tally) -> str:
    """Write a figure: "none" for a field that the tool does not give, "-" where there was nothing to count."""
    if figure.field not in tally.counts:
        return "none "
    value = figure.of(tally)
    return number(figure, value) + (SHORT if figure.short(value) else " ")


def number(figure: Figure, value: float | None) -> str:
    """Write a share or F1 with three places, rounded down so that 1.000 is never less; a count as it is."""
    if value is None:
        return "-"
    return f"{value:.0f}" if figure.how == "bad" else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def table_json(table: Table) -> dict[str, Any]:
    """Give a machine's form of a table; a field that a tool does not give is left out of its figures."""
    return {"table": table.title, "note": table.note, "figures": [_figure_json(one, table) for one in table.measured]}


def _figure_json(figure: Figure, table: Table) -> dict[str, Any]:
    values = {name: figure.of(tally) for name, tally in table.tallies.items() if figure.field in tally.counts}
    return {
        "field": figure.field,
        "label": figure.label,
        "how": figure.how,
        "bound": figure.bound,
        "cases": figure.cases(table.ours),
        "values": values,
        "short": [name for name, value in values.items() if figure.short(value)],
    }


def miss_lines(table: Table, wanted: str) -> Iterator[str]:
    """Say where our own reading of a field ("all": of any) differs from the gold: page, wanted, found."""
    misses = [miss for miss in table.ours.misses if wanted in (miss.field, "all")]
    if misses:
        yield f"{table.title}: {len(misses)}"
    for miss in misses:
        yield f"  {miss.field}: {miss.page}\n    wanted {miss.wanted!r}\n    found  {miss.found!r}"
