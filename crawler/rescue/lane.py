"""One archive while it is rescued from: what is next, how it is asked, and the files its captures go to."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from crawler.intake.survey import Held, read_moment
from crawler.intake.writing import IntakeWriter
from crawler.items import Problem
from crawler.record import Record, capture_from
from crawler.rescue.asking import Asker, NotGiven
from crawler.rescue.catalogue import Catalogue, Unit
from crawler.rescue.fetched import Fetched, repeat_record
from crawler.rescue.listed import Listed
from crawler.rescue.plan import Tally

Fetch = Callable[[Listed], Fetched]
ADVICE = "Compare it with the page at the archive; the archive's own copy may have been damaged before it was listed."


class Lane:
    """Fetches from one archive, `source`, and writes what comes into `folder`; what it did is added to `tally`."""

    def __init__(
        self, source: str, asker: Asker, fetch: Fetch, catalogue: Catalogue, folder: Path, tally: Tally
    ) -> None:
        self.source, self.asker, self.fetch, self.catalogue, self.tally = source, asker, fetch, catalogue, tally
        name = f"{source}-{catalogue.digest(source)[:16]}"
        self.writer = IntakeWriter(folder, name, asker.name, source=source, first=next_number(folder, name))

    def step(self, unit: Unit) -> None:
        """Fetch what a unit needs, and write it and its repeats; what does not come is put off.

        Raises RefusedError, Halted and WriteError; what was written before is kept.
        """
        if not unit.held:
            try:
                unit = self._fetch(unit)
            except NotGiven as error:
                self.tally.put_off(unit.listed, str(error))
                self.catalogue.put_off(unit)
                return
        held = Held(unit.record_id, unit.payload)
        for number, listed in self.catalogue.repeats(unit):
            self._write(number, repeat_record(listed, unit.listed), held)
            self.tally.repeats += 1
        self.catalogue.finish(unit)

    def _fetch(self, unit: Unit) -> Unit:
        found = self.fetch(unit.listed)
        original = self._original(found.record) if found.record.kind == "revisit" else None
        self.tally.came(len(found.record.block))
        if found.doubt:
            self.tally.doubts += 1
            note = Problem(unit.listed.url, "fetch", "capture is in doubt", found.doubt, ADVICE)
            self.writer.note(note, unit.listed.moment)
        written = self._write(unit.id, found.record, original)
        return Unit(unit.id, unit.listed, True, written.record_id, written.digest)

    def _write(self, number: int, record: Record, original: Held | None) -> Held:
        capture = capture_from(record)
        assert capture is not None, "a response or revisit"
        self.writer.write(record, capture, None, original)
        held = Held(capture.record_id, original.digest if original else capture.payload_digest)
        self.catalogue.hold(number, held.record_id, held.digest)
        return held

    def _original(self, record: Record) -> Held:
        """Find what a revisit of the archive's own refers to; raises NotGiven when it is not held here."""
        moment = read_moment(record.field("WARC-Refers-To-Date"))
        address = (record.field("WARC-Refers-To-Target-URI") or record.target).strip("<>")
        found = self.catalogue.find(self.source, address, f"{moment:%Y%m%d%H%M%S}") if moment else None
        if found is None:
            raise NotGiven("it says that nothing had changed, and what it refers to is not listed")
        return Held(*found)


def next_number(folder: Path, name: str) -> int:
    """Give the number of the next file of a name: a rescue that goes on never touches the files before."""
    numbers = [int(found[1]) for path in folder.glob(f"{name}-*") if (found := re.search(r"-(\d{5})\.", path.name))]
    return max(numbers, default=-1) + 1
