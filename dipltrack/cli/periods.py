"""Words for a time ("2024-05", "last month", "30d", "a..b") → the first and the last day, both inclusive."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from dipltrack.errors import UsageError
from dipltrack.model import Precision, When

Period = tuple[date, date]
"""First and last day."""

_YEAR = re.compile(r"(\d{4})$")
_QUARTER = re.compile(r"(\d{4})-?[qQ]([1-4])$")
_WEEK = re.compile(r"\d{4}-?[wW]\d{2}$")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})$")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_AGO = re.compile(r"(\d{1,5}) ?([dwmy])$", re.IGNORECASE)
_NAMED = re.compile(r"(last|this|next)[ -](week|month|quarter|year)$", re.IGNORECASE)
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def parse_period(words: str, today: date) -> Period:
    """The days that `words` cover. `30d` are the last thirty days up to today; either end of `a..b` may be left open."""
    try:
        if ".." in words:
            return _between(words, today)
        if period := _ago(words.strip(), today) or _calendar(words.strip(), today):
            return period
    except (ValueError, OverflowError):
        pass
    raise unreadable(words)


def parse_since(words: str, today: date) -> date:
    """The first day that `--since` means."""
    return _single(words, today)[0]


def parse_until(words: str, today: date) -> date:
    """The last day that `--until` means; `30d` is the day thirty days ago, as it is for `--since`."""
    first, last = _single(words, today)
    return first if _AGO.match(words.strip()) else last


def parse_day(words: str, today: date) -> date:
    """One day: 2024-05-01, today, yesterday, tomorrow."""
    first, last = _single(words, today)
    if first != last:
        raise UsageError(f"'{words}' is more than one day. Give one, like 2024-05-01.")
    return first


def parse_month_day(words: str, today: date) -> str:
    """A day of any year as month and day: "05-02" out of 05-02, 5-2, 2024-05-02, today, yesterday or tomorrow."""
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", words.strip())
    try:
        day = date(2024, int(found[1]), int(found[2])) if found else parse_day(words, today)  # a leap year: 02-29 is a day
    except (ValueError, UsageError):
        raise UsageError(f"Can't read '{words}' as a day of the year. Try --day 05-02 or --day today.") from None
    return f"{day:%m-%d}"


def parse_when(words: str, today: date) -> When:
    """The date of an event: 2024-05-03, "3 May 2024", yesterday, 2024-05-06..12, 2024-05, 2024Q2, 2024; how exact it is follows."""
    from dipltrack.reading.published import read_publication_day

    if day := read_publication_day(words).day:
        return When(day, day, Precision.DAY)
    left, dots, right = (part.strip() for part in words.partition(".."))
    if left and right:
        start, end = _between(words, today)
        return When(start, end, _precision(start, end) if start == end else Precision.RANGE)
    if not dots and not _AGO.match(left):
        with suppress(UsageError):
            start, end = parse_period(left, today)
            return When(start, end, _precision(start, end))
    raise UsageError(f"Can't read '{words}' as the date of an event. Try 2024-05-02, 2024-05, 2024Q2 or 2024-05-06..12.")


def _precision(start: date, end: date) -> Precision:
    """What the days are one of."""
    if start == end:
        return Precision.DAY
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return Precision.WEEK if (end - start).days < 7 else {1: Precision.MONTH, 3: Precision.QUARTER}.get(months, Precision.YEAR)


def unreadable(words: str) -> UsageError:
    """The error for words that are no date."""
    return UsageError(f"Can't read '{words}' as a date. Try 2024-02, 2024-02-28, 2024Q1, 30d or \"last month\".")


def _single(words: str, today: date) -> Period:
    if ".." in words:
        raise UsageError(f"'{words}' is a period. Use --on {words}, or one date each for --since and --until.")
    return parse_period(words, today)


def _between(words: str, today: date) -> Period:
    left, right = (part.strip() for part in words.split("..", 1))
    if not left and not right:
        raise unreadable(words)
    first = parse_since(left, today) if left else date.min
    last = parse_until(_completed(left, right), today) if right else date.max
    if first > last:
        raise UsageError(f"'{words}' ends before it begins. Write the earlier date first.")
    return first, last


def _completed(left: str, right: str) -> str:
    """`right` with the year or month it shares with `left`: 2024-05-02..04 and 2024-05..08, as tables print them."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}(-\d{2})?|\d{4}-\d{2} \d{2}", f"{left} {right}"):
        return left[: len(left) - len(right)] + right
    return right


def _ago(words: str, today: date) -> Period | None:
    found = _AGO.match(words)
    if not found:
        return None
    from dateutil.relativedelta import relativedelta

    number, unit = int(found[1]), found[2].lower()
    match unit:
        case "d":
            back = relativedelta(days=number)
        case "w":
            back = relativedelta(weeks=number)
        case "m":
            back = relativedelta(months=number)
        case _:
            back = relativedelta(years=number)
    return today - back, today


def _calendar(words: str, today: date) -> Period | None:
    """A day, week, month, quarter or year by its number or by its name."""
    if (name := words.lower()) in _DAYS:
        day = today + timedelta(days=_DAYS[name])
        return day, day
    if found := _NAMED.match(words):
        return _named(found[2].lower(), {"last": -1, "this": 0, "next": 1}[found[1].lower()], today)
    if found := _DAY.match(words):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.match(words):
        return _months(date(int(found[1]), int(found[2]), 1), 1)
    if found := _QUARTER.match(words):
        return _months(date(int(found[1]), int(found[2]) * 3 - 2, 1), 3)
    if _WEEK.match(words):
        monday = date.fromisoformat(words.upper())
        return monday, monday + timedelta(days=6)
    if found := _YEAR.match(words):
        return _months(date(int(found[1]), 1, 1), 12)
    return None


def _named(unit: str, step: int, today: date) -> Period:
    from dateutil.relativedelta import relativedelta

    match unit:
        case "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
            return monday, monday + timedelta(days=6)
        case "month":
            return _months(today.replace(day=1) + relativedelta(months=step), 1)
        case "quarter":
            return _months(today.replace(day=1, month=(today.month - 1) // 3 * 3 + 1) + relativedelta(months=3 * step), 3)
        case _:
            return _months(date(today.year + step, 1, 1), 12)


def _months(first: date, count: int) -> Period:
    from dateutil.relativedelta import relativedelta

    return first, first + relativedelta(months=count, days=-1)
