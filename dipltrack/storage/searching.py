"""Words, or a query for FTS5 → the places where they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dipltrack.errors import UsageError
from dipltrack.storage.filters import match_words
from dipltrack.storage.schema import STANDING

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


_IN_EVIDENCE = f"""SELECT r.event_id, r.article_id, a.title, a.source, a.published,
        snippet(evidence_fts, 0, char(2), char(3), '…', 64) AS snippet, -bm25(evidence_fts) AS score
    FROM evidence_fts JOIN evidence v ON v.id = evidence_fts.rowid JOIN report r ON r.id = v.report_id
    JOIN event e ON e.id = r.event_id JOIN article a ON a.id = r.article_id
    WHERE evidence_fts MATCH ? AND {STANDING} ORDER BY """

_IN_ARTICLES = """SELECT NULL AS event_id, a.id AS article_id, a.title, a.source, a.published,
        snippet(article_fts, -1, char(2), char(3), '…', 32) AS snippet, -bm25(article_fts, 4.0, 1.0) AS score
    FROM article_fts JOIN article a ON a.id = article_fts.rowid WHERE article_fts MATCH ? ORDER BY """


def search(
    connection: sqlite3.Connection, words: str, *, articles: bool = False, newest: bool = False, raw: bool = False, limit: int = 20
) -> list[Hit]:
    """Find words in the evidence of standing events (one hit per event) or in articles; best, or newest, first.

    With `raw` the words are a query for FTS5, passed as it is: `fish* NOT trade`. UsageError for no word, and for a query that FTS5 can't read.
    """
    query = words if raw else match_words(words)
    if query is None:
        raise UsageError(f"Nothing to search for in '{words}'. Give one word or more.")
    order = "a.published DESC NULLS LAST, score DESC" if newest else "score DESC"
    sql = (_IN_ARTICLES if articles else _IN_EVIDENCE) + f"{order}, article_id DESC"
    try:
        return _hits(connection.execute(sql, (query,)), limit, per_event=not articles)
    except sqlite3.OperationalError as error:
        if not raw or error.sqlite_errorname != "SQLITE_ERROR":
            raise
        said = str(error).removeprefix("fts5: ")
        raise UsageError(f"Can't read '{words}' as a query for FTS5 ({said}). Leave --raw out to search for these words.") from error


def _hits(rows: Iterable[sqlite3.Row], limit: int, *, per_event: bool) -> list[Hit]:
    """The first hit of each event or article, in order, `limit` of them."""
    hits: dict[int, Hit] = {}
    for row in rows:
        key = row["event_id"] if per_event else row["article_id"]
        if key not in hits:
            published = date.fromisoformat(row["published"]) if row["published"] else None
            hits[key] = Hit(row["event_id"], row["article_id"], row["title"], row["source"], published, row["snippet"], row["score"])
        if len(hits) >= limit:
            break
    return list(hits.values())
