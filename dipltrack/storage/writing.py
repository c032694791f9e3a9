"""Rows of events and articles: inserted, set anew, dropped. Runs inside a Recorder's transaction.

What concerns one event goes through sqlite-utils; articles come by the thousand and are added by plain statements, three times as fast.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dipltrack.errors import DipltrackError
from dipltrack.keys import fold, initials
from dipltrack.matching import Report
from dipltrack.model import Article, Event, Evidence, Review
from dipltrack.storage.copies import join_family, leave_family
from dipltrack.storage.duplicates import Fingerprint
from dipltrack.storage.failures import no_article, no_event
from dipltrack.storage.lookups import article_lookup, event_lookup
from dipltrack.storage.queries import load_events
from dipltrack.storage.rows import article_row, event_row, evidence_rows, insert, insert_many, outlet_row, participant_rows, update

if TYPE_CHECKING:
    from sqlite_utils import Database


def insert_event(connection: sqlite3.Connection, event: Event, reports: Sequence[Report]) -> int:
    """Insert an event with its participants, to be found by what its reports tell; returns its id."""
    event_id = insert(connection, "event", {**event_row(event), **event_lookup(reports)})
    insert_participants(connection, event_id, event)
    return event_id


def insert_evidence(connection: sqlite3.Connection, report_id: int, evidence: Sequence[Evidence]) -> None:
    """Insert the passages of one report."""
    insert_many(connection, "evidence", [{"report_id": report_id, **row} for row in evidence_rows(evidence)])


def insert_participants(connection: sqlite3.Connection, event_id: int, event: Event) -> None:
    """Insert who took part; who is named also becomes (or is) an actor."""
    rows = [{"event_id": event_id, "actor_id": actor_of(connection, row), **row} for row in participant_rows(event)]
    insert_many(connection, "participant", rows)


def update_event(db: Database, event_id: int, event: Event | None, reports: Sequence[Report], review: Review | None = None) -> None:
    """Let the event say what `event` says (None: what it says already), found by what its reports tell; rows that stay are not touched."""
    columns: dict[str, Any] = event_lookup(reports)
    if review is not None:
        columns["review"] = str(review)
    if event is not None:
        columns |= event_row(event)
        _update_participants(db, event_id, event, load_events(db.conn, [event_id])[0].event)
    update(db.conn, "event", event_id, columns)


def _update_participants(db: Database, event_id: int, event: Event, stored: Event) -> None:
    if stored.participants != event.participants:
        db.table("participant").delete_where("event_id = ?", [event_id])
        insert_participants(db.conn, event_id, event)
    elif (stored.kind, stored.when.start) != (event.kind, event.when.start):
        row = event_row(event)
        db.execute("UPDATE participant SET kind = ?, date = ? WHERE event_id = ?", (row["kind"], row["date"], event_id))


def drop_reports(db: Database, ids: Sequence[int]) -> None:
    """Delete reports with their evidence."""
    listed = [json.dumps(list(ids))]
    db.table("evidence").delete_where("report_id IN (SELECT value FROM json_each(?))", listed)
    for end in ("a", "b"):
        db.table("ruling").delete_where(f"{end} IN (SELECT value FROM json_each(?))", listed)
    db.table("report").delete_where("id IN (SELECT value FROM json_each(?))", listed)


def drop_events(db: Database, ids: Sequence[int]) -> None:
    """Delete events with all that hangs on them."""
    listed, chosen = [json.dumps(list(ids))], "(SELECT value FROM json_each(?))"
    drop_reports(db, [row[0] for row in db.execute(f"SELECT id FROM report WHERE event_id IN {chosen}", listed)])
    for table in ("participant", "correction", "note", "tag"):
        db.table(table).delete_where(f"event_id IN {chosen}", listed)
    for end in ("event_id", "other_id"):
        db.table("link").delete_where(f"{end} IN {chosen}", listed)
    for end in ("a", "b"):  # of what the user entered, which has no report
        db.table("ruling").delete_where(f"{end} IN (SELECT -value FROM json_each(?))", listed)
    db.table("forward").delete_where(f"into_id IN {chosen}", listed)
    db.table("event").delete_where(f"id IN {chosen}", listed)


def newest_event(connection: sqlite3.Connection) -> int:
    """The highest id of an event; 0 where there is none."""
    number: int = connection.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0]
    return number


def require_events(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Raise NotFound for the first id that is not there."""
    query = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM event) LIMIT 1"
    absent = connection.execute(query, (json.dumps(list(ids)),)).fetchone()
    if absent:
        raise no_event(connection, absent[0])


def require_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Raise NotFound when the article is not there."""
    if not connection.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone():
        raise no_article(connection, article_id)


def update_article(db: Database, article_id: int, article: Article) -> None:
    """Set words and metadata of an article, and of the outlet it was first read from."""
    words, articles, outlets = Fingerprint.of(article), db.table("article"), db.table("outlet")
    row = {**article_row(article, words.sha256), **article_lookup(words.sketch)}
    for twin in articles.rows_where("sha256 = ? AND id <> ?", [row["sha256"], article_id]):
        raise DipltrackError(f"Article {twin['id']} already has these words. Delete one of them: dipltrack delete --article {article_id}")
    same_text = articles.get(article_id)["text"] == article.text
    articles.update(article_id, row)
    if not same_text:
        leave_family(db.conn, article_id)
        join_family(db.conn, article_id, article.text, words.sketch)
    first = next(outlets.rows_where("article_id = ?", [article_id], order_by="id", limit=1), None)
    if first is not None:
        outlets.update(first["id"], outlet_row(article))
    elif article.source or article.url:
        outlets.insert({"article_id": article_id, **outlet_row(article)})


def actor_of(connection: sqlite3.Connection, row: dict[str, Any]) -> int | None:
    """Find or make the actor of a participant; the unnamed and the unresolved have none."""
    if not row["name"] or row["actor_kind"] == "unresolved":
        return None
    who = (row["actor_kind"], fold(row["name"]) or row["name"], row["country"] or "")
    found = connection.execute("SELECT id FROM actor WHERE kind = ? AND key = ? AND country = ?", who).fetchone()
    if found:
        actor_id: int = found[0]
        return actor_id
    acronym = initials(row["name"]) if row["actor_kind"] == "org" else ""
    return insert(connection, "actor", dict(zip(("kind", "key", "country", "name", "initials"), (*who, row["name"], acronym), strict=True)))
