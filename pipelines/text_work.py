"""What is worked out for the body of an article: sentences, words, mentions; the dear part of a build, and pure.

A build may keep it (`text_store`): whoever asks cannot tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pipelines.mention_rows import Found, found_in
from pipelines.text import Word, sentences, words


@dataclass(frozen=True, slots=True)
class BodyFound:
    """Sentences as (start, end), words, and mentions of one body."""

    sentences: list[tuple[int, int]]
    words: list[Word]
    mentions: list[Found]


TextWork = Callable[[str, date | None], BodyFound]
"""From a body and the day of its article, which gives a year to dates without one."""


def find_in_body(text: str, near: date | None) -> BodyFound:
    """Work it out."""
    bounds = sentences(text)
    return BodyFound(bounds, words(text, bounds), list(found_in(text, near)))


PLAIN: TextWork = find_in_body
