"""Links that are not followed: they sort, print, log in, or turn the leaves of a calendar without end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from crawler.pages.cues import fold, heading
from crawler.pages.links.addresses import Address
from crawler.pages.printed_dates import has_year

_TWIN_TERMS: Final = re.compile(
    r"(?:^|[?&;])(?:print|in|share|replytocom|download|tmpl|return_?url|returnto)="
    r"|(?:^|[?&;])(?:p_p_state=(?:pop_up|exclusive|maximized|minimized)|p_p_mode=print|format=pdf"
    r"|(?:view|task|action|act|op)=(?:login|register|logout|reset|print|sendmail|mailto))(?:&|$)",
    re.IGNORECASE,
)
_TWIN_PATHS: Final = re.compile(
    r"/(?:print|savefile|sendmail|mailto|login|logout|signin|signup|register|users?|dang-nhap|dang-ky|dang-xuat"
    r"|ban-in|in-bai|wp-login\.php|wp-admin|authenticate\.aspx|login\.aspx)(?=[/?]|$)"
    r"|/(?:feed|rss)/?(?=\?|$)",
    re.IGNORECASE,
)
_SORTS: Final = re.compile(
    r"(?:^|[?&;])(?:\w*_)?(?:sort(?:by|order|_by)?|order(?:by|dir|_by|bycol|bytype)?|filter_order(?:_dir)?|sapxep"
    r"|sap-xep|sap_xep|dir|f(?:\[|%5b)\w*(?:\]|%5d)|filter(?:\[|%5b).*?|per_?page|page_?size|hienthi)=",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[-/.](?:\d{1,2}[-/.])?(?:19|20)\d\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAY_PATH: Final = re.compile(r"[/-](?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-](?:0?[1-9]|[12]\d|3[01]))?(?:/|\.\w+)?$")
_LEAF_PATH: Final = re.compile(  # where leaves lie, the number behind the year may be that of a week
    r"/(?:lich|lich-[a-z-]+|calendar|events?|su-kien)/(?:.*/)?(?:19|20)\d\d[/-]\d{1,2}(?:[/-]\d{1,2})?(?:/|\.\w+)?$",
    re.IGNORECASE,
)
_DAY_KEYS: Final = frozenset(("ngay", "day", "date", "d"))
_PART_KEYS: Final = frozenset(("thang", "month", "tuan", "week", "m", "w"))
_YEAR_KEYS: Final = frozenset(("nam", "year", "y"))
_ARROWS: Final = "«»‹›<>←→"


def is_twin(address: Address) -> bool:
    """Return whether an address prints, sends, feeds or opens a door: it can only repeat what is known."""
    return _opens_door(f"{address.path}?{address.query}" if address.query else address.path)


@lru_cache(maxsize=8192)
def _opens_door(target: str) -> bool:
    return bool(_TWIN_PATHS.search(target)) or ("=" in target and bool(_TWIN_TERMS.search(target)))


def is_sorting(address: Address) -> bool:
    """Return whether an address orders, narrows or resizes a list: its articles stand in the list as it is."""
    return bool(address.query) and bool(_SORTS.search(f"?{address.query}"))


def is_leaf(address: Address, text: str) -> bool:
    """Return whether a link turns to a day, a week or a month: such addresses never end.

    A month that the link calls by its year ("Tháng 5 2023") belongs to an archive, which ends.
    """
    if address.query and _names_leaf(address):
        return True
    if not has_year(address.path):
        return False
    if _LEAF_PATH.search(address.path):
        return True
    turns = not _YEAR.search(text) or text[:1] in _ARROWS or text[-1:] in _ARROWS
    return turns and bool(_DAY_PATH.search(address.path))


def _names_leaf(address: Address) -> bool:
    terms = {name.lower(): value for name, value in address.terms}
    if any(_DAY.fullmatch(terms.get(name, "")) for name in _DAY_KEYS):
        return len(terms) == 1 or not any(value.isdigit() for value in terms.values())
    if any(_DAY.fullmatch(terms.get(name, "")) for name in _PART_KEYS):
        return True
    return not terms.keys().isdisjoint(_PART_KEYS) and any(_YEAR.fullmatch(terms.get(name, "")) for name in _YEAR_KEYS)


@lru_cache(maxsize=8192)
def is_turning(text: str) -> bool:
    """Return whether a link says only that it turns a leaf: "Tháng sau", "Tuần trước"."""
    return len(text) < 30 and bool(heading("turn_leaf").match(fold(text).strip()))
