from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings

from pipelines.text import normalise, words
from pipelines.text.tagging import stock, tagger
from pipelines.text.words import Word
from tests.growth import grows_in_proportion

from .strings import composed


@given(composed)
@settings(max_examples=100)
def test_words_cover_every_letter_once_and_in_order(text: str) -> None:
    end = 0
    for word in words(text):
        assert not text[end : word.start].strip()
        assert text[word.start : word.end] == text[word.start : word.end].strip() != ""
        assert word.pos
        end = word.end
    assert not text[end:].strip()


def test_part_of_speech_is_that_of_the_second_model(seed: dict[str, Any]) -> None:
    from underthesea.pipeline import pos_tag

    text = normalise(seed["paragraphs_clean"][0].split(". ")[0])
    pos_tag.pos_model_v2 = None  # its first call works, every later one fails
    stock = [tag for _, tag in pos_tag.pos_tag(text, model="v2.0")]
    assert [word.pos for word in words(text, [(0, len(text))])] == stock
    assert [word.pos for word in words(text, [(0, len(text))])] == stock


def test_a_heading_in_capitals_has_the_words_of_its_small_letters() -> None:
    heading = "ĐẠI HỘI CÔNG ĐOÀN CƠ SỞ SỞ CÔNG THƯƠNG"
    assert words(heading) == words(heading.lower())
    assert [heading[w.start : w.end] for w in words(heading)][:2] == ["ĐẠI HỘI", "CÔNG ĐOÀN"]


def test_a_heading_in_capitals_before_its_text_has_the_words_of_its_small_letters() -> None:
    line, lowered = "THÔNG BÁO VỀ VIỆC Tuyển dụng viên chức", "thông báo về việc Tuyển dụng viên chức"
    assert words(line) == words(lowered)
    assert [line[w.start : w.end] for w in words(line)][:2] == ["THÔNG BÁO", "VỀ"]


def test_acronyms_keep_their_capitals_before_the_models() -> None:
    assert words("UBND TỈNH BẾN TRE họp.") == words("UBND tỉnh bến tre họp.")
    for line in ("Giám đốc SỞ nói.", "Ban QLDA và UBND họp.", "Đội HLV CLB thắng.", "İSTANBUL LÀ thành phố."):
        ((starts, ends, tags),) = tagger.tag_sentences([line])
        assert words(line) == [Word(*word) for word in zip(starts, ends, tags, strict=True)]


def test_both_tone_styles_give_the_same_words() -> None:
    assert words("Uỷ ban nhân dân tỉnh Thanh Hoá") == words("Ủy ban nhân dân tỉnh Thanh Hóa")


def test_a_lone_surrogate_and_a_long_run_fall_back_to_white_space() -> None:
    assert words("a\ud800b c") == [Word(0, 3, "X"), Word(4, 5, "X")]
    assert words("a." * 9_000 + " x")[0] == Word(0, 18_000, "X")
    assert grows_in_proportion(words, "a." * 9_000)


def test_fixed_words_of_another_caller_do_not_leak_in() -> None:
    from underthesea import word_tokenize

    sentence = "Viện Nghiên Cứu chiến lược quốc gia"
    before = tagger.tag_sentences([sentence])
    word_tokenize("x", fixed_words=["Nghiên Cứu chiến lược quốc gia"])
    stock.token_pattern.cache_clear()
    tagger._INNER.clear()
    assert tagger.tag_sentences([sentence]) == before


def test_what_is_remembered_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    room = sys.modules[words.__module__]
    text = "\n".join(f"Điều {number}. Sở Công Thương tỉnh." for number in range(12))
    expected = words(text)
    monkeypatch.setattr(room, "_REMEMBERED", 5)
    room._memory.clear()
    for _ in range(3):
        assert words(text) == expected
        assert len(room._memory) <= 5


def test_underthesea_comes_late_without_network_and_without_a_log_handler() -> None:
    code = (
        "import logging, socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.getaddrinfo = socket.socket.connect = refuse\n"
        "import pipelines.text as text\n"
        "assert 'underthesea' not in sys.modules\n"
        "assert text.words('Xin chào các bạn.')[0].pos != 'X'\n"
        "assert logging.getLogger().handlers == []\n"
        "assert not [name for name in sys.modules if name.startswith('underthesea')]\n"
        "import underthesea\n"
        "assert underthesea.word_tokenize('Xin chào các bạn.')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert logging.getLogger().level == logging.WARNING
