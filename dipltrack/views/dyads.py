"""Stored events → CAMEO-coded source–target rows with the columns of ICEWS, in its order, as programs for event data load them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product

from dipltrack.model import ActorKind, Kind, Participant, Role, Status, StoredEvent
from dipltrack.views.event_table import CountryName
from dipltrack.views.geojson import Locate
from dipltrack.views.listing import Column, Listing, Stream

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name",
    "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
_SHOWN = ("Event ID", "Event Date", "Source Country", "CAMEO Code", "Event Text", "Target Country", "Publisher")

# What each code says, in the words of ICEWS (Boschee et al., ICEWS Coded Event Data, doi:10.7910/DVN/28075), and its weight on Goldstein's
# scale for CAMEO (the table CAMEO.goldsteinscale of the GDELT project; ICEWS calls it intensity).
CODES = {
    "030": ("Express intent to cooperate", 4.0),
    "033": ("Express intent to provide material aid", 5.2),
    "0331": ("Express intent to provide economic aid", 5.2),
    "0332": ("Express intent to provide military aid", 5.2),
    "0333": ("Express intent to provide humanitarian aid", 5.2),
    "036": ("Express intent to meet or negotiate", 4.0),
    "040": ("Consult", 1.0),
    "041": ("Discuss by telephone", 1.0),
    "042": ("Make a visit", 1.9),
    "043": ("Host a visit", 2.8),
    "044": ("Meet at a 'third' location", 2.5),
    "045": ("Mediate", 5.0),
    "046": ("Engage in negotiation", 7.0),
    "050": ("Engage in diplomatic cooperation", 3.5),
    "054": ("Grant diplomatic recognition", 6.0),
    "057": ("Sign formal agreement", 8.0),
    "0871": ("Declare truce, ceasefire", 9.0),
}
_VISIT, _HOSTING, _MEDIATION = "042", "043", "045"


@dataclass(frozen=True, slots=True)
class Dyad:
    """One direction between two parties of an event; `day` is when it was done: of a plan, when it was published."""

    event: StoredEvent
    day: date
    code: str
    source: Participant
    target: Participant


def coded_day(stored: StoredEvent) -> date | None:
    """When what the code says was done: the day of the event, but of a plan the day on which the best evidence told it."""
    if stored.event.status is Status.PLANNED:
        return stored.evidence[0].published if stored.evidence else None
    return stored.event.when.start


def dyads(stored: StoredEvent) -> Iterator[Dyad]:
    """The rows of an event; none without a code, a day, or a second party."""
    day, code = coded_day(stored), stored.event.cameo
    if day is None or code is None:
        return
    for source, target, directed in _directions(stored, code):
        yield Dyad(stored, day, directed, source, target)


def _directions(stored: StoredEvent, code: str) -> Iterator[tuple[Participant, Participant, str]]:
    """Source, target and code: guests visit and hosts receive, pledgers promise to recipients, mediators mediate; the rest goes both ways."""
    parties = _parties(stored.event.participants)
    by_role = {role: [p for p in parties if p.role is role] for role in Role}
    if code == _VISIT and by_role[Role.HOST] and len(by_role[Role.HOST]) < len(parties):
        guests = [p for p in parties if p.role is not Role.HOST]
        for guest, host in product(guests, by_role[Role.HOST]):
            yield guest, host, _VISIT
            yield host, guest, _HOSTING
    elif stored.event.kind is Kind.PLEDGE and by_role[Role.PLEDGER]:
        for pledger, recipient in product(by_role[Role.PLEDGER], [p for p in parties if p.role is not Role.PLEDGER]):
            yield pledger, recipient, code
    elif code == _MEDIATION and by_role[Role.MEDIATOR]:
        for mediator, other in product(by_role[Role.MEDIATOR], [p for p in parties if p.role is not Role.MEDIATOR]):
            yield mediator, other, code
    else:
        for source, target in permutations(parties, 2):
            yield source, target, code


def _parties(participants: Sequence[Participant]) -> list[Participant]:
    """One participant for each country, the first that is named, and one for each body."""
    parties: dict[tuple[str, str], Participant] = {}
    for p in participants:
        if p.kind is ActorKind.ORG and p.name:
            parties.setdefault(("org", p.name), p)
        elif p.country and p.kind is not ActorKind.ORG:
            first = parties.setdefault(("country", p.country), p)
            if not first.name and p.name:
                parties["country", p.country] = p
    return list(parties.values())


def dyad_listing(events: Iterable[StoredEvent], name: CountryName, locate: Locate) -> Listing[Dyad]:
    """A listing of the rows in all formats."""

    def row(dyad: Dyad) -> dict[str, str]:
        return _row(dyad, name, locate)

    def whole(dyad: Dyad) -> dict[str, str | None]:
        return {column: value or None for column, value in row(dyad).items()}

    table: tuple[Column[Dyad], ...] = tuple(Column(column, lambda dyad, column=column: row(dyad)[column]) for column in _SHOWN)  # type: ignore[misc]
    return Listing(Stream(dyad for stored in events for dyad in dyads(stored)), COLUMNS, row, whole, table)


def _row(dyad: Dyad, name: CountryName, locate: Locate) -> dict[str, str]:
    """The cells. Sectors hold the office; an event's rows share its id, and the number of the sentence is not known."""
    event, best = dyad.event.event, dyad.event.evidence[0] if dyad.event.evidence else None
    text, weight = CODES.get(dyad.code, ("", None))
    point = locate(event.place, event.place_country) if event.place else None
    values = (
        str(dyad.event.id), dyad.day.isoformat(), *_side(dyad.source, name), text, dyad.code, "" if weight is None else f"{weight:.1f}",
        *_side(dyad.target, name), str(best.article_id) if best else "", "", best.source or "" if best else "", event.place or "", "", "",
        name(event.place_country) if event.place_country else "", *(map(str, point) if point else ("", "")),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _side(p: Participant, name: CountryName) -> tuple[str, str, str]:
    country = name(p.country) if p.country and p.kind is not ActorKind.ORG else ""
    return (country if p.kind is ActorKind.COUNTRY else p.name or country), p.office or "", country
