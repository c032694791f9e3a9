"""Reports that are new or have changed → the events they tell: joined to known ones, or events of their own.

Which reports belong together depends on the reports alone, not on the order in which they came: whatever is connected with the new
ones is grouped anew (dipltrack.matching). Ids stay: a group keeps the lowest id that its reports had, and the ids that go point to it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import product

from dipltrack.matching import Report, cluster, compare, compose
from dipltrack.matching.report import LATEST_MOVE, LONGEST
from dipltrack.model import Review
from dipltrack.storage.copies import members_of
from dipltrack.storage.following import follow
from dipltrack.storage.journal import Recorder
from dipltrack.storage.reports import corrected, load_corrections, load_reports
from dipltrack.storage.rows import insert, reading
from dipltrack.storage.writing import drop_events, insert_event, insert_evidence, update_event

_MOST = 200  # reports that are grouped anew at once; so many never hang together but by a mistake


def settle(recorder: Recorder, new: Sequence[Report] = (), touched: Iterable[int] = ()) -> tuple[int, ...]:
    """Put new reports where they belong, and the events in `touched`, whose reports have changed, together again.

    Returns the event of each new report, in order.
    """
    connection = recorder.connection
    touched = set(touched)
    pool = _connected(connection, new, touched)
    if len(pool) == len(new) == 1:
        own = _own_event(recorder, [new[0]])
        follow(recorder, [own])
        return (own,)
    places = {id(report): place for place, report in enumerate(new)}
    groups = sorted(cluster(pool, _rulings(connection, pool)), key=lambda g: min(places.get(id(r), len(new)) for r in g))
    home: dict[int, int] = {}  # by id(report)
    told = Counter(report.event_id for report in pool)
    for group, event_id in zip(groups, _claims(groups), strict=True):
        target = _own_event(recorder, group) if event_id is None else _join(recorder, group, event_id, touched, told[event_id])
        home.update((id(report), target) for report in group)
    _drop_empty(recorder, {r.event_id: home[id(r)] for r in pool if r.event_id is not None})
    follow(recorder, sorted({home[id(report)] for report in new} | (touched & set(home.values()))))
    return tuple(home[id(report)] for report in new)


def candidates(connection: sqlite3.Connection, report: Report) -> list[int]:
    """The events that share parties and days with the report, or come from a copy of its article."""
    found: set[int] = set()
    if report.bounds:
        first, last = report.bounds
        rows = connection.execute(
            "SELECT DISTINCT event_id FROM trace WHERE key IN (SELECT value FROM json_each(?)) AND kind = ?"
            " AND first BETWEEN ? AND ? AND last >= ?",
            (
                json.dumps(report.keys),
                str(report.event.kind),
                str(first - timedelta(1 + LONGEST + LATEST_MOVE)) if first.year > 1 else "",
                str(last + timedelta(1)) if last.year < 9999 else "~",
                str(first - timedelta(1)) if first.year > 1 else "",
            ),
        )
        found.update(row[0] for row in rows)
    if report.family.startswith("family "):
        articles = members_of(connection, int(report.family.removeprefix("family ")))
        rows = connection.execute(
            "SELECT r.event_id FROM report r JOIN event e ON e.id = r.event_id"
            " WHERE r.article_id IN (SELECT value FROM json_each(?)) AND e.kind = ?",
            (json.dumps(articles), str(report.event.kind)),
        )
        found.update(row[0] for row in rows)
    return sorted(found)


def _connected(connection: sqlite3.Connection, new: Sequence[Report], touched: Iterable[int]) -> list[Report]:
    """All reports that hang together with these, over however many others; an event comes in whole."""
    known = load_reports(connection, touched)
    taken = set(known)
    pool = [*new, *(report for reports in known.values() for report in reports)]
    for report in pool:  # grows while it is walked
        if len(pool) > _MOST:
            break
        wanted = [event_id for event_id in candidates(connection, report) if event_id not in taken]
        known |= load_reports(connection, [event_id for event_id in wanted if event_id not in known])
        for event_id in wanted:
            if any((verdict := compare(report, other)).same or verdict.weak for other in known[event_id]):
                taken.add(event_id)
                pool += known[event_id]
    return pool


def _rulings(connection: sqlite3.Connection, pool: Sequence[Report]) -> dict[frozenset[int], bool]:
    """What the user said about pairs of these reports; what was confirmed and what was rejected are not the same either."""
    ids = json.dumps([report.id for report in pool if report.id is not None])
    chosen = "(SELECT value FROM json_each(:ids))"
    rows = connection.execute(f"SELECT a, b, same FROM ruling WHERE a IN {chosen} AND b IN {chosen}", {"ids": ids})
    said = {frozenset((row["a"], row["b"])): bool(row["same"]) for row in rows}
    events = json.dumps([report.event_id for report in pool if report.event_id is not None])
    verdicts = dict(connection.execute("SELECT id, review FROM event WHERE id IN (SELECT value FROM json_each(?))", (events,)).fetchall())
    confirmed, rejected = (
        [r.id for r in pool if r.id is not None and verdicts.get(r.event_id) == str(word)] for word in (Review.CONFIRMED, Review.REJECTED)
    )
    return {frozenset(pair): False for pair in product(confirmed, rejected)} | said


def _claims(groups: Sequence[Sequence[Report]]) -> list[int | None]:
    """The lowest id that each group's reports had and no other group took; groups with the oldest reports choose first."""
    claims: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    ages = [min((r.id for r in group if r.id is not None), default=None) for group in groups]
    for place in sorted((i for i, age in enumerate(ages) if age is not None), key=lambda i: (ages[i] or 0, i)):
        free = sorted({r.event_id for r in groups[place] if r.event_id is not None} - taken)
        if free:
            claims[place] = free[0]
            taken.add(free[0])
    return claims


