"""Home pages that are no department's any more: a seller of names, an empty server, a closed account."""

from __future__ import annotations

import re
from typing import Final

from bs4 import UnicodeDammit

from crawler.capture import Capture
from pipelines.text import search_key

PHRASES: Final = (
    "domain is for sale", "domain may be for sale", "buy this domain", "domain is parked", "parked free",
    "domain has expired", "domain name has expired", "domain is expired", "account has been suspended",
    "account suspended", "website is no longer available", "welcome to nginx", "apache2 ubuntu default page",
    "apache2 debian default page", "iis windows server", "test page for the apache", "default web site page",
    "index of /", "ten mien nay dang duoc ban", "ten mien dang duoc ban", "ten mien nay dang duoc rao ban",
    "mua ten mien nay", "ten mien nay da het han", "ten mien da het han", "ten mien chua duoc tro",
    "tai khoan da bi tam ngung", "tai khoan hosting da bi khoa", "website da het han", "website tam ngung hoat dong",
    "trang web nay da bi tam ngung",
)  # fmt: skip
"""What sellers of names, hosts and fresh servers print, folded to letters without marks."""

LONGEST: Final = 300  # words; a portal's home page has many more
FRONT: Final = 60_000  # bytes
MARKUP: Final = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")


def parked_phrase(capture: Capture) -> str | None:
    """Give the phrase by which a home page shows that it is no department's; None where it may be one."""
    words = search_key(visible_text(capture)).split()
    if len(words) > LONGEST:
        return None
    text = " ".join(words)
    return next((phrase for phrase in PHRASES if phrase in text), None)


def visible_text(capture: Capture) -> str:
    """Give the text of a page without its markup, as plainly as that goes: only a short page is asked for its words."""
    content = capture.content(FRONT)
    markup = UnicodeDammit(content, is_html=True).unicode_markup or content.decode("utf-8", "replace")
    return " ".join(MARKUP.sub(" ", markup).split())
