"""Tables → what follows from them and is made anew after every migration: full text, the triggers that write the journal, views."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from dipltrack.storage import tallies
from dipltrack.storage.schema import FULL_TEXT, INSERTS_UNRECORDED, JOURNALED, NUMBERS, TOKENIZE, VIEWS, day_number

if TYPE_CHECKING:
    from sqlite_utils import Database

_OF_FULL_TEXT = ("_ai", "_ad", "_au")
"""How sqlite-utils names the triggers that keep a full-text index."""


def derive(db: Database) -> None:
    """Make triggers, full text and views anew. A full-text index is filled again only where it, or a trigger of it, is not as it should be.

    That is so after sqlite-utils transformed the table, which drops its triggers.
    """
    for trigger in db.triggers:
        if not trigger.name.endswith(_OF_FULL_TEXT):
            db.execute(f"DROP TRIGGER {trigger.name}")
    for name, texts in FULL_TEXT.items():
        table = db.table(name)
        if not table.detect_fts():  # an index of the first files, which sqlite-utils does not know for one
            db.table(f"{name}_fts").drop(ignore=True)
        table.enable_fts(texts, tokenize=TOKENIZE, create_triggers=True, replace=True)
    for name in filter(set(db.table_names()).__contains__, JOURNALED):  # an older schema has fewer
        for statement in _journal_triggers(db, name):
            db.execute(statement)
    if db.table("trace").exists():
        for statement in _LOOKUP_TRIGGERS:
            db.execute(statement)
        _fill_lookups(db)
    if db.table("pair_total").exists():
        tallies.fill(db.conn)
        for statement in tallies.TRIGGERS:
            db.execute(statement)
    for view in db.views:
        view.drop()
    for name, query in VIEWS.items():
        db.create_view(name, query)


_ENTER_SKETCH = "INSERT OR IGNORE INTO sketch SELECT value, NEW.id FROM json_each(NEW.sketch)"
_LEAVE_SKETCH = "DELETE FROM sketch WHERE article_id = OLD.id AND hash IN (SELECT value FROM json_each(OLD.sketch))"
_ENTER_TRACE = (
    f"INSERT OR IGNORE INTO trace SELECT value, {day_number('NEW.first')}, NEW.id, {day_number('NEW.last')} FROM json_each(NEW.keys)"
    " WHERE NEW.first NOT NULL"
)
_LEAVE_TRACE = (
    f"DELETE FROM trace WHERE key IN (SELECT value FROM json_each(OLD.keys)) AND first = {day_number('OLD.first')} AND event_id = OLD.id"
)
_LOOKUP_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_lookup_{name} AFTER {name.upper()}{of if name == 'update' else ''} ON {table} BEGIN {'; '.join(body)}; END"
    for table, of, enter, leave in (
        ("article", " OF sketch", _ENTER_SKETCH, _LEAVE_SKETCH),
        ("event", " OF first, last, keys", _ENTER_TRACE, _LEAVE_TRACE),
    )
    for name, body in (("insert", (enter,)), ("delete", (leave,)), ("update", (leave, enter)))
)


def _fill_lookups(db: Database) -> None:
    """Rows of an older version have nothing to be found by yet."""
    from dipltrack.storage.lookups import fill_lookups

    former, db.conn.row_factory = db.conn.row_factory, sqlite3.Row
    try:
        fill_lookups(db)
    finally:
        db.conn.row_factory = former


def image(db: Database, table: str, row: str) -> str:
    """Give the SQL for one row as a JSON object; reals as 17 digits, since JSON's 15 would not bring the same number back."""
    pairs = []
    for column in db.table(table).columns:
        value = f"{row}.{column.name}"
        if column.type == "REAL":
            value = f"CASE WHEN {value} IS NOT NULL THEN printf('%!.17g', {value}) END"
        pairs.append(f"'{column.name}', {value}")
    return f"json_object({', '.join(pairs)})"


def _journal_triggers(db: Database, table: str) -> list[str]:
    """An insert needs no image (undoing it deletes the row and takes the image then); the others keep the row as it was."""
    old = image(db, table, "OLD")
    changed = " OR ".join(f"OLD.{column.name} IS NOT NEW.{column.name}" for column in db.table(table).columns)
    record = (
        f"INSERT INTO change (action_id, tbl, row_id, image) SELECT action_id, {NUMBERS[table]}, {{row}}.id, {{image}}"
        " FROM recording WHERE action_id IS NOT NULL"
    )
    made = [
        f"CREATE TRIGGER {table}_journal_update AFTER UPDATE ON {table} WHEN {changed} BEGIN "
        + record.format(row="OLD", image=old)
        + "; END",
        f"CREATE TRIGGER {table}_journal_delete AFTER DELETE ON {table} BEGIN " + record.format(row="OLD", image=old) + "; END",
    ]
    if table not in INSERTS_UNRECORDED:
        made.append(
            f"CREATE TRIGGER {table}_journal_insert AFTER INSERT ON {table} BEGIN " + record.format(row="NEW", image="NULL") + "; END"
        )
    return made
