"""Of which numbers the pages that name articles tell whether they are an article's; pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import inf
from typing import Final

from pipelines.completeness.lists import Family
from pipelines.completeness.seen import Namer
from pipelines.completeness.series import number_of
from pipelines.completeness.spans import Span, common, deep, size, union

LOWEST: Final = 10  # articles from the bottom, among which a first one is looked for


def covered(form: str, known: Sequence[int], families: Sequence[Family], namers: Sequence[Namer]) -> list[Span]:
    """Give the numbers, in addresses of a form, that pages tell of; `known` are in order.

    Each list tells of its own articles, so lists tell of a number if all of them do. Related links and sitemaps tell of
    all articles between the oldest and the newest that they name.
    """
    listed = [cover for family in families if (cover := list_cover(family, form, known[-1]))]
    lists = reduce(common, listed) if listed else []
    maps = [(one.low, one.high) for one in namers if one.number is None]
    bottom = [(1, known[0])] if has_first(known, namers) else []
    return union([*lists, *related_cover(namers), *maps, *bottom])


def list_cover(family: Family, form: str, top: int) -> list[Span]:
    """Give what the pages of a list tell of: each down from the page before it, the first from the newest article.

    The last page of all tells of everything below.
    """
    spans: list[Span] = []
    before = (0, top)
    for page, entries in sorted(family.pages.items()):
        own = [number for entry in entries if (number := number_of(entry, form))]
        if own:
            low = 1 if page == family.last else min(own)
            spans.append((low, max(*own, before[1] if page == before[0] + 1 else 0)))
            before = page, min(own)
    return union(spans)


def related_cover(namers: Sequence[Namer]) -> list[Span]:
    """Give the numbers that at least half as many articles link across as across a number on average.

    Where what is known ends, the links of one section still reach out, and tell nothing of the others.
    """
    spans = [(one.low, one.high) for one in namers if one.number is not None]
    return deep(spans, size(spans) / size(union(spans)) / 2) if spans else []


def has_first(known: Sequence[int], namers: Sequence[Namer]) -> bool:
    """Tell whether nothing is below the lowest known number.

    So it is if a sitemap names it, or if one of the lowest articles links to newer ones alone while most do to older.
    """
    articles = [one for one in namers if one.number is not None]
    first = [one.low for one in articles if one.low == one.number]
    is_mapped = any(one.low == known[0] for one in namers if one.number is None)
    return is_mapped or (2 * len(first) < len(articles) and min(first, default=inf) <= known[:LOWEST][-1])
