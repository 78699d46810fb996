"""The names in a block of contacts: what can be an organisation, whose portal it is, what stands over what."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from crawler.pages.byline import begins_as_unit
from crawler.pages.contacts.labels import without_ordinal
from crawler.pages.contacts.values import EDGES, digits_of
from crawler.pages.cues import alternation, fold, letters, printed

_PORTAL_WORDS: Final = r"(?:cong|trang)\s+(?:thong tin|tt)(?:\s+(?:dien tu|dt))?"
_PORTAL: Final = re.compile(rf"^{_PORTAL_WORDS}\s*")
_PROVINCE: Final = re.compile(r"\b(?:tinh|thanh pho|tp)\b")
_DEPARTMENT: Final = re.compile(rf"(?:{_PORTAL_WORDS}|cong ttdt|so|bo|tong cuc|bao|tap chi)\b(?! phan)")
_RIGHTS: Final = re.compile(
    r"^[\W\d]*(?:©|\(c\)|ban quyen|copyright)[\W\d]*(?:(?:ban quyen|copyright|thuoc ve|thuoc|cua|by)\b[\W\d]*)*"
)
_BEGINS_RIGHTS: Final = "©(bct"
_SHORTEST, _LONGEST, _DIGITS = 6, 160, 5  # of an organisation's name
_SENTENCE: Final = re.compile(r"[a-zà-ỹ]\.\s+[A-ZĐÀ-Ỹ]")


@lru_cache(maxsize=4096)
def organisation_name(text: str) -> str | None:
    """Return the organisation that a line names, without "Bản quyền thuộc" and the list's number; None for others."""
    name = _without_rights(without_ordinal(text)) if len(text) <= _LONGEST else ""
    if (
        len(name) < _SHORTEST
        or name.endswith((".", "?", "!"))
        or not name[0].isupper()
        or not _owners().match(name.lower())
    ):
        return None
    return None if _SENTENCE.search(name) or _is_credit(fold(name)) or len(digits_of(name)) > _DIGITS else name


@lru_cache(maxsize=4096)
def credits_maker(text: str) -> bool:
    """Return whether a text names the company that made or owns the site: its numbers are not the department's."""
    folded = fold(text)
    owned = _RIGHTS.match(folded) and re.search(rf"\b(?:{alternation('company')})\b", folded)
    return bool(owned or _credits().search(folded)) and organisation_name(text) is None


def claims_rights(text: str) -> bool:
    """Return whether a line says whose the rights are: "Bản quyền của …", "© …"."""
    return text.lstrip()[:1].lower() in _BEGINS_RIGHTS and bool(_RIGHTS.match(fold(text)))


def _is_credit(folded: str) -> bool:
    return "ghi ro nguon" in folded or bool(_credits().search(folded))


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('made_by')})\b")


def _without_rights(name: str) -> str:
    folded = fold(name) if name[:1].lower() in _BEGINS_RIGHTS else ""
    rights = _RIGHTS.match(folded) if len(folded) == len(name) else None
    return name[rights.end() :].strip(EDGES + ".") if rights else name


@cache
def _owners() -> re.Pattern[str]:
    """Match, in small letters, the beginning of the name of a portal, an office, an authority or a newspaper."""
    begins = "|".join(printed(cue).pattern for cue in ("unit", "outlet", "authority", "portal"))
    return re.compile(rf"(?!{printed('not_unit').pattern})(?:{begins})")


@cache
def _authority() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('authority')})\b(?! phan)")


def _owns_portals(folded: str) -> bool:
    return bool(_authority().match(folded) or _DEPARTMENT.match(folded))


def is_office(name: str, site_title: str) -> bool:
    """Return whether an organisation is one of those under the department: neither a department nor the site's own."""
    folded = fold(name)
    return not _owns_portals(folded) and fold(site_title) not in folded and _bare(name) not in _bare(site_title)


def is_same(one: str, other: str) -> bool:
    """Return whether two printings name one organisation."""
    return _bare(one) == _bare(other)


def owner_of(named: str | None, governing: str | None, site_title: str) -> tuple[str | None, str | None]:
    """Return the organisation, None for the site's own, and what it stands under.

    "Cơ quan chủ quản" names the owner on a department's portal and the department on a centre's: what outranks the
    block's organisation is its parent, what the portal's name repeats is the organisation itself.
    """
    if governing and not _authority().match(fold(governing)):
        one, two = _bare(governing), _bare(named or site_title)
        if one in two or two in one or (not named and not _is_below(site_title)):
            named, governing = governing, None
    return (None if named is None or _bare(named) in _bare(site_title) else named), governing


def _is_below(title: str) -> bool:
    """Whether a site is that of an office under a department."""
    return begins_as_unit(title) and not _owns_portals(fold(title))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return an organisation's key: its letters without the words for a portal and "tỉnh"."""
    return letters(_PROVINCE.sub("", _PORTAL.sub("", fold(name).lstrip("© "))))
