"""Tales for a layout, from the demo's stories and our own lines: the same on every machine."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from urllib.parse import quote

from crawler.demo.content import all_stories, slug_of
from crawler.demo.dates import ZONE
from crawler.demo.draw import Draw
from crawler.demo.story import Story
from tests.layouts import lines
from tests.layouts.tale import Layout, Neighbour, Office, Paper, Piece, Roll, Shot, Signing, Tale

STORIES = 20
LISTED = 12
PAGES = 5
TODAY = datetime(2025, 12, 21, 10, 20, tzinfo=ZONE)


@cache
def tales(layout: Layout) -> tuple[Tale, ...]:
    """The twenty articles that measure a layout."""
    return tuple(_tale(layout, number) for number in range(STORIES))


@cache
def rolls(layout: Layout) -> tuple[Roll, ...]:
    """The first, the second and the last page of one section of a layout."""
    return tuple(_roll(layout, page) for page in (1, 2, PAGES))


def article_url(layout: Layout, path: str) -> str:
    """The full address of a path of the layout's host."""
    return f"https://{layout.host}{path}"


def _stories(layout: Layout) -> list[Story]:
    """All stories, in an order of the layout's own."""
    return sorted(all_stories(), key=lambda one: Draw("layout-order", layout.name, one.number).below(10**9))


def _tale(layout: Layout, number: int) -> Tale:
    draw = Draw("layouts", layout.name, number)
    stories = _stories(layout)
    story = stories[number]
    short = number % 5 == 4
    pieces = _short_pieces(draw, story) if short else _pieces(draw, story, number)
    published, updated = layout.dates(story.posted, story.posted + timedelta(days=2, minutes=47), draw)
    today = story.posted + timedelta(hours=3) if number % 7 == 3 else TODAY
    return Tale(
        number=number, path=_path(layout, story), section=story.section.title, title=story.title,
        lead=_lead(layout, story) if not short else None, pieces=pieces,
        shots=() if short else _shots(layout, draw, story, pieces), papers=_papers(layout, draw, story, short=short),
        signing=_signing(layout, draw) if not short else Signing(), published=published, updated=updated,
        when=story.posted, today=today, views=draw.between(17, 9800), soil=_soil(layout, draw),
        others=tuple(_neighbour(layout, one) for one in stories[STORIES : STORIES + 60][number * 2 : number * 2 + 16]),
        office=_office(layout), department=layout.department,
    )  # fmt: skip


def _lead(layout: Layout, story: Story) -> str | None:
    return f"{layout.dateline}{story.lead}" if layout.leads and story.lead else None


def _roll(layout: Layout, page: int) -> Roll:
    stories = _stories(layout)
    items, beside = stories[40 + page * LISTED :][:LISTED], stories[:8]
    return Roll(
        section=items[0].section.title, items=tuple(_neighbour(layout, one) for one in items),
        beside=tuple(_neighbour(layout, one) for one in beside), page=page,
        paths=_pages(layout, stories[0].section.slug), today=TODAY,
        office=_office(layout), department=layout.department,
    )  # fmt: skip


def _pages(layout: Layout, section: str) -> tuple[str, ...]:
    first = layout.roll_path.format(section=section)
    if layout.post:
        return (first,) * PAGES
    rest = (
        layout.page_path.format(path=first, page=page, zero=page - 1, offset=(page - 1) * LISTED)
        for page in range(2, PAGES + 1)
    )
    return (first, *rest)


def _path(layout: Layout, story: Story) -> str:
    return layout.article_path.format(
        slug=story.slug, section=story.section.slug, number=story.number * 13 + 7, year=story.posted.year,
        month=f"{story.posted:%m}", stamp=f"{story.posted:%y%m%d%H%M%S}",
    )  # fmt: skip


def _neighbour(layout: Layout, story: Story) -> Neighbour:
    summary = story.lead or next(block.text for block in story.blocks if block.text)
    day, clock = f"{story.posted:%d/%m/%Y}", f"{story.posted:%H:%M}"
    return Neighbour(_path(layout, story), story.title, day, clock, summary)


def _pieces(draw: Draw, story: Story, number: int) -> tuple[Piece, ...]:
    pieces = [Piece(block.kind, re.sub(r"^- ", "", block.text), block.rows) for block in story.blocks]
    free = [place for place in range(1, len(pieces)) if pieces[place].kind == "text"] or [len(pieces)]
    if number % 3 == 1:
        pieces.insert(free[-1], Piece("text", draw.pick(lines.TRICKY)))
    if number % 4 == 1:
        pieces.insert(free[0], Piece("heading", draw.pick(lines.HEADINGS)))
    if number % 6 == 2:
        pieces[free[0] : free[0]] = [Piece("text", lines.TABLE_INTRO), Piece("table", rows=draw.pick(lines.TABLES))]
    last = pieces[-1]
    if number % 3 == 0 and last.kind == "text":
        pieces[-1] = Piece("text", last.text.rstrip("./") + "./.")
    return tuple(pieces)


