"""memberships.csv → which countries belonged to an organisation or a club on a day."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from dipltrack.knowledge.tables import Tables, iso_day


class Memberships:
    """Members of organisations by their id; the table is read when it is first asked."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @cached_property
    def _by_org(self) -> dict[str, list[tuple[str, date, date]]]:
        found: dict[str, list[tuple[str, date, date]]] = {}
        for r in self._tables.rows("memberships"):
            stretch = (r["iso3"], iso_day(r["from"]) or date.min, iso_day(r["to"], last=True) or date.max)
            found.setdefault(r["org"], []).append(stretch)
        return found

    def on(self, org: str, day: date) -> tuple[str, ...]:
        """ISO codes of the members of `org` ("org:QUAD") on the day, in the order of the table; empty when the table has none."""
        return tuple(iso for iso, start, end in self._by_org.get(org, ()) if start <= day <= end)
