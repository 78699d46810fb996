"""The index of a WACZ: CDXJ lines in gzip members that can be read one by one, and an index of those members."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from crawler.record import gzip_member

BLOCK = 1024
"""Lines of a member, as other writers of WACZ have it."""
NAME = "index.cdx.gz"


def write_index(lines: Iterable[str], stream: BinaryIO) -> bytes:
    """Write the lines, which are sorted, to `stream`; give the text of the index over their members (`.idx`)."""
    said, offset = [f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': NAME})}\n"], 0
    for block in blocks(lines):
        member = gzip_member("".join(f"{line}\n" for line in block).encode())
        stream.write(member)
        place = {"offset": offset, "length": len(member), "digest": f"sha256:{hashlib.sha256(member).hexdigest()}"}
        said.append(f"{block[0].split('{', 1)[0].strip()} {json.dumps(place)}\n")
        offset += len(member)
    return "".join(said).encode()


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Cut lines into lists of BLOCK."""
    rest = iter(lines)
    while block := list(islice(rest, BLOCK)):
        yield block
