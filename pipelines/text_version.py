"""Which version of the code that works texts out is this, and where what it found is kept."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
PIECES = ("text", "text_work.py", "mention_rows.py", "text_store.py")


@cache
def text_version() -> str:
    """Digest the code and the tables that decide what is found in a text."""
    found = [path for name in PIECES for path in [HERE / name, *sorted((HERE / name).rglob("*.*"))] if path.is_file()]
    known = (sys.version_info[:2], unicodedata.unidata_version, version("underthesea"), version("underthesea-core"))
    digest = hashlib.sha256(repr(known).encode())
    for path in found:
        if path.suffix != ".pyc":
            digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def store_path(data: Path) -> Path:
    """Give the path of an archive's store for the code of today; what other versions left is removed."""
    path = data / "cache" / f"texts-{text_version()}.sqlite"
    path.parent.mkdir(exist_ok=True)
    for old in path.parent.glob("texts-*"):
        if not old.name.startswith(path.name):
            old.unlink(missing_ok=True)
    return path
