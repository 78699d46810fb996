"""An archive of captures on which the command is measured, step by step."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.captured import site_file
from tests.benchmarks.killing import LUUTRU
from tests.benchmarks.measuring import Cost, measure

GIVEN = ("captures", "sites")
STEPS = (["build", "--workers", "2"], ["release"])


@dataclass(frozen=True, slots=True)
class Place:
    """An archive, with the site file of its captures in `sites`."""

    data: Path

    def luutru(self, *words: str) -> Cost:
        """Run the command on the archive, to its end."""
        return measure([*LUUTRU, "--data", str(self.data), "--sites", str(self.data / "sites"), *words, "--quiet"])

    def make(self) -> tuple[Cost, Cost]:
        """Build on two processes and release, and give what each cost."""
        build, release = (self.luutru(*step) for step in STEPS)
        return build, release

    def clear(self) -> None:
        """Take away all that was made from captures, what is remembered of texts with it."""
        for place in [place for place in self.data.iterdir() if place.name not in GIVEN]:
            shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()


def make_place(data: Path) -> Place:
    """Begin an archive that has only its site file."""
    site_file(data / "sites")
    return Place(data)
