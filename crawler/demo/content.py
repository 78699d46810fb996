"""The articles of the demo department, made from its tables: the same ones on every machine."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from crawler.demo.dates import ZONE, working_day
from crawler.demo.draw import Draw
from crawler.demo.filling import Filling
from crawler.demo.furniture import date_lines, papers, pictures, signature
from crawler.demo.schedule import SEED, Entry, entries
from crawler.demo.story import Block, Story

REDESIGN = date(2020, 3, 2)
TONE_STYLE = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
OLD_TONE = re.compile(rf"(?:{'|'.join(TONE_STYLE)})(?!\w)")
KINDS: dict[str, Literal["heading", "item", "quote"]] = {"##": "heading", "-": "item", ">": "quote"}


@cache
def all_stories() -> tuple[Story, ...]:
    """Every article of both editions in its first form, oldest first; no two have the same title."""
    titles: set[str] = set()
    made = []
    for entry in entries():
        story = next(one for turn in range(50) if (one := _story(entry, turn)).title not in titles)
        titles.add(story.title)
        made.append(story)
    return tuple(made)


def slug_of(title: str) -> str:
    """Give the title as an address holds it: lower case, no marks, hyphens; at most 70 characters."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return slug if len(slug) <= 70 else slug[:70].rpartition("-")[0]


def retone(text: str) -> str:
    """Give the text in the newer style of tone marks: hòa becomes hoà, thủy becomes thuỷ."""
    return OLD_TONE.sub(lambda found: TONE_STYLE[found[0]], text)


def _story(entry: Entry, turn: int) -> Story:
    draw = Draw(SEED, "story", entry.index, turn)
    posted = _posted(entry, draw)
    filling = Filling(draw, working_day(entry.day - timedelta(days=draw.below(4))), entry.topic)
    layout: Literal["old", "new"] = "old" if entry.day < REDESIGN else "new"
    angle = draw.below(len(entry.topic.titles))
    title = filling.text(entry.topic.titles[angle])
    lead = filling.text(_fitting(entry.topic.leads, angle)) if draw.chance(3, 4) else None
    blocks = _spell(entry.index, layout, _blocks(filling, draw, entry, angle))
    published, updated = date_lines(draw, posted, layout)
    return Story(
        number=1001 + entry.index * 7 + draw.below(7), section=entry.section, slug=slug_of(title), title=title,
        lead=lead, blocks=blocks, pictures=pictures(draw, entry, filling, blocks, layout),
        papers=papers(draw, entry, filling), signature=signature(draw, entry.topic),
        published=published, updated=updated, posted=posted,
        modified=updated.when if updated else posted, views=draw.between(40, 4200), layout=layout,
        soil=_soil(entry.index),
    )  # fmt: skip


def _posted(entry: Entry, draw: Draw) -> datetime:
    minute = draw.between(7 * 60 + 20, 17 * 60 + 30)
    return datetime.combine(entry.day, time(minute // 60, minute % 60), ZONE)


def _fitting(pool: tuple[str, ...], angle: int) -> str:
    """Give the text of a pool that goes with the title number `angle`."""
    return pool[angle % len(pool)]


def _blocks(filling: Filling, draw: Draw, entry: Entry, angle: int) -> tuple[Block, ...]:
    topic = entry.topic
    passages = [_fitting(topic.opens, angle), *draw.some(topic.body, draw.between(2, 5)), draw.pick(topic.closes)]
    return tuple(block for passage in passages for block in _parse_passage(filling.text(passage)))


def _parse_passage(passage: str) -> list[Block]:
    blocks: list[Block] = []
    for piece in passage.split(" ¶ "):
        mark, _, rest = piece.partition(" ")
        if mark == "|":
            row = tuple(cell.strip() for cell in piece.strip("| ").split("|"))
            earlier = blocks.pop().rows if blocks and blocks[-1].kind == "table" else ()
            blocks.append(Block("table", rows=(*earlier, row)))
        elif mark in KINDS:
            blocks.append(Block(KINDS[mark], rest))
        else:
            blocks.append(Block("text", piece))
    return blocks


def _spell(index: int, layout: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the house's spelling: one style of tone marks or both, some misspellings, which readers must keep."""
    style = ("old", "new", "old", "mixed")[index % 4]
    changed = []
    for place, block in enumerate(blocks):
        text = block.text.replace("sản xuất", "sản suất", 1) if index % 11 == 3 else block.text
        if block.kind == "item" and layout == "old":
            text = f"- {text}"  # the old editor had no list button: dashes were typed
        anew = style == "new" or (style == "mixed" and place % 2)
        changed.append(Block(block.kind, retone(text) if anew else text, block.rows))
    return tuple(changed)


def _soil(index: int) -> frozenset[str]:
    """Which dirt a page has; a page in decomposed letters has no word cut by tags."""
    rules = {
        "nfd": index % 37 == 5, "nbsp": index % 6 == 1, "cut": index % 8 == 2, "torn": index % 61 == 9,
        "double": index % 5 == 4, "entities": index % 13 == 7,
    }  # fmt: skip
    found = {name for name, there in rules.items() if there}
    return frozenset(found - {"cut"} if "nfd" in found else found)
