"""From bytes to one parsed tree: the charset, the tree, and what the page's head declares about it."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from bs4.dammit import EncodingDetector
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_IN_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ARTICLE_TYPES: Final = {"NewsArticle", "Article", "BlogPosting", "Report", "WebPage"}
_ENDS: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)  # browsers show what follows them; libxml2 drops it
READ_LIMIT: Final = 4 * 2**20  # bytes; the largest portal page seen has 0.6 MB
_EMPTY: Final = b"<html><body></body></html>"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page. `head` holds meta elements by lower-case name, `linked` the JSON-LD object of the article."""

    url: str
    tree: HtmlElement
    charset: str
    base_url: str
    head: dict[str, str]
    linked: dict[str, str]

    def absolute(self, href: str) -> str:
        """Return `href` as an absolute address without its fragment; an empty string when it is no address."""
        try:
            return urljoin(self.base_url, href.strip()).partition("#")[0]
        except ValueError:
            return ""


def open_document(url: str, body: bytes, content_type: str = "") -> Document:
    """Decode and parse a page once; any bytes give a document, if need be an empty one."""
    text, charset = decode(body[:READ_LIMIT], content_type)
    tree = _parse(text)
    base = tree.find(".//base[@href]")
    base_url = url if base is None else _joined(url, base.get("href", ""))
    return Document(url, tree, charset, base_url, _read_head(tree), _read_linked(tree))


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """Return a page's text and the charset used: a byte order mark, then UTF-8 if it fits, then what is declared.

    A page that declares UTF-8 and breaks it keeps its good letters; one that declares nothing is read as windows-1258.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        charset = _declared_charset(body, content_type)
        return body.decode(charset, "replace"), charset


def _declared_charset(body: bytes, content_type: str) -> str:
    in_header = _IN_HEADER.search(content_type)
    in_page = EncodingDetector.find_declared_encoding(body, is_html=True)
    for name in (in_header.group(1) if in_header else None, in_page):
        if name and (codec := _codec(name)):
            return codec
    return "utf-8" if body.decode("utf-8", "replace").count("\ufffd") < len(body) / 100 else "cp1258"


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _parse(text: str) -> HtmlElement:
    data = _ENDS.sub("", text.replace("\x00", "")).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return document_fromstring(data if data.strip() else _EMPTY, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return document_fromstring(_EMPTY)


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:
        return url


def _read_head(tree: HtmlElement) -> dict[str, str]:
    head: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            head.setdefault(name.strip().lower(), meta.get("content", "").strip())
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            head.setdefault("canonical", link.get("href", "").strip())
    title = tree.find(".//title")
    if title is not None:
        head["title"] = " ".join("".join(title.itertext()).split())
    return head


def _read_linked(tree: HtmlElement) -> dict[str, str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            found = _article_of(_loads(script.text or ""))
            if found:
                return found
    return {}


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _article_of(value: Any) -> dict[str, str]:
    if isinstance(value, list):
        return next((found for found in map(_article_of, value) if found), {})
    if not isinstance(value, dict):
        return {}
    kinds = value.get("@type")
    if _ARTICLE_TYPES.intersection(kinds if isinstance(kinds, list) else [str(kinds)]):
        author = value.get("author")
        named = author if isinstance(author, dict) and author.get("@type") == "Person" else {}
        flat = value | {"author": named.get("name")}
        return {key: field.strip() for key, field in flat.items() if isinstance(field, str)}
    return _article_of(value.get("@graph"))
