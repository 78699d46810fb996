"""Words that markup cut in two ("Đ ồng chí", "ph át triển") joined again, where the other reading makes no sense.

Two syllables of Vietnamese that stand side by side hardly ever make a third when they are written together: there are
about a hundred such places in a million syllables of news, nearly all of them before a few common words that begin
with a vowel ("tiếp thu ý kiến", "cho ai").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from pipelines.text.mending.edits import Change
from pipelines.text.mending.halves import Halves, count_words, read_halves
from pipelines.text.remember import Remembered
from pipelines.text.spelling.attested import attested
from pipelines.text.spelling.letters import LETTER_RUN, TONES, VOWELS, add_tone
from pipelines.text.spelling.syllables import tone_repairs

_VOWEL_LETTERS = frozenset(add_tone(vowel, tone) for vowel in VOWELS for tone in TONES)
_CONSONANTS = re.compile("[bcdđghklmnpqrstvx]+")
_LISTED_BEFORE = re.compile(r"[\d;/(]\s?$")
_LINKS = ("và", "hoặc", "hay")
_AFTER_NOUNS = ("ở", "ấy")
_APART = (("và", "y"), ("là", "y"), ("là", "u"), ("bị", "u"))  # "và y, bác sĩ", "là u lympho"
# What a single letter after it names: "điểm c", "chữ T".
_THINGS = frozenset("điểm khoản mục chữ nhóm cạnh ý câu tiết loại hạng lớp đội khối phần hình bảng khu số".split())
# Words that begin with a vowel and stand by themselves; a single letter of these is more often one half of a word.
_SINGLE = frozenset("a à e ê i o ơ u ư y".split())
_STANDING = frozenset(
    "ai am an anh ao ác ái ám án ánh áo áp ào âm ân âu ăn em eo êm im in ích ít oan ong óc ô ôm ôn ông ốc ốm ống ồn ổ "
    "ổn ơi ơn ở ớt uốn uống uy ung út ưa ước ưu ứng ức ý yên yêu yếu ạ ả ảnh ảo ấm ấn ấp ấy ẩm ẩn ập ếch ép ủng "
    "ủy".split()
)
_TAIL, _HEAD = 1, 2


def join_broken(text: str) -> Iterator[Change]:
    """Take out the blank inside a word: the two sides make an attested syllable, and one of them is no word.

    Both may be words where their neighbours ask for the joined one: "môn to án học". Letters that name things (list
    letters, units, "vitamin B", "chữ T") are left alone, and so is a word that the end of a text or an ellipsis cuts.
    """
    chunks = text.split(" ")
    doubts = list(map(_DOUBTS.__getitem__, chunks))
    if not any(doubts):
        return
    rights = _settle(chunks, _broken_blanks(chunks, doubts))
    ends = list(accumulate(map(len, chunks))) if rights else []
    for right in rights:
        blank = ends[right - 1] + right - 1
        yield Change(blank, blank + 1, "", "broken_word")


def _broken_blanks(chunks: Sequence[str], doubts: Sequence[int]) -> list[int]:
    """Find the blanks that may stand inside a word, by the number of the chunk to their right."""
    places = [i for i, doubt in enumerate(doubts) if doubt]
    rights = {i for i in places if doubts[i] & _TAIL} | {i + 1 for i in places if doubts[i] & _HEAD}
    found = [(right, read_halves(chunks, right)) for right in sorted(rights - {0, len(chunks)})]
    pairs = {right: halves for right, halves in found if halves}
    # A letter that is part of no word elsewhere in the text is the name of something there, and so it may be here.
    names = {chunks[i] for i in places if len(chunks[i]) == 1 and not {i, i + 1} & pairs.keys()} if pairs else set()
    return [right for right, halves in pairs.items() if _is_broken(halves, names)]


def _doubt(chunk: str) -> int:
    """Tell whether the first word of a chunk may be the tail of a broken one, and the last word the head of one."""
    runs = LETTER_RUN.findall(chunk)
    if not runs:
        return 0
    first, last = runs[0].lower(), runs[-1].lower()
    may_be_tail = first in _tails() and (first in _STANDING or not _is_sure(first))
    may_be_head = last in _heads() and not _is_sure(last)
    return _TAIL * may_be_tail + _HEAD * may_be_head


@cache
def _heads() -> frozenset[str]:
    return frozenset(word[:cut] for word in attested() for cut in range(1, len(word)))


@cache
def _tails() -> frozenset[str]:
    return frozenset(word[cut:] for word in attested() for cut in range(1, len(word)))


def _is_sure(run: str) -> bool:
    """Tell whether a run of letters is a syllable that stands by itself."""
    lower = _spell(run)
    return lower is not None and (lower[0] not in _VOWEL_LETTERS or lower in _STANDING)


def _spell(run: str) -> str | None:
    """Give the attested syllable in lower case and the old style, None for any other run of letters."""
    lower = run.lower()
    return attested().get(tone_repairs().get(lower, lower))


def _is_broken(halves: Halves, names: set[str]) -> bool:
    if halves.right in names or (halves.joined.isascii() and not halves.is_marked):
        return False
    known_left = _spell(halves.left) is not None
    if not (_is_sure(halves.right) or halves.right.lower() in _SINGLE):
        return not (known_left and _CONSONANTS.fullmatch(halves.right.lower()) and _is_cut_or_listed(halves))
    if known_left:
        return _is_last_letter(halves) or halves.gain > 0
    return len(halves.left) > 1 or (halves.left not in names and _is_first_letter(halves))


def _is_cut_or_listed(halves: Halves) -> bool:
    """Tell whether consonants after a word are the beginning of one that was cut off, or the last of some letters."""
    return halves.is_cut_off or (len(halves.word_before) == 1 and halves.left.lower() in _LINKS)


def _is_first_letter(halves: Halves) -> bool:
    """Tell whether a single consonant before a word begins that word and is not the name of a thing or person."""
    if not _CONSONANTS.fullmatch(halves.left.lower()) or _LISTED_BEFORE.search(halves.before):
        return False
    if halves.word_before in _THINGS:
        return False
    if halves.right in _LINKS or halves.right in _AFTER_NOUNS:
        return halves.gain > 0
    # A line that begins with a small letter was cut out of a longer one: its first letter may be the end of a word.
    if halves.left.islower():
        return halves.gain >= 0 and not (not halves.before or halves.before.endswith("\n"))
    if halves.right.lower() in _SINGLE and not halves.joined.isascii():
        return True
    if halves.starts_sentence and len(halves.right) > 1:
        return halves.gain >= 0
    return halves.gain > 0


def _is_last_letter(halves: Halves) -> bool:
    """Tell whether a single vowel after a word ends that word: "củ a", "nà y"."""
    if halves.right.lower() not in _SINGLE or (halves.left.lower(), halves.right) in _APART:
        return False
    may_be_listed = halves.joined.isascii() and halves.after.startswith(",")  # "Cho a, b là hai số"
    return halves.gain > 0 if may_be_listed else halves.gain >= 0


def _settle(chunks: Sequence[str], rights: list[int]) -> list[int]:
    """Choose between two joins of one chunk: "cá c hội" and "là m ột" are "các hội" and "là một"."""
    chosen: list[int] = []
    for right in rights:
        if not chosen or chosen[-1] < right - 1:
            chosen.append(right)
        elif _is_later(chunks, right):
            chosen[-1] = right
    return chosen


def _is_later(chunks: Sequence[str], right: int) -> bool:
    """Tell whether chunk `right` - 1 is rather one word with the chunk after it than with the chunk before it."""
    before, first, middle, last, after = (_word_at(chunks, i) for i in range(right - 3, right + 2))
    if (_spell(first) is None) != (_spell(last) is None):
        return _spell(last) is None
    gain = count_words((before, first, middle + last, after)) - count_words((before, first + middle, last, after))
    return gain > 0 or (gain == 0 and last not in _AFTER_NOUNS)


def _word_at(chunks: Sequence[str], i: int) -> str:
    """Give the word that chunk `i` is, in lower case, with signs round it left out; "" beyond either end."""
    runs = LETTER_RUN.findall(chunks[i]) if 0 <= i < len(chunks) else []
    return runs[0].lower() if len(runs) == 1 else ""


_DOUBTS = Remembered(_doubt)
