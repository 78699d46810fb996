"""The verb that takes in captures from elsewhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from crawler.intake.one_file import TakenIn
from crawler.intake.taking import take_in
from crawler.progress import Progress
from crawler.site import load_site
from pipelines.show import write_json
from pipelines.verbs.make import holding, site_folders


def import_verb(options: Namespace) -> int:
    """Take files in and say what came of each."""
    site = load_site(options.site, site_folders(options))
    with (
        holding(options, site) as elsewhere,
        Progress("import", unit="records", quiet=options.quiet) as progress,
    ):
        taken = take_in(
            site, options.data, options.files, every_host=options.every_host, on_records=progress.show,
            elsewhere=elsewhere,
        )  # fmt: skip
    if options.json:
        write_json([asdict(one) for one in taken])
        return 0
    for one in taken:
        print(f"{one.file}: {'; '.join(taken_words(one))}.")
    if not all(one.known for one in taken):
        print(
            f"Captures in {options.data / 'captures' / site.name}. Next: `luutru build {site.name}`, `luutru release`."
        )
    return 0


def taken_words(taken: TakenIn) -> Iterator[str]:
    """Say what came of a file."""
    if taken.known:
        yield "the same bytes had been taken in before, nothing to do"
        return
    yield f"{taken.captures:,} captures and {taken.revisits:,} revisits taken in"
    if taken.elsewhere:
        hosts = ", ".join(list(taken.hosts)[:3])
        yield f"{taken.elsewhere:,} of other hosts left out ({hosts}; --every-host takes them)"
    if taken.dangling:
        yield f"{taken.dangling:,} revisits left out whose captures are not here: import the file that holds them too"
    if taken.damaged:
        yield f"{taken.damaged:,} damaged stretches, told in `problems`"
