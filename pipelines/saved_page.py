"""A page for a person to look at: an address, from the archive or fetched once, or a page saved to a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urljoin

from crawler.capture import Capture, payload_digest
from crawler.errors import UsageError
from crawler.fetch import fetch_page, find_page
from crawler.pages.document import open_document
from crawler.site import Site
from pipelines.fixtures import PAGE_FILE, SAID_FILE, read_capture

SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(\S+) -->")
SAVED_WITHIN = 2048  # bytes; browsers write where a page came from at its very beginning


@dataclass(frozen=True, slots=True)
class Source:
    """A capture and where it was had: the archive, the site, or a file; `folder` is that of a frozen case."""

    capture: Capture
    words: str
    folder: Path | None = None


def open_source(site: Site, where: str, data: Path, *, fetch: bool = False, quiet: bool = False) -> Source:
    """Open an address or a path; an address is looked for in the archive first unless `fetch`.

    Raises UsageError when there is no such file, or the address is that of another site.
    """
    if not re.match(r"https?://", where):
        return open_saved(site, Path(where))
    if not fetch and (found := find_page(site, data, where)):
        return Source(found, "from the archive")
    return Source(fetch_page(site, where, quiet=quiet), "fetched now, not archived")


def open_saved(site: Site, path: Path) -> Source:
    """Open a saved page, or a frozen case by its folder or its page."""
    page = path / PAGE_FILE if path.is_dir() else path
    if page.name == PAGE_FILE and page.with_name(SAID_FILE).is_file():
        return Source(read_capture(page.parent), f"frozen in {page.parent}", page.parent)
    try:
        body, saved_at = page.read_bytes(), page.stat().st_mtime
    except OSError as error:
        mend = "Give the path of a saved page, or an address with http:// or https://."
        raise UsageError(f"{path} cannot be read ({error.strerror}).", mend) from error
    at, headers = datetime.fromtimestamp(saved_at, UTC), (("Content-Type", "text/html"),)
    url = saved_address(site, body) or urljoin(site.home, quote(page.name))
    return Source(Capture(url, at, 200, headers, body, page.name, payload_digest(body)), f"saved in {page}")


def saved_address(site: Site, body: bytes) -> str | None:
    """Tell the address of a saved page: what the browser wrote into it, else what its head says; None when neither."""
    marked = SAVED_FROM.search(body[:SAVED_WITHIN])
    head = open_document(site.home, body).head
    named = (marked[1].decode("ascii", "replace") if marked else "", head.get("canonical"), head.get("og:url"))
    return next((url for name in named if name and site.covers(url := urljoin(site.home, name))), None)
