"""Text → time expressions; time expression + day of publication → When.

`find_times` reads what the words say, `resolve` what they mean on the calendar. The stages between: `times_words` (text → class letters,
by the table time_words.csv), `times_grammar` (letters → values, with `times_makers` and `times_spans`), `times_resolve` and
`times_calendar` (values → intervals).

Bounds ("since Monday", "by March 2025") are no dates: they resolve to a window. "from" is a date, that of the beginning; where the length
is told elsewhere ("a three-day visit from Sunday"), `span_of` joins the two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dipltrack.extraction.times_calendar import Clock, Interval, Tense
from dipltrack.extraction.times_grammar import Match, readings
from dipltrack.extraction.times_resolve import interval
from dipltrack.extraction.times_values import Day, Duration, Lasting, Month, Offset, Open, Span, Value, Weekday
from dipltrack.extraction.times_words import Tokens, time_tokens, time_words
from dipltrack.model import When

Bound = Literal["since", "by", "until", "before", "after", "from"]

_BOUNDS: dict[str, Bound] = {
    "since": "since",
    "by": "by", "no later than": "by", "not later than": "by", "within": "by",
    "until": "until", "till": "until", "through": "until", "up to": "until",
    "before": "before", "prior to": "before", "ahead of": "before",
    "after": "after", "following": "after",
    "from": "from", "as of": "from",
    "starting": "from", "beginning": "from", "commencing": "from", "as early as": "from", "as soon as": "from",
}  # fmt: skip
_TIMELESS = frozenset({"duration", "recurring", "vague"})


@dataclass(slots=True)
class TimeExpression:
    """Characters `start:end` of the text, words only: no preposition before, no 's behind.

    `bound` is set where the words limit the event's time instead of giving it; never with a possessive ("after Monday's talks" dates the
    talks). `kind`: day, weekday, deictic, week, month, quarter, season, year, range, duration, offset, recurring or vague.
    """

    start: int
    end: int
    text: str
    value: Value
    bound: Bound | None
    possessive: bool
    kind: str


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """All time expressions of the text, in order, none overlapping; the longest reading wins."""
    tokens = time_tokens(text)
    if not tokens.letters:
        return ()
    return tuple(_expression(text, tokens, match) for match in _share_years(tokens, list(readings(text, tokens))))


def resolve(expression: TimeExpression, published: date | None, *, tense: Tense, anchor: date | None = None) -> When:
    """The interval that the expression means.

    `published` is the day of publication, `tense` that of the event's verb, `anchor` the day of the event that "two days later" counts
    from. What cannot be resolved keeps its words, with start None and precision unknown. A bound other than "from" gives at most a window;
    the days it names are those of `replace(expression, bound=None)`.
    """
    clock = Clock(published, anchor, tense)
    if expression.bound not in (None, "from"):
        return _resolve_bound(expression, clock)
    found = interval(expression.value, clock)
    if found is None:
        return When(text=expression.text, basis=_why_not(expression.value, clock))
    if found.window:
        return When(text=expression.text, basis=found.basis, window=(found.start, found.end))
    return When(found.start, found.end, found.precision, expression.text, found.basis)


def span_of(start: TimeExpression, duration: TimeExpression, backwards: bool = False) -> TimeExpression | None:
    """The days of "a three-day visit" + "from Sunday" as one expression; with "until Sunday", or `backwards`, the three days up to it.

    None unless the duration fixes a number of days up to 31 and the other expression names one day. Its text is the words of both in
    their order, with "…" for what stands between.
    """
    days = duration.value.days if isinstance(duration.value, Duration) else None
    if (
        not days
        or days > 31
        or isinstance(start.value, Span | Lasting | Duration | Open)
        or start.kind not in ("day", "weekday", "deictic", "offset")
    ):
        return None
    early, late = sorted((start, duration), key=lambda e: e.start)
    value = Lasting(start.value, days, backwards=backwards or start.bound == "until")
    return TimeExpression(early.start, late.end, f"{early.text} … {late.text}", value, None, False, "range")


def _expression(text: str, tokens: Tokens, match: Match) -> TimeExpression:
    start, end = tokens.spans[match.first][0], tokens.spans[match.last - 1][1]
    possessive = tokens.letters[match.last] in "'`" and _owns(tokens, match)
    bound = None if possessive else _bound(text, tokens, match, start)
    return TimeExpression(start, end, text[start:end], match.value, bound, possessive, match.kind)


def _owns(tokens: Tokens, match: Match) -> bool:
    """Sunday's, last week's, two days' (a lone apostrophe counts only after an s)."""
    return tokens.letters[match.last] == "'" or (tokens.words[match.last - 1].endswith("s") and tokens.letters[match.last - 1] in "vP")


