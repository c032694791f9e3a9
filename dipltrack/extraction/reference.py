"""Time expression that counts from another day + what was told before → that day: "the next day", "the night before", "a day after they met".

"The next day" follows the day that the story has reached: that of the event told last, or the last day that its words name. "A day after"
opens a clause of its own: what is told in it lies that far from the day of the main clause, what is told before it that far from the clause's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.steps import Timed
from dipltrack.extraction.times import TimeExpression, resolve
from dipltrack.extraction.times_calendar import Tense
from dipltrack.extraction.times_values import Offset, Weekday
from dipltrack.model import Precision, When

_REACH = 4  # sentences back in which a day still holds
_OPENERS = ("after", "before", "of")  # "a day after", "the eve of": what follows is counted with


@dataclass(slots=True)
class Reference:
    """The sentences, the events told so far and the day of the news of each sentence; all of one article."""

    sentences: Sequence[Clauses]
    drafts: Sequence[Draft]
    news: Sequence[When | None]
    published: date | None

    def counted(self, candidate: Candidate, timed: Timed) -> tuple[TimeExpression, date | None]:
        """The expression as it counts for the candidate, and the day that it counts from."""
        e, value = timed.expression, timed.expression.value
        if not _counts(e):
            return e, None
        if not (isinstance(value, Offset) and _opens(candidate.clauses, timed)):
            return e, self._reached(candidate, timed)
        if _inside(candidate, timed):
            flipped = replace(e, value=replace(value, count=-value.count if value.count else value.count))
            return flipped, self._of_main_clause(candidate, timed)
        return e, self._of_clause(candidate, timed)

    def _reached(self, candidate: Candidate, timed: Timed) -> date | None:
        """The day at which the story stands before the expression."""
        c = candidate.clauses
        tense: Tense = "future" if candidate.force == "future" else "past"
        for k in range(c.s.index, max(-1, c.s.index - _REACH - 1), -1):
            end = timed.i if k == c.s.index else len(self.sentences[k].s)
            told = self._told(k, end)
            if told and told.start and told.start != told.end:
                # "went there in May, and came back a week later": no day is known, but "the following month" is June
                return told.start if told.precision is Precision.MONTH and _steps_by_months(timed.expression) else None
            if day := (told and told.start) or self._named(k, end, tense):
                return day
        return self._last_event()

    def _told(self, k: int, end: int) -> When | None:
        """The date of the event that sentence k tells last before token `end`."""
        for d in reversed(self.drafts):
            if d.when.start and any(x.clauses.s.index == k and x.trigger.i < end for x in d.claims):
                return d.when
        return None

    def _named(self, k: int, end: int, tense: Tense) -> date | None:
        """The last day that sentence k names before token `end`."""
        for t in reversed(self.sentences[k].times):
            e = t.expression
            if t.j <= end and e.kind in ("day", "weekday", "deictic") and e.bound is None and not _counts(e):
                when = resolve(e, self.published, tense=tense)
                if when.start and when.start == when.end:
                    return when.start
        return None

    def _of_main_clause(self, candidate: Candidate, timed: Timed) -> date | None:
        """The day of what "a day after …" is said of: one that its clause names, else the day of the news."""
        c, k = candidate.clauses, candidate.clauses.s.index
        if day := self._named(k, len(c.s) if _leads(timed) else timed.i, "present"):
            return day
        news = self.news[k]
        if news and news.start:
            return news.start
        value = timed.expression.value
        coarse = isinstance(value, Offset) and value.unit not in ("day", "hour")
        return self.published if coarse else None

    def _of_clause(self, candidate: Candidate, timed: Timed) -> date | None:
        """The day of what is told after "a day after": one named there; of "the talks" that of the event told last."""
        c = candidate.clauses
        after = [t.expression for t in c.times if timed.j <= t.i and t.expression.kind in ("day", "weekday", "deictic")]
        if after:
            when = resolve(replace(after[0], bound=None), self.published, tense="present")
            return when.start if when.start == when.end else None
        return self._last_event() if c.low(timed.j) in ("the", "that", "this", "their", "his", "her") else None

    def _last_event(self) -> date | None:
        for d in reversed(self.drafts):
            if d.when.start and d.when.start == d.when.end:
                return d.when.start
        return None


def _leads(timed: Timed) -> bool:
    """Whether the sentence begins with the expression: "A day after they met, …", "On the eve of the talks …"."""
    return timed.i <= 2


def _inside(candidate: Candidate, timed: Timed) -> bool:
    """Whether the event is told in the clause that "a day after" opens, which ends at the comma where the sentence begins with it."""
    t = candidate.trigger
    return timed.i < t.i and not (_leads(timed) and "," in candidate.clauses.s.lows[timed.j : t.i])


def _opens(c: Clauses, timed: Timed) -> bool:
    """Whether the expression is said of what follows it: "a day after they met", and not "they had met the day before"."""
    return timed.expression.text.lower().endswith(_OPENERS) and (c.low(timed.j)[:1].isalnum() and c.low(timed.j) not in ("and", "but"))


def _steps_by_months(e: TimeExpression) -> bool:
    return isinstance(e.value, Offset) and e.value.unit in ("month", "year")


def _counts(e: TimeExpression) -> bool:
    """Whether the expression counts from another day than that of publication."""
    v = e.value
    return (isinstance(v, Offset) and v.base == "anchor") or (isinstance(v, Weekday) and v.mode in ("following", "previous", "same"))
