"""Where articles live on is found by what they say: most of those that moved, and hardly ever a wrong one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipelines.successors.finding import find_successors
from tests.benchmarks.invented import Lexicon
from tests.successors.authoring import Author, Piece
from tests.successors.moving import Manner, Move, make_move
from tests.successors.released import SITES, score, write_move

SMALL = Manner(moved=100, stayed=100, others=300)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def found(folder: Path, old: list[Piece], new: list[Piece]) -> dict[str, str]:
    """The titles of the old articles that were found, with those of the new."""
    release = write_move(folder / "data", Move(tuple(old), tuple(new)))
    rows = find_successors(release, SITES, folder)
    return {old[int(row.article_id)].title: new[int(row.other_article_id)].title for row in rows}


def test_nearly_all_that_moved_are_found_and_nothing_else(tmp_path: Path, lexicon: Lexicon) -> None:
    move = make_move(1, SMALL, lexicon)
    told = score(write_move(tmp_path / "data", move), move, tmp_path)
    assert told.recall >= 0.97, told.missed
    assert told.precision >= 0.99, told.wrong


def test_what_did_not_move_is_found_nowhere(tmp_path: Path, lexicon: Lexicon) -> None:
    move = make_move(2, Manner(moved=0, stayed=150, others=250), lexicon)
    assert list(find_successors(write_move(tmp_path / "data", move), SITES, tmp_path)) == []


def test_each_new_article_is_given_once_however_alike_the_old_ones_are(tmp_path: Path, lexicon: Lexicon) -> None:
    move = make_move(3, Manner(moved=60, stayed=60, others=60, kinds=(0, 0.4, 0.3, 0.3, 0, 0)), lexicon)
    rows = list(find_successors(write_move(tmp_path / "data", move), SITES, tmp_path))
    assert len(rows) > 50
    assert max(Counter(row.other_article_id for row in rows).values()) == 1


def test_the_order_in_which_articles_lie_changes_nothing(tmp_path: Path, lexicon: Lexicon) -> None:
    move = make_move(4, Manner(moved=40, stayed=20, others=40, republished=0), lexicon)
    told = []
    for name, one in (("straight", move), ("turned", Move(move.old[::-1], move.new[::-1]))):
        rows = find_successors(write_move(tmp_path / name, one), SITES, tmp_path)
        told.append({(one.old[int(row.article_id)].origin, row.score, row.title_score, row.rule) for row in rows})
    assert told[0] == told[1]


def test_of_two_copies_the_one_that_was_published_first_is_given(tmp_path: Path, lexicon: Lexicon) -> None:
    piece = Author(5, lexicon).news("one")
    assert found(tmp_path, [piece], [Piece("one", "Bản đầu", piece.lines), Piece("one", "Bản sau", piece.lines)]) == {
        piece.title: "Bản đầu"
    }


def test_two_old_copies_live_on_as_one_article(tmp_path: Path, lexicon: Lexicon) -> None:
    piece = Author(6, lexicon).news("one")
    twins = [Piece("one", title, piece.lines) for title in ("Bản đầu", "Bản sau")]
    assert found(tmp_path, twins, [piece]) == {"Bản đầu": piece.title, "Bản sau": piece.title}


def test_a_document_of_another_name_is_another_article(tmp_path: Path) -> None:
    see = ("Chi tiết xem tệp đính kèm.",)
    old = [Piece("a", "Kế hoạch tuyên truyền an toàn điện", see, ("12-kh.pdf",))]
    new = [Piece("b", "Kế hoạch tuyên truyền an toàn điện", see, ("13-kh.pdf",))]
    assert found(tmp_path / "other", old, new) == {}
    assert found(tmp_path / "same", old, old) == {old[0].title: old[0].title}


def test_a_site_with_no_articles_has_none_that_live_on(tmp_path: Path, lexicon: Lexicon) -> None:
    piece = Author(7, lexicon).news("one")
    for name, old, new in (("old", [], [piece]), ("new", [piece], [])):
        assert found(tmp_path / name, old, new) == {}
