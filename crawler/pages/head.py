"""What the head of a page declares: meta elements by name, title, base, and the JSON-LD object of the article."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from lxml.html import HtmlElement

_ARTICLE_TYPES: Final = {"NewsArticle", "Article", "BlogPosting", "Report", "WebPage"}
_LONGEST: Final = 2_000  # letters; no title, date or name is longer, and every reader of the head may count on it
_JSON: Final = json.JSONDecoder(strict=False)
_LONGEST_JSON: Final = 2**19  # letters; objects that hold the whole article take a tenth of it


@dataclass(slots=True)
class Head:
    """`named` holds meta elements by lower-case name, and `title` and `canonical`; `linked` the article's JSON-LD."""

    named: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    base: str = ""


def read_head(tree: HtmlElement) -> Head:
    """Return what a page declares, the first of each name; portals declare things in the body too."""
    head = Head()
    for element in tree.iter("meta", "link", "title", "script", "base"):
        _READERS[element.tag](element, head)
    return head


def _read_meta(meta: HtmlElement, head: Head) -> None:
    name = meta.get("property") or meta.get("name") or meta.get("itemprop")
    if name and (content := meta.get("content")):
        head.named.setdefault(name[:_LONGEST].strip().lower(), content[:_LONGEST].strip())


def _read_link(link: HtmlElement, head: Head) -> None:
    if "canonical" in link.get("rel", "").lower().split() and (href := link.get("href")):
        head.named.setdefault("canonical", href.strip())


def _read_title(title: HtmlElement, head: Head) -> None:
    if "title" not in head.named:
        text = "".join(title.itertext()) if len(title) else title.text or ""
        head.named["title"] = " ".join(text[:_LONGEST].split())


def _read_base(base: HtmlElement, head: Head) -> None:
    head.base = head.base or base.get("href") or ""


def _read_script(script: HtmlElement, head: Head) -> None:
    if not head.linked and "ld+json" in (script.get("type") or ""):
        head.linked = _article_in(_loads(script.text or ""))


_READERS: Final = {
    "meta": _read_meta,
    "link": _read_link,
    "title": _read_title,
    "base": _read_base,
    "script": _read_script,
}


def _loads(text: str) -> Any:
    if len(text) > _LONGEST_JSON:
        return None
    try:
        return _JSON.decode(text)
    except (ValueError, RecursionError):
        return None


def _article_in(value: Any) -> dict[str, str]:
    """Return the texts of the first article in a JSON-LD value: itself, in its list, or in its graph."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if _is_article(one):
                return _texts(one)
            waiting.append(one.get("@graph"))
    return {}


def _is_article(value: dict[str, Any]) -> bool:
    kinds = value.get("@type")
    return any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]) if _is_text(kind))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: dict[str, Any]) -> dict[str, str]:
    author = value.get("author")
    named = author if isinstance(author, dict) and author.get("@type") == "Person" else {}
    flat = value | {"author": named.get("name")}
    return {key: _sound(text) for key, text in flat.items() if isinstance(text, str)}


def _sound(text: str) -> str:
    """Return a text without what JSON can write and no file can hold: NUL and halves of letters."""
    return text[:_LONGEST].replace("\0", "").encode("utf-8", "ignore").decode().strip()
