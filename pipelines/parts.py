"""Parts on disk: what was read from one slice of one WARC file, one Parquet file for each table; disposable."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

PART_FILE = "part.json"


def replace_folder(new: Path, old: Path) -> None:
    """Put folder `new` in the place of `old`; `mend_parts` ends what a kill in between left undone."""
    aside = old.with_name(f".{old.name}.old")
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def mend_parts(folder: Path) -> None:
    """Clear away what a killed build left in a site's folder of parts; a part that was set aside comes back."""
    for path in sorted(folder.glob(".*.old")):
        place = path.with_name(path.name.removeprefix(".").removesuffix(".old"))
        if place.exists():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.rename(place)
    for path in folder.glob(".*.tmp"):
        shutil.rmtree(path, ignore_errors=True)


def read_said(part: Path) -> dict[str, Any]:
    """Read a part's `part.json`; an empty dict when there is no whole part."""
    try:
        said = json.loads((part / PART_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def part_folders(folder: Path) -> list[Path]:
    """List the parts of a site in a fixed order: by WARC file, then by slice."""
    found = (
        [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        if folder.is_dir()
        else []
    )
    return sorted(found, key=lambda path: (stem_of(path), int(path.name.rpartition(".")[2] or 0)))


def whole_parts(folder: Path) -> tuple[list[Path], list[Path]]:
    """List the parts of a site whose WARC file has all its parts, and those whose build was stopped in the middle."""
    parts = part_folders(folder)
    names = {part.name for part in parts}
    whole = [part for part in parts if names.issuperset(_sisters(part))]
    return whole, [part for part in parts if part not in whole]


def _sisters(part: Path) -> list[str]:
    """Name all the parts of a part's WARC file; "?" if it does not say how many there are."""
    slices = int(read_said(part).get("slices", 0))
    return [f"{stem_of(part)}.{number}" for number in range(slices)] or ["?"]


def stem_of(part: Path) -> str:
    """Give the name of a part's WARC file, without `.warc.gz`."""
    return part.name.rpartition(".")[0]
