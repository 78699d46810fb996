"""The verb `release`: makes one; with an action it lists, compares, cites or prunes them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from crawler.errors import UsageError
from pipelines.package import read_package
from pipelines.release_cite import cite_package
from pipelines.release_diff import compare_releases
from pipelines.release_files import LATEST, named_release, release_folders
from pipelines.release_list import list_releases
from pipelines.release_prune import prune_releases
from pipelines.release_show import cite_text, diff_json, diff_lines, list_text, prune_text
from pipelines.show import write_json


def release_verb(options: Namespace) -> int:
    """Do what the action says; with none, publish a release."""
    refuse_strangers(options)
    if options.action is None:
        from pipelines.verbs.publish import publish_verb  # noqa: PLC0415 - it loads what makes one

        return publish_verb(options)
    return ACTIONS[options.action][0](options)


def refuse_strangers(options: Namespace) -> None:
    """Raise UsageError for an option of another action, which would otherwise seem to be obeyed, or a name too many."""
    typed = " ".join(["luutru release", *([options.action] if options.action else [])])
    for name, action in OWNERS.items():
        if getattr(options, name) and action != options.action:
            raise UsageError(f"`{typed}` takes no --{name.replace('_', '-')}.", f"`luutru release {action}` does.")
    most = ACTIONS[options.action][1] if options.action else 0
    if len(options.names) > most:
        raise UsageError(f"`{typed}` takes no `{options.names[most]}`.", "See `luutru release --help`.")


def list_action(options: Namespace) -> int:
    """Print the releases, newest first."""
    lines = list_releases(options.data)
    if options.json:
        write_json([asdict(line) for line in lines])
    else:
        print(list_text(lines))
    return 0


def diff_action(options: Namespace) -> int:
    """Print what differs from one release to another: the last two, one and the latest, or two that are named."""
    before, after = (named_release(options.data, name) for name in compared_names(options))
    with compare_releases(before, after) as diff:
        if options.json:
            sys.stdout.writelines(diff_json(diff))
        else:
            sys.stdout.writelines(f"{line}\n" for line in diff_lines(diff, options.limit or SHOWN))
    return 0


def compared_names(options: Namespace) -> tuple[str, str]:
    """Name the two releases to compare; raises UsageError if there are not two."""
    if options.names:
        return options.names[0], options.names[1] if len(options.names) > 1 else LATEST
    folders = release_folders(options.data)
    if len(folders) < 2:
        advice = "`luutru release diff A B` compares two by id or path; `luutru release list` lists them."
        raise UsageError(f"There are no two releases in {options.data}.", advice)
    return folders[-2].name, folders[-1].name


def prune_action(options: Namespace) -> int:
    """Delete old releases and say what that frees."""
    pruning = prune_releases(options.data, options.keep, options.keep_since, dry_run=options.dry_run)
    if options.json:
        write_json({**asdict(pruning), "dry_run": options.dry_run})
    else:
        print(prune_text(pruning, dry_run=options.dry_run))
    return 0


def cite_action(options: Namespace) -> int:
    """Print how a release is cited, and its checksum."""
    folder = named_release(options.data, options.names[0] if options.names else LATEST)
    package = read_package(folder)
    if "version" not in package:
        raise UsageError(f"{folder} has no data package that can be read.", "`luutru check` says what is wrong.")
    citation = cite_package(package)
    if options.json:
        write_json(asdict(citation))
    else:
        print(cite_text(citation))
    return 0


ACTIONS: dict[str, tuple[Callable[[Namespace], int], int]] = {
    "list": (list_action, 0),
    "diff": (diff_action, 2),
    "prune": (prune_action, 0),
    "cite": (cite_action, 1),
}
"""Each action, and how many releases it takes at most."""
OWNERS = {"limit": "diff", "keep": "prune", "keep_since": "prune", "dry_run": "prune"}
"""Each option, and the one action that takes it."""
SHOWN = 20
"""Articles of each kind that `diff` shows if not told otherwise."""
