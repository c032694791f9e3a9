"""Articles → families that carry the same wire text, cut, edited or with another headline: many outlets, one witness.

A sketch is the smallest hashes of all runs of five words; articles that share some of them are compared word for word.
"""

from __future__ import annotations

import json
import sqlite3
from heapq import nsmallest
from zlib import crc32

from dipltrack.keys import fold
from dipltrack.storage.rows import insert

_RUN = 5  # words
_KEPT = 16  # hashes per article
_SHARED = 2  # of them in common: worth a look at the words
_SAME = 0.6  # share of the runs of the shorter text that stand in the longer one
_SHORTEST = 20  # runs: a text of a few words is a copy of nothing


def sketch(text: str) -> list[int]:
    """The hashes that an article is looked up by; none for a text of a few words."""
    runs = _runs(text)
    return nsmallest(_KEPT, runs) if len(runs) >= _SHORTEST else []


def join_family(connection: sqlite3.Connection, article_id: int, text: str) -> None:
    """Enter the article, whose row is there already, in the family of the articles whose text it carries; families it connects become one."""
    runs = _runs(text)
    if len(runs) < _SHORTEST:
        return
    alike = [other for other in _candidates(connection, article_id, runs) if _is_copy(runs, _runs(_text(connection, other)))]
    if not alike:
        return
    members = {article_id, *alike}
    families = {f for other in alike if (f := family_of(connection, other)) is not None}
    for family in sorted(families):
        members.update(members_of(connection, family))
    root = min(families | members)
    known = {
        row[0]: row[1] for row in connection.execute("SELECT article_id, family FROM copy WHERE article_id IN " + _LIST, _listed(members))
    }
    for member in sorted(members):
        if member not in known:
            insert(connection, "copy", {"article_id": member, "family": root})
        elif known[member] != root:
            connection.execute("UPDATE copy SET family = ? WHERE article_id = ?", (root, member))


def leave_family(connection: sqlite3.Connection, article_id: int) -> None:
    """Take the article out of its family; a family of one is none."""
    family = family_of(connection, article_id)
    if family is None:
        return
    connection.execute("DELETE FROM copy WHERE article_id = ?", (article_id,))
    if len(members_of(connection, family)) == 1:
        connection.execute("DELETE FROM copy WHERE family = ?", (family,))


def family_of(connection: sqlite3.Connection, article_id: int) -> int | None:
    """The number of the article's family; None when its text stands alone."""
    row = connection.execute("SELECT family FROM copy WHERE article_id = ?", (article_id,)).fetchone()
    return row[0] if row else None


def members_of(connection: sqlite3.Connection, family: int) -> list[int]:
    """The articles of a family."""
    return [row[0] for row in connection.execute("SELECT article_id FROM copy WHERE family = ? ORDER BY article_id", (family,))]


_LIST = "(SELECT value FROM json_each(?))"


def _listed(values: set[int]) -> tuple[str]:
    return (json.dumps(sorted(values)),)


def _candidates(connection: sqlite3.Connection, article_id: int, runs: set[int]) -> list[int]:
    found = connection.execute(
        f"SELECT article_id FROM sketch WHERE hash IN {_LIST} AND article_id <> ? GROUP BY article_id HAVING count(*) >= {_SHARED}",
        (json.dumps(nsmallest(_KEPT, runs)), article_id),
    )
    return sorted(row[0] for row in found)


def _text(connection: sqlite3.Connection, article_id: int) -> str:
    text: str = connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()[0]
    return text


def _is_copy(one: set[int], other: set[int]) -> bool:
    smaller = min(len(one), len(other))
    return smaller >= _SHORTEST and len(one & other) >= _SAME * smaller


def _runs(text: str) -> set[int]:
    words = fold(text).split()
    return {crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)}
