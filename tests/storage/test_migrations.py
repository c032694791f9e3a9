"""Any older file becomes today's schema, with its rows, after a copy was made."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from dipltrack.errors import NotFound, TooNew, TooOld
from dipltrack.model import Article, Event, Review
from dipltrack.storage import SCHEMA_VERSION, Store
from dipltrack.storage.migrations import (
    STEPS,
    m001_record,
    m002_users_word,
    m003_one_event,
    m004_feeds,
    m005_tallies,
    m006_smaller,
    migrate,
    wrapped,
)
from dipltrack.storage.readings import columns
from dipltrack.storage.rows import article_row, event_row, insert, outlet_row
from dipltrack.storage.schema import APPLICATION_ID
from dipltrack.storage.writer import copy_name
from dipltrack.storage.writing import insert_evidence, insert_participants
from tests.storage.factories import article, meeting, rows
from tests.storage.related import POOL

FIRST_ROWS = """
INSERT INTO article (id, sha256, external_id, url, title, source, published, text, added)
    VALUES (4, 'c0ffee', NULL, NULL, 'Old news', 'Coast Wire', '2023-01-02', 'Ana Souza met Peter Otieno.', '2023-01-03T00:00:00+00:00');
INSERT INTO outlet VALUES (1, 4, 'Coast Wire', 'coast wire', NULL, '2023-01-02');
INSERT INTO event (id, kind, mode, status, title, precision, parties, confidence) VALUES (9, 'meeting', 'talks', 'occurred', 'Old talks', 'unknown', 1, 0.5);
INSERT INTO report VALUES (1, 9, 4, 0.5, '{"kind":"meeting"}');
INSERT INTO evidence VALUES (1, 1, 0, 'text', 0, 27, 'Ana Souza met Peter Otieno.', 'met');
INSERT INTO actor VALUES (1, 'person', 'ana souza', 'BRA', 'Ana Souza', '');
INSERT INTO participant (id, event_id, position, actor_id, actor_kind, name, country, party, kind, role)
    VALUES (1, 9, 0, 1, 'person', 'Ana Souza', 'BRA', 1, 'meeting', 'participant');
