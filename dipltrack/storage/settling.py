"""Reports that are new or have changed → the events they tell: joined to known ones, or events of their own.

Which reports belong together depends on the reports alone, not on the order in which they came: whatever is connected with the new
ones is grouped anew (dipltrack.matching). Ids stay: a group keeps the lowest id that its reports had, and the ids that go point to it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from dipltrack.matching import Report, cluster, compare, compose
from dipltrack.matching.report import LATEST_MOVE, LONGEST
from dipltrack.model import Review
from dipltrack.storage.copies import members_of
from dipltrack.storage.following import follow
from dipltrack.storage.journal import Recorder
from dipltrack.storage.readings import reading
from dipltrack.storage.reports import event_of, load_reports, with_users_version
from dipltrack.storage.rows import insert
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
        follow(recorder, {own: new})
        return (own,)
    places = {id(report): place for place, report in enumerate(new)}
    groups = sorted(cluster(pool, _rulings(connection, pool)), key=lambda g: min(places.get(id(r), len(new)) for r in g))
    claims = _claims(groups)
    gone = _gone(groups, claims)
    for former, target in gone.items():
        _move_word(connection, former, target)
    home: dict[int, int] = {}  # by id(report)
    told = Counter(report.event_id for report in pool)
    for group, event_id in zip(groups, claims, strict=True):
        target = _own_event(recorder, group) if event_id is None else _join(recorder, group, event_id, touched, told[event_id])
        home.update((id(report), target) for report in group)
    _drop(recorder, gone)
    changed = {home[id(report)] for report in new} | touched
    follow(recorder, {home[id(group[0])]: group for group in groups if home[id(group[0])] in changed})
    return tuple(home[id(report)] for report in new)


def candidates(connection: sqlite3.Connection, report: Report) -> list[int]:
    """The events that share parties and days with the report, or come from a copy of its article."""
    found: set[int] = set()
    if report.bounds:
        first, last = (day.toordinal() for day in report.bounds)
        rows = connection.execute(
            "SELECT DISTINCT event_id FROM trace WHERE key IN (SELECT value FROM json_each(?)) AND first BETWEEN ? AND ? AND last >= ?",
            (json.dumps(report.keys), first - 1 - LONGEST - LATEST_MOVE, last + 1, first - 1),
        )
        found.update(row[0] for row in rows)
    if report.family.startswith("family "):
        articles = members_of(connection, int(report.family.removeprefix("family ")))
        rows = connection.execute(
            "SELECT event_id FROM report WHERE article_id IN (SELECT value FROM json_each(?)) AND json_extract(reading, '$.kind') = ?",
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
    """What the user said about pairs of these reports; what was confirmed and what was rejected are not the same either.

    The user's version of an event is the same as what its articles tell, unless the user told these apart.
    """
    ids = json.dumps([report.id for report in pool if report.id is not None])
    chosen = "(SELECT value FROM json_each(:ids))"
    rows = connection.execute(f"SELECT a, b, same FROM ruling WHERE a IN {chosen} AND b IN {chosen}", {"ids": ids})
    said = {frozenset((row["a"], row["b"])): bool(row["same"]) for row in rows}
    events = json.dumps([report.event_id for report in pool if report.event_id is not None])
    verdicts = dict(connection.execute("SELECT id, review FROM event WHERE id IN (SELECT value FROM json_each(?))", (events,)).fetchall())
    confirmed, rejected = (
        [r.id for r in pool if r.id is not None and verdicts.get(r.event_id) == str(word)] for word in (Review.CONFIRMED, Review.REJECTED)
    )
    versions = {report.event_id: report.id for report in pool if _is_users(report) and report.id is not None}
    own = {frozenset((r.id, versions[r.event_id])): True for r in pool if r.id is not None and r.event_id in versions}
    return {frozenset(pair): False for pair in product(confirmed, rejected)} | own | said


def _is_users(report: Report) -> bool:
    """Tell whether it is the user's version of its event, which stays with the event."""
    return report.article_id is None


def _claims(groups: Sequence[Sequence[Report]]) -> list[int | None]:
    """The lowest id that each group's reports had and no other group took; groups with the oldest reports choose first.

    An event of which there is a user's version goes where that goes.
    """
    claims: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    bound = {report.event_id: place for place, group in enumerate(groups) for report in group if _is_users(report)}
    ages = [min((r.id for r in group if r.id is not None), default=None) for group in groups]
    for place in sorted((i for i, age in enumerate(ages) if age is not None), key=lambda i: (ages[i] or 0, i)):
        free = sorted({r.event_id for r in groups[place] if r.event_id is not None and bound.get(r.event_id, place) == place} - taken)
        if free:
            claims[place] = free[0]
            taken.add(free[0])
    return claims


def _gone(groups: Sequence[Sequence[Report]], claims: Sequence[int | None]) -> dict[int, int]:
    """Events that no group claims, with the event they become one with: that of the user's version, else of their last report."""
    places = {r.event_id: place for place, group in enumerate(groups) for r in group}
    places |= {r.event_id: place for place, group in enumerate(groups) for r in group if _is_users(r)}
    known = ((e, claims[place]) for e, place in places.items() if e is not None and e not in claims)
    return {event_id: target for event_id, target in sorted(known) if target is not None}


def _own_event(recorder: Recorder, group: Sequence[Report]) -> int:
    """Make an event of the group."""
    event_id = insert_event(recorder.connection, compose(group), group)
    _bring_in(recorder.connection, group, event_id)
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
    review = _verdict(connection, former | {event_id})
    told = with_users_version(connection, event_id, [r for r in group if not _is_users(r)]) if any(map(_is_users, group)) else group
    update_event(recorder.db, event_id, None if review is Review.CONFIRMED else event_of(told), told, review)
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


def _verdict(connection: sqlite3.Connection, events: set[int]) -> Review:
    """What the user said of the events that become one."""
    rows = connection.execute(
        "SELECT DISTINCT review FROM event WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(events)),)
    )
    verdicts = {Review(row[0]) for row in rows}
    return next((word for word in (Review.REJECTED, Review.CONFIRMED) if word in verdicts), Review.UNREVIEWED)


def _move_word(connection: sqlite3.Connection, gone: int, event_id: int) -> None:
    """Corrections, notes, tags, links and what is told apart from the user's version follow; the newer correction of a field holds."""
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
    connection.execute("UPDATE OR IGNORE ruling SET a = ? WHERE a = ? AND b > 0", (-event_id, -gone))


def _drop(recorder: Recorder, gone: dict[int, int]) -> None:
    """Take away the events that have become one with another; their ids point to it."""
    connection = recorder.connection
    for event_id, target in gone.items():
        connection.execute("UPDATE forward SET into_id = ? WHERE into_id = ?", (target, event_id))
        drop_events(recorder.db, [event_id])
        insert(connection, "forward", {"event_id": event_id, "into_id": target})
