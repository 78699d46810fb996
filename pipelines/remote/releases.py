"""Releases between a bucket and a working folder: `latest` is an object that names one, and is put last."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from crawler.errors import LuutruError, UsageError, nearest
from crawler.fixity import file_digest, fixity_fault, fixity_path
from pipelines.package import PACKAGE_FILE, read_package
from pipelines.release_cite import listed_digests
from pipelines.release_files import LATEST, RELEASE_ID, latest_release, point_latest, release_folders
from pipelines.release_prune import is_held
from pipelines.release_share import forbid_writing
from pipelines.remote.bucket import Bucket, at_once
from pipelines.remote.captures import bring
from pipelines.store import sync_path, sync_tree

FIXITY = f"{PACKAGE_FILE}.sha256"
ARRIVING = "arriving"
"""The folder in which what is brought lies until it is whole."""


def latest_id(bucket: Bucket) -> str | None:
    """Read which release is the latest; None when there is none."""
    said = (bucket.read(LATEST) or b"").decode("ascii", "replace").strip()
    return said if RELEASE_ID.fullmatch(said) else None


def whole_ids(bucket: Bucket) -> list[str]:
    """List the releases that are whole, oldest first: those whose data package is there, since it is put last."""
    found = [name for name in bucket.folders("releases") if RELEASE_ID.fullmatch(name)]
    whole = [name for name in found if bucket.size(f"releases/{name}/{PACKAGE_FILE}")]
    return sorted(whole, key=lambda name: (name[:10], int(name[11:])))


def bring_latest(bucket: Bucket, data: Path) -> str | None:
    """Bring the latest release and let the folder's own `latest` name it; give its id, None when there is none."""
    release = latest_id(bucket)
    if release:
        bring_release(bucket, data, release)
        point_latest(data, release)
    return release


def bring_release(bucket: Bucket, data: Path, release: str) -> Path:
    """Bring a release that the working folder lacks or has otherwise, every file held to its digest; give its folder.

    A file that another release there has too becomes one file under two names. Raises UsageError when the bucket has no
    such release, LuutruError when one of its objects is not as it was published.
    """
    place = data / "releases" / release
    digest = bucket.read(f"releases/{release}/{FIXITY}")
    if digest is None:
        advice = nearest(release, whole_ids(bucket)) if RELEASE_ID.fullmatch(release) else "`luutru release list`"
        raise UsageError(f"There is no release `{release}` in the bucket.", advice)
    if not is_same(place, digest):
        making = arriving_folder(data, release)
        try:
            fill_release(bucket, making, release, release_folders(data))
            give_place(making, place, digest)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return place


def is_same(place: Path, digest: bytes) -> bool:
    """Tell whether a release of the folder has the data package that this digest stands for."""
    beside = fixity_path(place / PACKAGE_FILE)
    return beside.is_file() and beside.read_bytes() == digest


def arriving_folder(data: Path, release: str) -> Path:
    """Make a folder for a release that arrives; those of processes that are no more are cleared away."""
    for path in (data / ARRIVING).glob("*"):
        if not is_alive(int(path.suffix[1:])):
            shutil.rmtree(path, ignore_errors=True)
    making = data / ARRIVING / f"{release}.{secrets.token_hex(4)}.{os.getpid()}"
    making.mkdir(parents=True)
    return making


def is_alive(process: int) -> bool:
    """Tell whether a process of this machine goes on."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def fill_release(bucket: Bucket, making: Path, release: str, others: Iterable[Path]) -> None:
    """Bring the files of a release: its data package first, which says what there is."""
    above = f"releases/{release}"
    for name in (FIXITY, PACKAGE_FILE):
        bring(bucket, f"{above}/{name}", making / name)
    if fault := fixity_fault(making / PACKAGE_FILE):
        said = f"The data package of {release} in the bucket is damaged: {fault}."
        raise LuutruError(said, "Restore the object from a copy, or `luutru release` a new one.")
    listed = listed_digests(read_package(making))
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in listed):
        raise LuutruError(f"The data package of {release} names files outside of it.", "Whoever wrote it meant harm.")
    here = {place / name: digest for place in others for name, digest in listed_digests(read_package(place)).items()}

    def take(name: str) -> None:
        (making / name).parent.mkdir(parents=True, exist_ok=True)
        twin = next(
            (path for path, digest in here.items() if digest == listed[name] and path.name == Path(name).name), None
        )
        if twin and twin.is_file() and file_digest(twin) == listed[name]:
            os.link(twin, making / name)
        else:
            bring(bucket, f"{above}/{name}", making / name, listed[name])

    at_once(take, sorted(listed))
    forbid_writing(making)
    sync_tree(making)


def give_place(making: Path, place: Path, digest: bytes) -> None:
    """Give a release that arrived its place; another process may have done it, and another release may stand there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if not is_same(place, digest):
        shutil.rmtree(place, ignore_errors=True)
        try:
            making.rename(place)
        except OSError:
            if not is_same(place, digest):
                raise
    sync_path(place.parent)


def settle_releases(bucket: Bucket, data: Path) -> None:
    """Make the working folder's releases the bucket's, before one is made; to be called by who holds the parts.

    What a killed command put in half is removed from the bucket. What it made here and did not put is removed here,
    unless somebody reads it: it would be made again from the same parts. The newest release is brought, though `latest`
    may not name it yet.
    """
    whole = whole_ids(bucket)
    for name in bucket.folders("releases"):
        if name not in whole:
            bucket.remove_folder(f"releases/{name}")
    for folder in release_folders(data):
        digest = bucket.read(f"releases/{folder.name}/{FIXITY}") if folder.name in whole else None
        if (digest is None or not is_same(folder, digest)) and not is_held(folder):
            shutil.rmtree(folder)
    for release in whole[-1:]:
        bring_release(bucket, data, release)
    if bring_latest(bucket, data) is None:
        (data / LATEST).unlink(missing_ok=True)


def put_release(bucket: Bucket, data: Path, before: str | None, assure: Callable[[], None]) -> None:
    """Put the latest release of the folder, and then let `latest` name it; `assure` raises if that is another's now.

    A file that the release `before` has too is copied within the store.
    """
    folder = latest_release(data)
    if folder is None:
        return
    above = f"releases/{folder.name}"
    if bucket.size(f"{above}/{PACKAGE_FILE}") is None:
        put_files(bucket, folder, listed_digests(read_package(data / "releases" / before)) if before else {}, before)
        assure()
        for name in (FIXITY, PACKAGE_FILE):
            bucket.send(folder / name, f"{above}/{name}")
    assure()
    if latest_id(bucket) != folder.name:
        bucket.put(LATEST, f"{folder.name}\n".encode())


def put_files(bucket: Bucket, folder: Path, known: dict[str, Any], before: str | None) -> None:
    """Put the tables of a release, each held to its digest."""
    listed = listed_digests(read_package(folder))

    def put(name: str) -> None:
        if known.get(name) == listed[name]:
            bucket.copy(f"releases/{before}/{name}", f"releases/{folder.name}/{name}")
        elif file_digest(folder / name) == listed[name]:
            bucket.send(folder / name, f"releases/{folder.name}/{name}")
        else:
            raise LuutruError(f"{folder / name} has changed since it was published.", "Delete that release's folder.")

    at_once(put, sorted(listed))
