"""A filter → who took part, how often and with whom; and all that the record tells of one country, person or body."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from dipltrack.storage.counting import groups
from dipltrack.storage.days import days
from dipltrack.storage.filters import Filter
from dipltrack.storage.identities import Identity, identities
from dipltrack.storage.ordering import condition

Numbered = tuple[tuple[str, int], ...]
"""Names (countries: ISO codes) with the number of events, the most first."""

_KINDS_OF = {kind: json.dumps([kind]) for kind in ("person", "org")} | {"country": json.dumps(["country", "person", "unresolved"])}
"""The kinds of participants by which each is there; a country also by its people."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A country (its name is its ISO code), person or body with the number of its events, the days on which the first and the last began, and counterparts."""

    kind: str
    name: str
    country: str | None
    actors: tuple[int, ...]
    events: int
    first: str | None
    last: str | None
    counterparts: Numbered = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the record tells it: whose (a person of the country, for a country's profile), and the days of the events."""

    name: str
    office: str
    country: str | None
    first: str | None
    last: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What the record tells of somebody. `kinds` and `statuses` count events, `years` too (undated ones are in none)."""

    who: Somebody
    aliases: tuple[str, ...]
    kinds: dict[str, int]
    statuses: dict[str, int]
    years: dict[int, int]
    offices: tuple[Office, ...]
    people: Numbered
    countries: Numbered
    orgs: Numbered
    places: tuple[tuple[str, str | None, int], ...]


def everybody(connection: sqlite3.Connection, kind: str, wanted: Filter, detailed: int | None = None) -> list[Somebody]:
    """List who took part in the events wanted ("country", "person" or "org"), the most frequent first; the first `detailed` with counterparts."""
    if kind == "country":
        return _countries(connection, wanted, detailed)
    where, values = condition(connection, wanted)
    query = f"""SELECT p.actor_id, count(DISTINCT e.id) AS events, min(e.date) AS first, max(e.date) AS last
        FROM event e JOIN participant p ON p.event_id = e.id AND p.actor_kind = ? AND p.name IS NOT NULL AND p.actor_id IS NOT NULL
        WHERE {where} GROUP BY 1"""
    known = identities(connection, kind)
    rows: dict[tuple[int, ...], list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(query, (kind, *values)):
        rows[known[row["actor_id"]].actors].append(row)
    found = sorted((_somebody(known[ids[0]], of) for ids, of in rows.items()), key=lambda who: (-who.events, who.name))
    return [
        replace(who, counterparts=_others(connection, who, "person" if kind == "person" else "country", wanted, 3))
        for who in found[:detailed]
    ] + (found[detailed:] if detailed is not None else [])


def _somebody(who: Identity, rows: Iterable[sqlite3.Row]) -> Somebody:
    rows = list(rows)
    firsts, lasts = [row["first"] for row in rows if row["first"]], [row["last"] for row in rows if row["last"]]
    events = sum(row["events"] for row in rows)
    return Somebody(who.kind, who.name, who.country, who.actors, events, min(firsts, default=None), max(lasts, default=None))


def _countries(connection: sqlite3.Connection, wanted: Filter, detailed: int | None) -> list[Somebody]:
    partners: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in groups(connection, "pair", wanted, 0):
        a, b = str(pair.key[0]), str(pair.key[1])
        partners[a][b] += pair.events
        partners[b][a] += pair.events
    found = groups(connection, "country", wanted, 0)
    bounds = _bounds(connection, wanted, [str(group.key[0]) for group in found[:detailed]])
    return [
        Somebody("country", code, code, (), group.events, *bounds.get(code, (None, None)), tuple(_most(partners[code], 3)))
        for group in found
        for code in [str(group.key[0])]
    ]


def _bounds(connection: sqlite3.Connection, wanted: Filter, codes: list[str]) -> dict[str, tuple[str | None, str | None]]:
    """First and last day of the countries' events: looked up from both ends where all count, else gone through."""
    where, values = condition(connection, wanted)
    if not wanted.plain:
        query = f"SELECT p.country, min(e.date), max(e.date) FROM event e JOIN participant p ON p.event_id = e.id AND p.party = 1 WHERE {where} GROUP BY 1"
        return {code: (first, last) for code, first, last in connection.execute(query, values)}
    end = f"SELECT e.date FROM participant p CROSS JOIN event e ON e.id = p.event_id WHERE p.country = ? AND p.party = 1 AND p.date NOT NULL AND {where}"
    found: dict[str, tuple[str | None, str | None]] = {}
    for code in codes:
        ends = (connection.execute(f"{end} ORDER BY p.date {way} LIMIT 1", (code, *values)).fetchone() for way in ("ASC", "DESC"))
        first, last = (row[0] if row else None for row in ends)
        found[code] = (first, last)
    return found


def profile(connection: sqlite3.Connection, who: Identity | str, wanted: Filter) -> Profile:
    """Tell what is known of a person or body, or of a country by its ISO code, in the events wanted."""
    if isinstance(who, str):
        named, mine = (
            Somebody("country", who, who, (), 0, None, None),
            replace(wanted, countries=tuple(dict.fromkeys((*wanted.countries, who)))),
        )
    else:
        named, mine = (
            Somebody(who.kind, who.name, who.country, who.actors, 0, None, None),
            replace(wanted, actors=(*wanted.actors, who.actors)),
        )
    where, values = condition(connection, mine)
    row = connection.execute(f"SELECT count(*), min(e.date), max(e.date) FROM event e WHERE {where}", values).fetchone()
    places = connection.execute(
        f"SELECT e.place, e.place_country, count(*) FROM event e WHERE {where} AND e.place NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1",
        values,
    )
    aliases = connection.execute(
        "SELECT DISTINCT alias FROM alias WHERE actor_id IN (SELECT value FROM json_each(?)) ORDER BY 1", (json.dumps(named.actors),)
    )
    people, countries = _others(connection, named, "person", wanted), _others(connection, named, "country", wanted)
    kinds, statuses, years = Counter[str](), Counter[str](), Counter[int]()
    for period, kind, status, events in days(connection, mine, 4):
        kinds[kind] += events
        statuses[status] += events
        if period:
            years[int(period)] += events
    return Profile(
        who=replace(named, events=row[0], first=row[1], last=row[2], counterparts=(people if named.kind == "person" else countries)[:3]),
        aliases=tuple(alias for (alias,) in aliases),
        kinds=dict(kinds),
        statuses=dict(statuses),
        years=dict(sorted(years.items())),
        offices=_offices(connection, named, where, values),
        people=people,
        countries=countries,
        orgs=_others(connection, named, "org", wanted),
        places=tuple((place, country, number) for place, country, number in places),
    )


def _mine(who: Somebody, participant: str) -> tuple[str, str]:
    """The condition that a row of `participant` is this one, and its argument."""
    if who.kind == "country":
        return f"({participant}.country = ? AND {participant}.actor_kind <> 'org')", who.name
    return f"{participant}.actor_id IN (SELECT value FROM json_each(?))", json.dumps(who.actors)


def _offices(connection: sqlite3.Connection, who: Somebody, where: str, values: list[Any]) -> tuple[Office, ...]:
    """The offices in order of time; of a country, those of its people, the most frequent first."""
    if who.kind == "org":
        return ()
    mine, value = _mine(who, "p")
    order = "6 DESC, 1" if who.kind == "country" else "4 NULLS LAST, 2"
    rows = connection.execute(
        f"""SELECT p.name, p.office, p.country, min(e.date), max(e.date), count(DISTINCT e.id)
        FROM event e JOIN participant p ON p.event_id = e.id AND p.actor_kind = 'person' AND p.name NOT NULL AND p.office NOT NULL
        WHERE {where} AND {mine} GROUP BY 1, 2, 3 ORDER BY {order}""",
        (*values, value),
    )
    return tuple(Office(*row) for row in rows)


def _others(connection: sqlite3.Connection, who: Somebody, kind: str, wanted: Filter, most: int | None = None) -> Numbered:
    """Who else took part in the events of somebody, counted by events: countries other than its own, people who do not stand for it, bodies."""
    mine, value = _mine(who, "p")
    theirs, same = _mine(who, "q")
    where, values = condition(connection, wanted)
    column, which = ("q.country", "q.party = 1") if kind == "country" else ("q.actor_id", "q.name NOT NULL AND q.actor_id NOT NULL")
    rows = connection.execute(
        f"""SELECT {column} AS other, count(DISTINCT e.id) AS events FROM participant p CROSS JOIN event e ON e.id = p.event_id
        JOIN participant q ON q.event_id = e.id AND {which} AND q.actor_kind IN (SELECT value FROM json_each(?)) AND {theirs} IS NOT TRUE
        WHERE {mine} AND {where} AND other IS NOT ? GROUP BY 1""",
        (_KINDS_OF[kind], same, value, *values, who.country),
    )
    number: Counter[str] = Counter()
    names = {} if kind == "country" else identities(connection, kind)
    for other, events in rows:
        number[str(other) if kind == "country" else names[other].name] += events
    return tuple(_most(number, most))


def _most(number: Counter[str], most: int | None) -> list[tuple[str, int]]:
    return sorted(number.items(), key=lambda item: (-item[1], item[0]))[:most]
