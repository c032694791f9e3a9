"""What is asked about many events at once (how many, who, with whom) and about names → the methods of the store for it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dipltrack.storage.failures import guarded
from dipltrack.storage.filters import EVERYTHING, Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipltrack.storage.counting import Group, Pledged
    from dipltrack.storage.identities import Identity
    from dipltrack.storage.profiles import Profile, Somebody


class Figures(Protocol):
    """The part of the store that counts."""

    path: Path
    _connection: sqlite3.Connection

    @guarded
    def days(self, filter: Filter = EVERYTHING, *, letters: int = 10) -> Sequence[sqlite3.Row]:
        """Count events as rows of `period` (the first `letters` of the first day; "": undated), `kind`, `status` and `events`."""
        from dipltrack.storage.days import days

        return days(self._connection, filter, letters)

    @guarded
    def groups(self, by: str, filter: Filter = EVERYTHING, *, detailed: int | None = None) -> list[Group]:
        """Count events by "country", "pair", "person" or "source", the largest group first; the first `detailed` per year, too."""
        from dipltrack.storage import counting

        return counting.groups(self._connection, by, filter, detailed)

    @guarded
    def pledged(self, filter: Filter = EVERYTHING) -> list[Pledged]:
        """Sum up pledges by who promised whom, and by currency."""
        from dipltrack.storage import counting

        return counting.pledged(self._connection, filter)

    @guarded
    def everybody(self, kind: str, filter: Filter = EVERYTHING, *, detailed: int | None = None) -> list[Somebody]:
        """List who ("country", "person", "org") took part, the most frequent first; the first `detailed` (None: all) with counterparts."""
        from dipltrack.storage import profiles

        return profiles.everybody(self._connection, kind, filter, detailed)

    @guarded
    def called(self, kind: str, name: str) -> list[Identity]:
        """Find the people ("person") or bodies ("org") that may be meant by a name: those with this whole name, else with all of its words."""
        from dipltrack.storage import identities

        return identities.called(self._connection, kind, name)

    @guarded
    def profile(self, who: Identity | str, filter: Filter = EVERYTHING) -> Profile:
        """Tell what is known of a person or body, or of a country (ISO alpha-3)."""
        from dipltrack.storage import profiles

        return profiles.profile(self._connection, who, filter)

    @guarded
    def known(self, what: str) -> list[str]:
        """List all "countries" (ISO alpha-3), "people", "orgs", "places", "topics", "modes", "sources", "tags" or "aliases", sorted."""
        from dipltrack.storage import words

        return words.known(self._connection, what)

    @guarded
    def beginning(self, what: str, start: str, most: int) -> list[str]:
        """List values of such a kind, or "events" and "articles" (ids, the newest first), that begin with `start`, `most` of them; case ignored."""
        from dipltrack.storage import words

        return words.beginning(self._connection, what, start, most)

    def countries(self) -> list[str]:
        """List the countries (ISO alpha-3) that took part in anything."""
        return self.known("countries")

    def people(self) -> list[str]:
        """List the people who took part in anything."""
        return self.known("people")

    def orgs(self) -> list[str]:
        """List the bodies that took part in anything."""
        return self.known("orgs")

    def places(self) -> list[str]:
        """List the places of events."""
        return self.known("places")
