"""How the story of an article looks on a terminal: addresses, versions with what changed, fields, captures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pipelines.show import cell_text, plain_value, text_table
from pipelines.story import Story, Told
from pipelines.summary import counted
from pipelines.versions import FieldChange
from pipelines.word_diff import Change, word_changes

MOST_CHANGES, MOST_CAPTURES = 8, 12
REMOVED, ADDED, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"
REASONS = {
    "first": "the archive held the article here first",
    "canonical": "one names the other as canonical: {other}",
    "redirect": "a redirect ties it to {other}",
    "case": "the same article, and only capitals differ from {other}",
    "parameters": "the same article, and only parameters differ from {other}",
    "number": "the same article under the number of {other}",
    "slug": "the same article in another folder than {other}",
    "content": "the same text, day and documents as {other}",
    "moved": "the same text, once one of the two was gone: {other}",
}
RULES = {"text": "text", "short": "few words and its title", "documents": "documents and its title"}


def story_text(story: Story, *, coloured: bool | None = None) -> str:
    """Show a story; `coloured` is whether changes are coloured (None: on a terminal, unless NO_COLOR is set)."""
    if coloured is None:
        coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    parts = [
        "\n".join(head_lines(story)),
        "Addresses\n" + "\n".join(address_lines(story)),
        "Versions\n" + "\n".join(line for told in story.versions for line in version_lines(told, coloured)),
        "Fields of the latest version\n" + fields_table(story.latest),
        "Captures\n" + "\n".join(capture_lines(story)),
    ]
    return "\n\n".join(parts)


def head_lines(story: Story) -> Iterator[str]:
    """Say what the article is, and whether it stands."""
    latest = story.latest
    yield cell_text(latest["title"]) or "(no title)"
    yield cell_text(latest["url"])
    state = f"gone since {moment(latest['gone_at'])}" if is_there(latest["gone_at"]) else "stands"
    section = f", {cell_text(latest['section'])}" if latest["section"] else ""
    versions = counted(len(story.versions), "version")
    yield f"{story.site}{section}; article {story.article_id}; {versions}; {state}"
    yield from move_lines(story)


def move_lines(story: Story) -> Iterator[str]:
    """Say where the article lives now, and which old ones live on as it."""
    if story.successor:
        yield f"lives on at {cell_text(story.successor['other_url'])} ({move_words(story.successor)})"
    for one in story.origins:
        yield f"was at {cell_text(one['url'])} ({move_words(one)})"


def move_words(row: Mapping[str, Any]) -> str:
    """Say by what it is known that two articles of two sites are one."""
    return f"told by its {RULES[row['rule']]}: {row['score']:.1%} of the shorter one is the same"


def is_there(value: Any) -> bool:
    """Tell whether a cell of a DataFrame holds something."""
    return value is not None and value == value  # NaT is not itself


def moment(value: Any) -> str:
    """Write a time to the minute, at the clock of the departments."""
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else ""


def address_lines(story: Story) -> Iterator[str]:
    """List the addresses of an article, each with why it belongs to it."""
    for one in story.addresses:
        yield f"  {cell_text(one['url'])}"
        why = REASONS[one["reason"]].format(other=cell_text(one["other"]))
        yield f"    {one['reason']}: {why}; seen {moment(one['first_seen'])} to {moment(one['last_seen'])}"


def version_lines(told: Told, coloured: bool) -> Iterator[str]:
    """Say when a version was seen and what changed from the one before."""
    row = told.row
    names = f"; changed: {', '.join(change.field for change in told.changes)}" if told.changes else ""
    yield f"  {row['version']}  seen {moment(row['first_seen'])} to {moment(row['last_seen'])}{names}"
    for change in told.changes:
        yield from change_lines(change, coloured)


def change_lines(change: FieldChange, coloured: bool) -> Iterator[str]:
    """Show what changed in a field, word by word."""
    found = word_changes(change.old, change.new)
    for number, one in enumerate(found[:MOST_CHANGES]):
        label = f"{change.field}: " if number == 0 else " " * (len(change.field) + 2)
        yield f"     {label}{change_text(one, coloured)}"
    if len(found) > MOST_CHANGES:
        yield f"     … and {len(found) - MOST_CHANGES} more changes; --json has them all"


def change_text(change: Change, coloured: bool) -> str:
    """Write one change between the words round it: red and green, else [-removed-] and {+added+}."""
    removed, added = cell_text(change.removed), cell_text(change.added)
    if removed:
        removed = f"{REMOVED}{removed}{PLAIN}" if coloured else f"[-{removed}-]"
    if added:
        added = f"{ADDED}{added}{PLAIN}" if coloured else f"{{+{added}+}}"
    between = " " if removed and added else ""
    return f"{cell_text(change.before)}{removed}{between}{added}{cell_text(change.after)}".strip()


def fields_table(row: Mapping[str, Any]) -> str:
    """Show by which rule, and where on the page, each field was read."""
    said = dict(row["evidence"])
    rows = [(name, *split_evidence(said[name])) for name in sorted(said)]
    return text_table(["field", "rule", "place"], rows) if rows else "  (the page says nothing of how it was read)"


def split_evidence(evidence: str) -> tuple[str, str]:
    """Take `rule @ place` apart."""
    rule, _, place = evidence.rpartition(" @ ")
    return (rule, place) if rule else (evidence, "")


def capture_lines(story: Story) -> Iterator[str]:
    """List the last captures of the article's addresses: what each showed, and where it lies."""
    hidden = len(story.captures) - MOST_CAPTURES
    if hidden > 0:
        yield f"  … {counted(hidden, 'earlier one')}; --json has them all"
    for one in story.captures[-MOST_CAPTURES:]:
        yield f"  {moment(one['fetched_at'])}  {cell_text(one['url'])}"
        yield f"    {cell_text(shown_by(one))}; {one['warc_file']} at byte {one['warc_offset']}"


def shown_by(capture: Mapping[str, Any]) -> str:
    """Say in a few words what a capture showed."""
    if capture["redirect"]:
        return f"{capture['status']}, leads to {capture['redirect']}"
    if capture["kind"] == "missing":
        return f"missing ({capture['status']})"
    if capture["status"] >= 400:
        return f"status {capture['status']}"
    return f"{capture['kind'] or 'unread'}{', unchanged' if capture['is_revisit'] else ''}"


def story_words(story: Story) -> dict[str, Any]:
    """Give a story as JSON knows it."""
    return {
        "site": story.site,
        "article_id": story.article_id,
        "url": story.latest["url"],
        "gone_at": story.latest["gone_at"] if is_there(story.latest["gone_at"]) else None,
        "successor": story.successor,
        "origins": list(story.origins),
        "addresses": list(story.addresses),
        "versions": [version_words(told) for told in story.versions],
        "captures": list(story.captures),
    }


def version_words(told: Told) -> dict[str, Any]:
    """Give a version as JSON knows it: its times, its evidence, and what changed with both texts."""
    row = {name: told.row[name] for name in ("version", "url", "title", "first_seen", "last_seen", "capture_id")}
    changed = [{"field": one.field, "before": one.old, "after": one.new} for one in told.changes]
    return plain_value({**row, "changed": changed, "evidence": dict(told.row["evidence"])})  # type: ignore[no-any-return]
