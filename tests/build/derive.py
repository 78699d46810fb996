"""Captures to a release in a process of its own: `python -m tests.build.derive DATA SITES WORKERS SLICE_PAGES`."""

from __future__ import annotations

import sys
from pathlib import Path

from crawler.site import load_sites
from pipelines import plan
from pipelines.build import build_parts
from pipelines.release import publish


def derive(data: Path, sites: Path, workers: int, pages: int) -> None:
    plan.SLICE_PAGES = pages
    chosen = [site for site in load_sites([sites]).values() if (data / "captures" / site.name).is_dir()]
    build_parts(data, chosen, workers=workers)
    publish(data, chosen)


if __name__ == "__main__":
    derive(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
