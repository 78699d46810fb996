"""Whether a release still is what was published: no export gives a new digest to what has changed since."""

from __future__ import annotations

from pathlib import Path

from crawler.errors import LuutruError
from crawler.fixity import fixity_path
from pipelines.checks import ReleaseCheck
from pipelines.package import PACKAGE_FILE, read_package
from pipelines.release_cite import listed_digests


def refuse_spoilt(release: Path) -> None:
    """Raise LuutruError when a file of a release is missing, a stranger, or not as published.

    A release that says nothing of its files, neither what they are nor by a digest, cannot be held to it.
    """
    package = release / PACKAGE_FILE
    if not listed_digests(read_package(release)) and not fixity_path(package).exists():
        return
    for fault in ReleaseCheck([release]).check(release):
        said = f"Release {release.name} is not as it was published: {fault.place}: {fault.problem}."
        raise LuutruError(said, "`luutru check` says how to mend it; --release exports another one.")
