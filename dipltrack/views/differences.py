"""Two readings of an event → the fields that differ, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dipltrack.model import Event
from dipltrack.views.dates import short_date
from dipltrack.views.event_json import number
from dipltrack.views.event_rows import participant_words

NOTHING = "–"


class Difference(NamedTuple):
    """A field that was `before` and is `after`."""

    field: str
    before: str
    after: str


def differences(before: Event, after: Event) -> list[Difference]:
    """The fields that differ, in the order of a card."""
    found = ((name, words(before) or NOTHING, words(after) or NOTHING) for name, (_, words) in _FIELDS.items())
    return [Difference(name, one, other) for name, one, other in found if one != other]


def corrected_fields(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The names in which differences tell of these fields of a correction."""
    return tuple(name for name, (field, _) in _FIELDS.items() if field in fields)


def _money(event: Event) -> str:
    return f"{number(event.money.amount):,} {event.money.currency}" if event.money else ""


def _participants(event: Event) -> str:
    return "; ".join(filter(None, map(participant_words, event.participants)))


_FIELDS: dict[str, tuple[str, Callable[[Event], str]]] = {
    "kind": ("kind", lambda e: e.kind.value),
    "mode": ("mode", lambda e: e.mode),
    "status": ("status", lambda e: e.status.value),
    "title": ("title", lambda e: e.title),
    "date": ("when", lambda e: short_date(e.when)),
    "place": ("place", lambda e: e.place or ""),
    "place_country": ("place_country", lambda e: e.place_country or ""),
    "participants": ("participants", _participants),
    "topic": ("topic", lambda e: e.topic or ""),
    "amount": ("money", _money),
}
"""Fields by the names that people use, each with the field of Event it is in and its words."""
