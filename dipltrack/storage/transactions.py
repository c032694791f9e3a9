"""A database → a transaction that holds the write lock from its first moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


@contextmanager
def locked(db: Database) -> Iterator[None]:
    """Write whole or not at all; a rollback inside ends it early and keeps nothing.

    `db.atomic()` alone would begin without the lock: a transaction that reads first and writes then is refused when another program
    was faster, instead of waiting for it. Inside this one, what sqlite-utils makes atomic becomes a savepoint.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise
