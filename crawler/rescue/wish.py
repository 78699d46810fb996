"""What is asked for: of which site, from which archives, between which days."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from crawler.rescue.listed import Listed
from crawler.rescue.services import Services
from crawler.site import Site

SCRIPTS = ("javascript", "ecmascript")


@dataclass(frozen=True, slots=True)
class Wish:
    """One rescue: `since` and `until` are the first digits of a time (2019, 201904), `""` for no bound."""

    site: Site
    services: Services
    names: tuple[str, ...]
    since: str = ""
    until: str = ""

    def wants(self, listed: Listed) -> bool:
        """Tell whether a capture is of the site, of the time asked for, and of a sort that the site file keeps."""
        in_time = listed.stamp >= self.since and listed.stamp[: len(self.until)] <= self.until
        return in_time and self.site.covers(listed.url) and self._keeps(listed)

    def _keeps(self, listed: Listed) -> bool:
        kept = self.site.assets
        if any(re.search(pattern, listed.url) for pattern in self.site.deny):
            return False
        if any(word in listed.mime for word in SCRIPTS):
            return kept.scripts
        return kept.images or not listed.mime.startswith("image/")

    def key(self) -> str:
        """Give what tells this wish from another: whoever asks the same goes on where the last one was stopped."""
        wayback, common = self.services.wayback, self.services.commoncrawl
        addresses = [wayback.index, wayback.replay, common.index, common.data]
        said = [self.site.host, self.site.articles, self.site.deny, addresses, self.names, self.since, self.until]
        return json.dumps([*said, asdict(self.site.assets)], sort_keys=True)
