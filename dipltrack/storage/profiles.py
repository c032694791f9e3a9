"""A filter → who took part, how often and with whom; and all that the record tells of one country, person or body."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dipltrack.storage.counting import groups
from dipltrack.storage.filters import REJECTED, Filter
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
    known = identities(connection, kind)
    rows: dict[tuple[int, ...], list[sqlite3.Row]] = defaultdict(list)
    for row in _appearances(connection, kind, wanted):
        if row["actor_id"] in known:
            rows[known[row["actor_id"]].actors].append(row)
    found = sorted((_somebody(known[ids[0]], of) for ids, of in rows.items()), key=lambda who: (-who.events, who.name))
    counterparts = _counterparts(connection, found[:detailed], "person" if kind == "person" else "country", wanted)
    return [replace(who, counterparts=tuple(_most(counterparts[who.actors], 3))) for who in found]


def _appearances(connection: sqlite3.Connection, kind: str, wanted: Filter) -> sqlite3.Cursor:
    """Count the events of each actor, with the first and the last day; where all that stand count, by the index of participants alone."""
    totals = "count(*) AS events, min(date) AS first, max(date) AS last"
    if wanted == Filter():
        once = f"SELECT DISTINCT actor_id, date, event_id FROM participant WHERE actor_id NOT NULL AND event_id NOT IN ({REJECTED})"
        return connection.execute(f"SELECT actor_id, {totals} FROM ({once}) GROUP BY 1")
    where, values = condition(connection, wanted)
    once = (
        "SELECT DISTINCT p.actor_id, e.date, e.id FROM event e JOIN participant p ON p.event_id = e.id"
        f" AND p.actor_kind = ? AND p.name IS NOT NULL AND p.actor_id IS NOT NULL WHERE {where}"
    )
    return connection.execute(f"SELECT actor_id, {totals} FROM ({once}) GROUP BY 1", (kind, *values))


def _counterparts(
    connection: sqlite3.Connection, found: Sequence[Somebody], kind: str, wanted: Filter
) -> dict[tuple[int, ...], Counter[str]]:
    """With whom each of them took part, by the number of events: countries other than the own, or people who do not stand for it."""
    who = {actor: somebody for somebody in found for actor in somebody.actors}
    if wanted == Filter():
        event, where, values = "", f"p.event_id NOT IN ({REJECTED})", list[Any]()
    else:
        where, values = condition(connection, wanted)
        event = "CROSS JOIN event e ON e.id = p.event_id"
    column, which = ("q.country", "q.party = 1") if kind == "country" else ("q.actor_id", "q.name NOT NULL AND q.actor_id NOT NULL")
    rows = connection.execute(
        f"""SELECT p.actor_id, {column} AS other, count(DISTINCT p.event_id) AS events FROM participant p {event}
        CROSS JOIN participant q ON q.event_id = p.event_id AND {which} AND q.actor_kind IN (SELECT value FROM json_each(?))
        WHERE p.actor_id IN (SELECT value FROM json_each(?)) AND {where} GROUP BY 1, 2""",
        (_KINDS_OF[kind], json.dumps([*who]), *values),
    )
    names = {} if kind == "country" else identities(connection, kind)
    number: dict[tuple[int, ...], Counter[str]] = defaultdict(Counter)
    for actor, other, events in rows:
        own = who[actor]
        if other not in own.actors if kind == "person" else other != own.country:
            number[own.actors][str(other) if kind == "country" else names[other].name] += events
    return number


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
        named = Somebody("country", who, who, (), 0, None, None)
        mine = replace(wanted, countries=tuple(dict.fromkeys((*wanted.countries, who))))
    else:
        named = Somebody(who.kind, who.name, who.country, who.actors, 0, None, None)
        mine = replace(wanted, actors=(*wanted.actors, who.actors))
    told: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for part, *row in _told_of(connection, named, mine):
        told[part].append(tuple(row))
    kinds, statuses, years = Counter[str](), Counter[str](), Counter[int]()
    for kind, status, year, events, _, _ in told["count"]:
        kinds[kind] += events
        statuses[status] += events
        if year is not None:
            years[int(year)] += events
    firsts, lasts = ([row[place] for row in told["count"] if row[place]] for place in (-2, -1))
    others = {kind: _numbered(connection, kind, told[kind]) for kind in _KINDS_OF}
    return Profile(
        who=replace(
            named,
            events=kinds.total(),
            first=min(firsts, default=None),
            last=max(lasts, default=None),
            counterparts=others["person" if named.kind == "person" else "country"][:3],
        ),
        aliases=_aliases(connection, named),
        kinds=dict(kinds),
        statuses=dict(statuses),
        years=dict(sorted(years.items())),
        offices=_offices(named, told["office"]),
        people=others["person"],
        countries=others["country"],
        orgs=others["org"],
        places=tuple(sorted(((row[0], row[1], row[3]) for row in told["place"]), key=lambda place: (-place[2], place[0]))),
    )


def _told_of(connection: sqlite3.Connection, who: Somebody, mine: Filter) -> sqlite3.Cursor:
    """All that a profile counts, in one query, for which the events are looked up but once: what it is, three columns of which, events, first, last."""
    where, values = condition(connection, mine)
    own, value = _mine(who, "p")
    counts = "count(*), min(date), max(date)"
    query = f"""WITH mine AS MATERIALIZED (SELECT e.id, e.date, e.kind, e.status, e.place, e.place_country FROM event e WHERE {where}),
        part AS MATERIALIZED (SELECT m.id, m.date, p.actor_kind, p.actor_id, p.country, p.party, p.name, p.office, {own} IS TRUE AS own
            FROM mine m CROSS JOIN participant p ON p.event_id = m.id)
        SELECT 'count', kind, status, substr(date, 1, 4), {counts} FROM mine GROUP BY 2, 3, 4
        UNION ALL SELECT 'place', place, place_country, NULL, {counts} FROM mine WHERE place NOT NULL GROUP BY 2, 3
        UNION ALL SELECT 'office', name, office, country, count(DISTINCT id), min(date), max(date) FROM part
            WHERE own AND actor_kind = 'person' AND name NOT NULL AND office NOT NULL GROUP BY 2, 3, 4
        UNION ALL SELECT actor_kind, actor_id, NULL, NULL, count(DISTINCT id), NULL, NULL FROM part
            WHERE NOT own AND actor_kind IN ('person', 'org') AND name NOT NULL AND actor_id NOT NULL GROUP BY 1, 2
        UNION ALL SELECT 'country', country, NULL, NULL, count(DISTINCT id), NULL, NULL FROM part
            WHERE NOT own AND party = 1 AND country IS NOT ? AND actor_kind <> 'org' GROUP BY 2"""
    return connection.execute(query, (*values, value, who.country))


def _aliases(connection: sqlite3.Connection, who: Somebody) -> tuple[str, ...]:
    query = "SELECT DISTINCT alias FROM alias WHERE actor_id IN (SELECT value FROM json_each(?)) ORDER BY 1"
    return tuple(alias for (alias,) in connection.execute(query, (json.dumps(who.actors),)))


def _numbered(connection: sqlite3.Connection, kind: str, rows: Sequence[tuple[Any, ...]]) -> Numbered:
    """Names with their number of events, the most first; actors who are the same count together."""
    names = identities(connection, kind, [row[0] for row in rows]) if rows and kind != "country" else {}
    number: Counter[str] = Counter()
    for other, _, _, events, _, _ in rows:
        number[names[other].name if names else str(other)] += events
    return tuple(_most(number, None))


def _mine(who: Somebody, participant: str) -> tuple[str, str]:
    """The condition that a row of `participant` is this one, and its argument."""
    if who.kind == "country":
        return f"({participant}.country = ? AND {participant}.actor_kind <> 'org')", who.name
    return f"{participant}.actor_id IN (SELECT value FROM json_each(?))", json.dumps(who.actors)


def _offices(who: Somebody, rows: Sequence[tuple[Any, ...]]) -> tuple[Office, ...]:
    """The offices in order of time; of a country, those of its people, the most frequent first."""
    if who.kind == "org":
        return ()
    offices = (Office(name, office, country, first, last, events) for name, office, country, events, first, last in rows)
    if who.kind == "country":
        return tuple(sorted(offices, key=lambda office: (-office.events, office.name, office.office)))
    return tuple(sorted(offices, key=lambda office: (office.first is None, office.first or "", office.office)))


def _most(number: Counter[str], most: int | None) -> list[tuple[str, int]]:
    return sorted(number.items(), key=lambda item: (-item[1], item[0]))[:most]
