"""What passes between Scrapy and a capture: an exchange taken from a response, a response made from a capture."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.responsetypes import responsetypes
from scrapy.utils.defer import deferred_from_coro

from crawler.capture import Capture
from crawler.warc import Exchange

CACHED = "cached"  # Scrapy's own flag for a response that did not come from the network


def posted_form(request: Request) -> str | None:
    """Give the digest of the form that a request posts; a redirect makes a GET of a POST and leaves its meta."""
    form: str | None = request.meta.get("form")
    return form if request.method == "POST" else None


def stop_crawl(crawler: Crawler, reason: str) -> None:
    """End a crawl in order: what is under way is finished, nothing new is begun."""
    engine = crawler.engine
    if engine and engine.spider:
        deferred_from_coro(engine.close_spider_async(reason=reason))


def is_robots(request: Request) -> bool:
    """Tell whether this is Scrapy's own request for robots.txt."""
    return request.callback is NO_CALLBACK


def set_conditions(headers: Headers, etag: str | None, last_modified: str | None) -> None:
    """Ask for a page only if it changed since that state."""
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified


def archived_response(request: Request, capture: Capture) -> Response:
    """Make the response that the site once gave, flagged as from the archive."""
    request.meta["capture"] = capture
    headers = Headers()
    for name, value in capture.headers:
        headers.appendlist(name, value)
    kind: type[Response] = responsetypes.from_args(headers=headers, url=request.url, body=capture.body[:1024])
    return kind(request.url, capture.status, headers, capture.body, [CACHED], request)


def exchange_from(request: Request, response: Response) -> Exchange:
    """Take from Scrapy what is captured: the body as it came, every header, duplicates too."""
    return Exchange(
        url=response.url,
        fetched_at=datetime.now(UTC),
        status=response.status,
        headers=_all_headers(response.headers),
        body=response.body,
        method=request.method,
        request_headers=_all_headers(request.headers),
        request_body=request.body,
        ip=str(response.ip_address) if response.ip_address and "proxy" not in request.meta else None,
        form=posted_form(request),
    )


def _all_headers(headers: Headers) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name, value) for name in headers for value in headers.getlist(name))


def plain_words(exception: BaseException | None) -> str:
    """Say in a few words what went wrong with a request."""
    return " ".join(str(exception).split())[:300] or type(exception).__name__
