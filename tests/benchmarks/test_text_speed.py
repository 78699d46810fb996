"""Speed of the text stage, as ratios to stock underthesea called sentence by sentence in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

from pipelines import text as room
from pipelines.text.tagging.tagger import segment_sentences, tag_sentences
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.text.conftest import read_bodies

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "lang" / "corpora" / "vietnam_news_2016.jsonl.xz"
LENGTHS = range(4_200, 6_600)
ROUNDS, ARTICLES = 5, 40  # an article is met once only, so that nothing of it is remembered
PROCESSES = 2
Article = tuple[str, str, list[tuple[int, int]], list[str]]
"""A body as printed, its normalised text, the bounds of its sentences, and the sentences."""


@cache
def articles() -> list[Article]:
    if not CORPUS.is_file():
        pytest.skip(f"the shared test data is not at {CORPUS}")
    bodies = [body for body in read_bodies(CORPUS, "content", 1) if len(body) in LENGTHS][: ROUNDS * ARTICLES]
    return [prepare(body) for body in bodies]


def mean_size() -> float:
    """Characters of an article in the mean."""
    return sum(len(body) for body, *_ in articles()) / len(articles())


def prepare(body: str) -> Article:
    text = room.normalise(room.repair(body).text)
    bounds = room.sentences(text)
    return body, text, bounds, [text[start:end] for start, end in bounds]


def seconds(works: dict[str, Callable[[Article], object]]) -> dict[str, float]:
    """Give the processor seconds that each work takes for one article: the best of some rounds, taken in turn."""
    warm = prepare("Sở Công Thương tỉnh Bến Tre tổ chức đại hội.")
    best = dict.fromkeys(works, float("inf"))
    for work in works.values():
        work(warm)
    for first in range(0, ROUNDS * ARTICLES, ARTICLES):
        for name, work in works.items():
            began = time.process_time()
            for article in articles()[first : first + ARTICLES]:
                work(article)
            best[name] = min(best[name], (time.process_time() - began) / ARTICLES)
    return best


def beside_stock(name: str, step: str, took: dict[str, float], stock: str, bound: float | None) -> Figure:
    times = f"{took[step] * 1000:.2f} ms beside {took[stock] * 1000:.1f} ms an article"
    how = f"{times}; {ROUNDS} rounds of {ARTICLES} in turns"
    ratio, peer = took[stock] / took[step], f"underthesea {version('underthesea')} {stock}, by sentence"
    return Figure(f"text/{step}", name, ratio, "times as fast", bound, beside=peer, how=how)


def test_words_beside_stock(keep: Keep) -> None:
    from underthesea import pos_tag, word_tokenize

    took = seconds(
        {
            "segment": lambda article: segment_sentences(article[3]),
            "tag": lambda article: tag_sentences(article[3]),
            "words": lambda article: room.words(article[1], article[2]),
            "again": lambda article: room.words(article[1], article[2]),
            "word_tokenize": lambda article: [word_tokenize(one, use_token_normalize=False) for one in article[3]],
            "pos_tag": lambda article: [pos_tag(one) for one in article[3]],
        }
    )
    figures = [
        beside_stock("words() with parts of speech", "words", took, "word_tokenize", None),
        beside_stock("words, met for the first time", "segment", took, "word_tokenize", 4),
        beside_stock("words, met before", "again", took, "word_tokenize", 10),
        beside_stock("words and parts of speech", "tag", took, "pos_tag", 8),
    ]
    held = [keep(figure) for figure in figures]
    assert all(one.holds for one in held)


def test_each_step_by_itself(keep: Keep) -> None:
    took = seconds({"repair": lambda article: room.repair(article[0])} | {one.__name__: on_text(one) for one in STEPS})
    for name, each in took.items():
        print(f"  {name:16} {each * 1000:6.2f} ms, {1 / each:7,.0f} articles/s")
    keys = took["repair"] + took["normalise"] + took["search_key"]
    how = f"one core, articles of {mean_size():,.0f} characters"
    assert keep(Figure("text/keys", "repair, normalise, search key", 1 / keys, "articles/s", 800, how=how)).holds


STEPS: tuple[Callable[[str], object], ...] = (
    room.normalise, room.search_key, room.sentences, room.find_dates, room.find_phones, room.find_emails,
    room.find_documents, room.find_names, room.find_money, room.find_quantities,
)  # fmt: skip


def on_text(step: Callable[[str], object]) -> Callable[[Article], object]:
    return lambda article: step(article[1])


def whole_stage(body: str) -> tuple[int, float, int]:
    """Do all that is done with the text of one article; give this process, its processor seconds, its memory."""
    text = room.repair(body).text
    for step in STEPS:
        if step is not room.sentences:
            step(text)
    room.words(text, room.sentences(text))
    process = psutil.Process()
    return process.pid, time.process_time(), process.memory_info().rss


def test_the_whole_stage_on_two_processes(keep: Keep) -> None:
    bodies = [body for body, *_ in articles()]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        before = {pid: spent for pid, spent, _ in pool.map(whole_stage, ["Xin chào các bạn."] * 200)}
        assert len(before) == PROCESSES  # both have loaded their models
        began = time.perf_counter()
        done = list(pool.map(whole_stage, bodies, chunksize=5))
        wall = time.perf_counter() - began
    spent = sum({pid: spent - before[pid] for pid, spent, _ in done}.values()) / len(bodies)
    memory = max(size for *_, size in done) / 2**20
    how = f"{spent * 1000:.1f} ms of processor for an article of {mean_size():,.0f} characters"
    clock = f"{how}; by the clock {len(bodies) / wall:.0f} articles/s"
    whole = f"whole text stage on {PROCESSES} idle cores"
    held = [
        keep(Figure("text/stage", whole, PROCESSES / spent, "articles/s", 80, how=clock)),
        keep(Figure("text/memory", "memory of a worker of the text stage", memory, "MiB", most=150, how=how)),
    ]
    assert all(one.holds for one in held)
