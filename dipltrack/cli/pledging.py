"""`pledges`: who promised what to whom, one by one or summed up."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.look import print_listing
from dipltrack.cli.output import FormatOptions, OrderOptions, tell_what_is_missing
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import Kind


def pledges(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    order: OrderOptions,
    sum: Annotated[bool, typer.Option("--sum", help="Who promised whom how much in all, by currency.")] = False,
) -> None:
    """List who promised what to whom, with amounts where the article names them; --sum adds them up by currency, without what was
    cancelled or denied. --open leaves out what an event fulfils or cancels (`link`).

    dipltrack pledges -c Norway --on "last year"
    dipltrack pledges --sum --since 2024
    dipltrack pledges --open --sort -amount
    """
    if sum:
        _print_sums(session, wanted, format, order)
    else:
        print_listing(session, wanted, format, order, "pledges", (Kind.PLEDGE,))


def _print_sums(session: Session, wanted: FilterOptions, format: FormatOptions, order: OrderOptions) -> None:
    from dipltrack.cli.naming import country_namer
    from dipltrack.cli.sink import emit
    from dipltrack.views.pledged import pledged_listing, total_lines

    if order != OrderOptions():
        raise UsageError("--sum lists all sums, by who promised. Leave --sort, --limit, --reverse, --ids and --count out.")
    filter = wanted.resolve(session, (Kind.PLEDGE,))
    default = session.config.format or "table"
    with session.reading() as store:
        found = store.pledged(filter)
        format.print(session, pledged_listing(found, country_namer()), default)
        if found and format.name(default) == "table" and not format.columns and not format.path:
            emit(session, total_lines(found, format.screen(session)))
        tell_what_is_missing(session, store, filter, "pledges", len(found))
