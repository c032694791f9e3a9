"""Tokens → readings: the rules of the grammar, patterns over class letters with the function that makes the value.

A rule gets every place where its pattern matches; the longest reading wins, and a rule may decline by returning None, which leaves the
place to the next longest. The letters are listed in `times_words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dipltrack.extraction import times_makers as make
from dipltrack.extraction import times_spans as spans
from dipltrack.extraction.times_phrase import Phrase
from dipltrack.extraction.times_values import Duration, Value
from dipltrack.extraction.times_words import Tokens

Maker = Callable[[Phrase], Value | None]

_MONTH = r"(?:M|m\.?)"
_NUMBER = r"(?:(?:K-K|[19K])(?:[>+-](?:K-K|[19K]))?)"  # twenty-five, three to four
_YEAR = r"(?:,?o?Y|,?o?Ru)"
_EDGE = r"(?:r-?[ino]?t?|jit?|t?eot?|tG?Hot?)"  # late (in), the end of (the), the first half of
_DATE = rf"(?:(?:{_MONTH}(?:1|t?O)|(?:1|t?O)o?{_MONTH}){_YEAR}?)"
_NAMED = rf"(?:(?:(?:(?:t?h[on])?Wh?|w\.?|Th?|t?h[on]),?t?)?{_DATE}(?:\(W\))?|[WT]h?\({_DATE}\))"  # Monday, July 29; July 29 (Monday)
_TO = r"[->&/]"
_NUMBERED = rf"(?:1|t?O)(?:,(?:1|t?O))*,?{_TO}(?:1|t?O)"  # 28-29; 3, 4 and 5
_LOCAL = r"(?:,?cC|\(cC\))?"
_WEEKDAY = rf"(?:[rj](?:n|it?h?n?)?)?(?:t?h[on])?Wh?{_LOCAL}"
_DAYS = "Mm1OtWwTh"  # what a date can start with


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over letters, the letters it can start with, the kind of expression, what makes its value, an example."""

    pattern: str
    starts: str
    kind: str
    maker: Maker
    example: str


