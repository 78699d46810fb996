"""The kinds of pages that say nothing of what they stand for; it loads nothing, so that a release need not read pages.

`crawler.pages.kinds` tells them apart, and says what to do about those that stand in another's place.
"""

from __future__ import annotations

from typing import Final

SILENT: Final = frozenset(("asset", "missing", "blocked", "hacked", "parked", "broken", "login"))
"""No item comes from them, and no link is followed."""
