"""`luutru schedule`: what it prints can be installed as it stands, and doing it twice is doing it once.

The manager and the crontab are programs that these tests put on the PATH: they keep what they are told in files.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

SYSTEMCTL = """#!/bin/sh
echo "$@" >> "$FAKE/systemctl.log"
case "$*" in
  *show*) test -e "$FAKE/no-manager" && exit 1; echo Version=255;;
  *list-timers*) echo '[{"next": 1795376400000000, "unit": "luutru.timer"}]';;
esac
"""
CRONTAB = """#!/bin/sh
case "$1" in
  -l) test -e "$FAKE/crontab" || { echo "no crontab for you" >&2; exit 1; }; cat "$FAKE/crontab";;
  -) cat > "$FAKE/crontab";;
esac
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A home of its own, an archive in a folder with strange letters, and what the fake programs were told."""

    fake: Path
    home: Path
    data: Path

    def luutru(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.fake / 'bin'}{os.pathsep}{os.environ['PATH']}"
        own = {"HOME": str(self.home), "XDG_CONFIG_HOME": "", "PATH": path, "FAKE": str(self.fake), "TZ": "UTC"}
        return subprocess.run(
            [sys.executable, "-m", "pipelines", *words, "--data", str(self.data)],
            capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **own, **more},
        )  # fmt: skip

    @property
    def units(self) -> dict[str, str]:
        folder = self.home / ".config" / "systemd" / "user"
        return {path.name: path.read_text("utf-8") for path in folder.glob("*")}

    @property
    def told(self) -> list[str]:
        log = self.fake / "systemctl.log"
        return [line for line in log.read_text().splitlines() if "show" not in line] if log.exists() else []

    @property
    def crontab(self) -> str:
        return (self.fake / "crontab").read_text("utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    fake, data = tmp_path / "fake", tmp_path / "lưu trữ 100% $HOME 'x'"
    (fake / "bin").mkdir(parents=True)
    data.mkdir()
    for name, text in {"systemctl": SYSTEMCTL, "crontab": CRONTAB}.items():
        place = fake / "bin" / name
        place.write_text(text)
        place.chmod(place.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "home").mkdir()
    return Machine(fake, tmp_path / "home", data)


def without_systemd(machine: Machine) -> None:
    (machine.fake / "no-manager").touch()


def test_a_timer_is_installed_once_and_removed(machine: Machine) -> None:
    first = machine.luutru("schedule", "--install", "--at", "3:05")
    assert (first.returncode, first.stderr) == (0, "")
    assert "every night at 03:05" in first.stdout
    assert set(machine.units) == {"luutru.service", "luutru.timer"}
    assert machine.told == [
        "--user daemon-reload", "--user enable --now luutru.timer", "--user restart luutru.timer",
        "--user list-timers luutru.timer --output=json",
    ]  # fmt: skip
    before = machine.units
    second = machine.luutru("schedule", "--install", "--at", "3:05")
    assert "Stands already" in second.stdout
    assert machine.units == before
    assert machine.told.count("--user restart luutru.timer") == 1
    assert machine.luutru("schedule", "--remove").stdout == "The schedule is removed.\n"
    assert machine.units == {}
    assert machine.told[-2:] == ["--user disable --now luutru.timer", "--user daemon-reload"]
    assert machine.luutru("schedule", "--remove").stdout == "There was no schedule to remove.\n"


def test_a_new_time_takes_the_place_of_the_old(machine: Machine) -> None:
    machine.luutru("schedule", "--install")
    machine.luutru("schedule", "--install", "--at", "23:59")
    assert "OnCalendar=*-*-* 23:59:00 Asia/Ho_Chi_Minh\n" in machine.units["luutru.timer"]
    assert "RandomizedDelaySec=30min\n" in machine.units["luutru.timer"]
    assert machine.told.count("--user restart luutru.timer") == 2


def unit_words(text: str) -> list[str]:
    """The words of ExecStart as systemd reads them: quotes and backslashes, then %% and $$."""
    line = next(line for line in text.splitlines() if line.startswith("ExecStart=")).removeprefix("ExecStart=")
    words = [quoted or plain for quoted, plain in re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', line)]
    plain = [re.sub(r"\\(.)", r"\1", word) for word in words]
    assert all(not re.search(r"(?<!%)%(?:%%)*(?!%)|(?<!\$)\$(?:\$\$)*(?!\$)", word) for word in plain)
    return [word.replace("%%", "%").replace("$$", "$") for word in plain]


def test_the_unit_runs_this_program_on_this_archive_with_absolute_paths(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "my sites").mkdir()
    machine.luutru("schedule", "--install", "--sites", str(tmp_path / "my sites"))
    program, *words = unit_words(machine.units["luutru.service"])
    assert Path(program).is_absolute()
    assert os.access(program, os.X_OK)
    assert words[-7:] == [
        "--data", str(machine.data), "--sites", str(tmp_path / "my sites"), "run", "--all", "--quiet",
    ]  # fmt: skip


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed here")
@pytest.mark.parametrize("scope", ["--user", "--system"])
def test_systemd_itself_finds_no_fault_in_the_units(scope: str, machine: Machine) -> None:
    machine.luutru("schedule", "--install")
    folder = machine.home / ".config" / "systemd" / "user"
    words = ["systemd-analyze", "verify", scope, str(folder / "luutru.timer"), str(folder / "luutru.service")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    if "Failed to initialize" in done.stderr:
        pytest.skip("systemd-analyze cannot look at units here")
    assert [line for line in done.stderr.splitlines() if "luutru" in line] == []


def test_without_systemd_a_line_of_the_crontab_is_installed_once_and_removed(machine: Machine) -> None:
    without_systemd(machine)
    other = "MAILTO=truc@example.vn\n5 4 * * * /usr/bin/true"
    (machine.fake / "crontab").write_text(other)
    assert "by cron" in machine.luutru("schedule", "--install").stdout
    begun = machine.crontab
    assert begun.startswith(other + "\n# luutru schedule: begin luutru\n")
    assert "Stands already" in machine.luutru("schedule", "--install").stdout
    assert machine.crontab == begun
    assert machine.luutru("schedule", "--remove").stdout == "The schedule is removed.\n"
    assert machine.crontab == other + "\n"


def cron_line(crontab: str) -> tuple[int, int, str]:
    """Minute, hour and command as cron takes them: an escaped % is a plain one."""
    line = next(line for line in crontab.splitlines() if "run --all" in line)
    minute, hour, *_, command = line.split(" ", 5)
    assert not re.search(r"(?<!\\)%", command)
    return int(minute), int(hour), command.replace(r"\%", "%")


def test_the_line_is_what_a_shell_understands_at_the_clock_of_this_machine(machine: Machine) -> None:
    without_systemd(machine)
    settings = machine.home / "my settings.yml"
    machine.luutru("schedule", "--install", "--at", "02:30", LUUTRU_SETTINGS=str(settings), TZ="Europe/Paris")
    minute, hour, command = cron_line(machine.crontab)
    words = shlex.split(command.removesuffix(" >/dev/null"))
    assert words[0] == f"LUUTRU_SETTINGS={settings}"
    assert words[-5:] == ["--data", str(machine.data), "run", "--all", "--quiet"]
    there = datetime.now(ZoneInfo("Europe/Paris")).replace(hour=hour, minute=minute)
    late = there.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    assert 150 <= late.hour * 60 + late.minute < 180


def test_systemd_takes_the_place_of_cron_and_cron_that_of_systemd(machine: Machine) -> None:
    machine.luutru("schedule", "--install", "--cron")
    assert "run --all" in machine.crontab
    machine.luutru("schedule", "--install")
    assert ("run --all" in machine.crontab, bool(machine.units)) == (False, True)
    machine.luutru("schedule", "--install", "--cron")
    assert ("run --all" in machine.crontab, bool(machine.units)) == (True, False)


def test_what_is_printed_is_what_is_installed(machine: Machine) -> None:
    printed = machine.luutru("schedule").stdout
    assert machine.units == {}
    assert machine.told == []
    machine.luutru("schedule", "--install")
    assert all(text.strip() in printed for text in machine.units.values())
    line = machine.luutru("schedule", "--cron").stdout
    machine.luutru("schedule", "--install", "--cron")
    assert line.strip() == machine.crontab.strip()


def test_a_system_timer_runs_as_the_owner_of_the_archive(machine: Machine) -> None:
    printed = machine.luutru("schedule", "--system").stdout
    assert f"User={machine.data.owner()}\n" in printed
    assert "After=network-online.target\n" in printed


def test_status_names_the_next_run_of_this_archive_alone(machine: Machine, tmp_path: Path) -> None:
    assert "not scheduled" in machine.luutru("status").stdout
    machine.luutru("schedule", "--install")
    assert "next run    2026-11-23 02:40, by systemd" in machine.luutru("status").stdout
    elsewhere = Machine(machine.fake, machine.home, tmp_path)
    assert "not scheduled" in elsewhere.luutru("status").stdout
    machine.luutru("schedule", "--install", "--cron")
    assert "by cron" in machine.luutru("status").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--at", "25:00"), "not a time of day such as 02:30"),
        (("--name", "a b"), "is not a name"),
        (("--install", "--remove"), "not allowed with"),
        (("--instal",), "Did you mean `--install`?"),
    ],
)
def test_wrong_usage_is_one_line(machine: Machine, words: tuple[str, ...], says: str) -> None:
    done = machine.luutru("schedule", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


def test_a_manager_or_crontab_that_refuses_is_one_line_in_its_own_words(machine: Machine) -> None:
    (machine.fake / "bin" / "systemctl").write_text(
        "#!/bin/sh\ncase $* in *show*) exit 0;; esac\necho no bus >&2; exit 1\n"
    )
    done = machine.luutru("schedule", "--install")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "`systemctl --user daemon-reload` failed: no bus" in done.stderr
    (machine.fake / "bin" / "crontab").write_text(
        "#!/bin/sh\necho you are not allowed to use this program >&2; exit 1\n"
    )
    done = machine.luutru("schedule", "--install", "--cron")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "not allowed" in done.stderr
