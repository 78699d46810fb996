"""A WACZ proved: its members by its data package, that by its digest and signature, then its records and index."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from crawler.fixity import fixity_path
from pipelines.export.cdxj_lines import SortedLines
from pipelines.export.target import PACKAGE
from pipelines.export.wacz import DIGEST
from pipelines.export.wacz_index import NAME as INDEX
from pipelines.verify.files import check_fixity
from pipelines.verify.mirror import written_alike
from pipelines.verify.report import Proving, Report
from pipelines.verify.warcs import check_index, check_records
from pipelines.verify.zips import open_zip, stored_member

CHUNK = 2**20
SMALL = 64 * 2**20
"""What is read whole (the data package, the index of the index) may have this many bytes."""
BLOCK_LIMIT = 16 * 2**20
"""A member of the index has no more bytes than this, packed or not."""
PACKED_ANEW = "Its members are whole: it was packed anew, or damaged between them. Get it again to be sure."


def verify(report: Report, path: Path) -> None:
    """Prove a WACZ file."""
    with open_zip(report, path) as found:
        if found:
            package = check_package(report, found)
            check_members(report, found, package)
            check_digest(report, found, package)
            if not report.broken:
                check_captures(report, path, found)
                check_pages(report, found)
            check_container(report, path, own="luutru" in package)


def check_package(report: Report, found: ZipFile) -> Mapping[str, Any]:
    """Read the data package; an empty one if there is none."""
    said = read_json(found, PACKAGE)
    if not isinstance(said, dict) or not isinstance(said.get("resources"), list):
        report.fault(PACKAGE, "the data package is missing or unreadable")
        return {}
    return said


def read_json(found: ZipFile, name: str) -> Any:
    """Read a small member as JSON; None if it is not there or is none."""
    try:
        return json.loads(read_small(found, name))
    except (KeyError, ValueError, BadZipFile, OSError, zlib.error, NotImplementedError, RecursionError):
        return None


def read_small(found: ZipFile, name: str) -> bytes:
    """Read a member whole; raises ValueError if it is too large for that."""
    if found.getinfo(name).file_size > SMALL:
        message = f"{name} is too large"
        raise ValueError(message)
    return found.read(name)


def check_members(report: Report, found: ZipFile, package: Mapping[str, Any]) -> None:
    """Check that the members are those that the data package lists, and that each has its size and digest."""
    listed = {str(one.get("path")): one for one in package.get("resources", ()) if isinstance(one, dict)}
    there = set(found.namelist())
    for name in sorted(set(listed) - there):
        report.fault(name, "the data package lists it, and it is missing")
    for name in sorted(there - set(listed) - {PACKAGE, DIGEST}):
        report.fault(name, "nothing lists this member")
    with Proving(report, f"{len(listed)} members have the size and the digest that the data package says"):
        for name in sorted(there & set(listed)):
            check_member(report, found, name, listed[name])


def check_member(report: Report, found: ZipFile, name: str, said: Mapping[str, Any]) -> None:
    """Check one member against its entry in the data package, and the zip's own checksum."""
    digest, size = hashlib.sha256(), 0
    try:
        with found.open(name) as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except (BadZipFile, OSError, zlib.error, EOFError, NotImplementedError) as error:
        report.fault(name, f"it cannot be read: {error}")
        return
    if size != said.get("bytes") or f"sha256:{digest.hexdigest()}" != said.get("hash"):
        report.fault(name, "its size or digest is not the one in the data package: it has changed since it was written")


def check_digest(report: Report, found: ZipFile, package: Mapping[str, Any]) -> None:
    """Check the digest of the data package, and the signature if there is one."""
    said = read_json(found, DIGEST)
    if not isinstance(said, dict):
        report.fault(DIGEST, "the digest of the data package is missing or unreadable")
        return
    with Proving(report, f"{DIGEST} has the digest of {PACKAGE}"):
        if package and said.get("hash") != f"sha256:{hashlib.sha256(read_small(found, PACKAGE)).hexdigest()}":
            report.fault(PACKAGE, f"its digest is not the one in {DIGEST}: it has changed since it was written")
    if "signedData" in said:
        check_signature(report, said, package)
    else:
        report.note("It is not signed: who made it, only its digests and whoever handed it over can tell.")


