"""The command line: exit statuses, one line for every mistake, nothing but results on standard output."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
import pytest

from crawler.errors import LockedError, ReadLessError, RefusedError, UsageError
from pipelines.cli import VERBS, main, parse_words
from pipelines.outcome import conclude
from tests.query.made import ARTICLES, CONGRESS, write_release

Run = Callable[..., tuple[int, str, str]]

LUUTRU = [sys.executable, "-m", "pipelines"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write_release(folder, "2026-11-22-1", {"articles": ARTICLES})
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process; gives exit status, standard output and standard error."""
    monkeypatch.setenv("LUUTRU_DATA", str(data))

    def run_words(*words: str) -> tuple[int, str, str]:
        status = main(words)
        return status, *capsys.readouterr()

    return run_words


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["quary", "select 1"], "There is no verb `quary`. Did you mean `query`?"),
        ([], "VERB"),
        (["query"], "SQL"),
        (["query", "select 1", "--cvs"], "has no option `--cvs`. Did you mean `--csv`?"),
        (["--dta=x", "query", "select 1"], "has no option `--dta`. Did you mean `--data`?"),
        (["query", "select 1", "more"], "`luutru query` takes no `more`"),
        (["query", "selec 1"], "^selec"),
        (["query", "select 1", "--release", "2026-11-22-9"], "Did you mean `2026-11-22-1`?"),
        (["tables", "article"], "Did you mean `articles`?"),
        (["search", "--limit", "none", "a"], "`none` is not a whole number of at least 1"),
        (["search", "--from", "today", "a"], "Write 2023"),
        (["search"], "nothing to search for"),
        (["sites", "chek", "x.yml"], "Did you mean `check`?"),
        (["sites", "check"], "needs a file"),
        (["run"], "needs names of sites, or --all"),
        (["run", "no-such-site"], "no-such-site"),
        (["crawl", "sct-bentr"], "Did you mean `sct-bentre`?"),
        (["build", "sct-bentr"], "Did you mean `sct-bentre`?"),
        (["tables", "--data"], "--data"),
    ],
)
def test_wrong_usage_is_one_line_on_standard_error_and_status_2(run: Run, words: Sequence[str], says: str) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert says in err
    assert err.startswith("luutru: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([verb, "--help"])
    assert caught.value.code == 0
    assert "--data DIR" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--data", "d", "--json", "tables"], ["tables", "--json", "--data", "d"]])
def test_common_options_stand_before_or_after_the_verb(words: list[str]) -> None:
    options = parse_words(words)
    assert (options.data, options.json, options.quiet, options.sites) == (Path("d"), True, False, None)


def test_a_word_after_an_option_is_still_a_word() -> None:
    assert parse_words(["run", "a", "--limit", "3", "b"]).names == ["a", "b"]
    assert parse_words(["search", "dai", "--site", "s", "hoi", "-hanoi", "-cong"]).words == [
        "dai",
        "hoi",
        "-hanoi",
        "-cong",
    ]


def test_the_environment_says_where_the_archive_is(run: Run) -> None:
    status, out, err = run("query", "select count(*) as n from articles")
    assert (status, out.split(), err) == (0, ["n", "─", "5"], "")


def test_an_option_outweighs_the_environment(run: Run, tmp_path: Path) -> None:
    status, _, err = run("--data", str(tmp_path), "query", "select 1")
    assert status == 2
    assert "There is no release in" in err


def test_query_writes_csv_and_json(run: Run) -> None:
    sql = "select title, version from articles where is_latest and section = 'Văn bản'"
    assert list(csv.reader(io.StringIO(run("query", sql, "--csv")[1]))) == [
        ["title", "version"],
        ["Quyết định số 2384/QĐ-UBND về khuyến công", "1"],
    ]
    assert json.loads(run("query", sql, "--json")[1]) == [
        {"title": "Quyết định số 2384/QĐ-UBND về khuyến công", "version": 1}
    ]


def test_search_prints_title_sentence_and_address(run: Run) -> None:
    status, out, err = run("search", "đại", "hội", "công", "đoàn")
    assert status == 0
    assert [str(CONGRESS["title"]) in out, str(CONGRESS["url"]) in out, "2023-04-14" in out] == [True] * 3
    assert "1 article." in err


def test_search_that_finds_nothing_is_fine_and_says_so(run: Run) -> None:
    status, out, err = run("search", "khongco")
    assert (status, out) == (0, "")
    assert "No article" in err
    assert run("search", "khongco", "--json")[:2] == (0, "[]\n")


def test_search_as_json_has_nulls_for_what_is_not_known(run: Run) -> None:
    rows = json.loads(run("search", "hoa giai", "--json")[1])
    assert [row["published_at"] for row in rows] == [None]


def test_tables_lists_every_table_and_every_column(run: Run) -> None:
    listed = json.loads(run("tables", "--json")[1])
    assert [table["table"] for table in listed][:2] == ["articles", "images"]
    status, out, _ = run("tables", "images")
    assert status == 0
    said = " ".join(out.split())
    assert all(f"{column['name']} (" in said and column["description"] in said for column in listed[1]["columns"])


def test_sites_lists_what_comes_with_the_product(run: Run) -> None:
    assert "sct-bentre" in run("sites")[1]
    assert {"name", "title", "home", "successor"} == set(json.loads(run("sites", "--json")[1])[0])


def test_sites_check_names_line_key_and_mend(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("name: bad\ntitel: Sở\nhome: https://a.example/\n")
    status, out, _ = run("sites", "check", str(bad))
    assert status == 2
    assert f"{bad}:2: titel" in out
    good = tmp_path / "good.yml"
    good.write_text("name: good\ntitle: Sở\nhome: https://a.example/\n")
    assert run("sites", "check", str(good))[:2] == (0, "")


@pytest.mark.parametrize(("kind", "status"), [(UsageError, 2), (ReadLessError, 3), (LockedError, 4), (RefusedError, 5)])
def test_a_known_failure_has_the_status_of_its_kind(
    kind: type[UsageError], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        raise kind("It went wrong.", "Try again.")

    assert conclude(fail, tmp_path) == status
    assert capsys.readouterr().err == "luutru: It went wrong. Try again.\n"


def test_an_unexpected_failure_is_one_line_and_its_traceback_lies_in_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        raise ZeroDivisionError("so it goes")

    assert conclude(fail, tmp_path) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    (log,) = (tmp_path / "runs").glob("*.log")
    assert str(log) in err
    assert "ZeroDivisionError: so it goes" in log.read_text()


@pytest.mark.parametrize(("kind", "status"), [(KeyboardInterrupt, 130), (PermissionError, 1)])
def test_being_stopped_and_a_closed_disk_are_one_line(
    kind: type[BaseException], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        raise kind(13, "Permission denied", "/archive")

    assert conclude(fail, tmp_path) == status
    assert capsys.readouterr().err.count("\n") == 1


def test_a_full_disk_names_the_file_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")

    def fill() -> int:
        with full.open("wb", buffering=0) as file:
            return file.write(b"x")

    assert conclude(fill, tmp_path) == 1
    err = capsys.readouterr().err
    assert "No space left on device" in err
    assert "--data" in err


def test_a_reader_that_goes_away_is_no_error(data: Path) -> None:
    sql = "select repeat('x', 1000) as x from range(20000)"
    words = [*LUUTRU, "query", sql, "--csv", "--data", str(data)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize(("number", "says"), [(signal.SIGTERM, b"told to stop"), (signal.SIGINT, b"stopped")])
def test_a_signal_ends_a_command_in_order(data: Path, number: signal.Signals, says: bytes) -> None:
    sql = "select count(*) from range(1000000000000) where hash(range) = 7"
    with subprocess.Popen(
        [*LUUTRU, "query", sql, "--data", str(data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            wait_for_work(process)
            process.send_signal(number)
            out, err = process.communicate(timeout=15)
        finally:
            process.kill()
    assert (process.returncode, out) == (128 + number, b"")
    assert err.startswith(b"luutru: " + says)
    assert err.count(b"\n") == 1


def wait_for_work(process: subprocess.Popen[bytes]) -> None:
    """Waits until the process has used two seconds of processor time: the query runs then."""
    for _ in range(600):
        if sum(psutil.Process(process.pid).cpu_times()[:2]) > 2:
            return
        time.sleep(0.05)


def test_the_module_is_the_command(data: Path) -> None:
    words = [*LUUTRU, "tables", "--data", str(data)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True, env={**os.environ})
    assert done.stdout.startswith("articles ")
