"""How two addresses of one site are kin: by the number that ends them, their last words, their parameters; pure.

Kinship alone makes nothing one: it is asked of addresses that showed the same content (see `likeness`).
"""

from __future__ import annotations

import re
from functools import lru_cache

FOLDER_NAMES = re.compile(
    r"_?(cat|cate|catid|category|categoryid|group|groupid|chuyenmuc|chuyen_muc|idcm|menu|menuid|tab|tabid|mid|module|zone"
    r"|zoneid|parent|parentid|portal|portalid|site|siteid|page|p|trang|lang|language|year|nam|month|thang|day|week|tuan"
    r"|date|ngay)",
    re.IGNORECASE,
)
"""Parameters that name what an article stands in, or when, and not the article."""
NUMBER = re.compile(r"\d+")
WORDS = re.compile(r"[^\W\d_]+(?:[-_.+%0-9]*[^\W\d_]+)*")
"""Words with what stands between them, never a slash."""
WHOLE = re.compile(r"\d{1,18}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}|[0-9a-f]{32}", re.IGNORECASE)
LAST_NUMBER = re.compile(r"(?:^|[-_.a-z])(\d{1,18})(?:[-_.](?:print|in|amp))?(?:\.\w{2,5})?$", re.IGNORECASE)
EXTENSION = re.compile(r"\.(?:html?|aspx?|php|jsp|jspx|cms|vnp|s?html)$", re.IGNORECASE)
PRINTED = re.compile(
    r"/(?:print|print-article|in-bai|in-trang|inbai|amp)(?=/|$)|[-_.](?:print|amp)(?=\.\w+$|$)", re.IGNORECASE
)
FEWEST_WORDS = 3
"""A last segment of fewer words ("chi-tiet", "detail") names no article."""


def article_number(key: str) -> str | None:
    """Give the number (or GUID) by which an address names its article, None if it has none.

    It is the last parameter that is nothing but a number and names no folder, else the number that ends the path.
    """
    path, terms = split_key(key)
    for term in reversed(terms):
        name, _, value = term.partition("=")
        if WHOLE.fullmatch(value) and not FOLDER_NAMES.fullmatch(name):
            return value.lower()
    found = LAST_NUMBER.search(path.rpartition("/")[2])
    return found[1] if found else None


def article_slug(key: str) -> str | None:
    """Give the words that end an address's path, without number and extension; None if they name no article."""
    path, _ = split_key(key)
    last = EXTENSION.sub("", PRINTED.sub("", path).rpartition("/")[2].lower())
    words = [word for word in re.split(r"[-_.+]|%20", last) if word and not word.isdigit()]
    return "-".join(words) if len(words) >= FEWEST_WORDS else None


def address_form(key: str) -> str:
    """Give an address with every number as 0 and every word as w: addresses that one program makes have one form."""
    path, terms = split_key(key)
    names = sorted(term.partition("=")[0].lower() for term in terms)
    return NUMBER.sub("0", WORDS.sub("w", path.partition("/")[2])) + "?" + "&".join(names)


@lru_cache(4096)
def split_key(key: str) -> tuple[str, list[str]]:
    """Take a `url_key` apart into its host and path, and its parameters."""
    path, _, query = key.partition("?")
    return path, query.split("&") if query else []


def plain_address(key: str) -> str:
    """Give an address in lower case without what asks for its printed form."""
    return PRINTED.sub("", key.lower())


def kinship(one: str, other: str) -> str | None:
    """Say how two addresses that show the same content are kin, as a reason of `addresses`; None if they are not.

    Two numbers in addresses of one form are two articles, though an editor posted one text twice.
    """
    if plain_address(one) == plain_address(other):
        return "case" if one.lower() == other.lower() else "parameters"
    numbers = article_number(one), article_number(other)
    if None not in numbers and numbers[0] == numbers[1]:
        return "number"
    if numbers[0] == numbers[1] or None in numbers:
        if adds_parameters(one, other) or adds_parameters(other, one):
            return "parameters"
        slugs = article_slug(one), article_slug(other)
        if slugs[0] is not None and slugs[0] == slugs[1] and split_key(one)[1] == split_key(other)[1]:
            return "slug"
    return None


def adds_parameters(one: str, other: str) -> bool:
    """Tell whether `other` is the address `one` with more parameters; one with none may be a folder's."""
    path, terms = split_key(one)
    more_path, more = split_key(other)
    return path.lower() == more_path.lower() and set(terms) < set(more)
