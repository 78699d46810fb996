"""Exports made by the tests."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pipelines.export import export_as
from pipelines.export.choice import Wanted
from pipelines.export.order import Exported, Order, Publisher
from pipelines.export.selection import Selection
from pipelines.query import Archive

PUBLISHERS = {
    "sct-mot": Publisher("Sở Một", "http://mot.example/", "Ghi rõ nguồn khi dùng lại"),
    "demo": Publisher("Sở Công Thương tỉnh Sông Dừa", "http://sct.songdua.example/"),
}


def make_export(name: str, archive: Archive, out: Path, wanted: Wanted | None = None, **options: Any) -> Exported:
    """Write an export in the format `name`."""
    order = Order(Selection(archive, wanted), out, PUBLISHERS, quiet=True, **options)
    return export_as(name, order)


def digests_of(place: Path) -> dict[str, str]:
    """Digest every file of a folder, or a file and what lies beside it."""
    files = place.rglob("*") if place.is_dir() else place.parent.glob(f"{place.name}*")
    root = place if place.is_dir() else place.parent
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
        if path.is_file()
    }
