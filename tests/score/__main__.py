"""Print how well each tool reads the gold pages: one table for each group of pages."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from tests.score.gold import GROUPS, GoldPage, Reading, load_gold, same_minute, word_f1
from tests.score.tools import read_with_luutru, read_with_trafilatura

EMPTY = Reading("", None, (), frozenset(), frozenset())
HEADS = (
    "tool",
    "title",
    "day",
    "minute",
    "body F1",
    "worst",
    "paragraphs",
    "captions F1",
    "left in body",
    "authors F1",
)


def main() -> None:
    """Read all pages with all tools and print the tables."""
    try:
        pages = load_gold()
    except FileNotFoundError as error:
        sys.exit(f"make score: the gold pages are not at {error.filename}; put them beside the project.")
    tools = {
        f"luutru {version('luutru')}": read_with_luutru(pages),
        f"trafilatura {version('trafilatura')}": read_with_trafilatura(pages),
    }
    for group in GROUPS:
        mine = [page for page in pages if page.group == group]
        print(f"\n{group} ({'as served' if group == 'newspapers' else 'rendered'}): {len(mine)} pages")
        print_table([HEADS, *(row_of(name, mine, read) for name, read in tools.items())])


def row_of(name: str, pages: list[GoldPage], read: dict[Path, Reading]) -> tuple[str, ...]:
    """Return one tool's figures over the pages of a group."""
    pairs = [(read.get(page.path, EMPTY), page.reading) for page in pages]
    bodies = [word_f1("\n".join(found.paragraphs), "\n".join(gold.paragraphs)) for found, gold in pairs]
    wanted = sum(len(gold.paragraphs) for _, gold in pairs)
    exact = sum(len(set(found.paragraphs) & set(gold.paragraphs)) for found, gold in pairs)
    left = sum(any(c in p for p in found.paragraphs) for found, gold in pairs for c in gold.captions or ())
    captions = [(found.captions, gold.captions or frozenset()) for found, gold in pairs if found.captions is not None]
    return (
        name,
        f"{sum(found.title == gold.title for found, gold in pairs)}/{len(pairs)}",
        f"{sum((found.published or '')[:10] == (gold.published or '')[:10] for found, gold in pairs)}/{len(pairs)}",
        f"{sum(same_minute(found.published, gold.published) for found, gold in pairs)}/{len(pairs)}",
        f"{mean(bodies):.3f}",
        f"{min(bodies):.3f}",
        f"{exact}/{wanted}",
        set_f1([(found, gold) for found, gold in captions if found is not None]) if captions else "none",
        f"{left}/{sum(len(gold.captions or ()) for _, gold in pairs)}",
        set_f1([(found.authors, gold.authors) for found, gold in pairs]),
    )


def set_f1(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> str:
    """Return F1 over sets of exact strings, all pages together; a dash when there is nothing to find."""
    right = sum(len(found & gold) for found, gold in pairs)
    total = sum(len(found) + len(gold) for found, gold in pairs)
    return f"{2 * right / total:.3f}" if total else "-"


def print_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns, the first at the left, the others at the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells))


if __name__ == "__main__":
    main()
