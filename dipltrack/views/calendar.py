"""Stored events → an iCalendar file (RFC 5545): all-day events that calendars take in, and update when they are read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dipltrack.model import Status, StoredEvent
from dipltrack.views.dates import short_date
from dipltrack.views.event_table import CountryName
from dipltrack.views.safe import one_line

_STATUS = {Status.OCCURRED: "CONFIRMED", Status.PLANNED: "TENTATIVE", Status.CANCELLED: "CANCELLED"}
_LONGEST = 75  # octets of a line; longer ones go on after a line break and a space


def in_calendar(stored: StoredEvent) -> bool:
    """Whether an event can stand in a calendar: it has a date, and nobody denies that it took place."""
    return stored.event.when.start is not None and stored.event.status in _STATUS


def ics(events: Sequence[StoredEvent], name: CountryName, *, database: str, today: date, title: str) -> Iterator[str]:
    """The calendar. `database` tells databases apart, so that an event keeps its UID; what can't stand in a calendar is left out."""
    yield from _lines(("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//dipltrack//dipltrack//EN"), ("CALSCALE", "GREGORIAN"))
    yield from _lines(("METHOD", "PUBLISH"), ("NAME", _text(title)), ("X-WR-CALNAME", _text(title)))
    for stored in events:
        if in_calendar(stored):
            yield from _lines(*_event(stored, name, database, today))
    yield from _lines(("END", "VCALENDAR"))


def _event(stored: StoredEvent, name: CountryName, database: str, today: date) -> Iterator[tuple[str, str]]:
    event, best = stored.event, stored.evidence[0] if stored.evidence else None
    start = event.when.start
    assert start is not None
    yield "BEGIN", "VEVENT"
    yield "UID", f"event-{stored.id}-{database}@dipltrack"
    yield "DTSTAMP", f"{today:%Y%m%d}T000000Z"
    yield "DTSTART;VALUE=DATE", _day(start)
    yield "DTEND;VALUE=DATE", _day(_after(event.when.end or start))
    yield "SUMMARY", _text(event.title)
    yield "STATUS", _STATUS[event.status]
    yield "TRANSP", "TRANSPARENT"  # news about others does not make anybody busy
    yield "CATEGORIES", _text(event.kind.value)
    if event.place:
        yield "LOCATION", _text(event.place)
    yield "DESCRIPTION", _text(*_description(stored, name))
    if best and best.url and best.url.isascii() and best.url.isprintable():
        yield "URL", best.url
    yield "END", "VEVENT"


def _description(stored: StoredEvent, name: CountryName) -> Iterator[str]:
    """Who, when in the words of the source, and the sentence that says so."""
    event = stored.event
    yield "; ".join([*map(name, event.countries), *event.orgs])
    yield "; ".join(event.people)
    yield f"{event.status.value}, {short_date(event.when)}"
    if stored.evidence:
        best = stored.evidence[0]
        yield f"“{best.evidence.text}” ({best.source or 'unknown outlet'}{f', {best.published}' if best.published else ''})"


def _after(day: date) -> date:
    """The day after: the end of a calendar event is not part of it."""
    return day + timedelta(days=1) if day < date.max else day


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(*lines: str) -> str:
    """A TEXT value of so many lines, its special characters escaped."""
    kept = (one_line(line).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines if line)
    return "\\n".join(kept)


def _lines(*properties: tuple[str, str]) -> Iterator[str]:
    for key, value in properties:
        yield _folded(f"{key}:{value}") + "\r\n"


def _folded(line: str) -> str:
    """The line, broken before it grows too long, never inside a letter."""
    parts, size = [""], 0
    for letter in line:
        size += len(letter.encode())
        if size > _LONGEST:
            parts.append("")
            size = 1 + len(letter.encode())
        parts[-1] += letter
    return "\r\n ".join(parts)
