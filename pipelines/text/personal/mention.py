"""A piece of personal data, as it is given to others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonalMention:
    """Personal data at start:end of a text, `text` being that piece of it.

    `kind` is id_card, passport, driving_licence, insurance, tax_code, account, land_title, birth_date, address, phone
    or email; `rule` names what told so.
    """

    start: int
    end: int
    text: str
    kind: str
    rule: str
