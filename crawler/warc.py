"""Captures on disk: WARC files, one gzip member for each record."""

from crawler.capture import Capture

__all__ = ["Capture"]
