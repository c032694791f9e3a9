"""The user's word about events → rows: corrected, confirmed or rejected, joined or told apart, linked, noted, deleted; other names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import product

from dipltrack.coding import recode
from dipltrack.errors import UsageError
from dipltrack.keys import fold, tag_key
from dipltrack.matching import Report
from dipltrack.model import Event, Review
from dipltrack.storage.copies import leave_family
from dipltrack.storage.following import UNRELATED
from dipltrack.storage.journal import Recorder
from dipltrack.storage.queries import load_events
from dipltrack.storage.readings import columns
from dipltrack.storage.reports import load_reports
from dipltrack.storage.rereading import remember_deleted
from dipltrack.storage.rows import insert
from dipltrack.storage.settling import settle
from dipltrack.storage.writing import drop_events, drop_reports, insert_event, require_article, require_events, update_event


def correct(recorder: Recorder, event_id: int, event: Event, at: str) -> tuple[str, ...]:
    """Set the event to the user's reading; each field that differs is kept as a correction, codes only where they do not follow from the others.

    Returns the names of the fields that differ.
    """
    require_events(recorder.connection, [event_id])
    stored = load_events(recorder.connection, [event_id])[0].event
    changed = tuple(f.name for f in fields(Event) if f.name in CORRECTABLE and getattr(stored, f.name) != getattr(event, f.name))
    if not changed:
        return ()
    following = _following(stored, event, changed)
    _keep_word(recorder, event_id, event, [name for name in changed if name not in following], at)
    recorder.db.table("correction").delete_where(
        "event_id = ? AND field IN (SELECT value FROM json_each(?))", [event_id, json.dumps(following)]
    )
    update_event(recorder.db, event_id, event, load_reports(recorder.connection, [event_id])[event_id])
    recorder.note("event corrected")
    return changed


_CODES = ("cameo", "plover")


def _following(stored: Event, event: Event, changed: Sequence[str]) -> list[str]:
    """The codes that have changed because something else has."""
    followed = recode(stored, replace(event, cameo=stored.cameo, plover=stored.plover))
    return [name for name in _CODES if name in changed and getattr(event, name) == getattr(followed, name)]


# Fields of an event that the user may correct, with the columns of a reading that hold them.
CORRECTABLE: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ("kind", "mode", "status", "title", "place", "place_country", "topic", "cameo", "plover", "participants")},
    "when": ("date", "date_end", "precision", "date_text", "date_basis", "window_start", "window_end"),
    "money": ("amount", "currency"),
}

ENTERED = tuple(name for name in CORRECTABLE if name not in _CODES)


def review(recorder: Recorder, ids: Sequence[int], verdict: Review) -> int:
    """Set the user's verdict on events; returns how many changed."""
    require_events(recorder.connection, ids)
    cursor = recorder.connection.execute(
        "UPDATE event SET review = :verdict WHERE id IN (SELECT value FROM json_each(:ids)) AND review <> :verdict",
        {"verdict": str(verdict), "ids": json.dumps(list(ids))},
    )
    recorder.note(f"event {verdict}", cursor.rowcount)
    return cursor.rowcount


def _keep_word(recorder: Recorder, event_id: int, event: Event, names: Sequence[str], at: str) -> None:
    told = columns(event)
    values = {name: {column: told.get(column) for column in CORRECTABLE[name]} for name in names}
    recorder.db.table("correction").upsert_all(
        ({"event_id": event_id, "field": name, "value": json.dumps(value, ensure_ascii=False), "at": at} for name, value in values.items()),
        pk=("event_id", "field"),
    )


def new_event(recorder: Recorder, event: Event, at: str) -> int:
    """Store an event that the user knows of and no article tells; returns its id. Every field is the user's word, and codes follow."""
    own = Report.of(event, article_id=None, sha256="user", published=None, source=None)
    event_id = insert_event(recorder.connection, event, [own])
    vouch(recorder, event_id, event, at)
    recorder.note("event added")
    return event_id


def vouch(recorder: Recorder, event_id: int, event: Event, at: str) -> None:
    """Let every field of an event be the user's word, as if the user had entered it: it needs no article."""
    _keep_word(recorder, event_id, event, ENTERED, at)


def is_entered(connection: sqlite3.Connection, event_id: int) -> bool:
    """Tell whether the user entered the event: every field of it is the user's word."""
    rows = connection.execute("SELECT field FROM correction WHERE event_id = ?", (event_id,))
    return {row[0] for row in rows}.issuperset(ENTERED)


