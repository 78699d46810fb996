"""The words of `lexicon.yml` and the gazetteers, made ready to be looked up at a token."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from pipelines.text.names.phrases import Phrases
from pipelines.text.tones import normalise

HEAD_KINDS = (
    *("unique_names", "own_named", "level_bodies", "field_heads", "numbered_heads", "free_heads"),
    "not_heads",
)


WORDS = ("surnames", "rare_surnames", "middle_names")
PHRASES = (
    *("titles", "callings", "offices", "office_ranks", "office_ends", "type_words", "fields", "field_verbs", "press"),
    "terms",
    *("levels", "hamlets", "lands", "works"),
)
STARTING = {
    "title": ("titles", "callings"),
    "office": ("offices", "office_ranks"),
    "organisation": ("heads",),
    "place": ("levels", "hamlets", "lands"),
    "known": ("places",),
    "work": ("works",),
    "press": ("press",),
}
"""The sorts of phrases that begin something, and the headings that hold them."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each heading of `lexicon.yml` holds; `heads` says of which headings a head of organisations is."""

    surnames: frozenset[str]
    rare_surnames: frozenset[str]
    middle_names: frozenset[str]
    titles: Phrases
    callings: Phrases
    offices: Phrases
    office_ranks: Phrases
    office_ends: Phrases
    heads: Phrases
    type_words: Phrases
    fields: Phrases
    field_verbs: Phrases
    levels: Phrases
    hamlets: Phrases
    lands: Phrases
    works: Phrases
    press: Phrases
    terms: Phrases
    places: Phrases
    starters: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Read the words once."""
    raw: dict[str, str] = yaml.safe_load(files(__package__).joinpath("lexicon.yml").read_text("utf-8"))
    lists = {name: [line for line in text.split("\n") if line] for name, text in raw.items()}
    phrases = {name: Phrases.of(lists[name]) for name in PHRASES}
    phrases |= {"heads": Phrases(_gather(lists, HEAD_KINDS)), "places": Phrases(_known_places(lists))}
    words = {name: frozenset(normalise(raw[name]).lower().split()) for name in WORDS}
    parts: dict[str, Any] = {**words, **phrases}
    return Lexicon(**parts, starters=_gather_starters(phrases))


def _gather_starters(phrases: dict[str, Phrases]) -> dict[str, frozenset[str]]:
    """Say of each word which sorts of phrases may begin with it."""
    found: dict[str, set[str]] = {}
    for sort, names in STARTING.items():
        for word in (word for name in names for word in phrases[name].firsts):
            found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


def read_table(name: str) -> list[dict[str, str]]:
    """Give the rows of a gazetteer that lies here; lines that begin with # are its sources."""
    lines = files(__package__).joinpath(name).read_text("utf-8").split("\n")
    return list(csv.DictReader((line for line in lines if line[:1] not in ("", "#")), delimiter="\t"))


def _gather(lists: dict[str, list[str]], names: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        for phrase in lists[name]:
            found[phrase] = f"{found.get(phrase, '')} {name}".strip()
    return found


def _known_places(lists: dict[str, list[str]]) -> dict[str, str]:
    """Say of each known place what it is; where two have a name, the greater one."""
    known = {row["name"]: row["kind"] for row in read_table("districts.tsv") if not row["name"].isdigit()}
    known |= dict.fromkeys(lists["cities"], "city") | dict.fromkeys(lists["regions"], "region")
    known |= {row["name"]: "province" for row in read_table("provinces.tsv")}
    return {name.lower(): kind for name, kind in known.items()} | dict.fromkeys(lists["countries"], "country")
