"""Telling somebody how a run went: a command, a webhook, e-mail. What fails here is one line and changes nothing."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Final
from urllib.parse import urlsplit

from pipelines.outcome import tell
from pipelines.settings_file import Email, Notify
from pipelines.site_run import SiteRun, run_words

NO_ALARM: Final = (0, 4)
"""Exit statuses that are nobody's business unless all is told: 4 is another run of the same site at work."""

KEPT: Final = "What the run stored is not touched by that."


class NotifyError(Exception):
    """One way of telling that failed, in a few words."""


def notify(run: SiteRun, settings: Notify) -> None:
    """Tell of a run as the settings want it; a run that a signal ended is nobody's alarm."""
    if run.stopped or (settings.when == "alarm" and run.exit_status in NO_ALARM):
        return
    summary = json.dumps(run_words(run), ensure_ascii=False, indent=2) + "\n"
    for name, send in channels(run, settings, summary):
        try:
            send()
        except NotifyError as error:
            tell(f"{run.site}: {name} could not be told: {error}. {KEPT}", 0)


def channels(run: SiteRun, settings: Notify, summary: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield each way of telling that is set, by a name that holds no secret."""
    limit = settings.timeout
    if settings.command:
        yield f"the command {settings.command[0]}", lambda: run_command(settings.command, summary, limit)
    if webhook := settings.webhook:
        yield (
            f"the webhook at {urlsplit(webhook).hostname}",
            lambda: within(limit, lambda: post(webhook, summary, limit)),
        )
    if email := settings.email:
        letter = write_letter(run, email, summary)
        yield f"the relay {email.relay[0]}", lambda: within(limit, lambda: send_letter(letter, email, limit))


def run_command(words: tuple[str, ...], summary: str, limit: float) -> None:
    """Run a command with the summary on its standard input; what it prints goes to standard error.

    Raises NotifyError when it cannot be run, ends with another status than 0, or takes too long: it is then killed
    with all that it started.
    """
    try:
        child = subprocess.Popen(  # noqa: S603 - the operator's own command
            words, stdin=subprocess.PIPE, stdout=2, text=True, encoding="utf-8", start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise NotifyError(str(error)) from None
    try:
        child.communicate(summary, timeout=limit)
    except subprocess.TimeoutExpired:
        raise NotifyError(f"it took more than {limit:g} seconds") from None
    finally:
        end_group(child)
    if child.returncode:
        raise NotifyError(f"it ended with status {child.returncode}")


def end_group(child: subprocess.Popen[str]) -> None:
    """End a command that has not ended by itself, and what it started."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def within(limit: float, action: Callable[[], None]) -> None:
    """Do something for so many seconds at most, however slowly a server answers; raises NotifyError."""
    faults: list[str] = []

    def act() -> None:
        try:
            action()
        except (OSError, ValueError, smtplib.SMTPException) as error:
            faults.append(" ".join(str(error).split())[:200] or type(error).__name__)

    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(limit)
    if thread.is_alive():
        raise NotifyError(f"it took more than {limit:g} seconds")
    if faults:
        raise NotifyError(faults[0])


def post(url: str, summary: str, limit: float) -> None:
    """Post the summary as JSON; any answer but success is an error of urllib."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "luutru"}
    request = urllib.request.Request(url, summary.encode(), headers)  # noqa: S310 - the settings take http(s) alone
    with urllib.request.urlopen(request, timeout=limit):  # noqa: S310 - as above
        pass


def write_letter(run: SiteRun, email: Email, summary: str) -> EmailMessage:
    """Write the letter: what was told in the text, the summary as a file."""
    letter = EmailMessage()
    letter["Subject"] = f"luutru: {run.site}: {subject_of(run)}"
    letter["From"] = email.sender or f"luutru@{socket.gethostname()}"
    letter["To"] = ", ".join(email.to)
    letter.set_content("\n\n".join(run.messages or ("All is well.",)) + f"\n\nRun: {run.run_id or 'not begun'}\n")
    letter.add_attachment(summary.encode(), "application", "json", filename=f"{run.run_id or run.site}.json")
    return letter


def subject_of(run: SiteRun) -> str:
    """Say in a few words how a run went."""
    if run.alarms:
        return run.alarms[0].words[:120]
    return {0: "fine", 3: "less than expected", 4: "another run is going on", 5: "refused"}.get(
        run.exit_status, "failed"
    )


def send_letter(letter: EmailMessage, email: Email, limit: float) -> None:
    """Hand a letter to the relay; one that refuses any of the addresses is an error."""
    with smtplib.SMTP(*email.relay, timeout=limit) as relay:
        if refused := relay.send_message(letter):
            raise ValueError(f"{', '.join(refused)} refused")
