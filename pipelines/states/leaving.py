"""What a parked site's new holder shows is not read: its captures stay, and nothing is told from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import duckdb
import pyarrow as pa

from pipelines.states.visit import Period

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
STRANGERS: Final = """
    CREATE TABLE strangers AS
    SELECT DISTINCT capture_id FROM captures c JOIN parked_times p ON c.fetched_at >= p.since AND c.fetched_at < p.until
"""
KEPT: Final = """
    ALTER VIEW {name} RENAME TO every_{name};
    CREATE VIEW {name} AS SELECT * FROM every_{name} ANTI JOIN strangers USING (capture_id)
"""
KEPT_VIEWS: Final = ("looks", "article_sightings", "contact_sightings", "list_sightings")


def leave_out_strangers(base: duckdb.DuckDBPyConnection, periods: Sequence[Period]) -> None:
    """Take what was captured while a site was parked out of the views that tell what was seen of it."""
    parked = [one for one in periods if one.state == "parked"]
    if not parked:
        return
    time = pa.timestamp("us", tz="UTC")
    since, until = [one.since for one in parked], [one.until or NEVER for one in parked]
    base.register("parked_times", pa.table({"since": pa.array(since, time), "until": pa.array(until, time)}))
    base.execute(STRANGERS)
    for name in KEPT_VIEWS:
        base.execute(KEPT.format(name=name))
