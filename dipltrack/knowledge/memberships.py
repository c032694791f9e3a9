"""memberships.csv, and the listed members of formats.csv → which countries belonged to an organisation or a club on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from dipltrack.knowledge.tables import Tables, iso_day, values


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
        for org, members in self._listed():
            found.setdefault(org, [(iso, date.min, date.max) for iso in members])
        return found

    def _listed(self) -> Iterator[tuple[str, list[str]]]:
        """Clubs whose members the format lists by their codes, without a date."""
        orgs = {name: r["id"] for r in self._tables.rows("orgs") for name in (r["name"], *values(r["aliases"]))}
        for r in self._tables.rows("formats"):
            members = r["participants_rule"].split()
            if all(len(m) == 3 and m.isupper() for m in members):
                for org in {orgs[name] for name in values(r["pattern"]) if name in orgs}:
                    yield org, members

    def on(self, org: str, day: date) -> tuple[str, ...]:
        """ISO codes of the members of `org` ("org:QUAD") on the day, in the order of the table; empty when the table has none."""
        return tuple(iso for iso, start, end in self._by_org.get(org, ()) if start <= day <= end)
