"""How a column is described: its type is the annotation, the rest is here; and the forms that values have."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any

Small = Annotated[int, "int32"]
"""A whole number that fits in 32 bits; a plain `int` has 64."""

NAME = "word of a-z, 0-9, `-`, `_` and `.`"
LINE = "text in NFC on one line"
TEXT = "text in NFC; paragraphs parted by one newline"
LINES = "texts in NFC, each on one line"
PRINTED = "text as printed, not in NFC unless the page is"
PRINTED_LINES = "text as printed; paragraphs parted by one newline"
KEY = "lower case without marks, one line each"
ADDRESS = "absolute http or https address"
KEY_OF_ADDRESS = "address without scheme, as `captures.url_key`"
HEX16 = "16 hexadecimal digits, lower case"
HEX64 = "64 hexadecimal digits, lower case"
UUID = "UUID, lower case with hyphens"
RUN = "YYYYMMDDTHHMMSSZ-site, UTC"
FILE = "file name"
TIME = "UTC, microseconds since 1970; ISO 8601 as text"
TRUTH = "true or false"
CHOICE = "one of the words that are listed"
COUNT = "whole number from 0"
YEARS = "YYYY"
FROM_0 = "whole number from 0, without gaps"
FROM_1 = "whole number from 1, without gaps"
POINTS = "code points from 0"
PIXELS = "CSS pixels"
BYTES = "bytes"
HTTP = "HTTP status, 100 to 599"
MEDIA_TYPE = "media type without parameters, lower case"
VALUE = "by `kind`: ISO 8601, E.164, ISO 4217, UCUM or text"
SPANS = "start and end in code points from 0"
TOKENS = "start and end in code points from 0; tag of a part of speech"
MAP = "name of the column: rule @ path of elements"
SHARES = "name of the column: 0 to 1"
LIST_OF_NAMES = "names in NFC"
LIST_OF_WORDS = "words of a-z and `_`, sorted"
LIST_OF_ADDRESSES = "e-mail addresses, lower case"
LIST_OF_NUMBERS = "E.164: + and up to 15 digits"


def column(description: str, example: str = "", *, form: str = "", edge: str = "") -> Any:
    """Describe a column that is read from a page.

    `example` is one value (of a list: one item) as a person would write it, `form` its unit or format, `edge` what
    to beware of beyond the description.
    """
    return field(metadata=_words(description, example, form, edge))


def decided(description: str, example: str = "", *, form: str = "", edge: str = "") -> Any:
    """Describe a column that is decided when a release is made, from all captures of the site."""
    return field(default=None, metadata={**_words(description, example, form, edge), "decided": True})


def _words(description: str, example: str, form: str, edge: str) -> dict[str, Any]:
    return {"description": description, "example": example, "unit_or_format": form, "edge_cases": edge}
