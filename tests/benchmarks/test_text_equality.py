"""Words and parts of speech of a whole corpus are those of stock underthesea."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.keeping import Keep
from tests.benchmarks.test_text_speed import CORPUS
from tests.text.conftest import read_bodies
from tests.text.test_stock_equality import cut, differing

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

PORTAL = CORPUS.with_name("portal_2019.jsonl.xz")
EVERY = 1
LEAST, TOGETHER = 50_000, 500


def test_the_whole_corpus_is_equal(keep: Keep) -> None:
    if not CORPUS.is_file():
        pytest.skip(f"the shared test data is not at {CORPUS}")
    pieces = cut(read_bodies(CORPUS, "content", EVERY) + read_bodies(PORTAL, "contents", EVERY))
    assert len(pieces) >= LEAST // EVERY
    parts = (pieces[first : first + TOGETHER] for first in range(0, len(pieces), TOGETHER))
    found = [piece for part in parts for piece in differing(part)]
    title, peer = "sentences whose words or tags differ", f"underthesea {version('underthesea')}"
    keep(Figure("text/equal", title, len(found), "", 0, 0, beside=peer, how=f"{len(pieces):,} different sentences"))
    assert found[:10] == []
