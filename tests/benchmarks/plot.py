"""docs/pictures/cost.svg: what a page costs, and how much memory is taken, as an archive grows."""

from __future__ import annotations

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from tests.benchmarks.figures import Ledger
from tests.benchmarks.keeping import ROOT

PICTURE = ROOT / "docs" / "pictures" / "cost.svg"
SERIES = {
    "cost of a page": ("size/cost-", "ms of processor"),
    "memory of all processes": ("size/memory-", "MiB"),
}
"""Title of each plot, how the keys of its figures begin, and its unit; a key ends in the count of pages."""


def points_of(ledger: Ledger, prefix: str) -> list[tuple[int, float]]:
    """Give pages and value of the figures whose key is a prefix and a count."""
    found = [(key.removeprefix(prefix), one.figure.value) for key, one in ledger.kept.items() if key.startswith(prefix)]
    return sorted((int(count), value) for count, value in found if count.isdigit())


def write_plot(ledger: Ledger) -> None:
    """Draw the picture, with the same bytes for the same figures; none when there is nothing to draw."""
    drawn = {title: points_of(ledger, prefix) for title, (prefix, _) in SERIES.items()}
    if not all(drawn.values()):
        return
    with mpl.rc_context({"svg.hashsalt": "luutru", "svg.fonttype": "none", "font.family": "sans-serif"}):
        sheet = Sheet(figsize=(8, 3), layout="constrained")
        for axes, (title, points) in zip(sheet.subplots(1, 2), drawn.items(), strict=True):
            draw(axes, title, SERIES[title][1], points)
        sheet.savefig(PICTURE, metadata={"Date": None, "Creator": None})


def draw(axes: Axes, title: str, unit: str, points: list[tuple[int, float]]) -> None:
    """Draw one curve; the axis of values begins at 0, so that flat looks flat."""
    pages, values = zip(*points, strict=True)
    axes.plot(pages, values, marker="o", color="#1f4e79")
    axes.set(title=title, xlabel="pages", ylabel=unit, xscale="log", ylim=(0, max(values) * 1.25))
    axes.set_xticks(pages, [f"{count:,}" for count in pages])
    axes.minorticks_off()
    axes.spines[["top", "right"]].set_visible(False)
    for page, value in points:
        axes.annotate(f"{value:,.0f}", (page, value), textcoords="offset points", xytext=(0, 7), ha="center")
