"""How a command ends: an exit status, and one line that says what to do next; a traceback goes to a file."""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
import threading
import traceback
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from crawler.errors import LuutruError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
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


class Terminated(BaseException):
    """SIGTERM, as an exception, so that files are closed on the way out."""


@contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM raise Terminated inside; the handler from before comes back after."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, raise_terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def raise_terminated(_number: int, _frame: object) -> NoReturn:
    """Handle SIGTERM."""
    raise Terminated


def conclude(action: Callable[[], int], data: Path) -> int:
    """Run `action` and give the exit status; whatever it raises becomes one line on standard error."""
    try:
        with terminable():
            status = action()
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        return leave_pipe()
    except LuutruError as error:
        return tell_error(error)
    except OSError as error:
        return tell_disk(error, data)
    except KeyboardInterrupt:
        return tell("stopped. What was captured is kept; the same command goes on from there.", INTERRUPTED)
    except Terminated:
        return tell("told to stop. What was captured is kept; the same command goes on from there.", TERMINATED)
    except Exception as error:  # noqa: BLE001 - the last net: no traceback reaches a user
        return tell_internal(error, data)


def tell(line: str, status: int) -> int:
    """Print one line on standard error and give `status` back."""
    print("luutru: " + " ".join(line.split()), file=sys.stderr, flush=True)
    return status


def tell_error(error: LuutruError) -> int:
    """Tell a known failure in its own words."""
    return tell(str(error), error.exit_status)


def tell_disk(error: OSError, data: Path) -> int:
    """Tell a failure of the file system by file and cause; any other OSError is an internal error."""
    if error.errno not in DISK_ADVICE:
        return tell_internal(error, data)
    place = error.filename2 or error.filename or data
    return tell(f"cannot write {place}: {os.strerror(error.errno)}. {DISK_ADVICE[error.errno]}", 1)


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
