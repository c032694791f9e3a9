"""Phrase → value: what each rule of the grammar for single times makes of its match; None declines."""

from __future__ import annotations

import calendar
import re

from dipltrack.extraction.times_phrase import AMBIGUOUS_MONTHS, Phrase
from dipltrack.extraction.times_values import (
    Day,
    Decade,
    Duration,
    Month,
    Offset,
    Open,
    Period,
    Quarter,
    Relative,
    Season,
    Week,
    Weekday,
    WeekdayOfMonth,
    Weekend,
    Year,
)
from dipltrack.extraction.times_words import time_words


def year_shift(phrase: Phrase) -> int | None:
    """Shift of "last year" at the end of a date; None if there is none (or another unit, see `bad_tail`)."""
    return phrase.shift if phrase.letters.endswith("Ru") and phrase.unit == "year" else None


def bad_tail(phrase: Phrase) -> bool:
    """Whether the date ends in "last week" and the like, which is no part of it."""
    return phrase.letters.endswith("Ru") and (phrase.unit != "year" or phrase.shift is None)


def is_date(day: int, month: int | None, year: int | None) -> bool:
    """Whether the calendar has that day (in a leap year, when the year is not given)."""
    return 1 <= day <= (31 if month is None else calendar.monthrange(year or 2024, month)[1])


def day(phrase: Phrase) -> Day | None:
    """(Monday,) July 29(, 2024) | 29(th) (of) July | the 24th (of this month) | today (24)"""
    number, month, year = phrase.number("1O"), phrase.number("Mm"), phrase.number("Y")
    if number is None or not is_date(number, month, year) or phrase.before == "$" or phrase.in_set(phrase.word_after, "after-day"):
        return None
    weekday = phrase.number("Ww")
    if month is None and phrase.letters.endswith("Ru"):
        return Day(number, month_shift=phrase.shift) if phrase.unit == "month" and phrase.shift is not None else None
    if bad_tail(phrase) or (phrase.letters.endswith("Y") and phrase.in_set(phrase.word_after, "after-number")):
        return None
    return Day(number, month, year, year_shift(phrase), weekday=weekday)


def numeric_day(phrase: Phrase) -> Day | Open | None:
    """2024-07-29 | 29.07.2024 | 29/07/2024 | 07/29/2024; the order of 03/04/2024 is anyone's guess"""
    word = phrase.words[0]
    a, b, c = (int(p) for p in re.split(r"[-/.]", word))
    if a > 31:
        a, b, c = c, b, a
    elif "." not in word and b > 12:
        a, b = b, a
    elif "." not in word and a <= 12 and a != b:
        return Open("ambiguous numeric date")
    return Day(a, b, c) if 1 <= b <= 12 and c >= 1 and is_date(a, b, c) else None


def is_trap_weekday(phrase: Phrase) -> bool:
    """Sunday Times | Black Friday | Good Friday Agreement"""
    return phrase.in_set(phrase.word_after, "after-weekday") or phrase.in_set(phrase.word_before, "before-weekday")


def weekday(phrase: Phrase) -> Weekday | None:
    """(late on) Tuesday (night) | last, next, this, this coming, this past Friday"""
    number = phrase.number("W")
    if number is None or is_trap_weekday(phrase) or phrase.relation == "recent":
        return None
    return Weekday(number, phrase.relation)


def weekday_of_week(phrase: Phrase) -> Weekday | None:
    """Friday last week | Monday of next week | next week on Tuesday | a week ago Sunday"""
    number = phrase.number("W")
    if number is None or phrase.unit != "week" or is_trap_weekday(phrase):
        return None
    if "g" in phrase.letters:
        return Weekday(number, week=-(phrase.count or 1))
    return None if phrase.shift is None else Weekday(number, week=phrase.shift)


def weekday_of_month(phrase: Phrase) -> WeekdayOfMonth | None:
    """The first Monday of May | the last Friday in June 2024"""
    found, weekday, number = month(phrase), phrase.number("W"), phrase.number("G")
    if "G" not in phrase.letters:
        number = -1 if phrase.letters.lstrip("t")[0] == "R" and phrase.name("R") == "last" else None
    return WeekdayOfMonth(weekday, number, found) if found and weekday is not None and number is not None and number < 6 else None


def weekday_after_anchor(phrase: Phrase) -> Weekday | None:
    """The following Monday | the previous Friday | the same Tuesday"""
    number = phrase.number("W")
    mode = {None: "same", 1: "following", -1: "previous"}[phrase.number("F")]
    return None if number is None or is_trap_weekday(phrase) else Weekday(number, mode)


def deictic(phrase: Phrase) -> Relative | None:
    """(earlier) today | yesterday evening | the day before yesterday"""
    shift = phrase.number("T")
    if shift is None or (phrase.before == "^" and phrase.words[0][0].isupper()):  # USA Today
        return None
    return Relative("day", shift + (phrase.number("k") or 0))