def _own_event(recorder: Recorder, group: Sequence[Report]) -> int:
    """Make an event of the group."""
    event_id = insert_event(recorder.connection, compose(group), group)
    _bring_in(recorder.connection, group, event_id)
    if any(r.id is not None for r in group):  # what the user said of the event that they told before is not said of this one
        told = load_reports(recorder.connection, [event_id])[event_id]
        update_event(recorder.db, event_id, compose(told), told)
    recorder.note("event added")
    return event_id


def _join(recorder: Recorder, group: Sequence[Report], event_id: int, touched: set[int], before: int) -> int:
    """Let the event, which had `before` reports, be told by the group; what the user confirmed or corrected stays as it is."""
    connection = recorder.connection
    former = {r.event_id for r in group if r.event_id is not None}
    same_reports = former == {event_id} and all(r.id is not None for r in group)
    if same_reports and event_id not in touched and len(group) == before:
        return event_id
    _bring_in(connection, group, event_id)
    review = _take_over(connection, event_id, former - {event_id})
    laid = load_corrections(connection, [event_id]).get(event_id, {})
    others_word = laid or former - {event_id}  # then the reports as they were loaded carry too little or too much of the user's word
    told = load_reports(connection, [event_id])[event_id] if others_word else group
    composed = None if review is Review.CONFIRMED else corrected(compose(told), laid)
    update_event(recorder.db, event_id, composed, told, review)
    recorder.note("report joined", sum(r.id is None for r in group))
    recorder.note("event joined", len(former - {event_id}))
    return event_id


def _bring_in(connection: sqlite3.Connection, group: Sequence[Report], event_id: int) -> None:
    """Insert the reports that are new, and take over those that told another event."""
    for report in group:
        if report.id is None:
            assert report.article_id is not None
            row = {
                "event_id": event_id,
                "article_id": report.article_id,
                "confidence": report.event.confidence,
                "reading": reading(report.event),
            }
            insert_evidence(connection, insert(connection, "report", row), report.event.evidence)
        elif report.event_id != event_id and report.id > 0:
            connection.execute("UPDATE report SET event_id = ? WHERE id = ?", (event_id, report.id))


def _take_over(connection: sqlite3.Connection, event_id: int, gone: set[int]) -> Review:
    """Let the event carry what the user said of those that become one with it; returns the verdict that holds."""
    everyone = json.dumps([event_id, *sorted(gone)])
    rows = connection.execute("SELECT DISTINCT review FROM event WHERE id IN (SELECT value FROM json_each(?))", (everyone,))
    verdicts = {Review(row[0]) for row in rows}
    for other in sorted(gone):
        if not connection.execute("SELECT 1 FROM report WHERE event_id = ?", (other,)).fetchone():
            _move_word(connection, other, event_id)
    return next((word for word in (Review.REJECTED, Review.CONFIRMED) if word in verdicts), Review.UNREVIEWED)


def _move_word(connection: sqlite3.Connection, gone: int, event_id: int) -> None:
    """Corrections, notes, tags and links follow; the newer correction of a field holds."""
    for row in connection.execute("SELECT * FROM correction WHERE event_id = ?", (gone,)).fetchall():
        mine = connection.execute("SELECT id, at FROM correction WHERE event_id = ? AND field = ?", (event_id, row["field"])).fetchone()
        if mine and mine["at"] >= row["at"]:
            continue
        if mine:
            connection.execute("DELETE FROM correction WHERE id = ?", (mine["id"],))
        connection.execute("UPDATE correction SET event_id = ? WHERE id = ?", (event_id, row["id"]))
    for table in ("note", "tag"):
        connection.execute(f"UPDATE OR IGNORE {table} SET event_id = ? WHERE event_id = ?", (event_id, gone))
    for end in ("event_id", "other_id"):
        connection.execute(f"UPDATE OR IGNORE link SET {end} = ? WHERE {end} = ?", (event_id, gone))
    connection.execute("DELETE FROM link WHERE event_id = other_id")


def _drop_empty(recorder: Recorder, homes: dict[int, int]) -> None:
    """Take away the events that no report tells any more; their ids point to the event they have become."""
    connection = recorder.connection
    for event_id, target in sorted(homes.items()):
        if event_id == target or connection.execute("SELECT 1 FROM report WHERE event_id = ?", (event_id,)).fetchone():
            continue
        connection.execute("UPDATE forward SET into_id = ? WHERE into_id = ?", (target, event_id))
        drop_events(recorder.db, [event_id])
        insert(connection, "forward", {"event_id": event_id, "into_id": target})
