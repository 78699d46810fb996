"""Letters of other alphabets that stand for Vietnamese ones, mended where that gives a Vietnamese word or code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text.mending.edits import Change
from pipelines.text.spelling.letters import compose
from pipelines.text.spelling.syllables import syllables
from pipelines.text.tones import normalise, outside_addresses

# Icelandic eth and African D for Đ, Latin gha for ư (an error of Word and PDF converters), Cyrillic and Greek twins.
TWINS = str.maketrans(
    "ÐðƉɖƢƣАВЕЅІЈКМНОРСТХУаеоіѕјрсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν",
    "ĐđĐđƯưABESIJKMHOPCTXYaeoisjpcxyABEZHIKMNOPTYXoiv",
)
"""Letters of other alphabets that look like Vietnamese ones, as a table of `str.translate`."""

_FOREIGN_LETTER = re.compile("[" + "".join(map(chr, TWINS)) + "]")
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_NATIVE_LETTER = re.compile("[A-Za-zĂÂĐÊÔƠƯăâđêôơưÀ-ÅÈ-ÏÒ-ÖÙ-Ýà-åè-ïò-öù-ý\u1ea0-\u1ef9]")
_CODE = re.compile("[BCDĐFGHJKLMNPQRSTVWXZ]+")


def mend_lookalikes(text: str) -> Iterator[Change]:
    """Mend Ðảng to Đảng, trƣờng to trường, SGDHСМ to SGDHCM; Goðafoss, ВЕСТИ and addresses stay."""
    if not _FOREIGN_LETTER.search(text):
        return
    for start, end in outside_addresses(text):
        for word in _WORD.finditer(text, start, end):
            if _FOREIGN_LETTER.search(word[0]):
                mended = compose(word[0].translate(TWINS))
                if _is_meant(text, word, mended):
                    yield Change(word.start(), word.end(), mended, "look_alike")


def _is_meant(text: str, word: re.Match[str], mended: str) -> bool:
    # A word wholly of foreign letters is a foreign word, unless its only letters are eths: "Ð" of "Ð/c".
    if not (_NATIVE_LETTER.search(word[0]) or mended in ("Đ", "đ")):
        return False
    if normalise(mended).lower() in syllables():
        return True
    in_code = text[word.start() - 1 : word.start()] in ("/", "-") or text[word.end() : word.end() + 1] in ("/", "-")
    return mended.isupper() and (in_code or bool(_CODE.fullmatch(mended)))
