"""Reports of one event → the event as they tell it together: of every field the best-supported version, and the history of its status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dipltrack.coding import cameo, plover
from dipltrack.keys import fold
from dipltrack.matching.names import same_family_name, same_person
from dipltrack.matching.report import Report
from dipltrack.model import ActorKind, Event, Participant, Precision, Reason, Role, Status, When

_EXACTNESS = {
    Precision.DAY: 6,
    Precision.RANGE: 5,
    Precision.WEEK: 4,
    Precision.MONTH: 3,
    Precision.QUARTER: 2,
    Precision.SEASON: 2,
    Precision.YEAR: 1,
    Precision.UNKNOWN: 0,
}
_SUREST = 0.99
# What is told later of the same day counts more; what took place is no longer planned, whatever is written after.
_STRENGTH = {Status.OCCURRED: 3, Status.DENIED: 2, Status.CANCELLED: 1, Status.PLANNED: 0}


@dataclass(frozen=True, slots=True)
class Stage:
    """One step in the life of an event: what was known of it, since which day of publication, and who said so."""

    status: Status
    published: date | None
    when: When
    reports: tuple[Report, ...]


def compose(reports: Sequence[Report]) -> Event:
    """Put one event together of what articles tell; the order of the reports does not matter. One report is the event itself."""
    ordered = sorted((r for r in reports if r.article_id is not None), key=lambda r: (-r.event.confidence, r.origin))
    best = ordered[0].event
    if len(ordered) == 1:
        return best
    status = _status(ordered)
    telling = [r for r in ordered if r.event.status is status] or ordered
    when = _best(telling, lambda r: (r.event.when.start, r.event.when.end), lambda r: _EXACTNESS[r.event.when.precision]).event.when
    placed = [r for r in ordered if r.event.place]
    place = _best(placed, lambda r: fold(r.event.place or ""), _is_city).event if placed else best
    mode = _best(telling, lambda r: r.event.mode, lambda r: 0).event.mode
    paid = [r for r in ordered if r.event.money]
    participants = _participants(ordered)
    event = replace(
        best,
        mode=mode,
        status=status,
        title=telling[0].event.title,
        when=when,
        place=place.place,
        place_country=place.place_country or best.place_country,
        topic=next((r.event.topic for r in telling if r.event.topic), best.topic),
        money=_best(paid, lambda r: r.event.money, lambda r: 0).event.money if paid else None,
        participants=participants,
        confidence=_confidence(ordered),
        evidence=telling[0].event.evidence,
        reasons=(*best.reasons, *_why_together(ordered)),
    )
    return recoded(event)


def recoded(event: Event) -> Event:
    """The event with the codes that its kind, mode, status and place give it."""
    return replace(
        event,
        cameo=cameo(event.kind, event.mode, event.status, event.place_country, event.countries),
        plover=plover(event.kind, event.mode, event.status),
    )


def history(reports: Iterable[Report]) -> tuple[Stage, ...]:
    """The life of an event as its articles told it, day by day of publication: planned, put off, held."""
    stages: list[Stage] = []
    for report in sorted(reports, key=lambda r: r.origin):
        status, when = report.event.status, report.event.when
        last = stages[-1] if stages else None
        if last and last.status is status and (when.start is None or last.when.start == when.start):
            stages[-1] = replace(last, reports=(*last.reports, report))
        else:
            stages.append(Stage(status, report.published, when, (report,)))
    return tuple(stages)


def versions(reports: Sequence[Report]) -> dict[str, list[tuple[str, tuple[Report, ...]]]]:
    """The fields that the reports tell in different words, each with who says what; the version with most witnesses first."""
    told: dict[str, Callable[[Event], str | None]] = {
        "status": lambda e: e.status.value,
        "date": lambda e: _days(e.when),
        "place": lambda e: e.place,
        "mode": lambda e: e.mode,
        "countries": lambda e: "; ".join(sorted(e.countries)),
        "amount": lambda e: f"{e.money.amount:,.15g} {e.money.currency}" if e.money else None,
    }
    found: dict[str, list[tuple[str, tuple[Report, ...]]]] = {}
    for field, read in told.items():
        groups: defaultdict[str, list[Report]] = defaultdict(list)
        for report in sorted(reports, key=lambda r: r.origin):
            if value := read(report.event):
                groups[value].append(report)
        if len(groups) > 1:
            found[field] = sorted(((v, tuple(rs)) for v, rs in groups.items()), key=lambda g: (-_weight(g[1]), g[1][0].origin))
    return found


def _days(when: When) -> str | None:
    if when.start is None:
        return None
    end = when.end or when.start
    return f"{when.start}" if end == when.start else f"{when.start}..{end}"


def _status(reports: Sequence[Report]) -> Status:
    """What took place is told so by somebody; else the newest word stands, of the same day the strongest."""
    told = {r.event.status for r in reports}
    if Status.OCCURRED in told:
        denied = [r for r in reports if r.event.status is Status.DENIED]
        held = [r for r in reports if r.event.status is Status.OCCURRED]
        return Status.DENIED if _weight(denied) > _weight(held) else Status.OCCURRED
    newest = max(reports, key=lambda r: (r.published or date.min, _STRENGTH[r.event.status]))
    return newest.event.status


def _best(reports: Sequence[Report], value: Callable[[Report], Hashable], exactness: Callable[[Report], int]) -> Report:
    """The report whose value is the most exact and, of those, has the best support: one witness counts once, by how sure it is."""
    groups: defaultdict[Hashable, list[Report]] = defaultdict(list)
    for report in reports:
        groups[value(report)].append(report)
    best = min(groups.values(), key=lambda g: (-max(map(exactness, g)), -round(_weight(g), 9), min(r.origin for r in g)))
    return best[0]


def _weight(reports: Iterable[Report]) -> float:
    surest: dict[str, float] = {}
    for report in reports:
        surest[report.family] = max(surest.get(report.family, 0.0), report.event.confidence)
    return sum(surest.values())


def _is_city(report: Report) -> int:
    return int(all(p.name != report.event.place for p in report.event.participants))


def _confidence(reports: Sequence[Report]) -> float:
    """Every further witness halves its share of the doubt; copies of one text are one witness."""
    surest: dict[str, float] = {}
    for report in reports:
        surest[report.family] = max(surest.get(report.family, 0.0), report.event.confidence)
    first, *others = sorted(surest.values(), reverse=True)
    doubt = 1 - first
    for confidence in others:
        doubt *= 1 - confidence / 2
    return max(first, min(_SUREST, 1 - doubt))


def _participants(reports: Sequence[Report]) -> tuple[Participant, ...]:
    """Everybody that any report names, the surest report's first; a person told of several times is one, with the fullest name."""
    found: list[Participant] = []
    for report in reports:
        for participant in report.event.participants:
            place = next((i for i, known in enumerate(found) if _same(known, participant)), None)
            if place is None:
                found.append(participant)
            else:
                found[place] = _joined(found[place], participant)
    named = {p.country for p in found if p.kind is ActorKind.PERSON and p.name}
    states = {p.country for p in found if p.kind is ActorKind.PERSON}
    return tuple(
        p
        for p in found
        if not (p.kind is ActorKind.COUNTRY and p.country in states)
        and not (p.kind is ActorKind.PERSON and not p.name and p.country in named and _is_told_by_name(p, found))
        and not (p.kind is ActorKind.UNRESOLVED and len(states) > 1)
    )


