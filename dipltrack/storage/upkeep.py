"""The file as a whole → its figures, its copy, its schema, and the answers to the user's own SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dipltrack.errors import DipltrackError, NotOurs, UsageError
from dipltrack.storage.connection import connect_reader, copy_to, inspect
from dipltrack.storage.failures import read_only, translate


def info(connection: sqlite3.Connection, path: Path) -> dict[str, Any]:
    """Count what is stored. `bytes` includes what waits in the -wal file; dates are ISO days."""
    wal = path.with_name(path.name + "-wal")
    counts = {f"{table}s": _one(connection, f"SELECT count(*) FROM {table}") for table in ("article", "event", "report", "action")}
    kinds = {f"{kind}s": number for kind, number in connection.execute("SELECT kind, count(*) FROM event GROUP BY kind ORDER BY kind")}
    return {
        "path": str(path),
        **counts,
        **kinds,
        "people": _one(connection, "SELECT count(DISTINCT name) FROM participant WHERE actor_kind = 'person'"),
        "countries": _one(connection, "SELECT count(DISTINCT country) FROM participant WHERE party = 1"),
        "outlets": _one(connection, "SELECT count(DISTINCT source_key) FROM outlet"),
        "first": _one(connection, "SELECT min(date) FROM event"),
        "last": _one(connection, "SELECT max(date) FROM event"),
        "undated": _one(connection, "SELECT count(*) FROM event WHERE date IS NULL"),
        "schema": _one(connection, "PRAGMA user_version"),
        "application_id": _one(connection, "PRAGMA application_id"),
        "bytes": path.stat().st_size + (wal.stat().st_size if wal.exists() else 0),
    }


def backup(connection: sqlite3.Connection, path: Path, target: Path) -> Path:
    """Copy the database to a file (or into a folder under its own name), whole or not at all; replaces only an older dipltrack database."""
    target = target / path.name if target.is_dir() else target
    if target.exists() and target.samefile(path):
        raise UsageError(f"{target} is the database itself. Name another file.")
    if target.exists() and target.stat().st_size:
        try:
            inspect(target)
            connect_reader(target).close()
        except NotOurs as error:
            raise NotOurs(f"{target} is there already and is not a dipltrack database. Name another file.") from error
        except DipltrackError:
            pass  # an older or damaged copy may be replaced
    if not target.parent.is_dir():
        raise read_only(target)
    copy_to(connection, target)
    return target


def schema(connection: sqlite3.Connection) -> str:
    """Write out the tables, indexes, triggers and views as SQL."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
        " OR type = 'trigger' ORDER BY type <> 'table', type, name"
    )
    return "\n".join(f"{row[0]};" for row in rows)


def sql(path: Path, query: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Run one query that only reads: the names of its columns and its rows. Raises UsageError for a write or what is no SQL."""
    connection = connect_reader(path)
    connection.row_factory = None
    for table in ("article_fts", "evidence_fts"):  # these declare their columns on first use, which looks like a write to the authorizer
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
    connection.set_authorizer(_authorize)
    try:
        with _asking(path):
            cursor = connection.execute(query)
    except BaseException:
        connection.close()
        raise
    names = [column[0] for column in cursor.description or ()]
    return names, _rows(connection, path, cursor)


def _rows(connection: sqlite3.Connection, path: Path, cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    with closing(connection), _asking(path):
        yield from cursor


@contextmanager
def _asking(path: Path) -> Iterator[None]:
    """Tell the user's mistakes in a query from trouble with the file."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.Warning) as error:
        raise UsageError(f"Can't run this query: {error}") from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None)
        if name in ("SQLITE_AUTH", "SQLITE_READONLY"):
            raise UsageError("db sql only reads. To change something use add, edit, delete or undo.") from error
        if name in ("SQLITE_ERROR", "SQLITE_MISMATCH", "SQLITE_TOOBIG", "SQLITE_RANGE"):
            raise UsageError(f"Can't run this query: {error}. Tables and views: dipltrack db schema") from error
        raise translate(error, path) from error


_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_PRAGMAS_ABOUT = frozenset({"table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list"})
_PRAGMAS_BARE = frozenset(
    {"user_version", "application_id", "data_version", "page_count", "page_size", "encoding", "database_list", "compile_options"}
)


def _authorize(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    if action in _READS and (action != sqlite3.SQLITE_FUNCTION or second != "load_extension"):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (first in _PRAGMAS_ABOUT or (first in _PRAGMAS_BARE and second is None)):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _one(connection: sqlite3.Connection, query: str) -> Any:
    return connection.execute(query).fetchone()[0]


def identity(connection: sqlite3.Connection) -> str:
    """Sixteen hexadecimal digits that follow from the first entry of the journal, which is never taken out; those of a copy are the same."""
    from hashlib import sha256

    row = connection.execute("SELECT command, at FROM action ORDER BY id LIMIT 1").fetchone()
    return sha256(repr(tuple(row or ())).encode()).hexdigest()[:16]
