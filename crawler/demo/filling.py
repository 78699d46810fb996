"""Fills the slots of a text: {name}, {name.form}, {name:range}, with {^...} for a capital; [a|b] is a choice.

The same name gives the same value throughout one story, so a figure in the lead is the figure in the body.
Slots: g p u h l b officials (plain: with office; .s short, .n name, .c as captions have it), o the head of company c
(.n without the company), rm rf a man, a woman; c company, d place, k cluster, m m2 products, e a treat;
n1:lo-hi number, f1:lo-hi with one decimal, z1:lo-hi two digits, v1:KIND document number,
t1:lo-hi a day so many days later; day buoi mon q y yp yy y5 (the event's day, part of the day, month,
quarter, years), ey ny (the year reported on, the next).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from crawler.demo.dates import day_words
from crawler.demo.draw import Draw
from crawler.demo.words import Official, Topic, officials, read_table

SLOT = re.compile(r"\{(\^?)([a-z]+)(\d*)(?:\.([a-z]))?(?::([^}]*))?\}")
CHOICE = re.compile(r"\[([^\[\]|]+(?:\|[^\[\]|]+)+)\]")
REFORM = date(2025, 7, 1)  # districts ended; provinces have communes and wards only


class Filling:
    """The values of one story's slots."""

    def __init__(self, draw: Draw, day: date, topic: Topic) -> None:
        self._draw, self._day, self._topic = draw, day, topic
        self._values: dict[str, str] = _calendar(draw, day)

    def text(self, pattern: str) -> str:
        """Give the pattern with its choices made and its slots filled."""
        chosen = CHOICE.sub(lambda found: self._draw.pick(found[1].split("|")), pattern)
        return SLOT.sub(self._slot, chosen)

    def _slot(self, found: re.Match[str]) -> str:
        capital, kind, count, form, limits = found.groups()
        name = kind + count
        if name not in self._values:
            self._fill(kind, name, limits or "")
        value = self._values[f"{name}.{form}" if form else name]
        return value[:1].upper() + value[1:] if capital else value

    def _fill(self, kind: str, name: str, limits: str) -> None:
        if kind in "gpuhlb":
            self._values |= _official_forms(name, self._official(kind))
        elif kind == "o":
            self._values |= self._owner_forms()
        elif kind in NAMES:
            self._values[name] = self._name(kind)
        elif kind == "v":
            self._values[name] = f"{self._draw.between(12, 3400)}/{limits}"
        else:
            low, high = map(int, limits.split("-"))
            self._values[name] = self._number(kind, low, high)

    def _official(self, role: str) -> Official:
        year = self._day.year
        serving = [one for one in officials() if one.role == role and one.since <= year <= one.until]
        fitting = [one for one in serving if self._topic.head.lower() in one.office.lower()]
        return self._draw.pick(fitting if role == "h" and fitting else serving)

    def _owner_forms(self) -> dict[str, str]:
        name = self._person(woman=self._draw.chance(2, 5))
        called = ("bà " if "Thị" in name else "ông ") + name
        return {"o": f"{called}, Giám đốc {self.text('{c}')}", "o.n": called}

    def _name(self, kind: str) -> str:
        if kind in ("rm", "rf"):
            return self._person(woman=kind == "rf")
        table: list[str] = read_table("names")[NAMES[kind] if kind != "d" or self._day < REFORM else "communes"]
        taken = set(self._values.values())
        free = [one for one in table if one not in taken]
        fitting = [one for one in free if any(part in one for part in self._topic.firms)]
        return self._draw.pick(fitting if kind == "c" and fitting else free)

    def _person(self, *, woman: bool) -> str:
        table = read_table("names")
        middles = [one for one in table["middles"] if ("Thị" in one) == woman]
        return " ".join(
            self._draw.pick(part) for part in (table["families"], middles, table["women" if woman else "men"])
        )

    def _number(self, kind: str, low: int, high: int) -> str:
        if kind == "t":
            return day_words(self._day + timedelta(days=self._draw.between(low, high)))
        if kind == "z":
            return f"{self._draw.between(low, high):02d}"
        if kind == "f":
            whole, tenth = divmod(self._draw.between(low * 10, high * 10 + 9), 10)
            return _dotted(whole) + (f",{tenth}" if tenth else "")
        return _dotted(self._draw.between(low, high))


NAMES = {"c": "companies", "d": "districts", "k": "clusters", "m": "products", "e": "treats", "rm": "", "rf": ""}


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _official_forms(name: str, one: Official) -> dict[str, str]:
    called = f"đồng chí {one.name}"
    return {name: f"{called}, {one.office}", f"{name}.s": called, f"{name}.n": one.name,
            f"{name}.c": f"Đ/c {one.name} - {one.short}"}  # fmt: skip


def _calendar(draw: Draw, day: date) -> dict[str, str]:
    part = draw.pick(("Sáng ngày", "Chiều ngày", "Sáng", "Chiều"))
    reported = day.year - 1 if day.month <= 2 else day.year
    years = {
        "y": day.year,
        "yp": day.year - 1,
        "yy": day.year + 1,
        "y5": day.year + 5,
        "ey": reported,
        "ny": reported + 1,
    }
    return {
        "day": day_words(day), "buoi": part, "buoi.l": part.lower(), "mon": str(day.month),
        "q": ("I", "II", "III", "IV")[(day.month - 1) // 3], **{name: str(year) for name, year in years.items()},
    }  # fmt: skip
