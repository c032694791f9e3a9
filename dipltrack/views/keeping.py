"""What the user keeps (notes, tags, links, other names) → listings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dipltrack.views.journal import query_listing
from dipltrack.views.listing import Column, Listing

Note = tuple[datetime, str]

_BACK = {"fulfils": "fulfilled by", "follows": "followed by", "cancels": "cancelled by"}


def note_listing(notes: Sequence[Note]) -> Listing[Note]:
    """A listing of notes; times are UTC in CSV and JSON, local in tables."""
    table: tuple[Column[Note], ...] = (
        Column("at", lambda note: f"{note[0].astimezone():%Y-%m-%d %H:%M}"),
        Column("note", lambda note: note[1]),
    )

    def row(note: Note) -> dict[str, str]:
        return {"at": note[0].isoformat(timespec="seconds"), "note": note[1]}

    return Listing(notes, ("at", "note"), row, row, table)


def tag_listing(tags: Mapping[str, int]) -> Listing[tuple[Any, ...]]:
    """A listing of tags with the number of their events."""
    return query_listing(("tag", "events"), list(tags.items()))


def link_listing(links: Iterable[tuple[str, bool, int, str | None, str, str]]) -> Listing[tuple[Any, ...]]:
    """A listing of an event's links: (relation, whether it is the other that does so, the other's id, date and title, "user" or "rule")."""
    rows = [(_BACK.get(relation, relation) if back else relation, *other) for relation, back, *other in links]
    return query_listing(("relation", "id", "date", "title", "by"), rows)


def alias_listing(aliases: Sequence[tuple[str, str, str]]) -> Listing[tuple[Any, ...]]:
    """A listing of other names, given as (alias, name, kind)."""
    return query_listing(("alias", "name", "kind"), aliases)
