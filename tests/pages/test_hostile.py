"""Any bytes are read: in bounded time and memory, with no exception, the same way each time."""

from __future__ import annotations

import encodings.aliases
import os
import subprocess
import sys

import pytest

from crawler.items import Article, Problem
from crawler.pages.document import READ_LIMIT, open_document
from crawler.pages.taming import DEEPEST, MOST_ELEMENTS, is_tame, tame
from tests.benchmarks.fuzzing import allowed_seconds, judged, measured
from tests.benchmarks.giants import BOUNDED, PAGE, WHOLE, before, giant, is_whole
from tests.pages.digests import digests
from tests.pages.reading import PARAGRAPHS, URL, article_of, open_page

CASES = range(1_000_000, 1_000_240)  # seeds that the bench does not use
SMALL = (
    "100,000 open div", "the page in 100,000 div", "100,000 open font", "100,000 open tables", "100,000 open lists",
    "25,000 times div, i, font, span", "5,000 open div with text", "50,000 open span with text", "200,000 pictures",
    "a million attributes, half in sight", "50,000 cells", "10,000 pictures in one table",
)  # fmt: skip


@pytest.mark.parametrize("first", CASES[::40])
def test_spoilt_pages_are_read_without_an_exception(first: int) -> None:
    for seed in range(first, first + 40):
        bad = judged(seed).bad_beyond(allowed_seconds())
        assert not bad, f"python -m tests.benchmarks.fuzzing {seed}: {bad}"


@pytest.mark.parametrize("name", SMALL)
def test_an_article_in_the_midst_of_absurd_markup_is_read_whole(name: str) -> None:
    page = giant(name)
    assert is_whole(article_of(page).paragraphs)
    assert not measured(name, page).bad_beyond(allowed_seconds())


@pytest.mark.parametrize("name", [name for name in BOUNDED if "4 MB" not in name])
def test_absurd_pages_take_no_more_than_many_ordinary_ones_and_200_mib(name: str) -> None:
    assert not measured(name, giant(name)).bad_beyond(allowed_seconds())


def test_an_article_at_the_front_of_30_mb_is_read_whole_and_the_cut_is_said() -> None:
    body = WHOLE["30 MB in one line"]()
    items = list(open_page(body).items())
    assert len(body) > 30_000_000
    assert is_whole(next(item for item in items if isinstance(item, Article)).paragraphs)
    assert "page too large" in [item.problem for item in items if isinstance(item, Problem)]


def test_a_page_of_too_many_elements_is_cut_and_says_so() -> None:
    problems = [item.problem for item in open_page(giant("800,000 breaks")).items() if isinstance(item, Problem)]
    assert "page too large" in problems
    assert len(list(open_document(URL, giant("800,000 breaks")).tree.iter())) <= MOST_ELEMENTS + 1


def test_a_page_is_never_cut_within_a_letter() -> None:
    for shift in range(3):
        document = open_document(URL, b"<p>" + b"x" * shift + "ệ".encode() * (READ_LIMIT // 3))
        assert document.charset == "utf-8"
        assert "\ufffd" not in document.tree.text_content()


def test_no_tree_is_deeper_than_the_walks_can_bear() -> None:
    for name in ("100,000 open div", "100,000 open tables", "5,000 open div with text", "deep behind a script"):
        tree = open_document(URL, giant(name)).tree
        assert max(sum(1 for _ in element.iterancestors()) for element in tree.iter()) <= 2 * DEEPEST + 50


def test_what_stands_too_deep_is_set_beside_and_keeps_its_lines() -> None:
    lines = [f"Dòng chữ số {number}" for number in range(400)]
    page = open_page("<body>" + "".join(f"<div>{line}" for line in lines))
    assert [line.text for line in page._opened.lines] == lines


def test_text_below_deep_markup_is_no_part_of_it() -> None:
    article = article_of(before("<div>" * 3_000 + "<p>giữa</p>" + "</div>" * 3_000))
    assert article.paragraphs == PARAGRAPHS


def test_markup_of_ordinary_depth_is_left_as_it_is() -> None:
    nested = "<div>" * DEEPEST + "<p>xin chào</p>" + "</div>" * DEEPEST
    for page in (PAGE.encode(), nested[5:-6].replace("<p>", "").replace("</p>", "").encode()):
        assert tame(page) == (page, False)


@pytest.mark.parametrize("parting", [" ", "", "\x18"])
def test_only_the_first_hundred_attributes_of_a_tag_are_kept(parting: str) -> None:
    names = parting.join(f'a{number}="{number}"' for number in range(5_000))
    element = open_document(URL, f"<p class='x' {names}>xin chào".encode()).tree.find(".//p")
    assert element is not None
    assert len(element.attrib) == 100
    assert element.get("class") == "x"
    assert element.text == "xin chào"


def test_the_code_of_a_script_is_no_crowd_of_attributes() -> None:
    code = "for(;i<n.length;){var " + 'o["a"]="b",c="d";' * 80 + "}"
    assert is_tame(f"<script>{code}</script>{' ' * 40_000}".encode())


@pytest.mark.parametrize("charset", [*sorted(set(encodings.aliases.aliases.values())), "idna", "punycode", "undefined"])
def test_every_name_that_python_takes_for_a_charset_reads_any_bytes(charset: str) -> None:
    body = f'<meta charset="{charset}"><p>xin '.encode() + bytes(range(256))
    for content_type in ("text/html", f"text/html; charset={charset}"):
        open_document(URL, body, content_type)


@pytest.mark.parametrize("name", ["hex", "rot13", "base64", "unicode_escape", "utf-7", "khong-co", "x" * 9_000, "é"])
def test_what_is_no_charset_of_the_web_is_not_used(name: str) -> None:
    body = f'<meta charset="{name}"><p>Sở '.encode() + b"\xff"
    assert open_document(URL, body).charset in ("utf-8", "cp1258")


@pytest.mark.parametrize(
    "linked",
    [
        '{"@type":[{}],"headline":"x"}', '{"@type":["Thing",["Article"]]}', "[" * 5_000, "[[" * 400 + "]]" * 400,
        '{"@graph":' * 700 + "{}" + "}" * 700, '{"@type":"Article","author":[{}]}', "NaN", '{"@type":null}',
        "1" * 9_000, "{" * 99_999,
    ],
)  # fmt: skip
def test_linked_data_of_any_shape_is_read_or_passed_over(linked: str) -> None:
    body = before(f'<script type="application/ld+json">{linked}</script>')
    assert article_of(body).paragraphs == PARAGRAPHS


def test_linked_data_gives_no_text_that_a_file_cannot_hold() -> None:
    linked = '{"@type":"Article","headline":"\\ud800Sở\\u0000 ","@graph":[]}'
    document = open_document(URL, before(f'<script type="application/ld+json">{linked}</script>'))
    assert document.linked["headline"] == "Sở"


@pytest.mark.parametrize("base", ["http://[x", "data:,", "javascript:0", "//", "mailto:a@b", "h" * 9_000, ""])
def test_a_base_that_is_no_address_of_the_web_counts_for_nothing(base: str) -> None:
    assert open_document(URL, f'<base href="{base}"><p>'.encode()).absolute("/a") == "https://sct.vidu.example/a"


def test_the_same_bytes_give_the_same_items_in_any_process_order_and_hash_seed() -> None:
    here = digests(reverse=False)
    assert digests(reverse=True) == here
    words = [sys.executable, "-m", "tests.pages.digests"]
    started = [
        subprocess.Popen(words, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True)
        for seed in ("0", "1", "2")
    ]
    for process in started:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        assert said.split() == sorted(here)
