"""Writes → actions that can be undone and redone.

Triggers note every changed row in `change`: which row, and its image in the *other* state (NULL: it was not there). Undoing an action
swaps rows and images, so redoing it is the same swap again; text is never held twice while it stands.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dipltrack.errors import DipltrackError, NotFound, UsageError
from dipltrack.model import Action, Kind
from dipltrack.storage.derived import image
from dipltrack.storage.failures import no_action
from dipltrack.storage.lookups import fill_lookups
from dipltrack.storage.schema import JOURNALED, NUMBERS
from dipltrack.storage.transactions import locked

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(slots=True)
class Recorder:
    """One action while it is written, over as many transactions as it takes. `id` is None until something was written."""

    db: Database
    command: str
    now: Callable[[], datetime]
    id: int | None = None
    tally: Counter[str] = field(default_factory=Counter)

    @property
    def connection(self) -> sqlite3.Connection:
        """The plain connection, for reading and for rows by the thousand."""
        return self.db.conn

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write whole or not at all; a transaction that changed nothing leaves no trace."""
        known, tally, written = self.id, self.tally.copy(), False
        try:
            with locked(self.db):
                before = _last_change(self.connection)
                self._begin()
                yield
                changes = _last_change(self.connection) - before
                if changes:
                    self._end(changes)
                else:
                    self.db.rollback()
            written = changes > 0
        finally:
            if not written:
                self.id, self.tally = known, tally

    def note(self, what: str, number: int = 1) -> None:
        """Count for the summary: "article added", "event deleted" …"""
        self.tally[what] += number

    @property
    def summary(self) -> str:
        """What was written, in words: "2 articles added, 5 events added"."""
        return ", ".join(f"{n} {_plural(what, n)}" for what, n in self.tally.items() if n)

    def _begin(self) -> None:
        undone = self.id is not None and self.connection.execute("SELECT undone FROM action WHERE id = ?", (self.id,)).fetchone()[0]
        if self.id is None or undone:  # someone undid the first half meanwhile: what follows is a new action
            cursor = self.connection.execute("INSERT INTO action (command, at) VALUES (?, ?)", (self.command, _stamp(self.now())))
            self.id = cursor.lastrowid
            self.tally = Counter()
        self.connection.execute("UPDATE recording SET action_id = ?", (self.id,))

    def _end(self, changes: int) -> None:
        self.connection.execute("UPDATE recording SET action_id = NULL")
        self.connection.execute("UPDATE action SET changes = changes + ?, summary = ? WHERE id = ?", (changes, self.summary, self.id))
        # A new write ends the redo chain: the rows may no longer be what the undone action left.
        self.connection.execute("UPDATE action SET closed = 1 WHERE undone IS NOT NULL AND closed = 0")


def log(connection: sqlite3.Connection, limit: int | None = None) -> list[Action]:
    """List the actions, newest first."""
    rows = connection.execute(f"SELECT {_FIELDS} FROM action ORDER BY id DESC LIMIT ?", (-1 if limit is None else limit,))
    return [_action_from(row) for row in rows]


def events_of(connection: sqlite3.Connection, action_id: int) -> dict[Kind, int]:
    """Count the events that an action brought in and that stand, by kind."""
    rows = connection.execute(
        "SELECT e.kind, count(*) FROM change c JOIN event e ON e.id = c.row_id"
        " WHERE c.action_id = ? AND c.tbl = ? AND c.image IS NULL GROUP BY e.kind",
        (action_id, NUMBERS["event"]),
    )
    return {Kind(kind): number for kind, number in rows}


def undo(db: Database, now: datetime, actions: Sequence[int] = (), *, dry_run: bool = False) -> Action:
    """Revert actions as one (default: the newest that stands). Refuses when later actions changed the same rows or build on them."""
    with _whole(db, dry_run):
        ids = [action.id for action in _to_undo(db.conn, actions)]
        _refuse_if_touched_later(db.conn, ids)
        _keep_first_change_per_row(db.conn, ids)
        _swap(db, ids)
        order = db.execute("SELECT coalesce(max(undo_order), 0) + 1 FROM action").fetchone()[0]
        for action_id in ids:
            db.table("action").update(action_id, {"undone": _stamp(now), "undo_order": order, "closed": 0})
        return _together(db.conn, ids)


def redo(db: Database, *, dry_run: bool = False) -> Action:
    """Apply what was undone last again, unless something was written since."""
    with _whole(db, dry_run):
        last = "SELECT max(undo_order) FROM action WHERE undone IS NOT NULL AND closed = 0"
        ids = [row[0] for row in db.execute(f"SELECT id FROM action WHERE undo_order = ({last}) ORDER BY id DESC").fetchall()]
        if not ids:
            raise NotFound("Nothing to redo. Only what undo reverted can be redone, until something new is written: dipltrack log")
        _swap(db, ids)
        for action_id in ids:
            db.table("action").update(action_id, {"undone": None, "undo_order": None})
        return _together(db.conn, ids)


def _together(connection: sqlite3.Connection, ids: Sequence[int]) -> Action:
    return replace(_get(connection, ids[0]), together=tuple(ids[1:]))


_FIELDS = "id, command, at, summary, changes, undone"


