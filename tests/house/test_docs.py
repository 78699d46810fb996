"""Documents that cannot lie: made from the program, or run by these tests."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.cli import VERBS, main, parse_words
from pipelines.manual import render_manual
from tests.benchmarks.figures import load_ledger
from tests.benchmarks.page import render_page
from tests.benchmarks.scale.page import render_scale

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


COMMANDS = [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines() if line.strip()]
LUUTRU = [shlex.split(line)[1:] for line in COMMANDS if line.startswith("luutru ")]
READING = {"query", "search", "tables", "sites", "check"}


def test_the_command_line_page_is_what_the_program_says() -> None:
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == render_manual()


def test_the_page_of_benchmarks_is_what_was_measured() -> None:
    assert (ROOT / "docs" / "benchmarks.md").read_text("utf-8") == render_page(load_ledger())


def test_the_page_of_scale_is_what_the_model_says() -> None:
    assert (ROOT / "docs" / "scale.md").read_text("utf-8") == render_scale(load_ledger())


def test_the_readme_names_every_verb_and_no_other() -> None:
    named = set(re.findall(r"\bluutru ([a-z]+)", README))
    assert named <= set(VERBS)
    assert {"run", "query", "search", "check", "tables", "sites"} <= named


@pytest.mark.parametrize("words", LUUTRU, ids=" ".join)
def test_every_command_of_the_readme_is_understood(words: list[str]) -> None:
    assert parse_words(words).verb == words[0]


@pytest.mark.parametrize("words", [words for words in LUUTRU if words[0] in READING], ids=" ".join)
def test_every_reading_command_of_the_readme_runs(
    words: list[str], demo_release: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LUUTRU_DATA", str(demo_release))
    monkeypatch.chdir(ROOT)
    assert main([*words, "--quiet"]) == 0
    capsys.readouterr()


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {word for line in COMMANDS if line.startswith("make ") for word in line.split()[1:] if "=" not in word}
    assert named
    assert named <= targets


def test_the_python_of_the_readme_runs(demo_release: Path, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(demo_release)
    for block in blocks("python"):
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name
)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))]
    assert [link for link in links if link and "://" not in link and not (page.parent / link).exists()] == []
