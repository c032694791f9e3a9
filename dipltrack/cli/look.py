"""The commands that look: listings, timeline, show, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dipltrack.cli.completing import complete_events, complete_units
from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions, OrderOptions, tell_undated, tell_what_is_missing
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import Kind, StoredEvent
from dipltrack.views.listing import Stream

if TYPE_CHECKING:
    from dipltrack.storage import Filter, Hit, Store, Story

_MOST_HITS = 20


def print_listing(
    session: Session, wanted: FilterOptions, format: FormatOptions, order: OrderOptions, noun: str, kinds: tuple[Kind, ...]
) -> None:
    """Print the events of some kinds, or their ids or number."""
    filter = wanted.resolve(session, kinds)
    default = session.config.format or "table"
    form = format.name(default, events=True)
    with session.reading() as store:
        if order.short:
            print_short(session, store, filter, format, order)
            return
        limit = order.most(session, form)
        events = Stream(store.stream(filter, **order.order, limit=limit))
        _print_events(session, store, format, events, default, kind=kinds[0] if kinds else None)
        tell_what_is_missing(session, store, filter, noun, events.taken, limit if order.limit is None else None)


def _listing(noun: str, kinds: tuple[Kind, ...], purpose: str, examples: str) -> Callable[..., None]:
    """One body, several names: a command that prints the events of some kinds."""

    def look(session: Session, wanted: FilterOptions, format: FormatOptions, order: OrderOptions) -> None:
        print_listing(session, wanted, format, order, noun, kinds)

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
    by: Annotated[
        str, typer.Option("--by", metavar="UNIT", help="day, week, month, quarter or year.", autocompletion=complete_units)
    ] = "month",
) -> None:
    """Show the chronology: events grouped by period, each group with a bar for its size, empty ones too. Undated events come last.

    dipltrack timeline -c Japan -c "South Korea"
    dipltrack timeline --by quarter --since 2023 --kind agreement
    """
    from dipltrack.cli.filters import one_of
    from dipltrack.cli.naming import country_namer
    from dipltrack.cli.sink import emit
    from dipltrack.views.formats import EVENT_FORMATS
    from dipltrack.views.periods import UNITS
    from dipltrack.views.timeline import with_period

    unit, form, filter = one_of("unit", by, UNITS), format.name("table", events=True), wanted.resolve(session)
    if order.sort.removeprefix("-") != "date":
        raise UsageError("A timeline goes by date. --sort is for listings: dipltrack events --sort " + order.sort)
    with session.reading() as store:
        if order.short:
            print_short(session, store, filter, format, order)
            return
        limit, total = order.most(session, form), None
        events = Stream(store.stream(filter, **order.order, limit=limit))
        if form in EVENT_FORMATS:
            _publish(session, store, format, events)
        elif form == "table" and not format.columns:
            counts = _counts(store, filter, unit)
            total = counts.total()
            emit(session, _timeline(session, format, filter, events, counts, unit, newest_first=order.order["descending"]), format.path)
        else:
            format.print(session, with_period(events, unit, format.screen(session), country_namer()))
        tell_what_is_missing(session, store, filter, "events", events.taken, limit if order.limit is None else None, total)


def _counts(store: Store, wanted: Filter, unit: str) -> Counter[str]:
    """How many events there are in each period, also in those that are beyond the limit."""
    from dipltrack.views.periods import LETTERS

    counts: Counter[str] = Counter()
    for row in store.days(wanted, letters=LETTERS[unit]):
        counts[row["period"]] += row["events"]
    return counts


def _timeline(
    session: Session,
    format: FormatOptions,
    wanted: Filter,
    events: Stream[StoredEvent],
    counts: Counter[str],
    unit: str,
    *,
    newest_first: bool,
) -> Iterator[str]:
    """The chronology with all periods."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.periods import filled
    from dipltrack.views.timeline import timeline

    whole = filled(counts, unit, wanted.since, wanted.until)
    return timeline(events, _downwards(whole) if newest_first else whole, unit, format.screen(session), country_namer())


def _downwards(counts: dict[str, int]) -> dict[str, int]:
    """The newest period first; the undated stay last."""
    from dipltrack.views.dates import UNDATED

    last = {UNDATED: counts[UNDATED]} if UNDATED in counts else {}
    return {period: number for period, number in reversed(counts.items()) if period != UNDATED} | last


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
            _publish(session, store, format, events)
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
    wanted: FilterOptions,
    format: FormatOptions,
    articles: Annotated[bool, typer.Option("--articles", help="Search whole articles, not only the evidence of events.")] = False,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first, not the best match.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="WORDS are a query for SQLite's FTS5, passed as it is: OR, NOT, NEAR, fish*.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many (20); 0: all.")] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Only ids of the events (or articles), for $(…).")] = False,
    count: Annotated[bool, typer.Option("--count", help="Only the number of hits.")] = False,
) -> None:
    """Search the full text of the evidence, or of the articles. Punctuation is safe, and matches are marked. Filters narrow it down.

    dipltrack search supply chains --since 2024
    dipltrack search '"joint statement" fisheries' --newest -c Fiji
    dipltrack search --raw 'fish* NOT (trade OR tariffs)' --articles --json
    """
    filter = wanted.resolve(session)
    most = (None if ids or count else _MOST_HITS) if limit is None else limit or None
    with session.reading() as store:
        hits = store.search(" ".join(words), filter, articles=articles, newest=newest, raw=raw, limit=most)
    if ids or count:
        format.print_short([str(hit.article_id if articles else hit.event_id) for hit in hits], session, count=count)
        return
    _print_hits(session, format, hits)
    if not hits:
        session.say(
            f"No {'articles' if articles else 'evidence'} {'for this query' if raw else 'with these words'}."
            + ("" if articles else " Try --articles.")
        )


def print_short(session: Session, store: Store, filter: Filter, format: FormatOptions, order: OrderOptions) -> None:
    """Ids or a number."""
    format.print_short(order.numbers(store, filter), session)
    tell_undated(session, store, filter)


def _print_events(
    session: Session, store: Store, format: FormatOptions, events: Stream[StoredEvent], default: str, *, kind: Kind | None = None
) -> None:
    """Print a listing of events, or what only events can be written as."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_listing
    from dipltrack.views.formats import EVENT_FORMATS

    if format.name(default, events=True) in EVENT_FORMATS:
        _publish(session, store, format, events)
    else:
        format.print(session, event_listing(events, format.screen(session), country_namer(), kind=kind), default)


def _publish(session: Session, store: Store, format: FormatOptions, events: Iterable[StoredEvent]) -> None:
    """Write what only events can be written as."""
    from dipltrack.cli.publishing import publish

    publish(session, store, format, list(events))


def _print_stories(session: Session, format: FormatOptions, events: list[StoredEvent], stories: list[Story]) -> None:
    """Print events as a listing; JSON also has what hangs on each."""
    from dataclasses import replace

    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_listing
    from dipltrack.views.story import event_story_json

    by_id = {story.id: story for story in stories}
    listing = event_listing(events, format.screen(session), country_namer())
    format.print(session, replace(listing, whole=lambda stored: event_story_json(stored, by_id[stored.id])))


def _print_hits(session: Session, format: FormatOptions, hits: list[Hit]) -> None:
    from dipltrack.cli.sink import emit
    from dipltrack.views.hits import hit_lines, hit_listing

    if format.name("table") == "table" and not format.columns:
        emit(session, hit_lines(hits, format.screen(session)), format.path)
    else:
        format.print(session, hit_listing(hits))
