"""The shapes in which Vietnamese pages write dates and times, as one pattern."""

from __future__ import annotations

import re

_HALF = r"(?:\s*(?P<half{n}>AM|PM|SA|CH)\b)?"
_CLOCK = r"(?P<hour{n}>\d{{1,2}}):(?P<minute{n}>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?" + _HALF
_SPOKEN = r"(?P<said_hour{n}>\d{{1,2}})\s?(?:giờ|h|g)(?:\s?(?P<said_minute{n}>\d{{2}})(?:\s?phút|ph|')?)?"
_PART = r"(?P<part>(?:rạng\s+)?sáng|trưa|chiều|tối|đêm)(?:\s+(?:nay|qua|mai|hôm\s+(?:nay|qua)))?"
_WEEKDAY = r"(?P<weekday>thứ\s?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật|CN)\b"
_ZONE = r"(?:(?:\s*\(?(?:GMT|UTC)\s?)?(?P<zone>(?:\+|-|&\#x2B;|&\#43;)\d{1,2}(?::?\d{2})?)\)?|(?P<zulu>Z)\b)"
# Blanks round the dash only after a word for days: in "Số 5 - 14/4/2023" the 5 is no day.
_BEFORE_DAY = r"[\s,–-]*(?=(?:rạng|sáng|trưa|chiều|tối|đêm|thứ|chủ|CN|ngày|\d))"
_TERM = r"(?:nhiệm\s+kỳ|NK|giai\s+đoạn(?:\s+từ)?(?:\s+năm)?|niên\s+khóa|năm\s+học|thời\s+kỳ|(?:từ\s+)?năm)"
_TO = r"(?:(?(cue)\s*[–—-]\s*|[–—-])|\s*(?:đến|tới)\s*)(?:hết\s+)?(?:ngày\s+)?"
_DAY = r"(?P<day{n}>\d{{1,2}})"
_MONTH = r"(?P<month{n}>\d{{1,2}})"
# "Giêng" and "Chạp" are months of the lunar year: see dateperiods.
_MONTH_NAMES = "một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười\\s+một|mười\\s+hai|mười"


def _n(pattern: str, n: int) -> str:
    return pattern.format(n=n)


DATE = re.compile(
    rf"""
    (?<![\w/.,])(?<!\d-)(?!(?<=\d:)\d)
    (?:
      (?:(?:lúc\s+|vào\s+lúc\s+|hồi\s+)?(?:{_n(_CLOCK, 1)}|{_n(_SPOKEN, 1)}){_BEFORE_DAY})?
      (?:{_PART},?\s+\(?)?
      (?:{_WEEKDAY}[\s,|(–-]*)?
      (?P<cue>(?:từ\s+)?ngày\s+|từ\s+|(?:hôm\s+(?:nay|qua)|(?:ngày\s+)?mai)[\s,(]+(?:ngày\s+)?)?
      (?:(?<![hgờ])(?P<from_day>\d{{1,2}})(?:[/-](?P<from_month>\d{{1,2}})(?:[/-](?P<year0>\d{{4}}))?)?{_TO})?
      (?:
        {_n(_DAY, 1)}\s?(?P<sep>[/.-])\s?{_n(_MONTH, 1)}\s?(?P=sep)\s?(?P<year1>\d{{4}})
      | {_n(_DAY, 2)}\s+tháng\s+(?P<month2>\d{{1,2}}|{_MONTH_NAMES})(?:\s+năm|,|\s?/|\s?-)\s*(?P<year2>\d{{4}})
      | (?P<year3>\d{{4}})[/-]{_n(_MONTH, 3)}[/-]{_n(_DAY, 3)}(?:T(?=\d))?
      | {_n(_DAY, 4)}(?:\s?[/-]\s?|\s+tháng\s+){_n(_MONTH, 4)}(?![\d/]|[-.,]\d|\s?năm(?!\s+(?:nay|ngoái)\b)|-[^\W\d_])
        (?:\s+năm\s+(?P<that_year>nay|ngoái))?
      )
      (?:(?:[\s,|(–-]|lúc)*?{_n(_CLOCK, 2)}(?!\d){_ZONE}?|[\s,]*lúc\s+{_n(_SPOKEN, 2)})?
    | quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?:\s+năm\s+|\s?[/-]\s?|,?\s+)(?P<year5>\d{{4}})
    | tháng\s+{_n(_MONTH, 6)}(?:\s?[/.-]\s?|\s+năm\s+|,\s?|\s+)(?P<year6>\d{{4}})
    | {_TERM}\s+(?P<from_year>\d{{4}})\s?(?:-|–|—|đến(?:\s+năm)?)\s?(?P<to_year>\d{{4}})
    | (?<!mỗi\s)(?<!hằng\s)năm\s+(?P<year7>\d{{4}})
    | (?<!số\s)(?<!số:\s){_n(_MONTH, 8)}/(?P<year8>\d{{4}})(?!/|-[^\W\d_])
    )
    (?![\d]|[/.]\d|-\d{{3}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""One date, time, month, quarter, year or range; the groups that are set tell which."""

MONTHS = {name: number for number, name in enumerate("một hai ba tư năm sáu bảy tám chín mười".split(), 1)} | {
    "giêng": 1,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5} | {str(n): n - 2 for n in range(2, 8)}
UPDATED = re.compile(r"(?:cập\s+nhật|chỉnh\s+sửa|sửa\s+đổi|update[d]?)[^\d\n]{0,24}$", re.IGNORECASE)
PUBLISHED = re.compile(
    r"(?:ngày\s+(?:đăng|viết|tạo|gửi|xuất\s+bản|phát\s+hành)|đăng\s+(?:lúc|ngày|tải|bởi|vào)|xuất\s+bản|thời\s+gian\s+đăng|"
    r"gửi\s+lúc|publish(?:ed)?|posted)[^\d\n]{0,24}$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?<!\w)(?:nghị\s+quyết|nghị\s+định|thông\s+tư|quyết\s+định|chỉ\s+thị|công\s+văn|tờ\s+trình|luật|quy\s+chuẩn|[QN]Đ|NQ|TT"
    r"|CV|TCVN|mục|khoản|điểm|điều|phiên\s+bản|bản|version)(?:\s+số:?)?\s*$",
    re.IGNORECASE,
)
"""What stands before the number of a document or of a section."""
COUNTED = re.compile(
    r"\s?(?:%|lần|giờ|tiếng|phút|người|triệu|nghìn|ngàn|tỷ|tỉ|km|m|kg|tấn|ha|ca|lượt|viên|bữa|chuyến|ngày|tháng|tuần|tuổi|độ"
    r"|vụ|số|tổng|diện\s+tích|dân\s+số|thời\s+gian|chiều\s+dài|(?:h[àằ]ng|mỗi)\s+năm)(?!\w)",
    re.IGNORECASE,
)
"""What stands behind a count, a fraction or a day of every year: "từ 2-3 lần", "1/2 diện tích", "31/12 hằng năm"."""
LUNAR = re.compile(r"\s*\(?(?:năm\s+\S+\s+\S+\s+)?\(?(?:âm\s+lịch|ÂL\b|AL\b)", re.IGNORECASE)
