"""Days → the day, week, month, quarter or year they are in, and all such periods from one to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dipltrack.views.dates import UNDATED

UNITS = ("day", "week", "month", "quarter", "year")
LETTERS = {"day": 10, "week": 10, "month": 7, "quarter": 7, "year": 4}
"""How much of an ISO day says in which period it is."""


def period(day: date, unit: str) -> str:
    """Write 2024-05-02, 2024-W18, 2024-05, 2024Q2 or 2024."""
    match unit:
        case "day":
            return day.isoformat()
        case "week":
            return "{}-W{:02}".format(*day.isocalendar()[:2])
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year:04}Q{(day.month + 2) // 3}"
        case _:
            return f"{day.year:04}"


def period_named(start: str, unit: str) -> str:
    """The period of a day that is given as "2024", "2024-05" or "2024-05-02"; "" is undated."""
    return period(date.fromisoformat(f"{start}{'-01-01'[len(start) - 4 :]}"), unit) if start else UNDATED


def periods_from(first: date, last: date, unit: str) -> Iterator[str]:
    """Every period from the one of `first` to the one of `last`."""
    day, end = first, period(last, unit)
    while (name := period(day, unit)) != end:
        yield name
        day = _next(day, unit)
    yield end


def filled(counts: Mapping[str, int], unit: str, since: date | None = None, until: date | None = None) -> dict[str, int]:
    """Counts by ISO day (or month, or year: "" is undated) → counts of every period from the first to the last, 0 where there is nothing.

    With `since` and `until` the periods of the filter are there even when nothing is in them. The undated come last, if there are any.
    """
    days = [date.fromisoformat(f"{start}{'-01-01'[len(start) - 4 :]}") for start in counts if start]
    if since and since > date.min:
        days.append(since)
    if until and until < date.max:
        days.append(until)
    whole = dict.fromkeys(periods_from(min(days), max(days), unit), 0) if any(counts) else {}
    for start, number in counts.items():
        if start:
            whole[period_named(start, unit)] += number
    return whole | ({UNDATED: counts[""]} if counts.get("") else {})


def _next(day: date, unit: str) -> date:
    """A day of the period after that of `day`."""
    match unit:
        case "day":
            return day + timedelta(days=1)
        case "week":
            return day + timedelta(days=7)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
