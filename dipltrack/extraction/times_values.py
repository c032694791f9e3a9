"""What a time expression says, before anyone knows when it was said: the values that the grammar makes and the calendar reads.

Months and days count from 1, weekdays from Monday = 0. `year` is None where the text leaves it out, `shift` counts years, weeks … from
the time of publication ("last" -1, "this" 0, "next" 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["hour", "day", "week", "fortnight", "month", "year", "decade"]
Base = Literal["publication", "anchor"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: "July 29, 2024", "July 29" (no year), "the 24th" (no month), "Monday (July 29)" (weekday as a check)."""

    day: int
    month: int | None = None
    year: int | None = None
    shift: int | None = None
    month_shift: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday: "Friday" (mode None), "last Friday", "this coming Friday", "Friday next week" (`week` 1), "the following Friday"."""

    weekday: int
    mode: str | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """The unit of publication moved by `shift`: "yesterday", "next week", "this month", "last year"."""

    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True)
class Offset:
    """A step of `count` units from publication ("three days ago") or from another event ("two days later"); None: no number given."""

    count: int | None
    unit: Unit
    base: Base


@dataclass(frozen=True, slots=True)
class Month:
    """A month: "May", "May 2024", "May last year" (`shift`), "last May" (`mode`). Parts ("late May") are not kept: the text holds them."""

    month: int
    year: int | None = None
    shift: int | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year: "1997", "late 1996"."""

    year: int


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years by the first of them: "the 1990s"."""

    first: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter: "the first quarter of 2024"; `number` None is the quarter of publication moved by `shift`."""

    number: int | None
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """Season of the north: spring is March to May, winter December to February and named by the year of its December."""

    name: str
    year: int | None = None
    shift: int | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend: "the weekend" (mode None), "this/last/next weekend", "the weekend of May 4" (`near`)."""

    mode: str | None = None
    near: Day | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday around a day ("the week of May 6"), or the nth seven days of a month ("the second week of May"; -1: the last)."""

    near: Day | None = None
    month: Month | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """The nth such weekday of a month: "the first Monday of May" (-1: the last)."""

    weekday: int
    number: int
    month: Month


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch that ends (`sign` -1) or begins (1) at publication: "the past two weeks", "within three days"."""

    count: int
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A length: "three days", "a two-week tour"; `count` None for "several days"."""

    count: int | None
    unit: Unit

    @property
    def days(self) -> int | None:
        """Length in days where the words fix it (days, weeks), else None."""
        per = {"day": 1, "week": 7, "fortnight": 14}.get(self.unit)
        return self.count * per if per and self.count else None


@dataclass(frozen=True, slots=True)
class Open:
    """A time that no calendar can fix: "recently", "every Monday", "03/04/2024"; `why` is one short phrase."""

    why: str


Plain = (
    Day
    | Weekday
    | Relative
    | Offset
    | Month
    | Year
    | Decade
    | Quarter
    | Season
    | Weekend
    | Week
    | WeekdayOfMonth
    | Period
    | Duration
    | Open
)


@dataclass(frozen=True, slots=True)
class Span:
    """From one value to another, both included: "July 28-29", "Monday to Thursday", "1993 to 1997"."""

    first: Plain
    last: Plain


@dataclass(frozen=True, slots=True)
class Lasting:
    """`days` days counted from `day`, itself included; backwards if `day` is the last of them ("a three-day visit until Sunday")."""

    day: Plain
    days: int
    backwards: bool = False


Value = Plain | Span | Lasting
