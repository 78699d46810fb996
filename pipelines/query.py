"""What notebooks use: one whole release of an archive, as DataFrames, datasets, SQL and search.

An opened `Archive` keeps to one release, also while newer ones are published. Times are shown at the clock of the
departments (Asia/Ho_Chi_Minh), so that a day is the day that the page printed; they are the same instants as the UTC
times in the files.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from crawler.errors import UsageError, nearest
from pipelines.addresses import url_key
from pipelines.filters import ARTICLE_TIME, Filters, Moment, article_conditions, period_bounds, whole_period
from pipelines.payloads import read_payload
from pipelines.release_files import find_release, release_folders
from pipelines.release_hold import hold_release
from pipelines.remote.address import data_place, folder_of
from pipelines.schema import SCHEMAS
from pipelines.search.finding import Finder
from pipelines.search.found import FOUND, show_found
from pipelines.search.scan import scan_statement
from pipelines.search.syntax import read_search
from pipelines.sql import Parameters, connect_release, explained, fetch_batches, fetch_frame, fetch_table, run_select
from pipelines.versions import EDITED, VERSIONS, changed_fields, edited_frame
from pipelines.word_diff import word_changes

if TYPE_CHECKING:
    import pandas as pd  # half a second, and most verbs need none

    from pipelines.remote.archive import Remote

__all__ = ["Archive", "word_changes"]

HIVE = ds.partitioning(pa.schema([("site", pa.string()), ("year", pa.int32())]), flavor="hive")
BATCH = 1_000
"""Rows of a piece of a result."""
ALL = 2**31
"""More articles than an archive holds."""
COLUMNS = {name: schema.names for name, schema in SCHEMAS.items()}


class Archive:
    """One release of the archive at `path`: the latest when it is opened, or the one that `release` names.

    Of an archive in a bucket, `Archive("s3://BUCKET/PREFIX")`, what is asked is brought into a folder of this machine.
    """

    def __init__(self, path: str | Path = "data", release: str | None = None) -> None:
        self._place = data_place(path) if isinstance(path, str) else path
        self._remote: Remote | None = None
        if isinstance(self._place, str):
            self._remote, release = bring_release(self._place, release)
        path = folder_of(self._place)
        self.folder = find_release(path, release)
        while (held := hold_release(self.folder)) is None and not self.folder.exists():
            self.folder = find_release(path, release)  # pruned between the two
        if held is not None:
            weakref.finalize(self, os.close, held)

    def __repr__(self) -> str:
        return f"Archive({str(self.folder)!r})"

    @property
    def release(self) -> str:
        """The release's id, such as `2026-11-22-1`."""
        return self.folder.name

    @property
    def releases(self) -> list[str]:
        """Ids of all releases of the archive, oldest first."""
        return self._remote.releases if self._remote else ids_of(self.folder.parent.parent)

    def at(self, release: str) -> Archive:
        """Open another release of the archive: `archive.at("2026-11-22-1")`, `archive.at("latest")`."""
        return Archive(self._remote.url if self._remote else self.folder.parent.parent, release)

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The DuckDB connection with a view for each table."""
        return connect_release(self.folder, SCHEMAS)

    @cached_property
    def sites(self) -> list[str]:
        """Names of the sites that have articles in the release."""
        return sorted(path.name.removeprefix("site=") for path in (self.folder / "articles").glob("site=*"))

    @cached_property
    def sections(self) -> list[str]:
        """Names of the sections that articles of the release stand in."""
        rows = self.connection.execute("SELECT DISTINCT section FROM articles WHERE section IS NOT NULL ORDER BY 1")
        return [name for (name,) in rows.fetchall()]

    def articles(
        self,
        site: str | None = None,
        since: Moment | None = None,
        until: Moment | None = None,
        section: str | None = None,
        versions: Literal["latest", "all"] = "latest",
    ) -> pd.DataFrame:
        """Give articles, newest first: of a site, a section, a time (`since="2023"`, `until="2023-04"`, inclusive).

        The time is that of publication, else of the update. `versions="all"` gives every version of every article.
        """
        if versions not in ("latest", "all"):
            raise UsageError(f"`{versions}` is not a choice of versions.", 'Write "latest" or "all".')
        conditions, values = self._conditions(Filters(site, since, until, section))
        conditions.append("is_latest" if versions == "latest" else "true")
        return self._frame(
            f"SELECT * FROM articles WHERE {' AND '.join(conditions)}"  # noqa: S608 - our own words, values are bound
            f" ORDER BY {ARTICLE_TIME} DESC NULLS LAST, site, article_id, version",
            values,
        )

    def table(self, name: str) -> ds.Dataset:
        """Give a table as a dataset, read only as far as it is asked; raises UsageError for a name not there."""
        if name not in SCHEMAS:
            raise UsageError(f"There is no table `{name}`.", nearest(name, SCHEMAS))
        if not (self.folder / name).is_dir():
            return ds.dataset(SCHEMAS[name].empty_table())
        return ds.dataset(self.folder / name, format="parquet", partitioning=HIVE)

    def sql(self, text: str, parameters: Parameters = None) -> pd.DataFrame:
        """Give the result of one SELECT over the tables of the release; raises UsageError that says what to mend.

        `parameters` stand for each `?` of the text in their order (a list), or for each `$name` (a dict).
        """
        with explained(COLUMNS, text):
            return fetch_frame(run_select(self.connection, text, parameters))

    def sql_table(self, text: str, parameters: Parameters = None) -> pa.Table:
        """Give the result of one SELECT as an Arrow table: whole numbers stay whole beside nulls."""
        with explained(COLUMNS, text):
            return fetch_table(run_select(self.connection, text, parameters))

    def sql_batches(self, text: str, parameters: Parameters = None) -> pa.RecordBatchReader:
        """Give the result of one SELECT piece by piece: a result of any size takes little memory."""
        with explained(COLUMNS, text):
            reader = fetch_batches(run_select(self.connection, text, parameters), BATCH)

        def batches() -> Iterator[pa.RecordBatch]:
            with explained(COLUMNS, text):
                yield from reader

        return pa.RecordBatchReader.from_batches(reader.schema, batches())

    def search(
        self,
        words: str,
        site: str | None = None,
        since: Moment | None = None,
        until: Moment | None = None,
        section: str | None = None,
        limit: int | None = 20,
    ) -> pd.DataFrame:
        """Find articles by words: titles first, then words that stand together, then how often, then the newest.

        Words with Vietnamese marks are meant exactly, words without match any; all must occur. "..." is a phrase,
        khuyen* any word that begins so; OR, AND, NOT and brackets put them together; -word leaves out. The best `limit`
        are given, all of them for None.
        """
        if limit is not None and limit < 0:
            raise UsageError(f"`{limit}` is no number of articles.", "Write 20, or None for all of them.")
        most = ALL if limit is None else limit
        wanted = read_search(words)
        filters = Filters(site, since, until, section)
        conditions, values = self._conditions(filters)
        sections = self.sections if section is not None else []
        rows = self._finder.find(wanted, filters, sections, most)
        if rows is None:
            rows = fetch_table(self.connection.execute(scan_statement(wanted, conditions), [*values, most]))
        return show_found(rows.cast(FOUND), wanted)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.folder)

    def versions(self, url: str) -> pd.DataFrame:
        """Give an article through time, one row a version; `changed` names what changed from the version before.

        `url` is any address that the article was captured at. Raises UsageError if there is no such article.
        """
        rows = self._frame(VERSIONS, [url_key(url), url, url])
        if rows.empty:
            raise UsageError(f"The release holds no article at {url}.", "`luutru search WORDS` finds addresses.")
        rows["changed"] = changed_fields(rows.to_dict("records"))
        return rows

    def changes(
        self, site: str | None = None, since: Moment | None = None, until: Moment | None = None
    ) -> pd.DataFrame:
        """Give what changed in articles after they were first seen, newest first: one row a field, as texts.

        `since` and `until` are times of the looks that showed the change (`first_seen`); the change was made since
        `last_seen_before`. Articles that came or went are in `articles`, by `first_seen` and `gone_at`.
        """
        begin, end = whole_period(since, until)
        conditions, values = self._conditions(Filters(site))
        statement = EDITED.format(conditions=" AND ".join(["version > 1", *conditions]))
        return edited_frame(self._rows(statement, values), begin, end)

    def contacts(self, on: Moment | None = None, site: str | None = None) -> pd.DataFrame:
        """Give the contact blocks that stood on a day (`on="2025-12-31"`, at its end), or that stand now.

        The department comes first, then its units by name. What changed between two looks is known from the second.
        """
        conditions, values = self._conditions(Filters(site))
        stood = "valid_to IS NULL"
        if on is not None:
            stood = "valid_from < ? AND (valid_to IS NULL OR valid_to >= ?)"
            values += [period_bounds(on)[1]] * 2
        return self._frame(
            f"SELECT * FROM contacts WHERE {' AND '.join([*conditions, stood])}"  # noqa: S608 - our own words, values are bound
            " ORDER BY site, role IS DISTINCT FROM 'department', organisation, parent, valid_from",
            values,
        )

    def payload(self, capture_id: str) -> bytes:
        """Give what the server sent in a capture, its compression undone: the page that a row was read from.

        A capture that says "unchanged" gives the page that it means. Raises LuutruError if its WARC file is not there
        or not whole: digests are verified.
        """
        bring = self._remote.bring_warc if self._remote else None
        return read_payload(self.connection, self.folder.parents[1] / "captures", capture_id, bring)

    def _conditions(self, filters: Filters) -> tuple[list[str], list[Any]]:
        sections = self.sections if filters.section is not None else []
        return article_conditions(filters, self.sites, sections)

    def _rows(self, statement: str, values: Sequence[Any]) -> Iterator[dict[str, Any]]:
        result = self.connection.execute(statement, list(values))
        names = [column[0] for column in result.description or ()]
        while rows := result.fetchmany(BATCH):
            yield from (dict(zip(names, row, strict=True)) for row in rows)

    def _frame(self, statement: str, values: Sequence[Any]) -> pd.DataFrame:
        return fetch_frame(self.connection.execute(statement, list(values)))


def bring_release(url: str, release: str | None) -> tuple[Remote, str]:
    """Open an archive in a bucket and have a release of it here; give its id as well."""
    from pipelines.remote.archive import open_remote  # noqa: PLC0415 - most archives lie in a folder

    remote = open_remote(url)
    return remote, remote.bring(release).name


def ids_of(data: Path) -> list[str]:
    """Give the ids of the releases in a folder, oldest first."""
    return [folder.name for folder in release_folders(data)]
