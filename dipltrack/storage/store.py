"""One SQLite file → articles and events to add, ask, correct and undo: the only door to the database.

What only writing or upkeep needs is imported where it is used: a question should not wait for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dipltrack.errors import UsageError
from dipltrack.model import Action, Article, Event, Kind, Review, StoredEvent
from dipltrack.storage import queries
from dipltrack.storage.connection import connect_reader
from dipltrack.storage.failures import guard, guarded, read_only
from dipltrack.storage.figures import Figures
from dipltrack.storage.filters import EVERYTHING, Filter
from dipltrack.storage.keeping import Keeping
from dipltrack.storage.shelf import Shelf
from dipltrack.storage.subscribing import Subscribing

if TYPE_CHECKING:
    from sqlite_utils import Database

    from dipltrack.storage.duplicates import Added, Fingerprint
    from dipltrack.storage.flat import FlatEvent
    from dipltrack.storage.journal import Recorder
    from dipltrack.storage.mending import Mended
    from dipltrack.storage.searching import Hit
    from dipltrack.storage.stories import Duplicate, Story


def utc_now() -> datetime:
    """Tell the time that journal entries are stamped with."""
    return datetime.now(UTC)


class Store(Keeping, Figures, Shelf, Subscribing):
    """A dipltrack database. Use as a context manager; every error is a DipltrackError with its sentence."""

    def __init__(self, path: Path, connection: sqlite3.Connection, db: Database | None, now: Callable[[], datetime]) -> None:
        connection.row_factory = sqlite3.Row
        self.path = path
        self._connection = connection
        self._db = db  # the same connection with the methods of sqlite-utils; None: open for looking only
        self._now = now
        self._recorder: Recorder | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = False, timeout: float = 5.0, now: Callable[[], datetime] = utc_now) -> Store:
        """Open for writing; `create` makes a missing file with its folders, an older file is copied to FILE.bak-schemaN and migrated.

        `timeout` is how many seconds to wait for another writer. Raises NotFound, NotOurs, TooNew, Locked, ReadOnly, Damaged, DiskFull.
        """
        from dipltrack.storage.writer import connect_writer

        db = connect_writer(path, create=create, timeout=timeout)
        return cls(path, db.conn, db, now)

    @classmethod
    def read(cls, path: Path, *, timeout: float = 5.0) -> Store:
        """Open for looking; the file is never changed. Raises NotFound, NotOurs, TooOld, TooNew, Locked, ReadOnly, Damaged."""
        return cls(path, connect_reader(path, timeout), None, utc_now)

    def close(self) -> None:
        """Close the file."""
        with guard(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    # Writing: every call, or every `action` block, is one entry of the journal.

    @contextmanager
    def action(self, command: str) -> Iterator[Recorder]:
        """Group the writes inside under one entry; each is a transaction of its own, so what is finished stays when the block is cut short.

        `command` is what the user called ("add news/"). The recorder has `id` (None while nothing was written) and `summary`.
        Inside another block it joins that one.
        """
        from dipltrack.storage.journal import Recorder

        if self._recorder is not None:
            yield self._recorder
            return
        self._recorder = Recorder(self._writable(), command, self._now)
        try:
            yield self._recorder
        finally:
            self._recorder = None

    @guarded
    def add(
        self, article: Article, events: Sequence[Event], *, on_duplicate: str = "skip", fingerprint: Fingerprint | None = None
    ) -> Added:
        """Store an article with its events, whole or not at all; what becomes of a known one says Added.

        `on_duplicate` is for an article with the URL of a stored one and other words: "skip", "update" (replace it), "keep" (store both).
        `fingerprint` is the article's, where another process has taken it already. Raises UnreadableInput for words no text can hold.
        """
        from dipltrack.storage import adding, rereading
        from dipltrack.storage.duplicates import ON_DUPLICATE, Added, Fingerprint, to_update

        if on_duplicate not in ON_DUPLICATE:
            raise UsageError(f"Can't read '{on_duplicate}' for --on-duplicate. Use one of: {', '.join(ON_DUPLICATE)}.")
        adding.check_words(article)
        fingerprint = fingerprint or Fingerprint.of(article)
        with self._write("add") as recorder:
            if on_duplicate == "update" and (known := to_update(self._connection, article, fingerprint.sha256)) is not None:
                ids = rereading.replace_events(recorder, known, article, events)
                recorder.note("article updated")
                return Added("updated", known, tuple(id for id in ids if id is not None))
            return adding.add(recorder, article, events, fingerprint, on_duplicate, self._stamp())

    @guarded
    def replace_events(self, article_id: int, article: Article, events: Sequence[Event]) -> tuple[int | None, ...]:
        """Give an article new metadata and a new reading; returns its event ids in order, None for what the user deleted.

        An event of the same kind whose evidence overlaps keeps its id. What the user confirmed, rejected, corrected or deleted stays so.
        """
        from dipltrack.storage import adding, rereading

        adding.check_words(article)
        with self._write("rescan") as recorder:
            return rereading.replace_events(recorder, article_id, article, events)

    @guarded
    def correct(self, event_id: int, event: Event) -> tuple[str, ...]:
        """Set an event to what the user says; returns the names of the fields that changed. They survive every new reading."""
        from dipltrack.storage import corrections

        with self._write("edit") as recorder:
            return corrections.correct(recorder, event_id, event, self._stamp())

    @guarded
    def review(self, ids: Sequence[int], verdict: Review) -> int:
        """Confirm or reject events, or take that back; returns how many changed."""
        from dipltrack.storage import corrections

        with self._write("review") as recorder:
            return corrections.review(recorder, ids, verdict)

    @guarded
    def delete_events(self, ids: Sequence[int]) -> int:
        """Delete events; their articles stay. Returns how many. Raises NotFound before anything is deleted."""
        from dipltrack.storage import corrections

        with self._write("delete") as recorder:
            return corrections.delete_events(recorder, ids)

    @guarded
    def delete_article(self, article_id: int) -> int:
        """Delete an article and the events that only it tells; returns how many events went. Raises NotFound."""
        from dipltrack.storage import corrections

        with self._write("delete") as recorder:
            return corrections.delete_article(recorder, article_id)

    @guarded
    def new_event(self, event: Event) -> int:
        """Store an event that the user knows of and no article tells; returns its id."""
        from dipltrack.storage import corrections

        with self._write("new") as recorder:
            return corrections.new_event(recorder, event, self._stamp())

    @guarded
    def merge(self, ids: Sequence[int]) -> int:
        """Make one event of several; returns its id, the lowest. The others' ids lead to it, and every later reading keeps it so."""
        from dipltrack.storage import corrections

        with self._write("merge") as recorder:
            return corrections.merge(recorder, ids, self._stamp())

    @guarded
    def split(self, id: int, articles: Sequence[int] = ()) -> tuple[int, ...]:
        """Tell apart what `articles` (none: each article) say of an event; returns the ids it has become, its own first."""
        from dipltrack.storage import corrections

        with self._write("split") as recorder:
            return corrections.split(recorder, id, articles, self._stamp())

    @guarded
    def keep_apart(self, ids: Sequence[int]) -> None:
        """Note that events are not one; no later article joins them. Raises NotFound."""
        from dipltrack.storage import corrections

        with self._write("split") as recorder:
            corrections.keep_apart(recorder, ids, self._stamp())

    @guarded
    def undo(self, *actions: int, dry_run: bool = False) -> Action:
        """Revert an action, by default the newest that stands. Refuses when later actions changed the same rows.

        Several are reverted together: those that were written at the same time and changed rows of one another. The first is returned.
        """
        from dipltrack.storage import journal

        return journal.undo(self._writable(), self._now(), actions, dry_run=dry_run)

    @guarded
    def redo(self, *, dry_run: bool = False) -> Action:
        """Apply what was undone last again; NotFound when there is none or something was written since."""
        from dipltrack.storage import journal

        return journal.redo(self._writable(), dry_run=dry_run)

    # Reading

    @guarded
    def log(self, limit: int | None = None) -> list[Action]:
        """List the actions, newest first."""
        from dipltrack.storage import journal

        return journal.log(self._connection, limit)

    @guarded
    def events_of(self, action_id: int) -> dict[Kind, int]:
        """Count the events that an action brought in and that stand, by kind."""
        from dipltrack.storage import journal

        return journal.events_of(self._connection, action_id)

    @guarded
    def find_known(self, article: Article) -> int | None:
        """Return the id of the article with the same words from the same source or URL: adding it again would change nothing."""
        from dipltrack.storage.adding import check_words
        from dipltrack.storage.duplicates import find_known

        check_words(article)
        return find_known(self._connection, article)

    @guarded
    def events(
        self, filter: Filter = EVERYTHING, *, sort: str = "date", descending: bool = False, limit: int | None = None
    ) -> list[StoredEvent]:
        """List events in full. `sort` is a field of filters.SORTS; events without a value come last."""
        return queries.load_events(self._connection, queries.ids(self._connection, filter, sort, descending, limit))

    def stream(
        self, filter: Filter = EVERYTHING, *, sort: str = "date", descending: bool = False, limit: int | None = None
    ) -> Iterator[StoredEvent]:
        """The same as `events`, but one by one while they are taken, however many there are. Use it while the store is open."""
        with guard(self.path):
            yield from queries.stream(self._connection, filter, sort, descending, limit)

    def flat(self, ids: Sequence[int]) -> Iterator[FlatEvent]:
        """Stream what rows of CSV are made of, in the order of the ids."""
        from dipltrack.storage.flat import flat_events

        with guard(self.path):
            yield from flat_events(self._connection, ids)

    @guarded
    def event(self, id: int) -> StoredEvent:
        """Load one event. Raises NotFound."""
        return queries.load_events(self._connection, [id])[0]

    @guarded
    def story(self, id: int) -> Story:
        """Load what hangs on an event: its reports, links, notes, tags and corrections. Raises NotFound."""
        from dipltrack.storage import stories

        return stories.story(self._connection, id)

    @guarded
    def duplicates(self, filter: Filter = EVERYTHING, step: Callable[[], None] = lambda: None) -> list[Duplicate]:
        """List pairs of events, one of them wanted, that may be one, and what speaks for it; `step` is called after each event."""
        from dipltrack.storage import stories

        return list(stories.duplicates(self._connection, queries.ids(self._connection, filter), step))

    @guarded
    def count(self, filter: Filter = EVERYTHING, *, most: int | None = None) -> int:
        """Count events; `most`: no further than this."""
        return queries.count(self._connection, filter, most)

    @guarded
    def ids(self, filter: Filter = EVERYTHING, *, sort: str = "date", descending: bool = False, limit: int | None = None) -> list[int]:
        """List ids of events, in order."""
        return queries.ids(self._connection, filter, sort, descending, limit)

    @guarded
    def undated(self, filter: Filter) -> int:
        """Count the events that match all but the dates of the filter, because they have no date."""
        return queries.undated(self._connection, filter)

    @guarded
    def search(
        self,
        words: str,
        filter: Filter = EVERYTHING,
        *,
        articles: bool = False,
        newest: bool = False,
        raw: bool = False,
        limit: int | None = 20,
    ) -> list[Hit]:
        """Find words in the evidence of the events wanted, or in articles; best (or newest) first. Punctuation is safe. No word: UsageError.

        With `raw` the words are a query for FTS5, passed as it is; one that FTS5 can't read is a UsageError.
        """
        from dipltrack.storage import searching

        return searching.search(self._connection, words, filter, articles=articles, newest=newest, raw=raw, limit=limit)

    # The file

    @guarded
    def info(self) -> dict[str, Any]:
        """Count what is stored, with schema number, size in bytes and the first and last date."""
        from dipltrack.storage import upkeep

        return upkeep.info(self._connection, self.path)

    @guarded
    def identity(self) -> str:
        """Tell databases apart: some hexadecimal digits that follow from the first entry of the journal, which stays for ever."""
        from dipltrack.storage import upkeep

        return upkeep.identity(self._connection)

    @guarded
    def check(self) -> list[str]:
        """List what is wrong with the file, in words; empty when it is sound."""
        from dipltrack.storage import checking

        return checking.check(self._connection)

    @guarded
    def mend(self) -> Mended:
        """Mend what is wrong with the file as far as it can be, after a copy was made. Rows change in one action, which undo takes back."""
        from dipltrack.storage import mending

        return mending.mend(self._writable(), self.path, self._write("db check --fix"), self._stamp())

    @guarded
    def backup(self, target: Path) -> Path:
        """Copy the database, whole or not at all, while others may write; returns the copy's path (inside `target` if that is a folder)."""
        from dipltrack.storage import upkeep

        return upkeep.backup(self._connection, self.path, target)

    @guarded
    def schema(self) -> str:
        """Write out the schema as SQL."""
        from dipltrack.storage import upkeep

        return upkeep.schema(self._connection)

    def sql(self, query: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """Run one read-only query: column names and rows. Raises UsageError for a write."""
        from dipltrack.storage import upkeep

        return upkeep.sql(self.path, query)

    @contextmanager
    def _write(self, command: str) -> Iterator[Recorder]:
        with self.action(command) as recorder, recorder.transaction():
            yield recorder

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _writable(self) -> Database:
        if self._db is None:
            raise read_only(self.path)
        return self._db


def open_store(path: Path, *, write: bool = False) -> Store:
    """Open for looking, or for writing (the file is created when it is not there)."""
    return Store.open(path, create=True) if write else Store.read(path)
