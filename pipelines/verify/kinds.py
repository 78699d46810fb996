"""What an export is taken for: told by what lies at its path, never by what somebody says."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from crawler.errors import UsageError
from pipelines.export.manifest import SUFFIX
from pipelines.export.target import BAG, PACKAGE
from pipelines.verify.report import Report

SUFFIXES = {".wacz": "wacz", ".warc.gz": "warc", ".xlsx": "workbook", ".cdxj": "index"}
PROOFS: dict[str, tuple[str, str]] = {
    "wacz": ("pipelines.verify.wacz", "verify"),
    "warc": ("pipelines.verify.captures", "verify"),
    "index": ("pipelines.verify.captures", "verify_index"),
    "workbook": ("pipelines.verify.workbook", "verify"),
    "table": ("pipelines.verify.tables", "verify_file"),
    "folder": ("pipelines.verify.tables", "verify_folder"),
    "bag": ("pipelines.verify.bag", "verify"),
    "release": ("pipelines.verify.release", "verify"),
}
"""Each kind of export: the module and the function that proves it; only the one that is needed is loaded."""


def kind_of(out: Path) -> str:
    """Tell what lies at a path; raises UsageError if it is no export."""
    if out.is_dir():
        return folder_kind(out)
    found = next((kind for suffix, kind in SUFFIXES.items() if out.name.endswith(suffix)), None)
    if out.is_file() and (found or out.with_name(out.name + SUFFIX).is_file()):
        return found or "table"
    if not out.exists():
        raise UsageError(f"There is nothing at {out}.", "Give the path of an export or of a release.")
    raise UsageError(f"{out} is no export.", "Give what `luutru export` made, with what lies beside it.")


def folder_kind(out: Path) -> str:
    """Tell what a folder is; raises UsageError if it is no export."""
    if (out / BAG).exists():
        return "bag"
    said = read_json(out / PACKAGE)
    if isinstance(said, dict):
        return "folder" if "luutru" in said else "release"
    if (out / PACKAGE).exists() or any(out.glob("*/site=*")):
        return "release"  # one whose data package is broken or gone
    raise UsageError(f"{out} is no export and no release.", "For an archive's newest release give its `latest`.")


def read_json(path: Path) -> Any:
    """Read a file as JSON; None if that cannot be."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def prove(report: Report, out: Path) -> None:
    """Prove what lies at `out` and take down what was found; raises UsageError if it is no export."""
    report.kind = kind_of(out)
    module, name = PROOFS[report.kind]
    proof: Callable[[Report, Path], None] = getattr(import_module(module), name)
    proof(report, out.resolve() if report.kind == "release" else out)
