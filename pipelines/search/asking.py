"""What the index is asked: a search as a query of tantivy whose score is the rank, in whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tantivy import FieldType, Occur, Query, Schema

from pipelines.filters import Filters, matching_sections, period_bounds
from pipelines.search.fields import index_schema, microseconds, often_word
from pipelines.search.terms import (
    LEVELS,
    Either,
    Every,
    Node,
    Term,
    Without,
    rarity_of,
    typed_pairs,
    wanted_terms,
    weighed_words,
)

Clause = tuple[Occur, Query]
EXACT_SCORES = 2**24
"""Scores are 32-bit floats: whole numbers below this are exact, whatever the order in which they are added."""
FIELDS: Schema = index_schema()


@dataclass(frozen=True, slots=True)
class Scale:
    """How a rank is one number: words that stand together count more than any relevance, a title more than those."""

    pair: int
    title: int
    top: int

    def ranks(self, score: float) -> tuple[int, int, int]:
        """Give title_hits, together and relevance back."""
        title_hits, rest = divmod(int(score), self.title)
        return title_hits, *divmod(rest, self.pair)


def scale_of(node: Node, rarities: dict[tuple[str, bool], int]) -> Scale:
    """Give the scale of a search; `rarities` of its words come from the whole index."""
    pair = LEVELS * sum(rarities.values()) + 1
    title = pair * (len(typed_pairs(node)) + 1)
    return Scale(pair, title, title * (len(wanted_terms(node)) + 1))


def rarities_of(node: Node, articles: int, count: Callable[[str, str], int]) -> dict[tuple[str, bool], int]:
    """Give what each word weighs; `count` tells how many articles hold a word in a field."""
    return {
        (word, marked): rarity_of(count("exact" if marked else "key", word), articles)
        for word, marked in weighed_words(node)
    }


def ranked_query(node: Node, filters: Filters, sections: list[str], rarities: dict[tuple[str, bool], int]) -> Query:
    """Give the query; what it finds is certain but where `must_look` says so."""
    scale = scale_of(node, rarities)
    found = candidates(node)
    assert found is not None
    required: list[Clause] = [(Occur.Must, scored(one, 0)) for one in (found, *chosen(filters, sections))]
    titles = [(phrase(term, "title_key", "title_exact"), scale.title) for term in wanted_terms(node)]
    pairs = [(words_query("key", run), scale.pair) for run in typed_pairs(node)]
    often = [one for (word, marked), weight in rarities.items() for one in level_queries(word, marked, weight)]
    return Query.boolean_query([*required, *((Occur.Should, scored(*one)) for one in (*titles, *pairs, *often))])


def scored(query: Query, score: int) -> Query:
    """Let a query count a whole number."""
    return Query.const_score_query(query, score)


def level_queries(word: str, marked: bool, weight: int) -> Iterator[tuple[Query, int]]:
    """Count a word by its level: once where it stands, and again for each level above the first."""
    yield word_query("exact" if marked else "key", word), weight
    for level in range(2, LEVELS + 1):
        yield word_query("often", often_word(word, level, marked=marked)), weight * (level - 1)


def word_query(field: str, word: str) -> Query:
    """Find a word."""
    return Query.term_query(FIELDS, field, word, "basic")


def words_query(field: str, words: tuple[str, ...]) -> Query:
    """Find words that stand one after another."""
    return word_query(field, words[0]) if len(words) == 1 else Query.phrase_query(FIELDS, field, list(words))


def phrase(term: Term, key: str, exact: str) -> Query:
    """Find a term in fields that know the places of words."""
    field = exact if term.marked else key
    if term.beginning:
        return Query.regex_query(FIELDS, field, f"{term.words[0]}.*")  # words hold letters and digits only
    return words_query(field, term.words)


def is_marked_phrase(node: Node) -> bool:
    """Tell whether a part is a phrase with marks, whose words' places the index knows only without."""
    return isinstance(node, Term) and node.marked and len(node.words) > 1


def must_look(node: Node) -> bool:
    """Tell whether what the index finds has to be looked up in the article."""
    if isinstance(node, Term):
        return is_marked_phrase(node)
    return any(must_look(part) for part in ((node.part,) if isinstance(node, Without) else node.parts))


def candidates(node: Node) -> Query | None:
    """Find at least what is looked for."""
    if isinstance(node, Term):
        if not is_marked_phrase(node):
            return phrase(node, "key", "exact")
        marked = [(Occur.Must, word_query("exact", word)) for word in node.words]
        return Query.boolean_query([*marked, (Occur.Must, words_query("key", node.keys))])
    if isinstance(node, Either):
        return Query.boolean_query([(Occur.Should, one) for part in node.parts if (one := candidates(part))])
    if isinstance(node, Without):
        return None
    return every_query(node)


def every_query(node: Every) -> Query:
    """Find what holds every part; a part to be left out is left in where the index cannot be certain."""
    left_out = [part.part for part in node.parts if isinstance(part, Without) and not must_look(part)]
    clauses = [(Occur.Must, one) for part in node.parts if (one := candidates(part))]
    return Query.boolean_query([*clauses, *((Occur.MustNot, one) for part in left_out if (one := candidates(part)))])


def chosen(filters: Filters, sections: list[str]) -> Iterator[Query]:
    """Find what the filters choose; the site is a matter of which files are asked."""
    if filters.section is not None:
        yield Query.term_set_query(FIELDS, "section", matching_sections(filters.section, sections))
    first = microseconds(period_bounds(filters.since)[0]) if filters.since is not None else None
    end = microseconds(period_bounds(filters.until)[1]) if filters.until is not None else None
    if first is not None or end is not None:
        yield Query.range_query(FIELDS, "moment", FieldType.Integer, first, end, include_upper=end is None)
