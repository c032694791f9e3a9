"""sqlite3's errors → ours: one sentence that says what is wrong and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from dipltrack.errors import Damaged, DipltrackError, DiskFull, Locked, NotFound, NotOurs, ReadOnly, StoreError, TooNew, TooOld


class HasPath(Protocol):
    """Anything that works on one database file."""

    @property
    def path(self) -> Path:
        """The database file."""


P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound=HasPath)


def missing(path: Path) -> NotFound:
    """No file, or an empty one: there is nothing to look at yet."""
    return NotFound(f"No database at {path}. Add an article first: dipltrack add article.txt")


def foreign(path: Path) -> NotOurs:
    """An SQLite file without our application_id."""
    return NotOurs(f"{path.name} is an SQLite file but not a dipltrack database.")


def not_sqlite(path: Path) -> NotOurs:
    """A file that SQLite can't have written."""
    return NotOurs(f"{path.name} is not a dipltrack database. Name one with --db.")


def older(schema: int) -> TooOld:
    """For looking commands: they never change the file, so they can't migrate it."""
    return TooOld(f"The database is older (schema {schema}) than this dipltrack. Run: dipltrack db migrate")


def newer(schema: int, ours: int) -> TooNew:
    """A file written by a later version."""
    return TooNew(f"The database is newer (schema {schema}) than this dipltrack (schema {ours}). Upgrade dipltrack.")


def damaged(path: Path, why: str) -> Damaged:
    """Truncated or corrupt."""
    return Damaged(f"{path.name} is damaged ({why}). Go back to a copy, or see what is left: dipltrack db check")


def read_only(path: Path) -> ReadOnly:
    """The file, or the folder where its journal has to go, can't be written."""
    return ReadOnly(f"{path} can't be written. Check the permissions of the file and its folder, or name another with --db.")


def translate(error: sqlite3.Error, path: Path) -> DipltrackError:
    """Map an error of sqlite3 (or its name, where the class says too little) to ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Locked("The database is locked by another program. Try again, or close it there.")
    if name.startswith("SQLITE_CORRUPT"):
        return damaged(path, str(error))
    if name == "SQLITE_NOTADB":
        return not_sqlite(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return read_only(path)
    if name in ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE"):
        return DiskFull(
            f"No room left to write {path.name}. Everything stored before is intact; free some space and run the command again."
        )
    if name == "SQLITE_IOERR_SHORT_READ":
        return damaged(path, "the file ends too early")
    return StoreError(f"{path.name} can't be used ({error}). Try again, or see: dipltrack db check")


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn every sqlite3 error inside into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from error


def guarded(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Let a method of the store raise our errors only."""

    @wraps(method)
    def call(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with guard(self.path):
            return method(self, *args, **kwargs)

    return call


def no_event(connection: sqlite3.Connection, wanted: int) -> NotFound:
    """An event id that is not there, with the one it has become or the newest that is."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'forward'").fetchone():
        became = connection.execute("SELECT into_id FROM forward WHERE event_id = ?", (wanted,)).fetchone()
        if became:
            return NotFound(f"Event {wanted} is one with event {became[0]} now: dipltrack show {became[0]}")
    return _no("event", wanted, _newest(connection, "event"), "dipltrack events --sort -id")


def no_article(connection: sqlite3.Connection, wanted: int) -> NotFound:
    """An article id that is not there."""
    return _no("article", wanted, _newest(connection, "article"), "dipltrack articles")


def no_action(connection: sqlite3.Connection, wanted: int) -> NotFound:
    """An action id that is not in the journal."""
    return _no("action", wanted, _newest(connection, "action"), "dipltrack log")


def _newest(connection: sqlite3.Connection, table: str) -> Any:
    return connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]


def _no(noun: str, wanted: int, newest: int | None, hint: str) -> NotFound:
    if newest is None:
        return NotFound(f"No {noun} {wanted}. There are none yet: dipltrack add article.txt")
    return NotFound(f"No {noun} {wanted}. The newest is {newest}: {hint}")
