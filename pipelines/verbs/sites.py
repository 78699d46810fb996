"""The verbs with which a person writes a site file: sites, fixture."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.capture import Capture
from crawler.errors import UsageError
from crawler.pages import Page, page_for
from crawler.site import Site, check_site, load_sites, read_site, site_files
from crawler.site_values import selector_fault
from pipelines.fixtures import EXPECTED_FILE, case_folder, freeze_page
from pipelines.reading import Checked, check_reading
from pipelines.saved_page import open_source
from pipelines.show import text_table, write_json
from pipelines.show_reading import picked_lines, show_checked


def sites_verb(options: Namespace) -> int:
    """List the known sites, say what is wrong with a site file, or show what it reads from a page."""
    if options.url is None and (options.select or options.find or options.fetch):
        raise UsageError("--select, --find and --fetch ask a page.", "Name it: `luutru sites check FILE --url URL`.")
    if options.action is None and options.url is None:
        return list_sites(options)
    if options.file is None:
        raise UsageError("`luutru sites check` needs a file.", "Give the path of a site file, or a site's name.")
    path = site_path(options.file, site_folders(options))
    faults = check_site(path)
    if faults or options.url is None:
        return tell_faults(path, options)
    return check_page(read_site(path), options)


def site_folders(options: Namespace) -> list[Path]:
    """Give the folders of site files beside the product's own."""
    return [options.sites] if options.sites else []


def list_sites(options: Namespace) -> int:
    """Print the known sites."""
    names = ("name", "title", "home", "successor")
    rows = [[getattr(site, name) for name in names] for site in load_sites(site_folders(options)).values()]
    if options.json:
        write_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print(text_table(names, rows))
    return 0


def site_path(file: Path, folders: list[Path]) -> Path:
    """Give the path of a site file that is named by its path or by the site's name."""
    return file if file.exists() else site_files(folders).get(str(file), file)


def tell_faults(path: Path, options: Namespace) -> int:
    """Print each fault of a site file with its line, key and mend; status 2 if there is one."""
    faults = check_site(path)
    if options.json:
        write_json([asdict(fault) for fault in faults])
    elif faults:
        for fault in faults:
            print(f"{path}:{fault.line}: {fault.key or 'file'}: {fault.fault} {fault.mend}")
    else:
        print(f"{path} is a good site file.", file=sys.stderr)
    return 2 if faults else 0


def check_page(site: Site, options: Namespace) -> int:
    """Show what a site file reads from a page; status 1 if something on it is not read as it should be."""
    source = open_source(site, options.url, options.data, fetch=options.fetch, quiet=options.quiet)
    page = html_page(site, source.capture)
    if options.select or options.find:
        return show_picked(page, options)
    checked = check_reading(page, source)
    if options.json:
        write_json(checked_words(checked))
    else:
        print(show_checked(checked))
    return 1 if checked.problems or checked.differing else 0


def html_page(site: Site, capture: Capture) -> Page:
    """Open a capture as a page; raises UsageError for a picture or a document."""
    page = page_for(site, capture)
    if page.kind == "asset":
        raise UsageError(f"{page.url} is no page ({page.reason}).", "Give the address of an HTML page.")
    return page


def show_picked(page: Page, options: Namespace) -> int:
    """Print what a selector finds, or which elements print some words; status 1 if none does."""
    if options.select and (fault := selector_fault(options.select)):
        raise UsageError(f"`{options.select}` {fault[0]}", fault[1])
    picked = page.select(options.select) if options.select else page.find(options.find)
    if options.json:
        write_json([asdict(one) for one in picked])
    else:
        print(picked_lines(options.select or options.find, picked))
    return 0 if picked else 1


def checked_words(checked: Checked) -> dict[str, Any]:
    """Give what was read from a page as JSON knows it."""
    page = checked.page
    return {
        "url": page.url,
        "kind": page.kind,
        "reason": page.reason,
        "source": checked.source.words,
        "captured_at": page.capture.fetched_at,
        "layout": asdict(page.layout) if page.layout else None,
        "fields": [asdict(one) for one in checked.said],
        "missing": checked.missing,
        "problems": [asdict(one) for one in checked.problems],
        "differences": list(checked.differing),
    }


def fixture_verb(options: Namespace) -> int:
    """Freeze a page as a golden case and say what to do next."""
    site = site_of(options.url, load_sites(site_folders(options)).values())
    into = options.into or options.data / "fixtures"
    case_folder(site, options.url, into, force=options.force)  # what is there already need not be fetched
    source = open_source(site, options.url, options.data, fetch=options.fetch, quiet=options.quiet)
    folder = case_folder(site, source.capture.url, into, force=options.force)
    freeze_page(html_page(site, source.capture), folder)
    if options.json:
        write_json({"folder": str(folder), "site": site.name, "url": source.capture.url, "source": source.words})
    else:
        print(folder)
        print(next_step(folder, site), file=sys.stderr)
    return 0


def site_of(url: str, sites: Iterable[Site]) -> Site:
    """Give the known site that an address is on; raises UsageError if there is none."""
    found = next((site for site in sites if site.covers(url)), None)
    if found is None:
        mend = "Write a site file of three keys for it, and name its folder with --sites."
        raise UsageError(f"No known site has the address {url}.", mend)
    return found


def next_step(folder: Path, site: Site) -> str:
    """Say what to do with a case that has just been frozen."""
    return (
        f"Now read {folder / EXPECTED_FILE} beside the page and correct it by hand where the page says otherwise.\n"
        f"`luutru sites check {site.name} --url {folder}` then says what is not read so."
    )
