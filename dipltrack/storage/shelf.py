"""What is asked about stored articles → the methods of the store for it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dipltrack.storage.failures import guarded

if TYPE_CHECKING:
    from dipltrack.model import StoredArticle
    from dipltrack.storage.articles import ArticleFilter


class Shelf(Protocol):
    """The part of the store that gives articles back. Without a filter, all of them are meant."""

    path: Path
    _connection: sqlite3.Connection

    @guarded
    def articles(self, wanted: ArticleFilter | None = None, *, limit: int | None = None) -> list[StoredArticle]:
        """List articles, newest first."""
        from dipltrack.storage import articles

        return articles.articles(self._connection, wanted or articles.ALL, limit)

    @guarded
    def count_articles(self, wanted: ArticleFilter | None = None) -> int:
        """Count articles."""
        from dipltrack.storage import articles

        return articles.count(self._connection, wanted or articles.ALL)

    @guarded
    def undated_articles(self, wanted: ArticleFilter) -> int:
        """Count the articles that match all but the dates of the filter, because nobody knows when they were published."""
        from dipltrack.storage import articles

        return articles.undated(self._connection, wanted)

    @guarded
    def article(self, id: int) -> StoredArticle:
        """Load one article. Raises NotFound."""
        from dipltrack.storage import articles

        return articles.article(self._connection, id)
