"""A path → an open, verified connection for reading, which never changes the file; and copies of the file."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from dipltrack.errors import ReadOnly
from dipltrack.storage.failures import damaged, foreign, guard, missing, newer, not_sqlite, older, read_only
from dipltrack.storage.schema import APPLICATION_ID, SCHEMA_VERSION

MAGIC = b"SQLite format 3\x00"

_MAPPED = 256_000_000
"""Bytes of the file that are read without being copied; all of most files."""


def connect_reader(path: Path, timeout: float = 5.0) -> sqlite3.Connection:
    """Open a dipltrack database read-only. Raises NotFound, NotOurs, TooOld, TooNew, Locked, Damaged or ReadOnly."""
    if not path.is_file() or path.stat().st_size == 0:
        raise missing(path)
    inspect(path)
    with guard(path):
        connection = _open_reader(path, timeout)
        try:
            schema = identify(connection, path)
            if schema < SCHEMA_VERSION:
                raise older(schema)
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        except BaseException:
            connection.close()
            raise
    return connection


def inspect(path: Path) -> None:
    """Look at the first 100 bytes: is it SQLite at all, and as long as it says?

    With changes waiting in the -wal file the length may lag behind the header, so it counts only without them.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ReadOnly(f"{path} can't be read ({error.strerror}). Check its permissions, or name another with --db.") from error
    if not MAGIC.startswith(header[:16]):
        raise not_sqlite(path)
    if len(header) < 100:
        raise damaged(path, "the file ends too early")
    page_size = struct.unpack(">H", header[16:18])[0]
    pages, changed, counted = (struct.unpack(">I", header[at : at + 4])[0] for at in (28, 24, 92))
    bytes_expected = pages * (65536 if page_size == 1 else page_size)
    if changed == counted and not _has_wal(path) and path.stat().st_size < bytes_expected:
        raise damaged(path, "the file ends too early")


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of the open database, whole or not at all, as one file without -wal. Others may go on writing meanwhile."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with guard(target), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise read_only(target) from error
    finally:
        part.unlink(missing_ok=True)


def _open_reader(path: Path, timeout: float) -> sqlite3.Connection:
    """Open with mode=ro; a WAL database in a folder we can't write to is opened as immutable when nothing waits in its -wal file."""
    connection = _connect_uri(path, "mode=ro", timeout)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        name = error.sqlite_errorname
        if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or os.access(path.parent, os.W_OK):
            raise
        if _has_wal(path):
            raise ReadOnly(
                f"{path.name} has changes in {path.name}-wal that can't be read in this folder. Copy both files elsewhere."
            ) from error
        return _connect_uri(path, "mode=ro&immutable=1", timeout)
    return connection


def _connect_uri(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True, timeout=timeout, isolation_level=None)


def identify(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema number of a database that is ours and not newer than we are."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        if is_empty(connection):  # an `add` that was killed before it made the tables
            raise missing(path)
        raise foreign(path)
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if schema > SCHEMA_VERSION:
        raise newer(schema, SCHEMA_VERSION)
    return schema


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether a file has no tables yet, and is nobody else's."""
    ours = connection.execute("PRAGMA application_id").fetchone()[0] in (0, APPLICATION_ID)
    return ours and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0
