"""Which articles are wanted → stored articles, the newest id first, and how many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dipltrack.keys import fold
from dipltrack.model import StoredArticle
from dipltrack.storage.failures import no_article
from dipltrack.storage.filters import EVERYTHING, Clause, Filter
from dipltrack.storage.rows import stored_article_from

_ARTICLES = """SELECT a.*,
    (SELECT json_group_array(source) FROM
        (SELECT source FROM outlet WHERE article_id = a.id AND source IS NOT NULL ORDER BY id)) AS outlets,
    (SELECT json_group_array(event_id) FROM (SELECT event_id FROM report WHERE article_id = a.id ORDER BY event_id)) AS event_ids
    FROM article a"""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted: published from `since` to `until`, both included; carried by an outlet with this text in its name or
    address; and telling of an event of `events`.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None
    events: Filter = EVERYTHING

    def compile(self) -> Clause:
        """Give the condition on `article a` and its arguments."""
        clauses = list(self._clauses())
        return " AND ".join(sql for sql, _ in clauses) or "1", [value for _, values in clauses for value in values]

    def without_dates(self) -> ArticleFilter:
        """The same question without its dates."""
        return replace(self, since=None, until=None)

    def _clauses(self) -> Iterator[Clause]:
        if self.since is not None:
            yield "a.published >= ?", [self.since.isoformat()]
        if self.until is not None:
            yield "a.published <= ?", [self.until.isoformat()]
        if self.source is not None:
            carried = "a.id IN (SELECT article_id FROM outlet WHERE instr(source_key, ?) > 0 OR instr(lower(url), ?) > 0)"
            yield (carried, [key, self.source.strip().lower()]) if (key := fold(self.source)) else ("0", [])
        if self.events != EVERYTHING:
            where, values = self.events.compile()
            yield f"a.id IN (SELECT r.article_id FROM report r JOIN event e ON e.id = r.event_id WHERE {where})", values


ALL = ArticleFilter()


def articles(connection: sqlite3.Connection, wanted: ArticleFilter, limit: int | None = None) -> list[StoredArticle]:
    """List the articles, newest id first."""
    where, values = wanted.compile()
    query = f"{_ARTICLES} WHERE {where} ORDER BY a.id DESC LIMIT ?"
    return [stored_article_from(row) for row in connection.execute(query, (*values, -1 if limit is None else limit))]


def article(connection: sqlite3.Connection, article_id: int) -> StoredArticle:
    """Load one article. Raises NotFound."""
    row = connection.execute(f"{_ARTICLES} WHERE a.id = ?", (article_id,)).fetchone()
    if row is None:
        raise no_article(connection, article_id)
    return stored_article_from(row)


def count(connection: sqlite3.Connection, wanted: ArticleFilter) -> int:
    """Count the articles."""
    return _number(connection, *wanted.compile())


def undated(connection: sqlite3.Connection, wanted: ArticleFilter) -> int:
    """Count the articles that match all but the dates, because they have none."""
    where, values = wanted.without_dates().compile()
    return _number(connection, f"{where} AND a.published IS NULL", values)


def _number(connection: sqlite3.Connection, where: str, values: list[Any]) -> int:
    number: int = connection.execute(f"SELECT count(*) FROM article a WHERE {where}", values).fetchone()[0]
    return number
