"""`export`: events, their evidence, the pairs they tie, or coded rows, written to a file or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions, OrderOptions, tell_what_is_missing
from dipltrack.cli.publishing import TITLE, publish, tell_left_out
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.views.listing import Stream

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

    Rows are written as they come, however many there are. What is made of all events at once needs memory for them: edges, a page (html), a
    calendar (ics), a map (geojson), a chart (svg, png). A sheet of Excel holds 1,048,575 rows.

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
        events = Stream(store.stream(filter, **order.order, limit=order.most(session, form)))
        if form in EVENT_FORMATS:
            publish(session, store, format, list(events), title, chart)
        else:
            _shaped(session, format, events, filter, shape, of)
        tell_what_is_missing(session, store, filter, "events", events.taken)


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


def _shaped(session: Session, format: FormatOptions, events: Stream[StoredEvent], wanted: Filter, shape: str, of: str) -> None:
    """Print the rows that the shape asks for, as the events come; what can't be part of it is told."""
    from dipltrack.cli.naming import country_namer, locator
    from dipltrack.views.dyads import dyad_listing, dyads
    from dipltrack.views.edges import TIES, edge_listing
    from dipltrack.views.event_table import event_listing
    from dipltrack.views.evidence_rows import evidence_listing

    left_out, why = Counter[str](), "no code, no day or no second party"

    def kept(keep: Callable[[StoredEvent], bool]) -> Iterator[StoredEvent]:
        for stored in events:
            if keep(stored):
                yield stored
            else:
                left_out[shape] += 1

    if shape == "evidence":
        listing: Listing[Any] = evidence_listing(events)
    elif shape == "edges":
        why = "called off or denied. --status names what to count"
        listing = edge_listing(kept(lambda e: bool(wanted.statuses) or e.event.status in TIES), of)
    elif shape == "dyads":
        listing = dyad_listing(kept(lambda e: any(dyads(e))), country_namer(), locator(session))
    else:
        listing = event_listing(events, format.screen(session), country_namer())
    format.print(session, listing, "csv")
    tell_left_out(session, left_out[shape], why)
