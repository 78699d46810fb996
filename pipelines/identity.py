"""One article under several addresses: which addresses show one article, decided from all captures of a site.

Evidence in the order of its strength: the server redirects, the page names its canonical address, the content is the
same under addresses that are kin, the content is the same at a new address once the old one is gone. None is believed
alone: a canonical address must show the same article, and the same content must stand under kin addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.addresses import url_key
from pipelines.evidence import HELD, NAMED, REDIRECTS, SAME_TITLE, TARGETS, VIEWS
from pipelines.groups import Groups
from pipelines.kinship import address_form, article_number, article_slug, kinship, plain_address, split_key
from pipelines.likeness import LONG, MOST, Face, any_alike, content_of, is_alike, same_content, shared_lines

MOST_TWINS = 12
"""More addresses of one content than that are a notice in the place of articles, not an article."""
WEAK = frozenset(("parameters", "slug", "content"))
BATCH = 2_000

KIN = """
    CREATE TABLE kin AS
    SELECT h.*, p.root, p.is_canonical, sha256($site || chr(10) || r.url_key)[1:16] AS article_id
    FROM held h JOIN parents p USING (number) JOIN held r ON r.number = p.root
"""
ADDRESSES = """
    SELECT k.article_id, k.url, k.url_key, coalesce(w.word, 'first') AS reason, o.url_key AS other, k.first_seen,
        k.last_seen
    FROM kin k LEFT JOIN reasons w USING (number) LEFT JOIN held o ON o.number = w.other
    ORDER BY k.article_id, k.first_seen, k.url_key
"""

Faces = dict[int, list[Face]]


def identify(base: duckdb.DuckDBPyConnection, site: str) -> None:
    """Make the tables `kin` (each address of an article, with its article_id) and `reasons`; needs the looks."""
    base.execute(HELD)
    targets = [row[0] for row in base.execute(TARGETS).fetchall()]
    table = pa.table({"redirect": pa.array(targets, pa.string()), "target": [url_key(one) for one in targets]})
    base.register("targets", table.cast(pa.schema({"redirect": pa.string(), "target": pa.string()})))
    for statement in VIEWS:
        base.execute(statement)
    groups, copies = find_groups(base)
    roots = groups.roots()
    canonical = pa.array([number not in copies for number in range(len(roots))], pa.bool_())
    numbers = pa.array(range(len(roots)), pa.int64())
    parents = {"number": numbers, "root": pa.array(roots, pa.int64()), "is_canonical": canonical}
    base.register("parents", pa.table(parents))
    base.execute(KIN, {"site": site})
    reasons = list(groups.reasons())
    columns = {"number": pa.int64(), "word": pa.string(), "other": pa.int64()}
    known = {name: pa.array([getattr(one, name) for one in reasons], kind) for name, kind in columns.items()}
    base.register("reasons", pa.table(known))


def find_groups(base: duckdb.DuckDBPyConnection) -> tuple[Groups, set[int]]:
    """Group the addresses of a site; name those that call another address of their article the right one."""
    groups, copies = Groups(base.execute("SELECT count(*) FROM held").fetchall()[0][0]), set[int]()
    for led, target in told_groups(base, REDIRECTS, "is_target"):
        for source in followed_redirects(led, target):
            groups.join(source, next(iter(target)), "redirect")
    for named, right in told_groups(base, NAMED, "is_named"):
        copies |= join_named(groups, named, right)
    for faces in same_titles(base):
        for one, other, word in found_kin(faces):
            groups.join(one, other, word)
    return groups, copies


def told_groups(base: duckdb.DuckDBPyConnection, statement: str, mark: str) -> Iterator[tuple[list[Any], Faces]]:
    """Give, for each address that others lead to or name, the rows of those and the faces of the address itself."""
    for _, rows in groupby(stream(base, statement), key=lambda row: row["shared"]):
        found = list(rows)
        own = by_number(read_face(row) for row in found if row[mark])
        yield [row for row in found if not row[mark]], own


def stream(base: duckdb.DuckDBPyConnection, statement: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a query one by one."""
    for batch in base.sql(statement).to_arrow_reader(BATCH):
        yield from batch.to_pylist()


def read_face(row: dict[str, Any]) -> Face:
    """Read the columns of `evidence.FACE`."""
    return Face(
        row["number"], row["url_key"], row["title_key"], row["body_key"], tuple(row["pieces"]), row["words"],
        row["day"], row["files"], row["first_seen"], row["last_seen"], row["has_left"],
    )  # fmt: skip


def by_number(faces: Iterable[Face]) -> Faces:
    """Sort faces by their address."""
    found: Faces = defaultdict(list)
    for face in faces:
        found[face.number].append(face)
    return found


