"""A release as plain JSON Lines, and files packed again: what sizes and speeds of ours are held beside."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pyarrow.dataset as ds

from pipelines.show import plain_value

LEVEL = 6
"""What `gzip` does when nobody says more."""
GZIP = 31  # the window that makes zlib read and write gzip members


def write_lines(table: Path, target: Path) -> None:
    """Write the rows of a table, every column of them, as JSON Lines packed by gzip."""
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=LEVEL) as lines:
        for batch in ds.dataset(table, format="parquet", partitioning="hive").to_batches(batch_size=500):
            for row in batch.to_pylist():
                lines.write(json.dumps(plain_value(row), ensure_ascii=False) + "\n")


def size_of(folder: Path, pattern: str) -> int:
    """Sum the bytes of the files below a folder that match."""
    return sum(path.stat().st_size for path in folder.rglob(pattern))


def packed_again(path: Path, level: int = 9) -> int:
    """Give the bytes of a file of gzip members when each is packed again at a level, as warcio does."""
    left, size = path.read_bytes(), 0
    while left:
        member = zlib.decompressobj(GZIP)
        packer = zlib.compressobj(level, zlib.DEFLATED, GZIP)
        size += len(packer.compress(member.decompress(left))) + len(packer.flush())
        left = member.unused_data
    return size
