"""The marked names: their texts are the ones that were marked, their spans are sound, the halves share no document.

Failures name sentences by number only: one half is never shown.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.text.conftest import read_lines
from tests.text.gold.names import HERE, Half, Mark, load, load_or_skip, read_corpus, read_marks

HALVES: list[Half] = [half for half in ("tune", "report") if (HERE / f"names_{half}.jsonl").is_file()]


def wrong(half: Half, holds: Callable[[str, Mark], bool]) -> list[int]:
    """Give the numbers of the sentences with a mark of which `holds` is untrue."""
    sentences = enumerate(load_or_skip(half))
    return [number for number, marked in sentences if not all(holds(marked.text, mark) for mark in marked.marks)]


@pytest.mark.parametrize("half", HALVES)
def test_names_have_no_blank_or_comma_at_their_ends(half: Half) -> None:
    assert (
        wrong(half, lambda text, mark: text[mark.start] not in ' ,;:(“"' and text[mark.end - 1] not in ' ,;:“”"') == []
    )


@pytest.mark.parametrize("half", HALVES)
def test_names_end_where_words_end(half: Half) -> None:
    def holds(text: str, mark: Mark) -> bool:
        return not (text[max(mark.start - 1, 0) : mark.start].isalnum() or text[mark.end : mark.end + 1].isalnum())

    assert wrong(half, holds) == []


@pytest.mark.parametrize("half", HALVES)
def test_every_name_holds_a_capital_or_a_number(half: Half) -> None:
    def holds(text: str, mark: Mark) -> bool:
        return any(letter.isupper() or letter.isdigit() for letter in text[mark.start : mark.end])

    assert wrong(half, holds) == []


@pytest.mark.parametrize("half", HALVES)
def test_every_name_is_of_a_known_kind(half: Half) -> None:
    assert wrong(half, lambda _, mark: mark.kind in {"person", "organisation", "place"}) == []


@pytest.mark.parametrize("half", HALVES)
def test_no_two_names_of_a_sentence_overlap(half: Half) -> None:
    for row in read_lines(HERE / f"names_{half}.jsonl"):
        assert all(before[1] <= after[0] for before, after in pairwise(row["marks"]))


@pytest.mark.skipif(len(HALVES) < 2, reason="the half that is reported on has not been marked yet")
def test_no_document_stands_in_both_halves() -> None:
    tune, report = (
        {(row["corpus"], row["document"]) for row in read_lines(HERE / f"names_{half}.jsonl")} for half in HALVES
    )
    assert not tune & report


def test_pieces_of_a_role_are_joined() -> None:
    text = "bà Lê Hoa, Bí thư, Giám đốc"
    assert list(read_marks(text, [[3, 9, "person", [[11, 17], [19, 27]]]])) == [
        Mark(3, 9, "person", "Bí thư; Giám đốc")
    ]


def test_a_changed_text_is_refused(tmp_path: Path) -> None:
    row = read_lines(HERE / "names_tune.jsonl")[0]
    corpus = tmp_path / "lang" / "corpora" / f"{row['corpus']}.jsonl.xz"
    corpus.parent.mkdir(parents=True)
    with lzma.open(corpus, "wt", encoding="utf-8") as lines:
        lines.write((json.dumps({row["field"]: "khác"}) + "\n") * (row["document"] + 1))
    with pytest.raises(ValueError, match="not the text that was marked"):
        load("tune", tmp_path)
    read_corpus.cache_clear()


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="jsonl"):
        load("tune", tmp_path)
