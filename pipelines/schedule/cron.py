"""A line of the user's crontab, where there is no systemd; the rest of the crontab stays as it is."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime, timedelta

from crawler.errors import LuutruError
from pipelines.schedule.order import Order, next_time, offset, shell_line
from pipelines.schedule.tools import ask, demand

NO_CRONTAB = re.compile(r"no crontab", re.IGNORECASE)


def lines(order: Order) -> str:
    """Write the lines between our two marks; cron knows no chance and no other clock, so both are reckoned here.

    What a run says of trouble goes to standard error, which cron mails; its summary lies in the archive.
    """
    moment = (next_time(order, datetime.now(UTC)) + offset(order)).astimezone()
    command = shell_line(order).replace("%", r"\%")  # to cron a bare % is a line break
    begin, end = marks(order.name)
    return f"{begin}\n{moment.minute} {moment.hour} * * * {command} >/dev/null\n{end}\n"


def marks(name: str) -> tuple[str, str]:
    """Give the lines that stand before and after ours."""
    return f"# luutru schedule: begin {name}", f"# luutru schedule: end {name}"


def read_crontab() -> str:
    """Give the user's crontab, empty when there is none; raises LuutruError when it cannot be read."""
    answer = ask("crontab", "-l")
    if answer.status == 0:
        return answer.out
    if NO_CRONTAB.search(answer.err):
        return ""
    said = " ".join(answer.err.split()) or f"status {answer.status}"
    advice = "`luutru schedule` prints the line; give it to whatever starts programs on this machine."
    raise LuutruError(f"The crontab cannot be read: {said}.", advice)


def without(crontab: str, name: str) -> str:
    """Give a crontab without our lines."""
    begin, end = map(re.escape, marks(name))
    return re.sub(rf"^{begin}\n(?:.*\n)*?{end}(?:\n|\Z)", "", crontab, flags=re.MULTILINE)


def install(order: Order) -> bool:
    """Put our lines into the user's crontab; tell whether anything was changed."""
    before = read_crontab()
    kept = without(before, order.name)
    after = kept + ("\n" if kept and not kept.endswith("\n") else "") + lines(order)
    if after != before:
        demand("crontab", "-", given=after)
    return after != before


def remove(name: str) -> bool:
    """Take our lines out of the user's crontab; tell whether there were any."""
    if ask("crontab", "-l").status:
        return False
    before = read_crontab()
    after = without(before, name)
    if after != before:
        demand("crontab", "-", given=after)
    return after != before


def next_line(name: str, data: str) -> datetime | None:
    """Say when our line for this archive is run next; None when there is none."""
    begin, end = map(re.escape, marks(name))
    answer = ask("crontab", "-l")
    found = re.search(rf"^{begin}\n(\d+) (\d+) (.*)\n{end}$", answer.out, re.MULTILINE)
    if answer.status or not found or shlex.quote(data).replace("%", r"\%") not in found[3]:
        return None
    now = datetime.now(UTC).astimezone()
    today = now.replace(hour=int(found[2]), minute=int(found[1]), second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)
