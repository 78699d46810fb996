"""What a release need not write again: a file of the release before that was made from the same rows by the same code.

The versions of a year are cut into files whose sizes are powers of two, the largest first, as a number is written in
binary: what is added at the end leaves all but the last files as they are, and a year never has many. Where each file
is cut follows from the count alone, so that the same captures give the same files whatever releases came before.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import pyarrow as pa

from crawler.fixity import file_digest
from pipelines.package import MADE_FROM, read_package

SMALLEST, LARGEST = 125, 8_000


def cut_sizes(count: int) -> Iterator[int]:
    """Say how many versions each file of a year holds: 8,000, at most once 4,000, 2,000 ... 125, and the rest."""
    size = LARGEST
    while size >= SMALLEST:
        if count >= size:
            yield size
            count -= size
        else:
            size //= 2
    if count:
        yield count


def cut_rows(versions: pa.Table) -> list[pa.Table]:
    """Cut the versions of a year into those of its files."""
    sizes = list(cut_sizes(versions.num_rows))
    starts = accumulate(sizes, initial=0)
    return [versions.slice(start, size) for start, size in zip(starts, sizes, strict=False)]


def made_from(words: Iterable[str], versions: pa.Table, columns: Iterable[str], origins: Sequence[str]) -> str:
    """Digest what a file is made from: the `words` of its kind, its rows by page and decided columns, their parts.

    `origins` are the digests of the table in the parts, by place.
    """
    digest = hashlib.sha256("\n".join(words).encode())
    for name in ("page", *sorted(columns)):
        values = versions.column(name)
        whole = values.cast(pa.int64()) if pa.types.is_timestamp(values.type) else values
        digest.update(f"\n{name} {whole.to_pylist()}".encode())
    digest.update(repr([origins[place] for place in versions.column("place").to_pylist()]).encode())
    return digest.hexdigest()


@dataclass(slots=True)
class Earlier:
    """The files of the release before, by what they were made from; and what those of the new one are made from.

    `recipe` digests the code that makes them now; `taken` are the new names of those that were taken.
    """

    recipe: str = ""
    release: Path | None = None
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    made: dict[Path, str] = field(default_factory=dict)
    taken: set[Path] = field(default_factory=set)

    @classmethod
    def of(cls, recipe: str, release: Path | None) -> Earlier:
        """Read what a release says of its files."""
        resources = read_package(release).get("resources", []) if release else []
        files = [file for table in resources for file in table.get("files", [])]
        return cls(recipe, release, {file[MADE_FROM]: file for file in files if MADE_FROM in file})

    def take(self, origin: str, folder: Path, number: int) -> bool:
        """Put the earlier file of that origin into `folder`, as its file `number`; False if there is none.

        It is read whole before it is believed, so that damage is never passed on.
        """
        said = self.files.get(origin)
        if self.release is None or said is None:
            return False
        old, sha256 = self.release / said["path"], said["hash"].removeprefix("sha256:")
        if not old.is_file() or file_digest(old) != sha256:
            return False
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"part-{number:03}-{sha256[:16]}.parquet"
        try:
            new.hardlink_to(old)
        except OSError:  # another file system, or one without links
            shutil.copyfile(old, new)
        self.taken.add(new)
        self.made[new] = origin
        return True
