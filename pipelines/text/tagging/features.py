"""The attributes that underthesea's feature templates give to tokens, as rows of the model instead of strings.

"T[-1,0].lower=bình dân" is an attribute: the template "T[-1,0].lower" (the token before and this one, in lower case)
and its value. Source of the forms: `underthesea_core` 3.3.2, `featurizers.rs`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import reduce
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pipelines.text.remember import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Rows = NDArray[np.int32]

EDGE = 2
"""How many places beyond either end of a sentence a template may look at."""

_NAME = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\.(\w+))?")
_WHOLE_NUMBER = re.compile(r"[+-]?0*([0-9]{1,10})")
# Rows of every column: 0 is a value that the model does not know, "BOS" a run that begins before the sentence, "EOS"
# one that ends after it; a flag is "False" or "True".
_FIXED_ROWS = {"BOS": 1, "EOS": 2, "False": 3, "True": 4}
_WORD_BITS = 20  # three numbers of words in one of 63 bits; the models know 10,000 words


def _is_number(token: str) -> bool:
    """Tell what Rust parses as an `i32`."""
    number = _WHOLE_NUMBER.fullmatch(token)
    return number is not None and int(number[1]) < 2**31 + token.startswith("-")


def _is_title(token: str) -> bool:
    """Tell whether no part of the token begins with a small letter."""
    return all(part[:1] == part[:1].upper() for part in token.split(" "))


_TEXTS: dict[str, Callable[[str], str]] = {"": str, "lower": str.lower}
_FLAGS: dict[str, Callable[[str], bool]] = {"isdigit": _is_number, "istitle": _is_title}
_TOLD = {
    "": (0, _WORD_BITS), "lower": (_WORD_BITS, _WORD_BITS), "isdigit": (2 * _WORD_BITS, 1),
    "istitle": (2 * _WORD_BITS + 1, 1),
}  # fmt: skip
"""Where a number that tells all of a token has what each form says of it: first bit, and how many."""


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
        kinds: defaultdict[tuple[str, int], list[tuple[int, _Template]]] = defaultdict(list)
        for place, template in enumerate(_read_templates(names, attributes, dictionary)):
            kinds[template.form, template.width].append((place, template))
        self._words: dict[str, dict[str, int]] = {form: {} for form in _TEXTS}
        self._told = Remembered(self._tell)
        self._columns: list[tuple[str, _Flags | _Runs]] = []
        lookups = {}
        for (form, width), group in kinds.items():
            rows = _number_values(chain(*(template.rows for _, template in group)))
            for place, template in group:
                lookups[place] = Lookup(len(self._columns), template.offset, _model_rows(template, rows))
            self._columns.append((form, _Flags(width) if form in _FLAGS else _Runs(width, rows, self._words[form])))
        self.lookups = tuple(lookups[place] for place in range(len(lookups)))

    def columns(self, sentences: Sequence[Sequence[str]]) -> tuple[list[Rows], NDArray[np.int64]]:
        """Find the row of the run that begins at each place of each column, and the places where the tokens stand.

        The sentences stand in a row, with `EDGE` empty places before and after each.
        """
        edge = ("",) * EDGE
        tokens = [token for sentence in sentences for token in (*edge, *sentence, *edge)]
        lengths = np.array([len(sentence) for sentence in sentences], np.int64)
        ends = np.cumsum(lengths + 2 * EDGE) - EDGE
        starts = ends - lengths - EDGE
        told = np.fromiter(map(self._told.__getitem__, tokens), np.int64, len(tokens))
        values = {form: told >> shift & 2**bits - 1 for form, (shift, bits) in _TOLD.items()}
        columns = [column.find(values[form], starts, ends) for form, column in self._columns]
        return columns, np.arange(lengths.sum()) + np.repeat(np.arange(1, 2 * len(lengths), 2) * EDGE, lengths)

    def _tell(self, token: str) -> int:
        """Put what every form says of a token into one number."""
        known = (self._words[form].get(make(token), 0) << _TOLD[form][0] for form, make in _TEXTS.items())
        flags = (is_so(token) << _TOLD[form][0] for form, is_so in _FLAGS.items())
        return sum(known) + sum(flags)


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


def _number_values(values: Iterable[str]) -> dict[str, int]:
    """Give each value its row in a column."""
    rows = dict(_FIXED_ROWS)
    for value in values:
        rows.setdefault(value, len(rows) + 1)
    return rows


def _model_rows(template: _Template, rows: Mapping[str, int]) -> Rows:
    """Give the model's row for each row of a column."""
    found = np.full(len(rows) + 1, template.other, np.int32)
    for value, row in template.rows.items():
        found[rows[value]] = row
    return found


class _Column:
    """The values of one form over runs of one width, each known one with its row."""

    def __init__(self, width: int) -> None:
        self._width = width

    def find(self, values: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Rows:
        """Find the row of the run at each place: `starts` of the places before a sentence, `ends` of those after it."""
        found = np.zeros(len(values), np.int32)
        count = max(0, len(values) - self._width + 1)
        found[:count] = self._find([values[place : count + place] for place in range(self._width)])
        found[ends[:, None] + np.arange(1 - self._width, EDGE)] = _FIXED_ROWS["EOS"]
        found[starts[:, None] + np.arange(EDGE)] = _FIXED_ROWS["BOS"]
        return found

    def _find(self, shifted: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        raise NotImplementedError


class _Flags(_Column):
    """Whether all tokens of a run are so."""

    def _find(self, shifted: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        return np.where(np.logical_and.reduce(shifted), _FIXED_ROWS["True"], _FIXED_ROWS["False"])


class _Runs(_Column):
    """Runs of tokens with a blank between them, told by the numbers of their words in `words`, which it adds to."""

    def __init__(self, width: int, rows: Mapping[str, int], words: dict[str, int]) -> None:
        super().__init__(width)
        keys: dict[int, int] = {}
        for value, row in rows.items():
            for run in _splits(value, width):
                keys[_run_key([words.setdefault(word, len(words) + 1) for word in run])] = row
        assert len(words) < 2**_WORD_BITS
        self._keys = np.array([*sorted(keys), np.iinfo(np.int64).max])
        self._found = np.array([*(keys[key] for key in sorted(keys)), 0])

    def _find(self, shifted: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        keys = _run_key(shifted)
        places = self._keys.searchsorted(keys)
        return np.where(self._keys.take(places) == keys, self._found.take(places), 0)


def _splits(value: str, width: int) -> Iterator[list[str]]:
    """Give the tokens that make a value when a blank is put between them; words of many syllables hold blanks too."""
    parts = value.split(" ")
    if len(parts) == width:
        yield parts
        return
    for cuts in combinations(range(1, len(parts)), width - 1):
        yield [" ".join(parts[first:last]) for first, last in pairwise((0, *cuts, len(parts)))]


def _run_key(numbers: Sequence[Any]) -> Any:
    """Make one number of those of a run, whole numbers or arrays of them; words that are not known have 0."""
    return reduce(lambda key, number: key << _WORD_BITS | number, numbers)
