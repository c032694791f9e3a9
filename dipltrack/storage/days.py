"""A filter → how many events there are per day (or year, or in all), kind and status."""

from __future__ import annotations

import json
import sqlite3

from dipltrack.storage.filters import Filter
from dipltrack.storage.ordering import condition


def days(connection: sqlite3.Connection, wanted: Filter, letters: int = 10) -> list[sqlite3.Row]:
    """Count events by first day (or its first `letters`: 4 for years, 7 for months; "" for undated), kind and status.

    Rows have `period`, `kind`, `status` and `events`.
    """
    if wanted.plain:
        asked = " AND ".join(
            f"{column} IN (SELECT value FROM json_each(:{column}))"
            for column, values in (("kind", wanted.kinds), ("status", wanted.statuses))
            if values
        )
        query = f"SELECT substr(date, 1, :letters) AS period, kind, status, sum(events) AS events FROM day_tally WHERE {asked or 1} GROUP BY 1, 2, 3"
        names = {"letters": letters, "kind": json.dumps(wanted.kinds), "status": json.dumps(wanted.statuses)}
        return connection.execute(query, names).fetchall()
    where, values = condition(connection, wanted)
    query = f"SELECT coalesce(substr(e.date, 1, ?), '') AS period, e.kind, e.status, count(*) AS events FROM event e WHERE {where} GROUP BY 1, 2, 3"
    return connection.execute(query, (letters, *values)).fetchall()
