"""BagIt 1.0 (RFC 8493): the tag files of a bag, from its payload; the same payload gives the same bytes.

The library of that name writes version 0.97, lists tag files in the order of the disk and changes the folder that the
process stands in, so it is only asked whether what is written here is valid.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
CHUNK = 2**20
Tags = Sequence[tuple[str, str]]


def write_tags(bag: Path, info: Tags) -> None:
    """Write the tag files of the bag whose payload lies in `data/`."""
    payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    tags = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    write_text(bag / "bagit.txt", DECLARATION)
    write_text(bag / "bag-info.txt", "".join(f"{name}: {' '.join(value.split())}\n" for name, value in tags))
    write_manifests(bag, "manifest", payload)
    written = [bag / name for name in ("bag-info.txt", "bagit.txt", *(f"manifest-{one}.txt" for one in ALGORITHMS))]
    write_manifests(bag, "tagmanifest", written)


def write_manifests(bag: Path, name: str, paths: Iterable[Path]) -> None:
    """Write a manifest of some files by each algorithm, each file read once."""
    lines: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    for path in paths:
        for algorithm, digest in file_digests(path, ALGORITHMS).items():
            lines[algorithm].append(manifest_line(digest, path.relative_to(bag).as_posix()))
    for algorithm, said in lines.items():
        write_text(bag / f"{name}-{algorithm}.txt", "".join(said))


def manifest_line(digest: str, name: str) -> str:
    """Write one line of a manifest; line ends and percent signs of a name are written as RFC 8493 has them."""
    escaped = name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"{digest}  {escaped}\n"


def file_digests(path: Path, algorithms: Iterable[str]) -> dict[str, str]:
    """Take several digests of a file in one reading."""
    digests = {name: hashlib.new(name) for name in algorithms}
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            for digest in digests.values():
                digest.update(chunk)
    return {name: digest.hexdigest() for name, digest in digests.items()}


def write_text(path: Path, text: str) -> None:
    """Write a tag file."""
    path.write_text(text, encoding="utf-8", newline="\n")
