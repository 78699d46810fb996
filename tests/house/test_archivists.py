"""What people are told to export and prove runs as it stands, in order, beside the demo department's archive."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import export
from pipelines.cli import main, parse_words
from tests.rescue.standin import Standin, keep_warcs, standing_in

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "archivists.md").read_text("utf-8")


def commands(page: str) -> list[str]:
    """The lines of the shell blocks of a page, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = commands(PAGE)
HANDING_OVER = re.compile(r"luutru (export|verify|release) ")
README = [line for line in commands((ROOT / "README.md").read_text("utf-8")) if HANDING_OVER.match(line)]
FORMATS = ("csv", "jsonl", "parquet", "xlsx", "warc", "cdxj", "wacz", "bagit", "datapackage")


@pytest.fixture
def archives(winter_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody else's archives, on loopback: they hold what was captured live."""
    (tmp_path / "settings.yml").write_text("rescue: {wayback: {delay: 0}, commoncrawl: {delay: 0}}\n", "utf-8")
    monkeypatch.setenv("LUUTRU_SETTINGS", str(tmp_path / "settings.yml"))
    kept = keep_warcs(sorted(winter_release.glob("captures/demo/20*.warc.gz")))
    with standing_in(Standin(kept, piece=2_000)) as standin:
        monkeypatch.setenv("LUUTRU_WAYBACK", f"{standin.address}/web")
        monkeypatch.setenv("LUUTRU_COMMONCRAWL", standin.address)
        yield


@pytest.mark.parametrize("lines", [COMMANDS, README], ids=["archivists", "readme"])
def test_every_command_runs_and_every_proof_holds(
    lines: list[str],
    archives: None,
    winter_release: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert lines
    (tmp_path / "data").symlink_to(winter_release)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LUUTRU_DATA", raising=False)
    for line in lines:
        name, *words = shlex.split(line)
        status = main(words) if name == "luutru" else run_tool(name, words)
        said = capsys.readouterr()
        assert status == 0, f"{line}\n{said.out[-500:]}{said.err[-500:]}"


def run_tool(name: str, words: list[str]) -> int:
    """Run another program, of this environment if it is there."""
    own = Path(sys.executable).parent / name
    done = subprocess.run([own if own.exists() else name, *words], capture_output=True, timeout=120, check=False)
    return done.returncode


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_exported_and_told_of(name: str) -> None:
    assert f"luutru export {name} " in PAGE
    assert re.search(rf"^### .*\b{name}\b", PAGE, re.MULTILINE)


def test_no_other_format_is_known() -> None:
    assert set(export.FORMATS) == set(FORMATS)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("luutru ")])
def test_every_command_of_ours_is_understood(line: str) -> None:
    words = shlex.split(line)[1:]
    assert parse_words(words).verb == words[0]
