"""The words of `lexicon.yml`, made ready to be looked for: as they are written with marks, and without any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from pipelines.text.keys import search_key
from pipelines.text.names.lexicon import lexicon as names_lexicon
from pipelines.text.personal.phrases import Phrasebook
from pipelines.text.tones import normalise

NUMBERS = (
    *("id_card", "passport", "driving_licence", "insurance", "tax_code", "any_tax_code", "account", "land_title"),
    "other_number",
)
HOLDERS = ("citizens", "citizen_labels", "officials", "offices", "not_offices", "banks")
HOMES = ("home", "address", "not_home")
COLUMNS = ("number_columns", "person_columns", "body_columns", "phone_columns", "birth", "home", "address", "id_card")
WORDS = ("number_links", "small_units", "area_units", "great_units", "issued_by", "spoken_of", "home_links")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is looked for in one way of writing; a field is named as its heading in `lexicon.yml`, or gathers some."""

    numbers: Phrasebook
    holders: Phrasebook
    homes: Phrasebook
    columns: Phrasebook
    birth: Phrasebook
    fields: Phrasebook
    counted: Phrasebook
    dead: Phrasebook
    dead_titles: Phrasebook
    anybody: Phrasebook
    holder_words: Phrasebook
    bodies: frozenset[str]
    number_links: frozenset[str]
    small_units: frozenset[str]
    area_units: frozenset[str]
    great_units: frozenset[str]
    issued_by: frozenset[str]
    spoken_of: frozenset[str]
    home_hints: tuple[str, ...]
    card_hints: tuple[str, ...]
    birth_hints: tuple[str, ...]
    home_hint: re.Pattern[str]
    home_links: frozenset[str]
    surnames: frozenset[str]
    middle_names: frozenset[str]
    free_mail: frozenset[str]


@cache
def lexicon(*, marked: bool) -> Lexicon:
    """Read the words once for texts with marks, once for texts without any."""
    form: Callable[[str], str] = normalise if marked else search_key
    raw = _read_raw()
    lists = read_lists(form)
    sets: dict[str, Any] = {name: frozenset(form(raw[name].lower()).split()) for name in WORDS}
    books = {"numbers": NUMBERS, "holders": HOLDERS, "homes": HOMES, "columns": COLUMNS}
    books |= {"birth": ("birth", "not_birth")}
    books |= {name: (name,) for name in ("fields", "counted", "dead", "dead_titles", "anybody", "holder_words")}
    names = names_lexicon()
    return Lexicon(
        **_make_books(lists, books),
        **sets,
        home_hints=tuple(lists["home_hints"]),
        card_hints=tuple(lists["card_hints"]),
        birth_hints=tuple(lists["birth_hints"]),
        home_hint=re.compile(rf"(?<!\w)(?:{'|'.join(lists['home_hints'])})(?!\w)", re.IGNORECASE),
        bodies=_heads(form(raw["capital_offices"]).split()),
        surnames=_with_plain(names.surnames | names.rare_surnames, form),
        middle_names=_with_plain(names.middle_names, form),
        free_mail=frozenset(raw["free_mail"].split()),
    )


def read_lists(form: Callable[[str], str]) -> dict[str, list[str]]:
    """Give the lines of each heading in lower case and in some form."""
    return {name: [form(line) for line in text.lower().split("\n") if line] for name, text in _read_raw().items()}


def _read_raw() -> dict[str, str]:
    raw: dict[str, str] = yaml.safe_load(files(__package__).joinpath("lexicon.yml").read_text("utf-8"))
    return raw


def _make_books(lists: dict[str, list[str]], books: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    return {name: Phrasebook(_gather(lists, headings)) for name, headings in books.items()}


def _with_plain(words: frozenset[str], form: Callable[[str], str]) -> frozenset[str]:
    """Give the words of names, and as banks print them: "NGUYEN VAN MAU" stands in texts with marks too."""
    return frozenset(map(form, words)) | frozenset(map(search_key, words))


def _heads(words: Iterable[str]) -> frozenset[str]:
    """Give the words as they begin a name: with a capital, or all in capitals."""
    return frozenset(way for word in words for way in (word.capitalize(), word.upper()))


def _gather(lists: dict[str, list[str]], headings: tuple[str, ...]) -> dict[str, str]:
    """Say of each phrase which heading it stands under; of two, the later one."""
    return {phrase: name for name in headings for phrase in lists[name]}
