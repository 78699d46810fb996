"""Words that markup cut in two ("Đ ồng chí", "ph át") joined again, where only one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from pipelines.text.edits import Change
from pipelines.text.letters import LETTER_RUN, TONES, VOWELS, add_tone
from pipelines.text.syllables import syllables
from pipelines.text.tones import normalise

_LAST_WORD = re.compile(r"(?:(?<=[\s(\[“\"‘:;,–/-])|^)[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?![\w.&/@’'-]*[\w&/@’'-])")
_VOWEL_LETTERS = frozenset(add_tone(vowel, tone) for vowel in VOWELS for tone in TONES)
_CONSONANTS = re.compile("[bcdđghklmnpqrstvx]+")
_LISTED_BEFORE = re.compile(r"[\d;/(]\s?$")
_LINKS = ("và", "hoặc", "hay")
# Words that begin with a vowel: after a single letter that names something ("vitamin B ít") they stand for themselves.
_VOWEL_WORDS = frozenset(
    "a á à ạ ai ái ải am ám an án ang áng anh ánh ảnh ao ào áo ảo au áp át ác ách ăn ẵm ăng ắc ắt ắp âm ấm ẩm ầm "
    "ậm ân ấn ẩn ấp ập ất ấy âu ấu ẩu ầu ẩy em én ém eo ẻo éo ép ẹp ê ế êm ếm ềm ếch ên i ỉ ì im ỉm in ín ít ích "
    "inh ị ý y yên yến yếm yêu yếu yểm yểu yết o ò ó òa oa oai oái oan oán oản oang oanh oánh oách oằn oăm oe óc "
    "ọc ong óng ót ọt ỏi oi ô ổ ố ồ ốc ộc ôi ối ổi ồi ôm ốm ổn ồn ôn ông ống ổng ộp ốp ốt ơ ờ ở ớ ơi ới ời ơn ớn "
    "ớt ợ ớp u ú ù ủ ụ ua ùa úa uẩn uất uể ui úi ủi um ùm úm un ùn ủn ung ủng úng ùng uống uốn uổng út úp ụp úc "
    "ục uy úy ủy uỵch uyên uyển ư ừ ứ ưa ứa ưng ứng ửng ừng ức ực ưu ướt ước ướp ướm ươm ươn ương ưỡn ượt".split()
)


def join_broken(text: str) -> Iterator[Change]:
    """Take out the blank inside a word: one half is no word, or both are none, and the two together are a syllable.

    Letters that name things (list letters, units, "vitamin B", "chữ T") are left alone; see `_is_single`.
    """
    chunks = text.split(" ")
    letters = list(accumulate(map(len, chunks), initial=0))
    done = -1
    for right in _doubtful_pairs(chunks):
        left = right - 1
        start = letters[left] + left  # a blank stands before every chunk but the first
        if left > done and _is_broken(text[max(0, start - 2) : start], chunks[left], chunks[right]):
            blank = letters[right] + left
            yield Change(blank, blank + 1, "", "broken_word")
            done = right


def _doubtful_pairs(chunks: list[str]) -> list[int]:
    doubtful = {chunk for chunk in set(chunks) if _is_doubtful(chunk)}
    return sorted({i for d, chunk in enumerate(chunks) if chunk in doubtful for i in (d, d + 1) if 0 < i < len(chunks)})


@lru_cache(maxsize=2**15)
def _is_doubtful(chunk: str) -> bool:
    runs = LETTER_RUN.findall(chunk)
    return bool(runs) and not (_is_word(runs[0]) and _is_word(runs[-1]))


def _is_word(half: str) -> bool:
    lower = normalise(half).lower()
    return lower in syllables() and (lower[0] not in _VOWEL_LETTERS or lower in _VOWEL_WORDS)


def _is_broken(before: str, left_chunk: str, right_chunk: str) -> bool:
    left_match, right_match = _LAST_WORD.search(left_chunk), _FIRST_WORD.match(right_chunk)
    if not (left_match and right_match):
        return False
    left, right = left_match[0], right_match[0]
    if not (right.islower() or (left.isupper() and right.isupper())):
        return False
    left_is_word = _is_word(left)
    if (left_is_word and _is_word(right)) or normalise(left + right).lower() not in syllables():
        return False
    if len(left) == 1 and not left_is_word:
        return _is_single((before + left_chunk[: left_match.start()])[-2:], left, right)
    return len(right) > 1 or not left_is_word or right in "gh"


def _is_single(before: str, left: str, right: str) -> bool:
    # "5 m ở", "a, b và c", "vitamin B ít", "P HONG" of an unmarked name: a letter on its own is more often a name.
    if not _CONSONANTS.fullmatch(left.lower()) or _LISTED_BEFORE.search(before):
        return False
    if right.lower() in _VOWEL_WORDS or right in _LINKS:
        return False
    # A line that begins with a small letter was cut out of a longer one: its first letter may be the end of a word.
    return bool(before.strip("\n")) if left.islower() else not right.isascii()
