"""How long a list says it is: the page that it is of, and the last that its pager leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.items import Follow
from crawler.pages.links.addresses import is_offset, later_page
from crawler.pages.links.pagers import marked_numbers, page_number, paging_step

_LEAST_STEP: Final = 5  # articles on a page


@dataclass(frozen=True, slots=True)
class Announced:
    """A page of a list: its pages share `family`, it is their page `number`, `last` the highest one named.

    The family is an address with MARK in the place of the number, or the one that a form is posted to. A pager that
    names the next page alone has `last` 0.
    """

    family: str
    number: int
    last: int


def read_announced(url: str, follows: Iterable[Follow]) -> Announced | None:
    """Read what the pager of a page announces; None for a page without one.

    Numbers are read where a link shows one, and from the addresses of other links ("Cuối") by the same step.
    """
    pagers = [follow for follow in follows if follow.kind == "pager"]
    labels = {number: one.url for one in pagers if (number := page_number(one.title or ""))}
    if labels and any(one.form is not None for one in pagers):
        own = next(number for number in range(1, len(labels) + 2) if number not in labels)  # a page links not itself
        return Announced(pagers[0].url, own, max(own, *labels))
    shape = _best_shape(labels)
    if shape is None:
        return _next_alone(url, pagers)
    family, step, shift = shape
    values = [_value(one.url, family) for one in pagers]
    pages = [(value - shift) // step for value in values if value is not None]
    own_value = _value(url, family)
    number = (own_value - shift) // step if own_value is not None else 1
    return Announced(family, number, max([number, *pages, *labels]))


def _next_alone(url: str, pagers: Sequence[Follow]) -> Announced | None:
    """Read a pager that leads to the next page and the one before, and says not how many there are."""
    named = [found for one in pagers if one.form is None and (found := later_page(one.url))]
    if not named:
        return None
    family, own = named[0][0], _value(url, named[0][0])
    if is_offset(family):
        return Announced(family, own or 1, 0)  # it counts articles, by steps that are not known
    number = own or 1
    return Announced(family, number, 0 if any(value > number for _, value in named) else number)


def _best_shape(labels: dict[int, str]) -> tuple[str, int, int] | None:
    """Give the shape of address whose number goes with the number shown, its step, and what is added."""
    points: dict[str, dict[int, int]] = {}
    for number, url in labels.items():
        for shape, value in marked_numbers(url):
            points.setdefault(shape, {})[number] = value
    for shape, known in sorted(points.items(), key=lambda item: -len(item[1])):
        if (step := paging_step(known) or _single_step(known)) is not None:
            return shape, step, known[min(known)] - step * min(known)
    return None


def _single_step(known: dict[int, int]) -> int | None:
    """Give the step of a single number that counts articles: page 3 of `?start=20` goes by tens."""
    ((number, value),) = known.items() if len(known) == 1 else ((1, 0),)
    whole = number > 1 and value % (number - 1) == 0 and value // (number - 1) >= _LEAST_STEP
    return value // (number - 1) if whole else None


def _value(url: str, family: str) -> int | None:
    return next((value for shape, value in marked_numbers(url) if shape == family), None)
