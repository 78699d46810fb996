"""Sentences with their names marked in place: "đồng chí <person:Trần Văn An> của <organisation:Sở Y tế>"."""

from __future__ import annotations

import re

from pipelines.text import NameMention, find_names

_MARK = re.compile(r"<(person|organisation|place):([^>]*)>")


def check_marks(marked: str) -> None:
    """Assert that exactly the marked names are found in a sentence, at their places."""
    text = _MARK.sub(lambda match: match[2], marked)
    assert mark(text, find_names(text)) == marked


def mark(text: str, found: list[NameMention]) -> str:
    """Write the mentions into the text that they were found in."""
    parts: list[str] = []
    end = 0
    for mention in found:
        parts += text[end : mention.start], f"<{mention.kind}:{text[mention.start : mention.end]}>"
        end = mention.end
    return "".join(parts) + text[end:]
