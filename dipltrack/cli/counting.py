"""Filters and names → the statistics, the list of those who took part, or the record of one of them, printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dipltrack.cli.filters import FilterOptions, find_country, one_of
from dipltrack.cli.naming import country_namer
from dipltrack.cli.output import TABLE_LIMIT, FormatOptions, tell_what_is_missing
from dipltrack.cli.session import Session
from dipltrack.errors import NotFound, UsageError
from dipltrack.model import Kind, Status, StoredEvent

if TYPE_CHECKING:
    from dipltrack.storage import Filter, Store
    from dipltrack.storage.identities import Identity
    from dipltrack.storage.profiles import Somebody

_LATEST = 10
_BARS = 20
"""So many bars with a name have room on one slide."""
_NOUNS = {"country": "countries", "person": "people", "org": "bodies"}
_SOURCES = {"person": "people", "org": "orgs"}


def print_stats(session: Session, wanted: FilterOptions, format: FormatOptions, by: str, limit: int | None, *, reverse: bool) -> None:
    """Print how many events there are by a dimension."""
    from dipltrack.views.formats import CHARTS
    from dipltrack.views.periods import LETTERS
    from dipltrack.views.stats import DIMENSIONS, counts_of_days, counts_of_groups, letters_for, stats_listing

    by, filter = one_of("way to count", by, list(DIMENSIONS)), wanted.resolve(session)
    form = format.name(session.config.format or "table", charts=True)
    of_days = by in LETTERS or by in ("kind", "status")
    fits = {"table": TABLE_LIMIT} | dict.fromkeys(CHARTS, _BARS)
    most = limit or None if limit is not None or of_days else fits.get(form)
    with session.reading() as store:
        if of_days:
            counts = counts_of_days(store.days(filter, letters=letters_for(by)), by, filter.since, filter.until)
            number, counts = len(counts), (counts[::-1] if reverse else counts)[:most]
        else:
            groups = store.groups(by, filter, detailed=None if reverse else most)
            number, counts = len(groups), counts_of_groups((groups[::-1] if reverse else groups)[:most])
        if form in CHARTS:
            from dipltrack.cli.sink import emit_bytes
            from dipltrack.views.count_chart import count_chart

            emit_bytes(session, count_chart(counts, by, form, country_namer()), format.path, form)
        else:
            format.print(session, stats_listing(counts, by, format.screen(session), country_namer()), form)
        tell_what_is_missing(session, store, filter, "events", number)
    _tell_more(session, number, most)


def print_names(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    kind: str,
    name: str | None,
    others: list[str],
    limit: int | None,
    *,
    count: bool,
) -> None:
    """Print those of a kind who took part, or the record of the one who is meant by `name`."""
    filter = wanted.resolve(session)
    with session.reading() as store:
        for other in others:
            filter = _with(store, filter, other)
        meant = None if name is None else _meant(store, kind, name)
        if count or meant is None or len(meant) > 1:
            _print_list(session, store, format, kind, filter, meant, limit, count=count)
        else:
            _print_profile(session, store, format, meant[0], filter, _LATEST if limit is None else limit or None)
    if meant and len(meant) > 1 and not count:
        session.say(f"'{name}' may be any of these. For one of them write the whole name.")


def _print_list(
    session: Session,
    store: Store,
    format: FormatOptions,
    kind: str,
    filter: Filter,
    meant: list[Identity | str] | None,
    limit: int | None,
    *,
    count: bool,
) -> None:
    from dipltrack.views.profiles import names_listing

    form = format.name(session.config.format or "table")
    most = TABLE_LIMIT if limit is None and form == "table" else limit or None
    found = store.everybody(kind, filter, detailed=0 if count else most if meant is None else None)
    if meant is not None:
        ids = {who.actors for who in meant if not isinstance(who, str)}
        found = [who for who in found if who.actors in ids]
    if count:
        format.print_short([who.name for who in found], session, count=True)
        return
    format.print(session, names_listing(found[:most], kind, country_namer()), form)
    if not found and store.count(most=1):
        session.say(f"No {_NOUNS[kind]} took part in the events that match.")
    tell_what_is_missing(session, store, filter, "events", len(found) or store.count(most=1))
    _tell_more(session, len(found), most)


def _print_profile(session: Session, store: Store, format: FormatOptions, who: Identity | str, filter: Filter, most: int | None) -> None:
    from dipltrack.cli.sink import emit
    from dipltrack.views.profiles import Page, page_lines, page_listing

    profile = store.profile(who, filter)
    mine = _of(filter, who)
    latest = store.events(mine, sort="date", descending=True, limit=most)[::-1]
    latest.sort(key=lambda stored: stored.event.when.start is None)  # the undated stay last
    page = Page(profile, [] if isinstance(who, str) or who.kind == "org" else _travels(store, mine, profile.who, most), latest)
    form = format.name(session.config.format or "table")
    if form != "table" or format.columns:
        format.print(session, page_listing(page, country_namer()), form)
    elif profile.who.events:
        emit(session, page_lines(page, format.screen(session), country_namer()), format.path)
    tell_what_is_missing(session, store, mine, "events", profile.who.events)


def _travels(store: Store, mine: Filter, who: Somebody, most: int | None) -> list[StoredEvent]:
    """The person's latest meetings at a place outside the own country, held or planned, in order of time."""
    held = replace(mine, kinds=(Kind.MEETING,), statuses=mine.statuses or (Status.OCCURRED, Status.PLANNED), away=who.country or "")
    return store.events(held, descending=True, limit=most)[::-1]


def _of(filter: Filter, who: Identity | str) -> Filter:
    """The events of the filter in which somebody took part."""
    if isinstance(who, str):
        return replace(filter, countries=tuple(dict.fromkeys((*filter.countries, who))))
    return replace(filter, actors=(*filter.actors, who.actors))


def _with(store: Store, filter: Filter, name: str) -> Filter:
    """The events of the filter in which a country, person or body took part, too."""
    from dipltrack.knowledge import load_countries

    if load_countries().find_country(name):
        return _of(filter, find_country(name))
    found = [*store.called("person", name), *store.called("org", name)]
    if not found:
        raise _nobody(store, "country, person or body", name, [*load_countries().country_names(), *store.people(), *store.orgs()])
    if len(found) > 1:
        raise UsageError(f"'{name}' could be {' or '.join(_told_apart(who) for who in found[:5])}. Use one of these.")
    return _of(filter, found[0])


def _told_apart(who: Identity) -> str:
    return f"{who.name} ({country_namer()(who.country)})" if who.country else who.name


def _meant(store: Store, kind: str, name: str) -> list[Identity | str]:
    """Who may be meant; NotFound where nobody is."""
    if kind == "country":
        return [find_country(name)]
    found = store.called(kind, name)
    if not found:
        names = store.known(_SOURCES[kind])
        raise _nobody(store, "person" if kind == "person" else "body", name, [*names, *(part for whole in names for part in whole.split())])
    return [*found]


def _nobody(store: Store, noun: str, name: str, names: list[str]) -> NotFound:
    from dipltrack.cli.suggest import nearest

    near = nearest(name, names)
    hint = f"Did you mean '{near}'?" if near else f"See who is: dipltrack {'orgs' if noun == 'body' else 'people'}"
    return NotFound(f"No {noun} called '{name}' is on record. {hint}")


def _tell_more(session: Session, number: int, most: int | None) -> None:
    if most is not None and number > most:
        session.say(f"{most:,} of {number:,} shown. All of them: -n 0")
