"""Articles → families that carry the same wire text, cut, edited or with another headline: many outlets, one witness.

A sketch is the smallest hashes of all runs of five words. Articles whose sketches are alike are compared word for word; a standing paragraph,
which a thousand articles of an outlet may have in common, makes none of them alike.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from zlib import crc32

from dipltrack.keys import fold
from dipltrack.storage.rows import insert

_RUN = 5  # words
_KEPT = 16  # hashes per article
_SHARED = 2  # of them in common: worth a look at both sketches
_ALIKE = 0.25  # share of the shorter text's hashes that stand in the other sketch: worth a look at the words; copies have 0.6 or more
_LISTED = 100  # articles, the oldest, that are looked up by one hash: the members of a family are among them, however large it is
_SAME = 0.6  # share of the runs of the shorter text that stand in the longer one
_SHORTEST = 20  # runs: a text of a few words is a copy of nothing


def sketch(text: str) -> list[int]:
    """The hashes that an article is looked up by; none for a text of a few words."""
    runs = {crc32(run.encode()) for run in _runs(text)}
    return nsmallest(_KEPT, runs) if len(runs) >= _SHORTEST else []


def join_family(connection: sqlite3.Connection, article_id: int, text: str, sketched: Sequence[int]) -> None:
    """Enter the article, whose row is there already, in the family of the articles whose text it carries; families it connects become one.

    `sketched` is the sketch of `text`.
    """
    candidates = _candidates(connection, article_id, sketched)
    runs = _runs(text) if candidates else set()
    alike = [other for other in candidates if _is_copy(runs, _runs(_text(connection, other)))]
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


def _candidates(connection: sqlite3.Connection, article_id: int, sketched: Sequence[int]) -> list[int]:
    """The articles that may carry the same text, by their sketches."""
    shared: Counter[int] = Counter()
    for value in sketched:
        rows = connection.execute("SELECT article_id FROM sketch WHERE hash = ? AND article_id <> ? LIMIT ?", (value, article_id, _LISTED))
        shared.update(row[0] for row in rows)
    often = {other for other, number in shared.items() if number >= _SHARED}
    others = connection.execute(f"SELECT id, sketch FROM article WHERE id IN {_LIST} ORDER BY id", _listed(often)) if often else ()
    return [row[0] for row in others if _are_alike(sketched, json.loads(row[1]))]


def _are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether enough hashes are common among those small enough to stand in both sketches, had both texts their runs."""
    largest = min(max(one), max(other))
    mine, its = {value for value in one if value <= largest}, {value for value in other if value <= largest}
    return len(mine & its) >= max(_SHARED, _ALIKE * min(len(mine), len(its)))


def _text(connection: sqlite3.Connection, article_id: int) -> str:
    text: str = connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()[0]
    return text


def _is_copy(one: set[str], other: set[str]) -> bool:
    smaller = min(len(one), len(other))
    return smaller >= _SHORTEST and len(one & other) >= _SAME * smaller


def _runs(text: str) -> set[str]:
    words = fold(text).split()
    return set(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))
