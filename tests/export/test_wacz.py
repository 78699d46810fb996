"""A WACZ: accepted by its own people's validator, the same bytes each time, signed so that a browser could check it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import ZIP_STORED, ZipFile

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from crawler.errors import UsageError
from pipelines.export import wacz_index
from pipelines.export.order import Revisits
from pipelines.export.signing import load_key, sign_hash, signature_fault
from pipelines.export.wacz_zip import StoredZip
from tests.build.archives import HOST
from tests.export.captured import hand_over, selection, urls, with_personal


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "key.pem"
    path.write_bytes(pem(ec.generate_private_key(ec.SECP384R1())))
    return path


def pem(key: ec.EllipticCurvePrivateKey, password: bytes | None = None) -> bytes:
    locked = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)


@pytest.fixture(scope="module")
def signed(captured: Path, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wacz") / "a.wacz"
    hand_over(selection(captured), "wacz", out, sign=key)
    return out


def member(path: Path, name: str) -> bytes:
    with ZipFile(path) as found:
        return found.read(name)


def json_member(path: Path, name: str) -> Any:
    return json.loads(member(path, name))


def pages(path: Path, name: str = "pages") -> list[dict[str, Any]]:
    return [json.loads(line) for line in member(path, f"pages/{name}.jsonl").splitlines()]


def test_the_validator_of_the_format_accepts_it(signed: Path) -> None:
    words = [sys.executable, "-m", "wacz.main", "validate", "-f", str(signed)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Validation succeeded, the passed WACZ is valid" in done.stdout


def test_members_are_stored_under_one_fixed_time(signed: Path) -> None:
    with ZipFile(signed) as found:
        members = found.infolist()
    assert [one.filename for one in members] == [
        "archive/sct-thu.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl",
        "pages/extraPages.jsonl", "datapackage.json", "datapackage-digest.json",
    ]  # fmt: skip
    assert {(one.compress_type, one.date_time) for one in members} == {(ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


def test_the_same_release_and_key_give_the_same_bytes(captured: Path, key: Path, signed: Path, tmp_path: Path) -> None:
    hand_over(selection(captured), "wacz", tmp_path / "b.wacz", sign=key)
    assert (tmp_path / "b.wacz").read_bytes() == signed.read_bytes()


def test_each_version_of_an_article_is_a_page_with_title_and_text(captured: Path, signed: Path) -> None:
    head, *found = pages(signed)
    articles = selection(captured).archive.articles(versions="all")
    assert head["format"] == "json-pages-1.0"
    assert sorted(page["title"] for page in found) == sorted(articles["title"])
    assert all(page["url"].startswith(HOST) and page["ts"].endswith("Z") for page in found)
    assert all("Sở Công Thương" in page["text"] for page in found)


def test_other_pages_stand_apart(signed: Path) -> None:
    assert [page["url"] for page in pages(signed, "extraPages")[1:]] == [f"{HOST}/"]


def test_pages_that_print_personal_data_are_no_pages_of_it(captured: Path, tmp_path: Path) -> None:
    data = with_personal(captured, tmp_path / "data", "Đại hội Công đoàn cơ sở")
    hand_over(selection(data), "wacz", tmp_path / "a.wacz")
    assert "Đại hội Công đoàn cơ sở" not in {page.get("title") for page in pages(tmp_path / "a.wacz")}
    assert b"ItemID=1" not in member(tmp_path / "a.wacz", "pages/extraPages.jsonl")


@pytest.mark.parametrize(("asked", "kept"), [(None, 0), ("resolve", 0), ("keep", 1)])
def test_revisits_are_resolved_unless_they_are_to_be_kept(
    captured: Path, tmp_path: Path, asked: Revisits | None, kept: int
) -> None:
    hand_over(selection(captured), "wacz", tmp_path / "a.wacz", revisits=asked)
    (tmp_path / "a.warc.gz").write_bytes(member(tmp_path / "a.wacz", "archive/sct-thu.warc.gz"))
    assert len(urls(tmp_path / "a.warc.gz", "revisit")) == kept
    assert urls(tmp_path / "a.warc.gz", "response", "revisit").count("/tin?ItemID=1") == 2


def test_the_index_can_be_read_block_by_block(captured: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wacz_index, "BLOCK", 4)
    hand_over(selection(captured), "wacz", tmp_path / "a.wacz")
    packed = member(tmp_path / "a.wacz", "indexes/index.cdx.gz")
    lines = gzip.decompress(packed).decode().splitlines()
    assert lines == sorted(lines, key=str.encode)
    first, *places = member(tmp_path / "a.wacz", "indexes/index.idx").decode().splitlines()
    assert first == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    assert len(places) == -(-len(lines) // 4)
    for number, line in enumerate(places):
        place = json.loads(line[line.index("{") :])
        block = packed[place["offset"] : place["offset"] + place["length"]]
        assert gzip.decompress(block).decode().splitlines() == lines[4 * number : 4 * number + 4]
        assert line.startswith(lines[4 * number].partition("{")[0])
        assert place["digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"


def test_the_data_package_lists_every_member_with_its_digest(signed: Path) -> None:
    package = json_member(signed, "datapackage.json")
    assert (package["profile"], package["wacz_version"]) == ("data-package", "1.1.1")
    for one in package["resources"]:
        data = member(signed, one["path"])
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    digest = json_member(signed, "datapackage-digest.json")
    assert digest["hash"] == f"sha256:{hashlib.sha256(member(signed, 'datapackage.json')).hexdigest()}"


def test_the_time_of_the_signature_is_the_releases(captured: Path, signed: Path) -> None:
    created = json.loads((captured / "latest" / "datapackage.json").read_text("utf-8"))["created"]
    signature = json_member(signed, "datapackage-digest.json")["signedData"]
    assert signature["created"] == json_member(signed, "datapackage.json")["created"] == created[:19] + "Z"
    assert set(signature) == {"hash", "created", "software", "version", "signature", "publicKey"}


def test_another_program_verifies_the_signature(signed: Path, tmp_path: Path) -> None:
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl is not installed")
    said = json_member(signed, "datapackage-digest.json")["signedData"]
    raw = base64.b64decode(said["signature"])
    assert len(raw) == 96
    numbers = int.from_bytes(raw[:48], "big"), int.from_bytes(raw[48:], "big")
    files = {"hash": said["hash"].encode(), "sig": encode_dss_signature(*numbers)}
    files["key"] = base64.b64decode(said["publicKey"])
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    words = [openssl, "dgst", "-sha256", "-keyform", "DER", "-verify", "key", "-signature", "sig", "hash"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=20)
    assert done.stdout.strip() == "Verified OK"


@pytest.mark.parametrize("field", ["hash", "signature", "publicKey"])
def test_a_signature_that_was_changed_does_not_hold(key: Path, field: str) -> None:
    said = sign_hash(load_key(key), "sha256:00", "2026-11-22T00:00:00Z")
    assert signature_fault(said) is None
    other = sign_hash(ec.generate_private_key(ec.SECP384R1()), "sha256:01", "2026-11-22T00:00:00Z")
    assert signature_fault({**said, field: other[field]}) is not None
    assert signature_fault({**said, field: "?"}) is not None
    assert signature_fault({**said, "more": "x"}) is not None


def test_only_a_plain_key_on_the_curve_of_the_standard_signs(tmp_path: Path) -> None:
    wrong = {
        "none.pem": None,
        "text.pem": b"no key",
        "other.pem": pem(ec.generate_private_key(ec.SECP256R1())),
        "locked.pem": pem(ec.generate_private_key(ec.SECP384R1()), b"secret"),
    }
    for name, data in wrong.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(UsageError, match=name):
            load_key(tmp_path / name)


class Nowhere(RawIOBase):
    """A file that keeps only what was written last, at any place."""

    def __init__(self) -> None:
        self.place, self.size, self.last = 0, 0, b""

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.place = offset + (0, self.place, self.size)[whence]
        return self.place

    def tell(self) -> int:
        return self.place

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.place += len(data)
        self.size = max(self.size, self.place)
        self.last = (self.last + bytes(data[-1000:]))[-1000:]
        return len(data)


@pytest.mark.slow
def test_a_zip_of_more_than_four_gigabytes_says_so() -> None:
    sink, block = Nowhere(), bytes(2**24)
    made = StoredZip(cast("BinaryIO", sink))
    with made.member("archive/a.warc.gz") as stream:
        for _ in range(260):
            stream.write(block)
    made.close()
    assert made.files[0].bytes == 260 * 2**24 > 2**32
    assert b"PK\x06\x06" in sink.last, "the end of a zip64"
    assert (260 * 2**24).to_bytes(8, "little") in sink.last
