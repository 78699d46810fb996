"""A place in an object store, by pyarrow's file systems: whole objects come and go, one or many at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pyarrow import fs

from crawler.errors import LuutruError, UsageError
from pipelines.remote.address import plain_url

PIECE = 8 * 2**20  # bytes that are in memory at a time
AT_ONCE = 8  # objects on their way
ADVICE = (
    "Check its address, its endpoint and, on every machine, the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)."
)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place in an object store: `files` reaches it, names stand below `root`. Every method raises LuutruError."""

    url: str
    files: Any
    root: str

    def send(self, path: Path, name: str) -> None:
        """Put a file, whole or not at all."""
        with self._trying():
            fs.copy_files(str(path), self._at(name), fs.LocalFileSystem(), self.files, chunk_size=PIECE)

    def fetch(self, name: str, path: Path) -> None:
        """Get an object as a file."""
        with self._trying():
            fs.copy_files(self._at(name), str(path), self.files, fs.LocalFileSystem(), chunk_size=PIECE)

    def fetch_range(self, name: str, start: int, end: int, path: Path) -> None:
        """Write bytes of an object to the same place in a file; what is before them is a hole."""
        with self._trying(), self.files.open_input_file(self._at(name)) as source, path.open("wb") as target:
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
            found = self.files.get_file_info(self._at(name))
        return found.size if found.type == fs.FileType.File else None

    def names(self, folder: str) -> list[str]:
        """List the objects right below a name, by the last part of theirs."""
        return sorted(one.base_name for one in self._below(folder) if one.type == fs.FileType.File)

    def folders(self, folder: str) -> list[str]:
        """List what has objects below it, right below a name."""
        return sorted(one.base_name for one in self._below(folder) if one.type == fs.FileType.Directory)

    def sizes(self, folder: str) -> dict[str, int]:
        """Give the bytes of all objects below a name, by the rest of theirs."""
        start = len(self._at(folder)) + 1
        found = self._below(folder, recursive=True)
        return {one.path[start:]: one.size for one in found if one.type == fs.FileType.File}

    def read(self, name: str) -> bytes | None:
        """Read a small object, None when there is none, or when it was removed meanwhile."""
        with self._trying():
            try:
                with self.files.open_input_stream(self._at(name), compression=None) as file:
                    return bytes(file.read())
            except OSError:
                if self.size(name) is not None:
                    raise
                return None

    def digest(self, name: str) -> str:
        """Give the SHA-256 of an object, 64 hexadecimal digits."""
        digest = hashlib.sha256()
        with self._trying(), self.files.open_input_stream(self._at(name), compression=None) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def put(self, name: str, data: bytes) -> None:
        """Put a small object."""
        with self._trying(), self.files.open_output_stream(self._at(name), compression=None) as file:
            file.write(data)

    def copy(self, name: str, other: str) -> None:
        """Give an object a second name; its bytes stay in the store."""
        with self._trying():
            self.files.copy_file(self._at(name), self._at(other))

    def remove_folder(self, name: str) -> None:
        """Remove all objects below a name."""
        with self._trying():
            self.files.delete_dir(self._at(name))

    def remove(self, name: str) -> None:
        """Remove an object, if it is there."""
        with self._trying():
            try:
                self.files.delete_file(self._at(name))
            except FileNotFoundError:
                return

    def assure(self) -> None:
        """Raise LuutruError unless there is such a bucket: listing one that is not there only finds nothing."""
        name = self.root.partition("/")[0]
        with self._trying():
            found = self.files.get_file_info(name)
        if found.type == fs.FileType.NotFound:
            advice = "Mend the address, or make the bucket with the tool of your store."
            raise LuutruError(f"There is no bucket `{name}` where {plain_url(self.url)} should be.", advice)

    def _at(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _below(self, folder: str, *, recursive: bool = False) -> list[Any]:
        with self._trying():
            asked = fs.FileSelector(self._at(folder), allow_not_found=True, recursive=recursive)
            return list(self.files.get_file_info(asked))

    @contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unusable(self.url, error) from error


def unusable(url: str, error: OSError) -> LuutruError:
    """Say why a bucket cannot be used."""
    return LuutruError(f"{plain_url(url)} cannot be used ({' '.join(str(error).split())[:300]}).", ADVICE)


@cache
def open_bucket(url: str) -> Bucket:
    """Open the bucket at a URL such as `s3://BUCKET/PREFIX?endpoint_override=HOST:9000&scheme=http`."""
    try:
        files, root = fs.FileSystem.from_uri(url)
    except ValueError as error:
        advice = "It looks like s3://BUCKET/PREFIX or s3://BUCKET/PREFIX?endpoint_override=HOST:9000&scheme=http."
        raise UsageError(f"`{plain_url(url)}` is no address of a bucket.", advice) from error
    except OSError as error:  # the store is asked where the bucket lies
        raise unusable(url, error) from error
    return Bucket(url, files, root.rstrip("/"))


def at_once(work: Callable[[Item], object], items: Iterable[Item]) -> None:
    """Do `work` for several items at a time; raises the first failure, and then begins no other."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        doing = [threads.submit(work, item) for item in items]
        try:
            for one in doing:
                one.result()
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
