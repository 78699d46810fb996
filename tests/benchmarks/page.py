"""docs/benchmarks.md, made of the figures that `make bench` kept: `python -m tests.benchmarks.page` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.figures import Conditions, Kept, Ledger, load_ledger
from tests.benchmarks.keeping import ROOT, line_of
from tests.benchmarks.limits import LIMITS
from tests.benchmarks.scale.page import PAGE as SCALE
from tests.benchmarks.scale.page import render_scale

PAGE = ROOT / "docs" / "benchmarks.md"
ROOMS = {
    "way": "The whole way",
    "size": "As an archive grows",
    "cluster": "On a cluster",
    "reading": "Reading pages",
    "text": "Vietnamese text",
    "archive": "Reading a release",
    "export": "Exports",
    "crawl": "Crawling",
    "missing": "What an archive lacks, estimated",
    "successors": "Articles that moved to a new site",
    "safety": "Kills, spoilt pages, strange texts",
}
"""The rooms of figures, in the order of the page."""
HEAD = """\
# Benchmarks

Written by `make bench`; do not edit. `make bench ONLY=reading` measures some and keeps the other rows, each with the
commit that it was measured at. A ratio comes from one run on one machine, ours and the peer's in turns; where repeats
are named it is of medians. The tests of `tests/benchmarks/` ask the bounds: `pytest -m bench FILE` measures one file of
them and writes nothing.

*The baseline* is the plain pipeline that a good engineer writes in a day: a Scrapy spider, BeautifulSoup in its
callbacks with the selectors known in advance, underthesea in an item pipeline, one `pandas.to_parquet` at the end."""
PLOT = "![Processor time and memory against the size of an archive](pictures/cost.svg)"


def render_page(ledger: Ledger) -> str:
    """Make the page."""
    tables = [table_of(ledger, room, title) for room, title in ROOMS.items() if any(ledger.of_room(room))]
    return "\n\n".join([HEAD, shortfalls(ledger), *tables, conditions_of(ledger)]) + "\n"


def shortfalls(ledger: Ledger) -> str:
    """Say first what falls short."""
    rows = [one for one in ledger.kept.values() if not one.figure.holds or one.broken]
    asked = sum(1 for one in ledger.kept.values() if one.figure.asked)
    said = [
        f"- {one.figure.measure}: {verdict(one)}{held_back(one)}"
        for one in sorted(rows, key=lambda one: one.figure.key)
    ]
    met = f"{asked - len(said)} of {asked} figures that a bound is asked of are met."
    return "\n".join([met + (" These are not:\n" if said else ""), *said]).strip()


def held_back(one: Kept) -> str:
    """Say what holds a figure back, where that is known."""
    return f"; {LIMITS[one.figure.key]}" if one.figure.key in LIMITS else ""


def verdict(one: Kept) -> str:
    """Say how a figure stands to what was asked."""
    if one.broken:
        return f"{one.figure.told} at {one.commit}, but the bench failed at {one.broken}"
    return one.figure.told if one.figure.holds else f"**{one.figure.told}, falls short** of {one.figure.asked}"


def table_of(ledger: Ledger, room: str, title: str) -> str:
    """Draw the figures of a room."""
    picture = ["", PLOT] if room == "size" else []
    head = ["| measure | asked | measured | beside | how | bench, commit |", "| --- | --- | --- | --- | --- | --- |"]
    return "\n".join([f"## {title}", *picture, "", *head, *(row_of(one) for one in ledger.of_room(room))])


def row_of(one: Kept) -> str:
    """Draw a figure."""
    figure = one.figure
    cells = (figure.measure, figure.asked, verdict(one), figure.beside, figure.how, f"`{one.bench}`, {one.commit}")
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def conditions_of(ledger: Ledger) -> str:
    """Say when and on what each commit was measured."""
    used = {one.commit for one in ledger.kept.values()}
    told = [one for commit, one in ledger.conditions.items() if commit in used]
    rows = map(conditions_row, sorted(told, key=lambda one: (one.day, one.commit)))
    head = ["| commit | day | machine, load at the start | versions |", "| --- | --- | --- | --- |"]
    note = "A commit with + had changes on top."
    return "\n".join(["## When and on what", "", note, "", *head, *rows])


def conditions_row(now: Conditions) -> str:
    """Draw the conditions at one commit."""
    versions = ", ".join(f"{name} {number}" for name, number in now.versions.items())
    return f"| {now.commit} | {now.day} | {now.machine} | {versions} |"


def write_documents(ledger: Ledger) -> None:
    """Write docs/benchmarks.md, and docs/scale.md, whose inputs are figures."""
    PAGE.write_text(render_page(ledger), "utf-8")
    SCALE.write_text(render_scale(ledger), "utf-8")


def line_by_line(ledger: Ledger) -> Iterator[str]:
    """Give the table for a terminal."""
    for room, title in ROOMS.items():
        rows = list(ledger.of_room(room))
        if rows:
            yield f"\n{title}"
            yield from (f"  {line_of(one.figure)} [{one.commit}]" for one in rows)


if __name__ == "__main__":
    print(render_page(load_ledger()), end="")
