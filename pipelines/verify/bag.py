"""A bag proved (BagIt 1.0, RFC 8493): its manifests byte for byte, its payload, and what the payload says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from crawler.fixity import fixity_path
from pipelines.export.bagit_tags import file_digests
from pipelines.export.target import PACKAGE
from pipelines.verify.captures import check_warc_file
from pipelines.verify.files import check_extra, check_fixity, names_below, safe_name, within
from pipelines.verify.report import Proving, Report
from pipelines.verify.tables import check_manifest

MANIFEST = re.compile(r"(tag)?manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt")
LINE = re.compile(r"([0-9a-f]{32,128})  ([^\n]+)\n")
DECLARATION = re.compile(r"BagIt-Version: \d+\.\d+\nTag-File-Character-Encoding: UTF-8\n")

Listed = dict[str, dict[str, str]]
"""Of each file: its digest by algorithm."""


def verify(report: Report, bag: Path) -> None:
    """Prove a bag, and the tables and captures within it."""
    if not DECLARATION.fullmatch(read_tag(bag / "bagit.txt")):
        report.fault(str(bag / "bagit.txt"), "it does not declare a bag of BagIt")
    payload, tags = read_manifests(report, bag, "manifest"), read_manifests(report, bag, "tagmanifest")
    check_pairs(report, bag)
    check_complete(report, bag, payload, tags)
    check_digests(report, bag, {**payload, **tags})
    check_oxum(report, bag)
    if not report.broken and (bag / "data" / PACKAGE).is_file():
        check_payload(report, bag / "data")


def read_tag(path: Path) -> str:
    """Read a tag file; an empty text if that cannot be."""
    try:
        return path.read_bytes().decode("utf-8") if not path.is_symlink() else ""
    except (OSError, UnicodeDecodeError):
        return ""


def read_manifests(report: Report, bag: Path, name: str) -> Listed:
    """Read the manifests of one kind: each line as it must be, each file in all of them, names within the bag."""
    found: Listed = {}
    paths = sorted(path for path in bag.glob(f"{name}-*.txt") if MANIFEST.fullmatch(path.name))
    if not paths:
        report.fault(str(bag / f"{name}-sha256.txt"), "the manifest is missing")
    for path in paths:
        algorithm, text = path.stem.partition("-")[2], read_tag(path)
        lines = list(LINE.finditer(text))
        if not text or "".join(line[0] for line in lines) != text:
            report.fault(str(path), "the manifest is not as the standard has it")
        for line in lines:
            found.setdefault(plain_name(line[2]), {})[algorithm] = line[1]
    for listed in (name for name, digests in found.items() if len(digests) != len(paths) or not safe_name(name)):
        report.fault(str(bag), f"{listed!r} is not in every manifest, or leads out of the bag")
    return {listed: digests for listed, digests in found.items() if safe_name(listed)}


def check_pairs(report: Report, bag: Path) -> None:
    """Check that each manifest has a tag manifest of its algorithm, as every bag of this program."""
    for path in sorted(bag.glob("manifest-*.txt")):
        if not (bag / f"tag{path.name}").is_file():
            report.fault(str(bag / f"tag{path.name}"), "the tag manifest is missing")


def plain_name(written: str) -> str:
    """Read a name of a manifest: line ends and percent signs are escaped in it."""
    return written.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def check_complete(report: Report, bag: Path, payload: Mapping[str, object], tags: Mapping[str, object]) -> None:
    """Check that the manifests name what is there, and nothing else is there."""
    known = {*payload, *tags, *(path.name for path in bag.glob("tagmanifest-*.txt") if MANIFEST.fullmatch(path.name))}
    with Proving(report, f"{len(payload):,} files of payload, {len(tags)} tag files, and no other"):
        check_extra(report, bag, known)
        for name in sorted({*payload, *tags}):
            if not within(bag, bag / name):
                report.fault(str(bag / name), "the file is missing, or is no plain file")
        for name in ("bagit.txt", "bag-info.txt", *(path.name for path in bag.glob("manifest-*.txt"))):
            if name not in tags:
                report.fault(str(bag / name), "no tag manifest names this file")


def check_digests(report: Report, bag: Path, listed: Listed) -> None:
    """Check each file that is there by every algorithm, reading it once."""
    algorithms = sorted({algorithm for digests in listed.values() for algorithm in digests})
    with Proving(report, f"every file has the digests that the manifests say ({', '.join(algorithms)})"):
        for name, digests in sorted(listed.items()):
            if within(bag, bag / name) and file_digests(bag / name, digests) != digests:
                report.fault(str(bag / name), "its digest is not the one in the manifests: it has changed")
            report.step()


def check_oxum(report: Report, bag: Path) -> None:
    """Check the size and number of the payload's files, where `bag-info.txt` says them."""
    said = re.search(r"^Payload-Oxum: (\d+)\.(\d+)$", read_tag(bag / "bag-info.txt"), re.MULTILINE)
    sizes = [(bag / "data" / name).lstat().st_size for name in names_below(bag / "data")]
    if said and (int(said[1]), int(said[2])) != (sum(sizes), len(sizes)):
        problem = f"it holds {sum(sizes):,} bytes in {len(sizes):,} files, not what bag-info.txt says"
        report.fault(str(bag / "data"), problem)


def check_payload(report: Report, data: Path) -> None:
    """Check what the payload says of itself: its data package, tables and captures."""
    names = check_manifest(report, data / PACKAGE, data)
    check_extra(report, data, {PACKAGE, fixity_path(data / PACKAGE).name, *names})
    for path in sorted((data / "captures").glob("*.warc.gz")):
        check_fixity(report, path)
        check_warc_file(report, path)
