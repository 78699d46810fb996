"""Where an archive is: a folder of this machine, or a place in a bucket, such as `s3://BUCKET/PREFIX`."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import parse_qs

from crawler.errors import LuutruError

URL = re.compile(r"[a-z][a-z0-9+.-]*://")
STRANGE = re.compile(r"[^A-Za-z0-9.]+")
MARK = "bucket"
"""The file of a working folder that says for which bucket it works."""
TELLING = "endpoint_override"
"""The one parameter of an address that says which bucket is meant; the others say how it is reached."""


def data_place(text: str) -> Path | str:
    """Read what `--data` names: a folder is a path, a bucket stays the text that it is."""
    return text if URL.match(text) else Path(text)


def plain_url(url: str) -> str:
    """Give a URL without what may be secret in it."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('?')[0].rpartition('@')[2]}"


def working_folder(url: str) -> Path:
    """Give the folder of this machine that stands for a bucket: below LUUTRU_CACHE, else in the user's cache."""
    plain = plain_url(url).rstrip("/")
    endpoint = parse_qs(url.partition("?")[2]).get(TELLING, [""])[0]
    digest = hashlib.sha256(f"{plain} {endpoint}".encode()).hexdigest()[:10]
    return cache_folder() / f"{STRANGE.sub('-', plain.partition('://')[2])}-{digest}"


def place_word(place: Path | str) -> str:
    """Write where an archive is as `--data` takes it; a working folder stands for its bucket."""
    return str(place) if isinstance(place, str) else bucket_of(place) or str(place)


def bucket_of(folder: Path) -> str | None:
    """Give the address of the bucket that a folder works for, None for an archive of its own."""
    mark = folder / MARK
    return mark.read_text("utf-8").strip() if mark.is_file() else None


def mark_folder(folder: Path, url: str) -> None:
    """Make a working folder, and write into it for which bucket it works."""
    scheme, _, rest = url.partition("://")
    text = f"{scheme}://{rest.rpartition('@')[2]}\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MARK).is_file() or (folder / MARK).read_text("utf-8") != text:
            (folder / MARK).write_text(text, "utf-8")
    except OSError as error:
        said = f"The working folder {folder} cannot be made ({error.strerror})."
        raise LuutruError(said, "Name another place with LUUTRU_CACHE.") from error


def folder_of(place: Path | str) -> Path:
    """Give the folder in which the files of an archive lie on this machine, wherever the archive is."""
    return place if isinstance(place, Path) else working_folder(place)


def cache_folder() -> Path:
    """Give the folder of all working folders (XDG Base Directory Specification, where LUUTRU_CACHE names none)."""
    if named := os.environ.get("LUUTRU_CACHE"):
        return Path(named).absolute()
    home = os.environ.get("XDG_CACHE_HOME") or ""
    return (Path(home) if home.startswith("/") else Path.home() / ".cache") / "luutru"
