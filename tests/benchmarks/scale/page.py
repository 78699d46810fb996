"""docs/scale.md, made of the model."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from tests.benchmarks.figures import Ledger, digits
from tests.benchmarks.keeping import ROOT
from tests.benchmarks.scale.limits import Demand, demands
from tests.benchmarks.scale.model import (
    AREAS,
    ASSUMED,
    BUSY,
    CORES,
    DAY,
    FIRST_VISIT,
    HOUR,
    KEYS,
    NIGHT,
    Load,
    rates_of,
)  # fmt: skip

PAGE = ROOT / "docs" / "scale.md"
HEAD = """\
# How far it goes

Written by `python -m tests.benchmarks.scale` (`make docs`); do not edit. One department, one province, the country:
what a first visit, a day, and reading everything again take, and what is full first. A model, not a measurement: it
multiplies figures of [benchmarks](benchmarks.md) with what is assumed below."""


class Row(NamedTuple):
    """A row of a table: what, and a value for each area."""

    name: str
    values: tuple[str, ...]


def first_rows(loads: list[Load]) -> Iterator[Row]:
    """Say what a first visit takes, and reading everything again."""
    yield row("articles", [digits(one.articles) for one in loads])
    yield row("requests", [digits(one.requests) for one in loads])
    yield row("hours that politeness takes at each site", [digits(one.site_seconds / HOUR) for one in loads])
    yield row(f"crawls at once, to be done in {FIRST_VISIT} days", [digits(one.crawls) for one in loads])
    yield row("memory of these", [size(one.crawls * one.rates.crawl_memory) for one in loads])
    yield row("processor hours of crawling", [digits(one.fetching / HOUR) for one in loads])
    yield row("captures of pages", [size(one.page_bytes) for one in loads])
    yield row("captures of pictures and documents", [size(one.file_bytes) for one in loads])
    yield row("processor hours of reading everything (again)", [digits(one.reading / HOUR) for one in loads])
    yield row(f"the same by the clock on {CORES} cores", [clock(one.reading / CORES) for one in loads])
    yield row("machines to read everything in a night", [digits(machines(one)) for one in loads])
    yield row("a full release, in its one process", [clock(one.publishing) for one in loads])
    yield row("one release", [size(one.release_bytes) for one in loads])


def day_rows(loads: list[Load]) -> Iterator[Row]:
    """Say what a day takes when everything is there."""
    yield row("requests to each site", [digits(one.daily_requests) for one in loads])
    yield row("seconds in which a site is asked something", [digits(one.daily_seconds / one.sites) for one in loads])
    yield row("bytes from each site", [size(one.daily_bytes) for one in loads])
    yield row("requests in all", [digits(one.daily_requests * one.sites) for one in loads])
    yield row("sites one after the other (`run --all`)", [clock(one.daily_seconds) for one in loads])
    yield row(
        "crawls at once, to be done in a night", [digits(math.ceil(one.daily_seconds / HOUR / NIGHT)) for one in loads]
    )
    yield row("reading what is new", [clock(one.sites * one.daily * one.rates.build) for one in loads])
    yield row("the day's release", [clock(one.daily_publishing) for one in loads])


def machines(load: Load) -> int:
    """Count the machines that read everything in a night; Dask's own cost is in docs/benchmarks.md."""
    return math.ceil(load.reading / CORES / (NIGHT * HOUR))


def row(name: str, values: list[str]) -> Row:
    """Make a row."""
    return Row(name, tuple(values))


def size(count: float) -> str:
    """Write a size in bytes."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{digits(count)} {unit}"
        count /= 1000
    return f"{digits(count)} TB"


def clock(seconds: float) -> str:
    """Write a time."""
    for unit, length, most in (("s", 1, 120), ("min", 60, 120), ("h", HOUR, 72)):
        if seconds < most * length:
            return f"{digits(seconds / length)} {unit}"
    return f"{digits(seconds / DAY)} days"


def table(head: list[str], rows: Iterator[list[str]]) -> str:
    """Draw a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def inputs(ledger: Ledger) -> Iterator[list[str]]:
    """List all that goes in, with its source."""
    for one in ASSUMED:
        yield [one.name, f"{one.value:,g} {one.unit}".strip(), one.source]
    for key, _ in KEYS.values():
        kept = ledger.kept[key]
        yield [kept.figure.measure, kept.figure.told, f"measured, `{kept.bench}` at {kept.commit}"]


def render_scale(ledger: Ledger) -> str:
    """Make the page."""
    loads = [Load(area.sites, area.daily, rates_of(ledger)) for area in AREAS]
    names = ["sites:", *(f"{area.name}, {area.sites:,.0f}" for area in AREAS)]
    parts = [
        HEAD,
        "## A first visit, and reading everything again",
        table(names, ([one.name, *one.values] for one in first_rows(loads))),
        "## A day, when everything is there",
        table(names, ([one.name, *one.values] for one in day_rows(loads))),
        "## What is full first",
        fullest(demands(loads[-2]), demands(loads[-1])),
        "## What goes in",
        table(["input", "value", "source"], inputs(ledger)),
    ]
    return "\n\n".join(parts) + "\n"


def fullest(country: list[Demand], busy: list[Demand]) -> str:
    """Say what is full first in the country, and how full all is, the fullest first."""
    pairs = sorted(zip(country, busy, strict=True), key=lambda pair: -pair[0].full)
    over = [one.name for one, _ in pairs if one.full > 1]
    fits = f"The country fits on one machine of {CORES} cores; the fullest is: {pairs[0][0].name}."
    said = f"The country is too much for one machine of {CORES} cores: {'; '.join(over)}." if over else fits
    rows = ([one.name, amount(one.need, one), amount(one.there, one), *full(one, other), one.helps]
            for one, other in pairs)  # fmt: skip
    head = ["what", "the country needs", "there is", "full", f"{BUSY:g} times as busy", "what helps"]
    return f"{said}\n\n{table(head, rows)}"


def amount(value: float, demand: Demand) -> str:
    """Write an amount of what is demanded."""
    return f"{digits(value)} {demand.unit}"


def full(*demands: Demand) -> list[str]:
    """Say how full, with what is too much in bold."""
    return [f"**{one.full:.0%}**" if one.full > 1 else f"{one.full:.0%}" for one in demands]
