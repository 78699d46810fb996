"""Fixity: the digest of a whole file beside it, in the form that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def fixity_path(path: Path) -> Path:
    """Give the place of a file's digest: its own name and `.sha256`."""
    return path.with_name(path.name + ".sha256")


def write_fixity(path: Path, digest: str) -> None:
    """Write the digest (64 hexadecimal digits) of the file that has, or will have, the name `path`."""
    with fixity_path(path).open("w", encoding="utf-8") as file:
        file.write(f"{digest}  {path.name}\n")
        file.flush()
        os.fsync(file.fileno())


def fixity_fault(path: Path) -> str | None:
    """Say what is wrong between a file and its digest; None when nothing is."""
    beside = fixity_path(path)
    if not path.is_file():
        return "it is missing"
    if not beside.is_file():
        return f"its digest {beside.name} is missing"
    digest, said = file_digest(path), beside.read_bytes()
    if said == f"{digest}  {path.name}\n".encode():
        return None
    if said.startswith(f"{digest}  ".encode()):
        return f"it was renamed: its digest {beside.name} knows the same bytes by another name"
    return f"it does not fit its digest {beside.name}"


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
