"""Proof of an export with nothing but itself: what was handed over whole holds, and no change of it goes unnoticed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow.parquet as pq
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import UsageError
from crawler.fixity import file_digest, fixity_path, write_fixity
from crawler.record import gzip_member
from pipelines.cli import main
from pipelines.export.bagit_tags import write_tags
from pipelines.query import Archive
from pipelines.verify.report import Report
from pipelines.verify.reread import alike, reread
from tests.export.captured import FORMATS, SITE, faults, hand_over, proof, records, selection, with_personal


@pytest.fixture(scope="session")
def exports(captured: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One export in each format, of two articles; for reading only."""
    folder = tmp_path_factory.mktemp("exports")
    key = folder / "key.pem"
    pem = ec.generate_private_key(ec.SECP384R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key.write_bytes(pem)
    for kind, name in FORMATS.items():
        (folder / kind).mkdir()
        hand_over(selection(captured, "hoi"), kind, folder / kind / name, sign=key if kind == "wacz" else None)
    shutil.copytree((captured / "latest").resolve(), folder / "release" / "2026-11-21-1")
    return folder


ALL = {**FORMATS, "release": "2026-11-21-1"}


def copy_of(exports: Path, kind: str, tmp_path: Path) -> Path:
    """A copy of an export that may be spoilt, with what lies beside it."""
    shutil.copytree(exports / kind, tmp_path / kind)
    return tmp_path / kind / ALL[kind]


@pytest.mark.parametrize("kind", ALL)
def test_what_was_handed_over_holds(exports: Path, kind: str) -> None:
    report = proof(exports / kind / ALL[kind])
    assert report.broken == []
    assert report.proved


@pytest.mark.parametrize("kind", ALL)
def test_no_flipped_bit_goes_unnoticed(exports: Path, kind: str, tmp_path: Path) -> None:
    out = copy_of(exports, kind, tmp_path)
    files = sorted(path for path in (tmp_path / kind).rglob("*") if path.is_file())
    spoil_each(out, files, examples=40)


def spoil_each(out: Path, files: list[Path], examples: int) -> None:
    """Flips one bit of a file after the other, and back; each must be noticed."""

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(files), st.floats(0, 1, exclude_max=True), st.integers(0, 7))
    def spoil(path: Path, place: float, bit: int) -> None:
        whole = path.read_bytes()
        spoilt = bytearray(whole)
        spoilt[int(place * len(whole))] ^= 1 << bit
        path.write_bytes(spoilt)
        try:
            assert noticed(out), f"{path.name}, byte {int(place * len(whole))}, bit {bit}"
        finally:
            path.write_bytes(whole)

    spoil()


def noticed(out: Path) -> bool:
    """Tells whether something is found broken, or no export is left to see."""
    try:
        return bool(proof(out).broken)
    except UsageError:
        return True


def test_no_flipped_bit_of_a_wacz_alone_goes_unnoticed(exports: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wacz"
    shutil.copyfile(exports / "wacz" / "a.wacz", out)
    assert proof(out).broken == []
    spoil_each(out, [out], examples=150)


def test_no_flipped_bit_of_a_zips_own_bookkeeping_goes_unnoticed(exports: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wacz"
    shutil.copyfile(exports / "wacz" / "a.wacz", out)
    whole = out.read_bytes()
    with ZipFile(out) as found:
        heads = [byte for one in found.infolist() for byte in range(one.header_offset, one.header_offset + 30)]
        directory = range(found.start_dir, len(whole))
    for place in [*heads[::3], *directory[::7]]:
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << (place % 8)
        out.write_bytes(spoilt)
        assert noticed(out), place


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "wacz"])
def test_no_missing_file_goes_unnoticed(exports: Path, kind: str, tmp_path: Path) -> None:
    out = copy_of(exports, kind, tmp_path)
    for path in sorted(path for path in (tmp_path / kind).rglob("*") if path.is_file()):
        away = path.rename(tmp_path / "away")
        assert noticed(out), path.name
        away.rename(path)


@pytest.mark.parametrize("kind", ["bagit", "parquet", "datapackage", "release"])
@pytest.mark.parametrize("name", ["extra.txt", "data/more.parquet", "articles/site=x/year=1/x.parquet"])
def test_a_file_that_nobody_lists_is_noticed(exports: Path, kind: str, name: str, tmp_path: Path) -> None:
    out = copy_of(exports, kind, tmp_path)
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(b"x")
    assert Path(name).name in faults(out)


