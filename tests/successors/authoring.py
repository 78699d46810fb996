"""Articles of an invented department, of the kinds that are hard to tell apart: bulletins, invitations, decisions."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.benchmarks.invented import Lexicon

GOODS = (
    "Dừa khô nguyên liệu loại 1|Gạo thơm bán lẻ|Tôm thẻ cỡ 60 con|Xăng RON 95|Thịt heo hơi tại trại|Bưởi da xanh|"
    "Cá tra nguyên liệu|Đường cát trắng|Phân u rê|Thép cuộn phi 6|Xi măng bao 50 kg|Trứng gà công nghiệp"
).split("|")
PRICES = (
    "Theo khảo sát tại các chợ trên địa bàn tỉnh, trong {} giá cả các mặt hàng thiết yếu cơ bản ổn định, cụ thể là:",
    "Dự báo trong tuần tới giá các mặt hàng thiết yếu không có biến động lớn, nguồn cung dồi dào.",
)
INVITATION = (
    "Sở Công Thương trân trọng kính mời các cơ quan, đơn vị cử đại diện dự họp giao ban công tác tại {} vào lúc {}.",
    "Chủ trì: đồng chí {}. Thành phần: lãnh đạo các phòng chuyên môn, đại diện Ủy ban nhân dân xã.",
    "Đề nghị các đơn vị chuẩn bị báo cáo theo Công văn số {}/SCT-VP và dự họp đúng giờ.",
)
DECISION = (
    "Ngày {}, Giám đốc Sở Công Thương ban hành Quyết định số {}/QĐ-SCT về việc cấp giấy chứng nhận cho cơ sở {}.",
    "Giấy chứng nhận có giá trị đến ngày {}. Chủ cơ sở là ông {}, {}.",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a site: `origin` names what it tells, the same for copies of it, wherever they stand."""

    origin: str
    title: str
    lines: tuple[str, ...]
    files: tuple[str, ...] = ()


class Author:
    """Writes articles of every kind with the words of the invented lexicon."""

    def __init__(self, seed: int, lexicon: Lexicon) -> None:
        self.random = random.Random(seed)
        self._common: list[str] = [entry.text for entry in lexicon.entries if not entry.kind][:4000]
        self._named = [entry.text for entry in lexicon.entries if entry.kind]
        self._people = [entry.text for entry in lexicon.entries if entry.kind == "person"]
        self._places = [f"xã {self.pick(self._common[400:]).title()}" for _ in range(120)]
        self._basis = tuple(self.sentence(28) for _ in range(5))
        self._closing = tuple(self.sentence(20) for _ in range(6))
        self._week = 0
        self._by_kind: dict[str, Callable[[str], Piece]] = {
            "news": self.news, "bulletin": self.bulletin, "invitation": self.invitation, "decision": self.decision,
            "short": self.short, "attached": self.attached,
        }  # fmt: skip

    def write(self, kind: str, origin: str) -> Piece:
        """Write an article of a kind."""
        return self._by_kind[kind](origin)

    def pick(self, some: Sequence[str]) -> str:
        return some[int(self.random.random() * len(some))]

    def word(self) -> str:
        """A word as they fall, now and then a name or a number."""
        if self.random.random() < 0.06:
            return self.pick(self._named)
        return self._common[min(int(self.random.paretovariate(0.4)) - 1, len(self._common) - 1)]

    def sentence(self, words: int) -> str:
        said = " ".join(self.word() for _ in range(words))
        return said[:1].upper() + said[1:] + "."

    def title(self, least: int = 6, most: int = 12) -> str:
        return self.sentence(self.random.randint(least, most))[:-1]

    def paragraph(self) -> str:
        return " ".join(self.sentence(self.random.randint(8, 28)) for _ in range(self.random.randint(1, 4)))

    def day(self) -> str:
        return f"{self.random.randint(1, 28)}/{self.random.randint(1, 12)}/{self.random.randint(2015, 2025)}"

    def number(self) -> int:
        return self.random.randint(1, 4000)

    def news(self, origin: str) -> Piece:
        """News; some end with a paragraph that others end with too."""
        lines = [self.paragraph() for _ in range(self.random.randint(3, 14))]
        if self.random.random() < 0.3:
            lines.append(self.pick(self._closing))
        return Piece(origin, self.title(), tuple(lines))

    def bulletin(self, origin: str) -> Piece:
        """The prices of a week; half of them are those of the weeks round it."""
        self._week += 1
        week = f"tuần {self._week % 52 + 1} năm {2015 + self._week // 52}"
        usual = random.Random(self._week // 3)
        prices = [(usual.randint(10, 400), self.random.randint(10, 400), self.random.random() < 0.5) for _ in GOODS]
        lines = [
            f"{good}: {stays if is_usual else changes}.{self.random.choice(['000', '500'])} đồng/kg, so với tuần trước"
            " không đổi."
            for good, (stays, changes, is_usual) in zip(GOODS, prices, strict=True)
        ]
        return Piece(origin, f"Bản tin giá cả thị trường {week}", (PRICES[0].format(week), *lines, PRICES[1]))

    def invitation(self, origin: str) -> Piece:
        """An invitation to a meeting: a template with a place, an hour, a day, a name and a number."""
        place = self.pick(self._places)
        hour = f"{self.random.randint(7, 16)} giờ {self.random.choice(['00', '30'])} ngày {self.day()}"
        values = ((place, hour), (self.pick(self._people),), (self.number(),))
        lines = tuple(line.format(*said) for line, said in zip(INVITATION, values, strict=True))
        return Piece(origin, f"Thông báo mời họp giao ban tại {place}", lines)

    def decision(self, origin: str) -> Piece:
        """A decision: long paragraphs that all share, and one of its own at either end."""
        number = self.number()
        first = DECISION[0].format(self.day(), number, self.pick(self._common[400:]).title())
        last = DECISION[1].format(self.day(), self.pick(self._people), self.pick(self._places))
        title = f"Quyết định số {number}/QĐ-SCT về việc cấp giấy chứng nhận"
        return Piece(origin, title, (first, *self._basis, last))

    def short(self, origin: str) -> Piece:
        """One sentence."""
        return Piece(origin, self.title(), (self.sentence(self.random.randint(14, 30)),))

    def attached(self, origin: str) -> Piece:
        """No text of its own, and a document."""
        number = self.number()
        files = (f"{number}-KH-UBND-{self.random.randint(100, 999)}.pdf",)
        title = f"Kế hoạch số {number}/KH-UBND về {self.title(5, 9).lower()}"
        return Piece(origin, title, ("Chi tiết xem tệp đính kèm.",), files)
