"""Contact blocks -> rows: whose block it is, its numbers by the numbering of its day, its e-mail addresses."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from zoneinfo import ZoneInfo

from crawler.capture import Capture
from crawler.items import Contact
from crawler.site import Site
from pipelines import tables
from pipelines.addresses import short_digest
from pipelines.text import find_emails, find_phones, repair
from pipelines.text.phones import area_of

SUBORDINATE = "subordinate"
NOT_SAID = {"site", "valid_from", "valid_to", "capture_id", "evidence", "phones"}
"""Columns that do not tell two blocks apart: telephones are compared as printed, not as read."""


def contact_row(site: Site, capture: Capture, item: Contact, charset: str | None = None) -> tables.Contact:
    """Make the row of a block: one without a name is the department's; a subordinate unit's parent is that.

    `charset` is the legacy charset that the page is in.
    """
    department = site.organisation.name or site.title
    parent = clean(item.parent, charset) or (department if item.role == SUBORDINATE else None)
    numbers = tuple(clean(line, charset) or "" for line in (item.phones_raw, item.fax_raw))
    day = capture.fetched_at.astimezone(ZoneInfo(site.timezone)).date()
    area = area_of("\n".join(numbers), day)
    phones, fax = (read_numbers(line, day, area) for line in numbers)
    return tables.Contact(
        site=site.name,
        organisation=clean(item.organisation, charset) or department,
        parent=parent,
        role=clean(item.role, charset),
        emails=list(dict.fromkeys(email.value.lower() for email in find_emails(clean(item.emails_raw, charset) or ""))),
        phones=phones,
        phones_raw=item.phones_raw,
        fax=fax,
        address=clean(item.address, charset),
        person=clean(item.person, charset),
        licence=clean(item.licence, charset),
        website=item.website,
        capture_id=capture.record_id,
        evidence=dict(item.evidence),
    )


def read_numbers(printed: str, day: date, area: str | None) -> list[str]:
    """Read a line of numbers as E.164 in the order of the page, each once; what fits no numbering plan is left out.

    A number without area code has that of the block.
    """
    found = find_phones(printed, on=day, area=area, labelled=True)
    return list(dict.fromkeys(phone.e164 for phone in found if phone.e164))


def contact_sighting(row: tables.Contact, position: int) -> tables.ContactSighting:
    """Say what the release decides by: whose block it is, what it said, and how full it is."""
    said = {item.name: getattr(row, item.name) for item in fields(row) if item.name not in NOT_SAID}
    return tables.ContactSighting(
        capture_id=row.capture_id,
        contact_id=short_digest(row.site, row.organisation, row.parent or ""),
        content_digest=short_digest(json.dumps(said, sort_keys=True)),
        fields=sum(bool(value) for value in said.values()),
        position=position,
    )


def clean(printed: str | None, charset: str | None = None) -> str | None:
    """Repair a printed text, of a page in a legacy charset if that is named; None when nothing is left of it."""
    return (repair(printed, charset).text.strip() or None) if printed else None
