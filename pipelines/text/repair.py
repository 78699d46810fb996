"""Text as printed -> clean text: decoding, composition, look-alikes, blanks, broken words; spelling never changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from unicodedata import is_normalized

from pipelines.text.legacy.names import is_legacy
from pipelines.text.legacy.reading import undo_charset, undo_font, undo_legacy
from pipelines.text.mending.broken import join_broken
from pipelines.text.mending.charsets import Decoded, decode
from pipelines.text.mending.edits import Change, Draft, Repaired
from pipelines.text.mending.lookalikes import mend_lookalikes
from pipelines.text.mending.mojibake import undo_double
from pipelines.text.mending.spacing import drop_invisible, fold_blanks, mend_bullets, unify_newlines, unify_returns
from pipelines.text.spelling.letters import compose

Rule = Callable[[str], Iterator[Change]]

_ASCII = re.compile(r"[\x00-\x7f]")
_QUALITY = re.compile("[\u0302\u0306]")  # left over by NFC where a tone was typed before the circumflex or breve
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROUNDS = 8
# Nothing of these can be mended: ASCII, the letters of Vietnamese that no damage makes (it makes "Ã"), common signs.
_ODD = re.compile("[^\n -~ÀÁÂÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9‘’“”–—…•]")


def repair(printed: str | bytes, charset: str | None = None, font: str | None = None) -> Repaired:
    """Make the clean text of `printed`, with every edit.

    `charset` is what the page declares for bytes; of a str it is the legacy charset that its page is known to be in
    (see `legacy_charset`), and `font` the font that the text stands in: without them only the words can tell.

    Rules, in order: lone surrogates, double encoding, legacy letters, newlines, invisible characters, NFC and mark
    order, look-alike letters, bullets, blanks, words cut in two. The result is NFC and `repair` leaves it as it is.
    """
    decoded = decode(printed, charset) if isinstance(printed, bytes) else Decoded(printed, None)
    draft = Draft(decoded.text)
    if decoded.charset and is_legacy(decoded.charset):
        draft.change(undo_charset(draft.text, decoded.charset))
    if font:
        draft.change(undo_font(draft.text, font))
    if "\r" in draft.text:
        draft.change(unify_returns(draft.text))
    legacy: Rule = partial(undo_legacy, expected=None if isinstance(printed, bytes) else charset)
    _mend(draft, legacy)
    flags = decoded.flags | {name for edit in draft.edits for name in edit.rule.split("+")}
    return Repaired(draft.text, draft.edits, tuple(sorted(flags)), decoded.charset)


def _mend(draft: Draft, legacy: Rule) -> None:
    """Use the rules in turn until they leave the text as it is; most texts hold nothing that most rules mend."""
    for _ in range(_ROUNDS):
        before = draft.text
        for rule in (*_DECODING, legacy, *_LETTERS) if _ODD.search(before) else (legacy,):
            draft.change(rule(draft.text))
        mended = draft.text
        draft.change(fold_blanks(mended))
        folded = draft.text
        draft.change(join_broken(folded))
        if draft.text == before or (mended == before and draft.text == folded and not _ODD.search(folded)):
            return


def replace_surrogates(text: str) -> Iterator[Change]:
    """Put U+FFFD for half a surrogate pair, and for a byte that the charset does not know."""
    return (Change(m.start(), m.end(), "\ufffd", "undecodable") for m in _SURROGATE.finditer(text))


def compose_letters(text: str) -> Iterator[Change]:
    """Compose to NFC, with marks in the order that composes."""
    if is_normalized("NFC", text) and not _QUALITY.search(text):
        return
    for start, end in _stretches(text):
        composed = compose(text[start:end])
        if composed != text[start:end]:
            yield Change(start, end, composed, "composed")


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Find the stretches that can be composed: all but the first of their characters are beyond ASCII.

    ASCII never composes with what stands before it, and what is not odd is composed already.
    """
    end = 0
    for odd in _ODD.finditer(text):
        if odd.start() >= end and odd[0] > "\x7f":
            start, ascii_after = odd.start(), _ASCII.search(text, odd.end())
            while start > end and text[start - 1] > "\x7f":
                start -= 1
            last_end, end = end, ascii_after.start() if ascii_after else len(text)
            yield max(last_end, start - 1), end


_DECODING: tuple[Rule, ...] = (
    replace_surrogates,
    compose_letters,
    undo_double,
    undo_double,
)
_LETTERS: tuple[Rule, ...] = (
    unify_newlines,
    drop_invisible,
    compose_letters,
    mend_lookalikes,
    mend_bullets,
    fold_blanks,
)
