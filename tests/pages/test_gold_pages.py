"""Real pages with gold records: what a careful reader takes from them is what we take."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from crawler.items import Article
from tests.pages.reading import SHARED, gold_lines, open_page, plain


def word_f1(found: str, wanted: str) -> float:
    """Return F1 over words in lower case, in NFC."""
    one, two = (Counter(re.findall(r"\w+", plain(text).lower())) for text in (found, wanted))
    return 2 * (one & two).total() / max(1, one.total() + two.total())


def read_gold(gold: dict[str, Any]) -> Article:
    page = open_page((SHARED / "pages" / gold["path"]).read_bytes(), gold["url"])
    assert page.kind == "article", (gold["path"], page.reason)
    return next(item for item in page.items() if isinstance(item, Article))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, Any], Article]]:
    return [(gold, read_gold(gold)) for gold in gold_lines("articles.jsonl")]


def test_titles_and_leads_are_exact(pairs: list[tuple[dict[str, Any], Article]]) -> None:
    for gold, article in pairs:
        assert plain(article.title) == plain(gold["title"]), gold["path"]
        assert plain(article.lead) == plain(gold["lead"]), gold["path"]


def test_texts_hold_the_body_and_nothing_else(pairs: list[tuple[dict[str, Any], Article]]) -> None:
    for gold, article in pairs:
        text = "\n".join(article.paragraphs)
        assert word_f1(text, "\n".join(gold["body_paragraphs"])) >= 0.98, gold["path"]
        for phrase in gold["boilerplate_phrases_that_must_not_appear"]:
            assert plain(phrase) not in plain(text), (gold["path"], phrase)


def test_captions_are_the_printed_ones(pairs: list[tuple[dict[str, Any], Article]]) -> None:
    wanted = sum(len(gold["captions"]) for gold, _ in pairs)
    found = [{plain(image.caption_raw) for image in article.images if image.caption_raw} for _, article in pairs]
    right = sum(
        len(texts & {plain(c) for c in gold["captions"]}) for texts, (gold, _) in zip(found, pairs, strict=True)
    )
    assert right == wanted
    assert sum(map(len, found)) <= 1.03 * wanted