def check_signature(report: Report, said: Mapping[str, Any], package: Mapping[str, Any]) -> None:
    """Check that a signature is one of this data package, and name its key."""
    from pipelines.export.signing import key_name, signature_fault  # noqa: PLC0415 - a heavy library for few exports

    signed = said["signedData"] if isinstance(said["signedData"], dict) else {}
    with Proving(report) as proving:
        if fault := signature_fault(signed):
            report.fault(DIGEST, f"the signature does not hold: {fault}")
        elif signed["hash"] != said.get("hash"):
            report.fault(DIGEST, "the signature is of another data package")
        elif signed["created"] != package.get("created"):
            report.fault(DIGEST, "the signature says another time than the data package")
        else:
            proving.said = f"signed with the key whose SHA-256 is {key_name(signed)}: compare it with the signer's word"


def check_captures(report: Report, path: Path, found: ZipFile) -> None:
    """Check every record of the WARC files, and the index against them."""
    lines = SortedLines()
    with path.open("rb") as file:
        for member in found.infolist():
            if member.filename.startswith("archive/"):
                try:
                    warc = stored_member(file, member)
                except ValueError as error:
                    report.fault(member.filename, str(error))
                    continue
                check_records(report, warc, member.filename, Path(member.filename).name, lines)
    try:
        check_index(report, f"indexes/{INDEX}", lines, index_lines(found))
    except (KeyError, ValueError, TypeError, zlib.error, RecursionError) as error:
        report.fault("indexes/index.idx", f"the index cannot be read: {error}")
    lines.close()


def index_lines(found: ZipFile) -> Iterator[bytes]:
    """Give the lines of the index, member by member as `index.idx` says; raises ValueError where that is not so."""
    places = read_small(found, "indexes/index.idx").decode().splitlines()[1:]
    end = 0
    with found.open(f"indexes/{INDEX}") as stream:
        for line in places:
            place = json.loads(line[line.index("{") :])
            member = stream.read(min(int(place["length"]), BLOCK_LIMIT))
            text = zlib.decompressobj(31).decompress(member, BLOCK_LIMIT)
            first, _, _ = text.partition(b"{")
            digest = f"sha256:{hashlib.sha256(member).hexdigest()}"
            if (place["offset"], place["digest"], line.partition("{")[0].encode()) != (end, digest, first):
                message = f"the member at byte {place['offset']} is not as index.idx says"
                raise ValueError(message)
            end += len(member)
            yield from text.splitlines(keepends=True)
        if stream.read(1):
            message = "it goes on after its last member"
            raise ValueError(message)


def check_pages(report: Report, found: ZipFile) -> None:
    """Check that each list of pages is one: a header, then pages with an address and a time."""
    for name in sorted(one for one in found.namelist() if one.startswith("pages/")):
        with Proving(report) as proving, found.open(name) as stream:
            count = 0
            for number, line in enumerate(stream):
                if not is_page(line, first=number == 0):
                    report.fault(f"{name}, line {number + 1}", "it is no page with an address and a time")
                    break
                count = number
            proving.said = f"{name}: {count:,} pages with an address and a time"


def is_page(line: bytes, *, first: bool) -> bool:
    """Tell whether a line is a page, or the header of a list of pages."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return False
    wanted = ("format", "id") if first else ("url", "ts")
    return isinstance(said, dict) and all(isinstance(said.get(name), str) for name in wanted)


def check_container(report: Report, path: Path, *, own: bool) -> None:
    """Check the file as a whole: by its digest beside it, else, if it is our `own`, by writing it in thought."""
    if fixity_path(path).exists():
        check_fixity(report, path)
        if not report.broken:
            report.prove(f"{path.name} is the file that {fixity_path(path).name} says")
    elif not report.broken:
        report.note(f"{fixity_path(path).name} does not lie beside it; its own digests prove what it holds.")
        if own and not written_alike(path):
            report.fault(str(path), "bytes outside of its members are not as the export wrote them", PACKED_ANEW)
        elif own:
            report.prove("no byte of the zip lies outside of its members but what the export writes")
