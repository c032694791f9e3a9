"""Value + clock → interval, also for values made of two: spans and stays of so many days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dipltrack.extraction.times_calendar import READERS, Clock, Days, Interval, months, weekday_after
from dipltrack.extraction.times_values import Day, Lasting, Month, Plain, Span, Value, Weekday
from dipltrack.model import Precision

_COARSE = (Precision.DAY, Precision.WEEK, Precision.RANGE, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR)


def interval(value: Value, clock: Clock) -> Interval | None:
    """The days that the value names, None where the clock does not tell enough (no publication date, no anchor, no number)."""
    try:
        if isinstance(value, Span):
            return _span(value, clock)
        if isinstance(value, Lasting):
            return _lasting(value, clock)
        reader = READERS.get(type(value))
        return reader(value, clock) if reader else None
    except (OverflowError, ValueError):  # off the calendar: "9000 years ago", February 29 in a year that has none
        return None


def _lasting(value: Lasting, clock: Clock) -> Interval | None:
    found = interval(value.day, clock)
    if found is None or found.window:
        return None
    length = timedelta(days=value.days - 1)
    start, end = (found.end - length, found.end) if value.backwards else (found.start, found.start + length)
    return Interval(start, end, Precision.RANGE if length else Precision.DAY, f"{found.basis}, with the stated length")


def _span(value: Span, clock: Clock) -> Interval | None:
    """Both ends; the one without year or month lies as near as can be to the other. Precision: range for days, else the ends' own."""
    if clock.tense == "future" and isinstance(value.last, Day | Month):  # under way at publication: the end decides
        last = interval(value.last, clock)
        first = last and _other_end(value.first, last, clock, later=False)
    else:
        first = interval(value.first, clock)
        last = first and _other_end(value.last, first, clock, later=True)
    if first is None or last is None:
        return None
    if first.start > last.end and isinstance(value.first, Day | Month) and value.first.year is not None:  # December 30 to January 2, 2024
        return _span(replace(value, first=replace(value.first, year=value.first.year - 1)), clock)
    if first.start > last.end or first.window or last.window:
        return None
    precision = max(first.precision, last.precision, key=_COARSE.index)
    return Interval(first.start, last.end, Precision.RANGE if precision is Precision.DAY else precision, first.basis)


def _other_end(value: Plain, known: Interval, clock: Clock, *, later: bool) -> Interval | None:
    """The end that is not yet known, nearest to the known one on its right side."""
    if isinstance(value, Weekday) and value.mode is None and later:
        day = weekday_after(known.start, value.weekday)
        return Interval(day, day, Precision.DAY, known.basis)
    if isinstance(value, Day | Month) and value.year is None:
        found = _near(value, known.start, later=later)
        precision = Precision.DAY if isinstance(value, Day) else Precision.MONTH
        return found and Interval(*found, precision, known.basis)
    return interval(value, clock)


def _near(value: Day | Month, known: date, *, later: bool) -> Days | None:
    """The first such day or month from `known` on, or the last up to it."""
    for n in range(13):
        year, month, _ = (months(known.year, known.month + (n if later else -n), 1)[0]).timetuple()[:3]
        if value.month not in (None, month):
            continue
        if isinstance(value, Month):
            return months(year, month, 1)
        try:
            day = date(year, month, value.day)
        except ValueError:
            continue
        if (day >= known) if later else (day <= known):
            return day, day
    return None
