"""Captions: which lines belong to a picture, and where the caption ends and its credit begins."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from lxml.html import HtmlElement

from crawler.items import Image
from crawler.pages.byline import cleaned
from crawler.pages.cues import alternation, fold, letters
from crawler.pages.document import Document
from crawler.pages.lines import Line, upward
from crawler.pages.looks import SOURCES

_NAMED: Final = re.compile(
    r"caption|chu-?thich|ghi-?chu-?anh|mo-?ta-?anh|anh-?minh-?hoa|photo-?desc|image-?desc|img-?desc", re.IGNORECASE
)
_OPENING: Final = re.compile(
    r"(?:anh|hinh|toan canh|quang canh|khung canh|d/c|dong chi|cac dai bieu|dai bieu|lanh dao|doan|ong |ba )",
    re.IGNORECASE,
)
_FILE_NAME: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)\b", re.IGNORECASE)
_LONGEST: Final = 420
_FRAMED: Final = 300
_LOOSE: Final = 170
_QUOTATION: Final = re.compile(r"\s*[“\"].{40,}[”\"],.+[.]\s*$|.+: [“\"].{30,}[”\"][.]?\s*$")
_NUMBER: Final = re.compile(r"\d")  # a sentence with a figure tells, a caption shows
_SHORT: Final = 90
_SPOKEN: Final = 12  # letters


def is_named(line: Line) -> bool:
    """Return whether the markup itself calls a line a caption: `figcaption`, a table's `caption`, a class."""
    for element, names in zip(upward(line.node), line.around[:3], strict=False):
        if element.tag == "figcaption" or _names_caption(names):
            return bool(element.tag != "table")
    return _names_caption(line.marks)


@lru_cache(maxsize=8192)
def _names_caption(names: str) -> bool:
    return bool(_NAMED.search(names))


def is_caption(line: Line, picture: Line, previous: Line, title_key: str) -> bool:
    """Return whether `line`, the first text after `picture`, is its caption; `previous` is the line just before it."""
    if is_dressed_caption(line, picture, title_key):
        return True
    return spoken_alt(picture, title_key) is None and is_bare_caption(line, previous)


def is_dressed_caption(line: Line, picture: Line, title_key: str) -> bool:
    """Return whether a line below a picture is dressed as its caption, or says what its alternative text says."""
    if is_styled_caption(line, picture):
        return True
    fits = len(line.text) <= _LONGEST and line.link_share <= 0.6 and not _QUOTATION.match(line.text)
    return fits and (_alt_agrees(line, picture) or _speaks_alt(line, picture, title_key))


def is_styled_caption(line: Line, picture: Line) -> bool:
    """Return whether a line below a picture looks like a caption: named so, in its frame, slanted, centred."""
    if len(line.text) > _LONGEST or line.link_share > 0.6 or line.level in (1, 2):
        return False
    if is_named(line) or _same_frame(line.node, picture.node):
        return True
    if _QUOTATION.match(line.text):
        return False
    return line.mostly(line.italic) or (line.align == "center" and not line.mostly(line.bold))


def is_bare_caption(line: Line, previous: Line) -> bool:
    """Return whether an undressed line reads as a caption of the picture right above: short and unfinished."""
    if line.link_share > 0.6 or line.level or line.mostly(line.bold) or _QUOTATION.match(line.text):
        return False
    return (
        len(line.text) <= _LOOSE
        and not line.text.rstrip().endswith((":", ";", "./.", "./"))
        and _is_unfinished(line, previous)
    )


def _is_unfinished(line: Line, previous: Line) -> bool:
    """Whether a loose line right below a picture reads as a caption: credited, without a full stop, or short."""
    plain = line.text.rstrip(' \u00a0"”)')
    if previous.image is None or plain.startswith(("“", '"')):
        return False
    if split_credit(line.text)[1] or not plain.endswith((".", "…", "!", "?")):
        return True
    return (len(plain) <= _SHORT and not _NUMBER.search(plain)) or bool(_OPENING.match(fold(plain)))


