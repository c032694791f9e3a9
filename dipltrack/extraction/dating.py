"""Candidate → When: which time expression dates the event, and what it means on the calendar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dipltrack.extraction.barriers import dates_a_saying, distance
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.document import Document
from dipltrack.extraction.reference import Reference
from dipltrack.extraction.steps import Timed
from dipltrack.extraction.times import TimeExpression, find_times, resolve, span_of
from dipltrack.extraction.times_calendar import Tense
from dipltrack.extraction.verbs import irregular_participles
from dipltrack.model import Precision, When

_END_WORDS = frozenset("ended ends concluded concludes wrapped concluding ending finished collapsed closed".split())
_BEGIN_WORDS = frozenset(
    "starting started starts start begins begin began beginning arrived arrives kicked opened opens opening from".split()
)
_BACK = frozenset(["returned", "returns", "back"])
_LOOKING_BACK = frozenset("times last ago earlier previous previously since former annual every".split())
_SCHEDULED = ("planned", "scheduled", "set", "due", "slated", "for", "expected", "begin", "start", "open", "resume", "held")
_START_VERBS = frozenset(["arrive", "start", "begin", "open", "kick", "embark", "land"])


@dataclass(slots=True)
class Dated:
    """A date with the time expression that gave it; `cost` is the distance from the trigger, lower is surer."""

    when: When
    cost: float


def times_of(document: Document) -> dict[int, tuple[Timed, ...]]:
    """All time expressions, by sentence index, with the tokens they cover."""
    found: dict[int, tuple[Timed, ...]] = {}
    text_times = list(find_times(document.text))
    at = 0
    for s in document.sentences:
        if s.where == "title":
            inside = list(find_times(document.title or ""))
        else:
            while at < len(text_times) and text_times[at].end <= s.start:
                at += 1
            stop = at
            while stop < len(text_times) and text_times[stop].start < s.end:
                stop += 1
            inside = text_times[at:stop]
        timed = []
        for e in inside:
            i = bisect_right(s.ends, e.start)
            if i < len(s):
                timed.append(Timed(i, bisect_left(s.starts, e.end, i), e))
        found[s.index] = tuple(timed)
    return found


def date_candidate(candidate: Candidate, published: date | None, reference: Reference) -> Dated | None:
    """The date that the candidate's own sentence gives; None when no expression governs the trigger."""
    c = candidate.clauses
    best: tuple[float, Timed] | None = None
    for timed in c.times:
        cost = distance(candidate, timed)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, timed)
    if best is None or best[0] > 6:
        return None
    cost, timed = best
    tense = _tense(candidate, timed)
    expression, anchor = reference.counted(candidate, timed)
    spoken = _day_of_the_quotation(c, timed, published) or published
    when = resolve(_with_duration(candidate, replace(timed, expression=expression)), spoken, tense=tense, anchor=anchor)
    if candidate.force == "cancelled" and when.start and when.start == when.end and _dates_the_cancelling(candidate, timed):
        return None
    basis = "possessive" if timed.expression.possessive else "same clause" if cost < 3 else "same sentence"
    return Dated(replace(when, basis=f"{basis}: {when.basis}"), cost)


def _day_of_the_quotation(c: Clauses, timed: Timed, published: date | None) -> date | None:
    """ "“We met this morning,” he said on Wednesday": in a quotation today is the day of saying."""
    if timed.expression.kind != "deictic" or not c.s.quoted[timed.i]:
        return None
    said = saying_date(c, published)
    return said.start if said else None


_TOLD_IN_PRESENT: dict[str, Tense] = {"weekday": "future", "month": "present", "day": "present"}


