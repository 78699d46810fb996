"""What goes wrong in a way that a user can mend: one line, the next thing to do, and an exit status."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any


class LuutruError(Exception):
    """A failure to tell the user in one line.

    `advice` is the next thing to do; `exit_status` is the command's status (contract: 1 failed, 2 wrong usage,
    3 read less than it should, 4 locked, 5 refused or unreachable).
    """

    exit_status = 1

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}"

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it pass between processes, whatever a kind of it is made from."""
        return _restored, (type(self), self.args, vars(self))


def _restored(kind: type[LuutruError], words: tuple[object, ...], said: dict[str, object]) -> LuutruError:
    error = kind.__new__(kind, *words)
    vars(error).update(said)
    return error


class UsageError(LuutruError):
    """The user asked for something that does not exist or cannot be done."""

    exit_status = 2


class ReadLessError(LuutruError):
    """The run worked but read less than it should."""

    exit_status = 3


class LockedError(LuutruError):
    """Another run of the same site holds the lock."""

    exit_status = 4


class RefusedError(LuutruError):
    """The site refused or could not be reached."""

    exit_status = 5


class StoppedError(LuutruError):
    """A signal ended the work before it could be ended in order."""

    def __init__(self, message: str, signal: int) -> None:
        super().__init__(message, "What was captured is kept; the same command goes on from there.")
        self.exit_status = 128 + signal


def nearest(word: str, known: Iterable[str]) -> str:
    """Name the known word that `word` was probably meant to be, or all of them."""
    choices = sorted(known)
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.5)
    return f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(choices)}."
