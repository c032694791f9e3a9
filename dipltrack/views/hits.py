"""Search hits → a listing with the matches marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from dipltrack.views.listing import Column, Listing
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen

COLUMNS = ("event", "article", "published", "source", "title", "snippet")
_START, _END = "\x02", "\x03"


class Hit(Protocol):
    """A place where the words stand; `snippet` has the characters 2 and 3 around them, `event_id` is None for a hit in an article."""

    @property
    def event_id(self) -> int | None: ...  # noqa: D102
    @property
    def article_id(self) -> int: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def source(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> date | None: ...  # noqa: D102
    @property
    def snippet(self) -> str: ...  # noqa: D102


def hit_listing(hits: Sequence[Hit]) -> Listing[Hit]:
    """A listing of hits in all formats; matches stand between ** and **."""
    table: tuple[Column[Hit], ...] = tuple(
        Column(name, lambda hit, name=name: hit_row(hit)[name], least=12 if name in ("source", "title", "snippet") else None)  # type: ignore[misc]
        for name in COLUMNS
    )
    return Listing(hits, COLUMNS, hit_row, hit_json, table)


def hit_row(hit: Hit) -> dict[str, str]:
    """The hit's cells by column."""
    return {name: "" if value is None else str(value) for name, value in hit_json(hit).items()}


def hit_json(hit: Hit) -> dict[str, Any]:
    """The hit as one object."""
    return {
        "event": hit.event_id,
        "article": hit.article_id,
        "published": hit.published.isoformat() if hit.published else None,
        "source": hit.source,
        "title": hit.title,
        "snippet": hit.snippet.replace(_START, "**").replace(_END, "**"),
    }


def hit_lines(hits: Sequence[Hit], screen: Screen) -> Iterator[str]:
    """Two paragraphs a hit for people: where it stands, then the words, the matches marked."""
    from textwrap import wrap

    for place, hit in enumerate(hits):
        where = f"event {hit.event_id}, article {hit.article_id}" if hit.event_id else f"article {hit.article_id}"
        published = hit.published.isoformat() if hit.published else "no date"
        yield ("\n" if place else "") + screen.paint(one_line(f"{where}  {hit.source or 'unknown outlet'}, {published}"), "dim") + "\n"
        if hit.title:
            yield screen.paint(one_line(hit.title), "bold") + "\n"
        words = one_line(hit.snippet.replace(_START, "**").replace(_END, "**"))
        rows = wrap(words, max(min(screen.width, 100) - 2, 20)) if screen.width else [words]
        yield from (f"  {row}\n" for row in rows)
