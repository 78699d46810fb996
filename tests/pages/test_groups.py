"""Links fall into the groups, and have the texts, that plain walks over the tree give, which are written here."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pytest
from lxml.html import HtmlElement

from crawler.pages.document import open_document
from crawler.pages.lines import text_in
from crawler.pages.links.anchors import Anchor, group_anchors, read_anchors
from crawler.pages.links.places import Places

from .reading import URL

_BOXES: Final = "div ul li li span td p section".split()
_INSIDE: Final = (
    "tin {}",
    "<b>tin {}</b>",
    "<img alt=x>tin {}",
    "<!-- ghi chú -->tin {}",
    "<i>a <u>b</u></i> {}",
    "",
    " ",
)
_REACH: Final = 6


def _markup(rng: random.Random, depth: int = 0) -> str:
    pieces = []
    for _ in range(rng.randint(1, 4)):
        if depth > 5 or rng.random() < 0.4:
            number = rng.randint(1, 9)
            pieces.append(f'<a href="/bai-{number}">{rng.choice(_INSIDE).format(number)}</a>')
        else:
            tag = rng.choice(_BOXES)
            pieces.append(f"<{tag}>{_markup(rng, depth + 1)}</{tag}>")
    return "".join(pieces)


def _anchors(seed: int) -> list[Anchor]:
    body = f"<html><body>{_markup(random.Random(seed))}</body></html>".encode()
    return read_anchors(open_document(URL, body), (), Places())


def _ways(link: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement, str]]:
    """Yield each part of a box that a link hangs in, the box, and the tags from the box down."""
    item, tags = link, str(link.tag)
    for _ in range(_REACH):
        box = item.getparent()
        if box is None or item.tag == "body":
            return
        yield item, box, tags
        item, tags = box, f"{box.tag} {tags}"


@pytest.mark.parametrize("seed", range(40))
def test_a_group_is_the_smallest_box_in_which_three_addresses_hang_alike_else_two(seed: int) -> None:
    anchors = _anchors(seed)
    urls: defaultdict[tuple[HtmlElement, str], set[str]] = defaultdict(set)
    for anchor in anchors:
        for _, box, tags in _ways(anchor.element):
            urls[box, tags].add(anchor.address.url)
    expected: dict[tuple[HtmlElement, str], list[tuple[HtmlElement, HtmlElement]]] = {}
    for anchor in anchors:
        ways = list(_ways(anchor.element))
        fitting = [way for enough in (3, 2, 1) for way in ways if len(urls[way[1:]]) >= enough]
        item, box, tags = fitting[0]
        expected.setdefault((box, tags), []).append((anchor.element, item))
    groups = group_anchors(anchors)
    assert [group.box for group in groups] == [box for box, _ in expected]
    assert [[(one.element, one.item) for one in group.members] for group in groups] == [*expected.values()]


@pytest.mark.parametrize("seed", range(40))
def test_the_text_of_a_link_is_all_that_stands_in_it_but_comments(seed: int) -> None:
    for anchor in _anchors(seed):
        assert text_in(anchor.element) == " ".join("".join(anchor.element.itertext()).split())
