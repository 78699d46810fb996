"""The verb `build`, and what it shares with the others that make things."""

from __future__ import annotations

from argparse import Namespace
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from crawler.errors import UsageError
from crawler.site import Site, load_site, load_sites
from pipelines.order import Order, build_sites
from pipelines.show import write_json
from pipelines.summary import build_words, words_of


def site_folders(options: Namespace) -> list[Path]:
    """Give the folders of site files beside the product's own."""
    return [options.sites] if options.sites else []


def order_from(options: Namespace) -> Order:
    """Read what is asked for; options that a verb does not have stay unset."""
    names = ("full", "limit", "workers", "on", "through", "memory", "quiet")
    asked = {name: getattr(options, name) for name in names if hasattr(options, name)}
    known = list(load_sites(site_folders(options)).values())
    return Order(options.data, known, remote=getattr(options, "remote", None), **asked)


def holding(options: Namespace, site: Site, *, whole: bool = False) -> AbstractContextManager[frozenset[str]]:
    """Hold a site of an archive in a bucket while its captures are written; in a folder the writer holds it itself.

    `whole` is for who reads the captures that are there, and not their indexes alone. Gives the names of the WARC files
    that the bucket holds.
    """
    remote = getattr(options, "remote", None)
    return remote.capturing(site.name, whole=whole) if remote else nullcontext(frozenset())


def build_verb(options: Namespace) -> int:
    """Build the parts of one site, or of every site that has captures."""
    if options.through and not options.on:
        raise UsageError("--through is the way to the workers of a cluster.", "Name its scheduler with --on.")
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
