"""The verb that keeps things in order: check."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict

from crawler.errors import UsageError
from crawler.progress import Progress
from pipelines.checks import check_archive
from pipelines.show import write_json
from pipelines.summary import counted


def check_verb(options: Namespace) -> int:
    """Check the whole archive; status 1 if anything is wrong, each thing with its mend."""
    if not options.data.is_dir():
        raise UsageError(
            f"There is no archive at {options.data}.", "`luutru run demo` makes one; --data names another."
        )
    with Progress("check", unit="files", quiet=options.quiet) as progress:
        findings = check_archive(options.data, on_progress=progress.show)
    if remote := getattr(options, "remote", None):
        from pipelines.remote.checks import check_bucket  # noqa: PLC0415 - most archives lie in a folder

        findings += check_bucket(remote)
    if options.json:
        write_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{finding.place}: {finding.problem}. {finding.advice}")
        print(f"{counted(len(findings), 'thing')} wrong." if findings else "All is well.", file=sys.stderr)
    return 1 if findings else 0
