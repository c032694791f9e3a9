"""The commands that look: listings, timeline, show, search."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from dipltrack.cli.completing import complete_events
from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions, OrderOptions, tell_undated, tell_what_is_missing
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import Kind, StoredEvent

if TYPE_CHECKING:
    from dipltrack.storage import Filter, Hit, Store, Story


def _listing(noun: str, kinds: tuple[Kind, ...], purpose: str, examples: str) -> Callable[..., None]:
    """One body, several names: a command that prints the events of some kinds."""

    def look(session: Session, wanted: FilterOptions, format: FormatOptions, order: OrderOptions) -> None:
        filter = wanted.resolve(session, kinds)
        default = session.config.format or "table"
        form = format.name(default, events=True)
        with session.reading() as store:
            if order.short:
                print_short(session, store, filter, format, order)
                return
            limit = order.most(session, form)
            events = store.events(filter, **order.order, limit=limit)
            _print_events(session, store, format, events, default, one_kind=len(kinds) == 1)
            tell_what_is_missing(session, store, filter, noun, events, limit if order.limit is None else None)

    look.__name__ = noun
    look.__doc__ = f"{purpose}\n\n{examples}"
    return look


meetings = _listing(
    "meetings",
    (Kind.MEETING,),
    "List who met whom, when and where: talks, visits, calls, summits. Filters narrow the list down; the ids are for `show`.",
    'dipltrack meetings --country Japan --since 2024\ndipltrack meetings -c Japan -c "South Korea" --on 2024Q2\n'
    "dipltrack meetings --status planned --since today",
)
agreements = _listing(
    "agreements",
    (Kind.AGREEMENT,),
    "List what was signed, concluded or agreed, by whom and when.",
    "dipltrack agreements -c Brazil --since 2023\ndipltrack agreements --topic fisheries -f csv -o fisheries.csv",
)
pledges = _listing(
    "pledges",
    (Kind.PLEDGE,),
    "List who promised what to whom, with amounts where the article names them. --open leaves out what an event fulfils or cancels (`link`).",
    'dipltrack pledges -c Norway --on "last year"\ndipltrack pledges --min-confidence 0.8 --sort -amount\n'
    'dipltrack pledges --open --until "last month"',
)
events = _listing(
    "events",
    (),
    "List meetings, agreements and pledges together. --overdue asks what was planned and has not been reported since.",
    'dipltrack events --since 30d\ndipltrack events --text "supply chains" --json\ndipltrack show $(dipltrack events -p Okafor --ids)',
)


def timeline(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    order: OrderOptions,
    by: Annotated[str, typer.Option("--by", metavar="UNIT", help="day, week, month, quarter or year.")] = "month",
) -> None:
    """Show the chronology: events grouped by period, each group with a bar for its size. Undated events come last.

    dipltrack timeline -c Japan -c "South Korea"
    dipltrack timeline --by quarter --since 2023 --kind agreement
    """
    from dipltrack.cli.filters import one_of
    from dipltrack.views.timeline import UNITS

    unit, form, filter = one_of("unit", by, UNITS), format.name("table", events=True), wanted.resolve(session)
    if order.sort.removeprefix("-") != "date":
        raise UsageError("A timeline goes by date. --sort is for listings: dipltrack events --sort " + order.sort)
    with session.reading() as store:
        if order.short:
            print_short(session, store, filter, format, order)
            return
        limit = order.most(session, form) if order.limit is not None or form != "table" else None
        events = store.events(filter, **order.order, limit=limit)
        _print_timeline(session, store, format, events, unit)
        tell_what_is_missing(session, store, filter, "events", events)


def show(
    session: Session,
    ids: Annotated[list[int], typer.Argument(metavar="ID…", help="Ids of events.", autocompletion=complete_events)],
    format: FormatOptions,
) -> None:
    """Show everything about an event: when, where, who with office, country and role, and each sentence that says so.

    dipltrack show 12
    dipltrack show 12 13 --json
    dipltrack show $(dipltrack meetings -c Japan --ids -n 3)
    """
    from dipltrack.views.formats import EVENT_FORMATS

    with session.reading() as store:
        events, stories = [store.event(id) for id in ids], [store.story(id) for id in ids]
        form = format.name("table", events=True)
        if form in EVENT_FORMATS:
            _print_events(session, store, format, events, form)
            return
    if form != "table" or format.columns:
        _print_stories(session, format, events, stories)
        return
    from dipltrack.cli.naming import country_namer
    from dipltrack.cli.sink import emit
    from dipltrack.views.card import cards

    emit(session, cards(events, stories, format.screen(session), country_namer()), format.path)


def search(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words, or a "phrase in quotes"; all of them must occur.')],
    format: FormatOptions,
    articles: Annotated[bool, typer.Option("--articles", help="Search whole articles, not only the evidence of events.")] = False,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first, not the best match.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="WORDS are a query for SQLite's FTS5, passed as it is: OR, NOT, NEAR, fish*.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.")] = 20,
) -> None:
    """Search the full text of the evidence, or of the articles. Punctuation is safe, and matches are marked.

    dipltrack search supply chains
    dipltrack search '"joint statement" fisheries' --newest
    dipltrack search --raw 'fish* NOT (trade OR tariffs)' --articles --json
    """
    with session.reading() as store:
        hits = store.search(" ".join(words), articles=articles, newest=newest, raw=raw, limit=limit or 1_000_000)
    _print_hits(session, format, hits)
    if not hits:
        session.say(
            f"No {'articles' if articles else 'evidence'} {'for this query' if raw else 'with these words'}."
            + ("" if articles else " Try --articles.")
        )


def print_short(session: Session, store: Store, filter: Filter, format: FormatOptions, order: OrderOptions) -> None:
    """Ids or a number: no format applies to them."""
    if format.form or format.json or format.csv or format.columns:
        raise UsageError("--ids and --count print bare numbers. Leave the format out.")
    from dipltrack.cli.sink import emit

    emit(session, order.numbers(store, filter), format.path)
    tell_undated(session, store, filter)


def _print_events(
    session: Session, store: Store, format: FormatOptions, events: list[StoredEvent], default: str, *, one_kind: bool = False
) -> None:
    """Print a listing of events, or what only events can be written as."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_listing
    from dipltrack.views.formats import EVENT_FORMATS

    if format.name(default, events=True) in EVENT_FORMATS:
        from dipltrack.cli.publishing import publish

        publish(session, store, format, events)
        return

    listing = event_listing(events, format.screen(session), country_namer(), one_kind=one_kind)
    format.print(session, listing, default)


