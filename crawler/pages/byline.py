"""Who made an article: "Tin, ảnh: Xuyên – P.KHTCTH" taken apart into authors, photographers, office and source."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from crawler.items import Byline
from crawler.pages.cues import fold, phrases, printed

_LABELS: Final = ("text_by", "photos_by", "source")
_OFFICE: Final = 45  # letters of an office that signs alone
_LONGEST: Final = 160
_JOIN: Final = r"\s*(?:,|và|&|-|/|\+|;)\s*"
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w.']*")
_SPLIT: Final = re.compile(r"\s*(?:,|;|\s-\s|\s–\s|\s—\s|/|\s&\s|\s+và\s+|\s+VÀ\s+)\s*")
_OFFICE_CODE: Final = re.compile(r"(?:P|TT|BQL|VP|CC|TTKC|TTXT)\.?\s?[A-ZĐ&.-]{2,}|[A-ZĐ][A-ZĐ&-]{3,}$")
_EDGES: Final = " \t\u00a0-–—:;,.|()/"
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "/", "”", '"')
_UNSEEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_ADDRESS: Final = re.compile(r"https?:|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+$")
_COLLECTED: Final = re.compile(r"\((?:tong hop|t/h|th|st|suu tam|theo [^)]*|bien tap|luoc dich|ghi)\)?\.?\s*$")


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(printed(name).pattern for name in _LABELS)
    return re.compile(rf"(?:^|(?<=[\s(\[.;,|/–—-]))((?:{words})(?:{_JOIN}(?:{words}))*)\s*[:：]\s*")


def cleaned(text: str) -> str:
    """Return a line in NFC, without zero-width signs, no-break spaces as spaces: how a byline is read."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")


def is_byline(text: str) -> bool:
    """Return whether a line begins with a byline's label and is short enough to be one."""
    if ":" not in text and "：" not in text:
        return False
    lower = cleaned(text).lower().lstrip(" ([-–—*.")
    return len(lower) <= _LONGEST and bool(_labels().match(lower)) and _is_naming(text)


def _is_naming(text: str) -> bool:
    """Return whether what follows the label can name people or offices: a capital letter, a digit or an address."""
    value = cleaned(text).partition(":")[2].strip(_EDGES)
    return not value or value[0].isupper() or value[0].isdigit() or bool(_ADDRESS.match(value))


def read_byline(text: str) -> Byline:
    """Take a byline apart; names keep their letters (in NFC), `raw` keeps the line as printed."""
    plain = cleaned(text)
    parts = list(_labels().finditer(plain.lower()))
    if not parts:
        return _unlabelled(text, plain)
    authors: list[str] = []
    photographers: list[str] = []
    units: list[str] = []
    source: str | None = None
    for number, match in enumerate(parts):
        end = parts[number + 1].start() if number + 1 < len(parts) else len(plain)
        kinds = _kinds(match.group(1))
        value = plain[match.end() : end].strip(" \t-–—;,|/(")
        if kinds == {"source"}:
            source = _balanced(plain[match.end() : end].strip(" \t-–—;,.|(")) or source
            continue
        names, unit = split_names(value)
        authors += names if "text_by" in kinds else []
        photographers += names if "photos_by" in kinds else []
        units += [unit] if unit else []
    return Byline(text, tuple(authors), tuple(photographers), units[0] if units else None, source)


def _unlabelled(text: str, plain: str) -> Byline:
    if re.match(r"[\s(]*theo\s", plain.lower()):
        value = plain.strip(" ()")[4:].strip(_EDGES)
        return Byline(text, source=value or None)
    names, unit = split_names(plain)
    people = tuple(name for name in names if not name.islower())  # "quantri" is an account
    return Byline(text, people, unit=unit) if people or unit else Byline()


def _kinds(label: str) -> set[str]:
    """Return what a label such as "tin, ảnh" names: text_by, photos_by, source."""
    words = [label, *re.split(_JOIN, label)]
    return {name for name in _LABELS for word in words if printed(name).fullmatch(word.strip())}


