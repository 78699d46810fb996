"""Running text of invented words: sentences, paragraphs and articles, with where each word stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tests.benchmarks.invented import Lexicon

GAPS = (" ", ", ", ". ", ".\n")
BLANK, COMMA, STOP, BREAK = range(len(GAPS))


@dataclass(frozen=True, slots=True)
class Line:
    """Texts of one line each, and their search keys."""

    text: pa.Array
    keys: pa.Array


def ends_of(sizes: np.ndarray) -> np.ndarray:
    """Turn sizes into bounds: 0, then where each ends."""
    return np.concatenate([[0], np.cumsum(sizes)])


class Writer:
    """Writes with the words of a lexicon; a word and what follows it are one piece, which Arrow joins."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.lengths = np.array([len(word) for word in lexicon.words], np.int32)
        self.gaps = np.array([len(gap) for gap in GAPS], np.int32)
        forms = {"text": lexicon.words, "normal": lexicon.normal, "keys": lexicon.keys}
        self._pieces = {name: pa.array([word + gap for word in form for gap in GAPS]) for name, form in forms.items()}

    def join(self, form: str, pieces: np.ndarray, bounds: np.ndarray) -> pa.Array:
        """Join pieces between bounds; what follows the last one of a text, if blank, is dropped."""
        lists = pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), self._pieces[form].take(pa.array(pieces)))
        return pc.utf8_rtrim_whitespace(pc.binary_join(lists, ""))

    def titles(self, random: np.random.Generator, count: int) -> Line:
        """Write titles of 5 to 13 words."""
        return self._lines(random, random.integers(5, 14, count), BLANK)

    def leads(self, random: np.random.Generator, count: int) -> Line:
        """Write leads of one sentence."""
        return self._lines(random, random.integers(12, 30, count), STOP)

    def _lines(self, random: np.random.Generator, sizes: np.ndarray, last: int) -> Line:
        bounds = ends_of(sizes)
        words, gaps = self.lexicon.draw(random, int(bounds[-1])), np.zeros(bounds[-1], int)
        words[bounds[:-1]] += len(self.lexicon.entries)
        gaps[bounds[1:] - 1] = last
        pieces = words * len(GAPS) + gaps
        return Line(self.join("text", pieces, bounds), self.join("keys", pieces, bounds))

    def bodies(self, random: np.random.Generator, count: int) -> Prose:
        """Write bodies of 3 to 160 sentences, most of them of about 16."""
        articles = ends_of(np.clip(random.lognormal(2.8, 0.6, count), 3, 160).astype(int))
        sentences = ends_of(random.integers(8, 30, articles[-1]))
        words = self.lexicon.draw(random, int(sentences[-1]))
        gaps = np.where(random.random(len(words)) < 0.06, COMMA, BLANK)
        gaps[sentences[1:] - 1] = STOP
        closing = random.random(articles[-1]) < 0.4
        closing[articles[1:] - 1] = True
        gaps[sentences[1:][closing] - 1] = BREAK
        words[sentences[:-1]] += len(self.lexicon.entries)
        return Prose(self, words, gaps, sentences, np.append(0, np.flatnonzero(closing) + 1), articles)


class Prose:
    """Bodies of articles: words and gaps, and bounds: sentences of words, paragraphs and articles of sentences."""

    def __init__(
        self, writer: Writer, words: np.ndarray, gaps: np.ndarray, sentences: np.ndarray, paragraphs: np.ndarray,
        articles: np.ndarray,
    ) -> None:  # fmt: skip
        self.words, self.articles, self.word_ends = words, articles, sentences[articles]
        self._writer, self._gaps, self._sentences, self._paragraphs = writer, gaps, sentences, paragraphs
        self._pieces = words * len(GAPS) + gaps

    @property
    def text(self) -> pa.Array:
        """The bodies as printed."""
        return self._writer.join("text", self._pieces, self.word_ends)

    @property
    def normal(self) -> pa.Array:
        """The bodies in one style of tone marks."""
        return self._writer.join("normal", self._pieces, self.word_ends)

    @property
    def keys(self) -> pa.Array:
        """The bodies as search keys."""
        return self._writer.join("keys", self._pieces, self.word_ends)

    @property
    def paragraphs(self) -> pa.Array:
        """The paragraphs of each body."""
        flat = self._writer.join("text", self._pieces, self._sentences[self._paragraphs])
        return pa.ListArray.from_arrays(pa.array(np.searchsorted(self._paragraphs, self.articles), pa.int32()), flat)

    @property
    def tags(self) -> np.ndarray:
        """The part of speech of each word, as its place in TAGS."""
        tags: np.ndarray = self._writer.lexicon.tags[self.words]
        return tags

    @cached_property
    def word_spans(self) -> tuple[np.ndarray, np.ndarray]:
        """Where each word stands in its body."""
        sizes = self._writer.lengths[self.words]
        starts = ends_of(sizes + self._writer.gaps[self._gaps])[:-1]
        starts = starts - np.repeat(starts[self.word_ends[:-1]], np.diff(self.word_ends))
        return starts, starts + sizes

    @property
    def sentence_spans(self) -> tuple[np.ndarray, np.ndarray]:
        """Where each sentence stands in its body, its stop with it."""
        starts, ends = self.word_spans
        return starts[self._sentences[:-1]], ends[self._sentences[1:] - 1] + 1
