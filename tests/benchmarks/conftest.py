"""What all benches share: `keep`, which takes each figure that they measure."""

from __future__ import annotations

import pytest

from tests.benchmarks.keeping import Keep, keep_for


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Keep:
    """Takes a figure, prints it and gives it back; `make bench` keeps it for docs/benchmarks.md."""
    return keep_for(request.config, request.node.nodeid)


@pytest.fixture(scope="module")
def keep_all(request: pytest.FixtureRequest) -> Keep:
    """The same for what many tests of a file measure together."""
    return keep_for(request.config, request.node.nodeid)
