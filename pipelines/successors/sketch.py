"""A sketch of a text: the digests of few of its runs of words, the same few wherever the text stands; pure.

Of the digests of all runs of three words the 128 lowest are kept ("bottom-k"): two texts share as much of their
sketches as of themselves. Those of a text of a few words are all kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

WORD = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+")
"""A word, or a number with the signs inside it, such as 12/3/2023 and 25.000."""
RUN = 3
KEPT = 128
ODD = np.uint64(0x9E3779B97F4A7C15)


def words_of(text: str) -> list[str]:
    """Give the words and numbers of a text, as printed."""
    return WORD.findall(text)


@lru_cache(maxsize=2**16)
def word_digest(word: str) -> int:
    """Digest one word in 64 bits; the same in every process."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())


def run_digests(words: Iterable[str]) -> np.ndarray:
    """Digest each run of three words; fewer words are one run."""
    digests = np.array([word_digest(word) for word in words] or [0], np.uint64)
    length = min(RUN, len(digests))
    mixed = np.zeros(len(digests) - length + 1, np.uint64)
    for place in range(length):
        mixed = (mixed ^ digests[place : place + len(mixed)]) * ODD
        mixed ^= mixed >> np.uint64(29)
    return mixed


def sketch_of(words: list[str], names: Iterable[str] = ()) -> np.ndarray:
    """Sketch a text by its words in small letters; `names` (of documents) are kept beside."""
    runs = np.unique(run_digests(words))[:KEPT]
    return np.unique(np.append(runs, np.array([word_digest(name) for name in names], np.uint64)))
