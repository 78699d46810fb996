"""The verb that proves an export or a release with nothing but itself."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from crawler.progress import Progress
from pipelines.show import write_json
from pipelines.verify.kinds import prove
from pipelines.verify.report import Report

MOST = 30
"""Broken things that are named one by one for people."""


def verify_verb(options: Namespace) -> int:
    """Prove what lies at a path; status 1 if anything is broken, each thing with its mend."""
    with Progress("verify", unit="files and records", quiet=options.quiet) as progress:
        report = Report(str(options.out), progress=progress)
        prove(report, options.out)
        if options.reread:
            from pipelines.verify.reread import reread  # noqa: PLC0415 - reading pages loads the whole of the text room

            reread(report, options.out, options.data, options.sites)
    if options.json:
        write_json(report_words(report))
    else:
        print("\n".join(report_lines(report)))
    return report.status


def report_words(report: Report) -> dict[str, Any]:
    """Give a report as JSON knows it."""
    return {
        "out": report.place,
        "kind": report.kind,
        "fine": not report.broken,
        "proved": report.proved,
        "broken": [asdict(finding) for finding in report.broken],
        "notes": report.notes,
    }


def report_lines(report: Report) -> list[str]:
    """Give a report for people: what holds, what cannot be told, what is broken and how to mend it, the sum."""
    lines = [f"holds   {said}" for said in report.proved]
    lines += [f"note    {said}" for said in report.notes]
    lines += [f"BROKEN  {one.place}: {one.problem}. {one.advice}" for one in report.broken[:MOST]]
    if len(report.broken) > MOST:
        lines.append(f"BROKEN  and {len(report.broken) - MOST:,} more; --json names them all.")
    sum_of = "one thing is broken" if len(report.broken) == 1 else f"{len(report.broken):,} things are broken"
    return [*lines, f"{report.place} ({report.kind}): {sum_of if report.broken else 'everything holds'}."]