@pytest.mark.parametrize("kind", ["bagit", "parquet", "release"])
def test_a_link_in_place_of_a_file_is_noticed(exports: Path, kind: str, tmp_path: Path) -> None:
    out = copy_of(exports, kind, tmp_path)
    path = min(out.rglob("*.parquet"))
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert path.name in faults(out)


def test_a_linked_folder_in_a_bag_is_not_followed(exports: Path, tmp_path: Path) -> None:
    out = copy_of(exports, "bagit", tmp_path)
    (out / "data" / "tables").rename(tmp_path / "tables")
    (out / "data" / "tables").symlink_to(tmp_path / "tables")
    assert "tables" in faults(out)
    (out / "data" / "loop").symlink_to(out)
    assert "loop: nothing lists this file" in faults(out)


def test_a_bag_that_names_files_outside_of_it_is_refused(exports: Path, tmp_path: Path) -> None:
    out = copy_of(exports, "bagit", tmp_path)
    (tmp_path / "secret").write_text("x")
    digests = {name: hashlib.new(name, b"x").hexdigest() for name in ("sha256", "sha512")}
    for name, digest in digests.items():
        with (out / f"manifest-{name}.txt").open("a") as file:
            file.write(f"{digest}  data/../../../secret\n")
    assert "leads out of the bag" in faults(out)


def test_a_bag_with_a_changed_table_and_new_manifests_does_not_hold(exports: Path, tmp_path: Path) -> None:
    out = copy_of(exports, "bagit", tmp_path)
    path = out / "data" / "tables" / "articles.parquet"
    table = pq.read_table(path)
    pq.write_table(table.slice(1), path)
    write_tags(out, [])
    assert "articles.parquet" in faults(out)


ZIPS: dict[str, Callable[[ZipFile], None]] = {
    "leads out": lambda found: found.writestr("../../evil.txt", "x"),
    "absolute": lambda found: found.writestr("/etc/evil.txt", "x"),
    "of Windows": lambda found: found.writestr("a\\..\\evil.txt", "x"),
    "twice": lambda found: found.writestr("datapackage.json", "{}"),
    "bomb": lambda found: found.writestr("archive/bomb.warc.gz", bytes(50 * 2**20), ZIP_DEFLATED),
    "unlisted": lambda found: found.writestr("archive/more.warc.gz", b"x"),
}


@pytest.mark.parametrize("attack", ZIPS)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_hostile_zip_is_told_and_nothing_of_it_is_written(exports: Path, attack: str, tmp_path: Path) -> None:
    out = tmp_path / "in" / "a.wacz"
    out.parent.mkdir()
    shutil.copyfile(exports / "wacz" / "a.wacz", out)
    with ZipFile(out, "a") as found:
        ZIPS[attack](found)
    assert faults(out)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.wacz"]


def test_members_that_overlap_are_told_before_they_are_read(tmp_path: Path) -> None:
    out = tmp_path / "a.wacz"
    with ZipFile(out, "w") as found:
        found.writestr("datapackage.json", b"x" * 10_000)
        found.filelist = found.filelist * 1_000
    assert "looks like a bomb" in faults(out) or "two members of one name" in faults(out)


def test_a_zip_that_lies_about_sizes_is_told(exports: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.wacz"
    whole = bytearray((exports / "wacz" / "a.wacz").read_bytes())
    with ZipFile(exports / "wacz" / "a.wacz") as found:
        start = found.start_dir
    struct.pack_into("<I", whole, start + 24, 2**31)
    out.write_bytes(whole)
    assert faults(out)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


KEYS = ("resources", "luutru", "created", "path", "hash", "bytes", "table", "schema", "rowCount")


def twisted(said: Any, key: str, value: object) -> Any:
    """A data package with one thing of another shape: of its own, or of its first resource."""
    if key in said:
        return {**said, key: value}
    return {**said, "resources": [{**said["resources"][0], key: value}, *said["resources"][1:]]}


@pytest.mark.parametrize("kind", ["parquet", "csv", "xlsx"])
def test_a_manifest_of_any_shape_is_told_in_order(exports: Path, kind: str, tmp_path: Path) -> None:
    out = copy_of(exports, kind, tmp_path)
    manifest = out / "datapackage.json" if out.is_dir() else out.with_name(out.name + ".datapackage.json")
    whole = json.loads(manifest.read_bytes())

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(KEYS), JSON)
    def twist(key: str, value: object) -> None:
        manifest.write_text(json.dumps(twisted(whole, key, value)), "utf-8")
        assert noticed(out)
        write_fixity(manifest, file_digest(manifest))
        noticed(out)  # with a digest that fits it, some shapes are as good as before: it must only not break
        write_fixity(manifest, "0" * 64)

    twist()


