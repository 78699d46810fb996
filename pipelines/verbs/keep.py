"""The verbs that keep things in order: sites, check."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from crawler.errors import UsageError
from crawler.progress import Progress
from crawler.site import check_site, load_sites
from pipelines.checks import check_archive
from pipelines.show import text_table, write_json
from pipelines.summary import counted


def sites_verb(options: Namespace) -> int:
    """List the known sites, or say what is wrong with a site file."""
    if options.action == "check":
        if options.file is None:
            raise UsageError("`luutru sites check` needs a file.", "Give the path of a site file.")
        return check_file(options.file, as_json=options.json)
    folders = [options.sites] if options.sites else []
    rows = [[site.name, site.title, site.home] for site in load_sites(folders).values()]
    if options.json:
        write_json([dict(zip(("name", "title", "home"), row, strict=True)) for row in rows])
    else:
        print(text_table(["name", "title", "home"], rows))
    return 0


def check_file(path: Path, *, as_json: bool) -> int:
    """Print each fault of a site file with its line, key and mend; status 2 if there is one."""
    faults = check_site(path)
    if as_json:
        names = ("line", "key", "fault", "mend")
        write_json([{name: getattr(fault, name) for name in names} for fault in faults])
    elif faults:
        for fault in faults:
            print(f"{path}:{fault.line}: {fault.key or 'file'}: {fault.fault} {fault.mend}")
    else:
        print(f"{path} is a good site file.", file=sys.stderr)
    return 2 if faults else 0


def check_verb(options: Namespace) -> int:
    """Check the whole archive; status 1 if anything is wrong, each thing with its mend."""
    if not options.data.is_dir():
        raise UsageError(
            f"There is no archive at {options.data}.", "`luutru run demo` makes one; --data names another."
        )
    with Progress("check", unit="files", quiet=options.quiet) as progress:
        findings = check_archive(options.data, on_progress=progress.show)
    if options.json:
        write_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{finding.place}: {finding.problem}. {finding.advice}")
        print(f"{counted(len(findings), 'thing')} wrong." if findings else "All is well.", file=sys.stderr)
    return 1 if findings else 0
