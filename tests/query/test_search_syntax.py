"""What a person can type into a search, and what is said of what cannot be read."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest

from crawler.errors import UsageError
from pipelines.cli import main
from pipelines.query import Archive
from pipelines.search.syntax import read_search
from pipelines.search.terms import Either, Every, Term, Without, level_of, rarity_of, typed_pairs
from tests.query.made import CONGRESS, DECISION, OTHER, UNDATED

A, B, C = Term(("a",)), Term(("b",)), Term(("c",))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a b", Every((A, B))),
        ("a AND b", Every((A, B))),
        ("a OR b c", Either((A, Every((B, C))))),
        ("(a OR b) c", Every((Either((A, B)), C))),
        ("a NOT b", Every((A, Without(B)))),
        ("a -(b OR c)", Every((A, Without(Either((B, C)))))),
        ("a NOT -b", Every((A, B))),
        ("a and or not", Every((A, Term(("and",)), Term(("or",)), Term(("not",))))),
        ("khuyến*", Term(("khuyến",), marked=True, beginning=True)),
        ("KHUYEN*", Term(("khuyen",), beginning=True)),
        ('"a b', Term(("a", "b"))),
        ("a & b --", Every((A, B))),
    ],
)
def test_words_bind_as_typed(typed: str, read: object) -> None:
    assert read_search(typed) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "nothing to search for"),
        ("-- &", "nothing to search for"),
        ("-a", "left out"),
        ("NOT (a b)", "left out"),
        ("(a b", "bracket is open"),
        ("a b)", "was not opened"),
        ("a OR", "Nothing stands after `OR`"),
        ("a OR OR b", "between `OR` and `OR`"),
        ("OR a", "cannot begin with `OR`"),
        ("a ()", "between `(` and `)`"),
        ("a OR -b", "left out"),
        ("2384/QĐ*", "several words"),
        ("(" * 30 + "a", "brackets"),
        ("a " * 61, "more than 60 words"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_write(typed: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        read_search(typed)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("congdoan OR giải", [UNDATED]),
        ("uỷ OR hàng", [DECISION, OTHER]),
        ("khuyế*", [DECISION]),
        ("khuye*", [DECISION]),
        ("dai NOT hoi", []),
        ("(2384 OR 0275) -ban", [CONGRESS]),
        ('"cong doan" OR "co cho"', [CONGRESS, UNDATED]),
    ],
)
def test_words_are_put_together(data: Path, words: str, expected: list[dict[str, str]]) -> None:
    assert set(Archive(data).search(words)["url"]) == {row["url"] for row in expected}


def test_neighbours_that_are_wanted_stand_together() -> None:
    assert typed_pairs(read_search('Đại "hội công" -x y*')) == [("dai", "hoi", "cong")]
    assert typed_pairs(read_search("a b OR c a")) == [("a", "b"), ("c", "a")]


def test_how_often_counts_by_doublings_and_less_in_long_articles() -> None:
    assert [level_of(count, 100) for count in (0, 1, 2, 3, 4, 1000)] == [0, 1, 2, 2, 3, 7]
    assert level_of(8, 4_000) == 1


def test_a_word_weighs_more_with_each_halving_of_the_articles_that_hold_it() -> None:
    assert [rarity_of(articles, 1000) for articles in (1000, 600, 500, 250, 1, 0)] == [1, 1, 2, 3, 10, 0]


class Terminal(io.StringIO):
    """A place to print to that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_words_are_bold_on_a_terminal_and_plain_in_a_pipe(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    words = ["--data", str(data), "search", "hoà", "bình"]
    assert main(words) == 0
    assert "\033" not in capsys.readouterr().out
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    assert main(words) == 0
    assert "\033[1mHòa\033[0m \033[1mbình\033[0m là mục tiêu." in terminal.getvalue()
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout", plain := Terminal())
    assert main(words) == 0
    assert "\033" not in plain.getvalue()


def test_spans_hold_the_words_that_were_looked_for(data: Path) -> None:
    row = Archive(data).search("dai hoi -2384").iloc[0]
    assert [row["title"][start:end] for start, end in row["title_spans"]] == ["Đại", "hội"]
    assert [row["snippet"][start:end].lower() for start, end in row["snippet_spans"]] == ["đại", "hội"]
