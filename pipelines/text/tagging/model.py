"""A CRFsuite model file: the weight of every attribute for every label, and of every label after another.

Source of the format: Naoaki Okazaki, CRFsuite 0.12, `lib/crf/src/crf1d_model.c` and `lib/cqdb`. Little-endian; offsets
in the head count from the start of the file, those inside a string table from the start of the table.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

# Magic, file size, kind of model, version, a number that is always 0, numbers of labels and attributes, three offsets.
_HEAD = struct.Struct("<4sI4sI6I")
_WEIGHT = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1


@dataclass(frozen=True, slots=True)
class CrfModel:
    """Labels by number; attribute -> row of `state` (row, label), whose row 0 is all 0; `transitions` (from, to)."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    state: NDArray[np.float64]
    transitions: NDArray[np.float64]


def read_model(path: Path) -> CrfModel:
    """Read a model of the first order; ValueError for any other file."""
    data = path.read_bytes()
    magic, _, kind, _, _, label_count, attribute_count, weights_at, labels_at, attributes_at = _HEAD.unpack_from(data)
    if (magic, kind) != (b"lCRF", b"FOMC"):
        raise ValueError(f"{path} is no CRFsuite model of the first order")
    labels = _read_strings(data, labels_at, label_count)
    attributes = _read_strings(data, attributes_at, attribute_count)
    weights = _read_weights(data, weights_at)
    return CrfModel(
        tuple(labels),
        {attribute: row for row, attribute in enumerate(attributes, 1)},
        _spread(weights[weights["kind"] == _STATE], attribute_count + 1, label_count, first_row=1),
        _spread(weights[weights["kind"] == _TRANSITION], label_count, label_count, first_row=0),
    )


def _read_strings(data: bytes, at: int, count: int) -> list[str]:
    """Read a string table by its list from number to place, which stands behind the hash tables."""
    (places_at,) = struct.unpack_from("<I", data, at + 20)
    return [_read_string(data, at + place) for place in struct.unpack_from(f"<{count}I", data, at + places_at)]


def _read_string(data: bytes, at: int) -> str:
    (size,) = struct.unpack_from("<I", data, at + 4)  # after the string's number; counts the NUL at the end
    return data[at + 8 : at + 7 + size].decode()


def _read_weights(data: bytes, at: int) -> NDArray[np.void]:
    (count,) = struct.unpack_from("<I", data, at + 8)  # after the name and the size of the chunk
    return np.frombuffer(data, _WEIGHT, count, at + 12)


def _spread(weights: NDArray[np.void], rows: int, columns: int, *, first_row: int) -> NDArray[np.float64]:
    table = np.zeros((rows, columns))
    table[weights["source"] + first_row, weights["label"]] = weights["weight"]
    return table
