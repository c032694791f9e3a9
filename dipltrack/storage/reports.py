"""Rows → reports as the matching takes them: what each article tells, and beside it the user's version of an event that is not theirs."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dipltrack.matching import Report, compose
from dipltrack.model import Article, Event, Evidence
from dipltrack.storage.failures import no_event
from dipltrack.storage.queries import load_participants
from dipltrack.storage.readings import corrected, told_event
from dipltrack.storage.rows import event_from, evidence_from, iso_day

_CHOSEN = "(SELECT value FROM json_each(?))"


def report_of(article_id: int, sha256: str, article: Article, event: Event, family: int | None) -> Report:
    """What an article tells that is being stored."""
    return Report.of(
        event, article_id=article_id, sha256=sha256, published=article.published, source=article.source, family=_family(family, sha256)
    )


def load_reports(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, list[Report]]:
    """Load what articles tell of events; what the user corrected or entered is one more report (the last; id: minus that of the event)."""
    chosen = list(dict.fromkeys(events))
    if not chosen:
        return {}
    found: dict[int, list[Report]] = {event_id: [] for event_id in chosen}
    if not found:
        return found
    evidence = _evidence(connection, chosen)
    rows = connection.execute(
        f"""SELECT r.id, r.event_id, r.article_id, r.reading, a.sha256, a.published, a.source, c.family
        FROM report r JOIN article a ON a.id = r.article_id LEFT JOIN copy c ON c.article_id = a.id
        WHERE r.event_id IN {_CHOSEN} ORDER BY r.id""",
        (json.dumps(chosen),),
    )
    for row in rows:
        found[row["event_id"]].append(
            Report.of(
                told_event(row["reading"], evidence[row["id"]]),
                article_id=row["article_id"],
                sha256=row["sha256"],
                published=iso_day(row["published"]),
                source=row["source"],
                family=_family(row["family"], row["sha256"]),
                id=row["id"],
                event_id=row["event_id"],
            )
        )
    laid = load_corrections(connection, chosen)
    return {event_id: _with_users(connection, event_id, reports, laid.get(event_id, {})) for event_id, reports in found.items()}


def with_users_version(connection: sqlite3.Connection, event_id: int, told: Sequence[Report]) -> list[Report]:
    """What articles tell of an event, and the user's version of it as `load_reports` gives it."""
    return _with_users(connection, event_id, list(told), load_corrections(connection, [event_id]).get(event_id, {}))


def _with_users(connection: sqlite3.Connection, event_id: int, told: list[Report], laid: dict[str, Any]) -> list[Report]:
    return [*told, _users_version(connection, event_id, told, laid)] if laid or not told else told


def event_of(reports: Sequence[Report]) -> Event:
    """What an event says that these tell: the user's version, else the articles' together."""
    return next((report.event for report in reports if report.article_id is None), None) or compose(reports)


def load_corrections(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The user's corrections per event, as columns of a reading; events without one are left out."""
    found: dict[int, dict[str, Any]] = {}
    query = f"SELECT event_id, value FROM correction WHERE event_id IN {_CHOSEN} ORDER BY at, id"
    for event_id, value in connection.execute(query, (json.dumps(list(events)),)):
        found.setdefault(event_id, {}).update(json.loads(value))
    return found


def _users_version(connection: sqlite3.Connection, event_id: int, reports: Sequence[Report], laid: dict[str, Any]) -> Report:
    """The corrections laid over what the articles tell together, or, where there is no article, over what the user entered."""
    event = corrected(compose(reports) if reports else _entered(connection, event_id), laid)
    published = min((report.published for report in reports if report.published), default=None)
    return Report.of(event, article_id=None, sha256=f"user {event_id}", published=published, source=None, id=-event_id, event_id=event_id)


def _entered(connection: sqlite3.Connection, event_id: int) -> Event:
    row = connection.execute("SELECT * FROM event WHERE id = ?", (event_id,)).fetchone()
    if row is None:
        raise no_event(connection, event_id)
    return event_from(row, load_participants(connection, [event_id])[event_id], ())


def _evidence(connection: sqlite3.Connection, events: list[int]) -> defaultdict[int, list[Evidence]]:
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    query = f"SELECT v.* FROM report r JOIN evidence v ON v.report_id = r.id WHERE r.event_id IN {_CHOSEN} ORDER BY v.report_id, v.position"
    for row in connection.execute(query, (json.dumps(events),)):
        found[row["report_id"]].append(evidence_from(row))
    return found


def _family(family: int | None, sha256: str) -> str:
    return sha256 if family is None else f"family {family}"
