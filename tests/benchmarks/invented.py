"""Invented Vietnamese: syllables, words of one to four syllables, names and numbers, drawn by Zipf's law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

import numpy as np

from pipelines.text import normalise, search_key

SECTIONS = (
    "Tin tức - Sự kiện", "Văn bản chỉ đạo", "Khuyến công", "Xúc tiến thương mại", "Năng lượng", "An toàn thực phẩm",
    "Cải cách hành chính", "Đảng - Đoàn thể", "Thông báo",
)  # fmt: skip
COMMON = (
    "và|của|các|trong|công tác|cho|tại|được|có|về|hội nghị|là|đã|với|năm|ngày|những|thực hiện|sở|tỉnh|để|theo|"
    "công thương|một|từ|đến|người dân|doanh nghiệp|phát triển|ủy ban nhân dân|khuyến công|đại hội|công đoàn|cơ sở|"
    "kinh tế|sản xuất|quản lý|nhà nước|hoạt động|xã hội|đầu tư|tổ chức|thông tin|chương trình|kế hoạch|"
    "thị trường|sản phẩm|hàng hoá|hòa bình|giải pháp|chất lượng|hỗ trợ|đồng chí|lãnh đạo|cán bộ|nhiệm vụ|"
    "chỉ đạo|tổng kết|đánh giá|kết quả|điện lực|"
    "thuỷ sản|an toàn|thực phẩm|mở rộng|đổi mới|máy móc|nông thôn|xuất khẩu|xúc tiến|thương mại|điện tử|"
    "cải cách|hành chính"
).split("|")
ONSETS = "b c ch d đ g gi h kh l m n ng nh ph s t th tr v x".split()
RHYMES = (
    "a ai an ang anh ao au ăn ăng âm ân âu ay ây em en eo ê ên i ia iên iêu im in inh iu o oa oan oi on ong ô ôi "
    "ôn ông ơ ơi ơn u ua uân ui un ung uôi uông ư ưa ưng ươi ương"
).split()
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
FAMILIES = "Trần Nguyễn Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương".split()
GIVEN = "Đấu Hòa Xuyên Thuỷ Quý Lan Minh Tường Khoa Yến Sáu Bình".split()
OFFICES = ("UBND", "SCT", "BCT", "HĐND", "QLTT")
KINDS = (None, "person", "organisation", "place", "date", "document", "money", "phone")
TAGS = ("N", "V", "A", "E", "Np")
INVENTED = 9_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as printed, what kind of name it is if it is one, and what that means."""

    text: str
    kind: str | None = None
    value: str | None = None


def syllables(random: np.random.Generator, count: int) -> list[str]:
    """Make different syllables of Vietnamese build."""
    marked = [f"{onset}{rhyme[0]}{tone}{rhyme[1:]}" for onset in ONSETS for rhyme in RHYMES for tone in TONES]
    made = [normalise(normalize("NFC", one)) for one in marked]
    return [made[place] for place in random.permutation(len(made))[:count]]


def names(random: np.random.Generator) -> list[Entry]:
    """Invent names, days, numbers of documents, sums and telephones."""
    pick = random.integers
    people = [f"{a} {b} {c}" for a in FAMILIES for b in ("Văn", "Thị", "Quốc") for c in GIVEN]
    offices = [f"Phòng {field} {place}" for field in ("Công nghiệp", "Thương mại", "Kỹ thuật") for place in GIVEN]
    days = [(int(pick(1, 29)), int(pick(1, 13)), int(pick(2005, 2026))) for _ in range(600)]
    numbers = [
        f"{pick(1, 5000)}/{kind}-{office}" for kind in ("QĐ", "KH", "TB") for office in OFFICES for _ in range(60)
    ]
    sums = [int(pick(1, 900)) for _ in range(100)]
    phones = [int(pick(3_800_000, 3_899_999)) for _ in range(60)]
    return [
        *(Entry(text, "person", text) for text in people),
        *(Entry(text, "organisation", text) for text in offices),
        *(Entry(text, "place", text) for text in ("Bến Mới", "Cồn Lá", "Vàm Sáu", "Châu Bình", "Mỏ Cát")),
        *(Entry(f"{d}/{m}/{y}", "date", f"{y}-{m:02}-{d:02}") for d, m, y in days),
        *(Entry(text, "document", text) for text in numbers),
        *(Entry(f"{number} triệu đồng", "money", f"{number}000000 VND") for number in sums),
        *(Entry(f"0275.{number}", "phone", f"+84275{number}") for number in phones),
    ]


def common_words(random: np.random.Generator) -> list[Entry]:
    """Give words, the most common first: those that every article needs, then invented ones."""
    stock = syllables(random, 3_000)
    rank = (random.pareto(0.9, (INVENTED, 3)) * 40).astype(int) % len(stock)
    sizes = random.choice([1, 2, 3], INVENTED, p=[0.3, 0.6, 0.1])
    made = [" ".join(stock[place] for place in row[:size]) for row, size in zip(rank, sizes, strict=True)]
    return [Entry(text) for text in dict.fromkeys([*COMMON, *made])]


class Lexicon:
    """Words with the forms that a release holds; `draw` gives numbers of words as they fall in a text."""

    def __init__(self) -> None:
        random = np.random.default_rng(20)
        common, named = common_words(random), names(random)
        self.entries = [*common, *(named[place] for place in random.permutation(len(named)))]
        falling = 1 / (np.arange(len(common)) + 2.7)
        self._ends = np.cumsum([*(falling / falling.sum() * 0.96), *([0.04 / len(named)] * len(named))])

    @cached_property
    def words(self) -> list[str]:
        """The words as printed, then all of them again as they begin a sentence."""
        printed = [entry.text for entry in self.entries]
        return [*printed, *(text[:1].upper() + text[1:] for text in printed)]

    @cached_property
    def normal(self) -> list[str]:
        """The words in one style of tone marks."""
        return [normalise(word) for word in self.words]

    @cached_property
    def keys(self) -> list[str]:
        """The words as search keys."""
        return [search_key(word) for word in self.words]

    @cached_property
    def kinds(self) -> np.ndarray:
        """For each word the place of its kind in KINDS; 0 for a word that is no name."""
        return np.array([KINDS.index(entry.kind) for entry in self.entries] * 2, np.int8)

    @cached_property
    def tags(self) -> np.ndarray:
        """For each word the place of its part of speech in TAGS."""
        return np.where(self.kinds > 0, TAGS.index("Np"), np.arange(len(self.kinds)) % 4)

    def draw(self, random: np.random.Generator, count: int) -> np.ndarray:
        """Draw words in small letters."""
        return np.minimum(np.searchsorted(self._ends, random.random(count)), len(self.entries) - 1)
