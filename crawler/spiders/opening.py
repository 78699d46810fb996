"""Opening a run from Scrapy's settings: which site, which folders, how much."""

from __future__ import annotations

import os
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.crawl_run import CrawlRun
from crawler.errors import UsageError
from crawler.site import load_site


def site_folders(settings: BaseSettings) -> list[Path]:
    """Give the folders of site files that the settings name, parted as in PATH."""
    return [Path(folder) for folder in (settings.get("LUUTRU_SITES") or "").split(os.pathsep) if folder]


def open_run(settings: BaseSettings, name: str) -> CrawlRun:
    """Open a run of the site `name`; raises UsageError or LockedError."""
    if "://" in settings["LUUTRU_DATA"]:
        raise UsageError("Scrapy alone captures into a folder.", f"`luutru crawl {name}` captures into a bucket.")
    full, limit = settings.getbool("LUUTRU_FULL"), settings.getint("LUUTRU_LIMIT") or None
    return CrawlRun(load_site(name, site_folders(settings)), Path(settings["LUUTRU_DATA"]), full=full, limit=limit)