RULES = (
    # ranges
    Rule(rf"{_MONTH}{_NUMBERED}{_YEAR}?", "Mm", "range", spans.span_of_days, "July 28-29, 2024"),
    Rule(rf"{_NUMBERED}o?{_MONTH}{_YEAR}?", "t1O", "range", spans.span_of_days, "28-29 July"),
    Rule(rf"{_NAMED},?{_TO}{_NAMED}", _DAYS, "range", spans.span_of_dates, "March 30 to April 2"),
    Rule(r"tO>tO", "t", "range", spans.span_of_numbers, "the 24th to the 26th"),
    Rule(rf"{_EDGE}?{_MONTH}{_YEAR}?{_TO}{_EDGE}?{_MONTH}{_YEAR}?", "Mmrjte", "range", spans.span_of_months, "May to July 2023"),
    Rule(r"Y[->&](?:Y|1|9)", "Y", "range", spans.span_of_years, "1993 to 1997"),
    Rule(rf"[rj]?R?Wh?{_TO}[rj]?R?Wh?(?:,?o?Ru)?", "rjRW", "range", spans.span_of_weekdays, "Monday through Wednesday"),
    Rule(r"W(?:,W)+,?&W", "W", "range", spans.span_of_weekdays, "Sunday, Monday and Tuesday"),
    Rule(r"T[->&][TW]|W[->&]T", "TW", "range", spans.span_of_mixed, "today and tomorrow"),
    # days
    Rule(_NAMED, _DAYS, "day", make.day, "Monday, July 29, 2024"),
    Rule(r"#", "#", "day", make.numeric_day, "2024-07-29"),
    Rule(r"(?:W|T|R(?=h))h?\([1O]\)|(?<=[nft])[1O]\([WT]\)|W,?tO", "WTR1O", "day", make.day, "today (24)"),
    Rule(r"tOoRu|(?<=[npsf>k&b])tO(?![_^M1duvE])", "t", "day", make.day, "the 24th"),
    # weekdays
    Rule(_WEEKDAY, "rjthW", "weekday", make.weekday, "late on Tuesday"),
    Rule(rf"[rj]?n?R{{1,2}}{_WEEKDAY}", "rjnR", "weekday", make.weekday, "this coming Friday"),
    Rule(r"Wh?,?o?Ru|[rj]?Ru(?:,?n)?Wh?", "WrjR", "weekday", make.weekday_of_week, "Friday last week"),
    Rule(r"(?:a|K|1)[uv]gn?W", "aK1", "weekday", make.weekday_of_week, "a week ago Sunday"),
    Rule(rf"t?[GR]W[oi]M{_YEAR}?", "tGR", "day", make.weekday_of_month, "the first Monday of May"),
    Rule(r"t(?:F|z)Wh?", "t", "offset", make.weekday_after_anchor, "the following Monday"),
    # today, this week, last year, the weekend
    Rule(rf"(?:[rj]n?)?(?:th[on])?Th?{_LOCAL}", "rjtT", "deictic", make.deictic, "earlier today"),
    Rule(r"t?dkT", "td", "deictic", make.deictic, "the day before yesterday"),
    Rule(r"[rj]?Rh", "rjR", "deictic", make.part_of_day, "last night"),
    Rule(r"(?:[rj]-?[in]?)?R{1,2}[ud]", "rjR", "deictic", make.relative, "early next week"),
    Rule(r"t?eo(?:Ru|tu|u)|[rj]itu|t?u[-']?e", "terju", "deictic", make.relative, "the end of the year"),
    Rule(r"tukR", "t", "deictic", make.relative, "the week after next"),
    Rule(r"t?R{1,2}E|t?E", "tRE", "deictic", make.weekend, "this weekend"),
    Rule(rf"t?Eo{_DATE}", "tE", "deictic", make.weekend, "the weekend of May 4"),
    Rule(rf"t?u(?:o|en?){_NAMED}", "tu", "week", make.week, "the week of May 6"),
    Rule(rf"t?[GR]uoM{_YEAR}?", "tGR", "week", make.week_of_month, "the second week of May"),
    # months, years, quarters, seasons
    Rule(rf"{_EDGE}?{_MONTH}(?:,?o?Y|,?o?Ru)", "Mmrjte", "month", make.month, "May 2024"),
    Rule(rf"{_EDGE}M|[rj]?-?t?R{{1,2}}M", "rjte-R", "month", make.month, "late March"),
    Rule(r"M|m\.", "Mm", "month", make.bare_month, "in May"),
    Rule(rf"{_EDGE}Y|tuY", "rjte", "year", make.year, "late 1996"),
    Rule(r"Y", "Y", "year", make.bare_year, "in 1997"),
    Rule(r"t?(?:r-?|eot)?D", "treD", "year", make.decade, "the early 1990s"),
    Rule(r"(?:t?eo)?t?GQ(?:,?o?(?:Y|Ru|tu))?|qY?|(?:t?eo)?[rj]?RQ", "teGqrjR", "quarter", make.quarter, "the first quarter of 2024"),
    Rule(r"(?:r-?|t?eot?)?(?:R{1,2}S|t?So?(?:Y|Ru)|t?S)", "rteRS", "season", make.season, "summer 2023"),
    # steps and stretches
    Rule(rf"(?:(?:a~?|{_NUMBER}|~)o?)?[udv]g", "aK19~udv", "offset", make.ago, "three days ago"),
    Rule(rf"(?<=[iI])(?:a|{_NUMBER})[udv](?:[`']?C)?|(?:a|{_NUMBER})[udv]f[0T]", "aK19", "offset", make.ahead, "in two weeks' time"),
    Rule(rf"(?:a~?|{_NUMBER}|~)o?[udv][jk]", "aK19~", "offset", make.from_anchor, "two days later"),
    Rule(
        r"t?[dh]k(?!T)|tF[udh]|t?R[dh]|tRu|t?z[udh]|Z[ud]|[jr][in]?t?[zZ]d|[rj]itd|tuk|tVo",
        "tdhRzZjr",
        "offset",
        make.near_anchor,
        "the next day",
    ),
    Rule(rf"t?R(?:~|{_NUMBER})?[uvd]", "tR", "duration", make.period, "the past two weeks"),
    Rule(rf"{_NUMBER}-?[udv](?:-?l)?|a[udv]|[udv]-l|L|~o?v", "K19audvL~", "duration", make.duration, "a three-day visit"),
    # never a date
    Rule(r"y(?:~|[K1G])?(?:W|d|u|v|M|h|E|S|Q)|P|@|%(?:a|y)[ud]", "yP@%", "recurring", make.recurring, "every Monday"),
    Rule(r"\?|t?R(?:~o?)?v", "?tR", "vague", make.vague, "recently"),
)


@dataclass(slots=True)
class Match:
    """Tokens `first`..`last` - 1 read as `value`."""

    first: int
    last: int
    kind: str
    value: Value


@lru_cache(maxsize=64)
def _rules_from(letter: str) -> tuple[re.Pattern[str], tuple[Rule, ...]] | None:
    """The rules that can start with a letter, as one pattern whose nth group is what the nth rule matches."""
    rules = tuple(rule for rule in RULES if letter in rule.starts)
    return (re.compile("".join(f"(?:(?=({rule.pattern}))|)" for rule in rules)), rules) if rules else None


def readings(text: str, tokens: Tokens) -> Iterator[Match]:
    """The longest readings, left to right, none overlapping."""
    letters, free = tokens.letters, 0
    for start, letter in enumerate(letters):
        if start < free or (found := _rules_from(letter)) is None:
            continue
        each, rules = found
        reach = each.match(letters, start)
        if reach is None or reach.lastindex is None:
            continue
        for end, i in sorted(((end, -i) for i, (_, end) in enumerate(reach.regs[1:]) if end > start), reverse=True):
            phrase = Phrase(text, tokens, start, end, letters[start:end])
            value = None if phrase.blocked else rules[-i].maker(phrase)
            if value is not None:
                kind = "duration" if isinstance(value, Duration) else rules[-i].kind
                yield Match(start, end, kind, value)
                free = end
                break
