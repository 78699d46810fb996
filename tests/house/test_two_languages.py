"""What is written for people in two languages says the same: the same commands, and pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAIRS = [("README.md", "README.vi.md"), ("docs/archivists.md", "docs/archivists.vi.md")]
PAGES = [page for pair in PAIRS for page in pair]
BLOCK = re.compile(r"^```(sh|python|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PICTURE_BYTES = 150_000


def read_page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands(name: str) -> list[tuple[str, list[str]]]:
    """The fenced blocks of a page, without their comments, which are in the language of the page."""
    found = BLOCK.findall(read_page(name))
    return [(language, [re.sub(r"\s*#.*", "", line) for line in block.splitlines()]) for language, block in found]


@pytest.mark.parametrize(("english", "vietnamese"), PAIRS)
def test_both_languages_hold_the_same_commands(english: str, vietnamese: str) -> None:
    assert commands(english)
    assert commands(vietnamese) == commands(english)


@pytest.mark.parametrize(("english", "vietnamese"), PAIRS)
def test_both_languages_have_the_same_sections(english: str, vietnamese: str) -> None:
    levels = [
        [len(mark) for mark in re.findall(r"^(#+) ", read_page(name), re.MULTILINE)] for name in (english, vietnamese)
    ]
    assert levels[0] == levels[1]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_is_there(name: str) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", read_page(name))]
    folder = (ROOT / name).parent
    assert [link for link in links if link and "://" not in link and not (folder / link).exists()] == []


def test_pictures_are_small_and_each_is_shown_somewhere() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > PICTURE_BYTES] == []
    shown = "".join(map(read_page, PAGES))
    assert [path.name for path in pictures if f"pictures/{path.name}" not in shown] == []
