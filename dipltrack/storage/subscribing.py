"""Feeds that the user follows, and what came of their last fetch → the methods of the store for them.

A subscription is the user's and journaled. What a fetch leaves behind (etag, time, error) is not: to undo a fetch takes its articles back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dipltrack.errors import DipltrackError, NotFound
from dipltrack.model import Feed
from dipltrack.storage.failures import guarded
from dipltrack.storage.transactions import locked

if TYPE_CHECKING:
    from sqlite_utils import Database

    from dipltrack.storage.journal import Recorder


class Subscribing(Protocol):
    """The part of the store that knows feeds."""

    path: Path
    _connection: sqlite3.Connection
    _now: Callable[[], datetime]

    def _write(self, command: str) -> AbstractContextManager[Recorder]: ...

    def _writable(self) -> Database: ...

    def _stamp(self) -> str: ...

    @guarded
    def feeds(self, names: Sequence[str] = ()) -> list[Feed]:
        """List the feeds, or those called `names` (a name or an address), by name. Raises NotFound for a name that none has."""
        rows = self._connection.execute(f"{_FEEDS} ORDER BY f.name").fetchall()
        feeds = [_feed_from(row) for row in rows]
        for name in names:
            if not any(name in (feed.name, feed.url) for feed in feeds):
                known = ", ".join(feed.name for feed in feeds) or "none yet: dipltrack feeds add URL"
                raise NotFound(f"No feed called '{name}'. There are: {known}")
        return [feed for feed in feeds if not names or feed.name in names or feed.url in names]

    @guarded
    def add_feed(self, url: str, name: str) -> None:
        """Follow the feed at `url`. Raises DipltrackError when it, or another one of that name, is followed already."""
        with self._write("feeds add") as recorder:
            for feed in self._connection.execute("SELECT name, url FROM feed WHERE name = ? OR url = ?", (name, url)):
                if feed["url"] == url:
                    raise DipltrackError(f"This feed is followed already, as '{feed['name']}': dipltrack feeds fetch {feed['name']}")
                raise DipltrackError(f"Another feed is called '{name}'. Give this one a name of its own with --name.")
            self._connection.execute("INSERT INTO feed (name, url) VALUES (?, ?)", (name, url))
            recorder.note("feed added")

    @guarded
    def remove_feed(self, name: str) -> Feed:
        """Stop following a feed (by name or address); its articles stay. Raises NotFound."""
        feed = self.feeds([name])[0]
        with self._write("feeds remove") as recorder:
            self._connection.execute("DELETE FROM feed WHERE url = ?", (feed.url,))
            self._connection.execute("DELETE FROM fetched WHERE url = ?", (feed.url,))
            recorder.note("feed removed")
        return feed

    @guarded
    def note_fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None, error: str | None = None) -> None:
        """Keep what came of a fetch, in a transaction of its own and outside of the journal."""
        db = self._writable()
        with locked(db):
            db.execute(
                "INSERT INTO fetched (url, at, etag, last_modified, error) VALUES (?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
                " at = excluded.at, etag = excluded.etag, last_modified = excluded.last_modified,"
                " error = excluded.error",
                (url, self._stamp(), etag, last_modified, error),
            )

    @guarded
    def knows_url(self, url: str) -> bool:
        """Tell whether an article was read at the address."""
        return self._connection.execute("SELECT 1 FROM outlet WHERE url = ? LIMIT 1", (url,)).fetchone() is not None


_FEEDS = "SELECT f.name, f.url, s.at, s.etag, s.last_modified, s.error FROM feed f LEFT JOIN fetched s ON s.url = f.url"


def _feed_from(row: sqlite3.Row) -> Feed:
    at = datetime.fromisoformat(row["at"]) if row["at"] else None
    return Feed(row["name"], row["url"], at, row["etag"], row["last_modified"], row["error"])