def test_a_data_package_of_any_shape_in_a_wacz_is_told_in_order(exports: Path, tmp_path: Path) -> None:
    whole = exports / "wacz" / "a.wacz"
    with ZipFile(whole) as found:
        members = {one: found.read(one) for one in found.namelist()}
    said = json.loads(members["datapackage.json"])

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(KEYS), JSON)
    def twist(key: str, value: object) -> None:
        with ZipFile(tmp_path / "a.wacz", "w") as made:
            for name, data in members.items():
                made.writestr(name, json.dumps(twisted(said, key, value)) if name == "datapackage.json" else data)
        assert noticed(tmp_path / "a.wacz")

    twist()


@pytest.mark.parametrize("junk", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"\x1f\x8b\x08", os.urandom(2_000)])
@pytest.mark.parametrize("name", ["a.wacz", "a.warc.gz", "a.xlsx"])
def test_junk_is_told_in_order(tmp_path: Path, name: str, junk: bytes) -> None:
    (tmp_path / name).write_bytes(junk)
    assert noticed(tmp_path / name)


def test_a_wacz_signed_by_another_key_over_other_contents_is_told(
    exports: Path, captured: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.wacz"
    with ZipFile(exports / "wacz" / "a.wacz") as one, ZipFile(out, "w") as other:
        for name in one.namelist():
            data = one.read(name)
            if name == "datapackage-digest.json":
                said = json.loads(data)
                said["signedData"]["created"] = "2020-01-01T00:00:00Z"
                data = json.dumps(said).encode()
            other.writestr(name, data)
    assert "says another time" in faults(out)


def forge(out: Path, data: bytes) -> None:
    """Puts other bytes into an exported WARC file and writes every digest of files anew."""
    out.write_bytes(data)
    write_fixity(out, file_digest(out))
    manifest = out.with_name(out.name + ".datapackage.json")
    said = json.loads(manifest.read_text("utf-8"))
    said["resources"][0] |= {"bytes": len(data), "hash": f"sha256:{file_digest(out)}"}
    manifest.write_text(json.dumps(said), "utf-8")
    write_fixity(manifest, file_digest(manifest))


def test_a_file_that_was_renamed_with_its_digest_is_called_renamed_and_not_damaged(
    exports: Path, tmp_path: Path
) -> None:
    out = copy_of(exports, "wacz", tmp_path)
    digest = fixity_path(out)
    renamed = out.rename(out.with_name("renamed.wacz"))
    digest.rename(fixity_path(renamed))
    assert "it was renamed" in faults(renamed)


def test_whoever_forges_the_digests_of_files_has_the_records_own_against_him(exports: Path, tmp_path: Path) -> None:
    out = copy_of(exports, "warc", tmp_path)
    whole = out.read_bytes()
    page = next(one for one in records(out) if one.kind == "response" and b"kh\xc3\xb4ng" not in one.block)
    member = whole[page.offset : page.offset + page.length]
    forged = gzip_member(gzip.decompress(member).replace(b"2023", b"2024"))
    forge(out, whole[: page.offset] + forged + whole[page.offset + page.length :])
    assert "the record is damaged: its block digest does not match" in faults(out)


def test_a_row_taken_out_of_a_workbook_with_all_digests_written_anew_is_told(exports: Path, tmp_path: Path) -> None:
    out = copy_of(exports, "xlsx", tmp_path)
    with ZipFile(exports / "xlsx" / "a.xlsx") as one, ZipFile(out, "w", ZIP_DEFLATED) as other:
        for name in one.namelist():
            data = one.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data = data[: data.rindex(b"<row ")] + data[data.rindex(b"</row>") + 6 :]
            other.writestr(name, data)
    manifest = out.with_name("a.xlsx.datapackage.json")
    said = json.loads(manifest.read_text("utf-8"))
    whole = {"bytes": out.stat().st_size, "hash": f"sha256:{file_digest(out)}"}
    manifest.write_text(json.dumps({**said, "resources": [{**one, **whole} for one in said["resources"]]}), "utf-8")
    write_fixity(manifest, file_digest(manifest))
    assert "its sheet articles has" in faults(out)


def test_a_capture_taken_out_with_all_digests_of_files_written_anew_is_missed_by_the_index(
    exports: Path, tmp_path: Path
) -> None:
    out = copy_of(exports, "warc", tmp_path)
    whole = out.read_bytes()
    page = next(one for one in records(out) if one.kind == "response")
    forge(out, whole[: page.offset] + whole[page.offset + page.length :])
    assert "the index does not fit the records" in faults(out)


def reread_report(out: Path, data: Path) -> Report:
    report = proof(out)
    reread(report, out, data, data / "sites")
    return report


@pytest.mark.parametrize("kind", ["bagit", "wacz"])
def test_each_article_is_read_again_from_the_exports_own_captures(
    exports: Path, captured: Path, kind: str, tmp_path: Path
) -> None:
    report = reread_report(copy_of(exports, kind, tmp_path), captured)
    assert report.broken == []
    assert any("articles read again from their captures say the same" in said for said in report.proved)


def test_a_release_is_read_again_from_the_archives_captures(captured: Path) -> None:
    report = reread_report(captured / "latest", captured)
    assert report.broken == []
    assert f"{len(Archive(captured).articles(versions='all'))} articles read again" in "\n".join(report.proved)


def test_an_article_that_its_capture_does_not_say_is_told_by_field(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured), "bagit", tmp_path / "bag")
    path = tmp_path / "bag" / "data" / "tables" / "articles.parquet"
    table = pq.read_table(path)
    place = table.schema.get_field_index("title")
    titles = ["Tin bịa đặt", *table.column("title").to_pylist()[1:]]
    pq.write_table(table.set_column(place, table.schema.field(place), [titles]), path)
    report = Report("bag", kind="bag")
    reread(report, tmp_path / "bag", captured, captured / "sites")
    assert [finding.place for finding in report.broken] == ["title"]
    assert "Tin bịa đặt" in report.broken[0].problem


