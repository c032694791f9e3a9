"""Articles with their events → rows: added, corrected by the user, deleted. Runs inside a Recorder's transaction.

What the user says goes through sqlite-utils; articles come by the thousand and are added by plain statements, three times as fast.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from dipltrack.errors import DipltrackError, UnreadableInput, UsageError
from dipltrack.model import Article, Event, Evidence, Review
from dipltrack.storage.duplicates import Added, find_url, find_words, is_new_outlet
from dipltrack.storage.failures import no_article, no_event
from dipltrack.storage.journal import Recorder
from dipltrack.storage.keys import fold, initials
from dipltrack.storage.queries import load_events
from dipltrack.storage.rows import article_row, event_row, evidence_rows, insert, insert_many, outlet_row, participant_rows, reading

if TYPE_CHECKING:
    from sqlite_utils import Database


def check_words(article: Article) -> None:
    """Refuse what a text column can't hold unchanged. Raises UnreadableInput."""
    for text in (article.text, article.title, article.source, article.url, article.id):
        if text and ("\x00" in text or not _is_unicode(text)):
            name = article.title or article.url or "The article"
            raise UnreadableInput(
                f"{name.encode(errors='replace').decode()} holds characters that are no text. Save it as UTF-8 and try again."
            )


def _is_unicode(text: str) -> bool:
    """Tell whether the text has no half of a surrogate pair, which no UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def add(recorder: Recorder, article: Article, events: Sequence[Event], on_duplicate: str, added: str) -> Added:
    """Store an article and its events, unless it is known: see Added."""
    connection = recorder.connection
    same_words = find_words(connection, article)
    if same_words is not None:
        if not is_new_outlet(connection, same_words, article):
            return Added("known", same_words)
        insert(connection, "outlet", {"article_id": same_words, **outlet_row(article)})
        recorder.note("outlet added")
        return Added("outlet", same_words)
    same_url = find_url(connection, article.url)
    if same_url is not None and on_duplicate == "skip":
        return Added("known", same_url)
    article_id = insert(connection, "article", {**article_row(article), "added": added})
    if article.source or article.url:
        insert(connection, "outlet", {"article_id": article_id, **outlet_row(article)})
    ids = tuple(insert_event(connection, article_id, event) for event in events)
    recorder.note("article added")
    recorder.note("event added", len(ids))
    return Added("kept" if same_url is not None else "added", article_id, ids)


def insert_event(connection: sqlite3.Connection, article_id: int, event: Event) -> int:
    """Insert an event with its report, evidence and participants; returns its id."""
    event_id = insert(connection, "event", event_row(event))
    insert_participants(connection, event_id, event)
    report = {"event_id": event_id, "article_id": article_id, "confidence": event.confidence, "reading": reading(event)}
    insert_evidence(connection, insert(connection, "report", report), event.evidence)
    return event_id


def insert_evidence(connection: sqlite3.Connection, report_id: int, evidence: Sequence[Evidence]) -> None:
    """Insert the passages of one report."""
    insert_many(connection, "evidence", [{"report_id": report_id, **row} for row in evidence_rows(evidence)])


def insert_participants(connection: sqlite3.Connection, event_id: int, event: Event) -> None:
    """Insert who took part; who is named also becomes (or is) an actor."""
    rows = [{"event_id": event_id, "actor_id": _actor(connection, row), **row} for row in participant_rows(event)]
    insert_many(connection, "participant", rows)


def update_event(db: Database, event_id: int, event: Event) -> None:
    """Let the event say what `event` says; rows that stay the same are not touched."""
    row = event_row(event)
    stored = load_events(db.conn, [event_id])[0].event
    db.table("event").update(event_id, row)
    if stored.participants == event.participants:
        denormal = {"kind": row["kind"], "date": row["date"]}
        db.execute("UPDATE participant SET kind = :kind, date = :date WHERE event_id = :id", {**denormal, "id": event_id})
    else:
        db.table("participant").delete_where("event_id = ?", [event_id])
        insert_participants(db.conn, event_id, event)


def correct(recorder: Recorder, event_id: int, event: Event, at: str) -> tuple[str, ...]:
    """Set the event to the user's reading; each field that differs is kept as a correction. Returns the names of those fields."""
    require_events(recorder.connection, [event_id])
    stored = load_events(recorder.connection, [event_id])[0].event
    changed = tuple(f.name for f in fields(Event) if f.name in CORRECTABLE and getattr(stored, f.name) != getattr(event, f.name))
    if not changed:
        return ()
    update_event(recorder.db, event_id, event)
    told = json.loads(reading(event))
    values = {name: {column: told.get(column) for column in CORRECTABLE[name]} for name in changed}
    recorder.db.table("correction").upsert_all(
        ({"event_id": event_id, "field": name, "value": json.dumps(value, ensure_ascii=False), "at": at} for name, value in values.items()),
        pk=("event_id", "field"),
    )
    recorder.note("event corrected")
    return changed


