"""Which site follows another, as their site files say."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from crawler.site import Site


def named_site(named: str, sites: Iterable[Site]) -> Site | None:
    """Find the site that is meant by its name or by an address of it; None when no site file is of it."""
    by_address = urlsplit(named).scheme != ""
    found = (site for site in sites if (site.covers(named) if by_address else site.name == named))
    return min(found, key=lambda site: site.name, default=None)


def followed(sites: Collection[Site], held: Collection[str]) -> dict[str, str]:
    """Map each site to the one that follows it, where `held` names both."""
    pairs = {
        site.name: other.name
        for site in sites
        if site.successor and (other := named_site(site.successor, sites)) and other.name != site.name
    }
    return {site: pairs[site] for site in sorted(pairs) if site in held and pairs[site] in held}