def merge(recorder: Recorder, ids: Sequence[int], at: str) -> int:
    """Make one event of several, the one with the lowest id; every later reading keeps it so. Returns its id."""
    require_events(recorder.connection, ids)
    chosen = sorted(set(ids))
    if len(chosen) < 2:
        raise UsageError("Merging takes two events or more: dipltrack merge 12 15")
    reports = load_reports(recorder.connection, chosen)
    told = [r for event_id in chosen for r in reports[event_id]]
    for other in told[1:]:
        if other.event.kind is not told[0].event.kind:
            one, two = told[0], other
            raise UsageError(
                f"Event {one.event_id} is of kind {one.event.kind} and {two.event_id} of kind {two.event.kind}: they can't be one."
                f" To put them together: dipltrack link {two.event_id} {one.event_id} --as follows"
            )
    _rule(recorder, told, at, same=True)
    settle(recorder, touched=chosen)
    recorder.note("event merged", len(chosen) - 1)
    return chosen[0]


def split(recorder: Recorder, event_id: int, articles: Sequence[int], at: str) -> tuple[int, ...]:
    """Tell apart what `articles` say of the event (none given: what each of its articles says); later readings keep it so.

    Returns the ids of the events it has become, its own first.
    """
    require_events(recorder.connection, [event_id])
    reports = load_reports(recorder.connection, [event_id])[event_id]
    told_by = {r.article_id for r in reports} - {None}
    for article in articles:
        if article not in told_by:
            raise UsageError(f"Article {article} does not tell event {event_id}. See who does: dipltrack show {event_id}")
    parts = _parts(reports, articles, entered=is_entered(recorder.connection, event_id))
    if len(parts) < 2:
        number = "one article only" if told_by else "no article"
        raise UsageError(f"Event {event_id} is told by {number}, so there is nothing to split. To take it out: dipltrack delete {event_id}")
    for place, part in enumerate(parts):
        for other in parts[place + 1 :]:
            for a, b in product(part, other):
                _rule(recorder, [a, b], at, same=False)
    settle(recorder, touched=[event_id])
    rows = recorder.connection.execute(
        "SELECT event_id FROM report WHERE id IN (SELECT value FROM json_each(:ids)) UNION SELECT id FROM event WHERE -id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps([r.id for r in reports])},
    )
    found = sorted((row[0] for row in rows), key=lambda i: (i != event_id, i))
    recorder.note("event split")
    return tuple(found)


def keep_apart(recorder: Recorder, ids: Sequence[int], at: str) -> None:
    """Keep the user's word that these events are not one, whatever comes."""
    require_events(recorder.connection, ids)
    told = list(load_reports(recorder.connection, sorted(set(ids))).values())
    for place, one in enumerate(told):
        for other in told[place + 1 :]:
            for a, b in product(one, other):
                _rule(recorder, [a, b], at, same=False)
    recorder.note("event kept apart", len(told))


def _parts(reports: Sequence[Report], articles: Sequence[int], *, entered: bool) -> list[list[Report]]:
    """What stays with the event, and what is taken out of it. The user's version stays, alone only where the user `entered` the event."""
    own = [r for r in reports if r.article_id is None]
    told = [r for r in reports if r.article_id is not None]
    if articles:
        parts = [[r for r in told if r.article_id not in articles], [r for r in told if r.article_id in articles]]
    else:
        parts = [[r for r in told if r.article_id == article] for article in dict.fromkeys(r.article_id for r in told)]
    parts = [part for part in parts if part]
    if entered and (not articles or len(parts) < 2):
        return [own, *parts]
    return [[*own, *parts[0]], *parts[1:]]


def _rule(recorder: Recorder, reports: Sequence[Report], at: str, *, same: bool) -> None:
    """Keep the user's word about these reports, pair by pair; it takes the place of an older one."""
    ids = sorted(r.id for r in reports if r.id is not None)
    table = recorder.db.table("ruling")
    for place, a in enumerate(ids):
        for b in ids[place + 1 :]:
            known = next(table.rows_where("a = ? AND b = ?", [a, b]), None)
            if known is None:
                table.insert({"a": a, "b": b, "same": int(same), "at": at})
            elif bool(known["same"]) is not same:
                table.update(known["id"], {"same": int(same), "at": at})


RELATIONS = ("fulfils", "follows", "cancels")


