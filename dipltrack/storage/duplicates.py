"""An article → whether the store knows it: by its words, its source and its URL."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dipltrack.keys import fold, words_hash
from dipltrack.model import Article
from dipltrack.storage.copies import sketch

ON_DUPLICATE = ("skip", "update", "keep")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: "added"; "known" (nothing new); "outlet" (from another source); "updated"; "kept" (a new version).

    `event_ids` are the events that it tells, in order; `joined` those of them that other articles told before.
    """

    outcome: str
    article_id: int
    event_ids: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an article is recognised by: the hash of its words, and the sketch of its text that copies of it are found by.

    It follows from the article alone, so that another process can make it.
    """

    sha256: str
    sketch: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> Fingerprint:
        """Take the fingerprint."""
        return cls(words_hash(article.text, article.title), tuple(sketch(article.text)))


def find_words(connection: sqlite3.Connection, sha256: str) -> int | None:
    """Return the id of the article with the same words, from wherever."""
    row = connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
    return row[0] if row else None


def find_known(connection: sqlite3.Connection, article: Article) -> int | None:
    """Return the id of the article with the same words and the same source or URL (or when the new one names neither)."""
    found = find_words(connection, words_hash(article.text, article.title))
    if found is None or is_new_outlet(connection, found, article):
        return None
    return found


def find_url(connection: sqlite3.Connection, url: str | None) -> int | None:
    """Return the newest article that was read at the URL."""
    row = connection.execute("SELECT max(article_id) FROM outlet WHERE url = ?", (url,)).fetchone()
    return row[0] if row else None


def to_update(connection: sqlite3.Connection, article: Article, sha256: str) -> int | None:
    """Return the article that new words at its own URL replace; a reprint's URL replaces nothing, others carry the old words too."""
    if article.url is None or find_words(connection, sha256) is not None:
        return None
    row = connection.execute(
        "SELECT max(o.article_id) FROM outlet o JOIN article a ON a.id = o.article_id AND a.url = o.url WHERE o.url = ?", (article.url,)
    )
    found: int | None = row.fetchone()[0]
    return found


def is_new_outlet(connection: sqlite3.Connection, article_id: int, article: Article) -> bool:
    """Tell whether the source or URL says that somebody else carried these words."""
    if not article.source and not article.url:
        return False
    source = fold(article.source) if article.source else None
    same = connection.execute(
        "SELECT 1 FROM outlet WHERE article_id = ? AND (source_key = ? OR url = ?)", (article_id, source, article.url)
    ).fetchone()
    return same is None
