"""Rows → stored events, in a fixed number of queries however many there are."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from dipltrack.model import Participant, StoredEvent, StoredEvidence
from dipltrack.storage.failures import no_event
from dipltrack.storage.filters import Filter
from dipltrack.storage.ordering import condition, ordered_ids
from dipltrack.storage.rows import participant_from, stored_event_from, stored_evidence_from

_FIRST_BATCH, _BATCH = 50, 500
"""So many events are loaded at a time: few at first, since somebody waits for them."""

BEST_FIRST = ("-r.confidence", "coalesce(a.published, '9999')", "a.sha256", "r.id", "v.position")
"""What the evidence of an event is sorted by: the surest report, then the earliest."""


def ids(
    connection: sqlite3.Connection, wanted: Filter, sort: str = "date", descending: bool = False, limit: int | None = None
) -> list[int]:
    """List the ids of the events wanted, in order."""
    return list(ordered_ids(connection, wanted, sort, descending, limit))


def stream(
    connection: sqlite3.Connection, wanted: Filter, sort: str = "date", descending: bool = False, limit: int | None = None
) -> Iterator[StoredEvent]:
    """Load the events wanted as they are taken, in order, a few hundred at a time."""
    found = ordered_ids(connection, wanted, sort, descending, limit)
    size = _FIRST_BATCH
    while batch := list(islice(found, size)):
        yield from load_events(connection, batch)
        size = _BATCH


def count(connection: sqlite3.Connection, wanted: Filter, most: int | None = None) -> int:
    """Count the events wanted, up to `most`."""
    if wanted.plain:
        from dipltrack.storage.days import days

        total: int = sum(row["events"] for row in days(connection, wanted, letters=0))
        return total if most is None else min(total, most)
    if most is not None:  # as they would be listed: that way the first of them are found at once
        return sum(1 for _ in ordered_ids(connection, wanted, limit=most))
    where, values = condition(connection, wanted)
    number: int = connection.execute(f"SELECT count(*) FROM event e WHERE {where}", values).fetchone()[0]
    return number


def undated(connection: sqlite3.Connection, wanted: Filter) -> int:
    """Count the events that match all but the dates, because they have none."""
    where, values = wanted.without_dates().compile()
    number: int = connection.execute(f"SELECT count(*) FROM event e WHERE {where} AND e.date IS NULL", values).fetchone()[0]
    return number


def load_events(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[StoredEvent]:
    """Load events by id, in the order of the ids. Raises NotFound for the first that is not there."""
    query = "SELECT * FROM event WHERE id IN (SELECT value FROM json_each(?))"
    rows = {row["id"]: row for row in connection.execute(query, (json.dumps(list(wanted)),))}
    for event_id in wanted:
        if event_id not in rows:
            raise no_event(connection, event_id)
    participants, evidence = load_participants(connection, wanted), load_evidence(connection, wanted)
    return [stored_event_from(rows[i], participants[i], evidence[i]) for i in wanted]


def load_participants(connection: sqlite3.Connection, events: Sequence[int]) -> dict[int, list[Participant]]:
    """Load who took part, per event and in order."""
    query = "SELECT * FROM participant WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY event_id, position"
    found: dict[int, list[Participant]] = defaultdict(list)
    for row in connection.execute(query, (json.dumps(list(events)),)):
        found[row["event_id"]].append(participant_from(row))
    return found


def load_evidence(connection: sqlite3.Connection, events: Sequence[int]) -> dict[int, list[tuple[int, StoredEvidence]]]:
    """Load the evidence as (report id, evidence), per event, the surest report first, of equally sure ones the earliest (as Report.origin)."""
    query = f"""SELECT r.id AS report, r.event_id, r.article_id, v.part, v.start, v.stop, v.text, v.rule, a.source, a.url, a.published
        FROM report r JOIN evidence v ON v.report_id = r.id JOIN article a ON a.id = r.article_id
        WHERE r.event_id IN (SELECT value FROM json_each(?)) ORDER BY r.event_id, {", ".join(BEST_FIRST)}"""
    found: dict[int, list[tuple[int, StoredEvidence]]] = defaultdict(list)
    for row in connection.execute(query, (json.dumps(list(events)),)):
        found[row["event_id"]].append((row["report"], stored_evidence_from(row)))
    return found
