"""Stored events → the columns that a table shows of them, by the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dipltrack.model import ActorKind, Kind, Role, Status, StoredEvent
from dipltrack.views.dates import short_date
from dipltrack.views.event_json import money_words, stored_event_json
from dipltrack.views.event_rows import COLUMNS, event_row
from dipltrack.views.listing import Column, Listing, Stream
from dipltrack.views.screen import Screen
from dipltrack.views.tables import STREAM_ABOVE

CountryName = Callable[[str], str]
"""ISO alpha-3 → the country's name; codes it does not know come back as they are."""

_STATUS_LOOK = {Status.OCCURRED: "", Status.PLANNED: "yellow", Status.CANCELLED: "red", Status.DENIED: "red"}
_NAMES_WIDTH = 88
_PLACE_WIDTH = 110
_PEOPLE_WIDTH = 130


def event_listing(
    events: Sequence[StoredEvent] | Stream[StoredEvent], screen: Screen, name: CountryName, *, kind: Kind | None = None
) -> Listing[StoredEvent]:
    """A listing of events in all formats; where all are of one `kind`, its table tells what matters of that kind."""
    return Listing(events, COLUMNS, event_row, stored_event_json, event_columns(events, screen, name, kind=kind))


def event_columns(
    events: Sequence[StoredEvent] | Stream[StoredEvent], screen: Screen, name: CountryName, *, kind: Kind | None = None
) -> tuple[Column[StoredEvent], ...]:
    """The columns that tell most in the room there is: place and people where it is wide; where it is narrow, codes for countries.

    What did not take place says so: in a `status` column, where it is narrow before the kind ("planned meeting"). With one `kind` the
    mode stands in the place of the kind, and pledges tell who promises whom how much.
    """
    wide, narrow = screen.width is None or screen.width >= _PEOPLE_WIDTH, screen.width is not None and screen.width < _NAMES_WIDTH
    known = events.head(STREAM_ABOVE + 1) if isinstance(events, Stream) else events
    all_took_place = len(known) <= STREAM_ABOVE and all(e.event.status is Status.OCCURRED for e in known)
    columns: list[Column[StoredEvent]] = [
        Column("id", lambda e: str(e.id), right=True, look=lambda e: "dim"),
        Column("date", lambda e: short_date(e.event.when)),
        Column(
            "mode" if kind else "kind",
            _kind_cell(kind is not None, narrow),
            least=12 if narrow and kind is Kind.PLEDGE else None,
            look=_status_look if narrow else None,
        ),
    ]
    if not (narrow or all_took_place):
        columns.append(Column("status", lambda e: e.event.status.value, look=_status_look))
    spelled = str if narrow else name
    if kind is Kind.PLEDGE:
        columns.append(Column("from", _side_cell(spelled, Role.PLEDGER), least=7))
        columns.append(Column("to", _side_cell(spelled, Role.RECIPIENT), least=7))
        columns.append(Column("amount", lambda e: money_words(e.event.money), right=True))
    else:
        columns.append(Column("countries", _countries_cell(spelled), least=13))
    columns.append(Column("title", lambda e: e.event.title, least=30 if kind is not Kind.PLEDGE else 16))
    if wide:
        columns.append(Column("people", lambda e: "; ".join(e.event.people), least=16))
    if screen.width is None or screen.width >= _PLACE_WIDTH:
        columns.append(Column("place", lambda e: e.event.place or "", least=8))
    if not (narrow and kind is Kind.PLEDGE):  # the amount needs the room
        columns.append(Column("sure", lambda e: f"{e.event.confidence:.2f}", right=True))
    return tuple(columns)


def _side_cell(spelled: CountryName, role: Role) -> Callable[[StoredEvent], str]:
    """Who pledges, or is pledged to: countries by their names, also where somebody speaks for them; bodies by theirs."""

    def cell(stored: StoredEvent) -> str:
        side = [p for p in stored.event.participants if p.role is role]
        return "; ".join(
            dict.fromkeys(spelled(p.country) if p.country and p.kind is not ActorKind.ORG else p.name or p.office or "" for p in side)
        )

    return cell


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
