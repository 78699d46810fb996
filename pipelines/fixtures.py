"""Golden cases: a page frozen with what it should say, to be corrected by hand and read again for ever.

A case is a folder `<site>/<slug>` with `page.html` (the page as served, its content coding undone), `page.json` (what
the server said of it) and `expected.json` (what a reader takes from it; the evidence, which is how, is left out).
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.capture import Capture, payload_digest
from crawler.errors import LuutruError, UsageError
from crawler.pages import Page
from crawler.site import Site
from pipelines.parts import replace_folder
from pipelines.text import search_key

PAGE_FILE, SAID_FILE, EXPECTED_FILE = "page.html", "page.json", "expected.json"
LONGEST_SLUG = 60
GONE = "(nothing)"


def case_folder(site: Site, url: str, into: Path, *, force: bool = False) -> Path:
    """Give the folder of the case of an address; raises UsageError when it exists, unless `force`."""
    folder = into / site.name / slug_of(url)
    if folder.exists() and not force:
        raise UsageError(f"{folder} exists already.", f"Correct its {EXPECTED_FILE}, or write it anew with --force.")
    return folder


def freeze_page(page: Page, folder: Path) -> None:
    """Write a page as the case `folder`, at once or not at all."""
    making = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    try:
        _write_case(page, making)
        replace_folder(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _write_case(page: Page, folder: Path) -> None:
    (folder / PAGE_FILE).write_bytes(page.capture.content())
    for name, value in ((SAID_FILE, described(page.capture)), (EXPECTED_FILE, read_words(page))):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")


def slug_of(url: str) -> str:
    """Name a case by its address: plain letters and hyphens, the end of a long one replaced by a digest."""
    parts = urlsplit(url)
    plain = re.sub(r"\.(?:html?|aspx?|php)$", "", unquote(parts.path)) + "-" + unquote(parts.query)
    slug = re.sub(r"[^a-z0-9]+", "-", search_key(plain)).strip("-") or "home"
    return (
        slug
        if len(slug) <= LONGEST_SLUG
        else f"{slug[:LONGEST_SLUG].rstrip('-')}-{sha256(url.encode()).hexdigest()[:8]}"
    )


def described(capture: Capture) -> dict[str, Any]:
    """Give what is kept of a capture beside its bytes; `content_digest` is that of `page.html`."""
    return {
        "url": capture.url,
        "fetched_at": capture.fetched_at.isoformat(),
        "status": capture.status,
        "headers": {"Content-Type": capture.header("Content-Type") or ""},
        "payload_digest": capture.payload_digest,
        "content_digest": payload_digest(capture.content()),
    }


def read_capture(folder: Path) -> Capture:
    """Read the capture of a case; raises LuutruError when its files are not what was frozen."""
    try:
        body = (folder / PAGE_FILE).read_bytes()
        said = json.loads((folder / SAID_FILE).read_text("utf-8"))
        at, headers = datetime.fromisoformat(said["fetched_at"]), tuple(said["headers"].items())
        url, status, digest = str(said["url"]), int(said["status"]), said["content_digest"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{folder} is no frozen page ({type(error).__name__}: {error})."
        raise LuutruError(message, "Freeze it again with `luutru fixture URL --force`.") from error
    if payload_digest(body) != digest:
        raise LuutruError(f"{folder / PAGE_FILE} has been changed.", f"Bring it back, or correct {SAID_FILE}.")
    return Capture(url, at, status, headers, body, folder.name, digest)


def read_expected(folder: Path) -> dict[str, Any]:
    """Read what a case should say; raises LuutruError when that is not JSON."""
    path = folder / EXPECTED_FILE
    try:
        expected = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise LuutruError(f"{path} cannot be read: {error}.", "Mend it at that place.") from error
    return expected if isinstance(expected, dict) else {}


def read_words(page: Page) -> dict[str, Any]:
    """Give what is read from a page as JSON knows it: its kind and its items; of other than articles the links too."""
    items = [{"item": type(item).__name__.lower(), **asdict(item)} for item in page.items()]
    said: dict[str, Any] = {"kind": page.kind, "items": [_without_evidence(item) for item in items]}
    if page.kind != "article":
        said["follows"] = [asdict(follow) for follow in page.follows()]
    words: dict[str, Any] = json.loads(json.dumps(said))
    return words


def _without_evidence(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "evidence"}


def differences(expected: Any, found: Any, place: str = "") -> Iterator[str]:
    """Say field by field where what was read is not what is expected, each in one line."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in sorted(expected.keys() | found.keys()):
            inner = f"{place}.{name}" if place else name
            yield from differences(expected.get(name), found.get(name), inner)
    elif isinstance(expected, list) and isinstance(found, list):
        for number in range(max(len(expected), len(found))):
            one, other = (side[number] if number < len(side) else GONE for side in (expected, found))
            yield from differences(one, other, f"{place}[{number + 1}]")
    elif expected != found:
        yield f"{place}: expected {_shown(expected)}, read {_shown(found)}"


def _shown(value: Any) -> str:
    return GONE if value == GONE else json.dumps(value, ensure_ascii=False)
