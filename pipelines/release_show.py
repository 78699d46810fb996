"""Releases for people and programs: the list, what differs between two, what a prune frees, how one is cited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from pipelines.release_cite import Citation
from pipelines.release_diff import ARTICLE_KINDS, CONTACT_KINDS, ArticleChange, ContactChange, ReleaseDiff
from pipelines.release_list import ReleaseLine
from pipelines.release_prune import Pruning
from pipelines.show import cell_text, plain_value, text_table
from pipelines.summary import counted, size_words

LIST_HEAD = (
    "release", "newest capture (UTC)", "articles", "versions", "rows", "own", "shared", "new", "changed", "gone", "",
)  # fmt: skip


def list_text(lines: Iterable[ReleaseLine]) -> str:
    """Draw the list of releases."""
    return text_table(LIST_HEAD, [list_cells(line) for line in lines])


def list_cells(line: ReleaseLine) -> list[Any]:
    """Give the cells of one release."""
    sizes = [size_words(line.own_bytes), size_words(line.shared_bytes)]
    changes = [line.new, line.changed, line.gone]
    day = line.newest_capture[:16].replace("T", " ")
    return [line.release, day, line.articles, line.versions, line.rows, *sizes, *changes, "latest" * line.latest]


def prune_text(pruning: Pruning, *, dry_run: bool) -> str:
    """Say what a prune did, or would do."""
    names = ", ".join(pruning.pruned)
    done = f"{'Would delete' if dry_run else 'Deleted'} {counted(len(pruning.pruned), 'release')}: {names}."
    lines = [f"{done} That frees {size_words(pruning.freed)}." if pruning.pruned else "There is nothing to delete."]
    if pruning.held:
        lines.append(f"Being read, and so kept: {', '.join(pruning.held)}.")
    return "\n".join([*lines, f"Kept: {', '.join(pruning.kept)}."])


def cite_text(citation: Citation) -> str:
    """Show how a release is cited."""
    return f"{citation.english}\n\n{citation.vietnamese}\n\nchecksum  sha256:{citation.checksum}\n\n{citation.bibtex}"


def diff_lines(diff: ReleaseDiff, limit: int) -> Iterator[str]:
    """Tell what differs, at most `limit` articles of each kind."""
    yield f"From {diff.before} to {diff.after}"
    rows = [[one.table, one.before, one.after, one.after - one.before or None] for one in diff.tables]
    yield "\n" + text_table(["table", "rows before", "rows after", "difference"], rows)
    counts = diff.counts()
    for kind, count in counts.items():
        if count:
            yield f"\n{kind} ({count:,}): {ARTICLE_KINDS[kind]}"
            yield from map(article_line, diff.articles(kind, limit))
            if count > limit:
                yield f"  ... and {count - limit:,} more: --limit {count} shows all"
    yield from contact_lines(diff.contacts())
    if not any(counts.values()):
        yield "\nNo article differs."


def article_line(one: ArticleChange) -> str:
    """Show one article that differs: day, title and fields; then its addresses."""
    day = cell_text(one.published_at) or "undated"
    said = f"  {day}  {cell_text(one.title) or '(no title)'}{fields_of(one)}"
    moved = f"\n    before: {cell_text(one.url_before)}" if one.url_before else ""
    held = f"\n    now part of: {one.held_by}" if one.held_by else ""
    return f"{said}\n    {cell_text(one.url)}{moved}{held}"


def contact_lines(changes: Iterable[ContactChange]) -> Iterator[str]:
    """Show the contact blocks that differ, by kind."""
    changes = list(changes)
    for kind, said in CONTACT_KINDS.items():
        found = [one for one in changes if one.kind == kind]
        if found:
            yield f"\n{kind} ({len(found):,}): {said}"
            yield from (f"  {one.site}  {cell_text(one.organisation)}{fields_of(one)}" for one in found)


def fields_of(one: ArticleChange | ContactChange) -> str:
    """Name the fields that changed."""
    return f"  [{', '.join(one.fields)}]" if one.fields else ""


def diff_json(diff: ReleaseDiff) -> Iterator[str]:
    """Write what differs as JSON, one article to a line, so that no list of all is ever held."""
    head = {
        "before": diff.before,
        "after": diff.after,
        "tables": [asdict(one) for one in diff.tables],
        "counts": diff.counts(),
        "contacts": [asdict(one) for one in diff.contacts()],
    }
    yield json.dumps(plain_value(head), ensure_ascii=False)[:-1] + ', "articles": ['
    rows = (json.dumps(plain_value(asdict(one)), ensure_ascii=False) for one in diff.articles())
    first = next(rows, "")
    yield from chain([first], (f",\n{row}" for row in rows))
    yield "]}\n"
