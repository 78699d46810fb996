"""Captures between a bucket and a working folder: each file once, held to its digest on both ways, never replaced.

A WARC file comes last, behind its index and its digest, on both ways. Only what was taken in from elsewhere may grow
under one name: a file that is taken in again together with the captures that it refers to.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from crawler.errors import LuutruError
from crawler.fixity import file_digest, fixity_fault, fixity_path
from crawler.index import index_path, read_index
from crawler.warc_file import sync_folder
from pipelines.plan import Sealed
from pipelines.remote.bucket import Bucket, at_once
from pipelines.store import sync_path

WARC = ".warc.gz"
GROWING = "import-"
DAY = 86_400  # seconds
NOTES = ("*.json", "*.log")


def put_captures(bucket: Bucket, folder: Path) -> None:
    """Put the finished captures of a site that the bucket lacks; raises LuutruError for a file that is damaged."""
    above = f"captures/{folder.name}"
    there = bucket.sizes(above)
    warcs = [path for path in sorted(folder.glob(f"*{WARC}")) if is_new(path, there)]
    at_once(partial(put_warc, bucket, above), warcs)
    put = {stem_of(path.name) for path in warcs}
    notes = sorted(folder.glob(f"{GROWING}*.json"))
    at_once(
        lambda path: bucket.send(path, f"{above}/{path.name}"),
        [path for path in notes if path.name not in there or stem_of(path.name) in put],
    )


def is_new(warc: Path, there: Mapping[str, int]) -> bool:
    """Tell whether a bucket lacks a WARC file, or has less of it; raises LuutruError if it has another of its name."""
    here, size = warc.stat().st_size, there.get(warc.name, 0)
    if size in (0, here) or warc.name.startswith(GROWING):
        return here > size
    message = f"{warc} and the object of its name in the bucket are not the same captures."
    raise LuutruError(message, "`luutru check` says which is whole; move the other away.")


def put_warc(bucket: Bucket, above: str, warc: Path) -> None:
    """Put a WARC file behind its index and its digest."""
    if fault := fixity_fault(warc):
        raise LuutruError(f"{warc} is not put into the bucket: {fault}.", "`luutru check` says what is broken.")
    read_index(warc)  # made again if it is missing
    for path in (index_path(warc), fixity_path(warc), warc):
        bucket.send(path, f"{above}/{path.name}")


def bring_captures(bucket: Bucket, folder: Path, *, whole: bool) -> None:
    """Bring a site's indexes and digests that the working folder lacks, and, if `whole`, the WARC files themselves."""
    above = f"captures/{folder.name}"
    there = bucket.sizes(above)
    stems = {name.removesuffix(WARC) for name in there if name.endswith(WARC)}
    beside = [name for name in there if not name.endswith(WARC) and stem_of(name) in stems]
    bring_missing(bucket, above, folder, {name: there[name] for name in beside})
    bare = {stem for stem in stems if f"{stem}.cdxj" not in there}
    bring_warcs(bucket, folder, [f"{stem}{WARC}" for stem in (stems if whole else bare)])
    for stem in bare:
        read_index(folder / f"{stem}{WARC}")  # makes it


def sealed_there(bucket: Bucket, folder: Path) -> list[Sealed]:
    """List the WARC files of a site that the bucket holds; only their indexes need lie in the working folder."""
    sizes = bucket.sizes(f"captures/{folder.name}")
    return [Sealed(folder / name, sizes[name]) for name in sorted(sizes) if name.endswith(WARC)]


def bring_warcs(bucket: Bucket, folder: Path, names: Iterable[str]) -> None:
    """Bring WARC files with their digests; raises LuutruError for one that does not fit its digest."""
    above = f"captures/{folder.name}"
    names = sorted(set(names))
    growing = [name for name in names if name.startswith(GROWING)]
    there = bucket.sizes(above) if growing else {}
    lacking = [name for name in names if not has(folder / name, there.get(name) if name in growing else None)]
    beside = [fixity_path(folder / name) for name in lacking]
    old = [path for path in beside if not path.exists() or path.name.startswith(GROWING)]
    at_once(lambda path: bring(bucket, f"{above}/{path.name}", path), old)
    at_once(lambda name: bring(bucket, f"{above}/{name}", folder / name, said_digest(folder / name)), lacking)


def clear_arrivals(folder: Path) -> None:
    """Remove what processes that were killed a day ago or earlier had half brought."""
    for path in folder.glob(".*.tmp"):
        if time.time() - path.stat().st_mtime > DAY:
            path.unlink(missing_ok=True)


def has(path: Path, size: int | None) -> bool:
    """Tell whether a file is there, of that size if one is given."""
    return path.exists() and size in (None, path.stat().st_size)


def stem_of(name: str) -> str:
    """Give the name that a WARC file shares with its index, its digest and the note of its intake."""
    stem = name.removesuffix(".sha256").removesuffix(WARC).removesuffix(".cdxj")
    return f"{stem.removesuffix('.json')}-00000" if stem.endswith(".json") else stem


def said_digest(path: Path) -> str:
    """Read what the file beside a file says of its digest."""
    return fixity_path(path).read_text("utf-8")[:64]


def bring_missing(bucket: Bucket, above: str, folder: Path, sizes: Mapping[str, int]) -> None:
    """Bring the objects below a name that a folder does not have in the same size."""
    names = [name for name, size in sizes.items() if not has(folder / name, size)]
    at_once(lambda name: bring(bucket, f"{above}/{name}", folder / name), names)


def put_changed(bucket: Bucket, above: str, paths: Iterable[Path], there: Mapping[str, int]) -> None:
    """Put the files that are not there in the same size."""
    changed = [path for path in paths if there.get(path.name) != path.stat().st_size]
    at_once(lambda path: bucket.send(path, f"{above}/{path.name}"), changed)


def bring(bucket: Bucket, name: str, path: Path, digest: str | None = None) -> None:
    """Bring one object as a file, whole or not at all; raises LuutruError if it does not fit its digest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        bucket.fetch(name, beside)
        if digest and file_digest(beside) != digest:
            raise LuutruError(f"{name} in the bucket does not fit its digest.", "Restore the object from a copy.")
        sync_path(beside)
        beside.replace(path)
        sync_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def put_notes(bucket: Bucket, data: Path) -> None:
    """Put the summaries and logs of runs that the bucket lacks, or has as they were before their run ended."""
    put_changed(
        bucket, "runs", [path for kind in NOTES for path in sorted((data / "runs").glob(kind))], bucket.sizes("runs")
    )


def bring_notes(bucket: Bucket, data: Path) -> None:
    """Bring the summaries of runs that the working folder lacks; its own are at least as new."""
    names = [name for name in bucket.names("runs") if name.endswith(".json") and not (data / "runs" / name).exists()]
    at_once(lambda name: bring(bucket, f"runs/{name}", data / "runs" / name), names)
