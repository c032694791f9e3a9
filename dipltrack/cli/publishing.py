"""Events → what only events can be written as: a web page, a calendar, a map or a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dipltrack.cli.naming import country_namer, locator
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.cli.sink import emit, emit_bytes

if TYPE_CHECKING:
    from dipltrack.model import StoredEvent
    from dipltrack.storage import Store

TITLE = "Diplomatic events"


def publish(
    session: Session, store: Store, format: FormatOptions, events: Sequence[StoredEvent], title: str = TITLE, chart: str = "timeline"
) -> None:
    """Write the events in the format that was asked for, and say what could not be part of it. `chart` is "timeline" or "counts"."""
    form = format.name("html", events=True)
    if form == "html":
        from dipltrack.views.page import page

        emit(session, page(events, country_namer(), title=title, today=session.today), format.path, styled=False)
    elif form == "ics":
        _calendar(session, store, format, events, title)
    elif form == "geojson":
        _map(session, format, events)
    else:
        _chart(session, format, events, form, title, chart)


def _calendar(session: Session, store: Store, format: FormatOptions, events: Sequence[StoredEvent], title: str) -> None:
    from dipltrack.views.calendar import ics, in_calendar

    chunks = ics(events, country_namer(), database=store.identity(), today=session.today, title=title)
    emit(session, chunks, format.path, styled=False)
    _tell(session, events, sum(map(in_calendar, events)), "without a date, or denied")


def _map(session: Session, format: FormatOptions, events: Sequence[StoredEvent]) -> None:
    from dipltrack.views.geojson import geojson, located

    points = located(events, locator(session))
    emit(session, geojson(points), format.path, styled=False)
    _tell(session, events, len(points), "without a place that has coordinates")


def _chart(session: Session, format: FormatOptions, events: Sequence[StoredEvent], form: str, title: str, chart: str) -> None:
    from dipltrack.views.charts import counts_chart, timeline_chart

    emit_bytes(session, (counts_chart if chart == "counts" else timeline_chart)(events, form, title), format.path, form)
    _tell(session, events, sum(e.event.when.start is not None for e in events), "without a date")


def _tell(session: Session, events: Sequence[StoredEvent], kept: int, why: str) -> None:
    tell_left_out(session, len(events) - kept, why)


def tell_left_out(session: Session, left_out: int, why: str) -> None:
    """How many events are not in what was written."""
    from dipltrack.views.screen import counted

    if left_out:
        session.say(f"{counted(left_out, 'event')} left out: {why}.")
