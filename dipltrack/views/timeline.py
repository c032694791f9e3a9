"""Stored events → a chronology: one group per day, week, month, quarter or year, with a bar and its events."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from dipltrack.model import StoredEvent
from dipltrack.views.bars import bar
from dipltrack.views.dates import UNDATED
from dipltrack.views.event_json import stored_event_json
from dipltrack.views.event_rows import COLUMNS, event_row
from dipltrack.views.event_table import CountryName, event_columns, event_listing
from dipltrack.views.listing import Column, Listing, Stream
from dipltrack.views.periods import period
from dipltrack.views.screen import Screen, counted
from dipltrack.views.tables import table_lines

_WIDEST_BAR = 40
_MOST_EMPTY = 3
"""So many empty periods in a row have a line each; more are one line."""


def period_of(stored: StoredEvent, unit: str) -> str:
    """The group that an event belongs to: 2024-05-02, 2024-W18, 2024-05, 2024Q2 or 2024 by its first day, else "undated"."""
    start = stored.event.when.start
    return period(start, unit) if start else UNDATED


def timeline(events: Stream[StoredEvent], counts: Mapping[str, int], unit: str, screen: Screen, name: CountryName) -> Iterator[str]:
    """The chronology's lines, each with its line feed: every period of `counts` with its bar, and its events as far as they are there.

    Both come in the same order.
    """
    most = max(counts.values(), default=0)
    room = _WIDEST_BAR if screen.width is None else max(min(_WIDEST_BAR, screen.width - 30), 10)
    labels: deque[str] = deque()

    def labelled() -> Iterator[StoredEvent]:
        for stored in events:
            labels.append(period_of(stored, unit))
            yield stored

    rows = table_lines(event_columns(events, screen, name), labelled(), screen, header=False)
    row, shown = next(rows, None), 0
    for place, (label, number) in enumerate(_shortened(counts)):
        gap = "\n" if place and (shown or (row is not None and labels[0] == label)) else ""
        mark = f"{screen.paint(bar(number, most, room), 'cyan')} " if number else ""
        yield f"{gap}{screen.paint(label.ljust(10), 'bold')}  {mark}{counted(number, 'event')}\n"
        shown = 0
        while row is not None and labels[0] == label:
            yield row
            labels.popleft()
            row, shown = next(rows, None), shown + 1


def _shortened(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The counts with long runs of empty periods as one: 2024-03..2025-01."""
    for empty, run in groupby(counts.items(), lambda item: not item[1]):
        periods = list(run)
        if empty and len(periods) > _MOST_EMPTY:
            yield f"{periods[0][0]}..{periods[-1][0]}", 0
        else:
            yield from periods


def with_period(events: Stream[StoredEvent], unit: str, screen: Screen, name: CountryName) -> Listing[StoredEvent]:
    """The listing of the same events with the period as a first column, for every format but the table."""
    whole = event_listing(events, screen, name)

    def flat(stored: StoredEvent) -> dict[str, str]:
        return {"period": period_of(stored, unit), **event_row(stored)}

    def full(stored: StoredEvent) -> dict[str, Any]:
        return {"period": period_of(stored, unit), **stored_event_json(stored)}

    column: Column[StoredEvent] = Column("period", lambda stored: period_of(stored, unit))
    return Listing(events, ("period", *COLUMNS), flat, full, (column, *whole.table))
