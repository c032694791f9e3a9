"""Rows of `actor` → people and bodies: one name with one country, by all the names that it goes under."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dipltrack.keys import fold

_LISTED = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Identity:
    """A person or body (`kind`): `actors` are its rows of `actor`, `country` ISO alpha-3 or None, `keys` what it is found by."""

    kind: str
    name: str
    country: str | None
    actors: tuple[int, ...]
    keys: frozenset[str]
    initials: frozenset[str] = frozenset()


def identities(connection: sqlite3.Connection, kind: str, among: Collection[int] | None = None) -> dict[int, Identity]:
    """Tell of each actor of a kind ("person", "org") who it is; or of some, and of whoever shares a name with them.

    An actor without a country is the one with a country that has the same name, if there is but one; an actor whose name is an alias of
    another is that other.
    """
    aliases: dict[str, set[int]] = defaultdict(set)
    tied = connection.execute("SELECT l.key, l.actor_id, a.key FROM alias l JOIN actor a ON a.id = l.actor_id").fetchall()
    for key, actor_id, _ in tied:
        aliases[key].add(actor_id)
    query = "SELECT id, key, country, name, initials FROM actor WHERE kind = ?"
    if among is None:
        actors = connection.execute(f"{query} ORDER BY id", (kind,)).fetchall()
    else:
        keys = _shared(
            {row[0] for row in connection.execute(f"SELECT key FROM actor WHERE id IN ({_LISTED})", (json.dumps([*among]),))}, tied
        )
        actors = connection.execute(f"{query} AND key IN ({_LISTED}) ORDER BY id", (kind, json.dumps([*keys]))).fetchall()
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


def _shared(keys: set[str], tied: Iterable[sqlite3.Row]) -> set[str]:
    """The keys with all that an alias ties to them."""
    pairs = [{alias, key} for alias, _, key in tied]
    while more := {key for pair in pairs if pair & keys for key in pair} - keys:
        keys = keys | more
    return keys


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
    words = key.split()
    rows = connection.execute(
        "SELECT id, key, initials FROM actor WHERE kind = ? UNION SELECT a.id, l.key, '' FROM alias l JOIN actor a ON a.id = l.actor_id AND a.kind = ?",
        (kind, kind),
    )
    may_be = [id for id, own, acronym in rows if words and (_has(own, words, kind) or acronym == key.replace(" ", ""))]
    known = list({who.actors: who for who in identities(connection, kind, may_be).values()}.values())
    whole = [who for who in known if key in who.keys or key.replace(" ", "") in who.initials]
    return whole or [who for who in known if any(_has(own, words, kind) for own in who.keys)]


def _has(key: str, words: list[str], kind: str) -> bool:
    """For bodies, parts count from the start of a word: "eu" is not in "museum"."""
    return all(f" {word}" in f" {key}" for word in words) if kind == "org" else all(word in key for word in words)
