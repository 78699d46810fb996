"""Text as printed -> clean text: decoding, composition, look-alikes, blanks, broken words; spelling never changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import is_normalized

from pipelines.text.broken import join_broken
from pipelines.text.charsets import Decoded, decode
from pipelines.text.edits import Change, Draft, Repaired
from pipelines.text.letters import compose
from pipelines.text.lookalikes import mend_lookalikes
from pipelines.text.mojibake import undo_double
from pipelines.text.spacing import drop_invisible, fold_blanks, mend_bullets, unify_newlines, unify_returns

# ASCII never composes with what stands before it: each stretch up to the next ASCII character is NFC on its own.
_STRETCH = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_QUALITY = re.compile("[\u0302\u0306]")  # left over by NFC where a tone was typed before the circumflex or breve
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROUNDS = 8
# Nothing of these can be mended: ASCII, the letters of Vietnamese that no damage makes (it makes "Ã"), common signs.
_ODD = re.compile("[^\n -~ÀÁÂÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9‘’“”–—…•]")


def repair(printed: str | bytes, charset: str | None = None) -> Repaired:
    """Make the clean text of `printed`, with every edit; `charset` is what the page declares for bytes.

    Rules, in order: lone surrogates, double encoding, newlines, invisible characters, NFC and mark order, look-alike
    letters, bullets, blanks, words cut in two. The result is NFC and `repair` leaves it as it is.
    """
    decoded = decode(printed, charset) if isinstance(printed, bytes) else Decoded(printed, None)
    draft = Draft(decoded.text)
    if "\r" in draft.text:
        draft.change(unify_returns(draft.text))
    if _ODD.search(draft.text):
        for rule in _DECODING:
            draft.change(rule(draft.text))
        _repeat(draft, _LETTERS)
    draft.change(fold_blanks(draft.text))
    _repeat(draft, (join_broken,))
    flags = decoded.flags | {name for edit in draft.edits for name in edit.rule.split("+")}
    return Repaired(draft.text, draft.edits, tuple(sorted(flags)), decoded.charset)


def _repeat(draft: Draft, rules: tuple[Callable[[str], Iterator[Change]], ...]) -> None:
    """Use the rules in turn until none of them changes anything."""
    for _ in range(_ROUNDS):
        before = draft.text
        for rule in rules:
            draft.change(rule(draft.text))
        if draft.text == before:
            return


def replace_surrogates(text: str) -> Iterator[Change]:
    """Put U+FFFD for half a surrogate pair, and for a byte that the charset does not know."""
    return (Change(m.start(), m.end(), "\ufffd", "undecodable") for m in _SURROGATE.finditer(text))


def compose_letters(text: str) -> Iterator[Change]:
    """Compose to NFC, with marks in the order that composes."""
    if is_normalized("NFC", text) and not _QUALITY.search(text):
        return
    for stretch in _STRETCH.finditer(text):
        composed = compose(stretch[0])
        if composed != stretch[0]:
            yield Change(stretch.start(), stretch.end(), composed, "composed")


_DECODING: tuple[Callable[[str], Iterator[Change]], ...] = (
    replace_surrogates,
    compose_letters,
    undo_double,
    undo_double,
    unify_newlines,
)
_LETTERS: tuple[Callable[[str], Iterator[Change]], ...] = (
    drop_invisible,
    compose_letters,
    mend_lookalikes,
    mend_bullets,
    fold_blanks,
)
