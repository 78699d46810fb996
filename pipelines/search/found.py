"""What was found, as a table: the articles in their order, their snippets, where the words stand, how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipelines.schema import SCHEMAS
from pipelines.search.scan import SHOWN
from pipelines.search.snippets import best_snippet, find_spans
from pipelines.search.terms import WORD, Node, Term, places_of, spell, wanted_terms
from pipelines.sql import SITE_CLOCK
from pipelines.text import normalise, search_key

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "title", "published_at", "published_precision", "section", "site", "url", "snippet", "title_hits", "hits",
    "together", "relevance", "article_id", "title_spans", "snippet_spans",
)  # fmt: skip
RANKS = ("title_hits", "together", "relevance")
ROW = pa.schema([SCHEMAS["articles"].field(name).remove_metadata() for name in SHOWN.split(", ")])
"""The columns of an article that a result is made of."""
FOUND = pa.schema([*ROW, *(pa.field(name, pa.int64()) for name in RANKS)])
"""What a search finds before it is shown, the best first."""


def article_words(row: Mapping[Any, Any], *, marked: bool) -> list[str]:
    """Give the words of an article as terms with or without marks are spelled; `row` has title, lead and text."""
    title, lead, text = row["title"] or "", row["lead"] or "", row["text"]
    whole = "\n".join((title, lead, normalise(text) if marked else text))
    return WORD.findall(spell(whole) if marked else search_key(whole))


def count_hits(row: Mapping[Any, Any], terms: Sequence[Term]) -> int:
    """Count how often `terms` stand in an article."""
    forms = {marked: article_words(row, marked=marked) for marked in {term.marked for term in terms}}
    return sum(1 for term in terms for _ in places_of(forms[term.marked], term))


def show_found(found: pa.Table, node: Node) -> pd.DataFrame:
    """Give what was found as a DataFrame, one row an article, with snippets.

    `title_spans` and `snippet_spans` hold [start, end] in code points for each place where words stand.
    """
    terms, rows = wanted_terms(node), found.to_pylist()
    snippets = [best_snippet(row, terms) for row in rows]
    import pandas as pd  # noqa: PLC0415 - half a second, and most verbs need none

    frame: pd.DataFrame = found.drop_columns(["lead", "text", "sentences"]).to_pandas()
    frame["published_at"] = frame["published_at"].dt.tz_convert(SITE_CLOCK)
    frame["snippet"] = pd.Series(snippets, dtype="str")
    frame["hits"] = pd.Series([count_hits(row, terms) for row in rows], dtype="int64")
    frame["title_spans"] = pd.Series([find_spans(row["title"] or "", terms) for row in rows], dtype="object")
    frame["snippet_spans"] = pd.Series([find_spans(snippet, terms) for snippet in snippets], dtype="object")
    return frame[list(COLUMNS)]