def part_of_day(phrase: Phrase) -> Relative | None:
    """Last night | this morning"""
    return {"last": Relative("day", -1), "this": Relative("day", 0)}.get(phrase.relation or "")


def relative(phrase: Phrase) -> Relative | None:
    """(early) next week | this past year | the end of this month | year-end | the week after next"""
    letters, unit = phrase.letters, phrase.unit
    if unit is None or unit in ("hour", "day", "fortnight"):
        return None
    if "k" in letters:
        return Relative(unit, 2 * (phrase.number("k") or 0)) if phrase.relation in ("last", "next") else None
    if re.fullmatch("t?u[-']?e|eou", letters) and (unit == "week" or (phrase.word("e") or "").lower() != "end"):
        return None
    if "R" not in letters:
        return Relative(unit, 0)
    return None if phrase.shift is None else Relative(unit, phrase.shift)


def weekend(phrase: Phrase) -> Weekend | None:
    """(the, this, last) weekend | the weekend of May 4"""
    near = day(phrase) if "o" in phrase.letters else None
    if phrase.relation == "recent" or ("o" in phrase.letters and near is None):
        return None
    return Weekend(phrase.relation, near)


def week(phrase: Phrase) -> Week | None:
    """The week of May 6 | the week beginning 6 May"""
    near = day(phrase)
    return Week(near=near) if near is not None and (phrase.name("u") == "week") else None


def week_of_month(phrase: Phrase) -> Week | None:
    """The second week of May | the last week of June 2024"""
    found = month(phrase)
    number = -1 if (phrase.name("R") == "last" and "G" not in phrase.letters) else phrase.number("G")
    return Week(month=found, number=number) if found and phrase.name("u") == "week" and number is not None and number < 6 else None


def month(phrase: Phrase) -> Month | None:
    """May 2024 | May last year | late May | the end of May | last May"""
    number = phrase.number("Mm")
    if number is None or phrase.word_after == "Day":
        return None
    if phrase.letters.endswith("Y"):
        return None if phrase.in_set(phrase.word_after, "after-number") else Month(number, phrase.number("Y"))
    if phrase.letters.endswith("Ru"):
        return None if bad_tail(phrase) else Month(number, shift=phrase.shift)
    mode = phrase.relation if re.search("RM$", phrase.letters) else None
    return None if mode == "recent" else Month(number, mode=mode)


def bare_month(phrase: Phrase) -> Month | None:
    """In May | since July | the July summit | July's talks; and not Theresa May, may, the March on Rome"""
    word, before, after = phrase.words[0], phrase.before, phrase.after
    name = word.capitalize() in AMBIGUOUS_MONTHS
    if "m" in phrase.letters:  # in Oct.
        return month(phrase) if before in "is" else None
    ok = before in "is" or (before == ">" and phrase.word_before.lower() != "to")
    if not ok and before in "pfkob&>4":
        ok = not (name and (after in "^'" or phrase.is_surname(word)))
    elif not ok and (after == "_" or after == "'"):
        ok = before in "taA" and not (name and (after == "'" or phrase.is_surname(word))) if name else before != "^"
    return month(phrase) if ok else None


def year(phrase: Phrase) -> Year | None:
    """Late 1996 | mid-2023 | the end of 2024 | the year 2000"""
    number = phrase.number("Y")
    if number is None or (phrase.letters.startswith("tu") and phrase.unit != "year") or phrase.in_set(phrase.word_after, "after-number"):
        return None
    return Year(number)


def bare_year(phrase: Phrase) -> Year | None:
    """In 1997 | since 1997 | by 2030; and not the 1967 war, the 2030 Agenda, in 2000 people, 2015 elections"""
    before, after = phrase.before, phrase.after
    strong = before in "is" or (before == ">" and phrase.word_before.lower() != "to")
    if not (strong or before in "opfk>b&") or after in "uvd-$'/" or phrase.in_set(phrase.word_after, "after-number"):
        return None
    attributive = after == "_" and (not strong or phrase.word_after.endswith("s"))
    return None if attributive else year(phrase)


def decade(phrase: Phrase) -> Decade | None:
    """The (early) 1990s"""
    number = phrase.number("D")
    return None if number is None else Decade(number)


def quarter(phrase: Phrase) -> Quarter | None:
    """The first quarter (of 2024) | Q2 (2024) | last quarter"""
    letters, number = phrase.letters, phrase.number("Gq")
    if number is None:
        return None if phrase.shift is None else Quarter(None, shift=phrase.shift)
    if number > 4 or bad_tail(phrase):
        return None
    if letters.endswith("tu"):
        return Quarter(number, shift=0) if phrase.unit == "year" else None
    if "Y" in letters or letters.endswith("u"):
        return Quarter(number, phrase.number("Y"), year_shift(phrase))
    return Quarter(number) if "q" in letters or (phrase.before in "isp>" and phrase.after != "o") else None


