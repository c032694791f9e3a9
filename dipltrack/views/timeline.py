"""Stored events → a chronology: one group per day, week, month, quarter or year, with a bar and its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dipltrack.model import StoredEvent
from dipltrack.views.dates import UNDATED
from dipltrack.views.event_json import stored_event_json
from dipltrack.views.event_rows import COLUMNS, event_row
from dipltrack.views.event_table import CountryName, event_columns, event_listing
from dipltrack.views.listing import Column, Listing
from dipltrack.views.screen import Screen, counted
from dipltrack.views.tables import table_lines

UNITS = ("day", "week", "month", "quarter", "year")
_WIDEST_BAR = 40


def period_of(stored: StoredEvent, unit: str) -> str:
    """The group that an event belongs to: 2024-05-02, 2024-W18, 2024-05, 2024Q2 or 2024 by its first day, else "undated"."""
    start = stored.event.when.start
    return _label(start, unit) if start else UNDATED


def timeline(events: Sequence[StoredEvent], unit: str, screen: Screen, name: CountryName) -> Iterator[str]:
    """The chronology's lines, each with its line feed; the events come sorted by date, the undated ones last."""
    labels = [period_of(stored, unit) for stored in events]
    groups = [(label, len(list(members))) for label, members in groupby(labels)]
    most = max((count for _, count in groups), default=0)
    room = _WIDEST_BAR if screen.width is None else max(min(_WIDEST_BAR, screen.width - 30), 10)
    rows = table_lines(event_columns(events, screen, name), events, screen, header=False)
    for place, (label, count) in enumerate(groups):
        bar = "█" * max(round(count / most * room), 1)
        head = f"{screen.paint(label.ljust(10), 'bold')}  {screen.paint(bar, 'cyan')} {counted(count, 'event')}"
        yield ("\n" if place else "") + head + "\n"
        for _ in range(count):
            yield next(rows)


def with_period(events: Sequence[StoredEvent], unit: str, screen: Screen, name: CountryName) -> Listing[StoredEvent]:
    """The listing of the same events with the period as a first column, for every format but the table."""
    whole = event_listing(events, screen, name)

    def flat(stored: StoredEvent) -> dict[str, str]:
        return {"period": period_of(stored, unit), **event_row(stored)}

    def full(stored: StoredEvent) -> dict[str, Any]:
        return {"period": period_of(stored, unit), **stored_event_json(stored)}

    period: Column[StoredEvent] = Column("period", lambda stored: period_of(stored, unit))
    return Listing(events, ("period", *COLUMNS), flat, full, (period, *whole.table))


def _label(day: date, unit: str) -> str:
    match unit:
        case "day":
            return day.isoformat()
        case "week":
            return "{}-W{:02}".format(*day.isocalendar()[:2])
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year:04}Q{(day.month + 2) // 3}"
        case _:
            return f"{day.year:04}"
