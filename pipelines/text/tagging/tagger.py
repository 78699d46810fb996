"""Words with part of speech by underthesea's models, for many sentences at once; what it gives to each alone."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from pipelines.text.remember import Remembered
from pipelines.text.tagging.stock import pos_tagger, token_pattern, word_tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHITE_RUN = re.compile(r"\S+")
UNKNOWN_POS = "X"


class Tagged(NamedTuple):
    """The words of a sentence: where each starts and ends, counted from its start, and its tag of the VLSP tag set."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]


class Segmented(NamedTuple):
    """The words of a sentence: each with its tokens joined by one blank, and where it starts and ends."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def segment_sentences(sentences: Sequence[str]) -> list[Segmented]:
    """Find the words of each sentence: those of `word_tokenize(sentence, use_token_normalize=False)`."""
    # The models were trained with đ for the eth of old pages.
    plain = [sentence.replace("\u00f0", "đ").replace("\u00d0", "Đ") for sentence in sentences]
    tokens = [_split_tokens(sentence) for sentence in plain]
    return list(map(_join_words, plain, tokens, word_tagger().tag(tokens)))


def tag_sentences(sentences: Sequence[str]) -> list[Tagged]:
    """Tag the words of each sentence with part of speech, as `pos_tag(sentence, model="v2.0")` does."""
    segmented = segment_sentences(sentences)
    tags = pos_tagger().tag([texts for texts, _, _ in segmented])
    return [
        Tagged(tuple(starts), tuple(ends), tuple(names))
        for (_, starts, ends), names in zip(segmented, tags, strict=True)
    ]


def white_words(sentence: str) -> Tagged:
    """Give the runs between white space, of unknown part of speech."""
    spans = [run.span() for run in _WHITE_RUN.finditer(sentence)]
    return Tagged(tuple(start for start, _ in spans), tuple(end for _, end in spans), (UNKNOWN_POS,) * len(spans))


def _split_tokens(sentence: str) -> list[str]:
    runs = sentence.split()
    if not runs:
        return []
    tokens = list(chain.from_iterable(map(_INNER.__getitem__, runs[:-1])))
    is_last = not sentence.removesuffix("\n")[-1:].isspace()  # "$" matches before a newline too
    return [*tokens, *(_split_run(runs[-1]) if is_last else _INNER[runs[-1]])]


def _split_run(run: str) -> list[str]:
    """Split the last run between white space of a text, which no token crosses."""
    return [match[0] for match in token_pattern().finditer(run)]


def _split_inner(run: str) -> list[str]:
    """Split a run that others follow: a token looks beyond its run only for the end of the text."""
    return [match[0] for match in token_pattern().finditer(f"{run} x") if match.end() <= len(run)]


_INNER = Remembered(_split_inner)


def _join_words(sentence: str, tokens: list[str], labels: list[str]) -> Segmented:
    texts, starts, ends = words = Segmented([], [], [])
    end = 0
    for token, label in zip(tokens, labels, strict=True):
        start = sentence.index(token, end)
        end = start + len(token)
        if label == "I-W" and texts:
            texts[-1] += " " + token
            ends[-1] = end
        else:
            texts.append(token)
            starts.append(start)
            ends.append(end)
    return words
