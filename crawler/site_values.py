"""Readers of the single values of a site file: text, numbers, addresses, patterns, days."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from cssselect import HTMLTranslator, SelectorError
from lxml import etree
from yaml import Node, ScalarNode
from yaml.constructor import ConstructorError, SafeConstructor

from crawler.errors import nearest
from crawler.site_file import Place, Reader, WrongValue

NAME = r"[a-z0-9][a-z0-9-]*"
_MEND = "Try it with document.querySelector in a browser."
_MENDS = (
    (r"^\s*\.?/|\[@", "That looks like XPath. Write CSS: `div.title` for //div[@class='title']."),
    (r"::", "Leave out what begins with `::`: the text of an element is read by itself."),
    (
        r":(?:eq|first|last|gt|lt|visible|parent|text)\b",
        "That is jQuery's. Write `:first-of-type` or `:nth-of-type(2)`.",
    ),
    (r"[{}<;]", "Write the selector alone, such as `div.title`: no rules, no tags."),
    (r":not\([^)]*,", "Write one `:not()` after the other: `p:not(.a):not(.b)`."),
    (r"^\s*$|[>+~,]\s*$", "Say which element comes after the last sign, such as `div > p`."),
    (r"[.#]\d", "A name that begins with a digit is written `[class~='1a']` or `[id='1a']`."),
    (r"\|", "Leave out the name space: write `rect` for `svg|rect`."),
    (r"\[[^\]]*$", "Close the bracket: `a[href$='.pdf']`."),
)
"""Shapes of selectors that cannot be used, and what to write instead."""


def _refuse(node: Node, wanted: str) -> NoReturn:
    shown = f"`{node.value}`" if isinstance(node, ScalarNode) else "a list or a group of keys"
    raise WrongValue(node, f"must be {wanted}, not {shown}.", f"Write {wanted}.")


def _plain(node: Node, wanted: str) -> Any:
    """Give the Python value of a plain YAML value, never None."""
    if not isinstance(node, ScalarNode):
        _refuse(node, wanted)
    try:
        value = SafeConstructor().construct_object(node)
    except (ValueError, ConstructorError):
        _refuse(node, wanted)
    if value is None:
        raise WrongValue(node, "has no value.", f"Write {wanted}, or take the line out.")
    return value


def read_text(node: Node, _: Place | None = None) -> str:
    """Read one line of text."""
    value = _plain(node, "text")
    if not isinstance(value, str):
        raise WrongValue(node, f"must be text, not `{node.value}`.", f'Put it in quotes: "{node.value}".')
    if not value.strip() or any(ord(letter) < 32 for letter in value):
        raise WrongValue(node, "is blank or holds control characters.", "Write plain text, or take the line out.")
    return value.strip()


def read_flag(node: Node, _: Place) -> bool:
    """Read true or false."""
    value = _plain(node, "true or false")
    return value if isinstance(value, bool) else _refuse(node, "true or false")


def read_number(least: float, most: float, *, whole: bool = True) -> Reader:
    """Make a reader of numbers from `least` to `most`."""
    wanted = f"a {'whole ' if whole else ''}number from {least} to {most}"
    kinds = (int,) if whole else (int, float)

    def read(node: Node, _: Place) -> float:
        value = _plain(node, wanted)
        if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
            _refuse(node, wanted)
        return value

    return read


def read_url(node: Node, _: Place) -> str:
    """Read an absolute http or https address; one without a path gets `/`."""
    value = read_text(node)
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and " " not in value and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise WrongValue(node, f"is not a web address: `{value}`.", "Write it whole, such as https://example.gov.vn/.")
    return value if parts.path else parts._replace(path="/").geturl()


def read_follower(node: Node, place: Place) -> str:
    """Read which site follows: its name, or an address of it."""
    value = read_text(node)
    if "://" in value:
        return read_url(node, place)
    if re.fullmatch(NAME, value):
        return value
    mend = "Write the name of its site file, such as sct-vinhlong, or its home page, such as https://example.gov.vn/."
    raise WrongValue(node, f"`{value}` is neither the name of a site nor a web address.", mend)


def read_pattern(node: Node, _: Place) -> str:
    """Read a regular expression; it is searched for in a URL."""
    value = read_text(node)
    try:
        re.compile(value)
    except (re.error, RecursionError, OverflowError) as error:
        mend = r"Put a backslash before a sign that is meant as such: `\?`."
        raise WrongValue(node, f"is not a regular expression: {error}.", mend) from None
    return value


def read_zone(node: Node, _: Place) -> str:
    """Read the name of a time zone of the IANA database."""
    value = read_text(node)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        mend = "Write an IANA name, such as Asia/Ho_Chi_Minh."
        raise WrongValue(node, f"is not a time zone: `{value}`.", mend) from None
    return value


def read_name(node: Node, _: Place) -> str:
    """Read a site's name: small letters, digits and hyphens."""
    value = read_text(node)
    if re.fullmatch(NAME, value):
        return value
    raise WrongValue(node, f"`{value}` is not a name.", "Use only a-z, 0-9 and hyphens, such as sct-bentre.")


def read_hours(node: Node, _: Place) -> tuple[int, int]:
    """Read hours of the day such as 22-5: from 22:00 until 5:00 at the clock of the site."""
    value = _plain(node, "hours")
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(value))
    if not found or int(found[1]) == int(found[2]) or max(int(found[1]), int(found[2])) > 24:
        raise WrongValue(node, f"are not hours: `{value}`.", "Write 22-5 for 22:00 until 5:00.")
    return int(found[1]), int(found[2])


def read_choice(*choices: str) -> Reader:
    """Make a reader of one of a few words."""

    def read(node: Node, _: Place) -> str:
        value = read_text(node)
        if value not in choices:
            raise WrongValue(node, f"does not know `{value}`.", nearest(value, choices))
        return value

    return read


def read_selector(node: Node, _: Place | None = None) -> str:
    """Read a CSS selector; raises WrongValue for one that no page can be asked with."""
    if not isinstance(node, ScalarNode):
        raise WrongValue(node, "must be one selector.", "A comma joins several: `.caption, figcaption`.")
    value = read_text(node)
    if fault := selector_fault(value):
        raise WrongValue(node, *fault)
    return value


def selector_fault(selector: str) -> tuple[str, str] | None:
    """Say what is wrong with a CSS selector and what to write instead; None when nothing is."""
    try:
        etree.XPath(HTMLTranslator().css_to_xpath(selector))(etree.Element("html"))
    except (SelectorError, etree.XPathError) as error:
        mend = next((mend for shape, mend in _MENDS if re.search(shape, selector)), _MEND)
        return f"is not a CSS selector that can be used: {str(error).rstrip('.')}.", mend
    return None


def read_day(node: Node, _: Place) -> date:
    """Read a day, YYYY-MM-DD."""
    value = _plain(node, "a day as YYYY-MM-DD")
    return value if type(value) is date else _refuse(node, "a day as YYYY-MM-DD")
