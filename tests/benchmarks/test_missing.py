"""How well what is missing is told: generated portals whose archives lack none to 60% of the articles, in patterns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.build.archives import make_site
from tests.completeness.portal import Lists, Pattern, Portal
from tests.completeness.thinned import Archive, missing_share

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

COUNT = 200
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
PATTERNS: tuple[Pattern, ...] = ("random", "months", "old")
LISTS: tuple[Lists, ...] = ("all", "first", "alike")
BOUND = 10.0  # points
PORTALS = {
    "numbers, related links, pager to the last page": Portal(1, COUNT, "dense"),
    "numbers shared with other things from 3,000 on, no related links": Portal(2, COUNT, "shared", False, "path", 3000),
    "no numbers, a pager that counts articles": Portal(3, COUNT, "none", True, "offset"),
    "numbers in bursts, a pager that names the next page alone": Portal(4, COUNT, "bursts", True, "next"),
    "the same without related links": Portal(5, COUNT, "dense", False, "next"),
}
OPEN = [name for name, portal in PORTALS.items() if portal.pager == "next"]


def errors(archive: Archive) -> Iterator[tuple[str, str, float, float]]:
    """The error of each estimate in points, by pattern, lists that are left, and share removed."""
    for pattern, lists, share in product(PATTERNS, LISTS, SHARES):
        truth = len(archive.portal.lost(share, pattern)) / COUNT
        found = missing_share(archive.count(archive.portal.lacking(share, pattern, lists)))
        yield pattern, lists, share, 100 * (found - truth)


@pytest.mark.parametrize("name", PORTALS)
def test_what_is_missing_is_told_within_ten_points(name: str, tmp_path: Path, keep: Keep) -> None:
    archive = Archive(PORTALS[name], tmp_path / "data", make_site(tmp_path / "sites"))
    found = list(errors(archive))
    print(f"\n{name}: error of the share missing, in points, with {', '.join(f'{one:.0%}' for one in SHARES)} removed")
    for place in range(0, len(found), len(SHARES)):
        pattern, lists, *_ = found[place]
        row = " ".join(f"{error:+6.1f}" for *_, error in found[place : place + len(SHARES)])
        print(f"  {pattern:7} lists left: {lists:6} {row}")
    worst = max(abs(error) for *_, error in found)
    within = sum(abs(error) <= BOUND for *_, error in found)
    how = f"{within} of {len(found)} archives within {BOUND:.0f} points; {COUNT} articles"
    number = list(PORTALS).index(name) + 1
    keep(Figure(f"missing/worst-{number}", f"share missing: {name}", worst, "points", most=BOUND, how=how))
    assert name in OPEN or worst <= BOUND
