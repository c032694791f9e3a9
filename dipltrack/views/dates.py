"""A When → the shortest date that says it, in the grammar that the date filters read."""

from __future__ import annotations

from datetime import date, timedelta

from dipltrack.model import Precision, When

UNDATED = "undated"


def short_date(when: When) -> str:
    """2024-05-02, 2024-05, 2024Q2, 2024, 2024-05-06..12, or "undated"."""
    if when.start is None:
        return UNDATED
    start, end = when.start, when.end or when.start
    match when.precision:
        case Precision.MONTH if (start.year, start.month) == (end.year, end.month):
            return f"{start:%Y-%m}"
        case Precision.QUARTER if start.year == end.year and start.month % 3 == 1:
            return f"{start.year:04}Q{(start.month + 2) // 3}"
        case Precision.YEAR if start.year == end.year:
            return f"{start.year:04}"
        case Precision.SEASON if start.day == 1 and (end + timedelta(days=1)).day == 1:
            return _between(f"{start:%Y-%m}", f"{end:%Y-%m}", shared_to=4 if start.year == end.year else 0)
    if start == end:
        return start.isoformat()
    shared = 7 if (start.year, start.month) == (end.year, end.month) else 4 if start.year == end.year else 0
    return _between(start.isoformat(), end.isoformat(), shared_to=shared)


def day_words(start: date, end: date) -> str:
    """Two days in full, or the one day that they are."""
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def _between(first: str, last: str, shared_to: int) -> str:
    return f"{first}..{last[shared_to + 1 :] if shared_to else last}"