def link(recorder: Recorder, event_id: int, other_id: int, relation: str) -> bool:
    """Note that an event fulfils, follows or cancels another; tells whether that is new."""
    require_events(recorder.connection, [event_id, other_id])
    if event_id == other_id:
        raise UsageError("An event can't be linked to itself. Give the ids of two events: dipltrack link 15 12 --as fulfils")
    if relation not in RELATIONS:
        raise UsageError(f"Can't link as '{relation}'. Use one of: {', '.join(RELATIONS)}.")
    table = recorder.db.table("link")
    if table.count_where("event_id = ? AND other_id = ? AND relation = ? AND made_by = 'user'", [event_id, other_id, relation]):
        return False
    table.delete_where(f"event_id = ? AND other_id = ? AND (made_by = 'rule' OR relation = '{UNRELATED}')", [event_id, other_id])
    insert(recorder.connection, "link", {"event_id": event_id, "other_id": other_id, "relation": relation, "made_by": "user"})
    recorder.note("event linked")
    return True


def unlink(recorder: Recorder, event_id: int, other_id: int) -> int:
    """Take the links between two events back, in both directions; returns how many."""
    require_events(recorder.connection, [event_id, other_id])
    between = "(event_id = :a AND other_id = :b) OR (event_id = :b AND other_id = :a)"
    rows = recorder.connection.execute(
        f"SELECT * FROM link WHERE ({between}) AND relation <> '{UNRELATED}'", {"a": event_id, "b": other_id}
    )
    links = recorder.db.table("link")
    found = rows.fetchall()
    for row in found:
        if row["made_by"] == "user":
            links.delete(row["id"])
        else:
            links.update(row["id"], {"relation": UNRELATED, "made_by": "user"})
    recorder.note("link removed", len(found))
    return len(found)


def add_note(recorder: Recorder, event_id: int, text: str, at: str) -> None:
    """Keep a note with an event."""
    require_events(recorder.connection, [event_id])
    if not text.strip():
        raise UsageError('A note needs words: dipltrack note 12 "call the embassy"')
    insert(recorder.connection, "note", {"event_id": event_id, "text": text.strip(), "at": at})
    recorder.note("note added")


def add_tags(recorder: Recorder, event_id: int, words: Sequence[str]) -> int:
    """Tag an event; returns how many tags are new."""
    require_events(recorder.connection, [event_id])
    before = recorder.db.table("tag").count_where("event_id = ?", [event_id])
    recorder.db.table("tag").insert_all(({"event_id": event_id, "word": word} for word in map(_tag, words)), ignore=True)
    number = recorder.db.table("tag").count_where("event_id = ?", [event_id]) - before
    recorder.note("tag added", number)
    return number


def remove_tags(recorder: Recorder, event_id: int, words: Sequence[str]) -> int:
    """Take tags off an event; returns how many it had."""
    require_events(recorder.connection, [event_id])
    table, mine = (
        recorder.db.table("tag"),
        ("event_id = ? AND word IN (SELECT value FROM json_each(?))", [event_id, json.dumps([_tag(w) for w in words])]),
    )
    number = table.count_where(*mine)
    table.delete_where(*mine)
    recorder.note("tag removed", number)
    return number


def _tag(word: str) -> str:
    key = tag_key(word)
    if not key:
        raise UsageError(f"'{word}' is no tag. Use letters or digits.")
    return key


def delete_events(recorder: Recorder, ids: Sequence[int]) -> int:
    """Delete events with their reports and evidence; the articles stay, and don't tell them again when they are read again.

    Returns how many. Raises NotFound before anything is deleted.
    """
    require_events(recorder.connection, ids)
    remember_deleted(recorder, ids)
    drop_events(recorder.db, ids)
    recorder.note("event deleted", len(set(ids)))
    return len(set(ids))


def delete_article(recorder: Recorder, article_id: int) -> int:
    """Delete an article, its reports, and the events that no other article tells and the user did not enter. Returns how many events went."""
    db = recorder.db
    require_article(db.conn, article_id)
    reports = list(db.table("report").rows_where("article_id = ?", [article_id]))
    drop_reports(db, [report["id"] for report in reports])
    events = dict.fromkeys(report["event_id"] for report in reports)
    untold = [event_id for event_id in events if not db.table("report").count_where("event_id = ?", [event_id])]
    gone = [event_id for event_id in untold if not is_entered(db.conn, event_id)]
    drop_events(db, gone)
    leave_family(db.conn, article_id)
    settle(recorder, touched=[event_id for event_id in events if event_id not in gone])
    for table in ("outlet", "deleted"):
        db.table(table).delete_where("article_id = ?", [article_id])
    db.table("article").delete(article_id)
    recorder.note("article deleted")
    recorder.note("event deleted", len(gone))
    return len(gone)


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
