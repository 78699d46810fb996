"""Reading an index whole: in pieces, each taken in at once, so that whoever is stopped goes on with the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import urllib3

from crawler.errors import RefusedError
from crawler.rescue.asking import CHUNK, Asker, NotGiven, Trouble, raise_trouble
from crawler.rescue.catalogue import DONE, Catalogue
from crawler.rescue.listed import BrokenAnswerError, IndexAnswer

OnLines = Callable[[int], None]
NOTHING = b"No Captures found"
SMALL = 2**24


def take_piece(
    asker: Asker, catalogue: Catalogue, source: str, url: str, after: Callable[[IndexAnswer], str], cursor: str
) -> IndexAnswer:
    """Read one answer of an index into the catalogue, whole or not at all, and take down at `cursor` what is next.

    Raises RefusedError when the archive refuses for long or does not speak as an index.
    """
    while True:
        answer = IndexAnswer(source)
        try:
            with asker.opened(url) as got, catalogue.at_once():
                if not is_empty(got, url, asker):
                    catalogue.add(answer.read(lines_of(got)))
                catalogue.say(cursor, after(answer))
            asker.answered()
        except BrokenAnswerError as error:
            asker.failed(Trouble(str(error)))
        except Trouble as trouble:
            asker.failed(trouble)
        else:
            return answer


def is_empty(got: urllib3.BaseHTTPResponse, url: str, asker: Asker) -> bool:
    """Tell an answer that lists nothing from one that lists; raises Trouble or RefusedError for any other."""
    if got.status == 200:
        return False
    body = got.read(2**16)
    if got.status == 404 and NOTHING in body:
        return True
    raise_trouble(got, f"status {got.status}")
    if b"AccessControl" in body:
        raise asker.refusal("gives nothing of this site: its owner had it left out", "Try another archive with --from")
    raise not_an_index(asker, url, f"status {got.status}")


def not_an_index(asker: Asker, url: str, what: str) -> RefusedError:
    """Say that what answers does not speak as an index."""
    return RefusedError(
        f"{asker.name} does not answer as an index at {url} ({what}).",
        "Check the address in LUUTRU_WAYBACK, LUUTRU_COMMONCRAWL or `rescue` of the settings.",
    )


def lines_of(got: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    """Give the lines of an answer as they come."""
    rest = b""
    for chunk in got.stream(CHUNK, decode_content=False):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    if rest:
        yield rest


def ask_json(asker: Asker, url: str) -> Any:
    """Ask for a small JSON answer; raises RefusedError when none comes."""
    try:
        answer = asker.ask(url, fault=lambda found: None if is_json(found.body) else "no JSON came", most=SMALL)
    except NotGiven as error:
        raise not_an_index(asker, url, str(error)) from error
    return json.loads(answer.body)


def is_json(body: bytes) -> bool:
    """Tell whether bytes are JSON."""
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


def query(address: str, **asked: str | int) -> str:
    """Lay out the address of a question; what is empty is not asked."""
    return f"{address}?{urlencode({name: value for name, value in asked.items() if value != ''})}"


def is_read(catalogue: Catalogue, source: str) -> bool:
    """Tell whether an index was read to its end."""
    return catalogue.said(f"{source} index") == DONE
