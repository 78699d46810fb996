"""The only door to underthesea: its sentence splitter, its word pattern and two taggers, called without their traps.

Worked round here (underthesea 9.5.0): the import adds a handler to the root logger; `fixed_words` of any caller leaks
into the word pattern of the process; `pos_tag(model="v2.0")` fails on its second call; a lone surrogate or a panic in
Rust (which is no Exception) ends the process. Nothing here touches the network.
"""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD_MODEL = Path("pipeline", "word_tokenize", "models", "ws_crf_vlsp2013_20230727")
_POS_MODEL = Path("pipeline", "pos_tag", "models", "pos_crf_vlsp2013_20230303")
_WHITE_RUN = re.compile(r"\S+")
UNKNOWN_POS = "X"


class Token(NamedTuple):
    """A word of a sentence: start and end count from the sentence's start; `pos` is a tag of the VLSP tag set."""

    start: int
    end: int
    pos: str


class _Models(NamedTuple):
    pattern: re.Pattern[str]
    words: Any  # FastCRFSequenceTagger, which has no types
    pos: Any


def split_sentences(text: str) -> list[str]:
    """Split into sentences by underthesea, each a piece of the text without the blanks round it."""
    return _load_splitter()(text)


def tag_words(sentence: str) -> tuple[Token, ...]:
    """Tag words with part of speech; where underthesea fails, give the runs between white space with `UNKNOWN_POS`.

    Boundaries are those of `word_tokenize(sentence, use_token_normalize=False)`.
    """
    try:
        return tuple(_tag(sentence))
    except Exception:  # noqa: BLE001 - any failure of a model costs the words of one sentence, never the article
        return white_words(sentence)
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        return white_words(sentence)


def white_words(sentence: str) -> tuple[Token, ...]:
    """Give the runs between white space, of unknown part of speech."""
    return tuple(Token(run.start(), run.end(), UNKNOWN_POS) for run in _WHITE_RUN.finditer(sentence))


def _tag(sentence: str) -> Iterator[Token]:
    models = _load_models()
    # The models were trained with đ for the eth of old pages.
    plain = sentence.replace("\u00f0", "đ").replace("\u00d0", "Đ")
    spans = [match.span() for match in models.pattern.finditer(plain)]
    if not spans:
        return
    tags = models.words.predict([[plain[start:end]] for start, end in spans])
    words = list(_join_spans(spans, tags))
    names = models.pos.predict([[" ".join(plain[start:end] for start, end in word)] for word in words])
    for word, name in zip(words, names, strict=True):
        yield Token(word[0][0], word[-1][1], name.removeprefix("B-").removeprefix("I-"))


def _join_spans(spans: list[tuple[int, int]], tags: list[str]) -> Iterator[list[tuple[int, int]]]:
    word: list[tuple[int, int]] = []
    for span, tag in zip(spans, tags, strict=True):
        if word and tag != "I-W":
            yield word
            word = []
        word.append(span)
    yield word


@cache
def _load_splitter() -> Callable[[str], list[str]]:
    with _quiet_logging():
        from underthesea import sent_tokenize  # noqa: PLC0415 - 700 ms and 80 MB that only those who need it pay
    splitter: Callable[[str], list[str]] = sent_tokenize
    return splitter


@cache
def _load_models() -> _Models:
    with _quiet_logging():
        from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger  # noqa: PLC0415 - see above
        from underthesea.pipeline.word_tokenize import regex_tokenize  # noqa: PLC0415 - see above
    # Compiled anew from the parts: `regex_tokenize.patterns` may hold the fixed words of another caller.
    pattern = re.compile("(" + "|".join(regex_tokenize.regex_patterns) + ")", re.VERBOSE)
    taggers = []
    for folder in (_WORD_MODEL, _POS_MODEL):
        tagger = FastCRFSequenceTagger()
        tagger.load(str(_package_folder() / folder))
        taggers.append(tagger)
    return _Models(pattern, *taggers)


def _package_folder() -> Path:
    spec = find_spec("underthesea")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


@contextmanager
def _quiet_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
