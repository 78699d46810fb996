"""Each article read again from its capture, and compared field by field with what an export or a release says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from crawler.capture import Capture
from crawler.errors import UsageError
from crawler.pages import page_for
from crawler.site import Site, load_site, read_site
from pipelines.export.masks import MASK
from pipelines.export.target import PACKAGE
from pipelines.rows import page_rows
from pipelines.verify.report import Report
from pipelines.verify.reread_rows import Row, read_rows
from pipelines.verify.reread_sources import Source, bag_source, release_source, wacz_source

NEWER = "A newer reader may read better: `luutru build --force` and `luutru release` publish what it reads now."
NOT_HERE = "Their captures or site files are not here: --data and --sites name the folders that hold them."
SHOWN = 60


def reread(report: Report, out: Path, data: Path, sites: Path | None) -> None:
    """Read every article again; what was looked at before must have held, else only that is told."""
    if report.broken:
        report.note("Nothing was read again: what is broken comes first.")
        return
    with ExitStack() as stack:
        source = source_of(report, out, data, stack)
        if source:
            compare_all(report, source, SiteFiles(source.sites, sites), strict=tool_of(report.kind, out) == own_tool())


def source_of(report: Report, out: Path, data: Path, stack: ExitStack) -> Source | None:
    """Find the articles and captures of an export; says what is missing where it has not both."""
    if report.kind == "release":
        own = out.resolve().parents[1] / "captures"
        return release_source(out.resolve(), own if own.is_dir() else data / "captures")
    if report.kind == "bag" and (out / "data" / "tables" / "articles.parquet").is_file():
        return bag_source(out)
    if report.kind == "wacz" and origin_of("wacz", out):
        return wacz_source(out, stack)
    report.note("It has no articles with their captures to read again; a bag and a WACZ have both, and a release.")
    return None


def own_tool() -> str:
    """Name this version of the program as manifests do."""
    return f"luutru {version('luutru')}"


def tool_of(kind: str, out: Path) -> str:
    """Name the version that made a bag or a WACZ; a release, which does not say, is held to this one's reading."""
    return own_tool() if kind == "release" else str(origin_of(kind, out).get("tool"))


def origin_of(kind: str, out: Path) -> Mapping[str, Any]:
    """Read what a bag or a WACZ says of where it comes from; nothing where another program made it."""
    if kind == "wacz":
        with ZipFile(out) as found:
            said = json.loads(found.read(PACKAGE))
    else:
        said = json.loads((out / "data" / PACKAGE).read_bytes())
    origin = said.get("luutru")
    return origin if isinstance(origin, dict) else {}


class SiteFiles:
    """The sites that pages are read by: of the export's own folder, else those that this program knows."""

    def __init__(self, own: Path | None, folder: Path | None) -> None:
        self._own, self._folders = own, [folder] if folder else []
        self._found: dict[str, Site | None] = {}

    def get(self, name: str) -> Site | None:
        """Give a site; None if nobody has a file of it."""
        if name not in self._found:
            self._found[name] = self._load(name)
        return self._found[name]

    def _load(self, name: str) -> Site | None:
        own = self._own / f"{name}.yml" if self._own else None
        try:
            return read_site(own) if own and own.is_file() else load_site(name, self._folders)
        except UsageError:
            return None


def compare_all(report: Report, source: Source, sites: SiteFiles, *, strict: bool) -> None:
    """Compare every article with what its capture says; differences are broken only if `strict`."""
    read, missing, masked, differing = 0, 0, 0, Counter[str]()
    first: dict[str, str] = {}
    for row in source.rows():
        capture, site = source.capture(row), sites.get(row.site)
        report.step()
        if capture is None or site is None:
            missing += 1
            continue
        read += 1
        masked += is_masked(row)
        for name, words in differences(row, read_again(site, capture)):
            differing[name] += 1
            first.setdefault(name, words)
    if masked:
        report.note(f"{masked:,} articles have masked letters: only their other letters were compared.")
    tell(report, read, missing, differing, first, strict=strict)


def read_again(site: Site, capture: Capture) -> Mapping[str, Any] | None:
    """Read an article from its capture by the product's own reader; None if it finds none, or breaks on it."""
    try:
        rows = page_rows(site, capture, list(page_for(site, capture).items()))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a page may break its reader, as a build takes for granted too
        return None
    return read_rows(rows, capture.record_id)


def differences(row: Row, again: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Give the fields that are read otherwise now, with what they were and are."""
    if again is None:
        return [("page", f"{row.url}: no article is read from it now")]
    fresh = dict(again)
    if "text" in row.said and "text_raw" not in row.said:  # a WACZ has lead and text together
        fresh["text"] = "\n".join(part for part in (again["lead"], again["text"]) if part)
    return [
        (name, f"{row.url}: it was {shown(value)}, and is {shown(fresh[name])}")
        for name, value in row.said.items()
        if not alike(value or None, fresh[name] or None)
    ]


def alike(said: object, fresh: object) -> bool:
    """Tell whether two values are the same but for letters that the export masked."""
    if isinstance(said, str) and isinstance(fresh, str) and MASK in said:
        return len(said) == len(fresh) and all(own in (MASK, other) for own, other in zip(said, fresh, strict=True))
    if isinstance(said, list) and isinstance(fresh, list):
        return len(said) == len(fresh) and all(map(alike, said, fresh))
    if isinstance(said, dict) and isinstance(fresh, dict):
        return said.keys() == fresh.keys() and all(alike(said[name], fresh[name]) for name in said)
    return said == fresh


def is_masked(row: Row) -> bool:
    """Tell whether letters of an article are masked."""
    return any(MASK in value for value in row.said.values() if isinstance(value, str))


def shown(value: Any) -> str:
    """Show a value in few letters."""
    text = repr(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def tell(
    report: Report, read: int, missing: int, differing: Counter[str], first: Mapping[str, str], *, strict: bool
) -> None:
    """Take down what reading again has shown."""
    if missing and not read:
        report.fault(report.place, f"none of its {missing:,} articles could be read again", NOT_HERE)
        return
    if missing:
        report.note(f"{missing:,} articles could not be read again: their captures or site files are not here.")
    if not differing:
        report.prove(f"{read:,} articles read again from their captures say the same in every field")
        return
    for name, count in differing.most_common():
        said = f"{count:,} of {read:,} articles read otherwise now, the first {first[name]}"
        if strict:
            report.fault(name, said, NEWER)
        else:
            report.note(f"{name}: {said}. {NEWER}")
