"""docs/schedule.md says what is so."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from crawler.site import ALARMS, check_site
from pipelines.alarm.looks import Alarm
from pipelines.alarm.seen import MOST_RUNS
from pipelines.alarm.signals import SHARES
from pipelines.cli import STATUSES, parse_words
from pipelines.settings_file import read_settings
from pipelines.site_run import SiteRun

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "schedule.md").read_text("utf-8")


def first_cells(heading: str) -> list[str]:
    """The names in the first column of the table under a heading."""
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| ")]
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_every_alarm_is_described_in_the_order_in_which_it_is_told() -> None:
    assert sorted(first_cells("What has fallen")) == sorted(ALARMS)
    assert set(SHARES) < set(ALARMS)
    assert f"up to {MOST_RUNS} runs" in PAGE


def test_every_field_of_the_summary_is_described() -> None:
    named = [item.name for kind in (SiteRun, Alarm) for item in fields(kind)]
    assert sorted(first_cells("How it stands")) == sorted(named)


def test_every_exit_status_has_its_answer() -> None:
    table = PAGE.split("| status | means")[1].split("\n\n")[0]
    assert re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) == [line.split(":")[0] for line in STATUSES]


@pytest.mark.parametrize(
    "line", re.findall(r"^luutru .*", "".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)), re.MULTILINE)
)
def test_every_command_is_understood(line: str) -> None:
    assert parse_words(shlex.split(line)[1:]).verb == line.split()[1]


def test_the_settings_and_the_site_file_are_good_ones(tmp_path: Path) -> None:
    settings, expect = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "settings.yml").write_text(settings, "utf-8")
    assert read_settings(tmp_path).notify.email is not None
    (tmp_path / "a.yml").write_text(f"name: a\ntitle: A\nhome: http://a.example/\n{expect}", "utf-8")
    assert check_site(tmp_path / "a.yml") == []
    assert yaml.safe_load(expect)["expect"]["ignore"] == ["planted", "quiet"]
