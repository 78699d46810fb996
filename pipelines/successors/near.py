"""Which articles of two sites may be one: pairs that share runs of words which few others have, joined by DuckDB.

Pairs come from what is rare on both sites, so what a template or a footer repeats costs nothing, and the numbers of one
bulletin find its copy among a thousand bulletins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

import pyarrow as pa

from pipelines.frugal import connect_frugal, give_back
from pipelines.schema import SCHEMAS
from pipelines.sql import create_view, table_files
from pipelines.successors.compare import Likeness, Text, compare, text_of
from pipelines.successors.sketch import sketch_of, words_of
from pipelines.text import normalise

BATCH = 1_000
LETTERS = 32_000
"""Letters of a text that are looked at: longer ones tell no more, and an alignment takes memory by their product."""
RARE = 12
"""Articles of a site that a run of words may stand in, to tell anything."""
NEAREST, PERCENT = 6, 15
"""How many pairs an article has at most, and how much of its rare runs, or of the other's, each shares at least."""
WHOLE = 27_720**2
"""What a run weighs that stands in one article of each site; what stands in m and n weighs 1/(m * n) of it, exactly."""
SIDES = ("one", "other")

# The number of an article says nothing but its place: of copies the one that was published first comes first.
TEXTS = f"""
    CREATE TABLE texts_{{side}} AS
    WITH numbered AS (
        SELECT (row_number() OVER (ORDER BY published_at NULLS LAST, length(url), url, article_id) - 1)::INTEGER AS n,
            article_id
        FROM articles_{{side}} WHERE is_latest
    ), named AS (
        SELECT article_id, version, list(lower(file_name) ORDER BY position) AS names
        FROM attachments_{{side}} WHERE file_name IS NOT NULL GROUP BY ALL
    )
    SELECT n, article_id, url, coalesce(title, '') AS title,
        left(concat_ws(chr(10), lead, text_norm), {LETTERS}) AS body, coalesce(names, []) AS names
    FROM articles_{{side}} JOIN numbered USING (article_id) LEFT JOIN named USING (article_id, version) WHERE is_latest
"""  # noqa: S608 - words and numbers of ours
PAIRS = f"""
    CREATE TABLE pairs AS
    WITH counted AS (
        SELECT mark, count(*) FILTER (side = 0) AS ones, count(*) FILTER (side = 1) AS others FROM (
            SELECT mark, 0 AS side FROM marks_one UNION ALL SELECT mark, 1 AS side FROM marks_other
        ) GROUP BY mark HAVING ones <= {RARE} AND others <= {RARE}
    ), rare_one AS (
        SELECT n AS one, count(*) AS rare FROM marks_one JOIN counted USING (mark) GROUP BY n
    ), rare_other AS (
        SELECT n AS other, count(*) AS rare FROM marks_other JOIN counted USING (mark) GROUP BY n
    ), paired AS (
        SELECT a.n AS one, b.n AS other, count(*) AS shared, sum({WHOLE} // (ones * others)) AS weight
        FROM counted JOIN marks_one a USING (mark) JOIN marks_other b USING (mark)
        GROUP BY ALL HAVING weight >= {WHOLE} // 2
    )
    SELECT one, other FROM paired JOIN rare_one a USING (one) JOIN rare_other b USING (other)
    WHERE 100 * shared >= {PERCENT} * least(a.rare, b.rare)
    QUALIFY row_number() OVER (PARTITION BY one ORDER BY weight DESC, other) <= {NEAREST}
"""  # noqa: S608 - as above
FETCHED = """
    SELECT w.place, a.title, a.body, a.names, b.title, b.body, b.names
    FROM wanted w JOIN texts_{0} a ON a.n = w.one JOIN texts_{1} b ON b.n = w.other ORDER BY w.place
"""
Pair = tuple[int, int]


class Near:
    """The latest articles of two sites of a release, numbered from 0, and the pairs of them that may be one.

    What does not fit into 256 MB goes to the folder `spill`.
    """

    def __init__(self, release: Path, sites: Sequence[str], spill: Path) -> None:
        self.connection = connect_frugal(spill)
        for side, site in zip(SIDES, sites, strict=True):
            for table in ("articles", "attachments"):
                files = table_files(release, f"{table}/site={site}")
                create_view(self.connection, f"{table}_{side}", SCHEMAS[table], files)
            self.connection.execute(TEXTS.format(side=side))
            self._sketch(side)
        self.connection.execute(PAIRS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        give_back()

    def _sketch(self, side: str) -> None:
        self.connection.execute(f"CREATE TABLE marks_{side} (n INTEGER, mark UBIGINT)")
        rows = self.connection.cursor().sql(f"SELECT n, title, body, names FROM texts_{side}")  # noqa: S608 - a word of ours
        for batch in rows.to_arrow_reader(BATCH):
            self.connection.register("made", marks_of(batch))
            self.connection.execute(f"INSERT INTO marks_{side} FROM made")

    def pairs(self) -> Iterator[tuple[Pair, Likeness]]:
        """Give each pair with an article of the first site and one of the other that may be one, and its likeness."""
        rows = self.connection.cursor().sql("FROM pairs ORDER BY one, other")
        for batch in rows.to_arrow_reader(BATCH):
            wanted = list(zip(batch.column("one").to_pylist(), batch.column("other").to_pylist(), strict=True))
            yield from self.compared(wanted, SIDES)

    def alike(self, pairs: Iterable[Pair], side: str) -> Iterator[tuple[Pair, Likeness]]:
        """Give the likeness of pairs of one site's articles."""
        wanted = sorted(pairs)
        for start in range(0, len(wanted), BATCH):
            yield from self.compared(wanted[start : start + BATCH], (side, side))

    def compared(self, wanted: Sequence[Pair], sides: Sequence[str]) -> Iterator[tuple[Pair, Likeness]]:
        """Compare the articles of some pairs."""
        ones, others = zip(*wanted, strict=True) if wanted else ((), ())
        places = {"place": range(len(wanted)), "one": ones, "other": others}
        table = pa.table({name: pa.array(values, pa.int32()) for name, values in places.items()})
        self.connection.register("wanted", table)
        for place, *texts in self.connection.execute(FETCHED.format(*sides)).fetchall():
            one, other = read_text(*texts[:3]), read_text(*texts[3:])
            yield wanted[place], compare(one, other)

    def addresses(self, side: str) -> list[tuple[str, str]]:
        """Give the id and the address of each article of a site, by its number."""
        return self.connection.execute(f"SELECT article_id, url FROM texts_{side} ORDER BY n").fetchall()  # noqa: S608 - as above


def read_text(title: str, body: str, names: Sequence[str]) -> Text:
    """Read a row of texts."""
    return text_of(title, normalise(body), names)


def marks_of(batch: pa.RecordBatch) -> pa.Table:
    """Sketch some articles: a row for each mark."""
    numbers: list[int] = []
    marks: list[int] = []
    for row in batch.to_pylist():
        words = words_of(normalise(f"{row['title']}\n{row['body']}").casefold())
        found = sketch_of(words, row["names"]).tolist()
        numbers += [row["n"]] * len(found)
        marks += found
    return pa.table({"n": pa.array(numbers, pa.int32()), "mark": pa.array(marks, pa.uint64())})
