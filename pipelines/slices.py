"""One slice of one WARC file -> one part: read, clean, measure, write; whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from time import perf_counter

from filetype import guess_mime

from crawler import items
from crawler.capture import Capture
from crawler.notes import RunEnd, decode_note
from crawler.record import RUN_FIELD, Record, capture_from
from crawler.site import COVERAGE_FIELDS, Site
from crawler.warc_read import read_records
from pipelines import tables
from pipelines.addresses import redirect_of, url_key
from pipelines.one_page import Reader, read_page
from pipelines.part_files import PartRows, write_part
from pipelines.rows import PageRows
from pipelines.task import SliceReport, SliceTask

DAMAGE_ADVICE = "`luutru check` says what is broken; restore the WARC file from a copy if there is one."

SNIFFED = 16 * 1024  # bytes: the parts of an Office file are listed within them


def build_slice(task: SliceTask, reader: Reader = read_page) -> SliceReport:
    """Make the part of one slice; the same bytes give the same part."""
    part, report = PartRows(), SliceReport()
    moment, began = task.since, perf_counter()
    for found in read_records(task.warc, task.start):
        if found.offset >= task.end:
            break
        if isinstance(found, Record):
            moment = found.date
            read_record(part, report, task, found, reader)
        else:
            part.add("problems", damage_row(task, moment, found.offset, found.reason))
    add_coverage(part)
    report.problems = len(part.rows["problems"])
    stored = perf_counter()
    said = {
        "key": task.key, "home": task.site.home, "slices": task.slices, "pages": report.pages,
        "problems": report.problems,
    }  # fmt: skip
    write_part(task.target, part, said)
    report.seconds["store"] = perf_counter() - stored
    report.seconds["captures"] = perf_counter() - began - sum(report.seconds.values())
    return report


def read_record(part: PartRows, report: SliceReport, task: SliceTask, record: Record, reader: Reader) -> None:
    """Add what one record gives: a capture and its page's rows, or a note of the crawl."""
    if record.kind == "metadata":
        add_note(part, task.site, record)
        return
    try:
        capture = capture_from(record)
    except ValueError as error:
        part.add("problems", damage_row(task, record.date, record.offset, str(error)))
        return
    if capture:
        kind = read_capture(part, report, task.site, capture, reader) if capture.revisit_of is None else None
        part.add("captures", capture_row(task, record, capture, kind))


def read_capture(part: PartRows, report: SliceReport, site: Site, capture: Capture, reader: Reader) -> str | None:
    """Read one page and add its rows, all or none; a page that cannot be read is a problem and never spoils another."""
    found = reader(site, capture)
    add_page(part, capture, found.rows)
    report.pages += found.kind not in ("asset", None)
    report.seconds["read"] += found.read
    report.seconds["text"] += found.text
    return found.kind


def add_page(part: PartRows, capture: Capture, rows: PageRows) -> None:
    """Add the rows of one page."""
    for name in PageRows.__slots__:
        for row in getattr(rows, name):
            part.add(name, row, capture.record_id)


def capture_row(task: SliceTask, record: Record, capture: Capture, kind: str | None) -> tables.Capture:
    """Make the row of a response or revisit record."""
    return tables.Capture(
        site=task.site.name,
        capture_id=capture.record_id,
        url=capture.url,
        url_key=url_key(capture.url),
        fetched_at=capture.fetched_at,
        status=capture.status,
        media_type=capture.media_type or None,
        kind=kind,
        size=0 if capture.revisit_of else len(capture.body),
        payload_sha256=capture.payload_digest.removeprefix("sha256:"),
        warc_file=task.warc.name,
        warc_offset=record.offset,
        warc_length=record.length,
        etag=capture.header("ETag"),
        last_modified=capture.header("Last-Modified"),
        revisit_of=capture.revisit_of,
        sniffed_type=sniffed_type(capture) if kind == "asset" else None,
        redirect=redirect_of(capture.url, capture.status, capture.header("Location")),
        run_id=capture.run_id,
        source=capture.source,
    )


def sniffed_type(capture: Capture) -> str | None:
    """Tell the media type of a file by its first bytes: servers call a PDF text or octets as they like."""
    kind: str | None = guess_mime(capture.content(SNIFFED))
    return kind


def damage_row(task: SliceTask, moment: datetime, offset: int, reason: str) -> tables.Problem:
    """Say that a record cannot be trusted; the time is that of the record before it."""
    return tables.Problem(
        site=task.site.name, url=task.site.home, capture_id=None, field="page", problem="record is damaged",
        detail=f"{task.warc.name} at byte {offset}: {reason}", advice=DAMAGE_ADVICE, found_at=moment, run_id=None,
    )  # fmt: skip


def add_note(part: PartRows, site: Site, record: Record) -> None:
    """Add what a note of the crawl says: a problem of fetching, or the end of a run."""
    said, run_id = decode_note(record.block), record.field(RUN_FIELD)
    if isinstance(said, RunEnd):
        counts = said.counts
        note = tables.RunNote(
            run_id=said.run_id, started_at=said.started_at, ended_at=said.ended_at, reason=said.reason,
            pages=counts.answered + counts.from_archive, articles=counts.articles,
        )  # fmt: skip
        part.add("run_notes", note)
    elif isinstance(said, items.Problem):
        row = tables.Problem(
            site=site.name, url=said.url, capture_id=None, field=said.field, problem=said.problem, detail=said.detail,
            advice=said.advice, found_at=record.date, run_id=run_id,
        )  # fmt: skip
        part.add("problems", row)


def add_coverage(part: PartRows) -> None:
    """Count, for each run, how many of the articles read have each field."""
    runs = {row.capture_id: row.run_id for row in part.rows["captures"] if row.source == "live"}
    having = {name: set(part.pages[name]) for name in ("images", "attachments")}
    read: Counter[str] = Counter()
    filled: Counter[tuple[str, str]] = Counter()
    for article, page in zip(part.rows["articles"], part.pages["articles"], strict=True):
        if run_id := runs.get(page):
            read[run_id] += 1
            filled.update((run_id, name) for name, has in fields_read(article, page, having) if has)
    for run_id in sorted(read):
        for name in COVERAGE_FIELDS:
            row = tables.Coverage(run_id=run_id, field=name, filled=filled[run_id, name], articles=read[run_id])
            part.add("coverage", row)


def fields_read(article: tables.Article, page: str, having: dict[str, set[str]]) -> Iterator[tuple[str, bool]]:
    """Tell of each covered field whether the article has it."""
    for name in COVERAGE_FIELDS:
        yield name, page in having[name] if name in having else bool(getattr(article, _column_of(name)))


def _column_of(name: str) -> str:
    return "byline_raw" if name == "byline" else name
