"""What stands round a text: date lines, pictures with captions and credits, attachments, bylines."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote

from crawler.demo.dates import day_digits, weekday_line
from crawler.demo.draw import Draw
from crawler.demo.filling import Filling
from crawler.demo.schedule import Entry
from crawler.demo.story import Block, Paper, Picture, Signature, Stamp
from crawler.demo.words import Topic, read_table

SIZES = ((640, 420), (560, 372), (480, 360), (600, 338), (420, 300), (520, 390))
CREDITS = (" Ảnh: {}", " (Ảnh: {})", " - Ảnh: {}")
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLD_DATES = ("minute", "minute", "day", "updated", "both")
NEW_DATES = ("weekday", "weekday", "weekday", "minute", "updated", "both", "both-day")


def date_lines(draw: Draw, posted: datetime, layout: str) -> tuple[Stamp | None, Stamp | None]:
    """Give the published and the updated line of a page; one of them may be missing, as on real pages."""
    kind = draw.pick(OLD_DATES if layout == "old" else NEW_DATES)
    later = posted + timedelta(days=draw.between(1, 6), minutes=draw.between(3, 90))
    published: Stamp | None = Stamp(posted, "minute", f"Ngày đăng: {posted:%d/%m/%Y %H:%M}")
    if kind in ("day", "both-day"):
        published = Stamp(posted, "day", f"Ngày đăng: {day_digits(posted)}")
    if kind == "weekday":
        published = Stamp(posted, "minute", weekday_line(posted))
    updated = Stamp(later, "day", f"(Cập nhật: {day_digits(later)})")
    if kind == "both":
        updated = Stamp(later, "minute", f"Cập nhật: {later:%d/%m/%Y %H:%M}")
    return (None if kind == "updated" else published), (updated if kind in ("updated", "both", "both-day") else None)


def pictures(draw: Draw, entry: Entry, filling: Filling, blocks: tuple[Block, ...], layout: str) -> tuple[Picture, ...]:
    """Up to four pictures spread over the text; one more than the topic has captions stands without any."""
    topic = entry.topic
    if topic.scene == "none" and not draw.chance(1, 6):
        return ()
    captions: list[str | None] = [filling.text(one) for one in draw.some(topic.captions, draw.below(5))]
    if len(captions) == len(topic.captions) == 3 and draw.chance(1, 2):
        captions.append(None)
    before_title = layout == "old" and entry.index % 9 == 4
    places = _places(blocks, len(captions), before_title=before_title)
    placed = enumerate(zip(places, captions, strict=True), 1)
    return tuple(_picture(draw, entry, place, caption, turn) for turn, (place, caption) in placed)


def _places(blocks: tuple[Block, ...], count: int, *, before_title: bool) -> list[int]:
    """Give the blocks that pictures follow: spread evenly, never inside a list or just before a table."""
    open_after = [
        place
        for place in range(len(blocks))
        if blocks[place].kind != "heading"
        and (place + 1 == len(blocks) or blocks[place + 1].kind not in ("item", "table"))
    ]
    spread = [open_after[turn * len(open_after) // count] for turn in range(count)]
    return [-1, *spread[1:]] if before_title and count else spread


def _picture(draw: Draw, entry: Entry, place: int, caption: str | None, turn: int) -> Picture:
    width, height = draw.pick(SIZES)
    name = f"{'IMG' if draw.chance(1, 2) else 'anh'}_{draw.between(10, 99)}{entry.index:03d}{turn}"
    scene = entry.topic.scene if entry.topic.scene != "none" else "hall"
    credit = draw.pick(read_table("names")["writers"]) if caption and draw.chance(1, 4) else None
    form = draw.pick(CREDITS) if credit else ""
    if caption and form == CREDITS[0]:
        caption += "."
    return Picture(
        path=f"/upload/hinh/{entry.day:%Y/%m}/{name}.png", scene=scene, width=width, height=height, after=place,
        alt=draw.pick((name, "", caption or "")), caption=caption, credit=credit, credit_form=form,
    )  # fmt: skip


def papers(draw: Draw, entry: Entry, filling: Filling) -> tuple[Paper, ...]:
    """Give the attachments: always for announcements, now and then for news; file names in the several customs."""
    chance = (9, 10) if entry.section.slug == "thong-bao-van-ban" else (1, 3)
    titles = [filling.text(one) for one in entry.topic.files] if draw.chance(*chance) else []
    return tuple(_paper(draw, entry, title) for title in titles)


def _paper(draw: Draw, entry: Entry, title: str) -> Paper:
    draft = "ẫu" in title or "Dự thảo" in title or draw.chance(1, 4)
    ending, media = ("docx", DOCX) if draft else ("pdf", PDF)
    stem = title.split(" số ", maxsplit=1)[0] if draw.chance(1, 3) else f"{draw.between(100, 999)}.signed"
    name = f"{stem.replace('/', '-')}_{entry.index:03d}.{ending}"
    return Paper(f"/upload/tai-lieu/{entry.day:%Y/%m}/{quote(name)}", title, name, media)


def signature(draw: Draw, topic: Topic) -> Signature | None:
    """Give the byline in one of its customs, or none."""
    if topic.scene == "none":
        return None
    names = read_table("names")
    one, two = draw.some(names["writers"], 2)
    office, source = draw.pick(names["offices"]), draw.pick(names["sources"])
    return draw.pick((
        Signature(f"Tin, ảnh: {one}", (one,), (one,)),
        Signature(f"Tin, ảnh: {one} – {office}", (one,), (one,), office),
        Signature(f"Bài: {one} - Ảnh: {two}", (one,), (two,)),
        Signature(f"Bài, ảnh: {one}, {two}", (one, two), (one, two)),
        Signature(f"Tác giả: {one}", (one,)),
        Signature(f"Nguồn: {source}", source=source),
        Signature(f"Tin: {one} ({office})", (one,), (), office),
        None,
    ))  # fmt: skip
