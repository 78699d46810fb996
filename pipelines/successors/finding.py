"""Where the articles of one site live on another, found in the tables of a release, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.successors.judging import Match, by_one, by_other, choose, match_of, pair, rivals, rule_of
from pipelines.successors.near import Near
from pipelines.tables import Successor


def find_successors(release: Path, sites: Sequence[str], spill: Path) -> Iterator[Successor]:
    """Give a row for each article of the first of two `sites` that lives on the other, by `article_id`."""
    with Near(release, sites, spill) as near:
        ones, others = near.addresses("one"), near.addresses("other")
        for match in sorted(chosen(near), key=lambda one: ones[one.one][0]):
            yield Successor(
                site=sites[0],
                article_id=ones[match.one][0],
                url=ones[match.one][1],
                other_site=sites[1],
                other_article_id=others[match.other][0],
                other_url=others[match.other][1],
                score=match.score,
                title_score=match.title,
                rule=match.rule,
            )


def chosen(near: Near) -> Iterator[Match]:
    """Judge all pairs and choose among those that match."""
    judged = (match_of(one, other, like) for (one, other), like in near.pairs())
    matches = [match for match in judged if match]
    same_one = copies(near, rivals(matches, by_other, by_one), "one")
    same_other = copies(near, rivals(matches, by_one, by_other), "other")
    yield from choose(matches, lambda a, b: pair(a, b) in same_one, lambda a, b: pair(a, b) in same_other)


def copies(near: Near, asked: set[tuple[int, int]], side: str) -> set[tuple[int, int]]:
    """Give those of the pairs of one site's articles that say the same."""
    return {found for found, like in near.alike(asked, side) if rule_of(like)}
