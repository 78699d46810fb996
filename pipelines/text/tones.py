"""One style of tone marks: the old one (òa, úy), which underthesea's models were trained on."""

from __future__ import annotations

import re

from pipelines.text.letters import LETTER_RUN
from pipelines.text.syllables import tone_repairs

_WHOLE_WORD = re.compile(r"[^\W\d_]+(?![^\W\d_]|[\u0300-\u036f])")  # a mark after it would compose
_ADDRESS = re.compile(r"\w+://\S+|www\.\S+|\S+@\S+", re.IGNORECASE)
_ADDRESS_SIGNS = ("://", "www.", "WWW.", "@")


def normalise(text: str) -> str:
    """Put every tone mark where the old style has it: "thỏang, hoà, qúy" -> "thoảng, hòa, quý".

    Takes NFC and gives NFC of the same length, so that offsets hold in both. Addresses of the web and of mail, words of
    other languages, and every spelling (qui, lí, nghành) are left as they are.
    """
    moves = tone_repairs()
    if moves.keys().isdisjoint(LETTER_RUN.findall(text)):
        return text
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return _move_tones(text)
    parts: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        parts += _move_tones(text[end : address.start()]), address[0]
        end = address.end()
    return "".join(parts) + _move_tones(text[end:])


def _move_tones(text: str) -> str:
    moves = tone_repairs()
    return _WHOLE_WORD.sub(lambda run: moves.get(run[0], run[0]), text)
