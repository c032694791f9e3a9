"""The file as a whole → its figures, its problems, its schema, and the answers to the user's own SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from dipltrack.errors import DipltrackError, NotOurs, UsageError
from dipltrack.keys import words_hash
from dipltrack.storage.connection import connect_reader, copy_to, inspect
from dipltrack.storage.failures import read_only, translate

_SHOWN = 20  # problems of one sort that are listed; the rest is counted


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


def check(connection: sqlite3.Connection, path: Path) -> list[str]:
    """List what is wrong, in words; nothing for a sound file. The full text is compared with its tables where the file may be written."""
    problems = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if problems:  # the pages themselves are damaged: looking further would only repeat that
        return problems
    for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        problems.append(f"Row {row_id} of {table} belongs to a {parent} that is not there.")
    for query, sentence in _INVARIANTS:
        found = [row[0] for row in connection.execute(query)]
        problems += [sentence.format(id) for id in found[:_SHOWN]]
        if len(found) > _SHOWN:
            problems.append(f"… and {len(found) - _SHOWN} more like that.")
    problems += list(islice(_other_words(connection), _SHOWN))
    return problems + _full_text(connection, path)


_INVARIANTS = (
    ("SELECT id FROM event e WHERE NOT EXISTS (SELECT 1 FROM report WHERE event_id = e.id)", "Event {} is told by no article."),
    (
        "SELECT p.id FROM participant p JOIN event e ON e.id = p.event_id WHERE p.kind <> e.kind OR p.date IS NOT e.date",
        "Participant {} does not carry the kind and date of its event.",
    ),
    (
        "SELECT e.id FROM event e WHERE parties <> (SELECT count(*) FROM participant WHERE event_id = e.id AND party = 1)",
        "Event {} counts its countries wrongly.",
    ),
    (
        "SELECT v.id FROM evidence v JOIN report r ON r.id = v.report_id JOIN article a ON a.id = r.article_id"
        " WHERE substr(CASE v.part WHEN 'title' THEN a.title ELSE a.text END, v.start + 1, v.stop - v.start) IS NOT v.text",
        "Evidence {} is not what its article says at that place.",
    ),
    ("SELECT id FROM change WHERE action_id NOT IN (SELECT id FROM action)", "Change {} belongs to no action."),
    ("SELECT action_id FROM recording WHERE action_id IS NOT NULL", "Action {} was left open."),
)


def _other_words(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("SELECT id, sha256, text, title FROM article"):
        if words_hash(row["text"], row["title"]) != row["sha256"]:
            yield f"Article {row['id']} does not hold the words it was known by."


def _full_text(connection: sqlite3.Connection, path: Path) -> list[str]:
    problems = [
        f"The full text of {table} lacks rows or has too many."
        for table in ("article", "evidence")
        if _one(connection, f"SELECT count(*) FROM {table}_fts_docsize") != _one(connection, f"SELECT count(*) FROM {table}")
    ]
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(path, isolation_level=None)) as writer:
        # FTS5 checks itself by a write; a file that can't be written, or is being written to, goes without.
        for table in ("article", "evidence"):
            try:
                writer.execute("BEGIN IMMEDIATE")
                writer.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                if not (error.sqlite_errorname or "").startswith("SQLITE_CORRUPT"):
                    raise
                problems.append(f"The full text of {table} does not match its table.")
            finally:
                if writer.in_transaction:
                    writer.execute("ROLLBACK")
    return problems


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
