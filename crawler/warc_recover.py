"""Mending a WARC file that a killed process left: cut after its last good record, indexed, given its name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from crawler.errors import LuutruError
from crawler.fixity import file_digest, write_fixity
from crawler.index import make_entries, write_index
from crawler.record import Record
from crawler.warc_file import sync_folder
from crawler.warc_read import CHUNK, read_records


def recover(path: Path) -> Path | None:
    """Mend the `.open` file at `path` and give its new path; None when it held no good record and was removed.

    Doing it twice is the same as doing it once. Digests are verified; bytes that hold no good record are dropped.
    Raises LuutruError when the disk refuses.
    """
    final = path.with_name(path.name.removesuffix(".open"))
    if final == path or not path.exists():
        return final if final.exists() else None
    try:
        return _mend_file(path, final)
    except OSError as error:
        message = f"{path} was left by a killed run and cannot be mended ({error.strerror})."
        raise LuutruError(message, "Make room or mend the permissions, then run the same command again.") from error


def recover_folder(folder: Path) -> list[Path]:
    """Mend every `.open` file of a folder; to be called only by the holder of the site's lock."""
    found = [recover(path) for path in sorted(folder.glob("*.warc.gz.open"))]
    return [path for path in found if path]


def _mend_file(path: Path, final: Path) -> Path | None:
    good = [(found.offset, found.length) for found in read_records(path) if isinstance(found, Record)]
    end = sum(length for _, length in good)
    if not good:
        path.unlink()
        return None
    if good[-1] != (end - good[-1][1], good[-1][1]):
        _copy_spans(path, good)
    with path.open("r+b") as file:
        file.truncate(end)
        os.fsync(file.fileno())
    write_index(final, make_entries(path))
    write_fixity(final, file_digest(path))
    path.rename(final)
    sync_folder(final.parent)
    return final


def _copy_spans(path: Path, spans: Iterable[tuple[int, int]]) -> None:
    """Leave out a damaged stretch between good records, as lost power can make one."""
    mended = path.with_name(path.name + ".mended")
    with path.open("rb") as source, mended.open("wb") as target:
        for offset, length in spans:
            source.seek(offset)
            for start in range(0, length, CHUNK):
                target.write(source.read(min(CHUNK, length - start)))
        target.flush()
        os.fsync(target.fileno())
    mended.replace(path)
