"""How a release is cited: a sentence in English and in Vietnamese, BibTeX, and one checksum over all its tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CHECKSUM_OF = (
    "SHA-256 over what `sha256sum` prints for the release's *.parquet files, by their paths below it, sorted by the"
    " bytes of the paths: find * -name '*.parquet' | LC_ALL=C sort | xargs sha256sum | sha256sum"
)
TITLE = "News of Vietnamese government departments"
TITLE_VI = "Tin tức của các cơ quan nhà nước Việt Nam"
FEW = 3
"""So many departments are named; more are counted."""
TEX = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is needed to cite a release and to prove that it is the one: `checksum` is 64 hexadecimal digits."""

    release: str
    checksum: str
    english: str
    vietnamese: str
    bibtex: str


def release_checksum(digests: Mapping[str, str]) -> str:
    """Give the checksum of a release from the SHA-256 of its table files by path; see CHECKSUM_OF."""
    ordered = sorted(digests.items(), key=lambda item: item[0].encode())
    return hashlib.sha256("".join(f"{digest}  {path}\n" for path, digest in ordered).encode()).hexdigest()


def listed_digests(package: Mapping[str, Any]) -> dict[str, str]:
    """Give the SHA-256 of each table file, by path, that a data package lists; none of one that was spoilt."""
    try:
        files = [file for table in package["resources"] for file in table["files"]]
        return {file["path"]: file["hash"].removeprefix("sha256:") for file in files}
    except (KeyError, TypeError, AttributeError):
        return {}


def cite_release(release: str, newest: str, departments: Sequence[str], checksum: str) -> Citation:
    """Make the citation of a release; `newest` is the time of its newest capture in ISO 8601.

    Its day is the day in UTC, as in the release's id: departments of a release may have several clocks.
    """
    day = newest[:10]
    day_vi = "/".join(reversed(day.split("-")))
    english = (
        f"{TITLE}: {named(departments, 'departments')}. Archive made by luutru, release {release}, captured up to"
        f" {day} (UTC). SHA-256 {checksum}."
    )
    vietnamese = (
        f"{TITLE_VI}: {named(departments, 'cơ quan')}. Kho lưu trữ làm bằng luutru, bản phát hành {release}, thu thập"
        f" đến ngày {day_vi} (giờ UTC). SHA-256 {checksum}."
    )
    return Citation(release, checksum, english, vietnamese, bibtex(release, day, departments, checksum))


def named(departments: Sequence[str], noun: str) -> str:
    """Name a few departments; count many."""
    return "; ".join(departments) if len(departments) <= FEW else f"{len(departments)} {noun}"


def bibtex(release: str, day: str, departments: Sequence[str], checksum: str) -> str:
    """Write the BibTeX entry of a release."""
    fields = {
        "title": f"{{{TITLE}: {tex(named(departments, 'departments'))}}}",
        "howpublished": "Archive made by luutru",
        "edition": f"Release {release}",
        "year": day[:4],
        "note": f"Captured up to {day} (UTC). SHA-256 {checksum}",
    }
    lines = [f"  {name} = {{{said}}}," for name, said in fields.items()]
    return "\n".join([f"@misc{{luutru-{release},", *lines, "}"])


def tex(text: str) -> str:
    """Escape what has a meaning in TeX."""
    return TEX.sub(r"\\\1", text.replace("\\", " "))


def cite_package(package: Mapping[str, Any]) -> Citation:
    """Make the citation of a release from its data package, also of one that was published without."""
    departments = [source["title"] for source in package.get("sources", ())]
    checksum = release_checksum(listed_digests(package))
    return cite_release(package["version"], package["created"], departments, checksum)


def citation_words(citation: Citation) -> dict[str, str]:
    """Give what the data package of a release says about citing it."""
    return {
        "id": f"sha256:{citation.checksum}",
        "citation": citation.english,
        "citation_vi": citation.vietnamese,
        "checksum": f"sha256:{citation.checksum}",
        "checksumOf": CHECKSUM_OF,
    }
