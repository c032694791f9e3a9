"""Articles with their events → rows: added, corrected by the user, deleted. Runs inside a Recorder's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from dipltrack.errors import DipltrackError, UnreadableInput, UsageError
from dipltrack.model import Article, Event, Evidence, Review
from dipltrack.storage.duplicates import Added, find_url, find_words, is_new_outlet
from dipltrack.storage.failures import no_article, no_event
from dipltrack.storage.journal import Recorder
from dipltrack.storage.keys import fold, initials
from dipltrack.storage.queries import load_events
from dipltrack.storage.rows import article_row, event_row, evidence_rows, insert, insert_many, outlet_row, participant_rows, reading, update


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


def update_event(connection: sqlite3.Connection, event_id: int, event: Event) -> None:
    """Let the event say what `event` says; rows that stay the same are not touched."""
    row = event_row(event)
    update(connection, "event", event_id, row)
    stored = load_events(connection, [event_id])[0].event
    if stored.participants == event.participants:
        denormal = {"kind": row["kind"], "date": row["date"]}
        connection.execute("UPDATE participant SET kind = :kind, date = :date WHERE event_id = :id", {**denormal, "id": event_id})
    else:
        connection.execute("DELETE FROM participant WHERE event_id = ?", (event_id,))
        insert_participants(connection, event_id, event)


def correct(recorder: Recorder, event_id: int, event: Event, at: str) -> tuple[str, ...]:
    """Set the event to the user's reading; each field that differs is kept as a correction. Returns the names of those fields."""
    connection = recorder.connection
    require_events(connection, [event_id])
    stored = load_events(connection, [event_id])[0].event
    changed = tuple(f.name for f in fields(Event) if f.name in CORRECTABLE and getattr(stored, f.name) != getattr(event, f.name))
    if not changed:
        return ()
    update_event(connection, event_id, event)
    told = json.loads(reading(event))
    for name in changed:
        value = json.dumps({column: told.get(column) for column in CORRECTABLE[name]}, ensure_ascii=False)
        connection.execute(
            "INSERT INTO correction (event_id, field, value, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (event_id, field) DO UPDATE SET value = excluded.value, at = excluded.at",
            (event_id, name, value, at),
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
    number = drop_events(recorder.connection, ids)
    recorder.note("event deleted", number)
    return number


def delete_article(recorder: Recorder, article_id: int) -> int:
    """Delete an article, its reports, and the events that no other article tells. Returns how many events went."""
    connection = recorder.connection
    require_article(connection, article_id)
    events = [row[0] for row in connection.execute("SELECT DISTINCT event_id FROM report WHERE article_id = ?", (article_id,))]
    drop_reports(connection, [row[0] for row in connection.execute("SELECT id FROM report WHERE article_id = ?", (article_id,))])
    gone = [e for e in events if not connection.execute("SELECT 1 FROM report WHERE event_id = ?", (e,)).fetchone()]
    drop_events(connection, gone)
    connection.execute("DELETE FROM outlet WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM article WHERE id = ?", (article_id,))
    recorder.note("article deleted")
    recorder.note("event deleted", len(gone))
    return len(gone)


def drop_reports(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Delete reports with their evidence."""
    listed = (json.dumps(list(ids)),)
    connection.execute("DELETE FROM evidence WHERE report_id IN (SELECT value FROM json_each(?))", listed)
    connection.execute("DELETE FROM report WHERE id IN (SELECT value FROM json_each(?))", listed)


def drop_events(connection: sqlite3.Connection, ids: Sequence[int]) -> int:
    """Delete events with all that hangs on them; returns how many."""
    listed = (json.dumps(list(ids)),)
    chosen = "(SELECT value FROM json_each(?))"
    connection.execute(f"DELETE FROM evidence WHERE report_id IN (SELECT id FROM report WHERE event_id IN {chosen})", listed)
    for table in ("report", "participant", "correction"):
        connection.execute(f"DELETE FROM {table} WHERE event_id IN {chosen}", listed)
    return connection.execute(f"DELETE FROM event WHERE id IN {chosen}", listed).rowcount


def add_alias(recorder: Recorder, alias: str, name: str) -> int:
    """Let `alias` be another name of the person or body `name`; returns how many actors got it. Raises NotFound, UsageError."""
    connection, key = recorder.connection, fold(alias)
    if not key:
        raise UsageError(f"'{alias}' is no name. Give the words as articles write them.")
    actors = connection.execute("SELECT id FROM actor WHERE key = ? AND kind IN ('person', 'org')", (fold(name),)).fetchall()
    for (actor_id,) in actors:
        connection.execute("INSERT OR IGNORE INTO alias (alias, key, actor_id) VALUES (?, ?, ?)", (alias, key, actor_id))
    recorder.note("alias added")
    return len(actors)


def remove_alias(recorder: Recorder, alias: str) -> int:
    """Forget an alias; returns how many rows went."""
    recorder.note("alias removed")
    return recorder.connection.execute("DELETE FROM alias WHERE key = ?", (fold(alias),)).rowcount


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


def update_article(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Set words and metadata of an article, and of the outlet it was first read from."""
    require_article(connection, article_id)
    row = article_row(article)
    twin = connection.execute("SELECT id FROM article WHERE sha256 = ? AND id <> ?", (row["sha256"], article_id)).fetchone()
    if twin:
        raise DipltrackError(f"Article {twin[0]} already has these words. Delete one of them: dipltrack delete --article {article_id}")
    update(connection, "article", article_id, row)
    first = connection.execute("SELECT min(id) FROM outlet WHERE article_id = ?", (article_id,)).fetchone()[0]
    outlet: dict[str, Any] = outlet_row(article)
    if first is not None:
        update(connection, "outlet", first, outlet)
    elif article.source or article.url:
        insert(connection, "outlet", {"article_id": article_id, **outlet})


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
