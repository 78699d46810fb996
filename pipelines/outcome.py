"""How a command ends: an exit status, and one line that says what to do next; a traceback goes to a file."""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from crawler.errors import LuutruError
from pipelines.stopping import stoppable

DISK_ADVICE = {
    errno.ENOSPC: "Free some space or give another folder with --data; nothing captured so far is lost.",
    errno.EDQUOT: "Free some space or give another folder with --data; nothing captured so far is lost.",
    errno.EROFS: "Give a folder that can be written with --data.",
    errno.EACCES: "Give a folder that you may write with --data, or mend its permissions.",
    errno.EPERM: "Give a folder that you may write with --data, or mend its permissions.",
    errno.ENOTDIR: "Give a folder with --data: there is a file in its place.",
    errno.EEXIST: "Give a folder with --data: there is a file in its place.",
    errno.EIO: "The disk fails: look at the system's log before you go on.",
}


def conclude(action: Callable[[], int], data: Path, *, at_once: bool = False) -> int:
    """Run `action` and give the exit status; whatever it raises becomes one line on standard error.

    `at_once`: a signal need not wait for files to be closed.
    """
    with stoppable(at_once=tell_stopped if at_once else None) as received:
        try:
            status = action()
            sys.stdout.flush()
        except BaseException as error:  # noqa: BLE001 - the last net: no traceback reaches a user
            return tell_stopped(received[0]) if received else tell_failure(error, data)
        return status


def tell_stopped(number: int) -> int:
    """Tell that a signal ended the command; give the status that says which."""
    said = "stopped" if number == signal.SIGINT else "told to stop"
    return tell(
        f"{said}. Nothing is left half done, and what was captured is kept: give the same command again.", 128 + number
    )


def tell_failure(error: BaseException, data: Path) -> int:
    """Tell what went wrong, each kind in its own way."""
    if isinstance(error, BrokenPipeError):
        return leave_pipe()
    if isinstance(error, LuutruError):
        return tell_error(error)
    if isinstance(error, OSError) and error.errno in DISK_ADVICE:
        return tell_disk(error, data)
    if isinstance(error, KeyboardInterrupt):
        return tell_stopped(signal.SIGINT)
    if not isinstance(error, Exception):
        raise error
    return tell_internal(error, data)


def tell(line: str, status: int) -> int:
    """Print one line on standard error and give `status` back."""
    print("luutru: " + " ".join(line.split()), file=sys.stderr, flush=True)
    return status


def tell_error(error: LuutruError) -> int:
    """Tell a known failure in its own words; on a terminal what is drawn for it, such as a place, goes before."""
    if sys.stderr.isatty():
        print("".join(f"{note}\n" for note in getattr(error, "__notes__", ())), end="", file=sys.stderr)
    return tell(str(error), error.exit_status)


def tell_disk(error: OSError, data: Path) -> int:
    """Tell a failure of the file system, one of DISK_ADVICE, by file and cause."""
    number = error.errno or 0
    place = error.filename2 or error.filename or data
    return tell(f"Cannot write {place}: {os.strerror(number)}. {DISK_ADVICE[number]}", 1)


def tell_internal(error: Exception, data: Path) -> int:
    """Tell a failure of our own: the traceback goes to a file, the file's name to the user."""
    summary = f"internal error ({type(error).__name__}: {error})"[:300]
    log = write_log(error, data)
    return tell(f"{summary}. Nothing captured is lost; details in {log}: please report them.", 1)


def write_log(error: Exception, data: Path) -> Path:
    """Write the traceback below `data/runs`, else into the system's temporary folder; give the file."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}-error.log"
    text = "".join(traceback.format_exception(error))
    for folder in (data / "runs", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        except OSError:
            continue
        return folder / name
    return Path(os.devnull)


def leave_pipe() -> int:
    """End quietly when the reader of standard output has gone (`| head`), also at Python's last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
