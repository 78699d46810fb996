"""The two sides of a blank that may have cut a word: what they make together, and what stands round them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.text.spelling.attested import attested, word_pairs

# A sentence may follow the last one without a blank: "xong.Theo".
_LAST_WORD = re.compile(r"(?:(?<=[\s(\[“\"‘:;,–/-])|(?<=[a-zà-ỹ][.!?])|^)[^\W\d_]{1,7}$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,7}+(?![\w.&/@’'-]*[\w&/@’'-])")
_PLAIN_WORD = re.compile(r"[^\W\d_]{1,7}")
_WORD_AT_END = re.compile(r"(?:^|\s)([^\W\d_]{1,7}) $")
_ELLIPSIS = re.compile(r"\s*(?:\.\.|…)")
_SENTENCE_STARTS = (".", "!", "?", ":", "…", "“", '"', "\n")


@dataclass(frozen=True, slots=True)
class Halves:
    """Two words on either side of a blank and the attested syllable that they make, in lower case and the old style.

    `before` is what stands in front of the left word, back to the blank but one; `after` is what stands behind the
    right word, up to the next blank, and `ends_text` says that there is none. `word_before` and `word_after` are the
    neighbours in lower case, "" where a sign parts them. `is_marked` says that there are letters beyond ASCII close by,
    as in Vietnamese and not in English.
    """

    left: str
    right: str
    joined: str
    before: str
    after: str
    word_before: str
    word_after: str
    is_marked: bool
    ends_text: bool

    @property
    def gain(self) -> int:
        """Count the dictionary words made with the neighbours by the joined word, less those made by its halves."""
        row = self.word_before, self.left.lower(), self.right.lower(), self.word_after
        return count_words((self.word_before, self.joined, self.word_after)) - count_words(row)

    @property
    def is_cut_off(self) -> bool:
        """Tell whether the right word is the last one before an ellipsis, or of a text that was cut to its length."""
        return (self.ends_text and not self.after) or _ELLIPSIS.match(self.after) is not None

    @property
    def starts_sentence(self) -> bool:
        """Tell whether no word of the same sentence stands before."""
        before = self.before.rstrip(" ")
        return not before or before.endswith(_SENTENCE_STARTS)


def read_halves(chunks: Sequence[str], right: int) -> Halves | None:
    """Read the words before and after the blank in front of chunk `right`, None where they cannot be one word."""
    last, first = _LAST_WORD.search(chunks[right - 1]), _FIRST_WORD.match(chunks[right])
    if not (last and first):
        return None
    left, right_word = last[0], first[0]
    joined = attested().get((left + right_word).lower())  # a tone on the wrong letter was never one word
    if joined is None or not (right_word.islower() or (left.isupper() and right_word.isupper())):
        return None
    before, after = chunks[right - 1][: last.start()], chunks[right][first.end() :]
    if not before and right > 1:
        before = chunks[right - 2] + " "
    following = chunks[right + 1] if right + 1 < len(chunks) and not after else ""
    word_before, word_after = _WORD_AT_END.search(before), _PLAIN_WORD.match(following)
    return Halves(
        left,
        right_word,
        joined,
        before,
        after,
        word_before[1].lower() if word_before else "",
        word_after[0].lower() if word_after else "",
        is_marked=not "".join(chunks[max(0, right - 3) : right + 3]).isascii(),
        ends_text=right == len(chunks) - 1,
    )


def count_words(row: Sequence[str]) -> int:
    """Count how many pairs of neighbours in a row of syllables are dictionary words."""
    return sum(f"{first} {second}" in word_pairs() for first, second in pairwise(row))
