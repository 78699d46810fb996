"""Making the index: one folder for each file of articles, in slices that fit into little memory.

`data/search/<version>/<file>/<slice>/` holds what tantivy writes and `shown.arrow`, what a result shows of each
article. A file of articles is named by its bytes, so its index is made once and serves every release that has the file.
All of it can be deleted at any time: `luutru release` makes it anew, and until then search reads the release itself.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import accumulate, groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import tantivy

from pipelines.frugal import share_heap
from pipelines.lock import deriving
from pipelines.release_files import release_folders
from pipelines.search.fields import index_document, index_schema
from pipelines.search.found import ROW

FOLDER = "search"
SIZES, WORDS, SHOWN_FILE = "sizes.json", "words", "shown.arrow"
HEAP = 50_000_000
SLICE = 8_000_000
"""Letters of the articles of a slice, about: what tantivy keeps of them in memory fits into its heap."""
SHOWN_ROWS = 8
"""Articles that are compressed together in what results show."""
READ = ("is_latest", "article_id", "title", "lead", "text", "search_key", "section", "published_at", "updated_at")
CODE = ("fields", "found", "making", "terms")
NAMED = re.compile(r"part-(?:[0-9]{3}-)?[0-9a-f]{16}\.parquet")


@cache
def index_version() -> str:
    """Name the version of the index: digits of the digest of the code that makes it, and of tantivy."""
    digest = hashlib.sha256(version("tantivy").encode())
    for name in CODE:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()[:16]


def index_home(release: Path) -> Path:
    """Give the folder in which the index of a release of an archive lies."""
    return release.parent.parent / FOLDER / index_version()


def article_files(release: Path) -> list[Path]:
    """List the files of articles of a release."""
    return sorted((release / "articles").glob("site=*/year=*/*.parquet"))


def index_name(file: Path) -> str:
    """Name the index of a file of articles: by its site, its year and its bytes."""
    return "+".join((*file.parts[-3:-1], file.stem))


def index_release(release: Path, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Make what is missing of the index of a release, clear what no release needs, and give how many files were new.

    `on_progress` is told of files done and files in all. Raises OSError or ValueError if the index cannot be made; what
    was made so far serves the next time.
    """
    data, home = release.parent.parent, index_home(release)
    share_heap()
    with deriving(data):
        clear_old(data, home)
        missing = [file for file in article_files(release) if NAMED.fullmatch(file.name) and not indexed(home, file)]
        for done, file in enumerate(missing, start=1):
            index_file(file, home / index_name(file))
            if on_progress:
                on_progress(done, len(missing))
    return len(missing)


def indexed(home: Path, file: Path) -> bool:
    """Tell whether the index of a file is there and whole."""
    return is_whole(home / index_name(file))


def is_whole(folder: Path) -> bool:
    """Tell whether the files of an index are as long as they were when it was made."""
    try:
        sizes = json.loads((folder / SIZES).read_text("utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def clear_old(data: Path, home: Path) -> None:
    """Remove what is of another version, of files that no release has, torn, or left by a killed process."""
    kept = {index_name(file) for release in release_folders(data) for file in article_files(release)}
    for folder in (data / FOLDER).glob("*"):
        if folder != home:
            shutil.rmtree(folder, ignore_errors=True)
    for folder in home.glob("*"):
        if folder.name not in kept or not is_whole(folder):
            shutil.rmtree(folder, ignore_errors=True)


def index_file(file: Path, folder: Path) -> None:
    """Make the index of one file of articles beside its place, then name it: half an index never has the name."""
    making = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    site = file.parts[-3].removeprefix("site=")
    for number, rows in enumerate(slices(file)):
        write_slice(rows.add_column(0, "site", pa.array([site] * rows.num_rows, pa.string())), making / str(number))
    files = [path for path in sorted(making.rglob("*")) if path.is_file() and path.suffix != ".lock"]
    sizes = {path.relative_to(making).as_posix(): path.stat().st_size for path in files}
    (making / SIZES).write_text(json.dumps(sizes), "utf-8")
    making.rename(folder)


def slices(file: Path) -> Iterator[pa.Table]:
    """Read the latest versions of a file in slices of about SLICE letters, each in the order of `place`."""
    held: list[pa.Table] = []
    letters = 0
    for rows, size in pieces(file):
        if held and letters + size > SLICE:
            yield pa.concat_tables(held).sort_by("place")
            held, letters = [], 0
        held.append(rows)
        letters += size
    if held:
        yield pa.concat_tables(held).sort_by("place")


def pieces(file: Path) -> Iterator[tuple[pa.Table, int]]:
    """Read the latest versions of a file, a row group or less at a time, with their place; each with its letters."""
    places, done = newest_first(file), 0
    columns = [*READ, *(name for name in ROW.names if name != "site" and name not in READ)]
    with pq.ParquetFile(file) as source:
        for group in range(source.num_row_groups):
            rows = source.read_row_group(group, columns=columns)
            rows = rows.append_column("place", places.slice(done, rows.num_rows))
            done += rows.num_rows
            yield from cut_pieces(rows.filter(rows["is_latest"]))


def cut_pieces(rows: pa.Table) -> Iterator[tuple[pa.Table, int]]:
    """Cut rows into runs of about SLICE letters, each with its letters."""
    sizes = pc.utf8_length(rows["search_key"]).to_pylist()
    ends = list(accumulate(sizes))
    for _, run in groupby(range(rows.num_rows), key=lambda place: ends[place] // SLICE):
        places = list(run)
        yield rows.slice(places[0], len(places)), sum(sizes[place] for place in places)


def newest_first(file: Path) -> pa.Array:
    """Give each row of a file its place among them: the newest first, then by id."""
    keys = pq.read_table(file, columns=["published_at", "updated_at", "article_id"], partitioning=None)
    moments = pc.coalesce(keys["published_at"], keys["updated_at"])
    ordered = pa.table({"moment": moments, "id": keys["article_id"]})
    order = pc.sort_indices(ordered, [("moment", "descending", "at_end"), ("id", "ascending", "at_end")])
    return pc.sort_indices(order).cast(pa.uint64())  # the place of each row, from the row at each place


def write_slice(rows: pa.Table, folder: Path) -> None:
    """Write the index of some articles, in their order; raises ValueError if tantivy cut them up."""
    (folder / WORDS).mkdir(parents=True)
    index = tantivy.Index(index_schema(), str(folder / WORDS), reuse=False)
    writer = index.writer(HEAP, 1)
    for batch in rows.to_batches(max_chunksize=SHOWN_ROWS):
        for row in batch.to_pylist():
            writer.add_document(index_document(row, row["place"]))
    writer.commit()
    writer.wait_merging_threads()
    said = json.loads((folder / WORDS / "meta.json").read_text("utf-8"))
    if len(said["segments"]) > 1:
        raise ValueError("a slice of the search index has more than one segment")
    write_shown(rows.select(ROW.names).cast(ROW), folder / SHOWN_FILE)


def write_shown(rows: pa.Table, path: Path) -> None:
    """Write what results show of some articles: a few of them are read without the others."""
    options = pa.ipc.IpcWriteOptions(compression=pa.Codec("zstd", 9))
    with pa.ipc.new_file(path, ROW, options=options) as writer:
        for batch in rows.combine_chunks().to_batches(max_chunksize=SHOWN_ROWS):
            writer.write_batch(batch)
