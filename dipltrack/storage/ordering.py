"""A filter → ids of events in order, one by one as they are wanted: the quickest way to the first page of a long answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from itertools import groupby, islice
from typing import Any

from dipltrack.storage.filters import ALSO, REJECTED, Filter, order_by, person_called

_MANY = 5_000
"""Events of a country beyond which it does not matter how many there are: another one leads."""
_MERGED = 50
"""So many people at most are followed at the same time."""


def ordered_ids(
    connection: sqlite3.Connection, wanted: Filter, sort: str = "date", descending: bool = False, limit: int | None = None
) -> Iterator[int]:
    """Give the ids of the events wanted, in order; whoever takes fifty does not wait for the rest."""
    most = -1 if limit is None else limit
    if sort == "date" and wanted.countries and not wanted.any_country and not wanted.narrow:
        return (row[0] for row in _through_country(connection, wanted, descending, most))
    if sort == "date" and (wanted.actors or wanted.persons) and len(lead := _leading_actors(connection, wanted)) <= _MERGED:
        return islice(_through_actors(connection, lead, wanted, descending, most), limit)
    if sort == "date" and wanted.plain and not wanted.statuses:
        return (row[0] for row in _through_index(connection, wanted, descending, most))
    where, values = condition(connection, wanted)
    order = order_by(sort, descending)
    # The plus keeps SQLite from looking through all events in order of date for the few that match.
    order = f"+{order}" if wanted.narrow else order
    rows = connection.execute(f"SELECT e.id FROM event e WHERE {where} ORDER BY {order} LIMIT ?", (*values, most))
    return (row[0] for row in rows)


def condition(connection: sqlite3.Connection, wanted: Filter, date: str = "e.date") -> tuple[str, list[Any]]:
    """Give the condition for this database: the rarest country leads to the others.

    For `since` it has the first day on which an event that lasts until then began: an index on `date` leads from there on.
    """
    if len(wanted.countries) > 1 and not wanted.any_country:
        wanted = replace(wanted, countries=tuple(sorted(wanted.countries, key=lambda country: _size(connection, country))))
    where, values = wanted.compile()
    if wanted.since is None:
        return where, values
    since = wanted.since.isoformat()
    # Else SQLite goes through all events from the first day on, in search of the least.
    query = "SELECT min(date) FROM event INDEXED BY event_long WHERE date_end > date AND date_end >= ?"
    begun = connection.execute(query, (since,)).fetchone()[0]
    return f"{where} AND {date} >= ?", [*values, min(begun or since, since)]


def _through_country(connection: sqlite3.Connection, wanted: Filter, descending: bool, most: int) -> sqlite3.Cursor:
    """Go through the events of one country by date, the rarest of those asked for, and look for the others in each."""
    lead = min(wanted.countries, key=lambda country: _size(connection, country)) if len(wanted.countries) > 1 else wanted.countries[0]
    others = [country for country in wanted.countries if country != lead]
    where, values = condition(connection, replace(wanted, countries=()), "p.date")
    too = f" AND {ALSO.format(event='p', id='p.event_id')}" * len(others)
    kinds = f" AND p.kind IN ({', '.join('?' * len(wanted.kinds))})" if wanted.kinds else ""
    way = "DESC" if descending else "ASC"
    return connection.execute(
        f"SELECT p.event_id FROM participant p CROSS JOIN event e ON e.id = p.event_id WHERE p.country = ? AND p.party = 1{kinds}{too}"
        f" AND {where} ORDER BY p.date {way} NULLS LAST, p.event_id {way} LIMIT ?",
        (lead, *map(str, wanted.kinds), *others, *values, most),
    )


def _through_index(connection: sqlite3.Connection, wanted: Filter, descending: bool, most: int) -> sqlite3.Cursor:
    """Go through the days, or those of a kind, without a look at the events: an index tells which of them were rejected."""
    kinds = f" AND e.kind IN ({', '.join('?' * len(wanted.kinds))})" if wanted.kinds else ""
    query = f"SELECT e.id FROM event e WHERE e.id NOT IN ({REJECTED}){kinds} ORDER BY {order_by('date', descending)} LIMIT ?"
    return connection.execute(query, (*map(str, wanted.kinds), most))


def _leading_actors(connection: sqlite3.Connection, wanted: Filter) -> list[int]:
    """Those by whom the events are found: the first group asked for, else all whom the first name may mean."""
    if wanted.actors:
        return [*dict.fromkeys(wanted.actors[0])]
    where, values = person_called(wanted.persons[0])
    return [row[0] for row in connection.execute(f"SELECT a.id FROM actor a WHERE {where}", values)]


def _through_actors(connection: sqlite3.Connection, lead: list[int], wanted: Filter, descending: bool, most: int) -> Iterator[int]:
    """Go through the events of each by date, all at once; one in which two of them took part comes once."""
    rest = replace(wanted, actors=wanted.actors[1:]) if wanted.actors else replace(wanted, persons=wanted.persons[1:])
    countries = () if rest.any_country else rest.countries
    where, values = condition(connection, replace(rest, countries=()) if countries else rest, "p.date")
    too = f" AND {ALSO.format(event='p', id='p.event_id')}" * len(countries)
    way = "DESC" if descending else "ASC"
    query = (
        "SELECT p.date, p.event_id FROM participant p CROSS JOIN event e ON e.id = p.event_id"
        f" WHERE p.actor_id = ?{too} AND {where} ORDER BY p.date {way} NULLS LAST, p.event_id {way} LIMIT ?"
    )
    found = (connection.execute(query, (actor, *countries, *values, most)) for actor in lead)
    ways = merge(*found, key=lambda row: ((row[0] is None) != descending, row[0] or "", row[1]), reverse=descending)
    return (event_id for (_, event_id), _ in groupby(ways, key=tuple))


def _size(connection: sqlite3.Connection, country: str) -> int:
    query = "SELECT count(*) FROM (SELECT 1 FROM participant WHERE country = ? AND party = 1 LIMIT ?)"
    number: int = connection.execute(query, (country, _MANY)).fetchone()[0]
    return number
