from __future__ import annotations

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.build import build_parts
from pipelines.checks import check_archive
from pipelines.release import publish
from tests.build.archives import Crawl, article_page, make_site


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    site = make_site(folder / "sites")
    for day in (1, 2):
        crawl = Crawl(folder / "data", site, begins=datetime(2026, 11, day, tzinfo=UTC))
        for number in range(2):
            crawl.get(f"/tin?ItemID={number}", article_page(number, title=f"Hội nghị ngày thứ {day} của ngành"))
        crawl.end()
        build_parts(folder / "data", [site], workers=0)
        publish(folder / "data", [site])
    return folder / "data"


@pytest.fixture
def data(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "data", symlinks=True))


def flip_bit(path: Path, dice: random.Random) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(bytes(content))


def test_a_sound_archive_has_no_findings_and_progress_reaches_the_end(data: Path) -> None:
    told: list[tuple[int, int]] = []
    assert check_archive(data, on_progress=lambda done, total: told.append((done, total))) == []
    assert told[-1] == (6, 6)


@pytest.mark.parametrize("files", ["captures/*/*.*", "parts/*/*/*", "releases/*/*.*", "releases/*/*/**/*.parquet"])
def test_one_flipped_bit_is_noticed_anywhere_in_any_file_and_named(data: Path, files: str) -> None:
    dice = random.Random(files)
    for path in sorted(data.glob(files)):
        whole = path.read_bytes()
        flip_bit(path, dice)
        findings = check_archive(data)
        assert any(str(path).removesuffix(".sha256") in finding.place for finding in findings), path
        assert all(finding.advice for finding in findings)
        path.write_bytes(whole)


def test_a_missing_file_and_a_strange_one_are_named(data: Path) -> None:
    gone = min((data / "releases" / "2026-11-02-1" / "articles").rglob("*.parquet"))
    strange = gone.with_name("part-1.parquet")
    gone.rename(strange)
    found = {(finding.place, finding.problem) for finding in check_archive(data)}
    assert (
        str(data / "releases" / "2026-11-02-1" / gone.relative_to(data / "releases" / "2026-11-02-1")),
        "the file is missing",
    ) in found
    assert (str(strange), "the file does not belong to the release") in found


def test_captures_that_are_gone_are_named(data: Path) -> None:
    warc = min((data / "captures").glob("*/*.warc.gz"))
    warc.unlink()
    assert (str(warc), "the captures are gone") in {(one.place, one.problem) for one in check_archive(data)}


def test_a_latest_that_names_nothing_is_named(data: Path) -> None:
    (data / "latest").unlink()
    assert [finding.problem for finding in check_archive(data)] == ["it names no release"]


def test_an_empty_folder_is_sound(tmp_path: Path) -> None:
    assert check_archive(tmp_path / "nothing") == []


@pytest.mark.parametrize("said", ["[]", "{}", '{"resources": 1}', '{"resources": [{"name": "articles"}]}'])
def test_a_data_package_of_another_shape_is_named(data: Path, said: str) -> None:
    package = (data / "latest").resolve() / "datapackage.json"
    package.chmod(0o644)
    package.write_text(said, "utf-8")
    assert any(finding.place == str(package) for finding in check_archive(data))