def _tense(candidate: Candidate, timed: Timed) -> Tense:
    """The tense in which the expression is to be read: that of the event's verb, but for what was called off or is told in the present."""
    c, t = candidate.clauses, candidate.trigger
    if candidate.force == "future":
        return "future"
    if candidate.force == "purpose":
        # "arrived on Monday for talks": the day is that of the arrival
        return "past" if timed.i < t.i else "future"
    if candidate.force in ("cancelled", "denied"):
        k = c.skip_left_prepositions(timed.i - 1)
        before = c.low(k)
        if before in _SCHEDULED and "had" in c.s.lows[max(0, k - 3) : k]:
            return "present"  # "had been set for May": it may be over by now
        if candidate.force == "denied" and before in _SCHEDULED:
            return "present"  # "scheduled for Friday did not take place"
        if timed.expression.possessive or before in _SCHEDULED or {"will", "won't"} & {*candidate.why.split()}:
            return "future"
        # "had been due to meet on Friday": told before or after the day, so the nearest
        return "present" if candidate.force == "cancelled" else "past"
    if candidate.force == "present" and (t.form in ("third", "base", "") or candidate.why.split()[:1] in (["is"], ["are"])):
        # "visits Lima on Friday" is to come; "visits Lima in September" is in the next or the last one, whichever is nearer
        return _TOLD_IN_PRESENT.get(timed.expression.kind, "past")
    return "past"


def _dates_the_cancelling(candidate: Candidate, timed: Timed) -> bool:
    """ "The visit was called off on Saturday": the day of the cancellation. "Saturday's visit was called off" dates the visit."""
    c, t = candidate.clauses, candidate.trigger
    if c.low(c.skip_left_prepositions(timed.i - 1)) in _SCHEDULED:
        return False
    if timed.expression.possessive or (timed.i >= t.j and timed.i - t.j <= 2):
        return False
    if candidate.why.startswith(("had ", "was to have", "were to have")) and timed.i >= t.j and "," not in c.s.lows[t.j : timed.i]:
        return False  # "was to have arrived in Lima on Friday, has put off his visit"
    if timed.i >= t.j and not any(c.low(k) in c.c["auxiliary"] for k in range(t.j, timed.i)) and c.low(timed.j) in c.c["auxiliary"]:
        return False  # "his meeting with Paz on Tuesday was scrapped"
    cancel = [k for k in range(len(c.s)) if c.low(k) in c.c["cancel_word"] or c.low(k) in ("called", "off", "put")]
    if any(timed.i < k < t.i for k in cancel):
        return True  # "on Sunday, after a meeting at home, called off a trip"
    return bool(cancel) and min(abs(timed.i - k) for k in cancel) <= 3


def _with_duration(candidate: Candidate, timed: Timed) -> TimeExpression:
    """ "arrived Wednesday on a three-day visit": from Wednesday, three days. Only where the day is said to be the first or the last."""
    c, t = candidate.clauses, candidate.trigger
    near = c.s.lows[max(0, min(timed.i, t.i) - 6) : max(timed.j, t.j) + 1]
    begins = timed.expression.bound == "from" or t.lemma in _START_VERBS or bool(_BEGIN_WORDS & {*near})
    for other in c.times:
        begins = begins or _for_so_long(c, other, timed)
        ends = not begins and (_ends_on(c, other, timed) or _came_after(candidate, other, timed))
        if t.frame.form == "noun" and c.c["preposition"] - {"of"} & {*c.s.lows[other.j : t.i]}:
            continue  # "concluded three days of sightseeing in Lima with talks on Friday"
        if other.expression.kind != "duration" or abs(other.i - timed.i) >= 16 or not (begins or ends):
            continue
        if joined := span_of(timed.expression, other.expression, backwards=ends):
            return joined
    return timed.expression


def _for_so_long(c: Clauses, duration: Timed, timed: Timed) -> bool:
    """Whether the day is the first of what they came together for: "met on Thursday for a two-day summit"."""
    return timed.j <= duration.i <= timed.j + 6 and "for" in c.s.lows[max(timed.j, duration.i - 2) : duration.i]


def _came_after(candidate: Candidate, duration: Timed, timed: Timed) -> bool:
    """Whether the day is that of what came of it: "signed a truce on Friday after three days of talks"."""
    c, t = candidate.clauses, candidate.trigger
    before = c.s.lows[max(0, duration.i - 3) : duration.i]
    return timed.j <= duration.i and duration.j <= t.i <= duration.j + 3 and t.frame.form == "noun" and "after" in before


