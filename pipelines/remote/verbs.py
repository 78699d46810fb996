"""The verbs on an archive in a bucket: what each needs in the working folder before it begins, and puts after."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.dataset as ds

from crawler.errors import UsageError
from pipelines.release_files import LATEST, RELEASE_ID
from pipelines.remote.archive import Remote, open_remote

Verb = Callable[[Namespace], int]
Needs = Callable[[Namespace, Remote], AbstractContextManager[None]]

OF_CAPTURES = ("warc", "wacz", "bagit")
"""The formats of exports that hold captures."""


def at_bucket(options: Namespace, verb: Verb) -> int:
    """Do a verb on the archive in the bucket that `options.data` names.

    Raises UsageError for a verb that has no sense there, LuutruError when the bucket cannot be used.
    """
    refuse(options)
    needs = NEEDS.get(options.verb)
    if needs is None:
        return verb(options)
    remote = open_remote(options.data)
    options.data, options.remote = remote.folder, remote
    with needs(options, remote):
        return verb(options)


def refuse(options: Namespace) -> None:
    """Raise UsageError for what works on a folder only."""
    asked = vars(options)
    if options.verb == "fixture" or (options.verb == "sites" and asked["url"]):
        raise UsageError("Pages of an archive in a bucket are not looked at one by one.", "Give a folder with --data.")
    if asked.get("through"):
        raise UsageError("--data names the bucket already.", "Leave --through out.")


@contextmanager
def for_run(_options: Namespace, remote: Remote) -> Iterator[None]:
    """Bring the settings and what is known of earlier runs; put how this one went."""
    remote.bring_notes()
    try:
        yield
    finally:
        remote.put_notes()


@contextmanager
def for_build(_options: Namespace, remote: Remote) -> Iterator[None]:
    """Make a folder for each site that has captures."""
    for site in remote.sites:
        remote.captures(site).mkdir(parents=True, exist_ok=True)
    yield


@contextmanager
def for_release(options: Namespace, remote: Remote) -> Iterator[None]:
    """Bring the releases that an action is about; one that is made takes care of itself."""
    if options.action == "prune":
        with remote.deriving():
            remote.bring_releases()
            yield
            if not options.dry_run:
                remote.prune()
        return
    if options.action == "list":
        remote.bring_releases()
    elif options.action is not None:
        remote.bring_latest()
        named = [name for name in options.names if RELEASE_ID.fullmatch(name)]
        for release in named or remote.releases[-2:]:
            remote.bring(release)
    yield


def for_asking(options: Namespace, remote: Remote) -> AbstractContextManager[None]:
    """Bring the release that is asked, and keep to it: the working folder's latest may move on meanwhile."""
    options.release = remote.bring(options.release).name
    return nullcontext()


def for_export(options: Namespace, remote: Remote) -> AbstractContextManager[None]:
    """Bring the release, and the captures behind it for what holds captures."""
    folder = remote.bring(options.release)
    options.release = folder.name
    if options.format in OF_CAPTURES:
        bring_behind(remote, folder, options.site)
    return nullcontext()


def for_verify(options: Namespace, remote: Remote) -> AbstractContextManager[None]:
    """Bring the release that is to be proved, if it is one of the archive, and its captures for a second reading."""
    name = str(options.out)
    if not options.out.exists() and (name == LATEST or RELEASE_ID.fullmatch(name)):
        options.out = remote.bring(name)
        if options.reread:
            bring_behind(remote, options.out, None)
    return nullcontext()


def for_status(_options: Namespace, remote: Remote) -> AbstractContextManager[None]:
    """Bring the latest release and the summaries of runs, which tell how things stand."""
    remote.bring_latest()
    remote.bring_notes()
    return nullcontext()


def for_nothing(_options: Namespace, _remote: Remote) -> AbstractContextManager[None]:
    """Bring nothing: `check` does it, and tells of what does not come."""
    return nullcontext()


def bring_behind(remote: Remote, release: Path, site: str | None) -> None:
    """Have the WARC files here that a release was read from."""
    for folder in sorted((release / "captures").glob(f"site={site or '*'}")):
        files = ds.dataset(folder, format="parquet").to_table(columns=["warc_file"])
        remote.bring_warcs(folder.name.removeprefix("site="), pc.unique(files["warc_file"]).to_pylist())


NEEDS: dict[str, Needs] = {
    "run": for_run,
    "crawl": for_run,
    "import": for_run,
    "rescue": for_run,
    "build": for_build,
    "release": for_release,
    "query": for_asking,
    "search": for_asking,
    "show": for_asking,
    "successor": for_asking,
    "export": for_export,
    "verify": for_verify,
    "status": for_status,
    "check": for_nothing,
}
"""What each verb needs; the others ask no archive."""
