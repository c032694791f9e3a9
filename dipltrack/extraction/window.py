"""Undated article → the window that tenures and "by March 2025" leave for its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dipltrack.extraction.registry import Entity
from dipltrack.extraction.times import TimeExpression, resolve
from dipltrack.knowledge import Tenure
from dipltrack.knowledge.offices import Holders


@dataclass(frozen=True, slots=True)
class Window:
    """Days between which the article was written, with the reason in words; `days` is None when nothing bounds it or the bounds contradict."""

    days: tuple[date, date] | None
    reason: str


def window_of(entities: Iterable[Entity], times: Iterable[TimeExpression], holders: Holders) -> Window:
    """Intersect the tenures of all who are named with an office, and the days before which something is still to come."""
    tenures = [t for e in entities if e.name and (t := _tenure_in_office(e, holders))]
    start, end = date.min, date.max
    since: Tenure | None = None
    until: Tenure | None = None
    for t in tenures:
        if t.start > start:
            start, since = t.start, t
        stop = t.end or t.checked
        if t.end and stop and stop < end:
            end, until = stop, t
    reason = []
    if since:
        reason.append(f"{since.name} was {since.title} from {since.start}")
    if until:
        reason.append(f"{until.name} was {until.title} until {until.end}")
    for e in times:
        if e.bound == "by" and (coming := resolve(_unbound(e), None, tense="future")).end and coming.end < end:
            end = coming.end - timedelta(days=1)
            reason.append(f"something is to come {e.text!r}")
    if start > end:
        return Window(None, "no day fits: " + "; ".join(reason))
    if start == date.min or end == date.max:
        return Window(None, "; ".join(reason))
    return Window((start, end), "; ".join(reason))


def _unbound(e: TimeExpression) -> TimeExpression:
    from dataclasses import replace

    return replace(e, bound=None)


def _tenure_in_office(e: Entity, holders: Holders) -> Tenure | None:
    """The tenure in the office that the article gives, if the person held it once only."""
    codes = {c for _, c, status in e.titles if status == ""}
    if not e.tenure or not codes:
        return None
    held = [t for t in holders.of_person(e.tenure.person) if t.office in codes]
    return held[0] if len(held) == 1 else None
