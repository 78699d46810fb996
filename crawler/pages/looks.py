"""How an element looks: hidden or shown, linked, bold, slanted, large, and how its lines are aligned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from lxml.html import HtmlElement

_BOLD: Final = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC: Final = frozenset(("i", "em", "cite"))
_NAMING: Final = frozenset(("class", "id", "itemprop", "data-role", "data-slot", "type", "aria-label"))
TELLING: Final = _NAMING | {"style", "align", "size", "hidden"}
LONGEST: Final = 400  # letters of an attribute
DRESSING: Final = _BOLD | _ITALIC | {"a", "center", "table"}
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AWAY: Final = re.compile(  # 1,000 pixels or 100 em off the screen
    r"(?<![\w-])(?:left|top|right|text-indent)\s*:\s*-(?:\d{4,}(?:\.\d+)?p[xt]|\d{3,}r?em)", re.IGNORECASE
)
_NO_ROOM: Final = re.compile(r"(?<![\w-])(?:max-)?height\s*:\s*(?:[01](?:p[xt])?|0%)\s*(?:;|!|$)", re.IGNORECASE)
_CLIPPED: Final = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_NAME: Final = re.compile(r"(?:^|\s)(?:hidden|hide|d-none|visually-hidden|sr-only|screen-reader-text)(?=$|\s)")
_SHOWN_WIDE: Final = re.compile(  # hidden on a telephone alone
    r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-(?!none)\w|(?:sm|md|lg|xl|2xl):(?:block|flex|inline|grid|table))"
)
_STYLED: Final = re.compile(
    r"(?<![\w-])(?:text-align\s*:\s*(?P<align>\w+)|font-style\s*:\s*(?P<slant>\w+)"
    r"|font-weight\s*:\s*(?P<weight>\w+)|font-size\s*:\s*(?P<size>[\w.-]+))",
    re.IGNORECASE,
)
_CLASSES: Final = re.compile(  # of Bootstrap, Tailwind, Drupal and WordPress
    r"(?<![\w-])(?:(?P<center>text-center|rtecenter|aligncenter|(?:has-text-|ql-|text-)?align-center)"
    r"|(?P<right>text-right|text-end|rteright|justify-end|(?:has-text-|ql-|text-)?align-right)"
    r"|(?P<bold>font-bold|font-semibold|fw-bold|font-weight-bold)|(?P<italic>italic|fst-italic|font-italic))(?![\w-])"
)
_LARGE: Final = re.compile(r"(?:1[7-9]|[2-9]\d)(?:\.\d+)?p[tx]|(?:1\.[3-9]|[2-9])\d*r?em|x{0,2}-?large", re.IGNORECASE)
_ICON_WORDS: Final = (
    "icon|logo|button|spacer|clock|print|emoji|arrow|bullet|loading|avatar|blank\\.|pixel|banner|rating|mui[_-]?ten"
)
_ICON: Final = re.compile(  # of small letters: a search that ignores case takes four times as long
    rf"{_ICON_WORDS}|(?<![^_-])stars?[._-]|\.svg$|(?<![^_-])(?:qr(?:[_.-]|code|$)|(?:ic|dot)[_.-])"
)
_ICON_HINT: Final = re.compile(
    rf"{_ICON_WORDS}|star|\.svg|qr|ic[_.-]|dot[_.-]"
)  # plain words alone are searched for in a third of the time
_FILE_ICON: Final = re.compile(
    r"(?:ic|ico|file)?-?(?:pdf|docx?|xlsx?|zip|rar|word|excel|file|attach|new|hot)\.(?:gif|png|svg)"
)
SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "data-url", "src")  # the first that a lazy page fills
_SIDES: Final = ("width", "height")
_SMALLEST: Final = 60  # pixels; smaller pictures are decoration


class Look(NamedTuple):
    """The look in force inside an element; every part is inherited."""

    linked: bool = False
    bold: bool = False
    italic: bool = False
    large: bool = False
    align: str = ""


PLAIN: Final = Look()
Telling: TypeAlias = tuple[tuple[str, str], ...]
Dress: TypeAlias = tuple[bool, Look, str]
_MOST_DRESSES: Final = 8192


def dress_of(tag: str, telling: Telling, around: Look) -> Dress:
    """Return whether an element is hidden, the look inside it given the look around, and its names in lower case.

    `telling` holds its attributes of `TELLING`, 400 letters of each; without any only the tags of `DRESSING` change
    a look.
    """
    attributes = dict(telling)
    names = " ".join([value for key, value in telling if key in _NAMING]).lower()
    return is_hidden(attributes), _look_in(tag, attributes, around), names


class _Dresses(dict[tuple[str, Telling, Look], Dress]):
    """What `dress_of` gives, kept by what it is asked: most elements of a portal are dressed as others are.

    It is asked for nearly every element, and answers in half of the time of `lru_cache`.
    """

    def __missing__(self, asked: tuple[str, Telling, Look]) -> Dress:
        if len(self) >= _MOST_DRESSES:
            self.clear()
        found = self[asked] = dress_of(*asked)
        return found


DRESSES: Final = _Dresses()


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Return whether an element with these attributes is not shown: by its style, its class or `hidden`."""
    style, names = attributes.get("style", ""), attributes.get("class", "")
    if "hidden" in attributes or _HIDDEN.search(style):
        return True
    if _HIDDEN_NAME.search(names) and not _SHOWN_WIDE.search(names):
        return True
    return bool(style) and is_out_of_sight(style)


