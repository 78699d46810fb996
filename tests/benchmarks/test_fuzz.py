"""Twenty thousand spoilt pages, each read within a second and 200 MiB, with no exception."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.fuzzing import Case, judged, measured
from tests.benchmarks.giants import GIANTS, giant
from tests.benchmarks.keeping import Keep
from tests.benchmarks.measuring import machine_words

pytestmark = [pytest.mark.bench, pytest.mark.timeout(2_400)]

CASES = int(os.environ.get("LUUTRU_FUZZ", "20000"))
FIRST = int(os.environ.get("LUUTRU_FUZZ_FROM", "0"))
PROCESSES = 2


def judged_giant(name: str) -> Case:
    return measured(name, giant(name))


def report(cases: list[Case]) -> None:
    slowest = sorted(cases, key=lambda case: case.seconds)[-5:]
    largest = max(cases, key=lambda case: case.growth)
    mean = sum(case.seconds for case in cases) / len(cases)
    print(f"\n{len(cases):,} cases, {mean * 1000:.0f} ms in the mean\n  {machine_words()}")
    for case in reversed(slowest):
        print(f"  slow: {case.name}, {case.size:,} bytes, {case.seconds:.2f} s")
    print(f"  large: {largest.name}, {largest.size:,} bytes, {largest.growth / 2**20:.0f} MiB")


def held(cases: list[Case], keep: Keep, key: str, measure: str) -> None:
    report(cases)
    bad = [f"{case.name}: {case.bad}" for case in cases if case.bad]
    slowest, largest = max(case.seconds for case in cases), max(case.growth for case in cases)
    how = f"{len(cases):,} cases; slowest {slowest:.2f} s, at most {largest / 2**20:.0f} MiB"
    keep(Figure(f"safety/{key}", measure, len(bad), "", 0, 0, how=how))
    assert not bad, "\n".join([f"{len(bad)} cases; python -m tests.benchmarks.fuzzing NAME reads one again", *bad[:20]])


def test_spoilt_pages_are_read_within_bounds(keep: Keep) -> None:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        cases = list(pool.map(judged, range(FIRST, FIRST + CASES), chunksize=50))
    held(cases, keep, "spoilt", "spoilt pages that raise, or take over 1 s or 200 MiB")


def test_giants_are_read_within_bounds(keep: Keep) -> None:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        cases = list(pool.map(judged_giant, GIANTS))
    held(cases, keep, "giants", "giant pages that raise, or take over 1 s or 200 MiB")
