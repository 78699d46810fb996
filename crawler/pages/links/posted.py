"""Pages of a list that a form brings: ASP.NET post-backs with the form's state, and buttons called as pagers are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from lxml import etree
from lxml.html import HtmlElement

from crawler.items import Follow
from crawler.pages.document import Document
from crawler.pages.lines import text_in
from crawler.pages.links.addresses import is_page_key
from crawler.pages.links.anchors import LONGEST_URL, iter_found
from crawler.pages.links.pagers import page_number, turns_page
from crawler.pages.links.places import Places

_POSTS: Final = "[contains(.,'__doPostBack') or contains(.,'WebForm_PostBackOptions')]"
_CALLS: Final = etree.XPath(f"//@href{_POSTS}/.. | //@onclick{_POSTS}/..")  # elements asked one by one take thrice that
_BUTTONS: Final = etree.XPath(  # asked of each element alone: a path through forms walks nested ones again and again
    "//*[(self::input and (@type='submit' or @type='button')) or (self::button and @name)][ancestor::form]"
)
_CALL: Final = re.compile(r"__doPostBack\(\s*(['\"])(.*?)\1\s*,\s*(['\"])(.*?)\3")
_OPTIONS: Final = re.compile(r"WebForm_PostBackOptions\(\s*(['\"])(.*?)\1\s*,\s*(['\"])(.*?)\3")
_OTHER_USE: Final = re.compile(r"^(?:Sort|Select|Edit|Delete|Cancel|Update)\$")
_DAY_SERIAL: Final = re.compile(r"V?\d{4,}")  # the days since 2000 that an ASP.NET calendar posts
_PAGING: Final = re.compile(r"page|pager|next|trang", re.IGNORECASE)
_KEPT: Final = frozenset(("hidden", "text", "search", "number", "date", ""))
_MOST: Final = 200


def read_posted(doc: Document, places: Places) -> Iterator[tuple[HtmlElement, Follow]]:
    """Yield each other page of a list that a form brings, with the element that brings it."""
    if next(doc.tree.iter("form"), None) is None:
        return
    forms = _Forms(doc)
    for path, read in ((_CALLS, forms.called), (_BUTTONS, forms.pressed)):
        for element in islice(iter_found(path, doc.tree), _MOST):
            place = places.of(element)
            if not (place.calendar or place.talk) and (follow := read(element)):
                yield element, follow


class _Forms:
    """The forms of a page, each read once."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._states: dict[HtmlElement, dict[str, str]] = {}

    def called(self, element: HtmlElement) -> Follow | None:
        """Return the post-back that a link, a cell or a button calls, when it reads as one of a pager."""
        match = _target_in(f"{element.get('href') or ''} {element.get('onclick') or ''}"[:LONGEST_URL])
        text = element.get("value") or text_in(element)
        form = _form_of(element)
        if match is None or form is None or not _is_page(text, match[1]):
            return None
        sent = self._sent(form, {"__EVENTTARGET": match[0], "__EVENTARGUMENT": match[1]})
        return Follow(self._action(form), "pager", text or None, form=sent)

    def pressed(self, button: HtmlElement) -> Follow | None:
        """Return what a form sends when a button that reads as one of a pager is pressed."""
        name, value = button.get("name"), button.get("value") or ""
        text = value if button.tag == "input" else text_in(button)
        form = _form_of(button)
        if not name or form is None or "__doPostBack" in (button.get("onclick") or "") or not _turns(name, text):
            return None
        sent, action = self._sent(form, {name: value}), self._action(form)
        if (form.get("method") or "get").lower() == "post":
            return Follow(action, "pager", text or None, form=sent)
        return Follow(f"{action.partition('?')[0]}?{urlencode(sent)}", "pager", text or None)

    def _action(self, form: HtmlElement) -> str:
        return self._doc.absolute(form.get("action") or self._doc.url)

    def _sent(self, form: HtmlElement, event: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """Return what a browser sends: the form's state, its fields as they stand, and what was pressed."""
        if form not in self._states:
            self._states[form] = {name: value for name, value in _fields(form) if name}
        return tuple(sorted((self._states[form] | event).items()))


def _target_in(call: str) -> tuple[str, str] | None:
    match = _CALL.search(call) or _OPTIONS.search(call)
    return (match[2], match[4]) if match else None


def _is_page(text: str, argument: str) -> bool:
    if _OTHER_USE.match(argument) or (_DAY_SERIAL.fullmatch(argument) and argument != text.strip(" []")):
        return False
    return page_number(text) is not None or (turns_page(text) and bool(text))


def _turns(name: str, text: str) -> bool:
    """Whether a button turns pages: a number under a name that numbers pages, or words that speak of a page."""
    if page_number(text) is not None:
        return is_page_key(name.rpartition("$")[2]) or bool(_PAGING.search(name))
    return bool(text) and turns_page(text) and bool(is_page_key(name) or _PAGING.search(f"{name} {text}"))


def _form_of(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("form"), None)


def _fields(form: HtmlElement) -> Iterator[tuple[str | None, str]]:
    for field in form.iter("input", "select"):
        if field.tag == "select":
            chosen = next((one for one in field.iter("option") if one.get("selected") is not None), None)
            if chosen is not None:
                yield field.get("name"), chosen.get("value") or text_in(chosen)
        elif (field.get("type") or "").lower() in _KEPT or field.get("checked") is not None:
            yield field.get("name"), field.get("value") or ""
