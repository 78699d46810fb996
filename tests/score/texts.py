"""Texts and times in the form in which two readings are compared."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
DAY: Final = len("2026-03-01")


def plain(text: str | None) -> str:
    """Give a text in NFC with blanks folded; "" for None."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def squeezed(text: str) -> str:
    """Give a text in NFC without any blank."""
    return "".join(unicodedata.normalize("NFC", text).split())


def moment_of(value: str | None) -> str:
    """Give an ISO date or time at the clock of the site, to the minute where it has one; "" for None."""
    if not value or len(value) == DAY:
        return value or ""
    return local_minute(datetime.fromisoformat(value))


def local_minute(at: datetime) -> str:
    """Give a time to the minute at the clock of the site; one without zone is at that clock already."""
    return at.replace(tzinfo=at.tzinfo or ZONE).astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")


def word_f1(wanted: str, found: str) -> float:
    """Give F1 over words in lower case; 1 for two texts without words."""
    one, two = (Counter(re.findall(r"\w+", text.lower())) for text in (wanted, found))
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 1.0


def national(number: str) -> str:
    """Give a telephone number as digits with its leading 0, without what follows as an extension."""
    digits = "".join(filter(str.isdigit, re.split(r"[^\W\d]{2,}", number.replace("+84", "0"), maxsplit=1)[0]))
    return digits.replace("00", "0", 1) if digits.startswith("00") else digits
