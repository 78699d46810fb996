"""The system's own programs: systemctl, crontab, loginctl; each is asked for some seconds at most."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

from crawler.errors import LuutruError

LIMIT: Final = 20  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said: its exit status (127: there is no such program), output and errors."""

    status: int
    out: str
    err: str


def ask(*words: str, given: str | None = None) -> Answer:
    """Run a program of the system and give its answer."""
    if shutil.which(words[0]) is None:
        return Answer(127, "", f"there is no program {words[0]}")
    try:
        done = subprocess.run(  # noqa: S603 - words of ours
            words, input=given, capture_output=True, text=True, errors="surrogateescape", timeout=LIMIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(126, "", str(error))
    return Answer(done.returncode, done.stdout, done.stderr)


def demand(*words: str, given: str | None = None) -> str:
    """Run a program of the system and give its output; raises LuutruError with its own words when it fails."""
    answer = ask(*words, given=given)
    if answer.status:
        said = " ".join(answer.err.split())[:300] or f"status {answer.status}"
        raise LuutruError(f"`{' '.join(words)}` failed: {said}.", "`luutru schedule` prints what it would install.")
    return answer.out
