"""What the user keeps with events (links, notes, tags) and with people and bodies (other names) → the methods of the store for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dipltrack.storage.failures import guarded

if TYPE_CHECKING:
    from dipltrack.storage.journal import Recorder
    from dipltrack.storage.stories import Alias


class Keeping(Protocol):
    """The part of the store that keeps what is the user's own. Every write is one entry of the journal, or joins the action around it."""

    path: Path
    _connection: sqlite3.Connection

    def _write(self, command: str) -> AbstractContextManager[Recorder]: ...

    def _stamp(self) -> str: ...

    @guarded
    def link(self, id: int, other: int, relation: str) -> bool:
        """Note that event `id` "fulfils", "follows" or "cancels" the `other`; tells whether that is new."""
        from dipltrack.storage import corrections

        with self._write("link") as recorder:
            return corrections.link(recorder, id, other, relation)

    @guarded
    def unlink(self, id: int, other: int) -> int:
        """Take the links between two events back; returns how many."""
        from dipltrack.storage import corrections

        with self._write("link") as recorder:
            return corrections.unlink(recorder, id, other)

    @guarded
    def add_note(self, id: int, text: str) -> None:
        """Keep a note with an event."""
        from dipltrack.storage import corrections

        with self._write("note") as recorder:
            corrections.add_note(recorder, id, text, self._stamp())

    @guarded
    def tag(self, id: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> int:
        """Put tags on an event and take others off; returns how many changed."""
        from dipltrack.storage import corrections

        with self._write("tag") as recorder:
            return corrections.add_tags(recorder, id, add) + corrections.remove_tags(recorder, id, remove)

    @guarded
    def add_alias(self, alias: str, name: str) -> int:
        """Let --person and --org find `name` by `alias` too; returns how many actors are called `name` (0: nobody)."""
        from dipltrack.storage import corrections

        with self._write("alias") as recorder:
            return corrections.add_alias(recorder, alias, name)

    @guarded
    def remove_alias(self, alias: str) -> int:
        """Forget an alias; returns how many actors lost it."""
        from dipltrack.storage import corrections

        with self._write("alias") as recorder:
            return corrections.remove_alias(recorder, alias)

    @guarded
    def tags(self) -> dict[str, int]:
        """Count the events of each tag, the most used first; rejected events are left out."""
        from dipltrack.storage import stories

        return stories.tags(self._connection)

    @guarded
    def aliases(self) -> list[Alias]:
        """List the other names of people and bodies."""
        from dipltrack.storage import stories

        return stories.aliases(self._connection)
