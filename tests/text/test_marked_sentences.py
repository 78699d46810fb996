"""The hand-marked sentences stand where they were marked, and cover their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.score.language.marked_lines import ChangedTextError, MarkedLine, _marked, marked_lines


@pytest.fixture(scope="module")
def lines(shared: Path) -> list[MarkedLine]:  # `shared` skips where the data is missing
    return marked_lines()


def test_every_text_is_the_one_that_was_marked(lines: list[MarkedLine]) -> None:
    assert len(lines) == 665
    assert sum(len(line.sentences) for line in lines) == 1014


def test_sentences_cover_all_but_blanks(lines: list[MarkedLine]) -> None:
    for line in lines:
        bounds = [0, *(place for span in line.sentences for place in span), len(line.text)]
        assert bounds == sorted(bounds)
        between = zip(bounds[::2], bounds[1::2], strict=True)
        assert not "".join(line.text[start:end] for start, end in between).strip(), line.place
        assert all(start < end for start, end in line.sentences), line.place


def test_halves_share_no_document(lines: list[MarkedLine]) -> None:
    tune, report = (
        {line.place.rpartition(" at ")[0] for line in lines if line.half == half} for half in ("tune", "report")
    )
    assert tune
    assert report
    assert not tune & report


def test_another_text_is_refused() -> None:
    mark = {"corpus": "seed", "document": "page.txt", "offset": 0, "length": 3, "digest": "0" * 16}
    with pytest.raises(ChangedTextError, match=r"seed page\.txt at 0"):
        _marked(mark, {"page.txt": "Sở Công Thương"})
