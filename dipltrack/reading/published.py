"""A publication date in words → one day, or the reason why it is none. Nothing is guessed: two readings are no reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_TIME = r"(?:[T ,]+\d{1,2}:\d{2}[\d:.,]*\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})?)?$"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{2,6}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _TIME)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)
_FILLED_IN = (datetime(2000, 1, 1), datetime(1999, 12, 28))
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """The day that the words mean, or None with the reason in `note`; both None when there were no words."""

    day: date | None = None
    note: str | None = None


def read_publication_day(words: str | None) -> PublicationDay:
    """Read "2024-05-03", an ISO or RFC 2822 time stamp, "3 May 2024", "May 3, 2024" or an unmistakable "25/04/2024".

    The day is the one written, in the stamp's own time zone. "03/04/2024" and "May 2024" mean no single day: the note says so.
    """
    if words is None or not words.strip():
        return PublicationDay()
    words = " ".join(words.split())
    days = _readings(words) if len(words) <= _LONGEST else []
    if len(days) == 1:
        return PublicationDay(days[0])
    shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    if days:
        return PublicationDay(note=f"publication date '{shown}' could be {' or '.join(map(str, days))}; not used")
    return PublicationDay(note=f"publication date '{shown}' can't be read as one day; not used")


def _readings(words: str) -> list[date]:
    """All days that the words can mean, earliest first."""
    if found := _YEAR_FIRST.match(words):
        candidates = [_day(found[1], found[3], found[4])]
    elif found := _COMPACT.match(words):
        candidates = [_day(found[1], found[2], found[3])]
    elif found := _YEAR_LAST.match(words):
        candidates = [_day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])]
    else:
        candidates = _wordy_readings(words)
    return sorted({day for day in candidates if day})


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _wordy_readings(words: str) -> list[date | None]:
    """Days of words with a month's name. The year must be written out and no part of the day may be filled in by the parser."""
    from dateutil import parser

    if not re.search(r"[^\W\d_]{3}", words):
        return []
    try:
        days = {parser.parse(words, default=filled, ignoretz=True).date() for filled in _FILLED_IN}
    except (ValueError, OverflowError):
        return []
    day = days.pop()
    if days or str(day.year) not in _YEAR.findall(words) or not _agrees_with_weekday(day, words):
        return []
    return [day]


def _agrees_with_weekday(day: date, words: str) -> bool:
    named = _WEEKDAY.search(words)
    return named is None or _WEEKDAYS[day.weekday()] == named[1].lower()
