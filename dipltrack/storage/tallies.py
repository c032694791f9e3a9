"""Events and who took part → how many there are per day and per pair of countries, kept by triggers: a question about a million events
should not count them one by one.

Only standing events count. `day_tally` and `pair_tally` hold no row that counts nothing; `pair_total` sums `pair_tally` up over the years.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dipltrack.storage.schema import STANDING

_KINDS = ("meeting", "agreement", "pledge")
_YEAR = "coalesce(substr({row}.date, 1, 4), '')"


def _counts(row: str, sign: str = "") -> str:
    return ", ".join(f"{sign}({row}.kind = '{kind}')" for kind in _KINDS)


_PAIRS_OF_ALL = f"""SELECT p.country, q.country, {_YEAR.format(row="e")}, {", ".join(f"sum(e.kind = '{kind}')" for kind in _KINDS)}
    FROM event e JOIN participant p ON p.event_id = e.id AND p.party = 1
    JOIN participant q ON q.event_id = e.id AND q.party = 1 AND q.country >= p.country WHERE {STANDING} GROUP BY 1, 2, 3"""
_DAYS_OF_ALL = f"SELECT e.kind, e.status, coalesce(e.date, ''), count(*) FROM event e WHERE {STANDING} GROUP BY 1, 2, 3"
_TOTALS = f"SELECT a, b, {', '.join(f'sum({kind}s)' for kind in _KINDS)} FROM pair_tally GROUP BY 1, 2"
_COUNTED = (("day_tally", _DAYS_OF_ALL), ("pair_tally", _PAIRS_OF_ALL), ("pair_total", _TOTALS))


def fill(connection: sqlite3.Connection) -> None:
    """Count anew."""
    for table, query in _COUNTED:
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} {query}")


def wrong(connection: sqlite3.Connection) -> Iterator[tuple[str]]:
    """Name the tallies that do not count what is there."""
    for table, query in _COUNTED:
        more, less = f"SELECT * FROM ({query}) EXCEPT SELECT * FROM {table}", f"SELECT * FROM {table} EXCEPT SELECT * FROM ({query})"
        if connection.execute(f"SELECT 1 FROM ({more}) UNION ALL SELECT 1 FROM ({less}) LIMIT 1").fetchone():
            yield (table,)


def _count_day(row: str, sign: str) -> str:
    return (
        f"INSERT INTO day_tally SELECT {row}.kind, {row}.status, coalesce({row}.date, ''), {sign}1 WHERE {row}.review <> 'rejected'"
        " ON CONFLICT DO UPDATE SET events = events + excluded.events"
    )


_ADD_UP = " ON CONFLICT DO UPDATE SET " + ", ".join(f"{kind}s = {kind}s + excluded.{kind}s" for kind in _KINDS)


def _count_pairs_of_event(row: str, sign: str) -> str:
    """All pairs of those who took part in an event, as `row` tells it."""
    return (
        f"INSERT INTO pair_tally SELECT p.country, q.country, {_YEAR.format(row=row)}, {_counts(row, sign)}"
        " FROM participant p JOIN participant q ON q.event_id = p.event_id AND q.party = 1 AND q.country >= p.country"
        f" WHERE p.event_id = {row}.id AND p.party = 1 AND {row}.review <> 'rejected'{_ADD_UP}"
    )


def _count_pairs_with(row: str, sign: str) -> str:
    """The pairs of one who took part with all of the event, itself too. Where the event is not there (any more, or yet) it counts for them."""
    return (
        f"INSERT INTO pair_tally SELECT min({row}.country, o.country), max({row}.country, o.country), {_YEAR.format(row='e')}, {_counts('e', sign)}"
        f" FROM event e JOIN participant o ON o.event_id = e.id AND o.party = 1 WHERE e.id = {row}.event_id AND {STANDING}{_ADD_UP}"
    )


def _triggers() -> Iterator[str]:
    """One takes away what a row counted for, and one adds what it counts for now; what is left without a count goes."""
    for name, when, steps in (
        ("insert", "AFTER INSERT", (("NEW", ""),)),
        ("delete", "AFTER DELETE", (("OLD", "-"),)),
        ("update", "AFTER UPDATE OF kind, status, date, review", (("OLD", "-"), ("NEW", ""))),
    ):
        body = "; ".join(count(*step) for step in steps for count in (_count_day, _count_pairs_of_event))
        yield f"CREATE TRIGGER event_tally_{name} {when} ON event BEGIN {body}; END"
    changed = "UPDATE OF event_id, country, party"
    for name, when, row, sign in (
        ("insert", "AFTER INSERT", "NEW", ""),
        ("delete", "BEFORE DELETE", "OLD", "-"),
        ("leave", f"BEFORE {changed}", "OLD", "-"),
        ("enter", f"AFTER {changed}", "NEW", ""),
    ):
        yield f"CREATE TRIGGER participant_tally_{name} {when} ON participant WHEN {row}.party = 1 BEGIN {_count_pairs_with(row, sign)}; END"
    kinds = [f"{kind}s" for kind in _KINDS]
    for name, new in (("insert", [f"NEW.{kind}" for kind in kinds]), ("update", [f"NEW.{kind} - OLD.{kind}" for kind in kinds])):
        add = f"INSERT INTO pair_total SELECT NEW.a, NEW.b, {', '.join(new)} WHERE 1{_ADD_UP}"
        yield f"CREATE TRIGGER pair_total_{name} AFTER {name.upper()} ON pair_tally BEGIN {add}; END"
    for table, keys, counts in (
        ("day_tally", ("kind", "status", "date"), ["events"]),
        ("pair_tally", ("a", "b", "year"), kinds),
        ("pair_total", ("a", "b"), kinds),
    ):
        nothing = " AND ".join(f"NEW.{name} = 0" for name in counts)
        this = " AND ".join(f"{name} = NEW.{name}" for name in keys)
        yield f"CREATE TRIGGER {table}_empty AFTER UPDATE ON {table} WHEN {nothing} BEGIN DELETE FROM {table} WHERE {this}; END"


TRIGGERS = tuple(_triggers())
"""SQL that makes the triggers."""
