"""Lines folded all at once are what each is when it is folded alone."""

from __future__ import annotations

import unicodedata

import pytest

from crawler.pages.cues import fold, fold_all, letters
from crawler.pages.document import open_document
from crawler.pages.lines import Line, fold_lines
from crawler.pages.walk import read_lines

from .reading import HEADING, TEXT, URL, portal

LETTERS = [chr(code) for code in range(0x20, 0x2200) if chr(code) not in "\x7f\x85\u2028\u2029"]
RARE = ("中", "\u200b", unicodedata.normalize("NFD", "Hội nghị"), "\ufeff", "😀")


def _lines(page: str) -> list[Line]:
    return read_lines(open_document(URL, page.encode()).tree).lines


def test_every_letter_folds_in_company_as_it_does_alone() -> None:
    common = [text for text in (f"a{letter}B - {letter.upper()}" for letter in LETTERS) if fold_all([text]) is not None]
    assert len(common) > 200
    assert fold_all(common) == ([fold(text) for text in common], [letters(text) for text in common])


@pytest.mark.parametrize("rare", RARE)
def test_a_rare_letter_is_left_to_be_folded_alone(rare: str) -> None:
    assert fold_all(["Tin tức", rare]) is None


@pytest.mark.parametrize("rare", ["", *RARE])
def test_the_lines_of_a_page_fold_at_once_as_one_by_one(rare: str) -> None:
    long = f"<p>{'Đoạn văn rất dài – ' * 40}</p><p></p><img src='/anh.jpg'>"
    page = portal(f"{HEADING}{TEXT}<p>{rare}</p>{TEXT}{long}")
    together, alone = _lines(page), _lines(page)
    fold_lines(together)
    assert [(line.folded, line.key) for line in together] == [(line.folded, line.key) for line in alone]


def test_a_page_without_a_line_has_none_to_fold() -> None:
    lines = _lines("<html></html>")
    fold_lines(lines)
    assert lines == []