def _bound(text: str, tokens: Tokens, match: Match, start: int) -> Bound | None:
    """The bounding words before the expression; not where they govern a noun behind it ("after Monday talks")."""
    if match.kind in _TIMELESS and tokens.letters[match.first - 1 : match.first] != "I":
        return None
    left = text[max(start - 24, 0) : start].lower().split()
    if left:
        left[-1] = left[-1].lstrip("(\"'“‘[")
    if left and left[-1] in ("on", "at", "in", "about", "around"):
        left.pop()
    bound = next((_BOUNDS[words] for n in (3, 2, 1) if (words := " ".join(left[-n:])) in _BOUNDS), None)
    if bound is None or tokens.words[match.last] in time_words().sets["event"] or left[-2:-1] in (["midway"], ["halfway"]):
        return None
    return None if match.kind == "range" and bound == "from" else bound


def _share_years(tokens: Tokens, matches: list[Match]) -> list[Match]:
    """The year behind the last of two dates belongs to both: "in August and December last year"."""
    for i in range(len(matches) - 2, -1, -1):
        left, right = matches[i].value, matches[i + 1].value
        if not isinstance(left, (Day, Month)) or not isinstance(right, (Day, Month)):
            continue
        open_left = left.year is None and left.shift is None and left.month is not None
        dated_right = right.year is not None or right.shift is not None
        if open_left and dated_right and re.fullmatch(",?&[in]?", tokens.letters[matches[i].last : matches[i + 1].first]):
            matches[i] = replace(matches[i], value=replace(left, year=right.year, shift=right.shift))
    return matches


def _resolve_bound(expression: TimeExpression, clock: Clock) -> When:
    """A window where both of its sides are known: publication is the other one."""
    bound = expression.bound
    tense: Tense = "past" if bound == "since" else clock.tense
    found = interval(expression.value, replace(clock, tense=tense))
    window = found and _window(bound, found, clock)
    return When(text=expression.text, basis=f"bound: {bound}", window=window if window and window[0] <= window[1] else None)


def _window(bound: str | None, found: Interval, clock: Clock) -> tuple[date, date] | None:
    published = clock.published
    if published is None:
        return None
    if bound == "since" or (bound == "after" and clock.tense == "past"):
        return found.start, published
    if clock.tense == "past" or bound == "after":
        return None
    return published, found.start - timedelta(days=1) if bound == "before" else found.end


def _why_not(value: Value, clock: Clock) -> str:
    if isinstance(value, Open):
        return f"not resolved: {value.why}"
    if isinstance(value, Duration):
        return "not resolved: a duration"
    if isinstance(value, Offset) and value.count is None:
        return "not resolved: no number given"
    needs_anchor = (isinstance(value, Offset) and value.base == "anchor") or (
        isinstance(value, Weekday) and value.mode in ("following", "previous", "same")
    )
    if needs_anchor:
        return "not resolved: no event to count from"
    return "not resolved: no publication date" if clock.published is None else "not resolved"


__all__ = ["Bound", "Tense", "TimeExpression", "find_times", "resolve", "span_of"]
