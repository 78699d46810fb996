"""A bucket through which captures go to workers that share no folder with the archive, and parts come back.

Captures are objects `captures/<site>/<WARC file>`, and stay: a sealed WARC file never changes. Parts are objects
`parts/<site>/<part>/<file>`, and go when they have been fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyarrow import fs

from crawler.errors import LuutruError, UsageError

PIECE = 8 * 2**20  # bytes that are in memory at a time
ADVICE = (
    "Check its address, its endpoint and the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), here and there."
)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place in an object store: `files` reaches it, names stand below `root`. Every method raises LuutruError."""

    url: str
    files: Any
    root: str

    def send(self, path: Path, name: str) -> None:
        """Put a file, whole or not at all."""
        with self._trying():
            fs.copy_files(str(path), f"{self.root}/{name}", fs.LocalFileSystem(), self.files, chunk_size=PIECE)

    def fetch(self, name: str, path: Path) -> None:
        """Get an object as a file."""
        with self._trying():
            fs.copy_files(f"{self.root}/{name}", str(path), self.files, fs.LocalFileSystem(), chunk_size=PIECE)

    def fetch_range(self, name: str, start: int, end: int, path: Path) -> None:
        """Write bytes of an object to the same place in a file; what is before them is a hole."""
        with self._trying(), self.files.open_input_file(f"{self.root}/{name}") as source, path.open("wb") as target:
            source.seek(start)
            target.seek(start)
            while start < end:
                piece = source.read(min(PIECE, end - start))
                if not piece:
                    raise OSError("it is shorter than its WARC file")
                target.write(piece)
                start += len(piece)

    def size(self, name: str) -> int | None:
        """Give the bytes of an object, None when there is none."""
        with self._trying():
            found = self.files.get_file_info(f"{self.root}/{name}")
        return found.size if found.type == fs.FileType.File else None

    def names(self, folder: str) -> list[str]:
        """List the objects right below a name, by the last part of theirs."""
        with self._trying():
            found = self.files.get_file_info(fs.FileSelector(f"{self.root}/{folder}", allow_not_found=True))
        return sorted(one.base_name for one in found if one.type == fs.FileType.File)

    def put(self, name: str, data: bytes) -> None:
        """Put a small object."""
        with self._trying(), self.files.open_output_stream(f"{self.root}/{name}") as file:
            file.write(data)

    def remove_folder(self, name: str) -> None:
        """Remove all objects below a name."""
        with self._trying():
            self.files.delete_dir(f"{self.root}/{name}")

    def remove(self, name: str) -> None:
        """Remove an object."""
        with self._trying():
            self.files.delete_file(f"{self.root}/{name}")

    @contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            said = f"{plain_url(self.url)} cannot be used ({' '.join(str(error).split())[:300]})."
            raise LuutruError(said, ADVICE) from error


@cache
def open_bucket(url: str) -> Bucket:
    """Open the bucket at a URL such as `s3://BUCKET/PREFIX?endpoint_override=HOST:9000&scheme=http`."""
    try:
        files, root = fs.FileSystem.from_uri(url)
    except (ValueError, OSError) as error:
        advice = "It looks like s3://BUCKET/PREFIX or s3://BUCKET/PREFIX?endpoint_override=HOST:9000&scheme=http."
        raise UsageError(f"`{plain_url(url)}` is no address of a bucket.", advice) from error
    return Bucket(url, files, root.rstrip("/"))


def plain_url(url: str) -> str:
    """Give a URL without what may be secret in it."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('?')[0].rpartition('@')[2]}"
