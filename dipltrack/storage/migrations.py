"""An older file → today's schema: numbered steps in one transaction, after a copy of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from dipltrack.storage.schema import APPLICATION_ID, FULL_TEXT, TABLES, USERS_WORD, derive

Step = Callable[[sqlite3.Connection], None]


def m001_record(connection: sqlite3.Connection) -> None:
    """Create articles, reports, events, participants, evidence, their full text, and the journal."""
    _run(connection, TABLES + FULL_TEXT)


def m002_users_word(connection: sqlite3.Connection) -> None:
    """Create aliases of actors, and corrections of events."""
    _run(connection, USERS_WORD)


MIGRATIONS: tuple[Step, ...] = (m001_record, m002_users_word)
SCHEMA_VERSION = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """Read the number of the last step the file has seen; 0 for an empty file."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> int:
    """Bring the file from its schema to `len(steps)`; all steps or none. Returns the schema it had."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = version(connection)  # read again under the lock: another program may have been faster
        if before < len(steps):
            for step in steps[before:]:
                step(connection)
            derive(connection)
            connection.execute(f"PRAGMA user_version = {len(steps)}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return before


def copy_name(path: Path, schema: int) -> Path:
    """Name the copy made before migrating: FILE.bak-schemaN; an older copy of that name is kept."""
    wanted = path.with_name(f"{path.name}.bak-schema{schema}")
    number = 2
    while wanted.exists():
        wanted = path.with_name(f"{path.name}.bak-schema{schema}-{number}")
        number += 1
    return wanted


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Execute statement by statement: `executescript` would commit first. None of them holds a semicolon inside."""
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)
