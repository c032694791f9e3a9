"""Writes → actions that can be undone and redone.

Triggers note every changed row in `change`: which row, and its image in the *other* state (NULL: it was not there). Undoing an action
swaps rows and images, so redoing it is the same swap again; text is never held twice while it stands.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from dipltrack.errors import DipltrackError, NotFound, UsageError
from dipltrack.model import Action
from dipltrack.storage.failures import no_action
from dipltrack.storage.schema import JOURNALED, columns, image


@dataclass(slots=True)
class Recorder:
    """One action while it is written, over as many transactions as it takes. `id` is None until something was written."""

    connection: sqlite3.Connection
    command: str
    now: Callable[[], datetime]
    id: int | None = None
    tally: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write whole or not at all; a transaction that changed nothing leaves no trace."""
        known, tally = self.id, self.tally.copy()
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            before = _last_change(self.connection)
            self._begin()
            yield
            changes = _last_change(self.connection) - before
            if changes:
                self._end(changes)
        except BaseException:
            self.id, self.tally = known, tally
            _roll_back(self.connection)
            raise
        if not changes:
            self.id, self.tally = known, tally
            _roll_back(self.connection)

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
        self.connection.execute("COMMIT")


def log(connection: sqlite3.Connection, limit: int | None = None) -> list[Action]:
    """List the actions, newest first."""
    rows = connection.execute(f"SELECT {_FIELDS} FROM action ORDER BY id DESC LIMIT ?", (-1 if limit is None else limit,))
    return [_action_from(row) for row in rows]


def undo(connection: sqlite3.Connection, now: datetime, action_id: int | None = None, *, dry_run: bool = False) -> Action:
    """Revert an action (default: the newest that stands). Refuses when later actions changed the same rows or build on them."""
    with _whole(connection, dry_run):
        action = _to_undo(connection, action_id)
        _refuse_if_touched_later(connection, action)
        _keep_first_change_per_row(connection, action.id)
        _swap(connection, action.id)
        connection.execute(
            "UPDATE action SET undone = ?, undo_order = (SELECT coalesce(max(undo_order), 0) + 1 FROM action), closed = 0 WHERE id = ?",
            (_stamp(now), action.id),
        )
        return _get(connection, action.id)


def redo(connection: sqlite3.Connection, *, dry_run: bool = False) -> Action:
    """Apply the action undone last again, unless something was written since."""
    with _whole(connection, dry_run):
        row = connection.execute(
            "SELECT id FROM action WHERE undone IS NOT NULL AND closed = 0 ORDER BY undo_order DESC LIMIT 1"
        ).fetchone()
        if row is None:
            raise NotFound("Nothing to redo. Only what undo reverted can be redone, until something new is written: dipltrack log")
        _swap(connection, row[0])
        connection.execute("UPDATE action SET undone = NULL, undo_order = NULL WHERE id = ?", (row[0],))
        return _get(connection, row[0])


_FIELDS = "id, command, at, summary, changes, undone"


def _to_undo(connection: sqlite3.Connection, action_id: int | None) -> Action:
    if action_id is None:
        row = connection.execute("SELECT max(id) FROM action WHERE undone IS NULL").fetchone()
        if row[0] is None:
            raise NotFound("Nothing to undo. What was written so far: dipltrack log")
        return _get(connection, row[0])
    action = _get(connection, action_id)
    if action.undone:
        raise UsageError(f"Action {action_id} is already undone. To apply the newest undone action again: dipltrack redo")
    return action


def _refuse_if_touched_later(connection: sqlite3.Connection, action: Action) -> None:
    # CROSS JOIN keeps this order: through the later changes once, each looked up among ours by the index. Any other is quadratic.
    found = connection.execute(
        """SELECT a.id, a.command FROM action a
        CROSS JOIN change later ON later.action_id = a.id AND later.id > (SELECT min(id) FROM change WHERE action_id = :id)
        CROSS JOIN change mine ON mine.action_id = :id AND mine.tbl = later.tbl AND mine.row_id = later.row_id AND mine.id < later.id
        WHERE a.undone IS NULL AND a.id <> :id ORDER BY a.id DESC LIMIT 1""",
        {"id": action.id},
    ).fetchone()
    if found:
        later, command = found
        raise DipltrackError(
            f"Can't undo action {action.id}: action {later} ({command}) changed the same rows later. Undo it first: dipltrack undo {later}"
        )


def _keep_first_change_per_row(connection: sqlite3.Connection, action_id: int) -> None:
    """The first image of a row is the row before the action; what happened in between does not matter to an undo."""
    mine = {"id": action_id}
    if connection.execute("SELECT 1 FROM change WHERE action_id = :id AND op <> 'insert' LIMIT 1", mine).fetchone():
        firsts = "SELECT min(id) FROM change WHERE action_id = :id GROUP BY tbl, row_id"
        connection.execute(f"DELETE FROM change WHERE action_id = :id AND id NOT IN ({firsts})", mine)


def _swap(connection: sqlite3.Connection, action_id: int) -> None:
    """Put every changed row into its other state, and keep the present state as the image."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in JOURNALED:
        mine = {"id": action_id, "tbl": table}
        if not connection.execute("SELECT 1 FROM change WHERE action_id = :id AND tbl = :tbl LIMIT 1", mine).fetchone():
            continue
        fields = columns(connection, table)
        connection.execute("DROP TABLE IF EXISTS temp.other_state")
        connection.execute(
            "CREATE TEMP TABLE other_state AS SELECT row_id, image FROM change WHERE action_id = :id AND tbl = :tbl AND image IS NOT NULL",
            mine,
        )
        connection.execute(
            f"UPDATE change SET image = (SELECT {image(connection, table, 't')} FROM {table} t WHERE t.id = change.row_id)"
            " WHERE action_id = :id AND tbl = :tbl",
            mine,
        )
        connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT row_id FROM change WHERE action_id = :id AND tbl = :tbl)", mine)
        values = ", ".join(f"json_extract(image, '$.{name}')" for name, _ in fields)
        connection.execute(
            f"INSERT INTO {table} ({', '.join(name for name, _ in fields)}) SELECT {values} FROM temp.other_state ORDER BY row_id"
        )
    connection.execute("DROP TABLE IF EXISTS temp.other_state")


@contextmanager
def _whole(connection: sqlite3.Connection, dry_run: bool) -> Iterator[None]:
    """Keep what is done inside, or, for a dry run or after an error, nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if dry_run and connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("a row of a later action would hang in the air")  # as COMMIT would
        connection.execute("ROLLBACK" if dry_run else "COMMIT")
    except sqlite3.IntegrityError as error:
        _roll_back(connection)
        raise DipltrackError(
            "Later actions build on that action, or wrote the same article again. Undo those first: dipltrack log"
        ) from error
    except BaseException:
        _roll_back(connection)
        raise


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


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite has rolled back by itself after some errors
        connection.execute("ROLLBACK")


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _plural(what: str, number: int) -> str:
    noun, _, verb = what.partition(" ")
    return what if number == 1 else f"{noun}s {verb}"
