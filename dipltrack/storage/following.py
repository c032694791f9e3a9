"""Events that were just told → links to what they fulfil or follow on, and from what fulfils or follows on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from dipltrack.matching import LONGEST_WAIT, Relation, Report, may_be_fulfilled, may_fulfil, relation
from dipltrack.model import Kind
from dipltrack.storage.journal import Recorder
from dipltrack.storage.reports import load_reports
from dipltrack.storage.rows import insert

UNRELATED = "unrelated"
"""The relation of a link that the user took back: the rules do not make it again."""
_FOLLOWED = (Kind.PLEDGE, Kind.AGREEMENT)


def follow(recorder: Recorder, events: Iterable[int]) -> None:
    """Link these events with earlier and later ones; links that rules made before and do not make any more are taken back."""
    connection = recorder.connection
    for event_id, reports in _versions(connection, events):
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
    before = {e for r in reports if may_fulfil(r) for e in _same_parties(connection, r, -LONGEST_WAIT)} - {event_id}
    after = {e for r in reports if may_be_fulfilled(r) for e in _same_parties(connection, r, LONGEST_WAIT)} - {event_id}
    for others, back in ((before, True), (after, False)):
        for other, told in _versions(connection, sorted(others)):
            one, two = (told, reports) if back else (reports, told)
            found = next((r for earlier, later in product(one, two) if (r := relation(earlier, later))), None)
            if found:
                yield ((event_id, other) if back else (other, event_id)), found


def _versions(connection: sqlite3.Connection, events: Iterable[int]) -> Iterator[tuple[int, list[Report]]]:
    """Events with what is to be believed of them: the user's version, where there is one, else what the articles tell."""
    for event_id, reports in load_reports(connection, events).items():
        yield event_id, [report for report in reports if report.article_id is None] or reports


def _same_parties(connection: sqlite3.Connection, report: Report, days: int) -> Iterator[int]:
    """Events of the same kind and the first two of its parties within so many days after the report, or before it."""
    if report.span is None or not report.span.dated or len(report.parties) < 2:
        return
    first = report.span.first.toordinal()
    between = sorted((first + days, report.span.last.toordinal() if days > 0 else first))
    for row in connection.execute("SELECT event_id FROM trace WHERE key = ? AND first BETWEEN ? AND ?", (report.keys[0], *between)):
        yield row[0]
