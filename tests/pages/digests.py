"""Digests of all that is read from the gold pages and from pages of every invented layout, printed in order."""

from __future__ import annotations

from tests.benchmarks.fuzzing import pages, read


def digests(*, reverse: bool) -> list[str]:
    """The digest of each page, sorted; `reverse` reads them from last to first."""
    return sorted(read(body, url) for url, body in (reversed(pages()) if reverse else pages()))


if __name__ == "__main__":
    print("\n".join(digests(reverse=True)))