@pytest.mark.parametrize(("table", "column"), [("images", "caption"), ("links", "anchor")])
def test_pictures_and_links_of_an_article_are_read_again_too(
    captured: Path, tmp_path: Path, table: str, column: str
) -> None:
    hand_over(selection(captured), "bagit", tmp_path / "bag")
    path = tmp_path / "bag" / "data" / "tables" / f"{table}.parquet"
    rows = pq.read_table(path)
    place = rows.schema.get_field_index(column)
    said = ["Bịa đặt", *rows.column(column).to_pylist()[1:]]
    pq.write_table(rows.set_column(place, rows.schema.field(place), [said]), path)
    report = Report("bag", kind="bag")
    reread(report, tmp_path / "bag", captured, captured / "sites")
    assert [finding.place for finding in report.broken] == [table]
    assert report.broken[0].problem.startswith("1 of 4 articles read otherwise now")


def test_where_no_article_can_be_read_again_nothing_is_proved(captured: Path, tmp_path: Path) -> None:
    report = reread_report(shutil.copytree((captured / "latest").resolve(), tmp_path / "a" / "2026-11-21-1"), tmp_path)
    assert not any("read again" in said for said in report.proved)
    assert [finding.problem for finding in report.broken] == ["none of its 4 articles could be read again"]


