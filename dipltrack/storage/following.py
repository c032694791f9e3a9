"""Events that were just told → links to what they fulfil or follow on, and from what fulfils or follows on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from dipltrack.matching import LONGEST_WAIT, Relation, Report, Wanted, may_be_fulfilled, may_fulfil, relation, wanted_after, wanted_before
from dipltrack.model import Kind, Status
from dipltrack.storage.journal import Recorder
from dipltrack.storage.reports import load_reports
from dipltrack.storage.rows import insert

UNRELATED = "unrelated"
"""The relation of a link that the user took back: the rules do not make it again."""
_FOLLOWED = (Kind.PLEDGE, Kind.AGREEMENT)


def follow(recorder: Recorder, events: Mapping[int, Sequence[Report]]) -> None:
    """Link these events, given with their reports, with earlier and later ones; links that rules do not make any more are taken back."""
    connection = recorder.connection
    for event_id, told in sorted(events.items()):
        own = any(report.article_id is None for report in told)
        ((_, reports),) = _versions(connection, [event_id]) if own else [(event_id, told)]
        if reports[0].event.kind not in _FOLLOWED:
            continue
        wanted = dict(_links(connection, event_id, reports))
        rows = connection.execute("SELECT * FROM link WHERE event_id = :id OR other_id = :id", {"id": event_id}).fetchall()
        said = {frozenset((row["event_id"], row["other_id"])) for row in rows if row["made_by"] == "user"}
        made = {(row["event_id"], row["other_id"]): row for row in rows if row["made_by"] == "rule"}
        for pair, row in made.items():
            if pair not in wanted or wanted[pair].name != row["relation"]:
                connection.execute("DELETE FROM link WHERE id = ?", (row["id"],))
        for (later, earlier), found in sorted(wanted.items()):
            known = made.get((later, earlier))
            if frozenset((later, earlier)) not in said and (known is None or known["relation"] != found.name):
                insert(connection, "link", {"event_id": later, "other_id": earlier, "relation": found.name, "made_by": "rule"})
                recorder.note("event linked")


def _links(connection: sqlite3.Connection, event_id: int, reports: Sequence[Report]) -> Iterator[tuple[tuple[int, int], Relation]]:
    """(later, earlier) → what the later one is to the earlier."""
    before = {e for r in reports if may_fulfil(r) for e in _same_parties(connection, r, -LONGEST_WAIT, wanted_before(r))} - {event_id}
    after = {e for r in reports if may_be_fulfilled(r) for e in _same_parties(connection, r, LONGEST_WAIT, wanted_after(r))} - {event_id}
    for others, back in ((before, True), (after, False)):
        for other, told in _versions(connection, sorted(others)):
            one, two = (told, reports) if back else (reports, told)
            found = next((r for earlier, later in product(one, two) if (r := relation(earlier, later))), None)
            if found:
                yield ((event_id, other) if back else (other, event_id)), found


def _versions(connection: sqlite3.Connection, events: Iterable[int]) -> Iterator[tuple[int, Sequence[Report]]]:
    """Events with what is to be believed of them: the user's version, where there is one, else what the articles tell."""
    for event_id, reports in load_reports(connection, events).items():
        yield event_id, [report for report in reports if report.article_id is None] or reports


def _same_parties(connection: sqlite3.Connection, report: Report, days: int, wanted: Wanted | None) -> Iterator[int]:
    """Events of the same kind and the first two of its parties within so many days after the report, or before it, that come into question.

    Of two states there may be hundreds: what can be told from a column or a word of the reading is looked at here.
    """
    if report.span is None or not report.span.dated or len(report.parties) < 2:
        return
    first = report.span.first.toordinal()
    between = sorted((first + days, report.span.last.toordinal() if days > 0 else first))
    glance, values = _glance(wanted) if wanted else ("1", {})
    query = f"SELECT t.event_id FROM trace t CROSS JOIN event e ON e.id = t.event_id WHERE t.key = :key AND t.first BETWEEN :a AND :b AND ({glance})"
    for row in connection.execute(query, {"key": report.keys[0], "a": between[0], "b": between[1], **values}):
        yield row[0]


def _glance(wanted: Wanted) -> tuple[str, dict[str, str]]:
    """The SQL for an event `e` that is what is wanted at a glance. LIKE takes capital letters for small ones."""
    conditions = ["e.mode IN (SELECT value FROM json_each(:modes))"]
    if wanted.planned:
        conditions.append(f"e.status = '{Status.PLANNED}'")
    verbs = {f"verb{n}": f"%{verb}%" for n, verb in enumerate(wanted.verbs)}
    if verbs:
        told = " OR ".join(f"r.reading LIKE :{name}" for name in verbs)
        conditions.append(f"EXISTS (SELECT 1 FROM report r WHERE r.event_id = e.id AND ({told}))")
    return " OR ".join(conditions), {"modes": json.dumps(wanted.modes), **verbs}
