"""Values as JSON and as ISO 8601, whole columns at a time, by DuckDB and Arrow."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.frugal import connect_frugal

ISO = "%Y-%m-%dT%H:%M:%SZ"


class JsonCells:
    """Turns columns and rows into JSON by a database of its own, with one thread, so that rows keep their order."""

    def __init__(self) -> None:
        self._connection = connect_frugal()

    def column(self, values: pa.Array) -> pa.Array:
        """Give each value as JSON text, null for null; a map becomes an object."""
        rows = self._ask("SELECT to_json(value) AS json FROM batch", pa.table({"value": values}))
        return rows.column("json").combine_chunks()

    def rows(self, batch: pa.RecordBatch) -> list[str]:
        """Give each row as one line of JSON, columns in their order, times in ISO 8601."""
        columns = [iso_times(column) if is_time(column.type) else column for column in batch.columns]
        rows = pa.table(columns, names=batch.schema.names)
        lines: list[str] = self._ask("SELECT to_json(batch) AS json FROM batch", rows).column("json").to_pylist()
        return lines

    def _ask(self, statement: str, batch: pa.Table) -> pa.Table:
        self._connection.register("batch", batch)
        return self._connection.sql(statement).to_arrow_table()


def is_time(kind: pa.DataType) -> bool:
    """Tell whether a column holds times."""
    return bool(pa.types.is_timestamp(kind))


def iso_times(times: pa.Array) -> pa.Array:
    """Give UTC times as `2023-04-16T17:00:00Z`, with six digits of a second only where it is no whole one."""
    seconds = pc.floor_temporal(times, unit="second")
    whole = pc.strftime(seconds.cast(pa.timestamp("s", tz="UTC")), format=ISO)
    return pc.if_else(pc.equal(seconds, times), whole, pc.strftime(times, format=ISO))
