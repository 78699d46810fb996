"""The plain scan: DuckDB over the articles of the release, with no index; the judge of what the index finds."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.filters import ARTICLE_TIME
from pipelines.search.terms import (
    LEVELS,
    LONG,
    STYLES,
    Either,
    Node,
    Term,
    Without,
    typed_pairs,
    wanted_terms,
    weighed_words,
)  # fmt: skip
from pipelines.sql import quoted

SHOWN = "article_id, site, section, title, lead, text, sentences, url, published_at, published_precision"
"""The columns of an article that a result is made of."""


def apart(text: str) -> str:
    """Put two blanks between the words of a text and one round it, in SQL: ' dai  hoi ' holds ' hoi '."""
    return rf"' ' || trim(regexp_replace({text}, '[^\pL\pN]+', '  ', 'g')) || ' '"


def spelled(text: str) -> str:
    """Give a text as `terms.spell` does, in SQL."""
    text = f"lower({text})"
    for older, newer in STYLES.items():
        text = f"replace({text}, {quoted(older)}, {quoted(newer)})"
    return text


KEY, EXACT = apart("search_key"), apart(spelled("concat_ws(chr(10), title, lead, text_norm)"))
TITLE_KEY = apart("if(title IS NULL, '', split_part(search_key, chr(10), 1))")
TITLE_EXACT = apart(spelled("coalesce(title, '')"))


def needle(words: Sequence[str], *, beginning: bool = False) -> str:
    """Write words as they stand in a text whose words are apart; words hold letters and digits only."""
    return quoted(f" {'  '.join(words)}{'' if beginning else ' '}")


def holds(term: Term, key: str, exact: str) -> str:
    """Ask whether a text holds a term, in SQL; `key` and `exact` are its words without and with marks."""
    return f"contains({exact if term.marked else key}, {needle(term.words, beginning=term.beginning)})"


def fits(node: Node, key: str, exact: str) -> str:
    """Ask whether a text holds what is looked for, in SQL."""
    if isinstance(node, Term):
        return holds(node, key, exact)
    if isinstance(node, Without):
        return f"NOT {fits(node.part, key, exact)}"
    joined = " OR " if isinstance(node, Either) else " AND "
    return f"({joined.join(fits(part, key, exact) for part in node.parts)})"


def search_condition(node: Node) -> str:
    """Give the condition on rows of `articles` that they hold what is looked for; it has no values to bind."""
    return fits(node, f"({KEY})", f"({EXACT})")


def count_of(word: str, text: str) -> str:
    """Count a word in a text whose words are apart, in SQL."""
    found = needle([word])
    return f"((length({text}) - length(replace({text}, {found}, ''))) // {len(word) + 2})"


def level(count: str) -> str:
    """Give the level of a count as `terms.level_of` does, in SQL."""
    return f"if({count} = 0, 0, least({LEVELS}, length(bin(greatest(1, {count} * {LONG} // greatest(size, {LONG}))))))"


def summed(parts: Sequence[str]) -> str:
    """Add numbers, in SQL."""
    return f"list_sum([{', '.join(['0', *parts])}])::BIGINT"  # a + b + ... would be as deep as it is long


def scan_statement(node: Node, conditions: Sequence[str]) -> str:
    """Give the SELECT that finds and ranks articles; the values of `conditions`, then the limit, are bound.

    Titles first, then words that stand together as typed, then how often each word stands, the rare ones more, then
    the newest. How rare a word is follows from all latest versions, whatever the conditions.
    """
    words = weighed_words(node)
    titles = [f"{holds(term, 'title_key', 'title_exact')}::INTEGER" for term in wanted_terms(node)]
    pairs = [f"contains(key, {needle(run)})::INTEGER" for run in typed_pairs(node)]
    levels = [
        f"{level(count_of(word, 'exact' if marked else 'key'))} AS l{n}" for n, (word, marked) in enumerate(words)
    ]
    rare = [f"length(bin(count(*) // greatest(1, count(*) FILTER (l{n} > 0)))) AS w{n}" for n in range(len(words))]
    exact, title_exact = (EXACT, TITLE_EXACT) if any(term.marked for term in all_terms(node)) else ("''", "''")
    return f"""
        WITH apart AS (
            SELECT {SHOWN}, {ARTICLE_TIME} AS moment, {KEY} AS key, {exact} AS exact, {TITLE_KEY} AS title_key,
                {title_exact} AS title_exact, ({" AND ".join(["true", *conditions])}) AS is_chosen
            FROM articles WHERE is_latest),
        sized AS (SELECT *, (length(key) - length(replace(key, '  ', ''))) // 2 + 1 AS size FROM apart),
        counted AS MATERIALIZED (
            SELECT site, article_id, moment, is_chosen AND {fits(node, "key", "exact")} AS is_found,
                {summed(titles)} AS title_hits, {summed(pairs)} AS together{"".join(f", {one}" for one in levels)}
            FROM sized),
        rare AS (SELECT {", ".join(["count(*)", *rare])} FROM counted),
        found AS (
            SELECT site, article_id, moment, title_hits, together,
                {summed([f"l{n} * w{n}" for n in range(len(words))])} AS relevance
            FROM counted, rare WHERE is_found
            ORDER BY title_hits DESC, together DESC, relevance DESC, moment DESC NULLS LAST, site, article_id LIMIT ?)
        SELECT {SHOWN}, title_hits, together, relevance
        FROM found JOIN (FROM articles WHERE is_latest) USING (site, article_id)
        ORDER BY title_hits DESC, together DESC, relevance DESC, moment DESC NULLS LAST, site, article_id"""  # noqa: S608 - words are letters and digits, values are bound


def all_terms(node: Node) -> list[Term]:
    """List every term, also those that are left out."""
    if isinstance(node, Term):
        return [node]
    parts = (node.part,) if isinstance(node, Without) else node.parts
    return [term for part in parts for term in all_terms(part)]
