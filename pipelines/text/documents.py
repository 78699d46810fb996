"""Numbers of official documents: 2384/QĐ-UBND, 30/2020/NĐ-CP, 18-NQ/TW, QCVN 8-2:2011/BYT."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGN = "[A-ZĐƯƠÔ][A-ZĐƯƠÔa-zđ0-9]{0,11}"
_FORMS = "QĐ|QĐi|TB|KH|BC|CV|TTr|NQ|CT|KL|HD|GP|GM|BB|TT|NĐ|HĐ|HĐKT|CĐ"
# Behind the first sign blanks may stand on both sides of a hyphen ("QĐ - TCCB"), and behind a form other signs may join
# ("QĐ.GQKN-CTHADS"). A line may break behind a hyphen; a hyphen that begins a line begins another paragraph.
_FIRST = rf"(?:(?:{_FORMS})[._/](?={_SIGN}))?{_SIGN}(?:[ ]?[-–&_][ ]?\n?{_SIGN})?"
_SIGNS = rf"{_FIRST}(?:(?:[-–&_]\s?|[ ][-–&_]){_SIGN}){{0,3}}"
_YEAR = "(?:19|20)[0-9]{2}"
# State: number, year (often), signs. Party: number, sign, body. A sign of one letter alone ("12/A") is no document.
_STATE = rf"\d{{1,5}}[a-z]?\s?/\s?(?:{_YEAR}\s?/\s?)?{_SIGNS}"
_PARTY = rf"\d{{1,4}}\s?-\s?[A-ZĐ]{{1,4}}(?:[A-ZĐ]|tr|i)?/{_SIGN}(?:-{_SIGN})?"
_STANDARD = rf"(?:QCVN|TCVN)\s?\d{{1,5}}(?:-\d{{1,3}})?\s?:\s?{_YEAR}(?:/{_SIGN})?"
_STANDARDS = {"QCVN": "Quy chuẩn", "TCVN": "Tiêu chuẩn"}
_FILE = r"(?!\.(?i:pdf|docx?|xlsx?|rar|zip)\b)"
_NUMBER = re.compile(rf"(?<![\w/.:-])(?:{_STATE}|{_PARTY}|{_STANDARD})(?![\w/]|-\w|{_FILE}\.(?:[A-ZĐ]{{2}}|\d))")
_KINDS = (
    "Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Thông báo|"
    "Báo cáo|Hướng dẫn|Kết luận|Quy định|Giấy phép|Giấy mời|Luật|Pháp lệnh|Văn bản|Công điện|Chương trình|Đề án"
)
_KIND = re.compile(rf"(?s:.*)(?<![^\W\d])({_KINDS})(?!\w)[^\n\d]{{0,40}}(?:số\s*:?\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document's number at start:end of the text; `value` has no blanks and plain hyphens.

    `form` is what the words before it call the document ("Quyết định"), None when they do not.
    """

    start: int
    end: int
    value: str
    form: str | None = None


def find_documents(text: str) -> list[DocumentMention]:
    """Find the document numbers of a text, in order; a sign must hold two capitals, so "3/Tổ" and "24/7" are none."""
    return [_read_number(text, m) for m in _NUMBER.finditer(text) if _is_sign(m[0])]


def _is_sign(number: str) -> bool:
    signs = re.sub(r"^\d+[a-z]?", "", number)
    return sum(letter.isupper() for letter in signs) >= 2 and not re.search(r"[A-ZĐ][a-zđ]{3}", signs)


def _read_number(text: str, number: re.Match[str]) -> DocumentMention:
    value = re.sub(r"\s", "", number[0]).replace("–", "-")
    return DocumentMention(number.start(), number.end(), value, _STANDARDS.get(value[:4]) or _read_form(text, number))


def _read_form(text: str, number: re.Match[str]) -> str | None:
    form = _KIND.match(text[max(0, number.start() - 60) : number.start()])
    return form[1].capitalize() if form else None
