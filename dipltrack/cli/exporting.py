"""`export`: events, their evidence, the pairs they tie, or coded rows, written to a file or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions, OrderOptions, tell_what_is_missing
from dipltrack.cli.publishing import TITLE, publish, tell_left_out
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError

if TYPE_CHECKING:
    from dipltrack.model import StoredEvent
    from dipltrack.storage import Filter, Store
    from dipltrack.views.listing import Listing

SHAPES = ("events", "evidence", "edges", "dyads")
CHARTS = ("timeline", "counts")


def export(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    order: OrderOptions,
    shape: Annotated[str, typer.Option("--shape", metavar="SHAPE", help="A row for each: events, evidence, edges or dyads.")] = "events",
    of: Annotated[str, typer.Option("--of", metavar="ENDS", help="Between whom edges go: countries or people.")] = "countries",
    chart: Annotated[str, typer.Option("--chart", metavar="CHART", help="What svg and png draw: timeline or counts.")] = "timeline",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Heading of a page, a calendar or a chart.")] = TITLE,
) -> None:
    """Write events out, all of them by default, as CSV or in another format. A file is written whole or not at all.

    dipltrack export -c Japan -o japan.html --title "Japan's diplomacy"
    dipltrack export --shape edges --of people -o network.csv
    dipltrack export --status planned --since today -o planned.ics
    """
    from dipltrack.cli.filters import one_of
    from dipltrack.views.edges import ENDS
    from dipltrack.views.formats import EVENT_FORMATS, FLAT_FORMATS

    shape, of, chart = one_of("shape", shape, SHAPES), one_of("network", of, ENDS), one_of("chart", chart, CHARTS)
    form, filter = format.name("csv", events=True), wanted.resolve(session)
    if form in EVENT_FORMATS and shape != "events":
        raise UsageError(f"Only events can be written as {form}. Leave --shape {shape} out, or use csv.")
    with session.reading() as store:
        if order.short:
            from dipltrack.cli.look import print_short

            print_short(session, store, filter, format, order)
            return
        if form in FLAT_FORMATS and shape == "events":
            _stream(session, store, filter, format, order, form)
            return
        events = store.events(filter, **order.order, limit=order.most(session, form))
        if form in EVENT_FORMATS:
            publish(session, store, format, events, title, chart)
        else:
            format.print(session, _shaped(session, events, filter, shape, of, format), "csv")
        tell_what_is_missing(session, store, filter, "events", len(events))


def _stream(session: Session, store: Store, wanted: Filter, format: FormatOptions, order: OrderOptions, form: str) -> None:
    """Rows of events as they come from the database, however many there are."""
    from dipltrack.cli.sink import emit
    from dipltrack.views.event_rows import COLUMNS, flat_rows
    from dipltrack.views.formats import FLAT_FORMATS

    ids = store.ids(wanted, **order.order, limit=order.most(session, form))
    rows = flat_rows(store.flat(ids))
    columns = format.chosen(COLUMNS) or COLUMNS
    if columns != COLUMNS:
        places = [COLUMNS.index(name) for name in columns]
        rows = ([row[place] for place in places] for row in rows)
    emit(session, FLAT_FORMATS[form](columns, rows, format.raw), format.path, bom=format.bom and form == "csv", styled=False)
    tell_what_is_missing(session, store, wanted, "events", len(ids))


def _shaped(session: Session, events: list[StoredEvent], wanted: Filter, shape: str, of: str, format: FormatOptions) -> Listing[Any]:
    """The listing whose rows the shape asks for; what can't be part of it is told."""
    from dipltrack.cli.naming import country_namer, locator

    if shape == "evidence":
        from dipltrack.views.evidence_rows import evidence_listing

        return evidence_listing(events)
    if shape == "edges":
        from dipltrack.views.edges import TIES, edge_listing

        tied = events if wanted.statuses else [e for e in events if e.event.status in TIES]
        tell_left_out(session, len(events) - len(tied), "called off or denied. --status names what to count")
        return edge_listing(tied, of)
    if shape == "dyads":
        from dipltrack.views.dyads import dyad_listing, dyads

        tell_left_out(session, sum(not any(dyads(e)) for e in events), "no code, no day or no second party")
        return dyad_listing(events, country_namer(), locator(session))
    from dipltrack.views.event_table import event_listing

    return event_listing(events, format.screen(session), country_namer())
