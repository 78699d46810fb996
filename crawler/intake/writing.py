"""Records from elsewhere, written as captures of a site: the same input gives the same bytes whenever it comes."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from uuid import uuid5

from crawler.capture import Capture
from crawler.index import index_entry
from crawler.intake.survey import OURS, Held, record_name, without
from crawler.items import Problem
from crawler.notes import encode_note
from crawler.record import FORM_FIELD, RUN_FIELD, SOURCE_FIELD, Record, decode_record, encode_record, gzip_member
from crawler.warc_file import WarcFile
from crawler.warc_write import ROTATE_AT, warc_time

REWRITTEN = (
    "WARC-Type", "WARC-Record-ID", "WARC-Date", "WARC-Target-URI", "WARC-Block-Digest", "Content-Length",
    "WARC-Warcinfo-ID", RUN_FIELD, SOURCE_FIELD, FORM_FIELD,
)  # fmt: skip
"""Fields that a record does not keep: they are set anew, or speak of the file and the run that it came from."""
REFERRING = ("WARC-Refers-To", "WARC-Payload-Digest")


class IntakeWriter:
    """Writes `<name>-00000.warc.gz` and so on into `folder`; raises WriteError when the disk refuses.

    `origin` is the digest of the file that the records come from, `sha256:<hex>`, or the name of an archive; nothing of
    the clock is written. `source` is that of the captures table; `first` numbers the first file.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        origin: str,
        *,
        source: str = "import",
        first: int = 0,
        rotate_at: int = ROTATE_AT,
    ) -> None:
        self.folder, self.name, self.origin, self.rotate_at = folder, name, origin, rotate_at
        self.source, self.first = source, first
        self.files: list[Path] = []
        self._file: WarcFile | None = None

    def write(self, record: Record, capture: Capture, form: str | None, original: Held | None) -> None:
        """Write a response or revisit record; `original` is what a revisit refers to."""
        fields = [*self._fields(record.kind, record_name(record), record.date, capture.url)]
        fields += [(FORM_FIELD, form)] if form else []
        fields += without(record.fields, *REWRITTEN, *(REFERRING if original else ()))
        if original:
            fields += [("WARC-Refers-To", f"<urn:uuid:{original.record_id}>"), ("WARC-Payload-Digest", original.digest)]
        self._append(encode_record(fields, record.block), record.date)

    def write_request(self, record: Record) -> None:
        """Write a request record."""
        fields = self._fields("request", record_name(record), record.date, record.target)
        self._append(encode_record([*fields, *without(record.fields, *REWRITTEN)], record.block), record.date)

    def note(self, said: Problem, moment: datetime) -> None:
        """Write that something could not be taken in; `moment` is that of the record before it."""
        block = encode_note(said)
        fields = self._fields("metadata", str(uuid5(OURS, f"{self.origin}\n{said}")), moment, said.url)
        self._append(encode_record([*fields, ("Content-Type", "application/json")], block), moment)

    def close(self) -> None:
        """Make the file in hand durable, index it and give it its name."""
        file, self._file = self._file, None
        if file:
            self.files.append(file.close())

    def _append(self, data: bytes, moment: datetime) -> None:
        member = gzip_member(data)
        file = self._open_file(moment)
        offset = file.append(member)
        entry = index_entry(decode_record(data, offset, len(member)), file.path.name)
        if entry:
            file.entries.append(entry)

    def _open_file(self, moment: datetime) -> WarcFile:
        if self._file and self._file.size >= self.rotate_at:
            self.close()
        if self._file is None:
            self._file = WarcFile(self.folder / f"{self.name}-{self.first + len(self.files):05d}.warc.gz")
            self._file.append(gzip_member(self._info_record(self._file.path.name, moment)))
        return self._file

    def _info_record(self, name: str, moment: datetime) -> bytes:
        said = {
            "software": f"luutru/{version('luutru')}",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": f"taken in from {self._whence()}",
        }
        block = "".join(f"{key}: {value}\r\n" for key, value in said.items()).encode()
        fields = [
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", f"<urn:uuid:{uuid5(OURS, name)}>"),
            ("WARC-Date", warc_time(moment)),
            ("WARC-Filename", name),
            ("Content-Type", "application/warc-fields"),
        ]
        return encode_record(fields, block)

    def _whence(self) -> str:
        if self.source == "import":
            return f"a file with the digest {self.origin}; ids, times and blocks are its own"
        return f"{self.origin}; times and payloads are its own"

    def _fields(self, kind: str, record_id: str, moment: datetime, url: str) -> list[tuple[str, str]]:
        return [
            ("WARC-Type", kind),
            ("WARC-Record-ID", f"<urn:uuid:{record_id}>"),
            ("WARC-Date", warc_time(moment)),
            ("WARC-Target-URI", url),
            (SOURCE_FIELD, self.source),
        ]