def _same(one: Participant, other: Participant) -> bool:
    if one.kind is not other.kind or one.country != other.country:
        return False
    if one.kind is ActorKind.PERSON:
        if one.name and other.name:
            in_office = one.office_code is not None and one.office_code == other.office_code
            return same_person(one.name, other.name) or (in_office and same_family_name(one.name, other.name))
        return one.name == other.name and one.office_code == other.office_code
    return one.kind is ActorKind.COUNTRY or fold(one.name or "") == fold(other.name or "")


def _joined(one: Participant, other: Participant) -> Participant:
    """One participant of two tellings: the fuller name, the office and the part that only one of them gives."""
    longer = other.name if len((other.name or "").split()) > len((one.name or "").split()) else one.name
    role = other.role if one.role is Role.PARTICIPANT else one.role
    office = one if one.office else other
    return replace(one, name=longer, role=role, office=office.office, office_code=office.office_code, money=one.money or other.money)


def _is_told_by_name(unnamed: Participant, found: Sequence[Participant]) -> bool:
    """ "Its foreign minister" is the one whom another article names."""
    named = [p for p in found if p.kind is ActorKind.PERSON and p.name and p.country == unnamed.country]
    return unnamed.office_code is None or any(p.office_code in (None, unnamed.office_code) for p in named)


def _why_together(reports: Sequence[Report]) -> tuple[Reason, ...]:
    witnesses = len({r.family for r in reports})
    return (Reason("sources", f"told by {len(reports)} articles, {witnesses} of them independent"),)
