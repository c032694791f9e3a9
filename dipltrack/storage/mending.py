"""What is wrong with the file → mended where that can be done: what follows from other tables is made anew, rows change in one action.

What hangs in the air and the journal's own rows are not part of the action: undo could not bring them back. The copy holds them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dipltrack.keys import words_hash
from dipltrack.model import Review
from dipltrack.storage import tallies
from dipltrack.storage.checking import PARTIES, PARTY, RULES, SKETCHES, TRACES, Broken, find_broken, wanted_parts
from dipltrack.storage.connection import copy_to
from dipltrack.storage.copies import sketch
from dipltrack.storage.corrections import vouch
from dipltrack.storage.derived import derive
from dipltrack.storage.journal import Recorder
from dipltrack.storage.lookups import article_lookup, event_lookup
from dipltrack.storage.queries import load_events
from dipltrack.storage.readings import reading
from dipltrack.storage.reports import load_reports
from dipltrack.storage.rereading import find_again
from dipltrack.storage.rows import article_from, evidence_from
from dipltrack.storage.transactions import locked
from dipltrack.storage.writer import copy_name
from dipltrack.storage.writing import actor_of, drop_events

if TYPE_CHECKING:
    from sqlite_utils import Database

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended and what is left, in words; `copy` is the file as it was, None where nothing was mended."""

    copy: Path | None
    mended: tuple[str, ...]
    left: tuple[str, ...]


def mend(db: Database, path: Path, writing: AbstractContextManager[Recorder], at: str) -> Mended:
    """Copy the file to FILE.bak-check and mend what can be mended; rows are changed inside `writing`, which is one action."""
    found = list(find_broken(db.conn))
    if not found:
        return Mended(None, (), ())
    copy = copy_name(path, "check")
    copy_to(db.conn, copy)
    if found[0].name == "pages":
        with suppress(sqlite3.DatabaseError):
            db.execute("REINDEX")  # an index that lost its rows is mended by its table
        again = list(find_broken(db.conn))
        if again and again[0].name == "pages":  # other damage of pages is not: changing rows could only spread it
            return Mended(copy, (), tuple(_sentences(again)))
        found += again
    _make_parts_anew(db, found)
    _take_away_loose_ends(db)
    with writing as recorder:
        _mend_rows(recorder, at)
    _make_lookups_anew(db)
    left = {broken.name: broken for broken in find_broken(db.conn)}
    mended = _sentences(_without(broken, left.get(broken.name)) for broken in found)
    if not mended:
        copy.unlink()
    return Mended(copy if mended else None, tuple(mended), tuple(_sentences(left.values())))


def _without(before: Broken, after: Broken | None) -> Broken:
    gone = set(before.rows) - set(after.rows if after else ())
    return Broken(before.name, tuple(row for row in before.rows if row in gone))


def _sentences(found: Iterable[Broken]) -> list[str]:
    return [sentence for broken in found for sentence in broken.sentences]


def _make_parts_anew(db: Database, found: Iterable[Broken]) -> None:
    """Indexes, triggers, views and full text, before rows change: without them a change would be lost to the journal or to the search."""
    broken = {rule.name: rule.rows for rule in found}
    with locked(db):
        for (name,) in broken.get("parts", ()):
            if wanted_parts()[name].startswith("CREATE INDEX"):
                db.execute(f"DROP INDEX IF EXISTS {name}")
                db.execute(wanted_parts()[name])
        if "parts" in broken:
            derive(db)
        for (table,) in broken.get("full text", ()):
            db.table(table).rebuild_fts()


def _take_away_loose_ends(db: Database) -> None:
    """Rows that belong to nothing, changes of no action, an action left open."""
    with locked(db):
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("UPDATE recording SET action_id = NULL")
        db.execute("DELETE FROM change WHERE action_id NOT IN (SELECT id FROM action)")
        while loose := db.execute("PRAGMA foreign_key_check").fetchall():  # what hangs on a row that goes is loose in its turn
            for table, row_id, parent, _ in loose:
                if (table, parent) == ("participant", "actor"):
                    db.execute("UPDATE participant SET actor_id = NULL WHERE id = ?", (row_id,))
                else:
                    db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def _mend_rows(recorder: Recorder, at: str) -> None:
    """Mend rule by rule; each looks again, for what was mended before may have mended or brought up more."""
    for name, mended in _MENDS.items():
        rows = list(RULES[name].find(recorder.connection))
        if rows:
            mended(recorder, rows, at)
            recorder.note("row mended", len(rows) - len(list(RULES[name].find(recorder.connection))))


