"""What was found, as a table: the articles in their order, their snippets, where the words stand, how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipelines.schema import SCHEMAS
from pipelines.search.scan import SHOWN
from pipelines.search.snippets import show_row
from pipelines.search.terms import WORD, Node, spell, wanted_terms
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


def show_found(found: pa.Table, node: Node) -> pd.DataFrame:
    """Give what was found as a DataFrame, one row an article, with snippets.

    `title_spans` and `snippet_spans` hold [start, end] in code points for each place where words stand.
    """
    terms, rows = wanted_terms(node), found.to_pylist()
    shown = [show_row(row, terms) for row in rows]
    import pandas as pd  # noqa: PLC0415 - half a second, and most verbs need none

    frame: pd.DataFrame = found.drop_columns(["lead", "text", "sentences"]).to_pandas()
    frame["published_at"] = frame["published_at"].dt.tz_convert(SITE_CLOCK)
    frame["snippet"] = pd.Series([one.snippet for one in shown], dtype="str")
    frame["hits"] = pd.Series([one.hits for one in shown], dtype="int64")
    frame["title_spans"] = pd.Series([one.title_spans for one in shown], dtype="object")
    frame["snippet_spans"] = pd.Series([one.snippet_spans for one in shown], dtype="object")
    return frame[list(COLUMNS)]
