"""Value + day of publication (or of another event) → interval of days.

Weeks run from Monday to Sunday. A day or month without year is the nearest one that the tense allows; a day may lie one day on the wrong
side of publication, as datelines and time zones differ. Parts of months and years ("late May", "early 2024") give the whole month or
year: the words name no days. A decade is too wide to date anything and becomes a window. "next Friday" is that of the next week, "last
Friday" the latest one before publication.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from dipltrack.extraction.times_values import (
    Day,
    Decade,
    Month,
    Offset,
    Period,
    Quarter,
    Relative,
    Season,
    Unit,
    Week,
    Weekday,
    WeekdayOfMonth,
    Weekend,
    Year,
)
from dipltrack.model import Precision

Tense = Literal["past", "future", "present"]
Days = tuple[date, date]

EXPLICIT, RELATIVE, ANCHORED = "explicit date", "relative to publication", "relative to another event"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PRECISIONS: dict[Unit, Precision] = {
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days with the rule that found them. `window`: the event lies somewhere inside, it has no date."""

    start: date
    end: date
    precision: Precision
    basis: str
    window: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative words count from."""

    published: date | None
    anchor: date | None
    tense: Tense


def unit_around(day: date, unit: Unit) -> Days:
    """First and last day of the week, month, year or decade that holds `day`."""
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return months(day.year, day.month, 1)
    if unit == "year":
        return months(day.year, 1, 12)
    if unit == "decade":
        return months(day.year // 10 * 10, 1, 120)
    return day, day


def months(year: int, month: int, count: int) -> Days:
    """First and last day of `count` months; `month` may lie beyond December or before January."""
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return start, start + relativedelta(months=count, days=-1)


def step(day: date, unit: Unit, count: int) -> date:
    """The day `count` units away; hours stay on the day until they fill one."""
    delta: dict[Unit, timedelta | relativedelta] = {
        "hour": timedelta(days=int(count / 24)),
        "fortnight": timedelta(weeks=2 * count),
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
        "decade": relativedelta(years=10 * count),
    }
    return day + delta[unit]


def pick(candidates: Iterable[Days], clock: Clock, published: date, slack: int = 0) -> Days:
    """The candidate nearest to publication among those that the tense allows; among all if it allows none."""
    known = list(candidates)
    edge = timedelta(days=slack)
    allowed = [
        c
        for c in known
        if clock.tense == "present"
        or (clock.tense == "past" and c[0] <= published + edge)
        or (clock.tense == "future" and c[1] >= published - edge)
    ]
    return min(allowed or known, key=lambda c: max((c[0] - published).days, (published - c[1]).days, 0))


def _assumed(found: Days, published: date, unit: str, precision: Precision) -> Interval:
    side = "before" if found[0] <= published else "after"
    return Interval(*found, precision, f"{unit} {side} publication")


def _possible_days(value: Day, published: date) -> list[Days]:
    """The days around publication that the value may mean when it leaves out year or month."""
    if value.month is None:
        near = [months(published.year, published.month + n, 1)[0] for n in range(-2, 3)]
    else:
        near = [date(published.year + n, value.month, 1) for n in range(-4, 5)]
    days = [m.replace(day=value.day) for m in near if value.day <= calendar.monthrange(m.year, m.month)[1]]
    close = [d for d in days if abs((d - published).days) < 500]
    right = [d for d in close if value.weekday in (None, d.weekday())]
    return [(d, d) for d in right or days]


def read_day(value: Day, clock: Clock) -> Interval | None:
    """A day of the calendar, with the year it says or the nearest."""
    published = clock.published
    if value.year is not None and value.month is not None:
        found = date(value.year, value.month, value.day)
        return Interval(found, found, Precision.DAY, EXPLICIT)
    if published is None:
        return None
    if value.month_shift is not None:
        found = months(published.year, published.month + value.month_shift, 1)[0].replace(day=value.day)
    elif value.shift is not None and value.month is not None:
        found = date(published.year + value.shift, value.month, value.day)
    else:
        return _assumed(pick(_possible_days(value, published), clock, published, slack=1), published, "day", Precision.DAY)
    return Interval(found, found, Precision.DAY, RELATIVE)


def weekday_before(day: date, number: int, *, strictly: bool = False) -> date:
    """The latest such weekday on or (strictly) before a day."""
    back = (day.weekday() - number) % 7
    return day - timedelta(days=7 if strictly and not back else back)


def weekday_after(day: date, number: int, *, strictly: bool = False) -> date:
    """The next such weekday on or (strictly) after a day."""
    ahead = (number - day.weekday()) % 7
    return day + timedelta(days=7 if strictly and not ahead else ahead)


def _weekday_by_mode(value: Weekday, published: date, tense: Tense) -> date:
    number, mode = value.weekday, value.mode
    monday = published - timedelta(days=published.weekday())
    if value.week is not None:
        return monday + timedelta(days=7 * value.week + number)
    if mode == "next":  # of the next week: in the same week it would have been the bare name
        return monday + timedelta(days=7 + number)
    if mode in ("last", "past"):
        return weekday_before(published, number, strictly=True)
    if mode == "coming":
        return weekday_after(published, number, strictly=True)
    if tense == "future" or (mode == "this" and tense == "present"):
        return weekday_after(published, number)
    before = weekday_before(published, number)
    return before + timedelta(days=7) if tense == "present" and (published - before).days > 3 else before


def read_weekday(value: Weekday, clock: Clock) -> Interval | None:
    """A weekday around publication, or around the anchor ("the following Monday")."""
    if value.mode in ("following", "previous", "same"):
        anchor = clock.anchor
        if anchor is None or (value.mode == "same" and anchor.weekday() != value.weekday):
            return None
        find = weekday_before if value.mode == "previous" else weekday_after
        found = find(anchor, value.weekday, strictly=value.mode != "same")
        return Interval(found, found, Precision.DAY, ANCHORED)
    if clock.published is None:
        return None
    found = _weekday_by_mode(value, clock.published, clock.tense)
    side = "on the day of" if found == clock.published else "before" if found < clock.published else "after"
    return Interval(found, found, Precision.DAY, f"weekday {side} publication")


def read_relative(value: Relative, clock: Clock) -> Interval | None:
    """Today, last week, next year."""
    if clock.published is None:
        return None
    start, end = unit_around(step(clock.published, value.unit, value.shift), value.unit)
    if value.unit == "week" and not value.shift and clock.published == end and clock.tense != "past":
        start, end = end, end + timedelta(days=6)  # what a Sunday paper says is to come "this week" is not over
    return Interval(start, end, _PRECISIONS[value.unit], RELATIVE, window=value.unit == "decade")


def read_offset(value: Offset, clock: Clock) -> Interval | None:
    """Three weeks ago, in two months (not for the past), two days later."""
    base, basis = (clock.published, RELATIVE) if value.base == "publication" else (clock.anchor, ANCHORED)
    if base is None or value.count is None or (value.base == "publication" and value.count > 0 and clock.tense == "past"):
        return None
    unit: Unit = "year" if value.unit == "decade" else value.unit
    return Interval(*unit_around(step(base, value.unit, value.count), unit), _PRECISIONS[unit], basis)


def read_month(value: Month, clock: Clock) -> Interval | None:
    """A month with the year it says or the nearest; "last May" is over, "next May" has not begun."""
    published, number = clock.published, value.month
    if value.year is not None:
        return Interval(*months(value.year, number, 1), Precision.MONTH, EXPLICIT)
    if published is None:
        return None
    if value.shift is not None or value.mode == "this":
        return Interval(*months(published.year + (value.shift or 0), number, 1), Precision.MONTH, RELATIVE)
    near = [months(published.year + n, number, 1) for n in (-2, -1, 0, 1, 2)]
    return _by_mode(near, value.mode, clock, published, "month", Precision.MONTH)


def _by_mode(near: list[Days], mode: str | None, clock: Clock, published: date, unit: str, precision: Precision) -> Interval:
    """The latest that is over ("last"), that has begun ("past"), the first to come ("next", "coming"), else by the tense."""
    if mode == "last":
        found = max(c for c in near if c[1] < published)
    elif mode == "past":
        found = max(c for c in near if c[0] <= published)
    elif mode in ("next", "coming"):
        found = min(c for c in near if c[0] > published)
    else:
        found = pick(near, clock, published)
    return _assumed(found, published, unit, precision)


def read_year(value: Year, clock: Clock) -> Interval:
    """A whole year."""
    return Interval(*months(value.year, 1, 12), Precision.YEAR, EXPLICIT)


def read_decade(value: Decade, clock: Clock) -> Interval:
    """A window of ten years."""
    return Interval(*months(value.first, 1, 120), Precision.UNKNOWN, EXPLICIT, window=True)


def read_quarter(value: Quarter, clock: Clock) -> Interval | None:
    """A quarter of the calendar year."""
    published = clock.published
    if value.year is not None and value.number is not None:
        return Interval(*months(value.year, 3 * value.number - 2, 3), Precision.QUARTER, EXPLICIT)
    if published is None:
        return None
    if value.number is None:
        first = (published.month - 1) // 3 * 3 + 1 + 3 * (value.shift or 0)
        return Interval(*months(published.year, first, 3), Precision.QUARTER, RELATIVE)
    if value.shift is not None:
        return Interval(*months(published.year + value.shift, 3 * value.number - 2, 3), Precision.QUARTER, RELATIVE)
    near = [months(published.year + n, 3 * value.number - 2, 3) for n in (-1, 0, 1)]
    return _assumed(pick(near, clock, published), published, "quarter", Precision.QUARTER)


def read_season(value: Season, clock: Clock) -> Interval | None:
    """A season of the north."""
    first, published = _SEASONS[value.name], clock.published
    if value.year is not None:
        return Interval(*months(value.year, first, 3), Precision.SEASON, EXPLICIT)
    if published is None:
        return None
    if value.shift is not None or (value.mode == "this" and first != 12):
        return Interval(*months(published.year + (value.shift or 0), first, 3), Precision.SEASON, RELATIVE)
    near = [months(published.year + n, first, 3) for n in (-2, -1, 0, 1, 2)]
    return _by_mode(near, value.mode, clock, published, "season", Precision.SEASON)


def read_weekend(value: Weekend, clock: Clock) -> Interval | None:
    """Saturday and Sunday."""
    near = read_day(value.near, clock) if value.near else None
    day = near.start if near else None if value.near else clock.published
    if day is None:
        return None
    saturday = day - timedelta(days=day.weekday() - 5)
    weekends = [(saturday + timedelta(weeks=n), saturday + timedelta(weeks=n, days=1)) for n in (-2, -1, 0, 1)]
    if near:
        return Interval(*weekends[2], Precision.RANGE, near.basis)
    if value.mode == "next":
        return Interval(*weekends[3], Precision.RANGE, RELATIVE)
    tense: Tense = "future" if value.mode == "this" and clock.tense == "present" else "past" if clock.tense == "present" else clock.tense
    found = _by_mode(weekends, value.mode, Clock(day, None, tense), day, "weekend", Precision.RANGE)
    return Interval(found.start, found.end, Precision.RANGE, RELATIVE)


def read_week(value: Week, clock: Clock) -> Interval | None:
    """Monday to Sunday around a day, or the nth seven days of a month."""
    if value.near is not None:
        near = read_day(value.near, clock)
        return near and Interval(*unit_around(near.start, "week"), Precision.WEEK, near.basis)
    month = value.month and read_month(value.month, clock)
    if not month:
        return None
    start = month.end - timedelta(days=6) if value.number < 0 else month.start + timedelta(weeks=value.number - 1)
    return Interval(start, min(start + timedelta(days=6), month.end), Precision.WEEK, month.basis)


def read_weekday_of_month(value: WeekdayOfMonth, clock: Clock) -> Interval | None:
    """The nth Monday of a month, None where the month has no fifth."""
    month = read_month(value.month, clock)
    if month is None:
        return None
    first = weekday_after(month.start, value.weekday) + timedelta(weeks=value.number - 1)
    found = weekday_before(month.end, value.weekday) if value.number < 0 else first
    return Interval(found, found, Precision.DAY, month.basis) if found <= month.end else None


def read_period(value: Period, clock: Clock) -> Interval | None:
    """A window before or after publication."""
    published = clock.published
    if published is None:
        return None
    edge = step(published, value.unit, value.sign * value.count)
    return Interval(min(published, edge), max(published, edge), Precision.UNKNOWN, RELATIVE, window=True)


READERS: dict[type, Callable[[Any, Clock], Interval | None]] = {
    Day: read_day,
    Weekday: read_weekday,
    Relative: read_relative,
    Offset: read_offset,
    Month: read_month,
    Year: read_year,
    Decade: read_decade,
    Quarter: read_quarter,
    Season: read_season,
    Weekend: read_weekend,
    Week: read_week,
    WeekdayOfMonth: read_weekday_of_month,
    Period: read_period,
}