def _to_undo(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Action]:
    if not ids:
        row = connection.execute("SELECT max(id) FROM action WHERE undone IS NULL").fetchone()
        if row[0] is None:
            raise NotFound("Nothing to undo. What was written so far: dipltrack log")
        ids = [row[0]]
    actions = [_get(connection, action_id) for action_id in dict.fromkeys(ids)]
    for action in actions:
        if action.undone:
            raise UsageError(f"Action {action.id} is already undone. To apply the newest undone action again: dipltrack redo")
    return actions


_THESE = "(SELECT value FROM json_each(:ids))"


def _refuse_if_touched_later(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    found = _touched_later(connection, ids)
    if found is None:
        return
    later, command = found
    names = ", ".join(map(str, ids))
    if _touched_later(connection, [later], of=ids):  # each would have to be undone before the other
        raise DipltrackError(
            f"Can't undo action {names} without action {later} ({command}): they were written at the same time and changed the same rows."
            f" Undo them together: dipltrack undo {' '.join(map(str, ids))} {later}"
        )
    raise DipltrackError(
        f"Can't undo action {names}: action {later} ({command}) changed the same rows later. Undo it first: dipltrack undo {later}"
    )


def _touched_later(connection: sqlite3.Connection, ids: Sequence[int], of: Sequence[int] = ()) -> tuple[int, str] | None:
    """Number and command of the newest other action (one of these) that stands and changed rows of `ids` after them."""
    among = "a.id IN (SELECT value FROM json_each(:others))" if of else f"a.undone IS NULL AND a.id NOT IN {_THESE}"
    # CROSS JOIN keeps this order: through the later changes once, each looked up among ours by the index. Any other is quadratic.
    row = connection.execute(
        f"""SELECT a.id, a.command FROM action a
        CROSS JOIN change later ON later.action_id = a.id AND later.id > (SELECT min(id) FROM change WHERE action_id IN {_THESE})
        CROSS JOIN change mine ON mine.action_id IN {_THESE} AND mine.tbl = later.tbl AND mine.row_id = later.row_id AND mine.id < later.id
        WHERE {among} ORDER BY a.id DESC LIMIT 1""",
        {"ids": json.dumps(ids), "others": json.dumps(of)},
    ).fetchone()
    return tuple(row) if row else None


def _keep_first_change_per_row(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """The first image of a row is the row before the actions; what happened in between does not matter to an undo."""
    mine = {"ids": json.dumps(ids)}
    if connection.execute(f"SELECT 1 FROM change WHERE action_id IN {_THESE} AND image IS NOT NULL LIMIT 1", mine).fetchone():
        firsts = f"SELECT min(id) FROM change WHERE action_id IN {_THESE} GROUP BY tbl, row_id"
        connection.execute(f"DELETE FROM change WHERE action_id IN {_THESE} AND id NOT IN ({firsts})", mine)


def _swap(db: Database, ids: Sequence[int]) -> None:
    """Put every changed row into its other state, and keep the present state as the image."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    chosen = f"action_id IN {_THESE} AND tbl = :tbl"
    for table in JOURNALED:
        mine = {"ids": json.dumps(ids), "tbl": NUMBERS[table]}
        if not db.execute(f"SELECT 1 FROM change WHERE {chosen} LIMIT 1", mine).fetchone():
            continue
        fields = [column.name for column in db.table(table).columns]
        db.execute("DROP TABLE IF EXISTS temp.other_state")
        db.execute(
            f"CREATE TEMP TABLE other_state AS SELECT row_id, image FROM change WHERE {chosen} AND image IS NOT NULL",
            mine,
        )
        db.execute(
            f"UPDATE change SET image = (SELECT {image(db, table, 't')} FROM {table} t WHERE t.id = change.row_id) WHERE {chosen}",
            mine,
        )
        db.execute(f"DELETE FROM {table} WHERE id IN (SELECT row_id FROM change WHERE {chosen})", mine)
        values = ", ".join(f"json_extract(image, '$.{name}')" for name in fields)
        db.execute(f"INSERT INTO {table} ({', '.join(fields)}) SELECT {values} FROM temp.other_state ORDER BY row_id")
    db.execute("DROP TABLE IF EXISTS temp.other_state")
    for action_id in ids:
        fill_lookups(db, action_id)


@contextmanager
def _whole(db: Database, dry_run: bool) -> Iterator[None]:
    """Keep what is done inside, or, for a dry run or after an error, nothing of it."""
    try:
        with locked(db):
            yield
            if dry_run:
                if db.execute("PRAGMA foreign_key_check").fetchone():
                    raise sqlite3.IntegrityError("a row of a later action would hang in the air")  # as the commit would
                db.rollback()
    except sqlite3.IntegrityError as error:
        raise DipltrackError(
            "Later actions build on that action, or wrote the same article again. Undo those first: dipltrack log"
        ) from error


def _get(connection: sqlite3.Connection, action_id: int) -> Action:
    row = connection.execute(f"SELECT {_FIELDS} FROM action WHERE id = ?", (action_id,)).fetchone()
    if row is None:
        raise no_action(connection, action_id)
    return _action_from(row)


def _action_from(row: sqlite3.Row) -> Action:
    undone = datetime.fromisoformat(row["undone"]) if row["undone"] else None
    return Action(row["id"], row["command"], datetime.fromisoformat(row["at"]), row["summary"], row["changes"], undone)


def _last_change(connection: sqlite3.Connection) -> int:
    last: int = connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
    return last


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _plural(what: str, number: int) -> str:
    noun, _, verb = what.partition(" ")
    return what if number == 1 else f"{noun}s {verb}"
