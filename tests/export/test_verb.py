"""`luutru export`: what a person is told, and the same bytes whatever the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.query import Archive
from tests.export.exporting import digests_of
from tests.export.made import PERSONAL

TABLES_FORMATS = {"csv": "out", "jsonl": "out.jsonl.gz", "parquet": "out", "xlsx": "out.xlsx", "datapackage": "out"}


def run_export(data: Path, *words: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """The command as a user types it, in a process of its own with a hash seed and a clock of its own."""
    settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Ho_Chi_Minh" if seed == "1" else "UTC"}
    line = [sys.executable, "-m", "pipelines", "export", "--data", str(data), *words]
    return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False, env=settings)


@pytest.mark.parametrize("name", TABLES_FORMATS)
def test_the_same_release_gives_the_same_bytes(odd_data: Path, tmp_path: Path, name: str) -> None:
    found = []
    for seed in ("0", "1"):
        out = tmp_path / seed / TABLES_FORMATS[name]
        out.parent.mkdir()
        done = run_export(odd_data, name, str(out), seed=seed)
        assert done.returncode == 0, done.stderr
        found.append(digests_of(out))
    assert found[0] == found[1]
    assert found[0]


def test_what_was_written_is_said(noticed: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = noticed.folder.parents[1]
    assert main(["export", "csv", str(tmp_path / "out"), "--data", str(data), "--quiet"]) == 0
    said = capsys.readouterr()
    assert "csv of release 2026-11-22-1" in said.out
    assert "articles: 2 rows" in said.out
    assert said.err == f"{len(PERSONAL)} places with personal data of citizens are masked. --personal keeps them.\n"


def test_as_json_it_is_said_too(demo_release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "export",
        "jsonl",
        str(tmp_path / "a.jsonl"),
        "--words",
        "khuyen cong",
        "--from",
        "2019",
        "--to",
        "2023-06",
    ]
    assert main([*words, "--data", str(demo_release), "--json", "--quiet"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["origin"]["filters"] == {"words": "khuyen cong", "from": "2019", "to": "2023-06"}
    assert said["rows"]["articles"] == len((tmp_path / "a.jsonl").read_bytes().splitlines())


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["cvs", "out"], 2, "There is no format `cvs`. Did you mean `csv`?"),
        (["csv", "no/out"], 2, "There is no folder"),
        (["csv", "there.csv"], 2, "exists. Give another name, or --overwrite"),
        (["csv", "a.csv", "--table", "artcles"], 2, "There is no table `artcles`. Did you mean `articles`?"),
        (["csv", "out", "--table", "images"], 2, "For images alone give a name that ends in .csv."),
        (["csv", "-"], 2, "standard output. Give a name that ends in .csv for one table"),
        (["csv", "a.xlsx"], 2, "a.xlsx would be a folder. Give a name that ends in .csv"),
        (["jsonl", "a.JSONL"], 2, "ends in .jsonl or .jsonl.gz for one table, or in nothing for a folder"),
        (["bagit", "bag.zip"], 2, "bag.zip would be a folder. Give a name without an ending."),
        (["datapackage", "a.csv"], 2, "a.csv would be a folder. Give a name without an ending."),
        (["csv", "a.csv", "--sign", "key.pem"], 2, "`csv` has no --sign. Leave it out; it is for wacz."),
        (["cdxj", "a.cdxj", "--revisits", "resolve"], 2, "it is for warc, wacz, bagit."),
        (["csv", "a.csv", "--words", "khongcotunay"], 1, "No article of release"),
        (["csv", "a.csv", "--section", "Tin lạ"], 2, "no section"),
        (["csv", "a.csv", "--from", "hôm qua"], 2, "is not a date"),
        (["xlsx", "book"], 2, "does not end in .xlsx"),
        (["csv", "data/latest"], 2, "archive's own"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_one_line_with_the_next_thing_to_do(
    demo_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: list[str], status: int, said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(demo_release)
    (tmp_path / "there.csv").write_text("mine")
    assert main(["export", *words, "--quiet"]) == status
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "there.csv"]


@pytest.mark.parametrize("name", TABLES_FORMATS)
def test_a_disk_that_takes_no_more_leaves_nothing_and_is_named(odd_data: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / TABLES_FORMATS[name]
    line = f"ulimit -f 8; exec {sys.executable} -m pipelines export --data {odd_data} {name} {out} --quiet"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"luutru: Cannot write {out}: ")
    assert done.stderr.endswith("Free some space, or give another place.\n")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
