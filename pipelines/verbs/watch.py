"""The verb that says how things stand: status."""

from __future__ import annotations

from argparse import Namespace

from crawler.site import load_sites
from pipelines.show import write_json
from pipelines.status.show import show_status, status_words
from pipelines.status.sites import site_states
from pipelines.status.timers import find_timer


def status_verb(options: Namespace) -> int:
    """Show how each site stands; status 0 whatever it is, since asking worked."""
    timer = find_timer(options.data, options.name)
    states = site_states(options.data, list(load_sites([options.sites] if options.sites else []).values()))
    if options.json:
        write_json(status_words(states, timer))
    else:
        print(show_status(states, timer, options.data))
    return 0
