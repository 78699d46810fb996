"""As an archive grows: cost of a page and memory at 2,000, 20,000 and 100,000 heavy pages; builds of what is new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

import pytest

from tests.benchmarks.captured import heavy_bodies, write_captures
from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.measuring import Cost
from tests.benchmarks.place import Place, make_place

pytestmark = [pytest.mark.bench, pytest.mark.timeout(8 * 3600)]

SIZES = [int(size) for size in os.environ.get("LUUTRU_SIZES", "2000,20000,100000").split(",")]
A_RUN = 200  # pages of one run and its file, at every size: an archive grows by more runs, not by larger ones
FILES = 100
MIDDLE = sorted(SIZES)[len(SIZES) // 2]
"""The size at which builds of what is new are measured."""
FLAT, MOST_MEMORY = 1.2, 1024  # MiB
EVEN = 1.15
UNCHANGED, ADDED = 1.0, 3.0  # percent of a full build
REPEATS = 3
Steps = tuple[Cost, Cost]
"""What a build and a release cost."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Steps]:
    """What a full build and a release cost at each size; the archives are gone afterwards, since they are large."""
    costs = {}
    for count in SIZES:
        place = make_place(tmp_path_factory.mktemp(f"pages-{count}"))
        write_captures(place.data, heavy_bodies(0, count), each=A_RUN)
        costs[count] = place.make()
        shutil.rmtree(place.data)
    return costs


def test_a_page_costs_the_same_at_every_size(made: Mapping[int, Steps], keep: Keep) -> None:
    spent = {count: 1000 * sum(step.processor for step in steps) / count for count, steps in made.items()}
    for count, each in spent.items():
        build, release = (1000 * step.processor / count for step in made[count])
        minutes = sum(step.wall for step in made[count]) / 60
        how = f"build {build:.1f}, release {release:.1f} ms; {minutes:.1f} min by the clock"
        keep(Figure(f"size/cost-{count}", f"a page among {count:,}", each, "ms of processor", how=how))
    for step, cost in zip(("build", "release"), made[MIDDLE], strict=True):
        each = 1000 * cost.processor / MIDDLE
        keep(Figure(f"size/{step}-cost", f"{step}, for each page", each, "ms of processor", how=f"{MIDDLE:,} pages"))
    ratio, how = max(spent.values()) / min(spent.values()), f"pages: {sizes_told(spent)}"
    title = "cost of a page, the dearest size beside the cheapest"
    assert keep(Figure("size/even", title, ratio, "times", most=EVEN, how=how)).holds


def test_memory_is_the_same_at_every_size(made: Mapping[int, Steps], keep: Keep) -> None:
    most = {count: max(step.tree for step in steps) / 2**20 for count, steps in made.items()}
    for count, memory in most.items():
        build, release = (step.tree / 2**20 for step in made[count])
        how = f"build {build:.0f}, release {release:.0f} MiB, pages that processes share counted in each"
        keep(Figure(f"size/memory-{count}", f"memory of all processes at {count:,} pages", memory, "MiB", how=how))
    how = f"pages: {sizes_told(most)}; build on 2 processes and release"
    title, growth = "most memory of all processes", max(most.values()) / most[min(SIZES)]
    flat = Figure("size/flat", f"{title}, beside that at {min(SIZES):,} pages", growth, "times", most=FLAT, how=how)
    held = [keep(flat), keep(Figure("size/memory", title, max(most.values()), "MiB", most=MOST_MEMORY, how=how))]
    assert all(one.holds for one in held)


def sizes_told(values: Mapping[int, float]) -> str:
    return ", ".join(f"{value:.0f} at {count:,}" for count, value in values.items())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Steps]:
    """An archive of a hundred WARC files, built and released, and what that cost."""
    place = make_place(tmp_path_factory.mktemp("built"))
    assert write_captures(place.data, heavy_bodies(0, MIDDLE), each=-(-MIDDLE // FILES)) == FILES
    return place, place.make()


def test_a_build_when_nothing_changed_costs_next_to_nothing(built: tuple[Place, Steps], keep: Keep) -> None:
    place, (build, release) = built
    again = min((place.luutru("build", "--workers", "2") for _ in range(REPEATS)), key=lambda cost: cost.processor)
    title = "a build when nothing changed"
    assert keep(share("size/unchanged", title, again, build, UNCHANGED)).holds
    whole = "release when nothing changed, of a full release"
    keep(share("size/unchanged-release", whole, place.luutru("release"), release, None))


def test_reading_all_again_works_out_no_text_twice(built: tuple[Place, Steps], keep: Keep) -> None:
    place, (build, _) = built
    again = place.luutru("build", "--force", "--workers", "2")
    figure = keep(share("size/again", "reading all captures again, of a first build", again, build, None))
    assert figure.value < 100


def test_a_build_of_one_file_more_costs_what_that_file_costs(built: tuple[Place, Steps], keep: Keep) -> None:
    place, (build, release) = built
    each = MIDDLE // FILES
    write_captures(place.data, heavy_bodies(MIDDLE, each), each, first=FILES)
    added = place.luutru("build", "--workers", "2")
    keep(share("size/added-release", "release when one file was added, of a full release", place.luutru("release"),
               release, None))  # fmt: skip
    assert keep(share("size/added", f"a build when one WARC file of {FILES} was added", added, build, ADDED)).holds


def share(key: str, title: str, cost: Cost, whole: Cost, most: float | None) -> Figure:
    """Set the processor time of a step beside that of the whole."""
    clock = f"by the clock {cost.wall:.1f} of {whole.wall:.0f}"
    how = f"{MIDDLE:,} pages in {FILES} files; {cost.processor:.2f} s of {whole.processor:.0f} s of processor, {clock}"
    return Figure(key, title, 100 * cost.processor / whole.processor, "%", most=most, how=how)