def split_names(value: str) -> tuple[list[str], str | None]:
    """Return the people of a byline's value and their office: "Xuyên – P.KHTCTH" gives (["Xuyên"], "P.KHTCTH")."""
    collected = _COLLECTED.search(fold(value))
    value = value[: collected.start()] if collected else value
    unit: str | None = None
    bracket = re.match(r"([^()]+)\(([^()]+)\)\s*\.?$", value)
    if bracket and is_unit(bracket.group(2)):
        value, unit = bracket.group(1), bracket.group(2).strip(_EDGES)
    if is_unit(value) and not re.search(r"\s[-–—]\s", value):
        return [], value.strip(" -–—;,|(")
    names: list[str] = []
    for part in _SPLIT.split(value):
        clean = part.strip(" -–—:;,|()") if re.search(r"\b\w\.$", part.strip()) else part.strip(_EDGES)
        if clean and is_unit(clean):
            unit = unit or clean
        elif clean:
            names.append(clean)
    return names, unit


def is_unit(text: str) -> bool:
    """Return whether a name is that of an office: by its first word or as a code such as P.KHTCTH."""
    plain = text.strip(" -–—:;,|()")
    return bool(_OFFICE_CODE.match(plain)) or begins_as_unit(plain)


def begins_as_unit(text: str) -> bool:
    """Return whether text begins with a word for an office and not with one that only looks so ("Hội nghị")."""
    lower = unicodedata.normalize("NFC", text).lower()
    return bool(printed("unit").match(lower)) and not printed("not_unit").match(lower)


def split_signature(text: str) -> tuple[str, str] | None:
    """Return a paragraph without the labelled byline that ends it, and that byline; None when it ends with none."""
    plain = cleaned(text)
    for match in _labels().finditer(plain.lower()):
        if len(plain) - match.start() > _LONGEST:
            continue
        front, tail = plain[: match.start()].rstrip(" ([-–—*"), plain[match.start() :]
        if front.endswith(_SENTENCE_ENDS) and is_byline(tail) and _names_only(plain[match.end() :]):
            return (text[: len(front)] if len(plain) == len(text) else front), tail
    return None


def _names_only(value: str) -> bool:
    """Whether what follows a label is names and offices alone, or the short name of a source."""
    names, _ = split_names(value)
    return len(value) <= _LONGEST // 2 and all(is_name(name) or _ADDRESS.match(name) for name in names)


def is_person(text: str) -> bool:
    """Return whether a name is surely a person's: it begins with a surname, or with initials."""
    plain = cleaned(text).strip(_EDGES)
    first = fold(plain).split(" ")[0]
    return is_name(plain) and (first in phrases("surname") or bool(re.match(r"(?:[A-ZĐ][a-z]?\.\s?)+[^\W\d_]", plain)))


def is_signature(text: str) -> bool:
    """Return whether a line set apart at the end can only sign: a name, "Tên - P.KHTCTH", an office, "(Theo Báo X)"."""
    plain = cleaned(text).strip()
    if re.match(r"\(?theo\s", plain.lower()) and len(plain) < _LONGEST // 2:
        return plain.startswith("(") or not plain.endswith(".")
    names, unit = split_names(plain)
    return (is_name(plain) and bool(re.search(r"\w[\s.]+\w", plain))) or (
        bool(unit) and all(map(is_name, names)) and (bool(names) or len(plain) <= _OFFICE)
    )


def is_name(text: str) -> bool:
    """Return whether a short line is nothing but a person's name, perhaps with "(tổng hợp)"."""
    plain = cleaned(text).strip()
    collected = _COLLECTED.search(fold(plain))
    plain = (plain[: collected.start()] if collected else plain).strip(_EDGES)
    words = plain.split()
    named = all(word[0].isupper() and _NAME_WORD.fullmatch(word) for word in words)
    return 3 <= len(plain) <= 45 and len(words) <= 6 and named and not (plain.isupper() and len(words) > 4)


def _balanced(value: str) -> str:
    return value[:-1] if value.endswith(")") and "(" not in value else value
