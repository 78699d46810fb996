"""How a reading looks on a terminal: a table where there is room, else two lines for each field."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.items import Problem
from crawler.pages import Page
from crawler.pages.layouts.finding import Picked
from pipelines.reading import Checked, Said
from pipelines.show import aligned, cell_text, fit_text, letter_width, text_width
from pipelines.summary import counted

NOT_FOUND = "not found"
WIDE = 100  # columns from which a table of four is easy to read
UNSURE = frozenset(("list", "other", "search"))  # kinds that an article can be mistaken for
NAMES = ("field", "value", "rule", "place")


def show_checked(checked: Checked, width: int | None = None) -> str:
    """Show a page: what it is, every field, its problems, and what to write for the fields that were not found."""
    origin = checked.page.site.home.rstrip("/")
    said = [replace(one, value=one.value and one.value.replace(f"{origin}/", "/")) for one in checked.said]
    width = width or shutil.get_terminal_size((120, 24)).columns
    parts = [head_lines(checked, width), reading_table(said, width), problem_lines(checked.problems, width)]
    if checked.differing:
        parts.append("Not as expected.json says:\n" + "\n".join(map(cell_text, checked.differing)))
    parts.append(layout_hint(checked) if checked.page.kind == "article" else kind_hint(checked.page))
    return "\n\n".join(filter(None, parts))


def head_lines(checked: Checked, width: int) -> str:
    """Say which page this is, of what kind and why, and by which layout it is read."""
    page, layout = checked.page, checked.page.layout
    until = f"until {layout.until}" if layout and layout.until else "of today"
    read = f"layout {until}: {', '.join(layout.fields) or 'no field'}" if layout else "no layout"
    taken = f"{checked.source.words}; captured {page.capture.fetched_at:%Y-%m-%d %H:%M} UTC; {read}"
    return "\n".join([cell_text(page.url), *(folded(text, width) for text in (f"{page.kind}: {page.reason}", taken))])


def folded(text: str, width: int) -> str:
    """Fold a sentence into lines of at most `width` columns, the later ones set in."""
    return textwrap.fill(cell_text(text), width, subsequent_indent="  ", break_on_hyphens=False)


def reading_table(said: Sequence[Said], width: int | None = None) -> str:
    """Draw the fields of a page, as wide as the terminal or `width`; places are cut at their outer end."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    rows = [
        (one.field, NOT_FOUND if one.value is None else cell_text(one.value).strip(), one.rule, one.place)
        for one in said
    ]
    return _wide(rows, width) if width >= WIDE else "\n".join(_narrow(row, width) for row in rows)


def _wide(rows: Sequence[tuple[str, str, str, str]], width: int) -> str:
    natural = [max(map(text_width, column)) for column in zip(NAMES, *rows, strict=True)]
    rule, place = min(natural[2], width // 5), min(natural[3], width * 2 // 7)
    sizes = [natural[0], min(natural[1], width - natural[0] - rule - place - 6), rule, place]

    def line(row: Sequence[str]) -> str:
        cells = [aligned(text, size, False) for text, size in zip(row[:3], sizes, strict=False)]
        return "  ".join([*cells, fit_end(row[3], sizes[3])]).rstrip()

    return "\n".join([line(NAMES), "  ".join("─" * size for size in sizes), *map(line, rows)])


def _narrow(row: tuple[str, str, str, str], width: int) -> str:
    field, value, rule, place = row
    lines = [f"{aligned(field, 15, False)} {fit_text(value, width - 16)}".rstrip()]
    if rule or place:
        room = width - 18
        words = fit_text(rule, room // 2 if place else room)
        lines.append(" " * 16 + "└ " + "  ".join(filter(None, (words, fit_end(place, room - text_width(words) - 2)))))
    return "\n".join(lines)


def fit_end(text: str, width: int) -> str:
    """Cut `text` to `width` columns at its beginning; an ellipsis shows the cut."""
    if text_width(text) <= width:
        return text
    kept, used = "", 1
    for letter in reversed(text):
        used += letter_width(letter)
        if used > width:
            break
        kept = letter + kept
    return "…" + kept


def problem_lines(problems: Sequence[Problem], width: int) -> str:
    """List the problems of a page, each with what to do."""
    said = [f"! {one.field}: {one.problem} ({one.detail}): {one.advice}" for one in problems]
    return "\n".join(folded(text, width) for text in said)


def picked_lines(asked: str, picked: Sequence[Picked], width: int | None = None) -> str:
    """List the elements that were asked for, numbered in the page's order; places stay whole, so as to be copied."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    count = f"`{asked}`: {counted(len(picked), 'element')}"
    rows = []
    for number, one in enumerate(picked, 1):
        others = f"  (finds {one.count})" if one.count > 1 else ""
        text = fit_text(cell_text(one.text).strip() or "(no text)", width - 6)
        rows.append(f"{number:>4}  {text}\n      {cell_text(one.place)}{others}")
    return "\n".join([count, *rows])


def kind_hint(page: Page) -> str:
    """Say what to write when a page that was taken for something else is an article."""
    if page.kind not in UNSURE:
        return ""
    path = re.sub(r"\d+", lambda _: r"\d+", re.escape(urlsplit(page.url).path))
    return f"If this is an article, say so in {page.site.path}:\n\narticles: ['{path}']"


def layout_hint(checked: Checked) -> str:
    """Give the lines of YAML to write for the fields that were not found and that no selector is written for."""
    layout = checked.page.layout
    missing = [name for name in checked.missing if not layout or name not in layout.fields]
    if not missing:
        return ""
    lines = [f'    {name}: ".its-class"' for name in missing]
    if layout is None:
        lines = ["layouts:", lines[0].replace("    ", "  - ", 1), *lines[1:]]
    where = "to the layout in force in" if layout else "at the end of"
    said = f"Not found: {', '.join(missing)}. If the page prints it, add this {where} {checked.page.site.path}:"
    asked = "--find WORDS says which element prints them, --select CSS what a selector finds."
    return "\n".join([said, "", *lines, "", asked])
