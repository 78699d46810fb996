"""Taking in: files from elsewhere become captures of a site, each file once, whole or not at all."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.errors import ReadLessError
from crawler.fixity import file_digest, fixity_path
from crawler.index import index_path, read_indexes
from crawler.intake.one_file import FileIntake, TakenIn
from crawler.intake.opening import Foreign, open_foreign
from crawler.intake.survey import Survey, survey_files
from crawler.intake.writing import IntakeWriter
from crawler.lock import SiteLock
from crawler.site import Site
from crawler.warc import WriteError, recover_folder
from crawler.warc_file import sync_folder


@dataclass(frozen=True, slots=True)
class Intake:
    """Where files are taken in: the site, its folder of captures, and a room beside them for what is half done."""

    site: Site
    folder: Path
    room: Path
    every_host: bool
    on_records: Callable[[int], None]
    elsewhere: Collection[str] = ()


def take_in(
    site: Site,
    data: Path,
    paths: Sequence[Path],
    *,
    every_host: bool = False,
    on_records: Callable[[int], None] = lambda _: None,
    elsewhere: Collection[str] = (),
) -> list[TakenIn]:
    """Take WARC and WACZ files in as captures of a site; `every_host` takes captures of other hosts too.

    A capture keeps its record id, time and bytes; the same file gives the same captures on every machine. `on_records`
    is told of the records read of each file; `elsewhere` are WARC files whose indexes alone lie in the site's folder.
    Raises LockedError when a run of the site is going on; UsageError or LuutruError when a file cannot be read at all,
    and then nothing is taken in; ReadLessError when no file holds a capture of the site; WriteError on a full disk.
    """
    folder = data / "captures" / site.name
    lock, room = SiteLock(folder, site.name), folder / ".import"
    try:
        recover_folder(folder)
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir()
        taken = take_files(Intake(site, folder, room, every_host, on_records, elsewhere), paths)
    except OSError as error:
        raise WriteError(folder, error) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)
        lock.release()
    if not any(one.captures or one.revisits for one in taken):
        raise nothing_found(site, taken)
    return taken


def take_files(intake: Intake, paths: Sequence[Path]) -> list[TakenIn]:
    """Take in each file that is new; revisits may refer to captures of any of them, and of the archive."""
    opened, digests = {}, {}
    for number, path in enumerate(dict.fromkeys(paths)):
        (intake.room / str(number)).mkdir()
        opened[path] = open_foreign(path, intake.room / str(number))
        digests[path] = file_digest(path)
    before = {path: read_mark(intake.folder, digests[path]) for path in opened}
    known = read_indexes(intake.folder, intake.elsewhere)
    survey = survey_files([file for path in opened if not before[path] for file in opened[path]], known)
    return [before[path] or take_file(intake, survey, path, digests[path], opened[path]) for path in opened]


def take_file(intake: Intake, survey: Survey, path: Path, digest: str, files: Sequence[Foreign]) -> TakenIn:
    """Take in one file: written in the room first, then given its place."""
    writer = IntakeWriter(intake.room, intake_name(digest), f"sha256:{digest}")
    taken = TakenIn(path.name, digest)
    FileIntake(intake.site, survey, writer, taken, every_host=intake.every_host).take(files, intake.on_records)
    if taken.captures or taken.revisits:
        for file in reversed(writer.files):
            give_place(file, intake.folder)
        write_mark(intake.folder, taken)
    return taken


def intake_name(digest: str) -> str:
    """Give the name of the captures of a file: it follows from the bytes of the file alone."""
    return f"import-{digest[:16]}"


def give_place(warc: Path, folder: Path) -> None:
    """Move a WARC file with its index and digest into the folder of captures; what stood there is the same or less."""
    for path in (index_path(warc), fixity_path(warc), warc):
        path.replace(folder / path.name)
    sync_folder(folder)


def mark_path(folder: Path, digest: str) -> Path:
    """Give the place of the note that a file was taken in: where it came from, when, and what came of it."""
    return folder / f"{intake_name(digest)}.json"


def write_mark(folder: Path, taken: TakenIn) -> None:
    """Write that a file was taken in; it comes last, so that an import that was killed is done again."""
    said = {"taken_in_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), **dataclasses.asdict(taken)}
    place = mark_path(folder, taken.sha256)
    beside = place.with_suffix(".tmp")
    beside.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", "utf-8")
    beside.replace(place)


def read_mark(folder: Path, digest: str) -> TakenIn | None:
    """Say what came of a file that was taken in whole before; None if it is to be taken in (again)."""
    with suppress(OSError, ValueError, TypeError):
        said = json.loads(mark_path(folder, digest).read_text("utf-8"))
        del said["taken_in_at"]
        taken = TakenIn(**{**said, "known": True})
        return None if taken.dangling else taken
    return None


def nothing_found(site: Site, taken: Sequence[TakenIn]) -> ReadLessError:
    """Say that the files hold nothing of the site, and whose captures they hold."""
    hosts = {host: count for one in taken for host, count in one.hosts.items()}
    seen = ", ".join(sorted(hosts, key=lambda host: -hosts[host])[:3])
    what = f"they are of {seen}" if seen else "they hold no captures of web pages"
    return ReadLessError(
        f"None of the files holds a capture of {site.host}: {what}.",
        "Name the site that they belong to, or take every host in with --every-host.",
    )