def _short_pieces(draw: Draw, story: Story) -> tuple[Piece, ...]:
    """An announcement: one or two sentences, each a paragraph."""
    number = f"{draw.between(11, 980)}/{draw.pick(('KH', 'TB', 'QĐ', 'CV'))}-SCT"
    first = draw.pick(lines.ANNOUNCING).format(number=number, day=f"{story.posted.day}/{story.posted:%-m/%Y}")
    return tuple(Piece("text", text) for text in (first, *([draw.pick(lines.CLOSING)] if draw.chance(1, 2) else [])))


def _shots(layout: Layout, draw: Draw, story: Story, pieces: tuple[Piece, ...]) -> tuple[Shot, ...]:
    captions = [picture.caption for picture in story.pictures if picture.caption]
    captions += draw.some(lines.CAPTIONS, draw.below(3))
    known = dict.fromkeys(caption.rstrip(".") for caption in captions)
    places = sorted(draw.some(_open_places(pieces), len(known)))
    shots = [_shot(layout, draw, story, caption, place) for caption, place in zip(known, places, strict=False)]
    if draw.chance(1, 4) and places:
        shots.append(_bare_shot(layout, draw, story, places[-1]))
    if layout.slide and shots:
        shots[0] = _moved(shots[0], -1)
    return tuple(shots)


def _open_places(pieces: tuple[Piece, ...]) -> list[int]:
    """The pieces that a picture may follow: running text before anything but a list or a table."""
    following = (*pieces[1:], Piece("text"))
    return [
        place
        for place, (one, after) in enumerate(zip(pieces, following, strict=True))
        if one.kind == "text" and after.kind in ("text", "quote") and not one.text.endswith(":")
    ]


def _moved(shot: Shot, after: int) -> Shot:
    return Shot(shot.path, after, shot.alt, shot.lines, shot.caption, shot.credit)


def _bare_shot(layout: Layout, draw: Draw, story: Story, after: int) -> Shot:
    path = _picture_path(layout, draw, story)
    return Shot(path, after, draw.pick(("", path.rsplit("/", 1)[-1].rpartition(".")[0])))


def _shot(layout: Layout, draw: Draw, story: Story, caption: str, after: int) -> Shot:
    path = _picture_path(layout, draw, story)
    alt = draw.pick(("", path.rsplit("/", 1)[-1], caption))
    if not layout.captions:
        return Shot(path, after, alt if alt != caption else "")
    credit = draw.pick(lines.CREDITED) if layout.credits and draw.chance(2, 5) else None
    form = draw.pick(layout.credits) if credit else "none"
    texts, clean = lines.credited(caption, credit, form, point=draw.chance(1, 4))
    return Shot(path, after, alt, _broken(layout, draw, texts), clean, credit)


def _broken(layout: Layout, draw: Draw, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The caption over as many lines as the layout allows, cut between words."""
    wanted = draw.between(1, layout.most_lines)
    words = texts[0].split()
    if wanted < 2 or len(words) < wanted * 3:
        return texts
    size = -(-len(words) // wanted)
    return (*(" ".join(words[at : at + size]) for at in range(0, len(words), size)), *texts[1:])


def _picture_path(layout: Layout, draw: Draw, story: Story) -> str:
    name = f"{draw.pick(('IMG', 'dsc', 'anh', 'z'))}_{draw.between(1000, 99999)}"
    return layout.picture_path.format(name=name, year=story.posted.year, month=f"{story.posted:%m}")


def _papers(layout: Layout, draw: Draw, story: Story, *, short: bool) -> tuple[Paper, ...]:
    if not short and not draw.chance(1, 5):
        return ()
    return tuple(_paper(layout, draw, story, title) for title in draw.some(lines.PAPERS, draw.between(1, 2)))


def _paper(layout: Layout, draw: Draw, story: Story, title: str) -> Paper:
    number = draw.between(10, 990)
    stem = draw.pick(
        (
            f"{number}_QD_signed",
            f"Thông báo {number}",
            slug_of(title.format(number=number, year=story.posted.year))[:30],
        )
    )
    file_name = f"{stem}.{draw.pick(('pdf', 'docx', 'xlsx', 'pdf'))}"
    path = layout.paper_path.format(name=quote(file_name), year=story.posted.year, month=f"{story.posted:%m}")
    return Paper(path, title.format(number=number, year=story.posted.year), file_name)


def _signing(layout: Layout, draw: Draw) -> Signing:
    return lines.signing(draw.pick(layout.signings), draw)


def _soil(layout: Layout, draw: Draw) -> frozenset[str]:
    found = {name for name in layout.soils if draw.chance(1, 5)}
    return frozenset(found - {"cut", "entities"} if "nfd" in found else found)


def _office(layout: Layout) -> Office:
    draw = Draw("office", layout.name)
    place = layout.department.partition(" tỉnh ")[2]
    a, b, c = (draw.between(100, 999) for _ in range(3))
    return Office(
        layout.department, f"Số {draw.between(3, 240)} đường {draw.pick(lines.STREETS)}, tỉnh {place}",
        draw.pick((f"(0278) 3.8{a % 90 + 10}.{b}", f"0278.38{a % 90 + 10}{b}", f"0278 38{a % 90 + 10} {b}")),
        f"(0278) 3.8{c % 90 + 10}.{b}", f"sct@{layout.host.partition('.')[2]}",
    )  # fmt: skip
