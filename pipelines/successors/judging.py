"""Whether two articles of two sites are one, and which belong together when several could; pure.

No match is better than a wrong one: what could as well be another article is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.successors.compare import Likeness

SHORT = 40
"""Words: a text that shares fewer is not enough by itself."""
LEAST = 12
MOST, HALF, ALL = 0.6, 0.5, 0.9
"""Shares of a text or a title."""
AGREED, WORDY = 12, 60
"""For each number or name that contradicts: how many must agree, or how many times 60 words."""
MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class Match:
    """An article and one of the other site that tells the same, by their numbers; `rule` says by what.

    `is_whole` says that all of the first stands in the other, and nothing contradicts it.
    """

    one: int
    other: int
    score: float
    title: float
    rule: str
    contradicted: int = 0
    is_whole: bool = False

    @property
    def rank(self) -> tuple[float, ...]:
        """What the best match has least of."""
        return self.contradicted, -self.score, -self.title, self.one, self.other

    def ties(self, other: Match) -> bool:
        """Tell whether another match is as good, but for what editing does."""
        return self.contradicted == other.contradicted and abs(self.score - other.score) <= MARGIN


def rule_of(like: Likeness) -> str | None:
    """Say by what two articles are one: `text`, `short` or `documents`; None when they are not."""
    if is_contradicted(like):
        return None
    if like.shared >= SHORT:
        return "text" if is_same_text(like) else None
    if like.title < MOST or like.files is False:
        return None
    if like.files and like.share >= HALF:
        return "documents"
    return "short" if like.shared >= LEAST and like.share >= MOST else None


def is_same_text(like: Likeness) -> bool:
    """Tell whether a text stands in another: under another title most of both, for two may end in one paragraph."""
    if like.share < MOST:
        return False
    return like.title >= MOST or (like.kept >= MOST and like.cover >= HALF)


def is_contradicted(like: Likeness) -> bool:
    """Tell whether the two say different things: titles that differ in a number, other numbers or names.

    An editor mends one in a long text; a template changes them all.
    """
    agreed = like.agreed + like.shared / WORDY
    return like.renumbered or like.contradicted * (AGREED if like.title >= MOST else 3 * AGREED) > agreed


def match_of(one: int, other: int, like: Likeness) -> Match | None:
    """Give the match of two articles; None when they are not one. Shares have three digits."""
    rule = rule_of(like)
    if rule is None:
        return None
    is_whole = like.kept >= ALL and not like.contradicted
    return Match(one, other, round(like.share, 3), round(like.title, 3), rule, like.contradicted, is_whole)


def choose(matches: Iterable[Match], same_one: Same, same_other: Same) -> Iterator[Match]:
    """Choose for each article at most one, each of the other site for one alone, the best first.

    An article that could be two which say different things is left out, and so are two that could be one. Copies on the
    first site share what the best of them was given. `same_one` and `same_other` tell copies of one site.
    """
    clear = [match for group in grouped(matches, by_one).values() for match in unambiguous(group, by_other, same_other)]
    clear = [match for group in grouped(clear, by_other).values() for match in unambiguous(group, by_one, same_one)]
    given: dict[int, int] = {}
    done: set[int] = set()
    for match in sorted(clear, key=lambda one: one.rank):
        if match.one in done:
            continue
        owner = given.setdefault(match.other, match.one)
        if owner == match.one or same_one(owner, match.one):
            done.add(match.one)
            yield match


Same = Callable[[int, int], bool]


def by_one(match: Match) -> int:
    """Give the article of the first site."""
    return match.one


def by_other(match: Match) -> int:
    """Give the article of the other site."""
    return match.other


def grouped(matches: Iterable[Match], key: Callable[[Match], int]) -> dict[int, list[Match]]:
    """Give the matches of each article, the best first."""
    found: dict[int, list[Match]] = defaultdict(list)
    for match in sorted(matches, key=lambda one: one.rank):
        found[key(match)].append(match)
    return found


def unambiguous(group: Sequence[Match], key: Callable[[Match], int], same: Same) -> Sequence[Match]:
    """Give the matches of one article, or none when the best could as well be another that says different things."""
    best = group[0]
    others = [match for match in group[1:] if match.ties(best) and not (match.is_whole and best.is_whole)]
    return group if all(same(key(best), key(match)) for match in others) else []


def rivals(matches: Iterable[Match], key: Callable[[Match], int], of: Callable[[Match], int]) -> set[tuple[int, int]]:
    """Give the pairs of one site's articles that `choose` may ask about: what matches one article beside the best."""
    found = set[tuple[int, int]]()
    for group in grouped(matches, key).values():
        found |= {pair(of(group[0]), of(match)) for match in group[1:]}
    return found


def pair(one: int, other: int) -> tuple[int, int]:
    """Give two numbers in order."""
    return min(one, other), max(one, other)
