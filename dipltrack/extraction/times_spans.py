"""Phrase → span: what the rules of the grammar for two times joined by to, and, a dash make of their match; None declines.

"X and Y" is one span only if Y follows X directly ("Monday and Tuesday") or after "between"; else the two are times of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from dipltrack.extraction.times_makers import bad_tail, day, is_date, is_trap_weekday, month, year_shift
from dipltrack.extraction.times_phrase import Phrase
from dipltrack.extraction.times_values import Day, Month, Relative, Span, Weekday, Year


def _halves(phrase: Phrase, joint: str = "[->&/]") -> tuple[Phrase, str, Phrase]:
    """The two sides and the letter between them."""
    for m in re.finditer(joint, phrase.letters):
        i = m.start()
        if not (m[0] == "-" and phrase.letters[i - 1] == "r"):  # mid-April
            end = i - 1 if phrase.letters[i - 1] == "," else i
            return phrase.part(0, end), m[0], phrase.part(i + 1, len(phrase.letters))
    raise ValueError(f"no joint in {phrase.words}")


def _joins(phrase: Phrase, joint: str, *, adjacent: bool) -> bool:
    """Whether the two sides make one span."""
    if joint in "&/":
        return adjacent or (joint == "&" and phrase.before == "b")
    return not phrase.is_range_of_move


def span_of_days(phrase: Phrase) -> Span | None:
    """July 28-29(, 2024) | 28-29 July | March 3 to 5 | between 3 and 5 May | May 3, 4 and 5"""
    days = [phrase.number("1O", n) or 0 for n in range(sum(map(phrase.letters.count, "1O")))]
    first, last, number, year = days[0], days[-1], phrase.number("Mm"), phrase.number("Y")
    joint = _halves(phrase)[1]
    adjacent = days == list(range(first, last + 1))
    if first >= last or not is_date(last, number, year) or bad_tail(phrase) or (len(days) > 2 and (joint != "&" or not adjacent)):
        return None
    if not _joins(phrase, joint, adjacent=adjacent):
        return None
    shift = year_shift(phrase)
    return Span(Day(first, number, year, shift), Day(last, number, year, shift))


def span_of_dates(phrase: Phrase) -> Span | None:
    """March 30 to April 2(, 2024) | Monday, July 29, to Wednesday, July 31"""
    left, joint, right = _halves(phrase)
    first, last = day(left), day(right)
    if first is None or last is None or joint == "/":
        return None
    adjacent = first.month == last.month and last.day == first.day + 1
    if not _joins(phrase, joint, adjacent=adjacent):
        return None
    if first.year is None and first.shift is None:
        first = replace(first, year=last.year, shift=last.shift)
    return Span(first, last)


def span_of_numbers(phrase: Phrase) -> Span | None:
    """From the 24th to the 26th"""
    first, last = phrase.number("O"), phrase.number("O", 1)
    if first is None or last is None or phrase.before not in "fnb" or phrase.after in "_^" or phrase.is_range_of_move:
        return None
    return Span(Day(first), Day(last))


def span_of_months(phrase: Phrase) -> Span | None:
    """May to July 2023 | between late May and early June | May-June 2024 | in May and June"""
    left, joint, right = _halves(phrase)
    first, last = month(left), month(right)
    if first is None or last is None or phrase.after in "1O" or (first.month == last.month and first.year is None):
        return None
    dated = last.year is not None or last.shift is not None
    governed = dated or ((phrase.before in "fbis" or joint in "->") and "m" not in phrase.letters)
    if not governed or not _joins(phrase, joint, adjacent=last.month == first.month % 12 + 1):
        return None
    if first.year is None and first.shift is None:
        first = Month(first.month, last.year, last.shift)
    return Span(first, last)


def span_of_years(phrase: Phrase) -> Span | None:
    """From 1993 to 1997 | between 1993 and 1997 | in 1993-97"""
    first, last, joint = int(phrase.words[0]), int(phrase.words[2]), phrase.letters[1]
    if phrase.before not in "fbiso4p" or (last < 1000 and (len(phrase.words[2]) != 2 or joint != "-")):
        return None
    last = last if last > 99 else first // 100 * 100 + last
    return Span(Year(first), Year(last)) if first < last and _joins(phrase, joint, adjacent=last == first + 1) else None


def span_of_weekdays(phrase: Phrase) -> Span | None:
    """Monday through Wednesday | (next) Monday and Tuesday | Sunday, Monday and Tuesday | Monday to Thursday next week"""
    numbers = [phrase.number("W", n) or 0 for n in range(phrase.letters.count("W"))]
    steps = [(b - a) % 7 for a, b in pairwise(numbers)]
    if is_trap_weekday(phrase) or not all(steps) or (len(steps) > 1 and set(steps) != {1}):
        return None
    tail = phrase.letters.endswith("Ru")
    if (tail and (phrase.unit != "week" or phrase.shift is None)) or re.search("[->&/][rj]?R", phrase.letters):
        return None
    if not _joins(phrase, _halves(phrase)[1], adjacent=steps[-1] == 1):
        return None
    week = phrase.shift if tail else None
    mode = phrase.relation if "R" in phrase.letters[:2] else None
    return Span(Weekday(numbers[0], mode, week), Weekday(numbers[-1]))


def span_of_mixed(phrase: Phrase) -> Span | None:
    """Today and tomorrow | today to Friday"""
    left, joint, right = _halves(phrase)
    sides: list[Relative | Weekday] = []
    for side in (left, right):
        shift, number = side.number("T"), side.number("W")
        sides.append(Relative("day", shift) if shift is not None else Weekday(number or 0))
    first, last = sides
    adjacent = isinstance(first, Relative) and isinstance(last, Relative) and last.shift == first.shift + 1
    return Span(first, last) if _joins(phrase, joint, adjacent=adjacent) and first != last else None
