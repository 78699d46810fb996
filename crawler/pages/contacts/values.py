"""What a contact's values look like: numbers, addresses, licences, names; what has another shape is no value."""

from __future__ import annotations

import re
from typing import Final

from crawler.pages.byline import is_name
from crawler.pages.cues import alternation, fold

EDGES: Final = " \t\u00a0;|,-–—•*:·►»©"
_GAP: Final = "[ \u00a0().+–-]{0,4}"
_DAY: Final = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
_NATIONAL: Final = rf"(?:(?:80|69){_GAP}(?:[ .]?\d){{5,7}}(?!\d)|(?:[2-9]|1{_GAP}[2689])(?:{_GAP}\d){{7,}})"
NUMBER: Final = re.compile(
    rf"(?<![\w/])(?<!\d[.,])(?!{_DAY})"
    rf"(?:1[89]00(?:[ .-]?\d){{4,6}}(?!\d)|\(?[ ]?(?:\+?84|0){_GAP}(?:\(0\))?{_GAP}{_NATIONAL})"
)
"""A telephone number with its area code, or one of a service (1800, 1900); what is joined to it may run on."""
_LOCAL: Final = re.compile(r"(?:(?<![\w/.,])(?<!\d[ .-])|(?<=\d{4}/))[2-9](?:[ .-]?\d){5,7}(?![\w/]|[ .,-]?\d)")
_CUT_SHORT: Final = re.compile(rf"(?<![\w/.,])\(?0\d{{1,3}}\)?{_GAP}\d(?:{_GAP}\d){{2,6}}(?!\d|[/,]\d)")
_EXTENSION: Final = re.compile(
    r"[\s,(.-]*(?:số\s+)?(?:máy\s+lẻ|máy\s+nhánh|ext|nhánh|lẻ)[\s.:]*\d{1,5}\)?", re.IGNORECASE
)
MAIL: Final = re.compile(
    r"[A-Za-z0-9][\w.+-]*[ \u00a0]{0,2}(?:@|[\[({] ?(?:at|a|@) ?[\])}])[ \u00a0]{0,2}(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}",
    re.ASCII,
)
"""An address for mail as printed: a blank before its @, or [at] for it."""
_EMPTY_HOSTS: Final = ("@example.com", "@example.org", "@example.net", "@domain.com", "@yourdomain.com", "@email.com")
_SITE: Final = re.compile(r"(?:https?://|www\.)[^\s;,|]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s;,|]*)?", re.IGNORECASE)
_LICENCE: Final = re.compile(r"\d+\s?/\s?(?:\d{4}\s?/\s?)?(?:GP|GXN|XN)(?:\s?[-–]\s?[A-ZĐ&]+)*")
_NOTHING: Final = re.compile(r"(?:dang |chua |nhap |khong co|ten duong)|[\W\d_]*$")
_TITLES: Final = re.compile(
    r"^(?:(?:Ông|Bà|Đ/c|Đồng chí|Ths|ThS|TS|PGS|GS|KS|CN|BS|CKI|CKII)\b[.:\s]*)+", re.IGNORECASE
)
_WORDS: Final = re.compile(r"[^\W\d_]+")
_PROSE: Final = 5  # words in small letters before a number: more is a sentence that mentions it


def digits_of(text: str) -> str:
    """Return the digits of a text."""
    return "".join(filter(str.isdigit, text))


def is_bare_number(text: str) -> bool:
    """Return whether a text is telephone numbers and nothing else; digits in one run may as well count visitors."""
    if text.isdecimal() or not NUMBER.search(text):
        return False
    rest = _EXTENSION.sub("", NUMBER.sub("", text))
    return not re.search(r"[^\W\d_]", rest) and is_callable_number(text)


def is_callable_number(text: str) -> bool:
    """Return whether a text holds a number that somebody could have: not 0123456789, not one digit again and again."""
    found = [digits_of(match.group()) for match in (*NUMBER.finditer(text), *_LOCAL.finditer(text))]
    return any(len(set(digits[1:])) > 1 and not digits.startswith("012345678") for digits in found)


def phone_value(text: str) -> str | None:
    """Return the numbers of a labelled value as printed, with their extension; None when it has none or is prose.

    A number that the page cut short, "(0275) 3 815", stays as printed; what a sentence says after the numbers goes.
    """
    end = 0
    found = [match.span() for shape in (NUMBER, _LOCAL, _CUT_SHORT) for match in shape.finditer(text)]
    for begin, stop in sorted(found):
        if begin >= end and small_words(text[end:begin]) >= _PROSE:
            break
        end = max(end, stop)
    extension = _EXTENSION.match(text, end) if end else None
    return text[: extension.end() if extension else end].strip(EDGES) or None


def small_words(text: str) -> int:
    """Count the words that begin with a small letter: names have few, sentences many."""
    return sum(word[0].islower() for word in _WORDS.findall(text))


def mail_value(text: str) -> str | None:
    """Return the addresses for mail of a value as printed; None when it has none that anybody could own."""
    found = [match.group() for match in MAIL.finditer(text)]
    owned = [mail for mail in found if not mail.lower().endswith(_EMPTY_HOSTS)]
    return "; ".join(owned) or None


def address_value(text: str) -> str | None:
    """Return a postal address, or None for what holds none: nothing yet, a person's name, an address for mail."""
    value = text.strip(EDGES).rstrip(".").strip(EDGES)
    if len(value) < 5 or _NOTHING.match(fold(value)) or is_name(value) or MAIL.search(value) or _SITE.fullmatch(value):
        return None
    return value


def site_value(text: str) -> str | None:
    """Return the web address in a value."""
    match = _SITE.search(text)
    return match.group().rstrip(".)") if match else None


def licence_value(text: str) -> str | None:
    """Return a licence's number, such as 23/GP-TTĐT."""
    match = _LICENCE.search(text)
    return match.group() if match else None


def person_value(text: str) -> str | None:
    """Return the name alone: "Bà La Thị Thúy - Giám đốc sở" gives "La Thị Thúy"; an office with no name gives None."""
    name = re.split(r"\s[-–—]\s|[,(;|]|\.\s", _TITLES.sub("", text.strip(EDGES)))[0]
    office = re.match(rf"(?:(?:{alternation('person')})(?:\s+so)?)\b[\s:]*", fold(name))
    name = _TITLES.sub("", name[office.end() :] if office else name).strip(EDGES + ".")
    return name if is_name(name) else None
