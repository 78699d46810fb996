"""How well texts are repaired and tone marks placed: every syllable, real anomalies, and words that were cut in two.

A break: each sentence gets one blank at a random place inside a random syllable of two letters or more (a run of
letters that is a written syllable of Vietnamese), and is repaired when it comes back exactly. A false join: a blank
that was taken out of a text as it was published, unless its publisher had broken a word there: `PRINTED_BROKEN` names
those, told by eye. The rules were tuned on one half of the documents; what the other half showed went into them once,
after it had been counted with 4 false joins in 1.36 million words: letters listed before "và" are no part of it,
and "ở" and "ấy" behind a single letter are words of their own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial
from unicodedata import normalize

from pipelines.text import normalise, repair
from pipelines.text.spelling.letters import LETTER_RUN
from pipelines.text.spelling.syllables import syllables
from tests.score.language.corpora import REPORTED, TUNED, Document, documents
from tests.score.language.measure import Measure
from tests.text.conftest import SHARED, read_lines, read_table

PRINTED_BROKEN: dict[str, tuple[int, ...]] = {
    # Half tuned on.
    "98d8a0cf65424c9a390e35fecf1a592e1d19973e": (28899,),
    "3f7689cdceca09b52762ff28b866f6367a9aa297": (1400,),
    "322a660437a9f89b8856ec64569bf4109472021f": (443,),
    "f9e4d99d68c120bd02b1f08f7211dec5d6e8d0d5": (1723,),
    "9e567bc2441ffa5190fd8b489fe619b4746fb63d": (2086,),
    "be3f6372149026b9676b58a353ddf10fe96ca923": (2195,),
    "1~695~1475~1221": (1367,),
    "1~696~1482~1237": (773,),
    "1~711~1524~1485": (1088, 1697),
    "1~712~1525~1492": (295,),
    "1~730~1576~291": (14130,),
    "1~688~1488~1250": (3134, 8126),
    # Half only reported.
    "a194aa74531b3617d2d4e4d4d3794043c4670efb": (1191,),
    "c414767ea6005fda2813bcdcc226a706bf36c176": (4465,),
    "fa1be823390dc12f51bce1058ae403b7ece501e7": (993, 2345, 2852, 3528, 4181, 4694, 5204, 6484, 6517),
    "eb55ee17a1cdc938a30bb8bf64a23968d067b2e0": (3155,),
    "ec1b8ed00a7d639db24af7f3e0eb81e8242ca2c7": (3509,),
    "1~711~1524~1482": (1242,),
    "1~711~1524~1483": (795, 1688),
}
"""Documents of the corpora, and the offsets of blanks with which their publishers broke a word."""

CASES = (str.lower, str.capitalize, str.upper)
FORMS = tuple(partial(normalize, form) for form in ("NFC", "NFD"))
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…]) ")
_SAMPLE = 8  # every eighth document is broken: about 20,000 sentences
_SEED = 20_160_101


def measures() -> list[Measure]:
    """Give all figures of spelling; nothing where the shared data is missing."""
    if not documents():
        return []
    halves = [_measure_half(half) for half in (REPORTED, TUNED)]
    return [*_measure_tables(), _measure_anomalies(), *(measure for half in halves for measure in half)]


def _measure_tables() -> Iterator[Measure]:
    styles = read_table(SHARED / "lang" / "syllables_old_new.tsv")
    pairs = [(row[style], row["old"]) for row in styles for style in ("old", "new")]
    yield _measure_pairs("tone style", [(form(case(a)), case(b)) for a, b in pairs for case in CASES for form in FORMS])
    variants = read_table(SHARED / "lang" / "tone_variants.tsv")
    moved = [(case(row["variant"]), case(row["old"])) for row in variants for case in CASES]
    yield _measure_pairs("misplaced marks", moved)
    orders = read_table(SHARED / "lang" / "nfc_unfixable.tsv")
    yield _measure_pairs("mark order", [(row["broken"], row["target"]) for row in orders])


def _measure_pairs(name: str, pairs: list[tuple[str, str]]) -> Measure:
    """Count how many forms come out as asked; each is a line of one text."""
    clean = normalise(repair("\n".join(given for given, _ in pairs)).text).split("\n")
    wrong = [asked for (_, asked), came in zip(pairs, clean, strict=True) if asked != came]
    return Measure(name, 1 - len(wrong) / len(pairs), 1.0, detail=" ".join([f"{len(pairs)} forms", *wrong[:20]]))


def _measure_anomalies() -> Measure:
    rows = [row for row in read_lines(SHARED / "lang" / "real_anomalies.jsonl") if row["expected"] is not None]
    wrong = [row for row in rows if fold(row["expected"]) not in _come_out(row["raw"])]
    names = [f"{row['kind']}: {row['raw'].strip()[:60]!r}" for row in wrong]
    return Measure("real anomalies", 1 - len(wrong) / len(rows), 0.97, detail="; ".join([f"{len(rows)} rows", *names]))


def _come_out(raw: str) -> tuple[str, str]:
    clean = repair(raw).text
    return clean, normalise(clean)


def fold(text: str) -> str:
    """Fold blanks as `repair` does, in the plainest way."""
    lines = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def _measure_half(half: str) -> Iterator[Measure]:
    texts = [document for document in documents() if document.half == half]
    words, false = 0, []
    for document in texts:
        clean = repair(document.text)
        words += len(LETTER_RUN.findall(clean.text))
        false += list(_false_joins(document))
    broken, back = 0, 0
    for sentence, damaged in broken_sentences(texts[::_SAMPLE]):
        broken += 1
        back += repair(damaged).text == sentence
    yield Measure(f"broken words repaired, {half}", back / broken, 0.8, detail=f"{broken} sentences")
    detail = "; ".join([f"{len(false)} in {words} words", *false])
    yield Measure(f"false joins in 100,000 words, {half}", len(false) / words * 1e5, 1.0, at_least=False, detail=detail)


def _false_joins(document: Document) -> Iterator[str]:
    for offset, place in joins(document.text):
        if offset not in PRINTED_BROKEN.get(document.key, ()):
            yield f"{document.key} at {offset}: {place!r}"


def joins(text: str) -> Iterator[tuple[int, str]]:
    """Find each blank of a printed text that repair takes out of a word: its offset, and what stands round it."""
    for edit in repair(text).edits:
        if "broken_word" in edit.rule:
            yield edit.raw_start, text[max(0, edit.raw_start - 20) : edit.raw_end + 20]


def broken_sentences(texts: list[Document]) -> Iterator[tuple[str, str]]:
    """Give each sentence of two words or more, clean and with one syllable of it broken."""
    chance = random.Random(_SEED)
    for document in texts:
        for sentence in _SENTENCE_END.split(repair(document.text).text):
            places = [run for run in LETTER_RUN.finditer(sentence) if _is_syllable(run[0])]
            if places:
                run = chance.choice(places)
                cut = chance.randrange(run.start() + 1, run.end())
                yield sentence, f"{sentence[:cut]} {sentence[cut:]}"


def _is_syllable(run: str) -> bool:
    return len(run) > 1 and normalise(run).lower() in syllables()
