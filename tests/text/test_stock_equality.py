"""Words and parts of speech are those of stock underthesea, called the plain way, sentence by sentence."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text import normalise, repair, sentences, words
from pipelines.text.tagging import stock
from pipelines.text.tagging.features import Features
from pipelines.text.tagging.model import read_model
from pipelines.text.tagging.tagger import tag_sentences

from .strings import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = [
    "a", ".", "Ð", "đ", "ð", "1", "-", "\u0301", "日", "😀", "x y", "I-W", "BOS EOS", "True False", "EOS", "BOS",
    "T[0]=a", "=", "http://sct.bentre.gov.vn/tin-tuc?id=1&x=2, www.a.vn.", "sct@bentre.gov.vn",
    "2384/QĐ-UBND ngày 14/4/2023.",
    "+84 275 3822365, 9999999999 2147483647 2147483648 -2147483648 -2147483649 +5 00000000000000000007 ٣ ² Ⅷ",
    "1.500.000,5 đồng; 14.5%; 3x4; 43H-0530; 10:20:50; 08-2014; 4K", "ĐẠI HỘI CÔNG ĐOÀN CƠ SỞ SỞ CÔNG THƯƠNG",
    "SỞ CÔNG THƯƠNG", "TP. HCM", "TP.", "TP.HCM", "Đạo diễn :D", "Đạo diễn :D nói", "v.v...", "v.v",
    "=> ==> -> .. -- >>", "H'Mông, N’Thôn Hạ, Ea H'leo", "((a(b)c)d) [x] {y} «z» “q” ‘w’", "ΑΣ ΣΣ ẞ ß İstanbul ǅ ǆ",
    "a\u00adb c\u200bd \ufeffe", "(" * 30, ":" * 50, "...!?" * 20, "a" * 300, "1." * 100, "mẹ " * 200,
    "Nguyễn Văn A, Trần Thị B", "\x00 \x1f \x7f", "TP.\n", "TP. \n", "a\tb\u00a0c\u3000d",
]  # fmt: skip


@cache
def stock_taggers() -> Any:
    import underthesea
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

    package = Path(underthesea.__file__).parent
    tagger = FastCRFSequenceTagger()
    tagger.load(str(package / "pipeline" / "pos_tag" / "models" / "pos_crf_vlsp2013_20230303"))
    return underthesea.word_tokenize, tagger


def plain_way(sentence: str) -> tuple[list[str], list[str]]:
    """Give the words, and the tags as `pos_tag(sentence, model="v2.0")` makes them on its first call."""
    tokenize, tagger = stock_taggers()
    found = tokenize(sentence, use_token_normalize=False)
    return found, [tag.removeprefix("B-") for tag in tagger.predict([[word] for word in found])] if found else []


def ours(sentences: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for sentence, (starts, ends, tags) in zip(sentences, tag_sentences(sentences), strict=True):
        yield [sentence[start:end] for start, end in zip(starts, ends, strict=True)], list(tags)


def bare(found: list[str]) -> list[str]:
    """Underthesea puts blanks between the parts of a word where the text has none, and đ for the eth."""
    return ["".join(word.split()).replace("ð", "đ").replace("Ð", "Đ") for word in found]


def differing(pieces: list[str]) -> Iterator[str]:
    """Give the sentences whose words or tags are not those of stock."""
    for piece, (found, tags) in zip(pieces, ours(pieces), strict=True):
        stock_words, stock_tags = plain_way(piece)
        if (bare(found), tags) != (bare(stock_words), stock_tags):
            yield piece


def assert_equal(pieces: list[str]) -> None:
    assert list(differing(pieces)) == []


def cut(bodies: list[str]) -> list[str]:
    texts = [normalise(repair(body).text) for body in bodies]
    return list(dict.fromkeys(text[start:end] for text in texts for start, end in sentences(text)))


def test_words_and_tags_of_news_are_those_of_stock(news: list[str]) -> None:
    pieces = cut(news)[:1500]
    assert len(pieces) == 1500
    assert_equal(pieces)


def test_headings_in_capitals_are_equal_as_they_stand(news: list[str]) -> None:
    assert_equal([piece.upper() for piece in cut(news[:4])])


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_strings_are_equal(text: str) -> None:
    assert_equal([text])


def test_every_attribute_looked_up_is_the_one_that_stock_writes() -> None:
    from underthesea_core import CRFFeaturizer  # type: ignore[import-untyped]  # Rust, without stubs

    folder = stock._package_folder() / stock._WORD_MODEL
    names, dictionary = (pickle.loads((folder / f"{part}.bin").read_bytes()) for part in ("features", "dictionary"))
    attributes = read_model(folder / "models.bin").attributes
    features = Features(names, attributes, dictionary)
    tokens = [text.split() for text in HOSTILE if text.split()]
    columns, places = features.columns(tokens)
    found = np.array([rows[columns[column][places + offset]] for column, offset, rows in features.lookups]).T
    written = CRFFeaturizer(names, dictionary).process([[[token] for token in sentence] for sentence in tokens])
    assert found.tolist() == [[attributes.get(name, 0) for name in token] for one in written for token in one]


def test_sentences_tagged_together_are_tagged_as_alone() -> None:
    assert [*ours(HOSTILE)] == [next(ours([text])) for text in HOSTILE]
    assert tag_sentences([]) == []


@given(st.lists(composed, max_size=5))
@settings(max_examples=100)
def test_made_up_strings_are_equal(texts: list[str]) -> None:
    assert_equal([text for text in texts if "\ud800" not in text])


def test_words_are_the_tagged_sentences_laid_out_on_the_text(news: list[str]) -> None:
    text = repair(news[0]).text
    normal = normalise(text)
    bounds = sentences(text)
    found = [
        (start + first, start + last, tag)
        for (start, end), tagged in zip(bounds, tag_sentences([normal[s:e] for s, e in bounds]), strict=True)
        for first, last, tag in zip(*tagged, strict=True)
        if not normal[start:end].isupper()
    ]
    assert [(w.start, w.end, w.pos) for w in words(text)] == found


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "models.bin"
    other.write_bytes(b"lCRF" + b"\0" * 100)
    with pytest.raises(ValueError, match="no CRFsuite model"):
        read_model(other)
