"""The index of a release, opened: finds and ranks articles as the plain scan does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, groupby
from pathlib import Path

import pyarrow as pa
import tantivy

from pipelines.filters import Filters
from pipelines.search.asking import EXACT_SCORES, Scale, must_look, ranked_query, rarities_of, scale_of
from pipelines.search.found import FOUND, RANKS, ROW, article_words
from pipelines.search.making import SHOWN_FILE, SHOWN_ROWS, WORDS, article_files, index_home, index_name, is_whole
from pipelines.search.terms import Either, Node, Term, Without, places_of

SHARE = 6
"""How many slices a thread searches at a time: many are so small that handing each out would cost as much."""


class Slice:
    """The index of some articles of one file."""

    def __init__(self, folder: Path, site: str) -> None:
        self.folder, self.site = folder, site
        index = tantivy.Index.open(str(folder / WORDS))
        index.config_reader("manual")  # it never changes, so no thread need watch it
        self.searcher = index.searcher()

    @cached_property
    def shown(self) -> pa.RecordBatchFileReader:
        """What results show of the articles."""
        return pa.ipc.open_file(pa.memory_map(str(self.folder / SHOWN_FILE)))

    def hits(self, query: tantivy.Query, limit: int) -> list[Hit]:
        """Give the best articles, those of one score in the order of their place."""
        found = self.searcher.search(query, limit, count=False).hits
        return [Hit(self, address.doc, score) for score, address in found]

    def article_id(self, number: int) -> str:
        """Give the id of an article."""
        found: str = self.shown.get_batch(number // SHOWN_ROWS).column("article_id")[number % SHOWN_ROWS].as_py()
        return found

    def values(self, field: str, numbers: Sequence[int]) -> list[int | None]:
        """Give a number that the index keeps of some articles."""
        return self.searcher.fast_field_values(field, [tantivy.DocAddress(0, number) for number in numbers])  # type: ignore[return-value]  # whole numbers


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found: the slice that holds it, its number there, its score."""

    part: Slice
    number: int
    score: float


class Index:
    """The slices of all files of a release."""

    def __init__(self, slices: Sequence[Slice]) -> None:
        self.slices = slices
        self.articles = sum(part.searcher.num_docs for part in slices)

    def find(self, node: Node, filters: Filters, sections: list[str], limit: int) -> pa.Table | None:
        """Find and rank articles, as a table of FOUND; None if the search is too long for exact ranks."""
        rarities = rarities_of(node, self.articles, self.count)
        scale, limit = scale_of(node, rarities), min(limit, self.articles)
        if scale.top >= EXACT_SCORES:
            return None
        parts = [part for part in self.slices if filters.site in (None, part.site)]
        query = ranked_query(node, filters, sections, rarities)
        if must_look(node):
            return looked_up(parts, query, node, limit, scale)
        return rows_of(best_hits(parts, query, limit), scale)

    def count(self, field: str, word: str) -> int:
        """Count the articles that hold a word in a field."""
        return sum(part.searcher.doc_freq(field, word) for part in self.slices)


def open_index(release: Path) -> Index | None:
    """Open the index of a release; None if some of it is missing or torn; raises ValueError if it is broken."""
    home = index_home(release)
    slices: list[Slice] = []
    for file in article_files(release):
        folder = home / index_name(file)
        if not is_whole(folder):
            return None
        numbers = sorted(int(path.name) for path in folder.iterdir() if path.is_dir())
        slices += [Slice(folder / str(number), file.parts[-3].removeprefix("site=")) for number in numbers]
    return Index(slices)


@cache
def threads() -> ThreadPoolExecutor:
    """Give the threads of all searches: to begin them takes as long as a slice."""
    return ThreadPoolExecutor(os.cpu_count(), "search")


os.register_at_fork(after_in_child=threads.cache_clear)  # threads do not come along into a forked process


