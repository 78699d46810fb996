"""One page for a person to look at: from the archive if it is there, else fetched politely and kept nowhere."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urldefrag, urlsplit

from crawler.archive import KnownPages
from crawler.errors import LuutruError, UsageError
from crawler.run import crawl_site
from crawler.site import Site
from crawler.warc import Capture, read_captures


def find_page(site: Site, data: Path, url: str) -> Capture | None:
    """Find the newest capture of a page in the archive, also under its other scheme; None when there is none."""
    folder = data / "captures" / site.name
    if not folder.is_dir():
        return None
    known = KnownPages(folder)
    try:
        found = next((page for address in _spellings(url) if (page := known.find(address))), None)
        return known.read(found) if found else None
    finally:
        known.close()


def _spellings(url: str) -> Iterator[str]:
    parts = urlsplit(urldefrag(url).url)
    whole = parts if parts.path else parts._replace(path="/")
    other = "http" if parts.scheme == "https" else "https"
    yield whole.geturl()
    yield whole._replace(scheme=other).geturl()


def fetch_page(site: Site, url: str, *, quiet: bool = False) -> Capture:
    """Fetch one page of a site as a crawl would: robots.txt first, the site's pace, its user agent; never archived.

    The capture is that of the last answer, where redirects lead. Raises UsageError for an address of another site,
    RefusedError when the site gives nothing.
    """
    if not site.covers(url):
        raise UsageError(f"{url} is not on {site.host}, the site of {site.name}.", "Give an address of that site.")
    with TemporaryDirectory(prefix="luutru-") as folder:
        ended = crawl_site(site, Path(folder), page=url, quiet=quiet)
        capture = _last_answer(ended.captures)
    if ended.signal:
        signal.raise_signal(ended.signal)
    if capture is None:
        raise LuutruError(f"{url} was not fetched ({ended.reason}).", f"See `crawl` in {site.path}, then try again.")
    return capture


def _last_answer(folder: Path) -> Capture | None:
    """Return the last response that is not robots.txt."""
    captures = [capture for warc in sorted(folder.glob("*.warc.gz")) for capture in read_captures(warc)]
    pages = [capture for capture in captures if urlsplit(capture.url).path != "/robots.txt"]
    return pages[-1] if pages else None
