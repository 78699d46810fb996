"""The verb that keeps things in order: check."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from crawler.errors import UsageError
from crawler.progress import Progress
from pipelines.checks import check_archive
from pipelines.finding import Finding
from pipelines.show import write_json
from pipelines.summary import counted

if TYPE_CHECKING:
    from pipelines.remote.archive import Remote


def check_there(remote: Remote) -> list[Finding]:
    """Check the objects of an archive in a bucket, and bring those that are whole."""
    from pipelines.remote.checks import check_bucket  # noqa: PLC0415 - most archives lie in a folder

    return list(check_bucket(remote))


def check_verb(options: Namespace) -> int:
    """Check the whole archive; status 1 if anything is wrong, each thing with its mend."""
    if not options.data.is_dir():
        raise UsageError(
            f"There is no archive at {options.data}.", "`luutru run demo` makes one; --data names another."
        )
    findings = check_there(options.remote) if hasattr(options, "remote") else []
    with Progress("check", unit="files", quiet=options.quiet) as progress:
        findings += check_archive(options.data, on_progress=progress.show)
    if options.json:
        write_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{finding.place}: {finding.problem}. {finding.advice}")
        print(f"{counted(len(findings), 'thing')} wrong." if findings else "All is well.", file=sys.stderr)
    return 1 if findings else 0
