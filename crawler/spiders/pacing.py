"""The pace of a crawl: pauses that robots.txt and the site ask for, longer ones while it is in trouble."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.middlewares import SiteComponent
from crawler.pace import retry_after
from crawler.spiders.exchange import CACHED

TROUBLED = (429, 500, 502, 503, 504)


class PaceMiddleware(SiteComponent):
    """Waits before a request goes out, behind the archive, so that what is answered from there waits for nothing."""

    async def process_request(self, request: Request) -> None:
        """Wait as long as the pace says; when that is longer than a run should wait, the run ends."""
        pace = self.run.pace
        if pace.is_hopeless():
            self.run.trouble = self.run.trouble or f"{request.url} and others gave no answer for half an hour"
            self.stop("site_failing")
            raise IgnoreRequest("the site is to be left in peace")
        await asyncio.sleep(pace.seconds_left())

    def process_response(self, request: Request, response: Response) -> Response:
        """Take in how the site is, and when it wants to be asked again."""
        if CACHED in response.flags:
            return response
        if response.status not in TROUBLED:
            self.run.pace.answered()
            return response
        self.run.pace.failed()
        asked = retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(UTC))
        if asked:
            said = f"answered {response.status} and asks to be left for {asked:.0f} seconds"
            self.run.pace.wait(asked)
            self.run.note("told to wait", request.url, said, "nothing: it is asked for again then, or in the next run")
            if self.run.pace.is_hopeless():
                self.run.trouble = self.run.trouble or f"{request.url} {said}"
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's signature
        """Take in that no answer came."""
        if not isinstance(exception, IgnoreRequest):
            self.run.pace.failed()
