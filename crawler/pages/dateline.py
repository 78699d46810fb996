"""The lines that date an article: which one tells the publication, which the last update, which only today's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from crawler.pages.cues import fold, label, label_front
from crawler.pages.document import Document
from crawler.pages.files import is_file
from crawler.pages.lines import Line, is_title_like, place, text_in, upward
from crawler.pages.printed_dates import (
    DATE,
    LEFT_IN_TEXT,
    LONGEST,
    MOST_LEFT,
    PrintedDate,
    dates_in,
    has_year,
    left_over,
    read_dates,
)

_LINKED: Final = 0.5  # the name of who posted an article is often a link
_LABEL: Final = 30  # letters of a label alone on its line
_AFTER: Final = 8  # lines below the text that may date it
_CLOSE: Final = 3


@dataclass(frozen=True, slots=True)
class Dateline:
    """The printed dates of an article with the rule and the place of each, None where the page shows none.

    `contradicted` is what the page's head says where that is another day than the one printed.
    """

    published: str | None = None
    published_rule: str = ""
    updated: str | None = None
    updated_rule: str = ""
    lines: frozenset[int] = frozenset()
    contradicted: str = ""


def find_dateline(
    doc: Document, lines: Sequence[Line], title_at: int, body_start: int, body_end: int, today: date
) -> Dateline:
    """Return the dates of the article: between its title and its text, else from the head, else from around it.

    `today` is the day of the capture: a line above the title that prints it is the clock of the page's header.
    """
    near = _near(lines, title_at, body_start, body_end)
    found = [
        _labelled_above(found, lines)
        for line in near
        for found in _printed_on(line)
        if _dates_article(found, lines[: max(0, title_at)], today)
    ]
    updated = next((printed for printed in found if printed.kind == "updated"), None)
    found = found or _dates_inside([*lines[max(0, title_at) : body_start], *_tail(lines, body_end)])
    published, rule = _choose(doc, found, title_at, body_start, body_end)
    return Dateline(
        published,
        rule,
        updated.text if updated else None,
        f"labelled as update @ {place(updated.line.node)}" if updated else "",
        frozenset(printed.line.index for printed in found),
        _contradiction(doc, published) if published else "",
    )


def _dates_article(printed: PrintedDate, above: Sequence[Line], today: date) -> bool:
    """Whether a date may be the article's: above the title the first that prints today is the clock of the page."""
    if printed.kind != "plain" or printed.line.index >= len(above) or not _prints(printed.line.text, today):
        return True
    clocks = (line for line in above if has_year(line.text) and _prints(line.text, today))
    return next(clocks, printed.line) is not printed.line


def _labelled_above(printed: PrintedDate, lines: Sequence[Line]) -> PrintedDate:
    """Return a date with the kind that a label alone on the line above gives it."""
    above = lines[printed.line.index - 1] if printed.line.index else None
    if printed.kind != "plain" or above is None or not 0 < len(above.text) <= _LABEL:
        return printed
    kinds = (kind for kind in ("updated", "published") if label(kind).match(above.folded))
    return replace(printed, kind=next(kinds, "plain"))


def _near(lines: Sequence[Line], title_at: int, body_start: int, body_end: int) -> list[Line]:
    """Return the lines that may date the article: below its title, in its text, below that, above its title."""
    above = _standing_with(lines[title_at], lines[max(0, title_at - 6) : title_at]) if title_at > 0 else []
    between = [line for line in lines[title_at + 1 : body_start] if not _names_page(line)]
    inner = (
        line
        for line in lines[max(body_start, title_at + 1) : body_end]
        if _is_short(line) and line.link_share < _LINKED
    )
    return [line for line in (*between, *inner, *_tail(lines, body_end), *reversed(above)) if line.image is None]


def _tail(lines: Sequence[Line], body_end: int) -> Iterator[Line]:
    """Yield the lines below the text that may date it; below what readers say only those with a label."""
    spoken, met = False, 0
    for line in lines[body_end:]:
        labelled = any(label_front(kind).match(line.folded) for kind in ("updated", "published"))
        if line.teaser and (spoken or not labelled):
            spoken = True  # a reader's comment has a date of its own
            continue
        if met == _AFTER or not _may_follow(line):
            return
        met += 1
        if labelled or not spoken:
            yield line


