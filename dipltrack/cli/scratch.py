"""The database to write to; for a dry run a copy of it, so that everything happens and nothing stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dipltrack.cli.session import Session

if TYPE_CHECKING:
    from dipltrack.storage import Store


@contextmanager
def writing(session: Session, *, dry_run: bool, create: bool = False) -> Iterator[Store]:
    """Open the database, or its copy, for writing; a missing one is an error unless `create`."""
    if not dry_run:
        with session.writing(create=create) as store:
            yield store
        return
    from tempfile import TemporaryDirectory

    from dipltrack.storage import Store

    with TemporaryDirectory(prefix="dipltrack-") as folder:
        scratch = Path(folder) / "scratch.db"
        if session.db_path.exists() or not create:
            with session.reading() as original:
                original.backup(scratch)
        with Store.open(scratch, create=create) as store:
            yield store
