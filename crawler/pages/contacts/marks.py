"""Values told by markup: an icon's class, microdata, links that dial or write, addresses hidden from robots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml.html import HtmlElement

from crawler.pages.contacts.values import MAIL, NUMBER
from crawler.pages.lines import Line

_ICON: Final = re.compile(
    r"(?<![a-z])(?:(?P<fax>fax(?:number)?|print)|(?P<email>e?mail|envelope)|(?P<phone>tele?phone|phone|tel|mobile|hotline)"
    r"|(?P<address>(?:street)?address|map|location|geo))(?![a-z])"
)
_HIDDEN: Final = re.compile(r"\[email[ \u00a0]protected\]")
_SIGNS: Final = str.maketrans(
    dict.fromkeys("\u260e\u2706\U0001f4de\U0001f4f1", " Tel: ")
    | dict.fromkeys("\U0001f4e0\U0001f5b7", " Fax: ")
    | dict.fromkeys("\u2709\U0001f4e7\U0001f4e9\U0001f582", " Email: ")
    | dict.fromkeys("\U0001f4cd\U0001f3e0\U0001f3e2", " Address: ")
    | dict.fromkeys("\U0001f310", " Website: ")
)
"""Little pictures among the letters, as the labels that they stand for."""
_PICTURE: Final = re.compile("[\u2600-\u27bf\U0001f300-\U0001f5ff]\ufe0f?")
_LONGEST: Final = 160
_VALUE: Final = re.compile(r"[\d@,]|\s[-–]\s")
_PLACE: Final = re.compile(r"\d|,|\s[-–]\s")


def may_be_value(text: str) -> bool:
    """Return whether a line has a sign that every number, address for mail or postal address has."""
    return bool(_VALUE.search(text))


def marked_field(line: Line) -> str:
    """Return the field that an icon, a class or microdata says a line to be, when its shape allows it."""
    if len(line.text) > _LONGEST:
        return ""
    name = _named_by(line)
    if name == "address":
        return name if _PLACE.search(line.text) and not NUMBER.search(line.text) else ""
    if name == "email" or name == "":
        return name
    return name if NUMBER.search(line.text) and not MAIL.search(line.text) else ""


def is_marked(line: Line) -> bool:
    """Return whether a link in the line dials or writes."""
    return any(map(_link_kind, line.links))


def in_figures(line: Line) -> bool:
    """Return whether a line stands in a table with headed columns: what no heading calls a number is none."""
    table = next(line.node.iterancestors("table"), None) if line.node.tag == "td" else None
    return table is not None and table.find(".//th") is not None


def _named_by(line: Line) -> str:
    for marks in (line.marks, *_marks_round(line)):
        if match := _ICON.search(marks):
            return str(match.lastgroup)
    return next((kind for kind in map(_link_kind, line.links) if kind), "")


def _marks_round(line: Line) -> Iterator[str]:
    """Yield the names on the line's own box and on the box of nothing but an icon before it."""
    yield _names(line.node)
    before = next(line.node.itersiblings("*", preceding=True), None)
    if before is not None and len(before) < 3 and not "".join(before.itertext()).strip():
        yield " ".join(_names(element) for element in before.iter("*"))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()


def _link_kind(link: HtmlElement) -> str:
    href = (link.get("href") or "").strip().lower()
    return "phone" if href.startswith("tel:") else "email" if href.startswith("mailto:") else ""


def plain_mails(text: str, line: Line) -> str:
    """Return a line's text with signs as labels, the addresses that scripts write, and those that only a link holds."""
    if _PICTURE.search(text):
        text = text.replace("\ufe0f", "").translate(_SIGNS)
    if "protected]" in text:
        found = list(_decoded(line.node))
        return _HIDDEN.sub(lambda match: found.pop(0) if found else match.group(), text)
    for link in line.links:
        if _link_kind(link) == "email" and not MAIL.search(text):
            address = unquote((link.get("href") or "").strip()[7:]).partition("?")[0]
            return f"{text}: {address}" if MAIL.fullmatch(address) else text
    return text


def _decoded(node: HtmlElement) -> Iterator[str]:
    """Yield the addresses that Cloudflare hides in `data-cfemail`: a key, then every byte by it."""
    for element in node.iter("*"):
        code = element.get("data-cfemail") or (element.get("href") or "").partition("email-protection#")[2]
        if code and re.fullmatch(r"(?:[0-9a-f]{2})+", code):
            key, *hidden = bytes.fromhex(code)
            yield bytes(byte ^ key for byte in hidden).decode("utf-8", "replace")
