"""The arguments of the verbs that watch over runs."""

from __future__ import annotations

import argparse

from pipelines.parser import time_of_day, unit_name


def add_name(parser: argparse.ArgumentParser) -> None:
    """Add the option of the verbs that know a schedule."""
    parser.add_argument("--name", type=unit_name, default="luutru", help="which schedule (default: luutru)")


def add_schedule(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `schedule`."""
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--install", action="store_true", help="install it, in place of what stands there")
    does.add_argument("--remove", action="store_true", help="remove it")
    parser.add_argument(
        "--at", type=time_of_day, default=(2, 30), metavar="HH:MM", help="when, in Vietnam (default: 02:30)"
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--system", action="store_true", help="a timer of the system's systemd, not of the user's")
    kind.add_argument("--cron", action="store_true", help="a line of the user's crontab, as where there is no systemd")
    add_name(parser)
