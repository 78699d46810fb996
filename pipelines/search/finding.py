"""The way to the index of a release: where it cannot be used, search says so once and reads the release itself."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pyarrow as pa

from pipelines.filters import Filters
from pipelines.search.opened import Index, open_index
from pipelines.search.terms import Node


class Finder:
    """Finds articles of a release by its index, as long as that serves."""

    def __init__(self, release: Path) -> None:
        self.release = release
        self._index = self._open()

    def find(self, node: Node, filters: Filters, sections: list[str], limit: int) -> pa.Table | None:
        """Find and rank articles as a table of FOUND; None if that needs a scan. `sections` are the release's."""
        try:
            return self._index.find(node, filters, sections, limit) if self._index else None
        except Exception as error:  # noqa: BLE001 - whatever is wrong with an index, the release can be read without
            self._index = None
            self._tell(f"cannot be read ({error})")
            return None

    def _open(self) -> Index | None:
        try:
            index = open_index(self.release)
        except Exception as error:  # noqa: BLE001 - as above
            self._tell(f"cannot be opened ({error})")
            return None
        if index is None:
            self._tell("is missing or not whole")
        return index

    def _tell(self, fault: str) -> None:
        if self.release.parent.name == "releases":
            tell_once(f"The search index of release {self.release.name} {fault}: the release is read instead, slowly.")


@cache
def tell_once(fault: str) -> None:
    """Say on standard error what is wrong with an index, once in a process."""
    print(f"{fault} `luutru release` makes the index anew.", file=sys.stderr)
