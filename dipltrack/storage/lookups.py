"""The columns by which events and articles are found again when another article comes: `first`, `last` and `keys`; `sketch`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dipltrack.matching import Report
from dipltrack.storage.copies import sketch
from dipltrack.storage.reports import load_reports
from dipltrack.storage.schema import NUMBERS

if TYPE_CHECKING:
    from sqlite_utils import Database

_BATCH = 500  # events that are loaded at once


def event_lookup(reports: Iterable[Report]) -> dict[str, Any]:
    """`first` and `last` day between which some report puts the event, and the pairs of parties that any of them names (JSON)."""
    bounds = [report.bounds for report in reports if report.bounds]
    return {
        "first": min(first for first, _ in bounds).isoformat() if bounds else None,
        "last": max(last for _, last in bounds).isoformat() if bounds else None,
        "keys": json.dumps(sorted({key for report in reports for key in report.keys}), ensure_ascii=False, separators=(",", ":")),
    }


def article_lookup(sketched: Sequence[int]) -> dict[str, Any]:
    """The sketch of the text (JSON)."""
    return {"sketch": json.dumps(sketched)}


def fill_lookups(db: Database, action_id: int | None = None) -> None:
    """Fill them where they are missing: in rows of an older version, or in those that undoing the action brought back from before it."""
    among = "" if action_id is None else "AND id IN (SELECT row_id FROM change WHERE action_id = :id AND tbl = {})"
    lacking = {
        table: [
            row[0] for row in db.execute(f"SELECT id FROM {table} WHERE {column} IS NULL {among.format(NUMBERS[table])}", {"id": action_id})
        ]
        for table, column in (("article", "sketch"), ("event", "keys"))
    }
    for article_id in lacking["article"]:
        (text,) = db.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()
        db.table("article").update(article_id, article_lookup(sketch(text)))
    for start in range(0, len(lacking["event"]), _BATCH):
        for event_id, reports in load_reports(db.conn, lacking["event"][start : start + _BATCH]).items():
            db.table("event").update(event_id, event_lookup(reports))
