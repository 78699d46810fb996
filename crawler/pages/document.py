"""From bytes to one parsed tree: the charset, the tree, and what the page's head declares about it."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import urljoin

from bs4.dammit import EncodingDetector
from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlProcessingInstruction

from crawler.pages.head import read_head
from crawler.pages.taming import DEEPEST, is_tame, tame

_IN_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET: Final = re.compile(r"[A-Za-z0-9_.:-]{1,40}")
_NO_CHARSETS: Final = frozenset(("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"))
_TONES: Final = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")  # of windows-1258, which writes them behind their vowels
_TONED: Final = re.compile(rb"[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]")
_ENDS: Final = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)  # browsers show what follows them; libxml2 drops it
_BEHIND: Final = 0.9  # of the tone marks that stand behind a vowel
READ_LIMIT: Final = 4 * 2**20  # bytes; the largest portal page seen has 0.6 MB
_PIECE: Final = 2**14  # bytes
_LONGEST_ADDRESS: Final = 8_192  # letters; servers refuse longer ones
_PATH: Final = r"/(?![/.])(?:[\w%,=&+~:@!$'()*-]++|[./](?![/.]))*+(?:\?[\w%,=&+~:@!$'()*-]++)?+"
_ROOTED: Final = re.compile(_PATH)
_WHOLE: Final = re.compile(rf"https?://(?:[a-z0-9-]++\.)*+[a-z0-9-]++{_PATH}")
_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9-]++\.)*+[a-z0-9-]++(?::\d++)?+(?=[/?#]|$)")
"""Addresses that joining leaves as they are; it costs as much as all else that is done with a link."""
_EMPTY: Final = b"<html><body></body></html>"
_KINDS: Final = etree.ElementDefaultClassLookup(HtmlElement, HtmlComment, HtmlProcessingInstruction)
"""One class for all elements: lxml.html's own lookup, of forms and fields by their tags, is asked for every element."""
_LOWEST: Final = etree.XPath("/*" * (2 * DEEPEST + 50))  # links, which may stand in every element, count in 200


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page. `head` holds meta elements by lower-case name, `linked` the JSON-LD object of the article.

    `cut` says that the page was too large and only its front was read.
    """

    url: str
    tree: HtmlElement
    charset: str
    base_url: str
    head: dict[str, str]
    linked: dict[str, str]
    cut: bool = False

    def absolute(self, href: str) -> str:
        """Return `href` as an absolute address without its fragment; an empty string when it is no address."""
        if _ROOTED.fullmatch(href) and (origin := _ORIGIN.match(self.base_url)):
            return origin[0] + href
        return href if _WHOLE.fullmatch(href) else _joined(self.base_url, href).partition("#")[0]


def open_document(url: str, body: bytes, content_type: str = "") -> Document:
    """Decode and parse a page once; any bytes give a document, if need be an empty one."""
    markup, charset = as_utf8(_front(body), content_type)
    tree, cut = _parse(markup)
    head = read_head(tree)
    base_url = _joined(url, head.base)
    if not base_url.startswith(("http://", "https://")):
        base_url = url
    return Document(url, tree, charset, base_url, head.named, head.linked, cut or len(body) > READ_LIMIT)


def _front(body: bytes) -> bytes:
    """Return what is read of a page; no letter is cut in two, which would make its UTF-8 look broken."""
    end = READ_LIMIT
    while len(body) > READ_LIMIT and READ_LIMIT - end < 3 and body[end] & 0xC0 == 0x80:
        end -= 1
    return body[:end]


def as_utf8(body: bytes, content_type: str = "") -> tuple[bytes, str]:
    """Return a page in UTF-8 and the charset it had: a byte order mark, then UTF-8 if it fits, then what is declared.

    A page that declares UTF-8 and breaks it keeps its good letters; one that declares nothing is read as windows-1258
    where its tone marks stand behind vowels, else as windows-1252: in that its older letters can still be told.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _recoded(body[len(bom) :], name), name
    if _is_utf8(body):
        return body, "utf-8"
    charset = _declared_charset(body, content_type)
    return _recoded(body, charset), charset


def _is_utf8(body: bytes) -> bool:
    """Whether bytes are UTF-8: looked at in pieces, whose text stays in the processor's cache."""
    view, at = memoryview(body), 0
    try:
        while at < len(body):
            at += codecs.utf_8_decode(view[at : at + _PIECE], "strict", at + _PIECE >= len(body))[1]
    except UnicodeDecodeError:
        return False
    return True


def _recoded(body: bytes, charset: str) -> bytes:
    return body.decode(charset, "c1" if charset == "cp1252" else "replace").encode("utf-8", "replace")


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that windows-1252 leaves open as browsers do: as the control character of its number."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("c1", _as_control)


def _declared_charset(body: bytes, content_type: str) -> str:
    in_header = _IN_HEADER.search(content_type)
    in_page = EncodingDetector.find_declared_encoding(body, is_html=True)
    for name in (in_header.group(1) if in_header else None, in_page):
        if name and (codec := _codec(name)):
            return codec
    if body.decode("utf-8", "replace").count("\ufffd") < len(body) / 100:
        return "utf-8"
    return "cp1258" if len(_TONED.findall(body)) >= _BEHIND * len(_TONES.findall(body)) else "cp1252"


def _codec(name: str) -> str | None:
    """Return Python's name of a charset, or None for what is none: names such as hex stand for other things."""
    try:
        codec = codecs.lookup(name).name if _CHARSET.fullmatch(name) else "undefined"
        return codec if codec not in _NO_CHARSETS and b" ".decode(codec, "replace") else None
    except LookupError:
        return None


def _parse(markup: bytes) -> tuple[HtmlElement, bool]:
    """Return the tree of a page, never deeper than 250, and whether the page was cut."""
    markup, cut = _ENDS.sub(b"", markup.replace(b"\0", b"")), False
    tree = _tree(markup) if is_tame(markup) else None
    if tree is None or _lowest(tree):
        markup, cut = tame(markup)
        tree = _tree(markup)
        for element in _lowest(tree):  # where the parser sees tags that the taming took for something else
            etree.strip_tags(element, "*", etree.Comment, etree.ProcessingInstruction)
    return tree, cut


def _lowest(tree: HtmlElement) -> list[HtmlElement]:
    """Return the elements that stand 250 deep."""
    return cast("list[HtmlElement]", _LOWEST(tree))


def _tree(markup: bytes) -> HtmlElement:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
    parser.set_element_class_lookup(_KINDS)
    with suppress(etree.XMLSyntaxError):
        tree = etree.fromstring(markup, parser)
        if tree is not None:
            return cast("HtmlElement", tree)
    return cast("HtmlElement", etree.fromstring(_EMPTY, parser))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip()) if len(href) <= _LONGEST_ADDRESS else ""
    except ValueError:
        return ""
