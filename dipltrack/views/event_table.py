"""Stored events → the columns that a table shows of them, by the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dipltrack.model import Status, StoredEvent
from dipltrack.views.dates import short_date
from dipltrack.views.event_json import stored_event_json
from dipltrack.views.event_rows import COLUMNS, event_row
from dipltrack.views.listing import Column, Listing
from dipltrack.views.screen import Screen

CountryName = Callable[[str], str]
"""ISO alpha-3 → the country's name; codes it does not know come back as they are."""

_STATUS_LOOK = {Status.OCCURRED: "", Status.PLANNED: "yellow", Status.CANCELLED: "red", Status.DENIED: "red"}
_NAMES_WIDTH = 88
_PLACE_WIDTH = 110
_PEOPLE_WIDTH = 130


def event_listing(events: Sequence[StoredEvent], screen: Screen, name: CountryName, *, one_kind: bool = False) -> Listing[StoredEvent]:
    """A listing of events in all formats. With `one_kind` the mode stands in the place of the kind."""
    return Listing(events, COLUMNS, event_row, stored_event_json, event_columns(events, screen, name, one_kind=one_kind))


def event_columns(
    events: Sequence[StoredEvent], screen: Screen, name: CountryName, *, one_kind: bool = False
) -> tuple[Column[StoredEvent], ...]:
    """The columns that tell most in the room there is: place and people where it is wide; where it is narrow, codes for countries.

    What did not take place says so: in a `status` column, where it is narrow before the kind ("planned meeting").
    """
    wide, narrow = screen.width is None or screen.width >= _PEOPLE_WIDTH, screen.width is not None and screen.width < _NAMES_WIDTH
    all_took_place = all(e.event.status is Status.OCCURRED for e in events)
    columns: list[Column[StoredEvent]] = [
        Column("id", lambda e: str(e.id), right=True, look=lambda e: "dim"),
        Column("date", lambda e: short_date(e.event.when)),
        Column("mode" if one_kind else "kind", _kind_cell(one_kind, narrow), look=_status_look if narrow else None),
    ]
    if not (narrow or all_took_place):
        columns.append(Column("status", lambda e: e.event.status.value, look=_status_look))
    columns.append(Column("countries", _countries_cell(str if narrow else name), least=13))
    columns.append(Column("title", lambda e: e.event.title, least=30))
    if wide:
        columns.append(Column("people", lambda e: "; ".join(e.event.people), least=16))
    if screen.width is None or screen.width >= _PLACE_WIDTH:
        columns.append(Column("place", lambda e: e.event.place or "", least=8))
    columns.append(Column("sure", lambda e: f"{e.event.confidence:.2f}", right=True))
    return tuple(columns)


def _kind_cell(one_kind: bool, with_status: bool) -> Callable[[StoredEvent], str]:
    def cell(stored: StoredEvent) -> str:
        event = stored.event
        what = event.mode if one_kind else event.kind.value
        return f"{event.status} {what}" if with_status and event.status is not Status.OCCURRED else what

    return cell


def _status_look(stored: StoredEvent) -> str:
    return _STATUS_LOOK[stored.event.status]


def _countries_cell(spelled: CountryName) -> Callable[[StoredEvent], str]:
    """Countries, then bodies."""
    return lambda stored: "; ".join([*map(spelled, stored.event.countries), *stored.event.orgs])
