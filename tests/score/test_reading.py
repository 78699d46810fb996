"""The readers that are scored, on an ordinary page: the product's own path, the other tools, the command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.score.contacts import score_page
from tests.score.gold import PAGES, SEED, SERVED, GoldPage, Reading
from tests.score.lists import pages_of
from tests.score.luutru import read_page, reading_of
from tests.score.tally import Figure, Tally
from tests.score.tools import TOOLS, lines

URL = "https://so.example/tin-tuc/hoi-cho.html"
TITLE = "Khai mạc hội chợ hàng nông sản của tỉnh năm nay"
PARAGRAPHS = tuple(
    f"Đoạn văn thứ {number} kể rằng hội chợ có hơn một trăm gian hàng, khách đến đông, và hàng bán chạy suốt buổi sáng."
    for number in ("nhất", "hai", "ba", "tư", "năm")
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HTML = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<article><h1>{TITLE}</h1><div class="ngay">01/03/2026 09:51</div>{BODY}
<figure><img src="/anh.jpg"><figcaption>Quang cảnh hội chợ. Ảnh: Thu Hà</figcaption></figure></article>
<footer><p>Điện thoại: (0275) 3822 365</p><p>Email: so@so.example</p></footer></body></html>"""
PAGE = GoldPage("hoi-cho", URL, SERVED, HTML.encode(), Reading(frozenset()))


def test_the_product_is_read_through_its_rows() -> None:
    found = reading_of(read_page(URL, PAGE.html))
    assert (found.title, found.published, found.body) == (TITLE, "2026-03-01T09:51", PARAGRAPHS)
    assert [(one.text, one.credit, set(one.pictures)) for one in found.captions] == [
        ("Quang cảnh hội chợ. Ảnh: Thu Hà", "Thu Hà", {"https://so.example/anh.jpg"})
    ]


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_each_tool_gives_the_title_and_the_text_of_an_ordinary_page(tool: Callable[[GoldPage], Reading]) -> None:
    found = tool(PAGE)
    assert {"title", "body"} <= found.gives
    assert "captions" not in found.gives
    assert found.title == TITLE
    assert set(PARAGRAPHS) <= set(found.body)


def test_marks_of_lists_that_a_tool_adds_are_no_part_of_a_paragraph() -> None:
    assert lines("• một\n\n  - hai\nba - bốn") == ("một", "hai", "ba - bốn")


def test_contacts_are_judged_by_the_fields_that_the_gold_speaks_of() -> None:
    tally, contacts = Tally(), {"phones": ["0275 3822 365"], "emails": ["khac@so.example"], "org": None}
    page = GoldPage("hoi-cho", URL, SERVED, PAGE.html, Reading(frozenset()), contacts=contacts)
    score_page(page, read_page(URL, PAGE.html), tally)
    assert Figure("phones", "", "f1").of(tally) == 1
    assert Figure("emails", "", "f1").of(tally) == 0
    assert set(tally.counts) == {"contacts", "phones", "emails"}


def test_a_pagers_own_page_and_its_scripts_are_no_next_page() -> None:
    pager = {"hrefs": ["javascript:;", "/tin-tuc", "/tin-tuc?trang=2", "/tin-tuc?trang=3", "/tin-tuc?trang=2"]}
    found = pages_of({"pager": [pager, pager]}, "https://so.example/tin-tuc")
    assert found == ["https://so.example/tin-tuc?trang=2", "https://so.example/tin-tuc?trang=3"]


def run_score(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.score", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_command_measures_every_group_in_one_run() -> None:
    if not (PAGES.is_dir() and SEED.is_dir()):
        pytest.skip(f"the gold pages are not at {PAGES} and {SEED}")
    done = run_score("--json")
    assert done.returncode == 0, done.stderr
    tables = {table["table"].partition(":")[0]: table["figures"] for table in json.loads(done.stdout)}
    for group in ("as served", "rendered", "seed markups"):
        title = next(one for one in tables[f"article pages, {group}"] if one["field"] == "title")
        assert len(title["values"]) == 1 + len(TOOLS)
    assert {"contact blocks, lines alone", "list pages, as served", "lone date lines and captions"} <= set(tables)


def test_a_field_that_is_none_is_refused_with_the_fields_that_there_are() -> None:
    done = run_score("--show", "tieude")
    assert done.returncode == 2
    assert "title" in done.stderr
    assert "Traceback" not in done.stderr
