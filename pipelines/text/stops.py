"""Full stops that end no sentence: those of abbreviations, of initials and of the numbers of items."""

from __future__ import annotations

import re
from typing import Final

from pipelines.text.spelling.syllables import syllables
from pipelines.text.tones import normalise

_TITLES: Final = (
    "GS PGS TS Ts TSKH ThS Ths Th.S Th.s NCS BS Bs BSCK BSCKI BSCKII CK CKI CKII DS KS CN LS KTS "
    "NGƯT NGND NSƯT NSND TTƯT TTND đ/c Đ/c đ.c Mr Mrs Ms Dr Prof Assoc Sc St"
)
_PLACES: Final = "TP Tp TX Tx TT Tt KP Kp"
_SIGNATURES: Final = "KT TM TUQ TL"
_REFERENCES: Final = "tr Tr nxb Nxb NXB stt ĐT ĐTDĐ tel Tel No Vol vol vs cf etc Jr Sr Ltd Co Inc Corp"
ABBREVIATIONS: Final = frozenset(f"{_TITLES} {_PLACES} {_SIGNATURES} {_REFERENCES}".split())
"""Written with a stop and followed by what they belong to: a name, a place, an office, a number."""

STARTERS: Final = frozenset(
    """bà bên bởi bước bị các cách chiều chúng cho có cũng cùng cả của do dù dự đã đang đầu đây đó đến đối đặc được để
    giờ hay hiện hôm họ khi không khoảng kể khó lúc mặc mỗi một mọi muốn ngay ngoài ngày người nhiều như nhưng nhờ những
    này nay nếu năm ông phía qua rồi sau sáng sẽ số theo tháng thì trong trước trên tuy tại tối từ từng và vào vì
    việc vụ với vậy vẫn xin ở""".split()
)
"""Syllables that sentences begin with and names hardly do, in small letters."""

OPENING: Final = "\"'“‘«([<>►•*+–—-"
_HEADS: Final = (
    "Điều|Khoản|Điểm|Mục|Tiểu mục|Chương|Phần|Bài|Bước|Câu|Câu hỏi|Phụ lục|Phương án|Mẫu|Biểu|Bảng|Hình|Nhóm"
    "|Nội dung|Nhiệm vụ"
)
_ITEM: Final = re.compile(
    rf"(?:^|;\s|:\s(?=0?1\b|[IAai]\b))[\s{re.escape(OPENING)}]*(?:(?i:{_HEADS})\s+(?:số\s+)?)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[a-zđA-ZĐ]\d?)$"
)
_INITIALS: Final = re.compile(r"(?:[A-ZĐ]\.){0,4}[A-ZĐ]")
_UNIT: Final = re.compile(r"(?:^|[,(–-])\s*[FHPQTXĐ]$")  # ", P. Tân Lập": the letter of a ward, a district, a road
_GROUP: Final = re.compile(r"(?!(?:19|20)\d\d$)\W?\d[\d.,-]*")  # of a number written in groups; no year


def ends_nothing(before: str, following: str) -> bool:
    """Say that a full stop ends no sentence: `before` it stands the sentence so far, after it the `following` word."""
    last = before.rsplit(None, 1)[-1].lstrip(OPENING)
    if last in ABBREVIATIONS or last.rpartition(".")[2] in ABBREVIATIONS or _ITEM.search(before):
        return True
    if _INITIALS.fullmatch(last):
        return not _closes_name(before, last, following)
    return following[:1].isdigit() and bool(_GROUP.fullmatch(last))


def _closes_name(before: str, initials: str, following: str) -> bool:
    """Say that initials end a name and its sentence: `Trần Thị B.`, `vitamin C. Theo`; not `Lê V. An`, `P. Tân Lập`."""
    if following.startswith("(") or len(following) == 1 or _UNIT.search(before):
        return False
    if len(initials) > 3 or following.lower() in STARTERS:
        return True
    names = before[: -len(initials)].split()[-2:]
    return len(initials) == 1 and len(names) == 2 and all(map(_is_name, names))


def _is_name(word: str) -> bool:
    return word.istitle() and word.lower() not in STARTERS and normalise(word.lower()) in syllables()
