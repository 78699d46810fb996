"""The verbs that make things: crawl, build, release, run."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from crawler.errors import UsageError
from crawler.run import crawl_site
from crawler.site import Site, load_site, load_sites
from pipelines.outcome import tell
from pipelines.run import Order, build_sites, index_released, release_parts, run_sites
from pipelines.settings_file import read_settings
from pipelines.show import write_json
from pipelines.site_run import SiteRun, run_words, worst_status
from pipelines.summary import build_words, crawl_lines, release_words, run_lines, words_of


def site_folders(options: Namespace) -> list[Path]:
    """Give the folders of site files beside the product's own."""
    return [options.sites] if options.sites else []


def order_from(options: Namespace) -> Order:
    """Read what is asked for; options that a verb does not have stay unset."""
    names = ("full", "limit", "workers", "on", "quiet")
    asked = {name: getattr(options, name) for name in names if hasattr(options, name)}
    known = list(load_sites(site_folders(options)).values())
    return Order(options.data, known, **asked)


def crawl_verb(options: Namespace) -> int:
    """Crawl one site and say what came."""
    site = load_site(options.site, site_folders(options))
    summary = crawl_site(site, options.data, full=options.full, limit=options.limit, quiet=options.quiet)
    if options.json:
        write_json(words_of(summary))
    else:
        print("\n".join(crawl_lines(summary, options.data)))
    return 128 + summary.signal if summary.signal else 0


def build_verb(options: Namespace) -> int:
    """Build the parts of one site, or of every site that has captures."""
    order = order_from(options)
    sites = [load_site(options.site, site_folders(options))] if options.site else captured_sites(order)
    built = build_sites(sites, order, force=options.force)
    if options.json:
        write_json(words_of(built))
    else:
        print(build_words(built, options.data))
    return 0


def captured_sites(order: Order) -> list[Site]:
    """Give the known sites that have captures; raises UsageError if there is none."""
    sites = [site for site in order.known if (order.data / "captures" / site.name).is_dir()]
    if not sites:
        raise UsageError(f"There are no captures of a known site in {order.data}.", "`luutru crawl SITE` makes some.")
    return sites


def publish_verb(options: Namespace) -> int:
    """Publish a release of all parts: `luutru release` with no action."""
    order = order_from(options)
    released = release_parts(order)
    index_released(released, order)
    if options.json:
        write_json(words_of(released))
    else:
        print(release_words(released, options.data))
    return 0


def run_verb(options: Namespace) -> int:
    """Crawl, build and release; the status is that of the site that went worst."""
    order = replace(order_from(options), notify=read_settings(options.data).notify)
    runs = run_sites(chosen_sites(options, order), order)
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


def chosen_sites(options: Namespace, order: Order) -> Sequence[Site]:
    """Give the sites that the command names; --all leaves out the product's own demo."""
    if options.all == bool(options.names):
        raise UsageError("`luutru run` needs names of sites, or --all.", "`luutru sites` lists them.")
    if options.all:
        return [site for site in order.known if site.embedded is None]
    return [load_site(name, site_folders(options)) for name in dict.fromkeys(options.names)]
