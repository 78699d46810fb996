"""All of an export or nothing: what stands under a name is whole, and what stood there is not lost by a failure."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler.errors import LockedError, UsageError
from pipelines.export.target import PACKAGE, making, refuse_archive

HELD = """
import sys, time
from pathlib import Path
from pipelines.export.target import making
with making(Path(sys.argv[1]), overwrite=True, beside=[".json"]) as path:
    path.write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def export_file(out: Path, text: str, *, overwrite: bool = False) -> None:
    with making(out, overwrite=overwrite, beside=[".json"]) as path:
        path.write_text(text)
        path.with_name(path.name + ".json").write_text(text)


def killed_export(out: Path) -> None:
    """Begins an export in another process and kills it."""
    with subprocess.Popen([sys.executable, "-c", HELD, str(out)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=20)


def test_files_get_their_names_together_and_nothing_else_is_left(tmp_path: Path) -> None:
    export_file(tmp_path / "a.csv", "x")
    assert names_in(tmp_path) == ["a.csv", "a.csv.json"]


@pytest.mark.parametrize("there", ["a.csv", "a.csv.json"])
def test_what_exists_is_not_overwritten_unasked(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    with pytest.raises(UsageError, match="exists"):
        export_file(tmp_path / "a.csv", "x")
    assert names_in(tmp_path) == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_what_exists_is_replaced_when_asked(tmp_path: Path) -> None:
    export_file(tmp_path / "a.csv", "x")
    export_file(tmp_path / "a.csv", "y", overwrite=True)
    assert names_in(tmp_path) == ["a.csv", "a.csv.json"]
    assert (tmp_path / "a.csv").read_text() == (tmp_path / "a.csv.json").read_text() == "y"


def test_a_folder_that_is_no_export_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="no export"), making(tmp_path / "home", overwrite=True):
        pytest.fail("it began")
    assert names_in(tmp_path / "home") == ["letter.txt"]


def test_the_folder_of_an_earlier_export_is_overwritten_when_asked(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / PACKAGE).write_text(json.dumps({"luutru": {}}))
    (tmp_path / "out" / "old.csv").write_text("old")
    with making(tmp_path / "out", overwrite=True) as folder:
        folder.mkdir()
        (folder / "new.csv").write_text("new")
    assert names_in(tmp_path / "out") == ["new.csv"]


def test_a_link_is_not_followed_to_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(UsageError, match="no export"), making(tmp_path / "link", overwrite=True):
        pytest.fail("it began")


def test_a_failure_leaves_nothing_and_keeps_what_stood_there(tmp_path: Path) -> None:
    export_file(tmp_path / "a.csv", "x")
    with pytest.raises(FileNotFoundError), making(tmp_path / "a.csv", overwrite=True) as path:
        (path.parent / "no" / path.name).write_text("nowhere")
    assert names_in(tmp_path) == ["a.csv", "a.csv.json"]
    assert (tmp_path / "a.csv").read_text() == "x"


def test_a_killed_export_leaves_nothing_under_the_name_and_the_next_clears_what_is_hidden(tmp_path: Path) -> None:
    killed_export(tmp_path / "a.csv")
    assert names_in(tmp_path) == [".a.csv.luutru"]
    export_file(tmp_path / "a.csv", "x")
    assert names_in(tmp_path) == ["a.csv", "a.csv.json"]


def test_an_export_killed_while_names_are_given_is_undone_by_the_next(tmp_path: Path) -> None:
    work = tmp_path / ".a.csv.luutru"
    for folder in (work / "new", work / "old"):
        folder.mkdir(parents=True)
    (work / "names").write_text(json.dumps(["a.csv.json", "a.csv"]))
    (tmp_path / "a.csv.json").write_text("new: its name was given")
    (work / "new" / "a.csv").write_text("new: not yet")
    for name in ("a.csv", "a.csv.json"):
        (work / "old" / name).write_text("old")
    with pytest.raises(UsageError, match="exists"):
        export_file(tmp_path / "a.csv", "x")
    assert names_in(tmp_path) == ["a.csv", "a.csv.json"]
    assert (tmp_path / "a.csv").read_text() == (tmp_path / "a.csv.json").read_text() == "old"


def test_two_exports_to_one_place_do_not_meet(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path / "a.csv")], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        began = time.monotonic()
        with pytest.raises(LockedError, match="going on"):
            export_file(tmp_path / "a.csv", "x")
        assert time.monotonic() - began < 10
        child.kill()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"), making(tmp_path / "no" / "a.csv", overwrite=False):
        pytest.fail("it began")


@pytest.mark.parametrize("place", ["latest", "releases/2026-11-22-1", "captures/demo/x.csv", "parts"])
def test_the_archives_own_folders_are_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(UsageError, match="archive's own"):
        refuse_archive(tmp_path / place, tmp_path)
    refuse_archive(tmp_path / "handed-over", tmp_path)
