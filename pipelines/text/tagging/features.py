"""The attributes that underthesea's feature templates give to tokens, as rows of the model instead of strings.

"T[-1,0].lower=bình dân" is an attribute: the template "T[-1,0].lower" (the token before and this one, in lower case)
and its value. Source of the forms: `underthesea_core` 3.3.2, `featurizers.rs`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Rows = NDArray[np.int32]

EDGE = 2
"""How many places beyond either end of a sentence a template may look at."""

_NAME = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\.(\w+))?")
_WHOLE_NUMBER = re.compile(r"[+-]?0*([0-9]{1,10})")
_REMEMBERED = 2**14
# Rows of every column: 0 is a value that the model does not know, "BOS" a run that begins before the sentence, "EOS"
# one that ends after it; a flag is "False" or "True".
_FIXED_ROWS = {"BOS": 1, "EOS": 2, "False": 3, "True": 4}


@lru_cache(maxsize=_REMEMBERED)
def _is_number(token: str) -> bool:
    """Tell what Rust parses as an `i32`."""
    number = _WHOLE_NUMBER.fullmatch(token)
    return number is not None and int(number[1]) < 2**31 + token.startswith("-")


@lru_cache(maxsize=_REMEMBERED)
def _is_title(token: str) -> bool:
    """Tell whether no part of the token begins with a small letter."""
    return all(part[:1] == part[:1].upper() for part in token.split(" "))


_TEXTS: dict[str, Callable[[str], str]] = {"": str, "lower": str.lower}
_FLAGS: dict[str, Callable[[str], bool]] = {"isdigit": _is_number, "istitle": _is_title}


class _Template(NamedTuple):
    """A template by its name: the form of its values, the width of the run, where it begins, and the rows it knows.

    `other` is the row of every value that is not among `rows`.
    """

    form: str
    width: int
    offset: int
    rows: dict[str, int]
    other: int = 0


class Lookup(NamedTuple):
    """Which column a template reads, how far from the token, and the model's row for each row of that column."""

    column: int
    offset: int
    model_rows: Rows


class Features:
    """The templates of one model, in their order, and the columns of values that they read."""

    def __init__(self, names: Sequence[str], attributes: Mapping[str, int], dictionary: Collection[str] = ()) -> None:
        templates = list(_read_templates(names, attributes, dictionary))
        kinds: defaultdict[tuple[str, int], list[_Template]] = defaultdict(list)
        for template in templates:
            kinds[template.form, template.width].append(template)
        self._columns = {kind: _Column(*kind, chain(*(t.rows for t in group))) for kind, group in kinds.items()}
        order = list(self._columns)
        self.lookups = tuple(
            Lookup(order.index((t.form, t.width)), t.offset, self._columns[t.form, t.width].model_rows(t))
            for t in templates
        )

    def columns(self, sentences: Sequence[Sequence[str]]) -> tuple[list[Rows], NDArray[np.int64]]:
        """Find the row of the run that begins at each place of each column, and the places where the tokens stand.

        The sentences stand in a row, with `EDGE` empty places before and after each.
        """
        edge = ("",) * EDGE
        tokens = [token for sentence in sentences for token in (*edge, *sentence, *edge)]
        lengths = np.array([len(sentence) for sentence in sentences], np.int64)
        ends = np.cumsum(lengths + 2 * EDGE) - EDGE
        starts = ends - lengths - EDGE
        values: dict[str, Any] = {form: list(map(make, tokens)) for form, make in _TEXTS.items()}
        for form in _FLAGS.keys() & {form for form, _ in self._columns}:
            values[form] = np.fromiter(map(_FLAGS[form], tokens), np.bool_, len(tokens))
        columns = [column.find(values[form], starts, ends) for (form, _), column in self._columns.items()]
        return columns, np.arange(lengths.sum()) + np.repeat(np.arange(1, 2 * len(lengths), 2) * EDGE, lengths)


def _read_templates(
    names: Iterable[str], attributes: Mapping[str, int], dictionary: Collection[str]
) -> Iterator[_Template]:
    rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for attribute, row in attributes.items():
        name, _, value = attribute.partition("=")
        rows[name][value] = row
    for name in names:
        parts = _NAME.fullmatch(name)
        assert parts is not None, name
        first, last = int(parts[1]), int(parts[2] or parts[1])
        assert -EDGE <= first <= last <= EDGE, name
        template = _Template(parts[3] or "", last - first + 1, first, rows[name])
        yield _spell_out(template, dictionary) if template.form == "is_in_dict" else template


def _spell_out(template: _Template, dictionary: Collection[str]) -> _Template:
    """Make of a question to the dictionary a template that knows its words, which are in lower case."""
    yes, no = template.rows.get("True", 0), template.rows.get("False", 0)
    rows = {word: yes for word in dictionary if word.count(" ") == template.width - 1}
    edges = {edge: template.rows.get(edge, 0) for edge in ("BOS", "EOS")}
    return template._replace(form="lower", rows=rows | edges, other=no)


class _Column:
    """The values of one form over runs of one width, each known one with its row."""

    def __init__(self, form: str, width: int, values: Iterable[str]) -> None:
        self._is_flag = form in _FLAGS
        self._width = width
        self._rows = dict(_FIXED_ROWS)
        for value in values:
            self._rows.setdefault(value, len(self._rows) + 1)

    def model_rows(self, template: _Template) -> Rows:
        rows = np.full(len(self._rows) + 1, template.other, np.int32)
        for value, row in template.rows.items():
            rows[self._rows[value]] = row
        return rows

    def find(self, values: Any, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Rows:
        """Find the row of the run at each place: `starts` of the places before a sentence, `ends` of those after it."""
        found = np.zeros(len(values), np.int32)
        shifted = [values[place : len(values) - self._width + 1 + place] for place in range(self._width)]
        found[: len(shifted[0])] = self._find_flags(shifted) if self._is_flag else self._find_texts(shifted)
        found[ends[:, None] + np.arange(1 - self._width, EDGE)] = _FIXED_ROWS["EOS"]
        found[starts[:, None] + np.arange(EDGE)] = _FIXED_ROWS["BOS"]
        return found

    def _find_flags(self, shifted: list[NDArray[np.bool_]]) -> NDArray[np.bool_]:
        return np.where(np.logical_and.reduce(shifted), _FIXED_ROWS["True"], _FIXED_ROWS["False"])

    def _find_texts(self, shifted: list[list[str]]) -> list[int]:
        runs = shifted[0] if self._width == 1 else map(" ".join, zip(*shifted, strict=True))
        return list(map(self._rows.get, runs, repeat(0)))
