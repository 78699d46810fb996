"""The two states of the portal: as first crawled, and some weeks later with articles added, changed, gone and moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from crawler.demo.content import all_stories
from crawler.demo.dates import ZONE, day_digits
from crawler.demo.schedule import STANDING
from crawler.demo.story import Block, Stamp, Story
from crawler.demo.words import sections

MENDED_AT = datetime(2025, 12, 1, 9, 30, tzinfo=ZONE)
GONE = (17, 96)  # running indexes of the articles of the first edition that the second no longer has
MOVED = 140
RETITLED, REWORDED, REDATED = 147, 131, 120


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the portal: its articles, newest first, and what became of older addresses."""

    stories: tuple[Story, ...]
    moved: dict[str, str]
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@cache
def edition(number: int) -> Edition:
    """Give the portal's first or second state."""
    standing = all_stories()[:STANDING]
    older = {f"/tin-tuc.aspx?ItemID={standing[30].number}": standing[30].path}
    if number == 1:
        return Edition(standing[::-1], older)
    changes = {index: _changed(index, standing[index]) for index in (RETITLED, REWORDED, REDATED, _recaptioned())}
    kept = [changes.get(place, story) for place, story in enumerate(standing) if place not in GONE]
    was = standing[MOVED]
    now = replace(was, section=sections()[0] if was.section != sections()[0] else sections()[1])
    kept[kept.index(was)] = now
    added = all_stories()[STANDING:]
    return Edition(
        stories=(*reversed(added), *reversed(kept)), moved={**older, was.path: now.path},
        gone=tuple(standing[place].path for place in GONE), changed=tuple(one.path for one in changes.values()),
        added=tuple(one.path for one in added),
    )  # fmt: skip


def _recaptioned() -> int:
    """Give the newest article but two dozen whose first picture has a caption and that nothing else happens to."""
    taken = {*GONE, MOVED, RETITLED, REWORDED, REDATED}
    standing = all_stories()[: STANDING - 24]
    fitting = [place for place, one in enumerate(standing) if one.pictures and one.pictures[0].caption]
    return next(place for place in reversed(fitting) if place not in taken)


def _changed(index: int, story: Story) -> Story:
    if index == RETITLED:
        return replace(story, title=f"{story.title} (đính chính)", modified=MENDED_AT)
    if index == REWORDED:
        note = Block("text", "Bài viết được bổ sung theo văn bản đính chính của Văn phòng Sở ngày 1/12/2025.")
        return replace(story, blocks=(*story.blocks, note), modified=MENDED_AT)
    if index == REDATED:
        stamp = Stamp(MENDED_AT - timedelta(minutes=30), "day", f"(Cập nhật: {day_digits(MENDED_AT)})")
        return replace(story, updated=stamp, modified=MENDED_AT)
    first, *others = story.pictures
    mended = replace(first, caption="Ảnh tư liệu do đơn vị cung cấp", credit=None, credit_form="")
    return replace(story, pictures=(mended, *others), modified=MENDED_AT)
