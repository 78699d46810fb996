"""What is found: a mention of a person, an organisation or a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person, organisation or place at start:end of the text; `value` is the name alone.

    `role` holds a person's offices, parted by "; ", or the unit that a place is ("tỉnh"); `rule` is the id of the rule.
    `today` is the unit that a place lies in since 1 July 2025 ("Xã Vĩnh Trạch, Tỉnh An Giang"), None where not certain.
    """

    start: int
    end: int
    kind: str
    value: str
    role: str | None
    rule: str
    today: str | None = None