def _ends_on(c: Clauses, duration: Timed, timed: Timed) -> bool:
    """Whether the day is the last: "concluded a three-day visit on Sunday", "the end of a two-day visit", "a two-day meeting, which ended today"."""
    before = c.s.lows[max(0, duration.i - 3) : duration.i]
    if (
        timed.j <= duration.i
        and "after" in c.s.lows[timed.j : duration.i]
        and not _BACK.isdisjoint(c.s.lows[max(0, timed.i - 9) : timed.i])
    ):
        return True  # "returned on Thursday after a three-day visit"
    if _END_WORDS & set(before) or ("end", "of") in pairwise(before):
        return True
    return duration.j <= timed.i and bool(_END_WORDS & set(c.s.lows[max(duration.j, timed.i - 2) : timed.i]))


def saying_date(c: Clauses, published: date | None) -> When | None:
    """The day on which the sentence's speaker spoke, if it says so."""
    for timed in c.times:
        e = timed.expression
        if e.kind in ("weekday", "day", "deictic") and e.bound is None and not e.possessive and dates_a_saying(c, timed):
            when = resolve(e, published, tense="past")
            if when.precision is Precision.DAY or when.start is None:
                return replace(when, basis=f"date of saying: {when.basis}")
    return None


def news_days(clauses: Sequence[Clauses], document: Document) -> list[When | None]:
    """For each sentence the day that its news is of: the last day on which somebody is reported to have spoken, else the day that the lead names.

    Only days within four days of publication are news. Nothing is taken from publication itself, but a dateline tells when the report was written.
    """
    published, dateline = document.published, document.dateline
    out: list[When | None] = []
    current: When | None = None
    filed: When | None = None
    timeless = not any(t.expression.kind in ("weekday", "deictic", "day") for c in clauses for t in c.times)
    if published and dateline and dateline.date and timeless:
        filed = When(published, published, Precision.DAY, dateline.date, "day of the news: dateline")
    for c in clauses:
        said = saying_date(c, published)
        if said is None and current is None and c.s.where == "text" and (c.s.paragraph in (1, 2) or _is_date_line(c)):
            said = _lead_day(c, published)
        if said and (published is None or said.start is None or 0 <= (published - said.start).days <= 4):
            current = said
        out.append(current or filed)
    return out


def _is_date_line(c: Clauses) -> bool:
    """Whether a release opens with a line of its own for the date: "Press release, 3 July 2024"."""
    return c.s.paragraph == 0 and len(c.s) <= 8 and any(t.expression.kind == "day" and len(c.s.words[t.j - 1]) == 4 for t in c.times)


def _lead_day(c: Clauses, published: date | None) -> When | None:
    """The one day that a lead sentence names ("Europe threw its weight Thursday behind …")."""
    days = [
        t.expression
        for t in c.times
        if t.expression.kind in ("weekday", "deictic", "day") and t.expression.bound is None and not t.expression.possessive
    ]
    if len(days) != 1 or published is None:
        return None
    when = resolve(days[0], published, tense="past")
    return replace(when, basis=f"day of the news: {when.basis}") if when.precision is Precision.DAY else None


def is_fresh(candidate: Candidate) -> bool:
    """Whether the words tell the event as news, not as background: no pluperfect, and nothing that looks back."""
    c, t = candidate.clauses, candidate.trigger
    return not looks_back(candidate) and not any(c.low(k) == "would" or _in_perfect(c, k) for k in range(max(0, t.i - 5), t.i))


def _in_perfect(c: Clauses, k: int) -> bool:
    """Whether the word at k makes a perfect: "had (also) met", "has been received", and not "had talks"."""
    if c.low(k) not in ("had", "have", "has"):
        return False
    verb = c.low(c.skip_adverbs_right(k + 1))
    return verb.endswith("ed") or verb in irregular_participles() or verb in c.c["negation"]


def looks_back(candidate: Candidate) -> bool:
    """Whether the words near the event set it before others: "the last time she visited Chile", "their previous meeting", "at that time"."""
    c, t = candidate.clauses, candidate.trigger
    near = range(max(0, t.i - 8), min(len(c.s), t.j + 8))
    return any(c.low(k) in _LOOKING_BACK and k not in c.time_at for k in near) or "at that time" in " ".join(
        c.s.lows[near.start : near.stop]
    )
