"""Rows of `actor` → people and bodies: one name with one country, by all the names that it goes under."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from dipltrack.keys import fold


@dataclass(frozen=True, slots=True)
class Identity:
    """A person or body (`kind`): `actors` are its rows of `actor`, `country` ISO alpha-3 or None, `keys` what it is found by."""

    kind: str
    name: str
    country: str | None
    actors: tuple[int, ...]
    keys: frozenset[str]
    initials: frozenset[str] = frozenset()


def identities(connection: sqlite3.Connection, kind: str) -> dict[int, Identity]:
    """Tell of each actor of a kind ("person", "org") who it is.

    An actor without a country is the one with a country that has the same name, if there is but one; an actor whose name is an alias of
    another is that other.
    """
    actors = connection.execute("SELECT id, key, country, name, initials FROM actor WHERE kind = ? ORDER BY id", (kind,)).fetchall()
    aliases: dict[str, set[int]] = defaultdict(set)
    for key, actor_id in connection.execute("SELECT key, actor_id FROM alias"):
        aliases[key].add(actor_id)
    leads = _leads(actors, aliases)
    members: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for actor in actors:
        members[leads[actor["id"]]].append(actor)
    by_id = {actor["id"]: actor for actor in actors}
    others: dict[int, set[str]] = defaultdict(set)
    for key, meant in aliases.items():
        for actor_id in meant & by_id.keys():
            others[leads[actor_id]].add(key)
    known: dict[int, Identity] = {}
    for lead, rows in members.items():
        keys, initials = {row["key"] for row in rows} | others[lead], {row["initials"] for row in rows if row["initials"]}
        ids = tuple(row["id"] for row in rows)
        who = Identity(kind, by_id[lead]["name"], by_id[lead]["country"] or None, ids, frozenset(keys), frozenset(initials))
        known.update(dict.fromkeys(ids, who))
    return known


def _leads(actors: list[sqlite3.Row], aliases: dict[str, set[int]]) -> dict[int, int]:
    """For each actor the one whose name and country it goes by; itself for most."""
    with_country: dict[str, list[int]] = defaultdict(list)
    for actor in actors:
        if actor["country"]:
            with_country[actor["key"]].append(actor["id"])
    leads = {actor["id"]: actor["id"] for actor in actors}
    for actor in actors:
        same = with_country.get(actor["key"], [])
        if not actor["country"] and len(same) == 1:
            leads[actor["id"]] = same[0]
        meant = {leads[i] for i in aliases.get(actor["key"], ()) if i in leads and i != actor["id"]}
        if len(meant) == 1:
            leads[actor["id"]] = meant.pop()
    return {actor_id: leads[lead] for actor_id, lead in leads.items()}


def called(connection: sqlite3.Connection, kind: str, name: str) -> list[Identity]:
    """Find who is called so: whose whole name it is, else all who have every word of it in one of their names (a body: its acronym too)."""
    key = fold(name)
    everybody = list({who.actors: who for who in identities(connection, kind).values()}.values())
    whole = [who for who in everybody if key in who.keys or key.replace(" ", "") in who.initials]
    words = key.split()
    return whole or [who for who in everybody if words and any(_has(own, words, kind) for own in who.keys)]


def _has(key: str, words: list[str], kind: str) -> bool:
    """For bodies, parts count from the start of a word: "eu" is not in "museum"."""
    return all(f" {word}" in f" {key}" for word in words) if kind == "org" else all(word in key for word in words)
