"""Whether the objects of a bucket are what was put: each is read whole and held to the digest of its file here."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.fixity import file_digest
from pipelines.checks import Finding
from pipelines.release_files import latest_release
from pipelines.remote.archive import Remote
from pipelines.remote.releases import latest_id

PUT = ("*.warc.gz", "*.warc.gz.sha256", "*.cdxj")
RESTORE = "Put the file of this machine there again, if `luutru check` finds it whole."


def check_bucket(remote: Remote) -> Iterator[Finding]:
    """Say which captures and releases of the working folder the bucket does not hold byte for byte."""
    folder = remote.folder
    captures = [path for kind in PUT for path in sorted((folder / "captures").glob(f"*/{kind}"))]
    released = [path for path in sorted((folder / "releases").glob("[!.]*/**/*")) if path.is_file()]
    for path in [*captures, *released]:
        name = path.relative_to(folder).as_posix()
        if remote.bucket.size(name) is None:
            yield Finding(
                name, "the bucket does not hold it", "The next `luutru build` or `luutru release` puts it there."
            )
        elif remote.bucket.digest(name) != file_digest(path):
            yield Finding(name, "the object differs from the file of this machine", RESTORE)
    latest = latest_release(folder)
    if latest and latest_id(remote.bucket) != latest.name:
        yield Finding("latest", f"it does not name {latest.name}", "`luutru release` mends it.")