def test_what_was_read_by_another_version_is_a_note_and_no_fault(captured: Path, tmp_path: Path) -> None:
    hand_over(selection(captured), "bagit", tmp_path / "bag")
    data = tmp_path / "bag" / "data"
    table = pq.read_table(data / "tables" / "articles.parquet")
    place = table.schema.get_field_index("lead")
    leads = [["Khác"] * table.num_rows]
    pq.write_table(table.set_column(place, table.schema.field(place), leads), data / "tables" / "articles.parquet")
    said = json.loads((data / "datapackage.json").read_text("utf-8"))
    said["luutru"]["tool"] = "luutru 0.0.1"
    (data / "datapackage.json").write_text(json.dumps(said), "utf-8")
    report = Report("bag", kind="bag")
    reread(report, tmp_path / "bag", captured, captured / "sites")
    assert report.broken == []
    assert any(note.startswith("lead: ") for note in report.notes)


@pytest.mark.parametrize("origin", [{"luutru": {"tool": "luutru 0.0.1"}}, {}], ids=["another-version", "foreign"])
def test_a_wacz_of_another_version_or_program_is_not_held_to_this_ones_reading(
    captured: Path, tmp_path: Path, origin: dict[str, Any]
) -> None:
    hand_over(selection(captured), "wacz", tmp_path / "own.wacz")
    with ZipFile(tmp_path / "own.wacz") as own, ZipFile(tmp_path / "a.wacz", "w") as other:
        for name in own.namelist():
            data = own.read(name)
            if name == "datapackage.json":
                data = json.dumps({"resources": []} | origin).encode()
            elif name == "pages/pages.jsonl":
                data = data.replace("Diễn tập".encode(), "Khác".encode())
            other.writestr(name, data)
    report = Report("a.wacz", kind="wacz")
    reread(report, tmp_path / "a.wacz", captured, captured / "sites")
    assert (report.broken, report.proved) == ([], [])
    assert report.notes[-1].startswith("title: " if origin else "It has no articles")


@pytest.mark.parametrize("kind", ["bagit", "wacz"])
def test_masked_letters_are_passed_over_and_no_others(captured: Path, tmp_path: Path, kind: str) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở", "birth")
    hand_over(selection(data), kind, tmp_path / FORMATS[kind])
    report = reread_report(tmp_path / FORMATS[kind], data)
    assert report.broken == []
    assert "1 articles have masked letters: only their other letters were compared." in report.notes


@pytest.mark.parametrize(
    ("said", "fresh", "same"),
    [
        ("sinh █████, Sở", "sinh 1/2/3, Sở", True),
        ("sinh █████, Cục", "sinh 1/2/3, Sở", False),
        ("sinh ████, Sở", "sinh 1/2/3, Sở", False),
        ("sinh 1/2/3", "sinh █████", False),
        (["█ b"], ["a b"], True),
        (["█ b"], ["a b", "c"], False),
        ([{"caption": "█"}], [{"caption": "a"}], True),
        ([{"caption": "█"}], [{"alt": "a"}], False),
        (None, "a", False),
    ],
)
def test_a_value_fits_what_is_read_again_but_for_masked_letters(said: object, fresh: object, same: bool) -> None:
    assert alike(said, fresh) is same


def test_articles_whose_pages_are_left_out_are_counted_and_no_fault(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    hand_over(selection(data), "bagit", tmp_path / "bag")
    report = reread_report(tmp_path / "bag", data)
    assert report.broken == []
    assert any(note.startswith("1 articles could not be read again") for note in report.notes)


def test_the_verb_says_what_holds_and_ends_with_its_status(
    exports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = copy_of(exports, "warc", tmp_path)
    assert main(["verify", str(out), "--quiet"]) == 0
    assert "everything holds" in capsys.readouterr().out
    out.write_bytes(out.read_bytes()[:-10])
    assert main(["verify", str(out), "--quiet"]) == 1
    assert "BROKEN" in capsys.readouterr().out
    assert main(["verify", str(out), "--quiet", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["fine"]) == ("warc", False)
    assert all(set(one) == {"place", "problem", "advice"} for one in said["broken"])


def test_what_is_no_export_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("x")
    for path in (tmp_path, tmp_path / "x.txt", tmp_path / "none"):
        assert main(["verify", str(path), "--quiet"]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_site_folder_of_the_bag_is_enough_to_read_it_again(exports: Path, tmp_path: Path) -> None:
    out = copy_of(exports, "bagit", tmp_path)
    assert (out / "data" / "docs" / "sites" / f"{SITE}.yml").is_file()
    report = proof(out)
    reread(report, out, tmp_path, None)
    assert any("read again" in said for said in report.proved)
