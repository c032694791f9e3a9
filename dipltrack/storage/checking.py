"""The file → what is wrong with it: rules that every sound file keeps, and the rows that break them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from dipltrack.keys import fold, words_hash
from dipltrack.storage import tallies
from dipltrack.storage.copies import sketch
from dipltrack.storage.corrections import ENTERED
from dipltrack.storage.lookups import article_lookup, event_lookup
from dipltrack.storage.reports import load_reports
from dipltrack.storage.schema import FULL_TEXT, day_number

_SHOWN = 20  # rows of one rule that are listed; the rest is counted
_BATCH = 500  # events that are loaded at once


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds in a sound file: `find` looks for the rows that break it, `sentence` says so of one of them."""

    sentence: str
    find: Callable[[sqlite3.Connection], Iterable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold, by name, with the rows that break it: what its sentence takes, the id first."""

    name: str
    rows: tuple[tuple[Any, ...], ...]

    @property
    def ids(self) -> list[int]:
        """The rows, by their first value."""
        return [row[0] for row in self.rows]

    @property
    def sentences(self) -> list[str]:
        """What is wrong, in words; the first twenty rows one by one."""
        said = [RULES[self.name].sentence.format(*row) for row in self.rows[:_SHOWN]]
        return [*said, f"… and {len(self.rows) - _SHOWN} more like that."] if len(self.rows) > _SHOWN else said


def check(connection: sqlite3.Connection) -> list[str]:
    """List what is wrong, in words; nothing for a sound file. The full text is compared with its tables where the file may be written."""
    return [sentence for broken in find_broken(connection) for sentence in broken.sentences]


def find_broken(connection: sqlite3.Connection) -> Iterator[Broken]:
    """Try every rule. Where the pages themselves are damaged, looking further would only repeat that."""
    connection.create_function("fold", 1, _folded, deterministic=True)
    for name, rule in RULES.items():
        rows = tuple(tuple(row) for row in rule.find(connection))
        if rows:
            yield Broken(name, rows)
            if name == "pages":
                return


@lru_cache(maxsize=10_000)
def _folded(text: str | None) -> str | None:
    return fold(text) if text else None


def _asking(query: str) -> Callable[[sqlite3.Connection], Iterable[Sequence[Any]]]:
    return partial(_ask, query)


def _ask(query: str, connection: sqlite3.Connection) -> list[Sequence[Any]]:
    return connection.execute(query).fetchall()


def _pages(connection: sqlite3.Connection) -> Iterator[tuple[str]]:
    """What SQLite itself says is wrong; the full text has a rule of its own."""
    try:
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        if not is_corrupt(error):
            raise
        said = [str(error)]
    return ((line,) for line in said if line != "ok" and "inverted index" not in line)


def is_corrupt(error: sqlite3.DatabaseError) -> bool:
    """Tell damage of the file from trouble with it."""
    return (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_CORRUPT")


@lru_cache(maxsize=1)
def wanted_parts() -> dict[str, str]:
    """Indexes, triggers and views of a new file: name and SQL."""
    from dipltrack.storage.migrations import migrate, wrapped

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(wrapped(fresh))
        return dict(fresh.execute(_PARTS).fetchall())


_PARTS = "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL ORDER BY name"


def _missing_parts(connection: sqlite3.Connection) -> Iterator[tuple[str]]:
    there = dict(tuple(row) for row in connection.execute(_PARTS))
    return ((name,) for name, sql in wanted_parts().items() if there.get(name) != sql)


def _in_the_air(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield row_id, table, parent


def _stale_lookups(connection: sqlite3.Connection) -> Iterator[tuple[int]]:
    """Events whose first, last day and keys are not those of their reports."""
    readable = f"SELECT id, first, last, keys FROM event WHERE id NOT IN (SELECT event_id FROM report WHERE {UNREADABLE}) ORDER BY id"
    rows = connection.execute(readable)
    while batch := rows.fetchmany(_BATCH):
        reports = load_reports(connection, [row["id"] for row in batch])
        yield from (
            (row["id"],) for row in batch if event_lookup(reports[row["id"]]) != {name: row[name] for name in ("first", "last", "keys")}
        )


def _stale_sketches(connection: sqlite3.Connection) -> Iterator[tuple[int]]:
    for row in connection.execute("SELECT id, text, sketch FROM article ORDER BY id"):
        if article_lookup(sketch(row["text"]))["sketch"] != row["sketch"]:
            yield (row["id"],)


def _other_words(connection: sqlite3.Connection) -> Iterator[tuple[int]]:
    for row in connection.execute("SELECT id, sha256, text, title FROM article ORDER BY id"):
        if words_hash(row["text"], row["title"]) != row["sha256"]:
            yield (row["id"],)


def _full_text(connection: sqlite3.Connection) -> Iterator[tuple[str]]:
    """Tables whose full text is out of step. FTS5 compares the words by a write; where none is possible, only the rows are counted."""
    counted = "SELECT (SELECT count(*) FROM {0}_fts_docsize) <> (SELECT count(*) FROM {0})"
    lacking = [table for table in FULL_TEXT if connection.execute(counted.format(table)).fetchone()[0]]
    yield from ((table,) for table in lacking)
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(path, isolation_level=None)) as writer:
        for table in FULL_TEXT.keys() - set(lacking):
            try:
                writer.execute("BEGIN IMMEDIATE")
                writer.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                if not is_corrupt(error):
                    raise
                yield (table,)
            finally:
                if writer.in_transaction:
                    writer.execute("ROLLBACK")


UNREADABLE = "CASE WHEN json_valid(reading) THEN json_extract(reading, '$.kind') IS NULL ELSE 1 END"
"""Of a report: its reading can't be read."""

PARTY = """(p.country IS NOT NULL AND p.country <> '' AND p.actor_kind <> 'org' AND NOT EXISTS (SELECT 1 FROM participant q
    WHERE q.event_id = p.event_id AND q.country = p.country AND q.actor_kind <> 'org' AND q.position < p.position))"""
"""Whether the participant `p` is the one that stands for its country."""

PARTIES = "(SELECT count(DISTINCT country) FROM participant WHERE event_id = e.id AND country <> '' AND actor_kind <> 'org')"
"""How many countries took part in the event `e`."""

TRACES = f"""SELECT k.value AS key, {day_number("e.first")} AS first, e.id AS event_id, {day_number("e.last")} AS last
    FROM event e, json_each(CASE WHEN json_valid(e.keys) THEN e.keys ELSE '[]' END) k WHERE e.first IS NOT NULL"""
"""What `trace` holds: it follows from the events."""

SKETCHES = (
    "SELECT h.value AS hash, a.id AS article_id FROM article a, json_each(CASE WHEN json_valid(a.sketch) THEN a.sketch ELSE '[]' END) h"
)
"""What `sketch` holds: it follows from the articles."""

_NO_REPORT = "{} <> 0 AND NOT EXISTS (SELECT 1 FROM report WHERE id = {}) AND NOT EXISTS (SELECT 1 FROM event WHERE id = -{})"


def _differ(one: str, other: str, columns: str) -> str:
    """What only one of two sets of rows holds."""
    return f"SELECT {columns} FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))"


def _out_of_step(table: str, follows: str, columns: str, owner: str) -> str:
    held = f"SELECT {columns} FROM {table}"
    return f"SELECT DISTINCT {owner} FROM ({_differ(held, follows, owner)} UNION ALL {_differ(follows, held, owner)}) ORDER BY 1"


# In the order in which they are tried and mended: what a row belongs to, then what it says, then what follows from it.
RULES: dict[str, Rule] = {
    "pages": Rule("{}", _pages),
    "parts": Rule("{} is missing, or is not what it should be.", _missing_parts),
    "in the air": Rule("Row {} of {} lacks its {}.", _in_the_air),
    "changes": Rule("Change {} belongs to no action.", _asking("SELECT id FROM change WHERE action_id NOT IN (SELECT id FROM action)")),
    "recording": Rule("Action {} was left open.", _asking("SELECT action_id FROM recording WHERE action_id IS NOT NULL")),
    "reading": Rule("Report {} can't be read.", _asking(f"SELECT id FROM report WHERE {UNREADABLE}")),
    "told": Rule(
        "Event {} is told by no article, and you did not enter it.",
        _asking(
            "SELECT id FROM event e WHERE NOT EXISTS (SELECT 1 FROM report WHERE event_id = e.id)"
            f" AND (SELECT count(*) FROM correction WHERE event_id = e.id AND field IN {ENTERED}) < {len(ENTERED)}"
        ),
    ),
    "rulings": Rule(
        "Ruling {} is about a report that is not there.",
        _asking(f"SELECT id FROM ruling WHERE ({_NO_REPORT.format(*'aaa')}) OR ({_NO_REPORT.format(*'bbb')}) OR a >= b"),
    ),
    "forwards": Rule(
        "Forward {} leads to an event that is not there, or from one that is.",
        _asking("SELECT id FROM forward WHERE into_id NOT IN (SELECT id FROM event) OR event_id IN (SELECT id FROM event)"),
    ),
    "words": Rule("Article {} does not hold the words it was known by.", _other_words),
    "evidence": Rule(
        "Evidence {} is not what article {} says at that place.",
        _asking(
            "SELECT v.id, a.id FROM evidence v JOIN report r ON r.id = v.report_id JOIN article a ON a.id = r.article_id"
            " WHERE substr(CASE v.part WHEN 'title' THEN a.title ELSE a.text END, v.start + 1, v.stop - v.start) IS NOT v.text ORDER BY v.id"
        ),
    ),
    "participants": Rule(
        "Participant {} does not carry the kind and date of its event, or stands for its country wrongly.",
        _asking(
            f"SELECT p.id FROM participant p JOIN event e ON e.id = p.event_id WHERE p.kind <> e.kind OR p.date IS NOT e.date OR p.party <> {PARTY}"
        ),
    ),
    "actors": Rule(
        "Participant {} has a name and is nobody.",
        _asking("SELECT id FROM participant WHERE actor_id IS NULL AND name <> '' AND actor_kind <> 'unresolved'"),
    ),
    "parties": Rule("Event {} counts its countries wrongly.", _asking(f"SELECT id FROM event e WHERE parties <> {PARTIES}")),
    "keys": Rule(
        "Event {} is not found by its place or topic.",
        _asking("SELECT id FROM event WHERE place_key IS NOT fold(place) OR topic_key IS NOT fold(topic)"),
    ),
    "outlets": Rule("Outlet {} is not found by its name.", _asking("SELECT id FROM outlet WHERE source_key IS NOT fold(source)")),
    "lookups": Rule("Event {} would not be found again by what its articles tell.", _stale_lookups),
    "sketches": Rule("Article {} would not be found again by its words.", _stale_sketches),
    "trace": Rule(
        "Event {} is out of step with the table it is looked up in.",
        _asking(_out_of_step("trace", TRACES, "key, first, event_id, last", "event_id")),
    ),
    "sketch": Rule(
        "Article {} is out of step with the table it is looked up in.",
        _asking(_out_of_step("sketch", SKETCHES, "hash, article_id", "article_id")),
    ),
    "tallies": Rule("{} does not count the events that are there.", tallies.wrong),
    "full text": Rule("The full text of {} does not match its table.", _full_text),
}
