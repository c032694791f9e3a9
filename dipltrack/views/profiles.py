"""Who took part → a listing of countries, people or bodies; and one of them as a page: offices, years, counterparts, places, travels."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dipltrack.model import StoredEvent
from dipltrack.views.bars import years_line
from dipltrack.views.dates import short_date
from dipltrack.views.event_table import event_columns
from dipltrack.views.listing import Column, Listing
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen, counted
from dipltrack.views.tables import table_lines

COLUMNS = {
    "country": ("code", "name", "events", "first", "last", "counterparts"),
    "person": ("name", "country", "events", "first", "last", "counterparts"),
    "org": ("name", "events", "first", "last", "counterparts"),
}
"""Columns of CSV, by kind."""

CountryName = Callable[[str], str]
Numbered = tuple[tuple[str, int], ...]

_LABEL = 11
_WIDEST = 100
_MOST_NAMES = 12


class Somebody(Protocol):
    """A country (named by its ISO code), person or body, with how many events from when to when, and its most frequent counterparts."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def events(self) -> int: ...  # noqa: D102
    @property
    def first(self) -> str | None: ...  # noqa: D102
    @property
    def last(self) -> str | None: ...  # noqa: D102
    @property
    def counterparts(self) -> Numbered: ...  # noqa: D102


class Office(Protocol):
    """Somebody's office, with the days of the first and last event."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def office(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def first(self) -> str | None: ...  # noqa: D102
    @property
    def last(self) -> str | None: ...  # noqa: D102
    @property
    def events(self) -> int: ...  # noqa: D102


class Profile(Protocol):
    """What the record tells of somebody."""

    @property
    def who(self) -> Somebody: ...  # noqa: D102
    @property
    def aliases(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def kinds(self) -> dict[str, int]: ...  # noqa: D102
    @property
    def statuses(self) -> dict[str, int]: ...  # noqa: D102
    @property
    def years(self) -> dict[int, int]: ...  # noqa: D102
    @property
    def offices(self) -> Sequence[Office]: ...  # noqa: D102
    @property
    def people(self) -> Numbered: ...  # noqa: D102
    @property
    def countries(self) -> Numbered: ...  # noqa: D102
    @property
    def orgs(self) -> Numbered: ...  # noqa: D102
    @property
    def places(self) -> Sequence[tuple[str, str | None, int]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Page:
    """A profile with events to show: the journeys (of a person, meetings at a place abroad) and the last events, both in order of time."""

    profile: Profile
    travels: Sequence[StoredEvent]
    latest: Sequence[StoredEvent]


def names_listing(found: Sequence[Somebody], kind: str, name: CountryName) -> Listing[Somebody]:
    """A listing of countries, people or bodies in all formats; CSV and JSON have ISO codes, tables the names of countries."""
    spelled = str if kind == "person" else name
    columns: list[Column[Somebody]] = [Column("name", lambda who: name(who.name) if kind == "country" else who.name, least=16)]
    if kind == "person":
        columns.append(Column("country", lambda who: name(who.country) if who.country else "", least=10))
    columns += [
        Column("events", lambda who: f"{who.events:,}", right=True),
        Column("first", lambda who: who.first or "–"),
        Column("last", lambda who: who.last or "–"),
        Column("most often with", lambda who: numbered(who.counterparts, spelled), least=16),
    ]
    return Listing(found, COLUMNS[kind], lambda who: _row(who, name), lambda who: _object(who, name), tuple(columns))


def page_listing(page: Page, name: CountryName) -> Listing[Somebody]:
    """The profile as the only row of a listing; its JSON has all that the page shows."""
    listing = names_listing([page.profile.who], page.profile.who.kind, name)
    return Listing(listing.records, listing.columns, listing.flat, lambda who: _whole(page, name), listing.table)


def page_lines(page: Page, screen: Screen, name: CountryName) -> Iterator[str]:
    """The page's lines, each with its line feed."""
    profile, who = page.profile, page.profile.who
    heading = name(who.name) if who.kind == "country" else who.name
    yield screen.paint(one_line(heading), "bold") + "\n"
    if who.kind != "country" and who.country:
        yield one_line(name(who.country)) + "\n"
    yield "\n"
    dates = f"{who.first} to {who.last}" if who.first != who.last else str(who.first)
    facts = [
        ("Also", "; ".join(profile.aliases)),
        ("Events", _events_words(profile)),
        ("Dates", dates if who.first else "none is known"),
        ("By year", years_line(profile.years)),
        *(_offices_facts(profile, name)),
        ("People", numbered(profile.people, str, _MOST_NAMES)),
        ("Countries", numbered(profile.countries, name, _MOST_NAMES)),
        ("Bodies", numbered(profile.orgs, str, _MOST_NAMES)),
        ("Places", numbered(tuple((_place(place, country, name), number) for place, country, number in profile.places), str, _MOST_NAMES)),
    ]
    before = ""
    for label, words in facts:
        yield from _fact("" if label == before else label, words, screen)
        before = label
    yield from _travel_lines(page.travels, screen, name)
    if page.latest:
        yield "\n" + screen.paint("Events" if len(page.latest) == who.events else "Latest events", "bold") + "\n"
        yield from table_lines(event_columns(page.latest, screen, name), page.latest, screen)


