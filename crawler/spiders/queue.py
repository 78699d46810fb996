"""Requests that wait lie on the disk, and a page is known by its address: memory does not grow with the site."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.request import request_from_dict
from w3lib.url import canonicalize_url

from crawler.index import page_address
from crawler.spiders.exchange import posted_form

LATELY = 50_000  # addresses: some 4 MB


class AddressFingerprinter:
    """Tells requests apart by URL (query sorted, never dropped) and posted form, without the state of ASP.NET.

    With the state, every page of a pager would post a form that nobody has seen before, without end.
    """

    def fingerprint(self, request: Request) -> bytes:
        """Give 20 bytes that name what is asked for."""
        address = page_address(canonicalize_url(request.url), posted_form(request))
        return hashlib.sha1(address.encode(), usedforsecurity=False).digest()


class LatelyAsked:
    """Knows again what was asked for lately: menus name the same addresses on every page.

    Scrapy's filter drops them too, for 0.2 ms each; this one forgets all when it is full, and that one then does.
    """

    def __init__(self) -> None:
        self._met: set[int] = set()

    def __contains__(self, asked: object) -> bool:
        return hash(asked) in self._met

    def add(self, asked: object) -> None:
        """Take down what is asked for."""
        if len(self._met) >= LATELY:
            self._met.clear()
        self._met.add(hash(asked))


class SpillQueue:
    """A last-in-first-out queue in a private SQLite file, which the system removes with the process."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._count = 0
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE waiting (request)")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_args: object) -> SpillQueue:
        """Make the queue that Scrapy asks for, one for each priority."""
        return cls(crawler)

    def push(self, request: Request) -> None:
        """Lay a request on top."""
        data = pickle.dumps(request.to_dict(spider=self.crawler.spider))
        self._base.execute("INSERT INTO waiting VALUES (?)", (data,))
        self._count += 1

    def pop(self) -> Request | None:
        """Take the top request off, None when there is none."""
        if not self._count:
            return None
        top = "SELECT max(rowid) FROM waiting"
        row = self._base.execute(f"DELETE FROM waiting WHERE rowid = ({top}) RETURNING request").fetchone()  # noqa: S608
        self._count -= 1
        return request_from_dict(pickle.loads(row[0]), spider=self.crawler.spider)  # noqa: S301 - written by us, above

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def __len__(self) -> int:
        return self._count