def _print_stories(session: Session, format: FormatOptions, events: list[StoredEvent], stories: list[Story]) -> None:
    """Print events as a listing; JSON also has what hangs on each."""
    from dataclasses import replace

    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_listing
    from dipltrack.views.story import event_story_json

    by_id = {story.id: story for story in stories}
    listing = event_listing(events, format.screen(session), country_namer())
    format.print(session, replace(listing, whole=lambda stored: event_story_json(stored, by_id[stored.id])))


def _print_timeline(session: Session, store: Store, format: FormatOptions, events: list[StoredEvent], unit: str) -> None:
    from dipltrack.cli.naming import country_namer
    from dipltrack.cli.sink import emit
    from dipltrack.views.formats import EVENT_FORMATS
    from dipltrack.views.timeline import timeline, with_period

    form = format.name("table", events=True)
    if form in EVENT_FORMATS:
        _print_events(session, store, format, events, form)
    elif form == "table" and not format.columns:
        emit(session, timeline(events, unit, format.screen(session), country_namer()), format.path)
    else:
        format.print(session, with_period(events, unit, format.screen(session), country_namer()))


def _print_hits(session: Session, format: FormatOptions, hits: list[Hit]) -> None:
    from dipltrack.cli.sink import emit
    from dipltrack.views.hits import hit_lines, hit_listing

    if format.name("table") == "table" and not format.columns:
        emit(session, hit_lines(hits, format.screen(session)), format.path)
    else:
        format.print(session, hit_listing(hits))
