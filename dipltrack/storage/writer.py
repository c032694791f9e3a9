"""A path → a database open for writing: WAL, foreign keys, today's schema. Imports sqlite-utils, which looking commands never do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from dipltrack.errors import ReadOnly
from dipltrack.storage.connection import copy_to, identify, inspect, is_empty
from dipltrack.storage.failures import guard, missing, read_only
from dipltrack.storage.migrations import migrate, wrapped
from dipltrack.storage.schema import SCHEMA_VERSION
from dipltrack.storage.transactions import locked

if TYPE_CHECKING:
    from sqlite_utils import Database


def connect_writer(path: Path, *, create: bool, timeout: float = 5.0) -> Database:
    """Open for writing; an older file is copied to FILE.bak-schemaN and migrated. `create` makes the file and its folders."""
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not create:
        raise missing(path)
    if fresh:
        _make_folder(path)
    else:
        inspect(path)
    with guard(path):
        connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            schema = 0 if is_empty(connection) else identify(connection, path)
            db = wrapped(connection)
            _prepare(db, path)
            if 0 < schema < SCHEMA_VERSION:
                copy_to(connection, copy_name(path, f"schema{schema}"))
            if schema < SCHEMA_VERSION:
                migrate(db)
        except BaseException:
            connection.close()
            raise
    return db


def copy_name(path: Path, before: str) -> Path:
    """Name the copy made before migrating or mending, as FILE.bak-schema2; an older copy of that name is kept."""
    wanted = path.with_name(f"{path.name}.bak-{before}")
    number = 2
    while wanted.exists():
        wanted = path.with_name(f"{path.name}.bak-{before}-{number}")
        number += 1
    return wanted


def _prepare(db: Database, path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise read_only(path)
    if db.journal_mode != "wal":
        with locked(db):  # under the write lock's timeout two programs that create the file at once do not trip over each other here
            pass
        db.enable_wal()
    db.execute("PRAGMA synchronous = NORMAL")  # in WAL mode: a power cut may lose the last articles, never the file
    db.execute("PRAGMA wal_autocheckpoint = 4000")  # 16 MB: pages that many articles change are carried over once
    db.execute("PRAGMA cache_size = -65536")  # 64 MB: full text is merged as it grows
    db.execute("PRAGMA foreign_keys = ON")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(f"Can't make the folder {path.parent} ({error.strerror}). Name another file with --db.") from error
