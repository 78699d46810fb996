"""An archive in a bucket, as its working folder sees it: what each step needs comes before it, what is new goes after.

What never changes (captures, parts, releases) goes first, the object `latest` last, so a reader of the bucket never
sees half a release; what a killed command left in the folder is put by the next one that writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import LockedError, LuutruError, UsageError
from crawler.lock import SiteLock
from crawler.site import Site
from crawler.warc import recover_folder
from pipelines.lock import PATIENCE
from pipelines.release_files import LATEST, release_folders
from pipelines.remote.address import mark_folder, plain_url, working_folder
from pipelines.remote.bucket import Bucket, open_bucket
from pipelines.remote.captures import (
    bring,
    bring_captures,
    bring_notes,
    bring_warcs,
    clear_arrivals,
    put_captures,
    put_notes,
    sealed_there,
)
from pipelines.remote.claim import Claim, claimed, lost
from pipelines.remote.parts import bring_parts, settle_parts
from pipelines.remote.releases import (
    bring_latest,
    bring_release,
    latest_id,
    put_release,
    settle_releases,
    whole_ids,
)
from pipelines.settings_file import FILE

DERIVED = "`build` or `release`"


@dataclass(frozen=True, slots=True)
class Remote:
    """The archive at `url`, worked on in `folder`. Methods raise LuutruError when the bucket cannot be used."""

    url: str
    folder: Path

    @property
    def bucket(self) -> Bucket:
        """The bucket, opened once in each process."""
        return open_bucket(self.url)

    @property
    def sites(self) -> list[str]:
        """The names of the sites that have captures."""
        return self.bucket.folders("captures")

    @property
    def releases(self) -> list[str]:
        """Ids of the releases, oldest first."""
        return whole_ids(self.bucket)

    @contextmanager
    def capturing(self, site: str, *, whole: bool) -> Iterator[frozenset[str]]:
        """Hold a site, have its indexes here, or all of its captures, and put what has come, however that ends.

        Gives the names of the WARC files that the bucket holds.

        Raises LockedError when another run holds the site, here or elsewhere, or when this one lost it.
        """
        with claimed(self.bucket, self.folder, f"sites/{site}", site):
            self.put_left(site)
            bring_captures(self.bucket, self.captures(site), whole=whole)
            try:
                yield frozenset(one.path.name for one in sealed_there(self.bucket, self.captures(site)))
            finally:
                self.put_captured(site)

    @contextmanager
    def building(self, sites: Sequence[Site]) -> Iterator[None]:
        """Hold the parts, and have the indexes of `sites` here; after a whole build the bucket has the same parts."""
        with self.deriving():
            for site in sites:
                bring_captures(self.bucket, self.captures(site.name), whole=False)
            yield
            for site in sites:
                settle_parts(self.bucket, self.folder / "parts" / site.name)

    @contextmanager
    def releasing(self, known: Sequence[Site]) -> Iterator[None]:
        """Hold the parts, have those of all sites and the release before here, and put the release that is made."""
        with self.deriving() as claim:
            for site in self.sites:
                bring_captures(self.bucket, self.captures(site), whole=False)
            sealed = {site: sealed_there(self.bucket, self.captures(site)) for site in self.sites}
            bring_parts(self.bucket, self.folder, known, sealed)
            settle_releases(self.bucket, self.folder)
            before = latest_id(self.bucket)
            yield

            def assure() -> None:
                if not claim.is_held:
                    raise lost(DERIVED)

            put_release(self.bucket, self.folder, before, assure)

    @contextmanager
    def deriving(self) -> Iterator[Claim]:
        """Hold parts and releases, waiting for who has them, and put the captures that a killed command left."""
        with claimed(self.bucket, self.folder, "parts", DERIVED, patience=PATIENCE) as claim:
            for folder in sorted((self.folder / "captures").glob("[!.]*")):
                self.put_left(folder.name)
            yield claim

    def put_captured(self, site: str) -> None:
        """Put what a crawl captured and says of itself; raises LuutruError that says where it lies otherwise."""
        try:
            self.put_left(site)
            self.put_notes()
        except LuutruError as error:
            message = f"Not all that was captured of {site} is in the bucket yet. {error.message}"
            advice = f"It is kept in {self.captures(site)}, and the next command that writes puts it. {error.advice}"
            raise LuutruError(message, advice) from error

    def put_left(self, site: str) -> None:
        """Put the captures of a site that the bucket lacks, those of a killed crawl too; not while one goes on here."""
        folder = self.captures(site)
        try:
            lock = SiteLock(folder, site)
        except LockedError:
            return
        try:
            recover_folder(folder)
            clear_arrivals(folder)
        finally:
            lock.release()
        put_captures(self.bucket, folder)

    def captures(self, site: str) -> Path:
        """Give the folder of a site's captures here."""
        return self.folder / "captures" / site

    def bring(self, release: str | None = None) -> Path:
        """Have a release here, the latest if none is named, and give its folder; raises UsageError if there is none."""
        if release not in (None, LATEST):
            return bring_release(self.bucket, self.folder, str(release))
        found = self.bring_latest()
        if found is None:
            said = f"There is no release in {plain_url(self.url)}."
            raise UsageError(said, "`luutru run SITE` makes one; --data names another place.")
        return self.folder / "releases" / found

    def bring_latest(self) -> str | None:
        """Have the latest release here and give its id; None if there is none."""
        return bring_latest(self.bucket, self.folder)

    def bring_releases(self) -> None:
        """Have every release here."""
        for release in self.releases:
            bring_release(self.bucket, self.folder, release)
        self.bring_latest()

    def bring_warcs(self, site: str, names: Iterable[str]) -> None:
        """Have WARC files here."""
        bring_warcs(self.bucket, self.captures(site), names)

    def bring_warc(self, site: str, name: str) -> None:
        """Have one WARC file here."""
        self.bring_warcs(site, [name])

    def bring_notes(self) -> None:
        """Have the summaries of runs and the settings here."""
        bring_notes(self.bucket, self.folder)
        if self.bucket.size(FILE) is not None:
            bring(self.bucket, FILE, self.folder / FILE)

    def put_notes(self) -> None:
        """Put the summaries and logs of runs."""
        put_notes(self.bucket, self.folder)

    def prune(self) -> None:
        """Remove the releases that were pruned here; its data package goes first, so that none is half there."""
        here = {folder.name for folder in release_folders(self.folder)}
        for release in set(self.releases) - here:
            self.bucket.remove(f"releases/{release}/datapackage.json")
            self.bucket.remove_folder(f"releases/{release}")


def open_remote(url: str) -> Remote:
    """Open the archive at a URL; raises UsageError for what is no address, LuutruError when there is no such bucket."""
    open_bucket(url).assure()
    mark_folder(working_folder(url), url)
    return Remote(url, working_folder(url))