def best_hits(parts: Sequence[Slice], query: tantivy.Query, limit: int) -> list[Hit]:
    """Give the best articles of all slices in order: by score, then the newest, then by site and id."""
    most, shares = max(limit, 1), [parts[first : first + SHARE] for first in range(0, len(parts), SHARE)]
    # tantivy lets other threads run while it searches a slice
    found = list(chain.from_iterable(threads().map(lambda share: hits_of(share, query, most), shares)))
    scores = sorted((hit.score for hit in found), reverse=True)[:limit]
    able = [hit for hit in found if scores and hit.score >= scores[-1]]
    keys = order_keys(able)
    best: list[Hit] = []
    for _, tied in groupby(sorted(able, key=lambda hit: keys[hit]), key=lambda hit: keys[hit]):
        if len(best) >= limit:
            break
        best += untied(list(tied))
    return best[:limit]


def hits_of(parts: Sequence[Slice], query: tantivy.Query, limit: int) -> list[Hit]:
    """Give the best articles of each of some slices."""
    return [hit for part in parts for hit in part.hits(query, limit)]


def order_keys(hits: Sequence[Hit]) -> dict[Hit, tuple[float, bool, int, str]]:
    """Give what orders articles before their ids: the best first, then the newest, undated ones last, then by site."""
    keys: dict[Hit, tuple[float, bool, int, str]] = {}
    for part, group in groupby(hits, key=lambda hit: hit.part):
        mine = list(group)
        for hit, moment in zip(mine, part.values("moment", [hit.number for hit in mine]), strict=True):
            keys[hit] = (-hit.score, moment is None, -(moment or 0), part.site)
    return keys


def untied(hits: list[Hit]) -> list[Hit]:
    """Order articles of one score, moment and site by their ids; in one file that is the order of their places."""
    if len(hits) == 1:
        return hits
    if len({hit.part.folder.parent for hit in hits}) == 1:
        return sorted(hits, key=lambda hit: hit.part.values("place", [hit.number])[0] or 0)
    return sorted(hits, key=lambda hit: hit.part.article_id(hit.number))


def looked_up(parts: Sequence[Slice], query: tantivy.Query, node: Node, limit: int, scale: Scale) -> pa.Table:
    """Give the best articles that hold what is looked for, of those that may: more are fetched until they suffice."""
    asked = 2 * limit
    while True:
        hits = best_hits(parts, query, asked)
        rows = rows_of(hits, scale)
        held = rows.filter(pa.array([holds(node, row) for row in rows.to_pylist()], pa.bool_()))
        if held.num_rows >= limit or len(hits) < asked:
            return held.slice(0, limit)
        asked *= 4


def holds(node: Node, row: dict[str, object]) -> bool:
    """Tell whether an article holds what is looked for."""
    if isinstance(node, Term):
        return any(True for _ in places_of(article_words(row, marked=node.marked), node))
    if isinstance(node, Without):
        return not holds(node.part, row)
    return (any if isinstance(node, Either) else all)(holds(part, row) for part in node.parts)


def rows_of(hits: Sequence[Hit], scale: Scale) -> pa.Table:
    """Give articles with their ranks as a table of FOUND; those compressed together are read once."""
    wanted = list(dict.fromkeys((hit.part, hit.number // SHOWN_ROWS) for hit in hits))
    # what is compressed opens while other threads run
    batches = list(threads().map(lambda place: place[0].shown.get_batch(place[1]), wanted))
    starts = dict(zip(wanted, accumulate((batch.num_rows for batch in batches), initial=0), strict=False))
    places = [starts[hit.part, hit.number // SHOWN_ROWS] + hit.number % SHOWN_ROWS for hit in hits]
    rows = pa.Table.from_batches(batches, ROW).take(pa.array(places, pa.int64()))
    ranks = [scale.ranks(hit.score) for hit in hits]
    for place, name in enumerate(RANKS):
        rows = rows.append_column(name, pa.array([rank[place] for rank in ranks], pa.int64()))
    return rows.cast(FOUND)
