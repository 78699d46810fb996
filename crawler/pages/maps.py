"""Sitemaps and feeds: the addresses that a site names by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from crawler.capture import CONTENT_LIMIT, Capture, decode_body


@dataclass(frozen=True, slots=True)
class Named:
    """One address that a sitemap or feed names; `is_map` when it leads to another sitemap."""

    url: str
    is_map: bool


def read_map(capture: Capture) -> Iterator[Named]:
    """Give the addresses of a sitemap, sitemap index, RSS or Atom feed, gzipped or not; none when it is neither."""
    body = capture.content()
    if body[:2] == b"\x1f\x8b":
        body = decode_body(body, "gzip", CONTENT_LIMIT)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body.strip(), parser) if body.strip() else None
    if root is None:
        return
    is_index = _local(root) == "sitemapindex"
    for node in root.iter("{*}loc", "{*}link"):
        url = (node.get("href") or node.text or "").strip()
        if url and _local(node.getparent()) in ("url", "sitemap", "item", "entry") and _is_page(node):
            yield Named(urljoin(capture.url, url), is_index)


def _is_page(node: etree._Element) -> bool:
    return (node.get("rel") or "alternate") == "alternate"


def _local(node: etree._Element | None) -> str:
    return etree.QName(node).localname.lower() if node is not None and isinstance(node.tag, str) else ""
