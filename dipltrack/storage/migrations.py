"""An older file → today's schema: numbered steps of sqlite-utils, all of them in one transaction.

`user_version` counts the steps a file has seen and is what every opening asks; sqlite-utils keeps their names beside it.
Importing this module imports sqlite-utils: looking commands never do.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from sqlite_utils import Database, Migrations

from dipltrack.storage.derived import derive
from dipltrack.storage.schema import APPLICATION_ID, FEEDS, ONE_EVENT, SMALLER, TABLES, TALLIES, TOTALS, USERS_WORD
from dipltrack.storage.transactions import locked

STEPS = Migrations("dipltrack")


@STEPS()
def m001_record(db: Database) -> None:
    """Create articles, reports, events, participants, evidence, and the journal."""
    db.executescript(TABLES)


@STEPS()
def m002_users_word(db: Database) -> None:
    """Create aliases of actors, and corrections of events."""
    db.executescript(USERS_WORD)


@STEPS()
def m003_one_event(db: Database) -> None:
    """Create what one event in many articles takes: rulings, forwards, copies, links, notes and tags, and what to look it up by."""
    db.executescript(ONE_EVENT)


@STEPS()
def m004_feeds(db: Database) -> None:
    """Create feeds and what came of their last fetch; articles know their author and language."""
    db.executescript(FEEDS)


@STEPS()
def m005_tallies(db: Database) -> None:
    """Create counts of standing events, and the indexes that give the first page of a long listing at once."""
    db.executescript(TALLIES)


@STEPS()
def m006_smaller(db: Database) -> None:
    """Make smaller what events are looked up by and what the journal notes; create what remembers deleted events, and counts of pairs over all years."""
    db.executescript(SMALLER)
    db.executescript(TOTALS)


def wrapped(connection: sqlite3.Connection) -> Database:
    """Give a connection the methods of sqlite-utils; no plugin and no pragma of its own changes it."""
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def migrate(db: Database, steps: Migrations = STEPS, *, stop_before: str | None = None) -> int:
    """Bring the file to the last step, or to the one before `stop_before`; all steps or none. Returns the schema it had."""
    with locked(db):
        before = _version(db)  # read again under the lock: another program may have been faster
        _name_steps_seen(db, steps, before)
        steps.apply(db, stop_before=stop_before)
        seen = len(steps.applied(db))
        if seen > before:
            derive(db)
            db.execute(f"PRAGMA user_version = {seen}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return before


def _version(db: Database) -> int:
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


def _name_steps_seen(db: Database, steps: Migrations, seen: int) -> None:
    """Enter the steps that `user_version` counts where sqlite-utils looks for their names: files of the first versions lack them."""
    steps.ensure_migrations_table(db)
    missing = steps.pending(db)[: max(0, seen - len(steps.applied(db)))]
    stamp = datetime.now(UTC).isoformat()
    db.table(steps.migrations_table).insert_all({"migration_set": steps.name, "name": step.name, "applied_at": stamp} for step in missing)
