"""In which legacy charset a text is, told by the words that come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.text.legacy.names import font_charset
from pipelines.text.legacy.tables import TABLES, Letters
from pipelines.text.legacy.words import Word, hide_addresses, is_word, read_words, without_marks
from pipelines.text.tones import normalise

# Words that every text of some length holds, names of people and places among them; those without a mark tell nothing.
_COMMON = frozenset(
    "là và của có được các cho với những một người này đã không để vào từ đến tại về số năm ngày tỉnh phố hội "
    "việc tổ chức huyện xã phường đồng chí bí thư đảng ủy chủ tịch phó giám đốc sở bộ nhà nước nhân dân việt đại "
    "quốc gia trường học giáo dục kinh tế phát triển quản lý thực hiện nghị quyết định hướng dẫn báo văn bản cũng "
    "như đó thì sẽ phải nhiều nhất đầu dưới trước giữa còn hơn lại lên mới cùng vì nếu mà bị ở đây lớn làm rất "
    "thể tháng giờ đề nghiệp thương mại hàng hóa sản xuất bảo vệ tư vấn sự dự án cơ chế độ chính trị nội vụ cán "
    "viên cấp đơn vị hoạt động kết hợp tác đội lãnh đạo hành cầu điều kiện đất đai môi tài nguyên quả hiệu lần "
    "thứ qua bên đường thị trấn ông bà chị trẻ tuổi chúng tôi họ nó gì nào cả mọi mỗi đều vẫn đang từng bằng khác "
    "chỉ biết nói thấy muốn hà hồ đà nẵng cần sài gòn nguyễn trần lê phạm hữu đức hoàng vũ võ đặng bùi đỗ ngô "
    "dương".split()
)
_ABBREVIATION = re.compile("[BCDĐFGHJKLMNPQRSTVWXZ]+")
UNICODE_LETTERS = "ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9"
"""Vietnamese letters that no charset of one byte shows: as the inside of a class of a pattern."""

_UNICODE = re.compile(f"[{UNICODE_LETTERS}]")
_GUESSES = ("tcvn3", "vni", "viscii", "vps", "cp1258")
_ENOUGH = 8_000  # characters
_WEIGHT, _LEAD, _SURE = 3, 2, 1.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a text reads in a charset.

    `weight` is summed over its different words; `words` counts those that speak for the charset and are no Vietnamese
    as they are seen, `share` is that of Vietnamese among all.
    """

    weight: int
    words: int
    share: float


def is_suspect(line: str) -> bool:
    """Say whether a line may be in a legacy charset: it has letters beyond ASCII, and none that only Unicode has."""
    return not line.isascii() and not _UNICODE.search(line)


def legacy_charset(texts: Iterable[str], fonts: Callable[[], Iterable[str]] = tuple) -> str | None:
    """Name the legacy charset that the texts of a page are in, told by all of them together and by names of fonts.

    A font of a charset makes the least evidence enough; alone it proves nothing, since pages were rewritten in Unicode
    and kept it. `fonts` is asked only where the texts are doubtful. None when they are in no legacy charset.
    """
    lines = [line for text in texts for line in text.split("\n") if is_suspect(line)]
    if not lines or (told := tell_charset(lines)):
        return told if lines else None
    by_font = dict.fromkeys(charset for font in fonts() if (charset := font_charset(font)))
    return next((name for name in by_font if weigh(lines, TABLES[name]).weight > 0), None)


def tell_charset(lines: Sequence[str]) -> str | None:
    """Name the charset in which lines read best, if they are Vietnamese in it and it leads before every other."""
    sample = list(_first(lines))
    found = sorted(((weigh(sample, TABLES[name]), name) for name in _GUESSES), key=lambda pair: -pair[0].weight)
    (best, name), (second, _) = found[:2]
    leads = best.weight - max(second.weight, 0) >= _LEAD
    is_sure = best.weight >= _WEIGHT and best.words > 0 and best.weight * best.share >= _SURE
    return name if leads and is_sure else None


def _first(lines: Iterable[str]) -> Iterator[str]:
    """Give the first lines of a text, as many as tell enough."""
    left = _ENOUGH
    for line in lines:
        if left > 0:
            yield line[:left]
        left -= len(line)


def weigh(lines: Iterable[str], letters: Letters) -> Evidence:
    """Weigh what speaks for a charset against what speaks against it."""
    weights: dict[str, int] = {}
    plain = foreign = 0
    for word in (without_marks(word, letters) for line in lines for word in read_words(hide_addresses(line), letters)):
        if word.seen != word.meant or _stray(word, letters):
            weights[word.seen] = _weigh_word(word, letters)
        elif len(word.seen) > 1 and not (word.seen.isascii() and word.seen.isupper()):
            is_vietnamese = is_word(word.seen)
            plain, foreign = plain + is_vietnamese, foreign + (not is_vietnamese)
    good = sum(weight >= 0 for weight in weights.values())
    total = len(weights) + plain + foreign
    speaking = sum(weight > 0 and not is_word(seen) for seen, weight in weights.items())
    return Evidence(sum(weights.values()), speaking, (good + plain) / total if total else 0.0)


def _weigh_word(word: Word, letters: Letters) -> int:
    """Weigh a word: 2 if common, 1 if a syllable or an abbreviation, -2 if none or if a better one is seen."""
    if _stray(word, letters):
        return -2
    if len(word.seen) == 1:
        return 0
    if not is_word(word.meant, letters):
        return 1 if _ABBREVIATION.fullmatch(word.meant) else -2
    meant, seen = _is_common(word.meant), _is_common(word.seen)
    if is_word(word.seen):
        return 2 * (meant - seen)
    return 2 if meant else 1


def _is_common(word: str) -> bool:
    return normalise(word).lower() in _COMMON


def _stray(word: Word, letters: Letters) -> bool:
    """Say whether a word has a letter that the charset does not have."""
    rest = letters.sign.sub("", word.seen)
    return any(char > "\x7f" and char.isalpha() and char not in letters.plain for char in rest)