def numbered(names: Numbered, spelled: CountryName, most: int | None = None) -> str:
    """Write "Wang Yi 12; Josep Borrell 3", and how many more there are."""
    shown = "; ".join(f"{spelled(name)} {number:,}" for name, number in names[:most])
    return f"{shown}; and {len(names) - most:,} more" if most and len(names) > most else shown


def _events_words(profile: Profile) -> str:
    kinds = ", ".join(counted(profile.kinds[kind], kind) for kind in ("meeting", "agreement", "pledge") if profile.kinds.get(kind))
    others = ", ".join(f"{profile.statuses[s]:,} {s}" for s in ("planned", "cancelled", "denied") if profile.statuses.get(s))
    return f"{kinds}{f' ({others})' if others else ''}"


def _offices_facts(profile: Profile, name: CountryName) -> Iterator[tuple[str, str]]:
    for office in profile.offices[:_MOST_NAMES]:
        when = f"{office.first} to {office.last}" if office.first != office.last else office.first or "undated"
        of = office.name if profile.who.kind == "country" else name(office.country) if office.country else ""
        yield "Offices", ", ".join(filter(None, [office.office, of])) + f"  ({when}, {counted(office.events, 'event')})"


def _travel_lines(travels: Sequence[StoredEvent], screen: Screen, name: CountryName) -> Iterator[str]:
    if not travels:
        return
    columns: tuple[Column[StoredEvent], ...] = (
        Column("id", lambda e: str(e.id), right=True, look=lambda e: "dim"),
        Column("date", lambda e: short_date(e.event.when)),
        Column("place", lambda e: _place(e.event.place, e.event.place_country, name), least=16),
        Column("mode", lambda e: e.event.mode if e.event.status == "occurred" else f"{e.event.status} {e.event.mode}"),
        Column("title", lambda e: e.event.title, least=24),
    )
    yield "\n" + screen.paint("Travels", "bold") + "\n"
    yield from table_lines(columns, travels, screen)


def _place(place: str | None, country: str | None, name: CountryName) -> str:
    spelled = name(country) if country else None
    return ", ".join(dict.fromkeys(filter(None, [place, spelled])))


def _fact(label: str, words: str, screen: Screen) -> Iterator[str]:
    if not words:
        return
    line = one_line(words)
    room = None if screen.width is None else max(min(screen.width, _WIDEST) - _LABEL, 20)
    first, *rest = textwrap.wrap(line, room, break_on_hyphens=False) if room else [line]
    yield screen.paint(label.ljust(_LABEL), "cyan") + first + "\n"
    yield from (" " * _LABEL + more + "\n" for more in rest)


def _object(who: Somebody, name: CountryName) -> dict[str, Any]:
    named: dict[str, Any] = {"code": who.name, "name": name(who.name)} if who.kind == "country" else {"name": who.name}
    if who.kind == "person":
        named["country"] = who.country
    return named | {"events": who.events, "first": who.first, "last": who.last, "counterparts": _numbers(who.counterparts)}


def _row(who: Somebody, name: CountryName) -> dict[str, str]:
    cells = _object(who, name) | {"counterparts": "; ".join(other for other, _ in who.counterparts)}
    return {key: "" if cell is None else str(cell) for key, cell in cells.items()}


def _numbers(names: Numbered) -> list[dict[str, Any]]:
    return [{"name": other, "events": events} for other, events in names]


def _whole(page: Page, name: CountryName) -> dict[str, Any]:
    profile = page.profile
    fields = ("name", "office", "country", "first", "last", "events")
    return _object(profile.who, name) | {
        "aliases": list(profile.aliases),
        "kinds": profile.kinds,
        "statuses": profile.statuses,
        "years": {str(year): number for year, number in profile.years.items()},
        "offices": [{field: getattr(office, field) for field in fields} for office in profile.offices],
        "people": _numbers(profile.people),
        "countries": _numbers(profile.countries),
        "orgs": _numbers(profile.orgs),
        "places": [{"place": place, "country": country, "events": number} for place, country, number in profile.places],
        "travels": [stored.id for stored in page.travels],
        "latest": [stored.id for stored in page.latest],
    }
