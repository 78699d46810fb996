"""An argument parser whose mistakes are one line with the nearest word that exists."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from crawler.errors import UsageError, nearest

WRONG_CHOICE = re.compile(r"argument ([^:]+): invalid choice: (['\"])(.*?)\2")


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line with the nearest word that exists."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError in place of printing the usage and leaving."""
        if found := WRONG_CHOICE.match(message):
            choices = next(action.choices for action in self._actions if found[1] in (action.metavar, action.dest))
            raise UsageError(f"There is no {found[1].lower()} `{found[3]}`.", nearest(found[3], choices or ()))
        raise UsageError(f"{message[0].upper()}{message[1:]}.", f"See `{self.prog} --help`.")

    def described(self) -> list[tuple[str, str]]:
        """Give each argument as it is typed, with what it does."""
        shown = [action for action in self._actions if action.help and not isinstance(action.choices, dict)]
        return [(typed(action), str(action.help)) for action in shown]

    def take_more(self, words: Sequence[str], options: argparse.Namespace) -> None:
        """Add words that stand after an option to the verb's list; raises UsageError for what nothing takes."""
        more: list[str] | None = getattr(options, self.get_default("more") or "", None)
        for word in words:
            if more is None and not word.startswith("-"):
                raise UsageError(f"`{self.prog}` takes no `{word}`.", f"See `{self.prog} --help`.")
            if more is None or word.startswith("--") or (word.startswith("-") and not self.get_default("minus")):
                name = word.split("=")[0]
                raise UsageError(f"`{self.prog}` has no option `{name}`.", nearest(name, self._option_string_actions))
            more.append(word)


def typed(action: argparse.Action) -> str:
    """Write an argument as a person types it: `--limit N`, `SITE ...`."""
    value = str(action.metavar or "|".join(action.choices or ()))
    words = " ".join([*action.option_strings[-1:], *([value] if value else [])])
    return f"{words} ..." if action.nargs == "*" else words


def positive(text: str) -> int:
    """Read a whole number of at least 1, for argparse."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is not a whole number of at least 1")
    return int(text)


def first_day(text: str) -> date:
    """Read 2023, 2023-04 or 2023-04-14 as its first day, for argparse."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in {4, 7} else text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a day: write 2023, 2023-04 or 2023-04-14") from None


def period(text: str) -> str:
    """Read 2023, 2023-04 or 2023-04-14 as the digits that its times begin with, for argparse."""
    first_day(text)
    return text.replace("-", "")


def time_of_day(text: str) -> tuple[int, int]:
    """Read a time such as 02:30, for argparse."""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", text, re.ASCII)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise argparse.ArgumentTypeError(f"`{text}` is not a time of day such as 02:30")
    return int(found[1]), int(found[2])


def unit_name(text: str) -> str:
    """Read the name of a schedule, for argparse."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"`{text}` is not a name: write a-z, 0-9 and hyphens")
    return text
