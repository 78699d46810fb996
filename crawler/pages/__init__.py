"""Reading: a capture of a page in, what the page said out. No clock, no network, no Scrapy."""

from __future__ import annotations

from crawler.capture import Capture
from crawler.pages.page import Page
from crawler.site import Site

__all__ = ["Page", "page_for"]


def page_for(site: Site, capture: Capture) -> Page:
    """Return the page that a capture of a site holds."""
    return Page(site, capture)
