"""The data package of a release (Frictionless): what lies in it, its columns, and the digest of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.fixity import file_digest, write_fixity
from crawler.site import Site
from pipelines.changes import Changes
from pipelines.parts import read_said
from pipelines.release_cite import citation_words, cite_release, listed_digests, release_checksum
from pipelines.schema import SCHEMAS

PACKAGE_FILE = "datapackage.json"
INPUTS = "inputs_sha256"
MADE_FROM = "made_from_sha256"
"""Of a file: what it was made from. A file of the next release that would be made from the same is this one."""


def inputs_digest(parts: Mapping[str, Sequence[Path]], recipe: str, followers: Mapping[str, str]) -> str:
    """Digest what a release is made from: the tables of all parts, the code, and which site follows which."""
    lines = [recipe, *(f"{site} > {other}" for site, other in sorted(followers.items()))]
    for site in sorted(parts):
        for part in parts[site]:
            said = read_said(part)
            files = said.get("files", {})
            lines += [
                site,
                part.name,
                said.get("home", ""),
                *(f"{name} {files[name]['sha256']}" for name in sorted(files)),
            ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_package(release: Path) -> dict[str, Any]:
    """Read the data package of a release; an empty dict when there is none."""
    try:
        said = json.loads((release / PACKAGE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What a release says of itself: its id, its sites, the digest of its inputs, the time of its newest capture.

    `changes` are those since the release `before`, which is None for the first.
    """

    release_id: str
    sites: Sequence[Site]
    inputs: str
    newest: str
    changes: Changes
    before: str | None


def write_package(folder: Path, facts: ReleaseFacts, made: Mapping[Path, str] | None = None) -> dict[str, int]:
    """Write the data package of a release and give its row counts; `made` says what its files were made from."""
    resources = [describe_table(folder, name, made or {}) for name in SCHEMAS]
    text = json.dumps(package_words(facts, resources), ensure_ascii=False, indent=1) + "\n"
    (folder / PACKAGE_FILE).write_text(text, encoding="utf-8")
    write_fixity(folder / PACKAGE_FILE, file_digest(folder / PACKAGE_FILE))
    return {resource["name"]: resource["rows"] for resource in resources}


def package_words(facts: ReleaseFacts, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Put the data package of a release into words; its citation and checksum follow from what it lists."""
    checksum = release_checksum(listed_digests({"resources": resources}))
    citation = cite_release(facts.release_id, facts.newest, [site.title for site in facts.sites], checksum)
    return {
        "profile": "data-package",
        "name": f"luutru-{facts.release_id}",
        **citation_words(citation),
        "version": facts.release_id,
        "title": f"News of Vietnamese government departments, release {facts.release_id}",
        "created": facts.newest,
        "follows": facts.before,
        "changes": asdict(facts.changes),
        "sources": [{"title": site.title, "path": site.home} for site in facts.sites],
        **licences_of(facts.sites),
        INPUTS: facts.inputs,
        "resources": resources,
    }


def licences_of(sites: Sequence[Site]) -> dict[str, list[dict[str, str]]]:
    """Give the licences that site files name, each with where it can be read; the spec has no empty list of them."""
    found = [{"title": f"{site.title}: {site.licence}", "path": site.home} for site in sites if site.licence]
    return {"licenses": found} if found else {}


def describe_table(folder: Path, name: str, made: Mapping[Path, str] = MappingProxyType({})) -> dict[str, Any]:
    """Describe one table as a resource: its files with rows, bytes and digests, and its columns."""
    files = [describe_file(folder, path, made.get(path)) for path in sorted((folder / name).rglob("*.parquet"))]
    return {
        "name": name,
        "description": SCHEMAS[name].metadata[b"description"].decode(),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "path": [file["path"] for file in files],
        "rows": sum(file["rows"] for file in files),
        "files": files,
        "schema": {"fields": [describe_column(column) for column in SCHEMAS[name]]},
    }


def describe_file(folder: Path, path: Path, origin: str | None) -> dict[str, Any]:
    """Describe one file of a release."""
    return {
        "path": path.relative_to(folder).as_posix(),
        "rows": pq.read_metadata(path).num_rows,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_digest(path)}",
        **({MADE_FROM: origin} if origin else {}),
    }


def describe_column(column: pa.Field) -> dict[str, Any]:
    """Describe one column by the types of Table Schema."""
    words = {key.decode(): said.decode() for key, said in (column.metadata or {}).items()}
    constraints = {} if column.nullable else {"constraints": {"required": True}}
    return {"name": column.name, "type": plain_type(column.type), "arrowType": str(column.type), **words, **constraints}


def plain_type(kind: pa.DataType) -> str:
    """Name an Arrow type as Table Schema does."""
    if pa.types.is_map(kind):
        return "object"
    kinds = {
        "string": pa.types.is_string,
        "integer": pa.types.is_integer,
        "number": pa.types.is_floating,
        "boolean": pa.types.is_boolean,
        "datetime": pa.types.is_timestamp,
        "array": pa.types.is_list,
    }
    return next(name for name, fits in kinds.items() if fits(kind))
