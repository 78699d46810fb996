"""What a date in a text is: where it stands, what it says, how exactly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at start:end of the text.

    `value` is ISO 8601 in Vietnam's time: "2023-04-14", "2023-04-14T09:15", "2023-04", "2023-Q1", "2023", a range as
    "a/b"; None for a lunar date, which is not converted. `precision` is minute, day, month, quarter, year or range.
    `kind` is published, updated, event (a day told as such: "chiều ngày", "từ ngày"), lunar or mention.
    `flags`: weekday_contradicts, year_from_near, relative_to_near ("hôm qua", "năm nay"), zone_printed; early, middle
    and late for parts of what the value says ("đầu năm 2023").
    """

    start: int
    end: int
    value: str | None
    precision: str
    kind: str = "mention"
    flags: tuple[str, ...] = ()
