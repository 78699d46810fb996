"""What `--data` may name, and what is said when the bucket cannot be used: one line, with the next thing to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.cli import VERBS, main
from pipelines.remote.address import place_word, working_folder
from pipelines.remote.archive import open_remote
from pipelines.remote.verbs import NEEDS
from tests.remote.conftest import Machine


def said(capsys: pytest.CaptureFixture[str]) -> str:
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_each_address_has_a_folder_of_its_own_and_secrets_are_no_part_of_it(machine: Machine) -> None:
    cache = machine("one")
    folder = working_folder("s3://luu-tru/so-tay")
    assert folder.parent == cache
    assert folder.name.startswith("luu-tru-so-tay-")
    assert working_folder("s3://so:mat-khau@luu-tru/so-tay/?region=hanoi") == folder
    assert working_folder("s3://luu-tru/so-tay?endpoint_override=minio:9000") != folder
    assert working_folder("s3://luu-tru-so/tay") != folder


def test_a_working_folder_is_not_taken_for_an_archive(
    place: str, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine("one")
    folder = open_remote(place).folder
    assert main(["release", "--data", str(folder)]) == 2
    assert said(capsys) == f"luutru: {folder} only works for an archive in a bucket. Give --data '{place}'."
    assert place_word(folder) == place


def test_what_is_no_bucket_is_told_in_one_line(
    place: str, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine("one")
    missing = place.replace("luu-tru", "khong-co").replace("://", "://so:mat-khau@")
    assert main(["query", "select 1", "--data", missing]) == 1
    line = said(capsys)
    assert re.search(r"There is no bucket `khong-co` where s3://khong-co/\S+ should be\. Mend the address", line)
    assert "mat-khau" not in line
    away = re.sub(r"127.0.0.1:\d+", "127.0.0.1:9", place)
    assert main(["crawl", "demo", "--data", away]) == 1
    assert re.search(r"cannot be used \(.*NETWORK_CONNECTION.*Check its address, its endpoint", said(capsys))
    assert main(["status", "--data", "nonsense://x"]) == 2
    assert "`nonsense://x` is no address of a bucket" in said(capsys)


def test_verbs_that_need_a_folder_say_so(place: str, machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine("one")
    for words, advice in {
        ("fixture", "http://sct.songdua.example/lien-he.html"): "Give a folder with --data.",
        ("sites", "check", "demo", "--url", "http://sct.songdua.example/lien-he.html"): "Give a folder with --data.",
        ("build", "--on", "tcp://127.0.0.1:9", "--through", place): "Leave --through out.",
        ("query", "select 1"): "`luutru run SITE` makes one",
    }.items():
        assert main([*words, "--data", place]) == 2
        assert advice in said(capsys)


def test_every_verb_that_asks_an_archive_says_what_it_needs_of_a_bucket() -> None:
    assert VERBS.keys() - NEEDS.keys() == {"tables", "sites", "schedule", "fixture"}


def test_a_timer_names_the_bucket(place: str, machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine("one")
    assert main(["schedule", "--cron", "--data", place]) == 0
    assert f"--data '{place}' run --all --quiet" in capsys.readouterr().out.replace("\\%", "%")


def test_the_folder_that_works_is_named_in_the_environment(
    place: str, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine("one")
    monkeypatch.setenv("LUUTRU_DATA", place)
    assert main(["status", "--json"]) == 0
    (tmp_path / "file").touch()
    monkeypatch.setenv("LUUTRU_CACHE", str(tmp_path / "file"))
    capsys.readouterr()
    assert main(["status"]) == 1
    assert "Name another place with LUUTRU_CACHE." in said(capsys)
