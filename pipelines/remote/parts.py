"""Parts between a bucket and a working folder: objects below `parts/<site>/<part>-<key>/`, which never change."""

from __future__ import annotations

import secrets
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.errors import LuutruError
from crawler.fixity import file_digest, fixity_fault
from crawler.site import Site
from pipelines.parts import PART_FILE, part_folders, read_said, replace_folder, stem_of
from pipelines.plan import Sealed, warc_key
from pipelines.remote.bucket import Bucket, at_once
from pipelines.remote.captures import WARC
from pipelines.store import sync_tree
from pipelines.task import SliceTask

KEY = 16  # digits of a part's key in the name of its objects


def task_name(task: SliceTask) -> str:
    """Name the objects of the part of a task; two builds that differ never meet."""
    return f"parts/{task.site.name}/{task.target.name}-{task.key[:KEY]}"


def put_part(bucket: Bucket, folder: Path, name: str) -> None:
    """Put a part, what says that it is whole last."""
    files = sorted(path for path in folder.iterdir() if path.name != PART_FILE)
    at_once(lambda path: bucket.send(path, f"{name}/{path.name}"), files)
    bucket.send(folder / PART_FILE, f"{name}/{PART_FILE}")


def bring_part(bucket: Bucket, name: str, place: Path, key: str) -> None:
    """Bring a part, see that it is whole and has a key that begins so, and give it its place in the archive."""
    making = place.with_name(f".{place.name}.{secrets.token_hex(4)}.tmp")
    making.mkdir(parents=True)
    try:
        at_once(lambda one: bucket.fetch(f"{name}/{one}", making / one), bucket.names(name))
        assure_part(making, place.name, key)
        sync_tree(making)
        replace_folder(making, place)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def assure_part(folder: Path, name: str, key: str) -> None:
    """Raise LuutruError unless a folder holds the part of that name whose key begins so, every byte of it."""
    said = read_said(folder)
    digests = {folder / f"{table}.parquet": one["sha256"] for table, one in said.get("files", {}).items()}
    whole = str(said.get("key", "")).startswith(key) and fixity_fault(folder / PART_FILE) is None
    if not whole or any(not path.is_file() or file_digest(path) != digest for path, digest in digests.items()):
        raise LuutruError(f"The part {name} did not come back whole.", "Build again: all else is built.")


def bring_built(bucket: Bucket, tasks: Sequence[SliceTask]) -> list[SliceTask]:
    """Bring the parts that somebody has built already; give the tasks that are left to do."""
    there = {site: set(bucket.folders(f"parts/{site}")) for site in {task.site.name for task in tasks}}
    left = []
    for task in tasks:
        name = task_name(task)
        if name.rpartition("/")[2] in there[task.site.name] and bucket.size(f"{name}/{PART_FILE}"):
            bring_part(bucket, name, task.target, task.key)
        else:
            left.append(task)
    return left


def bring_parts(bucket: Bucket, data: Path, sites: Sequence[Site], sealed: dict[str, list[Sealed]]) -> None:
    """Bring the parts of all sites for a release: those that this version would build, else those that are there.

    `sealed` are the WARC files of each site, whose indexes lie in the folder.
    """
    known = {site.name: site for site in sites}
    for name in bucket.folders("parts"):
        keys = {
            warc.path.name.removesuffix(WARC): warc_key(warc, known[name])[:KEY]
            for warc in sealed.get(name, ())
            if name in known
        }
        for stem, versions in versions_of(bucket.folders(f"parts/{name}")).items():
            key = keys.get(stem, "") if keys.get(stem) in versions else max(versions)
            bring_stem(bucket, data / "parts" / name, versions[key], key, keep=key != keys.get(stem))


def versions_of(folders: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Group the names of parts by WARC file and by key."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for folder in folders:
        name, _, key = folder.rpartition("-")
        found[name.rpartition(".")[0]][key].append(name)
    return found


def bring_stem(bucket: Bucket, folder: Path, names: Sequence[str], key: str, *, keep: bool) -> None:
    """Bring the parts of one WARC file; `keep` those that lie there, of whatever key."""
    stem = names[0].rpartition(".")[0]
    here = {path.name: read_said(path).get("key", "") for path in part_folders(folder) if stem_of(path) == stem}
    if keep and here:
        return
    for name in names:
        if not here.get(name, "").startswith(key) or name not in here:
            bring_part(bucket, f"parts/{folder.name}/{name}-{key}", folder / name, key)
    for name in here.keys() - set(names):
        shutil.rmtree(folder / name)


def settle_parts(bucket: Bucket, folder: Path) -> None:
    """Make the bucket's parts of a site those of the folder, after a build that was whole.

    Put is what a killed command had built and not put; removed is what no capture calls for any more.
    """
    above = f"parts/{folder.name}"
    whole = {name.rpartition("/")[0] for name in bucket.sizes(above) if name.endswith(f"/{PART_FILE}")}
    kept = {f"{part.name}-{read_said(part).get('key', '')[:KEY]}": part for part in part_folders(folder)}
    for name in sorted(kept.keys() - whole):
        put_part(bucket, kept[name], f"{above}/{name}")
    for name in set(bucket.folders(above)) - kept.keys():
        bucket.remove_folder(f"{above}/{name}")