def season(phrase: Phrase) -> Season | None:
    """Next spring | summer (of) 2023 | in the autumn; and not to fall, the Arab Spring, the Winter Olympics"""
    letters, name = phrase.letters, phrase.name("S")
    if name is None or bad_tail(phrase) or (phrase.before == "^" and (phrase.word("S") or "")[0].isupper()):
        return None
    if "Y" in letters or letters.endswith("u"):
        return Season(name, phrase.number("Y"), year_shift(phrase))
    if "R" in letters:
        return None if phrase.relation == "recent" else Season(name, mode=phrase.relation)
    verb = (phrase.word("S") or "").lower() == "fall" and "t" not in letters
    edge = letters[0] == "r" or "eo" in letters
    return Season(name) if (edge or phrase.before in "isp4k>") and not verb and phrase.after not in "o^" else None


def ago(phrase: Phrase) -> Offset | None:
    """Three days ago | a decade ago | years ago (no number)"""
    count, unit = phrase.count, phrase.unit
    return None if unit is None else Offset(None if count is None else -count, unit, "publication")


def ahead(phrase: Phrase) -> Offset | Period | Duration | None:
    """In two weeks('  time) | two weeks from now | within three days; and not the first time in two years"""
    count, unit = phrase.count, phrase.unit
    if unit is None or count is None or (phrase.letters.endswith("T") and phrase.number("T") != 0):
        return None
    if phrase.before == "I":
        return Period(count, unit, 1)
    if "f" in phrase.letters or "C" in phrase.letters:
        return Offset(count, unit, "publication")
    if phrase.word_before.lower() != "in" or unit == "hour" or phrase.after_superlative:
        return None if "a" in phrase.letters else Duration(count, unit)
    return Offset(count, unit, "publication")


def from_anchor(phrase: Phrase) -> Offset | None:
    """Two days later | a week earlier | a day after"""
    count, unit, sign = phrase.count, phrase.unit, phrase.number("jk")
    if phrase.before == "4" and "k" in phrase.letters:  # was president for a year after the war
        return None
    return None if unit is None or sign is None else Offset(None if count is None else sign * count, unit, "anchor")


def near_anchor(phrase: Phrase) -> Offset | None:
    """The next day | the same week | that day | earlier in the day | the night before | the eve of"""
    letters, unit = phrase.letters, phrase.unit or "day"
    if "V" in letters:
        return Offset(-1, unit, "anchor")
    if "k" in letters:
        step = phrase.number("k")
        return Offset(step, unit, "anchor") if letters[0] == "t" and phrase.after not in "dR" else None
    if "F" in letters:
        return Offset(phrase.number("F"), unit, "anchor")
    if "R" in letters:
        stretch = unit != "day" and phrase.before in "iI4"
        return Offset(1, unit, "anchor") if phrase.relation == "next" and not stretch else None
    return Offset(0, unit, "anchor")


def period(phrase: Phrase) -> Period | None:
    """The past two weeks | over the next year | the past month"""
    unit, shift, count = phrase.unit, phrase.shift, phrase.count
    if unit is None or shift is None or "~" in phrase.letters:
        return None
    if count is not None:
        return Period(count, unit, shift) if shift and not (shift < 0 and phrase.after == "o") else None
    if not phrase.letters.startswith("t") or phrase.letters[-1] != "u" or not shift:
        return None
    return Period(1, unit, shift) if phrase.relation != "next" or phrase.before in "iI4" else None


def duration(phrase: Phrase) -> Duration | None:
    """Three days | a two-week tour | 46-year-old | weeklong | several days; and not the Six-Day War, one day"""
    letters, unit = phrase.letters, phrase.unit
    if letters == "L":
        return Duration(1, time_words().values[phrase.words[0]])  # type: ignore[arg-type]
    if unit is None or not (phrase.word("udv") or "").islower() or phrase.words[0].lower() == "other":
        return None
    if letters[-1] == "l" and letters[0] not in "K19":
        return Duration(1, unit)
    if letters[0] == "a":
        return Duration(1, unit) if phrase.before == "4" and letters != "av" else None
    hyphen = letters.endswith(("-d", "-u", "l"))
    if letters[-1] in "ud" and not hyphen and (phrase.count != 1 or unit == "day"):
        return None
    return Duration(phrase.count, unit)


def recurring(phrase: Phrase) -> Open:
    """Every Monday | on Mondays | annually | twice a year"""
    return Open("recurring")


def vague(phrase: Phrase) -> Open | None:
    """Recently | soon | the coming days; and not as soon as, shortly after"""
    if phrase.letters == "?" and (phrase.word_before.lower() == "as" or phrase.after == "k"):
        return None
    return Open("no number given" if "v" in phrase.letters else "vague")
