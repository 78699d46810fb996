"""Addresses as identity: which URLs are one page, which one a page names, and where it leads."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from crawler.site import Site

SESSION_PATH = re.compile(r";jsessionid=[^/;?]*|/\([A-Z]\([0-9a-z]{24}\)\)(?=/)", re.IGNORECASE)
NOISE = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|zarsrc|mc_[ce]id|_ga|phpsessid|jsessionid|aspsessionid\w*)(=|$)",
    re.IGNORECASE,
)
"""Parameters that never choose a page: trackers' names (zarsrc is Zalo's) and sessions of PHP, Java and ASP."""
DEFAULT_FILE = re.compile(r"/(index\.(html?|php|aspx?|jsp)|default\.(html?|aspx?))$", re.IGNORECASE)
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
REDIRECTS = (301, 302, 303, 307, 308)
UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")


def url_key(url: str) -> str:
    """Give the part of an address that chooses a page, such as `a.gov.vn/Detail.aspx?ItemID=5`.

    Left out: scheme, `www.`, default port, fragment, sessions, trackers, default file names, a last slash. Parameters
    are sorted, none but trackers and sessions is dropped. An address that can't be taken apart is its own key.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url.strip()
    usual = port is None or (parts.scheme, port) in (("http", 80), ("https", 443))
    path = DEFAULT_FILE.sub("/", SESSION_PATH.sub("", same_escapes(parts.path))).rstrip("/")
    terms = sorted(term for term in same_escapes(parts.query).split("&") if term and not NOISE.match(term))
    place = host.removeprefix("www.") + ("" if usual else f":{port}")
    return place + path + ("?" + "&".join(terms) if terms else "")


def same_escapes(text: str) -> str:
    """Write percent-escapes in one way: none for plain characters, capitals elsewhere, letters beyond ASCII escaped."""
    return ESCAPE.sub(_one_escape, quote(text, safe="%!#$&'()*+,/:;=?@[]~", errors="surrogatepass"))


def _one_escape(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character in UNRESERVED else found[0].upper()


def canonical_key(site: Site, url: str, canonical: str | None) -> str | None:
    """Give the url_key of the address that a page names as the right one, if it is on the page's host and not home."""
    if not canonical:
        return None
    named = url_key(canonical)
    is_page = same_host(named, url_key(url)) and named != url_key(site.home) and re.search(r"[/?]", named)
    return named if is_page else None


def same_host(one: str, other: str) -> bool:
    """Tell whether two keys are of one host."""
    return re.split(r"[/?]", one, maxsplit=1)[0] == re.split(r"[/?]", other, maxsplit=1)[0]


def redirect_of(url: str, status: int, location: str | None) -> str | None:
    """Give the address that a redirect leads to, None for other answers and for what is no address."""
    if status not in REDIRECTS or not location:
        return None
    try:
        return urldefrag(urljoin(url, location.strip())).url
    except ValueError:
        return None


def short_digest(*parts: str) -> str:
    """Give 16 hexadecimal digits of the SHA-256 over the parts, one to a line."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
