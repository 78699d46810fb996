"""Tables of parts that were read lately are read once, and no more of them are kept than fit."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import gather
from pipelines.gather import MOST_PARTS, Loaded, Recent


def table_of(name: str, place: int, year: int) -> Loaded:
    return pa.table({"text": [f"{name} {place} {year}"], "filling": ["x" * 2**20]}), {"page": range(1)}


@settings(deadline=None)
@given(st.lists(st.integers(0, 40), max_size=60))
def test_what_is_kept_is_what_would_be_read_and_stays_within_its_bound(places: list[int]) -> None:
    recent = Recent(table_of)
    for place in places:
        assert recent("links", place, 0)[0].equals(table_of("links", place, 0)[0])
        held = sum(table.nbytes for table, _ in recent._kept.values())
        assert held <= gather.KEPT_BYTES or len(recent._kept) <= MOST_PARTS + 1


def test_small_parts_are_read_once() -> None:
    read: list[int] = []

    def counted(name: str, place: int, year: int) -> Loaded:
        read.append(place)
        return table_of(name, place, year)

    recent = Recent(counted)
    for _ in range(3):
        for place in range(6):
            recent("links", place, 0)
    assert read == list(range(6))
