"""What a check found to be wrong."""

from __future__ import annotations

from dataclasses import dataclass

REMAKE = "`luutru release` then makes a new one from the parts."
REPUBLISH = f"Delete that release's folder: {REMAKE}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, what, and how to mend it."""

    place: str
    problem: str
    advice: str
