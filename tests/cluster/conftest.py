from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cluster.machines import Cluster, cluster


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    with cluster(tmp_path_factory.mktemp("cluster"), workers=2) as made:
        yield made
