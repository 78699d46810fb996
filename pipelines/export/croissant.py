"""Croissant 1.0 (mlcommons.org/croissant): the same tables, described for machine learning's tools."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipelines.export.manifest import ExportedFile
from pipelines.schema import SCHEMAS

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that Croissant 1.0 prescribes."""


def croissant_text(package: Mapping[str, Any], files: Sequence[ExportedFile], media_type: str) -> str:
    """Describe the files of a data package, given as its JSON, as Croissant."""
    licences = [licence["title"] for licence in package.get("licenses", ())]
    said = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": package["name"],
        "description": f"{package['title']}. {package['description']}",
        "version": semantic_version(package["version"]),
        "inLanguage": "vi",
        "url": package["sources"][0].get("path") or f"urn:luutru:{package['version']}",
        "creator": [organisation(source) for source in package["sources"]],
        **({"citeAs": package["citation"]} if "citation" in package else {}),
        **({"datePublished": package["created"]} if "created" in package else {}),
        **({"license": licences} if licences else {}),
        "distribution": [file_object(one, media_type) for one in files],
        "recordSet": [record_set(one, media_type) for one in files],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def semantic_version(release: str) -> str:
    """Write a release's id as Croissant wants versions: 2026-11-22-1 is 2026.1122.1."""
    year, month, day, number = release.split("-")
    return f"{year}.{int(month + day)}.{number}"


def organisation(source: Mapping[str, str]) -> dict[str, str]:
    """Name a department; Croissant's validator wants no narrower type."""
    url = {"url": source["path"]} if "path" in source else {}
    return {"@type": "sc:Organization", "name": source["title"], **url}


def file_object(one: ExportedFile, media_type: str) -> dict[str, Any]:
    """Describe one file."""
    return {
        "@type": "cr:FileObject",
        "@id": f"{one.table}-file",
        "name": one.path,
        "contentUrl": one.path,
        "contentSize": f"{one.bytes} B",
        "encodingFormat": media_type,
        "sha256": one.sha256,
    }


def record_set(one: ExportedFile, media_type: str) -> dict[str, Any]:
    """Describe the rows of one table; lists of spans and maps, for which there are no words, are JSON or left out."""
    table = one.table or ""
    schema = SCHEMAS[table]
    columns = schema if media_type == "text/csv" else [item for item in schema if not is_structured(item.type)]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": schema.metadata[b"description"].decode(),
        "field": [record_field(table, item, as_json=media_type == "text/csv") for item in columns],
    }


def record_field(table: str, column: pa.Field, *, as_json: bool) -> dict[str, Any]:
    """Describe one column."""
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": column.metadata[b"description"].decode(),
        "dataType": data_type(column.type),
        **({"repeated": True} if pa.types.is_list(column.type) and not as_json else {}),
        "source": {"fileObject": {"@id": f"{table}-file"}, "extract": {"column": column.name}},
    }


def is_structured(kind: pa.DataType) -> bool:
    """Tell whether a column holds maps, or lists of more than texts."""
    return bool(pa.types.is_map(kind) or (pa.types.is_list(kind) and pa.types.is_struct(kind.value_type)))


def data_type(kind: pa.DataType) -> str:
    """Name an Arrow type as schema.org does; what is nested is text."""
    if pa.types.is_boolean(kind):
        return "sc:Boolean"
    if pa.types.is_integer(kind):
        return "sc:Integer"
    return "sc:DateTime" if pa.types.is_timestamp(kind) else "sc:Text"
