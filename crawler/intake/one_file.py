"""One file from elsewhere: which of its records become captures of the site, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.capture import Capture
from crawler.intake.opening import Foreign
from crawler.intake.survey import Survey, host_of, read_foreign, record_name
from crawler.intake.writing import IntakeWriter
from crawler.items import Problem
from crawler.record import Record, bare_id
from crawler.site import Site
from crawler.warc_read import Damage

EPOCH = datetime.fromtimestamp(0, UTC)
AGAIN = "Get the file again from whoever keeps it; what could be read of it is here."
APART = "Take the file that holds it in together with this one: `luutru import SITE FILE FILE`."


@dataclass(slots=True)
class TakenIn:
    """What came of one file: `captures` with a payload, `revisits`, captures of hosts that are not the site's.

    `damaged` counts stretches that hold no good record, `dangling` revisits whose originals are nowhere; both are rows
    of `problems`. `known` is set if the same bytes had been taken in before: nothing was done then.
    """

    file: str
    sha256: str
    captures: int = 0
    revisits: int = 0
    elsewhere: int = 0
    damaged: int = 0
    dangling: int = 0
    known: bool = False
    hosts: dict[str, int] = field(default_factory=dict)


class FileIntake:
    """Writes what a site wants of one file with `writer`, and counts in `taken`."""

    def __init__(self, site: Site, survey: Survey, writer: IntakeWriter, taken: TakenIn, *, every_host: bool) -> None:
        self.site, self.survey, self.writer, self.taken, self.every_host = site, survey, writer, taken, every_host
        self._moment = EPOCH
        self._hosts: Counter[str] = Counter()
        self._seen: set[str] = set()

    def take(self, files: Iterable[Foreign], on_records: Callable[[int], None]) -> None:
        """Take in the records of the WARC files that it holds."""
        for done, (name, found) in enumerate(all_records(files), start=1):
            if isinstance(found, Record):
                self._moment = found.date
                self._record(name, found)
            else:
                self._damage(name, found.offset, found.reason)
            on_records(done)
        self.writer.close()
        self.taken.hosts = dict(self._hosts.most_common(10))

    def _record(self, name: str, record: Record) -> None:
        """Write one record, or count why not; one that is no exchange speaks of the crawl that it came from.

        Files that were put together may hold a record twice.
        """
        if record_name(record) in self._seen:
            return
        self._seen.add(record_name(record))
        if record.kind == "request" and self._wants(record.target):
            self.writer.write_request(record)
        capture = read_foreign(record)
        if isinstance(capture, str):
            self._damage(name, record.offset, capture)
        elif capture and not self._wants(capture.url):
            self.taken.elsewhere += 1
            self._hosts[host_of(capture.url)] += 1
        elif capture:
            self._capture(name, record, capture)

    def _capture(self, name: str, record: Record, capture: Capture) -> None:
        original = self.survey.original(record) if record.kind == "revisit" else None
        if record.kind == "revisit" and original is None:
            self.taken.dangling += 1
            named = bare_id(record.field("WARC-Refers-To") or "") or record.field("WARC-Refers-To-Date") or "no capture"
            self._note(capture.url, "revisit of a capture that is not here", f"{name}: it refers to {named}", APART)
            return
        self.taken.captures += original is None
        self.taken.revisits += original is not None
        self.writer.write(record, capture, self.survey.forms.get(record.record_id), original)

    def _damage(self, name: str, offset: int, reason: str) -> None:
        self.taken.damaged += 1
        self._note(self.site.home, "record is damaged", f"{name} at byte {offset}: {reason}", AGAIN)

    def _note(self, url: str, problem: str, detail: str, advice: str) -> None:
        self.writer.note(Problem(url, "fetch", problem, detail, advice), self._moment)

    def _wants(self, url: str) -> bool:
        return self.every_host or self.site.covers(url)


def all_records(files: Iterable[Foreign]) -> Iterator[tuple[str, Record | Damage]]:
    """Give the records and damages of several files with the name of each."""
    for file in files:
        for found in file.records():
            yield file.name, found