def _printed_on(line: Line) -> list[PrintedDate]:
    """Return the dates of a line; those that its elements print where they are more: nothing need part them."""
    whole = read_dates(line)
    labelled = [one for one in _inside(line) if one.kind != "plain"] if has_year(line.text) else []
    return labelled if len(labelled) > len(whole) else whole


def _dates_inside(lines: Sequence[Line]) -> list[PrintedDate]:
    """Return the first date that an element inside a line prints, where no line is a date as a whole."""
    found = (one for line in lines if has_year(line.text) for one in _inside(line))
    return list(islice(found, 1))


def _inside(line: Line) -> Iterator[PrintedDate]:
    """Yield each date that an element inside a line prints for itself, once."""
    if len(line.text) > LONGEST:
        return
    texts = (text_in(element) for element in line.node.iter("span", "time", "a", "small", "em", "i", "b", "strong"))
    dates = dict.fromkeys(date for text in texts if len(text) <= MOST_LEFT for date in dates_in(text))
    yield from (PrintedDate(kind, printed, line) for kind, printed in dates)


def _names_page(line: Line) -> bool:
    """Whether a line is the title of another page with its date: "Tin cũ (05/01/2023)"."""
    texts = [text_in(anchor) for anchor in line.links[:1]] if line.link_share > _LINKED else []
    return any(is_title_like(text) and not dates_in(text) for text in texts)


def _may_follow(line: Line) -> bool:
    """Whether a date may stand below a line that follows the text: a signature, a linked file, a tool, no related."""
    return (line.link_share < _LINKED or any(map(is_file, line.links))) and "related" not in line.heads


def _standing_with(title: Line, above: Sequence[Line]) -> list[Line]:
    """Return the lines above a title that belong to it: no link in them, and one small box round both."""
    around = islice(upward(title.node), _CLOSE + 1)
    boxes = {element for element in around if element.tag not in ("body", "html", "form")}
    return [line for line in above if not line.linked and not boxes.isdisjoint(upward(line.node))]


def _prints(text: str, day: date) -> bool:
    """Whether a text prints a day in digits, in any order and with any signs between."""
    numbers = {int(number) for number in re.findall(r"\d{1,4}", text)}
    return {day.day, day.month, day.year} <= numbers


def _is_short(line: Line) -> bool:
    return 6 <= len(line.text) <= 160 and has_year(line.text) and left_over(line.folded) <= LEFT_IN_TEXT


def _choose(
    doc: Document, found: Sequence[PrintedDate], title_at: int, body_start: int, body_end: int
) -> tuple[str | None, str]:
    """Return the publication date and its rule; a plain date within the text dates what it tells of."""
    plain = [printed for printed in found if printed.kind == "plain"]
    labelled = [printed for printed in found if printed.kind == "published"]
    under = [printed for printed in plain if title_at <= printed.line.index <= body_start]
    above = [printed for printed in plain if printed.line.index < title_at]
    below = [printed for printed in plain if printed.line.index >= body_end]
    declared = _declared(doc)
    day = _day_of(declared[0]) if declared else None
    same = [printed for printed in (*above, *below) if day and _prints(printed.text, day)]
    return (
        _first("labelled as publication", labelled)
        or _first("date line under the title", under)
        or _first("printed as the head declares", same)
        or declared
        or _first("date line above the title", above)
        or _first("date line below the text", below)
        or (None, "")
    )


def _day_of(text: str) -> date | None:
    """Return the day of a date written by a machine, the year first or last, or None."""
    match = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)|\s*(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if match is None:
        return None
    year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _contradiction(doc: Document, published: str) -> str:
    declared = _declared(doc)
    day = _day_of(declared[0]) if declared else None
    return f"{declared[1]} says {declared[0]}" if declared and day and not _prints(published, day) else ""


def _first(rule: str, dates: Sequence[PrintedDate]) -> tuple[str, str] | None:
    return (dates[0].text, f"{rule} @ {place(dates[0].line.node)}") if dates else None


def _declared(doc: Document) -> tuple[str, str] | None:
    for name in ("article:published_time", "datepublished", "pubdate", "dc.date.issued", "date"):
        if DATE.search(fold(doc.head.get(name, ""))):
            return doc.head[name], f"head {name}"
    if DATE.search(doc.linked.get("datePublished", "")):
        return doc.linked["datePublished"], "head datePublished"
    return None