"""


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


# What sqlite-utils keeps now, files of the first version had by hand; and their steps had a number, but no names.
FIRST_FULL_TEXT = """
DROP TABLE _sqlite_migrations;
DROP TRIGGER evidence_ai; DROP TRIGGER evidence_ad; DROP TRIGGER evidence_au; DROP TABLE evidence_fts;
CREATE VIRTUAL TABLE evidence_fts USING fts5(text, content='evidence', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER evidence_fts_insert AFTER INSERT ON evidence BEGIN INSERT INTO evidence_fts (rowid, text) VALUES (NEW.id, NEW.text); END;
CREATE TRIGGER evidence_fts_delete AFTER DELETE ON evidence BEGIN
    INSERT INTO evidence_fts (evidence_fts, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;
"""
SCHEMAS = Path(__file__).parent / "schemas"
NAMES = [step.name for step in STEPS.pending(Database(memory=True))]


def older_file(path: Path, schema: int, script: str = "") -> None:
    """A file of that schema, without rows, as the version that had it made it (schemas/N.sql)."""
    with plain(path) as connection:
        connection.executescript((SCHEMAS / f"{schema}.sql").read_text(encoding="utf-8"))
        connection.executescript(f"PRAGMA journal_mode = WAL; {script}")


# What later steps added, and may fill for rows that an older version wrote, stands behind these.
FIRST_COLUMNS = {"article": 9, "event": 25}


def first_columns(table: str, found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [row[: FIRST_COLUMNS.get(table)] for row in found]


def steps(*more: Callable[[Database], None]) -> Migrations:
    """Today's steps and some of a later version."""
    later = Migrations(STEPS.name)
    for step in (m001_record, m002_users_word, m003_one_event, m004_feeds, m005_tallies, m006_smaller, *more):
        later()(step)
    return later


def fresh_schema(tmp_path: Path) -> str:
    with Store.open(tmp_path / "fresh.db", create=True) as store:
        return store.schema()


@pytest.mark.parametrize("schema", range(1, SCHEMA_VERSION))
@pytest.mark.parametrize("script", ["", FIRST_ROWS], ids=["empty", "rows"])
@pytest.mark.parametrize("first", ["", FIRST_FULL_TEXT], ids=["now", "first version"])
def test_older_files_are_copied_and_migrated(path: Path, tmp_path: Path, schema: int, script: str, first: str) -> None:
    older_file(path, schema, first + script)
    before = rows(path)
    with pytest.raises(TooOld, match=rf"The database is older \(schema {schema}\) than this dipltrack\. Run: dipltrack db migrate"):
        Store.read(path)
    with Store.open(path) as store:
        assert store.schema() == fresh_schema(tmp_path)
        assert store.info()["schema"] == SCHEMA_VERSION
        assert {t: first_columns(t, rows(path)[t]) for t in before} == {t: first_columns(t, old) for t, old in before.items()}
        if script:
            assert store.event(9).event.people == ("Ana Souza",)
            assert [h.event_id for h in store.search("otieno")] == [9]
            store.review([9], Review.CONFIRMED)
            store.undo()
        store.add(article(1), [meeting()])
        assert [p for p in store.check() if "Article 4" not in p] == [], "the first schema's hash is invented"
    copy = path.with_name(f"record.db.bak-schema{schema}")
    assert rows(copy) == before
    with plain(copy) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema,)
    with plain(path) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")] == NAMES


def tell(path: Path, article: Article, event: Event) -> None:
    """Store an article with one event, number 9, as the first versions did, in an action of its own."""
    with plain(path) as connection:
        connection.row_factory = sqlite3.Row
        connection.executescript("INSERT INTO action (id, command, at) VALUES (1, 'add', '2024-05-03'); UPDATE recording SET action_id = 1")
        row = {name: value for name, value in article_row(article).items() if name not in ("author", "language")}
        insert(connection, "article", {"id": 4, **row, "added": "2024-05-03T00:00:00+00:00"})
        insert(connection, "outlet", {"article_id": 4, **outlet_row(article)})
        insert(connection, "event", {"id": 9, **event_row(event)})
        insert_participants(connection, 9, event)
        report = {"event_id": 9, "article_id": 4, "confidence": event.confidence, "reading": json.dumps(columns(event))}
        insert_evidence(connection, insert(connection, "report", report), event.evidence)
        if "sketch" in {name for _, name, *_ in connection.execute("PRAGMA table_info(article)")}:
            connection.execute("UPDATE article SET sketch = '[1, 2]'")  # as an older version took it
        connection.execute("UPDATE recording SET action_id = NULL")


@pytest.mark.parametrize("schema", range(1, SCHEMA_VERSION))
def test_later_articles_find_the_events_of_an_older_file(path: Path, schema: int) -> None:
    (old, (event,)), copy, again = POOL[0], POOL[1], POOL[2]
    older_file(path, schema)
    tell(path, old, event)
    with Store.open(path) as store:
        assert store.check() == []
        assert store.event(9).event == event
        assert store.add(*copy).joined == (9,)
        assert store.add(*again).joined == (9,)
        assert len({r.family for r in store.story(9).reports}) == 2, "the copy is known for one"
        assert store.check() == []


@pytest.mark.parametrize("schema", range(1, SCHEMA_VERSION))
def test_what_undo_brings_back_from_an_older_file_is_found_too(path: Path, schema: int) -> None:
    (old, (event,)), again = POOL[0], POOL[2]
    older_file(path, schema)
    tell(path, old, event)
    with plain(path) as connection:
        connection.executescript(
            "INSERT INTO action (id, command, at) VALUES (2, 'delete', '2024-05-03'); UPDATE recording SET action_id = 2"
        )
        for table in ("evidence", "report", "participant", "event", "outlet", "article"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE recording SET action_id = NULL")
    with Store.open(path) as store:
        assert store.count() == 0
        store.undo()
        assert store.check() == []
        assert store.add(*again).joined == (9,)


def test_every_step_is_counted() -> None:
    assert len(NAMES) == SCHEMA_VERSION


def test_migrating_is_all_or_nothing(path: Path) -> None:
    older_file(path, 1, FIRST_ROWS)
    before = rows(path)

    def fails(db: Database) -> None:
        db.table("evidence").drop()
        db.execute("SELECT * FROM nowhere")

    with plain(path) as connection, pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(wrapped(connection), steps(fails))
    assert rows(path) == before
    with plain(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT name FROM _sqlite_migrations").fetchall() == [(NAMES[0],)]


def test_a_later_column_is_journaled_at_once(path: Path) -> None:
    def adds_note(db: Database) -> None:
        db.table("event").add_column("note", str)

    with Store.open(path, create=True) as store:
        store.add(article(1), [meeting()])
        migrate(wrapped(store._connection), steps(adds_note))
        with store.action("note") as recorder, recorder.transaction():
            store._connection.execute("UPDATE event SET note = 'mine'")
        store.delete_events([1])
        store.undo()
        assert store._connection.execute("SELECT note FROM event").fetchone()[0] == "mine"
        store.undo()
        assert store._connection.execute("SELECT note FROM event").fetchone()[0] is None


def test_a_transformed_table_keeps_its_full_text_and_its_journal(path: Path) -> None:
    def allows_no_rule(db: Database) -> None:
        db.table("evidence").transform(not_null={"rule": False})

    with Store.open(path, create=True) as store:
        store.add(article(1), [meeting()])
        migrate(wrapped(store._connection), steps(allows_no_rule))
        assert [h.event_id for h in store.search("souza")] == [1]
        store.add(article(2), [meeting()])
        assert sorted(h.event_id or 0 for h in store.search("souza")) == [1, 2]
        store.delete_article(1)
        assert [h.event_id for h in store.search("souza")] == [2]
        store.undo()
        assert sorted(h.event_id or 0 for h in store.search("souza")) == [1, 2]
        assert store.check() == []


def test_an_older_copy_is_kept(path: Path) -> None:
    assert copy_name(path, "schema1").name == "record.db.bak-schema1"
    copy_name(path, "schema1").touch()
    assert copy_name(path, "schema1").name == "record.db.bak-schema1-2"


def test_a_new_file_is_ours(path: Path) -> None:
    Store.open(path, create=True).close()
    with plain(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert list(path.parent.glob("*bak*")) == []


def test_a_newer_file_is_left_alone(path: Path) -> None:
    Store.open(path, create=True).close()
    with plain(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    for opener in (Store.read, Store.open):
        with pytest.raises(
            TooNew, match=rf"The database is newer \(schema 99\) than this dipltrack \(schema {SCHEMA_VERSION}\)\. Upgrade dipltrack\."
        ):
            opener(path)


def test_opening_without_create_does_not_create(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "er" / "x.db"
    for opener in (Store.read, Store.open):
        with pytest.raises(NotFound, match=r"No database at .*x\.db\. Add an article first: dipltrack add article\.txt") as error:
            opener(target)
        assert error.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []
    Store.open(target, create=True).close()
    assert Store.read(target).count() == 0
