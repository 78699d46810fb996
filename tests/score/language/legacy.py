"""Legacy charsets: letters, samples, false alarms on clean text, and how short a text is still told and restored."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipelines.text import repair
from pipelines.text.legacy.reading import undo_legacy
from pipelines.text.spelling.letters import compose
from tests.score.language.measure import Measure
from tests.text.conftest import SHARED, read_lines, read_table
from tests.text.legacy_letters import LETTERS, ONE_CASE, as_bytes, kept_letters, shapes, write_legacy
from tests.text.test_legacy import DECLARED, FOREIGN

CORPORA = {"vietnam_news_2016": "content", "portal_2019": "contents"}
LENGTHS = ((20, 40, 0.75), (40, 80, 0.95), (80, 160, 0.98), (160, 100_000, 0.98))
"""Least and most characters of a text, and the share that should be told from it alone."""
SAMPLE = 120  # texts of each length in each charset
CUTS = re.compile(r"(?<=[.!?;:,…”])\s+|\s+[-–]\s+")


def measures() -> list[Measure]:
    """Measure letters, samples, false alarms and recall; nothing where the shared data is missing."""
    if not SHARED.is_dir():
        return []
    return [*letters_exact(), samples_exact(), false_alarms(), foreign_alarms(), *recall(), recall_on_page()]


def letters_exact() -> Iterator[Measure]:
    """Read each letter that a charset has from its bytes."""
    for charset, declared in DECLARED.items():
        kept = kept_letters(charset)
        right = sum(repair(as_bytes(shapes(charset)[letter]), declared).text == letter for letter in kept)
        yield Measure(f"legacy letters exact, {charset}", right / len(kept), 1.0, detail=f"{len(kept)} letters")


def samples_exact() -> Measure:
    """Read the shared samples, as text and as bytes."""
    rows = [row for row in read_table(SHARED / "lang" / "legacy_samples.tsv") if row["kind"] != "double_entity"]
    right = [repair(row["damaged"]).text == row["expected"] for row in rows]
    for row in read_lines(SHARED / "lang" / "legacy_encodings.jsonl"):
        for name, charset in (("TCVN5712-1_hex", "tcvn"), ("VISCII_hex", "viscii"), ("CP1258_hex", "windows-1258")):
            if name in row:
                right += [repair(bytes.fromhex(row[name]), said).text == row["nfc"] for said in (charset, None)]
    return Measure("legacy samples exact", sum(right) / len(right), 1.0, detail=f"{len(right)} samples")


def false_alarms() -> Measure:
    """Count clean paragraphs, and their clauses, that are taken for a legacy charset."""
    pieces = list(chain.from_iterable((one, *CUTS.split(one)) for one in paragraphs()))
    return _alarms("legacy false alarms per 100,000 clean texts", pieces)


def foreign_alarms() -> Measure:
    """Count texts of other languages, and stretches of them, that are taken for a legacy charset."""
    words = [text.split() for text in FOREIGN]
    pieces = {" ".join(one[i:j]) for one in words for i in range(len(one)) for j in range(i + 1, len(one) + 1)}
    return _alarms("legacy false alarms per 100,000 foreign texts", sorted(pieces))


def _alarms(name: str, pieces: list[str]) -> Measure:
    alarms = sum(next(undo_legacy(compose(piece)), None) is not None for piece in pieces)
    return Measure(name, alarms * 1e5 / len(pieces), 1.0, at_least=False, detail=f"{alarms} of {len(pieces):,}")


def recall() -> Iterator[Measure]:
    """Measure how many texts of each length are told by themselves and restored; of five charsets the worst."""
    for least, most, bound in LENGTHS:
        shares = {charset: _restored(charset, texts_of(least, most)) for charset in DECLARED}
        detail = ", ".join(f"{charset} {share:.3f}" for charset, share in shares.items())
        name = f"{least}-{most}" if most < 1_000 else f"over {least}"
        yield Measure(f"legacy restored, {name} characters", min(shares.values()), bound, detail=detail)


def recall_on_page() -> Measure:
    """Measure how many of the shortest texts are restored where the rest of their page has told the charset."""
    shares = {charset: _restored(charset, texts_of(20, 40), told=True) for charset in DECLARED}
    detail = ", ".join(f"{charset} {share:.3f}" for charset, share in shares.items())
    return Measure("legacy restored, 20-40 characters of a told page", min(shares.values()), 0.97, detail=detail)


def _restored(charset: str, texts: list[str], *, told: bool = False) -> float:
    seen = [(text, write_legacy(text, charset)) for text in texts]
    changed = [(text, one) for text, one in seen if one != text]
    right = [_same(charset, repair(one, charset if told else None).text, text) for text, one in changed]
    return sum(right) / len(right)


def _same(charset: str, read: str, text: str) -> bool:
    # Capitals with a tone are lost in the fonts of one case.
    return read.lower() == text.lower() if charset == ONE_CASE else read == text


@cache
def texts_of(least: int, most: int) -> list[str]:
    """Take clean texts of some length, each the front of a paragraph, with letters beyond ASCII."""
    chance = random.Random(f"{least} {most}")
    found: list[str] = []
    for paragraph in chance.sample(paragraphs(), 20 * SAMPLE):
        text = paragraph if most > 1_000 else paragraph[: chance.randint(least, most)].rsplit(" ", 1)[0]
        text = repair(text).text
        if least <= len(text) <= most and set(text) & set(LETTERS):
            found.append(text)
    return found[:SAMPLE]


@cache
def paragraphs() -> list[str]:
    """Read the paragraphs of both corpora."""
    found: list[str] = []
    for name, key in CORPORA.items():
        with lzma.open(SHARED / "lang" / "corpora" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            found += [one for line in lines for part in json.loads(line)[key].split("\n") if (one := part.strip())]
    return found
