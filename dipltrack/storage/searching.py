"""Words, or a query for FTS5 → the places where they stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dipltrack.errors import UsageError
from dipltrack.storage.filters import EVERYTHING, Filter, match_words
from dipltrack.storage.rows import iso_day

_BATCH = 100

MARK_START, MARK_END = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words were found; title, source and published are the article's. MARK_START and MARK_END stand around matches.

    `event_id` is None for hits in articles; a higher `score` is a better match.
    """

    event_id: int | None
    article_id: int
    title: str | None
    source: str | None
    published: date | None
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class _Target:
    """A full-text index, the score of a match in it, the passage to show, and what a match stands in: `place` is a row of the index."""

    index: str
    score: str
    snippet: str
    rows: str


_EVIDENCE = _Target(
    "evidence_fts",
    "-bm25(evidence_fts)",
    "snippet(evidence_fts, 0, char(2), char(3), '…', 64)",
    "SELECT v.id AS place, e.id AS event_id, r.article_id, a.title, a.source, a.published FROM evidence v JOIN report r ON r.id = v.report_id"
    " JOIN event e ON e.id = r.event_id JOIN article a ON a.id = r.article_id WHERE {where}",
)
_ARTICLES = _Target(
    "article_fts",
    "-bm25(article_fts, 4.0, 1.0)",
    "snippet(article_fts, -1, char(2), char(3), '…', 32)",
    "SELECT a.id AS place, NULL AS event_id, a.id AS article_id, a.title, a.source, a.published FROM article a WHERE {where}",
)
_TOLD = "a.id IN (SELECT r.article_id FROM report r JOIN event e ON e.id = r.event_id WHERE {where})"


def search(
    connection: sqlite3.Connection,
    words: str,
    wanted: Filter = EVERYTHING,
    *,
    articles: bool = False,
    newest: bool = False,
    raw: bool = False,
    limit: int | None = 20,
) -> list[Hit]:
    """Find words in the evidence of the events wanted (one hit per event) or in articles (that tell of such an event); best, or newest, first.

    With `raw` the words are a query for FTS5, passed as it is: `fish* NOT trade`. UsageError for no word, and for a query that FTS5 can't read.
    """
    query = words if raw else match_words(words)
    if query is None:
        raise UsageError(f"Nothing to search for in '{words}'. Give one word or more.")
    target = _ARTICLES if articles else _EVIDENCE
    where, values = wanted.compile()
    if articles:
        where, values = (_TOLD.format(where=where), values) if wanted != EVERYTHING else ("1", [])
    rows = target.rows.format(where=where)
    try:
        found = _newest(connection, target, query, rows, values) if newest else _best(connection, target, query, rows, values)
        return _shown(connection, target, query, _first_of_each(found, limit))
    except sqlite3.OperationalError as error:
        if not raw or error.sqlite_errorname != "SQLITE_ERROR":
            raise
        said = str(error).removeprefix("fts5: ")
        raise UsageError(f"Can't read '{words}' as a query for FTS5 ({said}). Leave --raw out to search for these words.") from error


_Found = Iterator[tuple[sqlite3.Row, float]]
"""What a match stands in, and its score."""


def _best(connection: sqlite3.Connection, target: _Target, query: str, rows: str, values: list[Any]) -> _Found:
    """The best first. What a match stands in is looked up for a few at a time: most searches are over with the first of them."""
    ranked = connection.execute(
        f"SELECT rowid, {target.score} AS score FROM {target.index} WHERE {target.index} MATCH ? ORDER BY score DESC, rowid DESC", (query,)
    )
    size = _BATCH
    while batch := ranked.fetchmany(size):
        chosen = f"SELECT * FROM ({rows}) WHERE place IN (SELECT value FROM json_each(?))"
        places = {row["place"]: row for row in connection.execute(chosen, (*values, json.dumps([place for place, _ in batch])))}
        yield from ((places[place], score) for place, score in batch if place in places)
        size *= 2


def _newest(connection: sqlite3.Connection, target: _Target, query: str, rows: str, values: list[Any]) -> _Found:
    """The newest articles first, the best of each day first."""
    found = connection.execute(
        f"SELECT t.*, m.score FROM (SELECT rowid AS place, {target.score} AS score FROM {target.index} WHERE {target.index} MATCH ?) m"
        f" JOIN ({rows}) t ON t.place = m.place ORDER BY t.published DESC NULLS LAST, m.score DESC, t.place DESC",
        (query, *values),
    )
    yield from ((row, row["score"]) for row in found)


def _first_of_each(found: _Found, limit: int | None) -> list[tuple[sqlite3.Row, float]]:
    """The first match of each event or article, in order, `limit` of them."""
    hits: dict[int, tuple[sqlite3.Row, float]] = {}
    for row, score in found:
        if limit is not None and len(hits) >= limit:
            break
        hits.setdefault(row["event_id"] or row["article_id"], (row, score))
    return list(hits.values())


def _shown(connection: sqlite3.Connection, target: _Target, query: str, found: list[tuple[sqlite3.Row, float]]) -> list[Hit]:
    """The hits with the passages around the matches, which cost most and are cut out for no other."""
    places = json.dumps([row["place"] for row, _ in found])
    cut = f"SELECT rowid, {target.snippet} FROM {target.index} WHERE {target.index} MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
    passages = dict(tuple(row) for row in connection.execute(cut, (query, places)))
    return [
        Hit(row["event_id"], row["article_id"], row["title"], row["source"], iso_day(row["published"]), passages[row["place"]], score)
        for row, score in found
    ]
