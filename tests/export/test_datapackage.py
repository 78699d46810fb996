"""A data package that Frictionless, Croissant's validator and a reader of Dublin Core accept."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any

import frictionless
import mlcroissant  # type: ignore[import-untyped]  # it has no types
import pytest
from lxml import etree

from pipelines.export.choice import Wanted
from pipelines.export.dublin_core import DC, OAI_DC
from pipelines.export.manifest import read_manifest
from pipelines.query import Archive
from pipelines.schema import SCHEMAS
from tests.export.exporting import make_export
from tests.export.made import ODD
from tests.query.made import article_row, day, write_release

ELEMENTS = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier",
    "source", "language", "relation", "coverage", "rights",
}  # fmt: skip


@pytest.fixture(scope="module", params=["csv", "parquet"])
def package(request: pytest.FixtureRequest, demo: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package") / "out"
    make_export("datapackage", demo, folder, Wanted("khuyen cong"), parquet=request.param == "parquet")
    return folder


@pytest.fixture(scope="module")
def odd_package(odd: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd-package") / "out"
    make_export("datapackage", odd, folder)
    return folder


def faults_of(folder: Path) -> list[Any]:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return list(report.flatten(["type", "message"]))


def test_frictionless_finds_no_fault(package: Path) -> None:
    assert faults_of(package) == []


def test_frictionless_finds_no_fault_in_odd_texts(odd_package: Path) -> None:
    assert faults_of(odd_package) == []


def test_frictionless_finds_a_byte_that_changed(odd: Archive, tmp_path: Path) -> None:
    make_export("datapackage", odd, tmp_path / "out")
    table = tmp_path / "out" / "data" / "captures.csv"
    table.write_bytes(table.read_bytes().replace(b"c-path", b"c-pbth"))
    assert any(kind == "hash-count" for kind, _ in faults_of(tmp_path / "out"))


def test_croissant_is_valid_and_its_rows_can_be_read(package: Path) -> None:
    described = mlcroissant.Dataset(jsonld=str(package / "croissant.json"))
    assert described.metadata.ctx.issues.errors == set()
    row = next(itertools.islice(described.records("articles"), 1))
    assert row["articles/site"] == b"demo"
    names = {record_set.name for record_set in described.metadata.record_sets}
    assert names == set(SCHEMAS)


def test_every_digest_of_the_manifest_is_that_of_the_file(package: Path) -> None:
    manifest = read_manifest(package)
    listed = {one.path for one in manifest.files} | {"datapackage.json", "datapackage.json.sha256"}
    assert listed == {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    for one in manifest.files:
        data = (package / one.path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one.bytes, one.sha256)


def test_the_package_says_what_was_asked_for_of_which_release(package: Path, demo: Archive) -> None:
    origin = read_manifest(package).origin
    assert (origin.format, origin.release, origin.filters) == ("datapackage", demo.release, {"words": "khuyen cong"})
    assert origin.release_sha256 == hashlib.sha256((demo.folder / "datapackage.json").read_bytes()).hexdigest()


def records_of(folder: Path) -> list[Any]:
    return list(etree.parse(folder / "dublin-core.xml").getroot())


def values(record: Any, name: str) -> list[str]:
    return [item.text for item in record.findall(f"{{{DC}}}{name}")]


def test_there_is_a_record_for_each_article(package: Path, demo: Archive) -> None:
    records = records_of(package)
    found = demo.search("khuyen cong", limit=10_000)
    assert sorted(values(record, "source")[0] for record in records) == sorted(found["url"])
    for record in records:
        assert record.tag == f"{{{OAI_DC}}}dc"
        assert {item.tag for item in record} <= {f"{{{DC}}}{name}" for name in ELEMENTS}


def test_a_record_names_the_department_the_licence_and_the_capture(odd_package: Path) -> None:
    record = next(one for one in records_of(odd_package) if values(one, "source") == ["http://mot.example/comma"])
    assert values(record, "publisher") == ["Sở Một"]
    assert values(record, "rights") == ["Ghi rõ nguồn khi dùng lại"]
    assert values(record, "relation") == ["urn:uuid:c-comma"]
    assert values(record, "date") == ["2023-04-14"]
    assert values(record, "title") == [ODD["comma"]]


def test_letters_that_xml_cannot_hold_are_shown_as_such(odd_package: Path) -> None:
    record = next(one for one in records_of(odd_package) if values(one, "source") == ["http://mot.example/controls"])
    assert values(record, "title") == ["a�b�c�d�e\x7ff\x85g"]


def test_a_date_goes_as_far_as_the_page_says(tmp_path: Path) -> None:
    said = {"minute": "2023-04-14T09:00+07:00", "day": "2023-04-14", "month": "2023-04", "year": "2023",
            "quarter": "start=2023-04; end=2023-06; scheme=W3C-DTF"}  # fmt: skip
    moments = {"quarter": day(2023, 4, 1)}
    rows = [
        article_row(url=f"http://mot.example/{name}", title=name, published_precision=name,
                    published_at=moments.get(name, day(2023, 4, 14, 9 if name == "minute" else 0)))
        for name in said
    ]  # fmt: skip
    write_release(tmp_path / "data", "2026-11-22-1", {"articles": rows})
    make_export("datapackage", Archive(tmp_path / "data"), tmp_path / "out")
    assert {values(one, "title")[0]: values(one, "date")[0] for one in records_of(tmp_path / "out")} == said


def test_tables_say_what_tells_their_rows_apart(odd_package: Path) -> None:
    resources = json.loads((odd_package / "datapackage.json").read_text("utf-8"))["resources"]
    schemas = {one["table"]: one["schema"] for one in resources if "table" in one}
    assert schemas["articles"]["primaryKey"] == ["site", "article_id", "version"]
    assert schemas["mentions"]["foreignKeys"][0]["reference"]["resource"] == "articles"


def test_the_page_for_people_is_in_both_languages(odd_package: Path) -> None:
    page = (odd_package / "README.md").read_text("utf-8")
    assert "Gói dữ liệu này là gì" in page
    assert f"| `articles` | {len(ODD)} |" in page
