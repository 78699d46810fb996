"""`scrapy crawl SITE`: Scrapy's own command, but what goes wrong is one line and an exit status of the contract."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import crawl

from crawler.errors import LuutruError
from crawler.spiders.opening import open_run


class Command(crawl.Command):
    """Crawl one site, by the name of its site file."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Open the run before Scrapy starts, so that a held lock or a bad site file is told in one line."""
        if len(args) != 1:
            super().run(args, opts)
            return
        assert self.settings is not None
        try:
            opts.spargs["run"] = run = open_run(self.settings, args[0])
            super().run(args, opts)
            if run.fault:
                raise run.fault
        except LuutruError as error:
            sys.stderr.write(f"luutru: {error}\n")
            self.exitcode = error.exit_status