def continues(line: Line, last: Line) -> bool:
    """Return whether a line goes on with the caption line before it: same dress, same place."""
    if is_named(last) and is_named(line):
        return _named_box(line) is _named_box(last)
    if len(line.text) > _LONGEST or not (line.mostly(line.italic) or line.align == "center"):
        return False
    if _QUOTATION.match(line.text):
        return False
    return (
        line.mostly(line.italic) == last.mostly(last.italic) and line.align == last.align and not line.mostly(line.bold)
    )


def _named_box(line: Line) -> HtmlElement | None:
    """Return the outermost of the boxes close round a line that the markup calls a caption."""
    boxes = zip(upward(line.node), line.around[:3], strict=False)
    return next((box for box, names in reversed(list(boxes)) if box.tag == "figcaption" or _names_caption(names)), None)


def _same_frame(node: HtmlElement, picture: HtmlElement) -> bool:
    """Whether text and picture share a figure, or a small table that holds nothing but them."""
    for element in picture.iterancestors():
        if element.tag in ("figure", "table"):
            inside = any(parent is element for parent in node.iterancestors())
            return inside and _says_little(element)
        if element.tag in ("body", "article"):
            return False
    return False


def _speaks_alt(line: Line, picture: Line, title_key: str) -> bool:
    """Whether a line begins with what the picture's alternative text says, or prints the beginning of it."""
    alt = letters(spoken_alt(picture, title_key) or "")
    return len(alt) >= _SPOKEN and len(line.key) >= _SPOKEN and (line.key.startswith(alt) or alt.startswith(line.key))


def _says_little(frame: HtmlElement) -> bool:
    """Whether a frame's text is short; a long one is not read to its end for each of its pictures."""
    pieces: list[str] = []
    size = 0
    for text in frame.itertext():
        pieces.append(text)
        size += len(text.strip())
        if size > _FRAMED:
            return False
    return len("".join(pieces).strip()) <= _FRAMED


def _alt_agrees(line: Line, picture: Line) -> bool:
    alt = letters((picture.image.get("alt") or "") if picture.image is not None else "")
    return len(alt) >= 12 and alt == letters(line.text)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(\[.,;–—-])(?:{alternation('photo_source')})\s*[:：]\s*(?P<name>[^:：]+)$")


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Return a caption without its credit, and the credit: "Lễ ký - Ảnh: H.Y.T." gives ("Lễ ký", "H.Y.T.")."""
    plain = unicodedata.normalize("NFC", text)
    if len(fold(plain)) != len(plain):
        plain = cleaned(plain)
    match = _credit().search(fold(plain))
    if not match or match.end("name") - match.start("name") > 60:
        return text, None
    name = plain[match.start("name") : match.end("name")].strip(" \u00a0)]")
    caption = plain[: match.start()].rstrip(" \u00a0-–—([/|")
    if not caption and len(name.split()) > 5:
        return text, None
    return caption or None, name or None


def spoken_alt(picture: Line, title_key: str) -> str | None:
    """Return what a picture's alt or title says of it, or None when that is a file's name or the article's title."""
    element = picture.image
    assert element is not None
    for text in (element.get("alt") or "", element.get("title") or ""):
        key = letters(text)
        if (
            len(text.split()) >= 4
            and not _FILE_NAME.search(text)
            and not (key.startswith(title_key) or title_key in key)
        ):
            return " ".join(text.split())
    return None


def make_image(doc: Document, picture: Line, caption: str | None) -> Image:
    """Return the picture of a line with its caption taken apart; lazy pictures give the address they will load."""
    element = picture.image
    assert element is not None
    said = dict(element.items())
    source = next((value for name in SOURCES if (value := said.get(name)) and not value.startswith("data:")), "")
    text, credit = split_credit(caption) if caption else (None, None)
    return Image(
        doc.absolute(source),
        caption,
        text,
        credit,
        said.get("alt") or None,
        said.get("width") or None,
        said.get("height") or None,
    )
