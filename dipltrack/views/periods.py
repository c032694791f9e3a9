"""Days → the periods that they fall in, without a gap: what charts, timelines and statistics count by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dipltrack.views.dates import UNDATED

UNITS = ("day", "week", "month", "quarter", "year")
LETTERS = {"day": 10, "week": 10, "month": 7, "quarter": 7, "year": 4}
"""How much of an ISO day says in which period it is."""
_MOST = 40
_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}


def unit_for(first: date, last: date) -> str:
    """The finest unit that cuts the days from `first` to `last` into no more periods than a chart has room for."""
    days = (last - first).days + 1
    return next((unit for unit in UNITS if days <= _MOST * _DAYS[unit]), "year")


def periods(first: date, last: date, unit: str) -> list[date]:
    """The first days of all periods from that of `first` to that of `last`, empty ones too."""
    begin, after = begin_of(unit), _AFTER[unit]
    found, until = [begin(first)], begin(last)
    while found[-1] < until:
        found.append(after(found[-1]))
    return found


def begin_of(unit: str) -> Callable[[date], date]:
    """A function from a day to the first day of its period."""
    return _BEGIN[unit]


def label_of(begin: date, unit: str) -> str:
    """2024-05-02, 2024-05, 2024Q2 or 2024, as filters read it; a week by its first day."""
    if unit in ("day", "week"):
        return begin.isoformat()
    if unit == "month":
        return f"{begin:%Y-%m}"
    return f"{begin.year:04}Q{(begin.month + 2) // 3}" if unit == "quarter" else f"{begin.year:04}"


def period(day: date, unit: str) -> str:
    """The same of any day, a week by its number: 2024-05-02, 2024-W18, 2024-05, 2024Q2 or 2024."""
    return "{}-W{:02}".format(*day.isocalendar()[:2]) if unit == "week" else label_of(begin_of(unit)(day), unit)


def period_named(start: str, unit: str) -> str:
    """The period of a day that is given as "2024", "2024-05" or "2024-05-02"; "" is undated."""
    return period(_day(start), unit) if start else UNDATED


def filled(counts: Mapping[str, int], unit: str, since: date | None = None, until: date | None = None) -> dict[str, int]:
    """Counts by ISO day (or month, or year: "" is undated) → counts of every period from the first to the last, 0 where there is nothing.

    With `since` and `until` the periods of the filter are there even when nothing is in them. The undated come last, if there are any.
    """
    days = [_day(start) for start in counts if start]
    if since and since > date.min:
        days.append(since)
    if until and until < date.max:
        days.append(until)
    whole = {period(begin, unit): 0 for begin in periods(min(days), max(days), unit)} if any(counts) else {}
    for start, number in counts.items():
        if start:
            whole[period_named(start, unit)] += number
    return whole | ({UNDATED: counts[""]} if counts.get("") else {})


def _day(start: str) -> date:
    return date.fromisoformat(f"{start}{'-01-01'[len(start) - 4 :]}")


def _later(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


_BEGIN: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
    "year": lambda day: date(day.year, 1, 1),
}
_AFTER: dict[str, Callable[[date], date]] = {
    "day": lambda day: day + timedelta(days=1),
    "week": lambda day: day + timedelta(days=7),
    "month": lambda day: _later(day, 1),
    "quarter": lambda day: _later(day, 3),
    "year": lambda day: _later(day, 12),
}
