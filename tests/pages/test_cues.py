"""The words of `cues.yml` as patterns: grown into one tree, they match what a plain list of them matches."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

import pytest
import yaml

from crawler.pages.cues import alternation, branches, phrases, printed, spellings
from crawler.pages.injected_words import is_pitch, may_trade, names_goods


def _names() -> tuple[str, ...]:
    return tuple(yaml.safe_load(files("crawler.pages").joinpath("cues.yml").read_text("utf-8")))


def _texts(words: Sequence[str], seed: str) -> Iterator[str]:
    """Yield texts in which the words stand whole, cut short, joined and parted by signs and blanks."""
    chance = random.Random(seed)
    for _ in range(60):
        chosen = [word[: chance.randint(0, len(word))] if chance.random() < 0.3 else word for word in words]
        pieces = [chance.choice(chosen) + chance.choice(("", " ", "  ", ": ", "a", "-")) for _ in range(4)]
        yield "".join(pieces)


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize("name", _names())
def test_phrases_match_as_a_list_of_them_longest_first_does(name: str) -> None:
    listed = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases(name))
    for text in _texts(phrases(name), name):
        assert _spans(alternation(name), text) == _spans(listed, text)


@pytest.mark.parametrize("name", _names())
def test_printed_words_match_as_a_list_of_them_longest_first_does(name: str) -> None:
    words = sorted(spellings(name), key=lambda word: (-len(word), word))
    listed = rf"(?:{'|'.join(map(re.escape, words))})\b"
    for text in _texts(words, name):
        assert _spans(printed(name).pattern, text) == _spans(listed, text)


def test_a_word_that_begins_another_is_matched_where_the_other_ends_otherwise() -> None:
    grown = branches(["tin", "tin tuc", "tuc"])
    assert _spans(grown, "tin tuc tin tu") == [(0, 7), (8, 11)]
    assert branches([]) == ""


@pytest.mark.parametrize(
    "text", ["cá cược bóng đá", "188bet", "w88win hôm nay", "mua viagra online", "送料無料", "tài xỉu online"]
)
def test_what_sells_or_names_goods_is_never_passed_over(text: str) -> None:
    assert may_trade(f"Tin tức\n{text}\nLiên hệ")
    assert is_pitch(text) or names_goods(text)
