"""Labels for the tokens of many sentences at once, the same as underthesea's CRF gives to one sentence after another.

For each token the same weights are added in the same order as in `underthesea_core` 3.3.2 (`crf/tagger.rs`), so that
every sum is equal to the last bit. What is saved is work: no attribute is written out, sums are made for thousands of
tokens at once, and labels that cannot lie on the best path are not followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipelines.text.tagging.features import Features

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from pipelines.text.tagging.features import Rows
    from pipelines.text.tagging.model import CrfModel

_BLOCK = 4096  # tokens scored at once: bounds the memory that a long text takes
_CERTAIN = 1e-6  # far above the rounding of a sum of weights, far below what parts two labels


class _Options(NamedTuple):
    """The labels that tokens may have and the score of each: those of token i from bounds[i] to bounds[i + 1]."""

    labels: list[int]
    scores: list[float]
    bounds: list[int]

    def cut(self, first: int, last: int) -> _Options:
        start, end = self.bounds[first], self.bounds[last]
        bounds = [bound - start for bound in self.bounds[first : last + 1]]
        return _Options(self.labels[start:end], self.scores[start:end], bounds)


class CrfTagger:
    """A CRF with its feature templates ("T[-1,0].lower") and the dictionary that ".is_in_dict" asks."""

    def __init__(self, model: CrfModel, templates: Sequence[str], dictionary: Collection[str] = ()) -> None:
        self._labels = model.labels
        self._state = model.state
        self._into: list[list[float]] = model.transitions.T.tolist()
        self._handicaps = _handicaps(model.transitions)
        self._features = Features(templates, model.attributes, dictionary)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give the label of every token of every sentence."""
        columns, places = self._features.columns(sentences)
        options = _Options([], [], [0])
        for first in range(0, len(places), _BLOCK):
            self._open_options(options, columns, places[first : first + _BLOCK])
        paths = []
        first = 0
        for sentence in sentences:
            last = first + len(sentence)
            paths.append(_best_path(options.cut(first, last), self._into))
            first = last
        return [[self._labels[label] for label in path] for path in paths]

    def _open_options(self, options: _Options, columns: list[Rows], places: NDArray[np.int64]) -> None:
        """Add the options of the tokens at these places, but no label that another beats whatever stands beside it."""
        scores = np.zeros((len(places), len(self._labels)))
        for column, offset, model_rows in self._features.lookups:
            scores += self._state.take(model_rows.take(columns[column].take(places + offset)), axis=0)
        hopes = scores + self._handicaps.take(scores.argmax(axis=1), axis=0)
        is_open = hopes >= scores.max(axis=1, keepdims=True) - _CERTAIN
        options.bounds.extend((options.bounds[-1] + np.cumsum(is_open.sum(axis=1))).tolist())
        options.labels.extend(np.nonzero(is_open)[1].tolist())
        options.scores.extend(scores[is_open].tolist())


def _handicaps(transitions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give (one label, other label): the most that the other can win over the one by the labels before and after."""
    before = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    after = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    bounds: NDArray[np.float64] = np.maximum(before, 0) + np.maximum(after, 0)
    return bounds


def _best_path(options: _Options, into: list[list[float]]) -> list[int]:
    """Find the path of the highest sum (Viterbi), of equal ones the first; `into[label]` weighs the ways to a label."""
    labels, sums, bounds = options
    if len(labels) == len(bounds) - 1:  # nothing to choose
        return labels
    links = [0] * len(labels)
    before, first = bounds[:2]
    for end in bounds[2:]:
        for option in range(first, end):
            weights = into[labels[option]]
            best, link = sums[before] + weights[labels[before]], before
            for other in range(before + 1, first):
                total = sums[other] + weights[labels[other]]
                if total > best:
                    best, link = total, other
            sums[option] += best
            links[option] = link
        before, first = first, end
    option = max(range(before, first), key=sums.__getitem__)
    path = [option]
    for _ in bounds[2:]:
        option = links[option]
        path.append(option)
    return [labels[option] for option in reversed(path)]