def _make_lookups_anew(db: Database) -> None:
    """Fill the tables that follow from others, where they are out of step."""
    with locked(db):
        for table, follows in (("trace", TRACES), ("sketch", SKETCHES)):
            if list(RULES[table].find(db.conn)):
                names = ", ".join(column.name for column in db.table(table).columns)
                db.execute(f"DELETE FROM {table}")
                db.execute(f"INSERT OR IGNORE INTO {table} ({names}) SELECT {names} FROM ({follows})")
        if list(RULES["tallies"].find(db.conn)):
            tallies.fill(db.conn)


def _tell_again(recorder: Recorder, rows: Rows, at: str) -> None:
    """A reading that can't be read is that of its event, where the event has no other."""
    for (report_id,) in rows:
        query = (
            "SELECT event_id FROM report r WHERE id = ? AND NOT EXISTS (SELECT 1 FROM report WHERE event_id = r.event_id AND id <> r.id)"
        )
        for (event_id,) in recorder.connection.execute(query, (report_id,)).fetchall():
            event = load_events(recorder.connection, [event_id])[0].event
            recorder.db.table("report").update(report_id, {"reading": reading(event)})


def _keep_or_drop(recorder: Recorder, rows: Rows, at: str) -> None:
    """An event that nobody tells goes; one that the user has spoken about is the user's own from now on."""
    ids = [row[0] for row in rows]
    spoken = {row[0] for row in recorder.connection.execute("SELECT event_id FROM correction UNION SELECT event_id FROM note")}
    for stored in load_events(recorder.connection, ids):
        if stored.review is Review.CONFIRMED or stored.id in spoken:
            vouch(recorder, stored.id, stored.event, at)
        else:
            drop_events(recorder.db, [stored.id])


def _drop(table: str) -> Callable[[Recorder, Rows, str], None]:
    def drop(recorder: Recorder, rows: Rows, at: str) -> None:
        recorder.db.table(table).delete_where("id IN (SELECT value FROM json_each(?))", [_listed(rows)])

    return drop


def _update(statement: str) -> Callable[[Recorder, Rows, str], None]:
    def update(recorder: Recorder, rows: Rows, at: str) -> None:
        recorder.connection.execute(f"{statement} IN (SELECT value FROM json_each(?))", (_listed(rows),))

    return update


def _listed(rows: Rows) -> str:
    return json.dumps([row[0] for row in rows])


def _know_by_words(recorder: Recorder, rows: Rows, at: str) -> None:
    """An article is known by the words that it holds, unless another has the same."""
    for (article_id,) in rows:
        row = recorder.db.table("article").get(article_id)
        sha256 = words_hash(row["text"], row["title"])
        if not recorder.db.table("article").count_where("sha256 = ?", [sha256]):
            recorder.db.table("article").update(article_id, {"sha256": sha256})


def _move_evidence(recorder: Recorder, rows: Rows, at: str) -> None:
    """Evidence goes to where its words stand in its article; what stands nowhere is left."""
    db = recorder.db
    for evidence_id, article_id in rows:
        stored = evidence_from(db.table("evidence").get(evidence_id))
        found = find_again(stored, article_from(db.table("article").get(article_id)))
        if found:
            db.table("evidence").update(evidence_id, {"start": found.start, "stop": found.end})


def _know_actors(recorder: Recorder, rows: Rows, at: str) -> None:
    participants = recorder.db.table("participant")
    for (participant_id,) in rows:
        participants.update(participant_id, {"actor_id": actor_of(recorder.connection, participants.get(participant_id))})


def _look_up(recorder: Recorder, rows: Rows, at: str) -> None:
    for event_id, reports in load_reports(recorder.connection, [row[0] for row in rows]).items():
        recorder.db.table("event").update(event_id, event_lookup(reports))


def _sketch(recorder: Recorder, rows: Rows, at: str) -> None:
    articles = recorder.db.table("article")
    for (article_id,) in rows:
        articles.update(article_id, article_lookup(sketch(articles.get(article_id)["text"])))


_OF_ITS_EVENT = "(SELECT {} FROM event WHERE id = event_id)"
_MENDS: dict[str, Callable[[Recorder, Rows, str], None]] = {
    "reading": _tell_again,
    "told": _keep_or_drop,
    "rulings": _drop("ruling"),
    "forwards": _drop("forward"),
    "words": _know_by_words,
    "evidence": _move_evidence,
    "participants": _update(
        f"UPDATE participant AS p SET kind = {_OF_ITS_EVENT.format('kind')}, date = {_OF_ITS_EVENT.format('date')}, party = {PARTY} WHERE id"
    ),
    "actors": _know_actors,
    "parties": _update(f"UPDATE event AS e SET parties = {PARTIES} WHERE id"),
    "keys": _update("UPDATE event SET place_key = fold(place), topic_key = fold(topic) WHERE id"),
    "outlets": _update("UPDATE outlet SET source_key = fold(source) WHERE id"),
    "lookups": _look_up,
    "sketches": _sketch,
}
"""How the rows are mended that break a rule of this name."""