def is_out_of_sight(style: str) -> bool:
    """Return whether a style shows its element where nobody sees it: off the screen, or in a box without room.

    A box without height that is padded keeps a picture or a film in shape, and is seen.
    """
    if _CLIPPED.search(style) and _NO_ROOM.search(style):
        return "padding" not in style.lower()
    return bool(_AWAY.search(style))


def _look_in(tag: str, attributes: Mapping[str, str], around: Look) -> Look:
    look = around
    if tag in _BOLD:
        look = look._replace(bold=True)
    elif tag in _ITALIC:
        look = look._replace(italic=True)
    elif tag == "a":
        look = look._replace(linked=True)
    elif tag in ("center", "table"):
        look = look._replace(align="center" if tag == "center" else "")
    if tag == "font" and attributes.get("size", "").lstrip("+") in ("4", "5", "6", "7"):
        look = look._replace(large=True)
    align = "" if tag == "table" else attributes.get("align", "")  # a table's places it, not what stands in its cells
    return _styled(_aligned(look, align, attributes.get("class", "")), attributes.get("style", ""))


def _aligned(look: Look, align: str, names: str) -> Look:
    if align:
        look = look._replace(align=_side(align))
    for match in _CLASSES.finditer(names):
        kind = str(match.lastgroup)
        if kind in ("center", "right"):
            look = look._replace(align=kind)
        else:
            look = look._replace(bold=look.bold or kind == "bold", italic=look.italic or kind == "italic")
    return look


def _side(value: str) -> str:
    side = value.strip().lower()
    return side if side in ("center", "right") else ""


def _styled(look: Look, style: str) -> Look:
    for match in _STYLED.finditer(style):
        kind, value = str(match.lastgroup), match.group(str(match.lastgroup)).lower()
        if kind == "align":
            look = look._replace(align=_side(value))
        elif kind == "slant":
            look = look._replace(italic=value in ("italic", "oblique"))
        elif kind == "weight":
            look = look._replace(bold=value in ("bold", "bolder", "600", "700", "800", "900"))
        else:
            look = look._replace(large=bool(_LARGE.match(value)))
    return look


def is_icon(image: HtmlElement) -> bool:
    """Return whether an image is decoration: told by its size or by the name of its file."""
    attributes = dict(image.items())
    for side in _SIDES:
        size = attributes.get(side, "").strip().removesuffix("px")
        if size.isdecimal() and len(size) < 9 and int(size) < _SMALLEST:
            return True
    source = ""
    for key in SOURCES:
        if source := attributes.get(key, ""):
            break
    name = source.partition("?")[0].rstrip("/").rsplit("/", 1)[-1].lower() or "blank."
    return bool((_ICON_HINT.search(name) and _ICON.search(name)) or _FILE_ICON.fullmatch(name))
