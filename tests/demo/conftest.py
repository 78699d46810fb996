from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import AnyStr
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from crawler.demo import HOST
from crawler.demo.server import DemoServer


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.body.decode())


def ask(
    server: DemoServer,
    target: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: str | None = None,
) -> Reply:
    """One request on a connection of its own; addresses of the demo's host go in absolute form, as to a proxy."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.address).port or 0, timeout=10)
    sent = {"Host": HOST, **(headers or {})}
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(method, target, body=body, headers=sent)
        answer = connection.getresponse()
        return Reply(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def folded(node: html.HtmlElement) -> str:
    """The text of a node with white space folded as a browser folds it: no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", node.text_content()).strip(" ")


def found(pattern: AnyStr, text: AnyStr, flags: int = 0) -> re.Match[AnyStr]:
    """The first match, which must be there."""
    match = re.search(pattern, text, flags)
    assert match, (pattern, text[:200])
    return match


def located(document: bytes, name: str) -> list[str]:
    """The texts of all elements of an XML document with a local name."""
    return [node.text or "" for node in etree.fromstring(document).iter(f"{{*}}{name}")]


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer() as running:
        yield running


@pytest.fixture(scope="module")
def later() -> Iterator[DemoServer]:
    with DemoServer(edition=2) as running:
        yield running
