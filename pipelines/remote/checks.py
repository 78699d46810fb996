"""Whether the objects of a bucket are what was put: those that are not here are brought, the others are read there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from crawler.errors import LuutruError
from crawler.fixity import file_digest, fixity_path
from crawler.index import index_path
from pipelines.finding import Finding
from pipelines.remote.archive import Remote
from pipelines.remote.captures import bring_captures, sealed_there
from pipelines.remote.releases import FIXITY, bring_release, is_same, latest_id

RESTORE = "Restore the object from a copy, such as the file of this machine if `luutru check` finds it whole."


def check_bucket(remote: Remote) -> Iterator[Finding]:
    """Check every capture and release in the bucket, and bring what is whole; what is only here is told of as well."""
    for site in remote.sites:
        yield from check_site(remote, remote.captures(site))
    for release in remote.releases:
        yield from check_release(remote, release)
    with suppress(LuutruError):  # told of above
        remote.bring_latest()
    newest = remote.releases[-1:]
    if newest and latest_id(remote.bucket) not in remote.releases:
        yield Finding("latest", f"it names no release; the newest is {newest[0]}", "`luutru release` mends it.")


def check_site(remote: Remote, folder: Path) -> Iterator[Finding]:
    """Check the captures of a site."""
    bring_captures(remote.bucket, folder, whole=False)
    there = {sealed.path for sealed in sealed_there(remote.bucket, folder)}
    for warc in sorted(there):
        if not warc.exists():
            yield from brought(remote, folder, warc)
        else:
            yield from compared(remote, [warc, index_path(warc), fixity_path(warc)])
    for warc in sorted(set(folder.glob("*.warc.gz")) - there):
        yield Finding(str(warc), "the bucket does not hold it", "The next `luutru build` puts it there.")


def brought(remote: Remote, folder: Path, warc: Path) -> Iterator[Finding]:
    """Bring a WARC file, or say what is wrong with it."""
    try:
        remote.bring_warc(folder.name, warc.name)
    except LuutruError as error:
        yield Finding(f"captures/{folder.name}/{warc.name}", error.message.rstrip("."), error.advice)


def check_release(remote: Remote, release: str) -> Iterator[Finding]:
    """Check a release."""
    place = remote.folder / "releases" / release
    if is_same(place, remote.bucket.read(f"releases/{release}/{FIXITY}") or b""):
        yield from compared(remote, [path for path in sorted(place.rglob("*")) if path.is_file()])
        return
    try:
        bring_release(remote.bucket, remote.folder, release)
    except LuutruError as error:
        yield Finding(f"releases/{release}", error.message.rstrip("."), error.advice)


def compared(remote: Remote, paths: list[Path]) -> Iterator[Finding]:
    """Read objects whole and hold them to the files of this machine."""
    for path in paths:
        name = path.relative_to(remote.folder).as_posix()
        if remote.bucket.size(name) is None:
            yield Finding(name, "the bucket does not hold it", RESTORE)
        elif remote.bucket.digest(name) != file_digest(path):
            yield Finding(name, "the object differs from the file of this machine", RESTORE)
