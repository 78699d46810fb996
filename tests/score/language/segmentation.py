"""How well words are bounded: beside a treebank as it stands and in capitals, and beside stock underthesea."""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from pipelines.text import normalise, repair, sentences, words
from pipelines.text.tagging.tagger import segment_sentences
from tests.score.language.marked_lines import SHARED
from tests.score.language.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TREEBANK: Final = SHARED / "lang" / "ud_vtb" / "vi_vtb-ud-test.conllu"
NEWS: Final = SHARED / "lang" / "corpora" / "vietnam_news_2016.jsonl.xz"
ONE_IN: Final = 30
ASKED: Final = 0.955
FORM: Final = 1
Spans = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of the treebank: its words, each with blanks between syllables, in order."""

    forms: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give the words with blanks between them, as the treebank prints them."""
        return " ".join(self.forms)


def half_upper(text: str) -> str:
    """Write the first half of the words in capitals: a heading and its text in one line."""
    parts = text.split(" ")
    return " ".join([part.upper() for part in parts[: len(parts) // 2]] + parts[len(parts) // 2 :])


DRESSES: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("as is", str),
    ("in capitals", str.upper),
    ("half in capitals", half_upper),
)


def measures() -> list[Measure]:
    """Give word F1 as is, in capitals and with a heading in capitals before; nothing where the treebank is missing."""
    if not TREEBANK.is_file():
        return []
    treebank = list(parsed_sentences(TREEBANK.read_text("utf-8")))
    detail = f"UD_Vietnamese-VTB test, {len(treebank)} sentences, character spans"
    scores = [Measure(f"words, F1 ({name})", word_f1(treebank, dress), ASKED, detail=detail) for name, dress in DRESSES]
    return [*scores, beside_stock(read_sentences())]


def beside_stock(pieces: list[str]) -> Measure:
    """Give the share of sentences whose words are those of underthesea's `word_tokenize`, called for each alone."""
    from underthesea import word_tokenize  # late: half a second, and a handler on the root logger

    pairs = zip(segment_sentences(pieces), pieces, strict=True)
    equal = sum(_bare(found.texts) == _bare(word_tokenize(piece, use_token_normalize=False)) for found, piece in pairs)
    return Measure("sentences with the words of stock", equal / len(pieces), 1.0, detail=f"{equal} of {len(pieces)}")


def _bare(found: Iterable[str]) -> list[str]:
    return ["".join(word.split()) for word in found]


def read_sentences() -> list[str]:
    """Cut the news of 2016, a document in 30, into different sentences of clean text."""
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["content"] for line in islice(lines, 0, None, ONE_IN)]
    texts = [normalise(repair(body).text) for body in bodies]
    return list(dict.fromkeys(text[start:end] for text in texts for start, end in sentences(text)))


def parsed_sentences(conllu: str) -> Iterator[Parsed]:
    """Read the sentences of a treebank in CoNLL-U."""
    for block in conllu.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        yield Parsed(tuple(row[FORM] for row in rows if row[0].isdecimal()))


def word_f1(treebank: Iterable[Parsed], dress: Callable[[str], str]) -> float:
    """Give the F1 of words found in each sentence dressed up, by their places among its letters (blanks left out)."""
    right = marked = found = 0
    for sentence in treebank:
        gold, ours = spans(sentence.forms), spans(texts_of(dress(sentence.text)))
        right, marked, found = right + len(gold & ours), marked + len(gold), found + len(ours)
    return 2 * right / (marked + found)


def texts_of(text: str) -> list[str]:
    """Give the words of a text, whose sentence is known."""
    return [text[word.start : word.end] for word in words(text, [(0, len(text))])]


def spans(forms: Iterable[str]) -> Spans:
    """Give the place of each word, counted in characters that are no blanks."""
    found, start = set(), 0
    for form in forms:
        end = start + len("".join(form.split()))
        found.add((start, end))
        start = end
    return found
