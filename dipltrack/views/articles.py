"""Stored articles → listings, and an article's text with its evidence marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dipltrack.model import StoredArticle, StoredEvent
from dipltrack.views.listing import Column, Listing
from dipltrack.views.safe import lines, one_line
from dipltrack.views.screen import Screen

COLUMNS = ("id", "published", "title", "outlets", "url", "events", "characters", "added", "author", "language")
_WIDEST = 100
"""Columns of a line of prose; longer ones are hard to read."""


def article_listing(articles: Sequence[StoredArticle], *, with_text: bool = False) -> Listing[StoredArticle]:
    """A listing of articles in all formats; `with_text` adds the text to CSV and JSON."""
    table: tuple[Column[StoredArticle], ...] = (
        Column("id", lambda a: str(a.id), right=True, look=lambda a: "dim"),
        Column("published", lambda a: _published(a) or "–"),
        Column("title", lambda a: a.article.title or _beginning(a.article.text), least=30),
        Column("outlets", lambda a: "; ".join(a.outlets), least=12),
        Column("events", lambda a: str(len(a.event_ids)), right=True),
    )
    columns = (*COLUMNS, "text") if with_text else COLUMNS

    def whole(stored: StoredArticle) -> dict[str, Any]:
        return {**article_json(stored), "text": stored.article.text} if with_text else article_json(stored)

    return Listing(articles, columns, article_row, whole, table)


def article_row(stored: StoredArticle) -> dict[str, str]:
    """The article's cells by column."""
    article = stored.article
    return {
        "id": str(stored.id),
        "published": _published(stored),
        "title": article.title or "",
        "outlets": "; ".join(stored.outlets),
        "url": article.url or "",
        "events": "; ".join(map(str, stored.event_ids)),
        "characters": str(len(article.text)),
        "added": stored.added.isoformat(timespec="seconds"),
        "author": article.author or "",
        "language": article.language or "",
        "text": article.text,
    }


def article_json(stored: StoredArticle) -> dict[str, Any]:
    """The article as one object; its text is asked for with `--text`."""
    return {
        "id": stored.id,
        "published": _published(stored) or None,
        "title": stored.article.title,
        "outlets": list(stored.outlets),
        "url": stored.article.url,
        "events": list(stored.event_ids),
        "characters": len(stored.article.text),
        "added": stored.added.isoformat(timespec="seconds"),
        "author": stored.article.author,
        "language": stored.article.language,
    }


def article_head(stored: StoredArticle, screen: Screen) -> Iterator[str]:
    """Title, outlets, date and address of an article."""
    article = stored.article
    yield screen.paint(f"{stored.id}  {'; '.join(map(one_line, stored.outlets)) or 'unknown outlet'}, ", "dim")
    yield screen.paint(_published(stored) or "no publication date", "dim") + "\n"
    yield screen.paint(one_line(article.title or "(no title)"), "bold") + "\n"
    if article.author:
        yield screen.paint(f"by {one_line(article.author)}", "dim") + "\n"
    if article.url:
        yield one_line(article.url) + "\n"


def marked_text(stored: StoredArticle, events: Sequence[StoredEvent], screen: Screen) -> Iterator[str]:
    """The text, each passage that asserts an event between brackets with the event's id: `[12: They met on Monday.]`."""
    text, at, pieces = stored.article.text, 0, []
    for start, end, ids in _passages(stored, events):
        pieces += [text[at:start], f"[{', '.join(map(str, ids))}: {text[start:end]}]"]
        at = end
    for line in lines("".join([*pieces, text[at:]])).rstrip("\n").split("\n"):
        yield from (f"{row}\n" for row in _wrapped(line, screen))


def _wrapped(line: str, screen: Screen) -> list[str]:
    from textwrap import wrap

    if screen.width is None or len(line) <= min(screen.width, _WIDEST):
        return [line]
    return wrap(line, min(screen.width, _WIDEST), break_on_hyphens=False)


def _passages(stored: StoredArticle, events: Sequence[StoredEvent]) -> list[tuple[int, int, list[int]]]:
    """Passages in order with the events that they assert; where two overlap they are one."""
    spans = sorted(
        (piece.evidence.start, piece.evidence.end, event.id)
        for event in events
        for piece in event.evidence
        if piece.article_id == stored.id and piece.evidence.where == "text"
    )
    passages: list[tuple[int, int, list[int]]] = []
    for start, end, id in spans:
        if passages and start < passages[-1][1]:
            first, last, ids = passages[-1]
            passages[-1] = (first, max(last, end), ids if id in ids else [*ids, id])
        else:
            passages.append((start, end, [id]))
    return passages


def _published(stored: StoredArticle) -> str:
    return stored.article.published.isoformat() if stored.article.published else ""


def _beginning(text: str) -> str:
    return " ".join(text[:120].split())
