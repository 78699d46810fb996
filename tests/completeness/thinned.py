"""An archive that was built once, and counted as if some of its captures had never been made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.site import Site
from pipelines.assemble import decide_all
from pipelines.build import build_parts
from pipelines.completeness.counting import count_site
from pipelines.completeness.seen import YearCount
from pipelines.parts import part_folders
from pipelines.sightings import SiteKeys
from tests.completeness.portal import Portal

BY_PAGE = ("links", "articles", "images", "attachments", "contacts", "mentions")


class Thinned(SiteKeys):
    """The parts of a site without what was read from some captures."""

    def __init__(self, parts: Sequence[Path], spill: Path, site: str, lacking: Iterable[str]) -> None:
        self._lacking = ", ".join(f"'{one}'" for one in lacking) or "''"
        super().__init__(parts, spill, site)

    def _view_of(self, name: str) -> str:
        column = "page" if name in BY_PAGE else "capture_id"
        plain = super()._view_of(name)
        if name in ("problems", "run_notes", "coverage"):
            return plain
        return f"SELECT * FROM ({plain}) WHERE {column} NOT IN ({self._lacking})"


class Archive:
    """The archive of a whole portal."""

    def __init__(self, portal: Portal, data: Path, site: Site) -> None:
        self.portal, self.data, self.site = portal, data, site
        self.captures = portal.capture(data, site)
        build_parts(data, [site], workers=0)

    def count(self, lost: Iterable[str] = ()) -> list[YearCount]:
        """Count it as if these addresses had never been captured."""
        parts = part_folders(self.data / "parts" / self.site.name)
        lacking = [self.captures[path] for path in lost]
        with Thinned(parts, self.data / "spill", self.site.name, lacking) as keys:
            versions, _ = decide_all(keys)
            keys.connection.register("versions", versions)
            return count_site(keys.connection)


def missing_share(counts: Iterable[YearCount]) -> float:
    """The share of the articles that is missing by an estimate."""
    found = list(counts)
    held, missing = sum(one.held for one in found), sum(one.missing for one in found)
    return missing / (held + missing)
