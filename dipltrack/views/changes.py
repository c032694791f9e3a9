"""An event before and after a change → the fields that are others now, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dipltrack.keys import fold
from dipltrack.model import ActorKind, Event, Participant, When
from dipltrack.views.dates import short_date
from dipltrack.views.event_json import money_words
from dipltrack.views.event_table import CountryName

NOT_KNOWN = "–"


class Change(NamedTuple):
    """A field, or somebody of whom something else is told, before and after; what is not known is a dash."""

    field: str
    was: str
    now: str


def change_lines(before: Event, after: Event, name: CountryName) -> Iterator[str]:
    """Write "place: Oslo → Tokyo", a line for each change."""
    return (f"{change.field}: {change.was} → {change.now}" for change in changes(before, after, name))


def changes(before: Event, after: Event, name: CountryName) -> Iterator[Change]:
    """The fields that are others now; then, of those who stay, what is told of each."""
    for field, shown in _faces(name).items():
        was, now = shown(before), shown(after)
        if sorted(was) != sorted(now):
            yield Change(field, "; ".join(was) or NOT_KNOWN, "; ".join(now) or NOT_KNOWN)
    for was_told, told in ((p, q) for p in before.participants for q in after.participants if _same(p, q)):
        was_details, details = _details(was_told, name), _details(told, name)
        if was_details != details:
            yield Change(told.name or told.office or "somebody", was_details or NOT_KNOWN, details or NOT_KNOWN)


def _faces(name: CountryName) -> dict[str, Callable[[Event], Sequence[str]]]:
    """What is shown of each field: a value, or several in no order."""
    return {
        "kind": lambda e: [e.kind],
        "mode": lambda e: [e.mode],
        "status": lambda e: [e.status],
        "title": lambda e: [e.title],
        "date": lambda e: [_date(e.when)],
        "place": lambda e: [e.place or ""],
        "place_country": lambda e: [name(e.place_country) if e.place_country else ""],
        "topic": lambda e: [e.topic or ""],
        "amount": lambda e: [money_words(e.money)],
        "countries": lambda e: [*map(name, e.countries)],
        "people": lambda e: e.people,
        "orgs": lambda e: e.orgs,
        "cameo": lambda e: [e.cameo or ""],
        "plover": lambda e: [e.plover or ""],
    }


def _date(when: When) -> str:
    if when.start:
        return short_date(when)
    return f"between {when.window[0]} and {when.window[1]}" if when.window else ""


def _same(one: Participant, other: Participant) -> bool:
    """Whether both are one participant, whatever else is told of it."""
    by_country = one.kind is ActorKind.COUNTRY or not (one.name or other.name)
    same = one.country == other.country if by_country else fold(one.name or "") == fold(other.name or "")
    return one.kind is other.kind and same


def _details(participant: Participant, name: CountryName) -> str:
    """Write "Foreign Minister, Peru, host, 5 USD"."""
    country = name(participant.country) if participant.country and participant.kind is ActorKind.PERSON else None
    return ", ".join(part for part in (participant.office, country, participant.role.value, money_words(participant.money)) if part)