# Fields of an event that the user may correct, with the columns of a reading that hold them.
CORRECTABLE: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ("kind", "mode", "status", "title", "place", "place_country", "topic", "cameo", "plover", "participants")},
    "when": ("date", "date_end", "precision", "date_text", "date_basis", "window_start", "window_end"),
    "money": ("amount", "currency"),
}


def review(recorder: Recorder, ids: Sequence[int], verdict: Review) -> int:
    """Set the user's verdict on events; returns how many changed."""
    require_events(recorder.connection, ids)
    cursor = recorder.connection.execute(
        "UPDATE event SET review = :verdict WHERE id IN (SELECT value FROM json_each(:ids)) AND review <> :verdict",
        {"verdict": str(verdict), "ids": json.dumps(list(ids))},
    )
    recorder.note(f"event {verdict}", cursor.rowcount)
    return cursor.rowcount


def delete_events(recorder: Recorder, ids: Sequence[int]) -> int:
    """Delete events with their reports and evidence; the articles stay. Returns how many. Raises NotFound before anything is deleted."""
    require_events(recorder.connection, ids)
    drop_events(recorder.db, ids)
    recorder.note("event deleted", len(set(ids)))
    return len(set(ids))


def delete_article(recorder: Recorder, article_id: int) -> int:
    """Delete an article, its reports, and the events that no other article tells. Returns how many events went."""
    db = recorder.db
    require_article(db.conn, article_id)
    reports = list(db.table("report").rows_where("article_id = ?", [article_id]))
    drop_reports(db, [report["id"] for report in reports])
    events = dict.fromkeys(report["event_id"] for report in reports)
    gone = [event_id for event_id in events if not db.table("report").count_where("event_id = ?", [event_id])]
    drop_events(db, gone)
    db.table("outlet").delete_where("article_id = ?", [article_id])
    db.table("article").delete(article_id)
    recorder.note("article deleted")
    recorder.note("event deleted", len(gone))
    return len(gone)


def drop_reports(db: Database, ids: Sequence[int]) -> None:
    """Delete reports with their evidence."""
    listed = [json.dumps(list(ids))]
    db.table("evidence").delete_where("report_id IN (SELECT value FROM json_each(?))", listed)
    db.table("report").delete_where("id IN (SELECT value FROM json_each(?))", listed)


def drop_events(db: Database, ids: Sequence[int]) -> None:
    """Delete events with all that hangs on them."""
    listed, chosen = [json.dumps(list(ids))], "(SELECT value FROM json_each(?))"
    db.table("evidence").delete_where(f"report_id IN (SELECT id FROM report WHERE event_id IN {chosen})", listed)
    for table in ("report", "participant", "correction"):
        db.table(table).delete_where(f"event_id IN {chosen}", listed)
    db.table("event").delete_where(f"id IN {chosen}", listed)


def add_alias(recorder: Recorder, alias: str, name: str) -> int:
    """Let `alias` be another name of the person or body `name`; returns how many actors got it. Raises NotFound, UsageError."""
    key, db = fold(alias), recorder.db
    if not key:
        raise UsageError(f"'{alias}' is no name. Give the words as articles write them.")
    actors = list(db.table("actor").rows_where("key = ? AND kind IN ('person', 'org')", [fold(name)]))
    db.table("alias").insert_all(({"alias": alias, "key": key, "actor_id": actor["id"]} for actor in actors), ignore=True)
    recorder.note("alias added")
    return len(actors)


def remove_alias(recorder: Recorder, alias: str) -> int:
    """Forget an alias; returns how many rows went."""
    aliases, named = recorder.db.table("alias"), ("key = ?", [fold(alias)])
    number = aliases.count_where(*named)
    aliases.delete_where(*named)
    recorder.note("alias removed")
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
    row, articles, outlets = article_row(article), db.table("article"), db.table("outlet")
    for twin in articles.rows_where("sha256 = ? AND id <> ?", [row["sha256"], article_id]):
        raise DipltrackError(f"Article {twin['id']} already has these words. Delete one of them: dipltrack delete --article {article_id}")
    articles.update(article_id, row)
    first = next(outlets.rows_where("article_id = ?", [article_id], order_by="id", limit=1), None)
    if first is not None:
        outlets.update(first["id"], outlet_row(article))
    elif article.source or article.url:
        outlets.insert({"article_id": article_id, **outlet_row(article)})


def _actor(connection: sqlite3.Connection, row: dict[str, Any]) -> int | None:
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
