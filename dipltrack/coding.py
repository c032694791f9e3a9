"""Kind, mode and status → CAMEO and PLOVER codes (events.md: the decisions where sources conflict)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dipltrack.model import Event, Kind, Status

_MEETING = {"talks": "040", "visit": "042", "call": "041", "summit": "040", "negotiation": "046", "mediation": "045"}
_AGREEMENT = {
    "signed": "057",
    "memorandum": "057",
    "treaty": "057",
    "ties": "054",
    "joint statement": "050",
    "ceasefire": "0871",
    "agreed": "030",
}
_PLEDGE = {
    "economic aid": "0331",
    "military aid": "0332",
    "humanitarian aid": "0333",
    "aid": "033",
    "offer": "033",
    "vow": "030",
    "commitment": "030",
}
MODES: dict[Kind, tuple[str, ...]] = {Kind.MEETING: tuple(_MEETING), Kind.AGREEMENT: tuple(_AGREEMENT), Kind.PLEDGE: tuple(_PLEDGE)}
"""The modes that an event of each kind may have."""
LEAST_MODE = {Kind.MEETING: "talks", Kind.AGREEMENT: "agreed", Kind.PLEDGE: "commitment"}
"""Of each kind the mode that claims least."""
_PLOVER_AGREEMENT = {"agreed": "AGREE", "ceasefire": "RETREAT", "joint statement": "SUPPORT"}


def cameo(kind: Kind, mode: str, status: Status, place_country: str | None, countries: Collection[str]) -> str | None:
    """The CAMEO code; None when the event was cancelled or denied. A meeting in neither side's country is 044, a planned one 036."""
    if status in (Status.CANCELLED, Status.DENIED):
        return None
    if kind is Kind.MEETING:
        if status is Status.PLANNED:
            return "036"
        if mode == "talks" and place_country and countries and place_country not in countries:
            return "044"
        return _MEETING.get(mode, "040")
    if kind is Kind.AGREEMENT:
        return "030" if status is Status.PLANNED else _AGREEMENT.get(mode, "057")
    return _PLEDGE.get(mode, "030")


def plover(kind: Kind, mode: str, status: Status) -> str:
    """The PLOVER event type."""
    if kind is Kind.MEETING:
        return "AGREE" if status is Status.PLANNED else "CONSULT"
    if kind is Kind.AGREEMENT:
        return "AGREE" if status is Status.PLANNED else _PLOVER_AGREEMENT.get(mode, "SUPPORT")
    return "AGREE"


def recode(before: Event, after: Event) -> Event:
    """Give `after` the codes that follow from it where the rules have others for it than for `before`; else it keeps its own."""
    codes = {name: now for name, was, now in zip(("cameo", "plover"), codes_of(before), codes_of(after), strict=True) if was != now}
    return replace(after, cameo=codes.get("cameo", after.cameo), plover=codes.get("plover", after.plover))


def codes_of(event: Event) -> tuple[str | None, str]:
    """The CAMEO and the PLOVER code that follow from an event."""
    where = (event.place_country, event.countries)
    return cameo(event.kind, event.mode, event.status, *where), plover(event.kind, event.mode, event.status)
