"""The verbs `crawl` and `run`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from crawler.errors import UsageError
from crawler.run import crawl_site
from crawler.site import load_site
from pipelines.order import Order
from pipelines.outcome import tell
from pipelines.run import run_sites
from pipelines.schedule.due import Due, due_sites
from pipelines.settings_file import Visits, read_settings
from pipelines.show import write_json
from pipelines.site_run import SiteRun, run_words, worst_status
from pipelines.summary import crawl_lines, run_lines, words_of
from pipelines.verbs.make import holding, order_from, site_folders


def crawl_verb(options: Namespace) -> int:
    """Crawl one site and say what came."""
    site = load_site(options.site, site_folders(options))
    with holding(options, site, whole=True):
        summary = crawl_site(site, options.data, full=options.full, limit=options.limit, quiet=options.quiet)
    if options.json:
        write_json(words_of(summary))
    else:
        print("\n".join(crawl_lines(summary, options.data)))
    return 128 + summary.signal if summary.signal else 0


def run_verb(options: Namespace) -> int:
    """Crawl, build and release; the status is that of the site that went worst."""
    settings = read_settings(options.data)
    order = replace(order_from(options), notify=settings.notify)
    due = chosen_sites(options, order, settings.visits)
    for one in due.waiting if not order.quiet else ():
        print(f"luutru: {one.words}", file=sys.stderr)
    runs = run_sites(due.sites, replace(order, limits=due.limits)) if due.sites else []
    if options.json:
        write_json([run_words(run) for run in runs])
    else:
        print("\n\n".join("\n".join(run_lines(run, options.data)) for run in runs))
    for run in runs:
        for line in untold_lines(run):
            tell(line, run.exit_status)
    return worst_status(runs)


def untold_lines(run: SiteRun) -> Sequence[str]:
    """Give what a run has to say at its end; why a crawl failed was told when it did."""
    if run.stopped:
        return ()
    return run.messages[1:] if run.reason == "failed" else run.messages


def chosen_sites(options: Namespace, order: Order, visits: Visits) -> Due:
    """Give the sites that the command names; --all leaves out the product's own demo, and those that can wait."""
    if options.all == bool(options.names):
        raise UsageError("`luutru run` needs names of sites, or --all.", "`luutru sites` lists them.")
    if options.all:
        every = [site for site in order.known if site.embedded is None]
        return Due(every) if order.full else due_sites(every, order.data, visits, datetime.now(UTC))
    return Due([load_site(name, site_folders(options)) for name in dict.fromkeys(options.names)])
