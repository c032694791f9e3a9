"""A kind of word (countries, people, tags …) → what of it is in the database, for completion and "did you mean"."""

from __future__ import annotations

import sqlite3

from dipltrack.keys import fold
from dipltrack.storage.schema import STANDING

_OF_STANDING = (
    "EXISTS (SELECT 1 FROM participant p JOIN event e ON e.id = p.event_id WHERE p.actor_id = actor.id AND p.name = actor.name AND {0})"
)
_NAMES = "SELECT DISTINCT p.name FROM participant p JOIN event e ON e.id = p.event_id WHERE p.actor_kind = '{kind}' AND {standing}"
_WORDS = {
    # From the first to the next one, each by one look into the index: there are few countries, whatever the number of events.
    "countries": "WITH RECURSIVE c(code) AS (SELECT min(country) FROM participant WHERE party = 1 UNION ALL"
    " SELECT (SELECT min(country) FROM participant WHERE party = 1 AND country > c.code) FROM c WHERE c.code NOT NULL)"
    f" SELECT code FROM c WHERE EXISTS (SELECT 1 FROM participant p JOIN event e ON e.id = p.event_id WHERE p.country = c.code AND p.party = 1 AND {STANDING})",
    "people": _NAMES.format(kind="person", standing=STANDING),
    "orgs": _NAMES.format(kind="org", standing=STANDING),
    "places": f"SELECT DISTINCT e.place FROM event e WHERE {STANDING}",
    "topics": f"SELECT DISTINCT e.topic FROM event e WHERE {STANDING}",
    "modes": f"SELECT DISTINCT e.mode FROM event e WHERE {STANDING}",
    "sources": "SELECT DISTINCT source FROM outlet",
    "tags": "SELECT DISTINCT word FROM tag",
    "aliases": "SELECT DISTINCT alias FROM alias",
}
_ACTORS = {"people": "person", "orgs": "org"}
_TABLES = {"events": "event", "articles": "article"}
_DIGITS = 18


def known(connection: sqlite3.Connection, what: str) -> list[str]:
    """List all values of a kind ("countries", "people", …), sorted."""
    return sorted(row[0] for row in connection.execute(_WORDS[what]) if row[0])


def beginning(connection: sqlite3.Connection, what: str, start: str, most: int) -> list[str]:
    """List at most `most` values of a kind that begin with `start`, case ignored; ids of "events" and "articles" too, the newest first."""
    if what in _TABLES:
        return _ids(connection, _TABLES[what], start, most)
    if what in _ACTORS:
        query = f"SELECT DISTINCT name FROM actor WHERE kind = ? AND key >= ? AND key < ? AND {_OF_STANDING.format(STANDING)} ORDER BY name LIMIT ?"
        key = fold(start)
        found = [row[0] for row in connection.execute(query, (_ACTORS[what], key, key + "\U0010ffff", most * 2))]
    else:
        found = known(connection, what)
    return [word for word in found if word.lower().startswith(start.lower())][:most]


def _ids(connection: sqlite3.Connection, table: str, start: str, most: int) -> list[str]:
    """Ids whose digits begin so lie between 12 and 12, 120 and 129, 1200 and 1299 …"""
    if not start:
        return [str(row[0]) for row in connection.execute(f"SELECT id FROM {table} ORDER BY id DESC LIMIT ?", (most,))]
    if not (start.isascii() and start.isdigit()) or start[0] == "0" or len(start) > _DIGITS:
        return []
    found: list[int] = []
    for more in range(_DIGITS - len(start), -1, -1):
        low, high = int(start) * 10**more, (int(start) + 1) * 10**more - 1
        query = f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?"
        found += [row[0] for row in connection.execute(query, (low, high, most - len(found)))]
    return [str(id) for id in found]
