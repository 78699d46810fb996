"""The only schema: each table of a release is a dataclass, each column a typed field with what it means.

Arrow schemas, `data/README.md`, the data package and the checks are all made from here (see `pipelines/schema.py`).
A column made by `decided` is None in a row just read from a page: only the release, which sees all captures, can tell.
Times are UTC. A column that says "null" may be null; every other column always has a value.

`TABLE` is the table's name, `YEARLY` says that its files lie by year. `ORDER` is the order of the rows in a file; in a
table with a `PARENT` it is the order among the rows of one version, and the versions follow the order of the parent.
"""

from __future__ import annotations

from pipelines.tables.articles import Article, Span, Token
from pipelines.tables.captures import Address, Capture, Problem, Run
from pipelines.tables.contacts import Contact
from pipelines.tables.files import Attachment, Image, Link
from pipelines.tables.mentions import Mention
from pipelines.tables.sightings import ArticleSighting, ContactSighting, Coverage, ListSighting, RunNote
from pipelines.tables.sites import Completeness, State
from pipelines.tables.successors import Successor

TABLES: tuple[type, ...] = (
    Article, Image, Attachment, Contact, Mention, Link, Capture, Problem, Run, Address, Successor, State, Completeness,
)  # fmt: skip
"""The tables of a release, in the order in which people want to read about them."""

PART_ONLY: tuple[type, ...] = (ArticleSighting, ContactSighting, ListSighting, Coverage, RunNote)
"""What parts hold besides, for the release to decide by."""

__all__ = [
    "PART_ONLY", "TABLES", "Address", "Article", "ArticleSighting", "Attachment", "Capture", "Completeness", "Contact",
    "ContactSighting", "Coverage", "Image", "Link", "ListSighting", "Mention", "Problem", "Run", "RunNote", "Span",
    "State", "Successor", "Token",
]  # fmt: skip
