"""The columns by which events and articles are found again when another article comes: `first`, `last` and `keys`; `sketch`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from dipltrack.matching import Report
from dipltrack.storage.copies import sketch
from dipltrack.storage.queries import load_participants
from dipltrack.storage.rows import event_from, iso_day


def event_lookup(reports: Iterable[Report]) -> dict[str, Any]:
    """`first` and `last` day between which some report puts the event, and the pairs of parties that any of them names (JSON)."""
    bounds = [report.bounds for report in reports if report.bounds]
    return {
        "first": min(first for first, _ in bounds).isoformat() if bounds else None,
        "last": max(last for _, last in bounds).isoformat() if bounds else None,
        "keys": json.dumps(sorted({key for report in reports for key in report.keys})),
    }


def article_lookup(text: str) -> dict[str, Any]:
    """The hashes of the text's runs of words (JSON)."""
    return {"sketch": json.dumps(sketch(text))}


def missing_lookups(connection: sqlite3.Connection) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """For rows that lack them, written by an older version: table, id and columns."""
    for row in connection.execute("SELECT id, text FROM article WHERE sketch IS NULL").fetchall():
        yield "article", row[0], article_lookup(row[1])
    query = """SELECT e.*, (SELECT min(a.published) FROM report r JOIN article a ON a.id = r.article_id WHERE r.event_id = e.id) AS published
        FROM event e WHERE e.keys IS NULL"""
    for row in connection.execute(query).fetchall():
        event = event_from(row, load_participants(connection, [row["id"]])[row["id"]], ())
        yield (
            "event",
            row["id"],
            event_lookup([Report.of(event, article_id=None, sha256="", published=iso_day(row["published"]), source=None)]),
        )