def followed_redirects(led: Sequence[dict[str, Any]], target: Faces) -> Iterator[int]:
    """Give the addresses whose redirect says that their article stands at the target now.

    It does if the content agrees. If it does not, then only for a target that came with the redirect and that no other
    article leads to: the article was moved and edited at once. Else many were sent to one page: they are gone.
    """
    sources = by_number(read_face(row) for row in led)
    new = {row["number"] for row in led if row["is_new"]}
    there = [face for faces in target.values() for face in faces]
    agreeing = {number for number, faces in sources.items() if any_alike(faces, there)}
    others = sources.keys() - agreeing
    if not agreeing and len(others) == 1 and others <= new:
        agreeing = set(others)
    yield from sorted(agreeing - target.keys())


def join_named(groups: Groups, named: Sequence[dict[str, Any]], right: Faces) -> set[int]:
    """Join the addresses that name one as the right one with that, or with each other while it is unknown.

    One that every page names, whatever it shows, joins nothing. Gives those that were joined with the right one.
    """
    naming = by_number(read_face(row) for row in named)
    first, faces = next(iter((right or naming).items()))
    joined = {number for number, shown in naming.items() if number != first and any_alike(shown, faces)}
    for number in sorted(joined):
        groups.join(first, number, "canonical")
    return joined if right else set()


def same_titles(base: duckdb.DuckDBPyConnection) -> Iterator[Faces]:
    """Give the faces of each title that stands at more than one address."""
    for _, rows in groupby(stream(base, SAME_TITLE), key=lambda row: row["shared"]):
        yield by_number(map(read_face, rows))


def found_kin(faces: Faces) -> Iterator[tuple[int, int, str]]:
    """Give the pairs among addresses of one title that show one article, and how they are kin."""
    keys = {number: shown[0].key for number, shown in faces.items()}
    pairs = {pair: word for pair in kin_pairs(keys) if (word := kinship(*(keys[number] for number in pair)))}
    alike = {pair: word for pair, word in pairs.items() if any_alike(faces[pair[0]], faces[pair[1]])}
    alike |= {pair: "content" for pair in other_forms(faces) if pair not in pairs}
    windows = changing_pages(faces, [pair for pair, word in alike.items() if word in WEAK])
    for pair, word in sorted(alike.items()):
        if word not in WEAK or windows.isdisjoint(pair):
            yield *pair, word
    yield from moved_pairs(faces)


def kin_pairs(keys: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Give the pairs of addresses that may be kin: those with a plain address, number, slug or path in common."""
    buckets: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for number, key in keys.items():
        path = split_key(key)[0].lower()
        marks = (plain_address(key), article_number(key), article_slug(key), path)
        for name, mark in zip(("plain", "number", "slug", "path"), marks, strict=True):
            buckets[name, mark].append(number)
    for (_, mark), numbers in buckets.items():
        if mark is not None and len(numbers) <= MOST_TWINS:
            yield from combinations(sorted(numbers), 2)


def other_forms(faces: Faces) -> Iterator[tuple[int, int]]:
    """Give the pairs of addresses of different forms that show the same long text, word for word."""
    texts: dict[tuple[str | None, ...], dict[int, str]] = defaultdict(dict)
    for shown in faces.values():
        for face in shown:
            if face.words >= LONG:
                texts[content_of(face)][face.number] = address_form(face.key)
    for forms in texts.values():
        if len(forms) <= MOST_TWINS:
            yield from (pair for pair in combinations(sorted(forms), 2) if forms[pair[0]] != forms[pair[1]])


def changing_pages(faces: Faces, pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Name the addresses that show one article after the other ("Lịch tuần này"): each twin shares another content."""
    shared: dict[int, dict[int, set[str]]] = defaultdict(dict)
    for one, other in pairs:
        bodies = {a.body for a in faces[one] for b in faces[other] if same_content(a, b) or is_alike(a, b)}
        shared[one][other] = bodies
        shared[other][one] = {b.body for a in faces[one] for b in faces[other] if is_alike(a, b)}
    return {
        number for number, twins in shared.items()
        if len(twins) > 1 and not set.intersection(*twins.values())
    }  # fmt: skip


def moved_pairs(faces: Faces) -> Iterator[tuple[int, int, str]]:
    """Pair addresses that were left with those at which their article stood first after that, each with one."""
    if len(faces) > 2 * MOST_TWINS:
        return
    left = sorted((shown[0] for shown in faces.values() if shown[0].has_left), key=lambda one: one.last_seen)
    new = sorted((shown[0] for shown in faces.values()), key=lambda one: (one.first_seen, one.number))
    for old in left:
        after = (one for one in new if one.first_seen > old.last_seen)
        found = next((one for one in after if is_moved(faces[old.number], faces[one.number])), None)
        if found:
            new.remove(found)
            yield old.number, found.number, "moved"


def is_moved(old: Sequence[Face], new: Sequence[Face]) -> bool:
    """Tell whether an article's text stands at another address: most of a long one, or a short one with documents."""
    return any(is_same_text(one, other) for one in old for other in new)


def is_same_text(one: Face, other: Face) -> bool:
    """Tell whether two texts are the same but for a few lines."""
    if min(one.words, other.words) < LONG:
        return same_content(one, other) and one.files is not None
    return is_alike(one, other) and (one.body == other.body or shared_lines(one, other) >= MOST)
