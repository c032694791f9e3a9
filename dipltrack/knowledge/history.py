"""Dated rows of metonyms.csv, historic states → what the name of a place or a building stands for on a day."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from dipltrack.knowledge.countries import Countries
from dipltrack.knowledge.lexicon import Entry
from dipltrack.knowledge.tables import Tables, iso_day, values


class History:
    """Reads an entry of the lexicon as it was meant on a day; the table is read when it is first asked."""

    def __init__(self, tables: Tables, countries: Countries) -> None:
        self._tables = tables
        self._countries = countries

    @cached_property
    def _dated(self) -> dict[str, list[tuple[str, str, date, date]]]:
        """Name → (ISO code, organ, first day, last day) of the rows that have a date."""
        found: dict[str, list[tuple[str, str, date, date]]] = {}
        for r in self._tables.rows("metonyms"):
            if r["from"] or r["to"]:
                stretch = (r["iso3"], r["organ"], iso_day(r["from"]) or date.min, iso_day(r["to"], last=True) or date.max)
                for name in values(r["metonym"]):
                    found.setdefault(name, []).append(stretch)
        return found

    def entry(self, entry: Entry, day: date) -> Entry:
        """Bonn was the capital of Germany until 1999, Moscow that of the Soviet Union until 1991; the Blue House stood for nobody in 2023."""
        if entry.kind not in ("city", "venue", "metonym"):
            return entry
        rows = self._dated.get(entry.name, ())
        valid = next((row for row in rows if row[2] <= day <= row[3]), None)
        if entry.kind == "metonym":
            if rows and valid is None:
                return entry._replace(kind="compound")
            iso3 = self._countries.then(valid[0] if valid else entry.value, day)
            return entry._replace(value=iso3, country=iso3)
        if valid and valid[1] == "capital":
            return entry._replace(kind="city", country=self._countries.then(valid[0], day), detail="capital")
        return entry._replace(country=self._countries.then(entry.country, day)) if entry.country else entry
