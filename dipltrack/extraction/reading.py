"""Document → drafts: sentence by sentence, candidates become events or are rejected with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.actors import Resolver
from dipltrack.extraction.agreements import agreement
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.dating import date_candidate, is_fresh, news_days, times_of
from dipltrack.extraction.document import Document
from dipltrack.extraction.domain import reject_reason
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.force import Force
from dipltrack.extraction.frames import triggers
from dipltrack.extraction.meetings import meeting
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.mentions import mentions
from dipltrack.extraction.merge import days_fit, join, same_event
from dipltrack.extraction.nationality import home_of
from dipltrack.extraction.omitted import complete, with_bodies
from dipltrack.extraction.placing import dateline_country, place_of, place_the_rest
from dipltrack.extraction.pledges import pledge
from dipltrack.extraction.registry import Registry
from dipltrack.extraction.times import find_times
from dipltrack.extraction.times_values import Weekday
from dipltrack.extraction.window import Window, window_of
from dipltrack.knowledge import Knowledge
from dipltrack.model import ActorKind, Kind, Precision, Reason, Status, When

_STATUS = {
    "past": Status.OCCURRED,
    "present": Status.OCCURRED,
    "future": Status.PLANNED,
    "purpose": Status.PLANNED,
    "cancelled": Status.CANCELLED,
    "denied": Status.DENIED,
}


def _weekday(draft: Draft) -> int:
    """The weekday that the draft's words name, -1 for none."""
    for e in find_times(draft.when.text or ""):
        if isinstance(e.value, Weekday):
            return e.value.weekday
    return -1


class Reader:
    """Reads one document; afterwards `drafts` are its events, `rejected` the candidates that were none, `mentions` what the words were taken for."""

    def __init__(self, document: Document, source: str | None, knowledge: Knowledge) -> None:
        self.document = document
        self.k = knowledge
        self.rejected: list[tuple[Candidate, str]] = []
        parsed = mentions(document.sentences, knowledge, document.published)
        self.mentions: list[Mention] = [m for found, _ in parsed for m in found]
        times = times_of(document)
        self.clauses = [
            Clauses(s, found, tags, times[s.index], knowledge) for s, (found, tags) in zip(document.sentences, parsed, strict=True)
        ]
        self.news = news_days(self.clauses, document.published)
        country = dateline_country(document, knowledge)
        place = document.dateline.place if document.dateline else None
        if place:
            for c in self.clauses:
                c.here = (place, country)
        self.registry = Registry(knowledge, document.published, home_of(source, place, country, knowledge))
        self.registry.learn(self.mentions)
        self.resolver = Resolver(self.clauses, self.registry, knowledge)
        sport = [low for s in document.sentences for low in s.lows if low in knowledge.classes["sport_word"]]
        self.window = Window(None, "")
        if document.published is None:
            self.window = window_of(self.registry.entities, (t.expression for found in times.values() for t in found), knowledge.holders)
        self.sport = len(sport) >= 4 and len(set(sport)) >= 2
        self.sporty = bool(sport)

    @property
    def drafts(self) -> list[Draft]:
        """The events so far, in the order of their first mention."""
        return self.resolver.drafts

    def read(self) -> None:
        """Read all sentences of the body; the title only names people."""
        if self.sport:
            return
        for c in self.clauses:
            if c.s.index == 0 and self._is_headline(c):
                continue
            candidates = sorted(self._candidates(c), key=lambda x: x.kind is not Kind.MEETING)
            refused = {i: reason for i, x in enumerate(candidates) if (reason := self._take(x))}
            # "signed a pact at a summit": a meeting may find its parties in what was agreed there
            for i in list(refused):
                if candidates[i].kind is Kind.MEETING and len(refused) < len(candidates) and not self._take(candidates[i]):
                    del refused[i]
            self.rejected += [(candidates[i], reason) for i, reason in refused.items()]
        self._date_the_rest()
        place_the_rest(self.drafts, self.document, self.k)
        for draft in self.drafts:
            if self.window.days and draft.when.start is None and draft.status is Status.OCCURRED:
                draft.when = replace(draft.when, window=self.window.days)
                draft.reasons.append(Reason("window", self.window.reason))
            elif self.window.reason and draft.when.start is None:
                draft.reasons.append(Reason("window", self.window.reason))
        self._order_weekdays()

    def _order_weekdays(self) -> None:
        """Drafts in the order of telling; without a publication date, weekdays of one report are put in their own order: Sunday before Monday.

        The first weekday of the text is taken for the day of the report, all others for the six days before it.
        """
        self.drafts.sort(key=lambda d: (d.claims[0].clauses.s.index, d.claims[0].trigger.i))
        if self.document.published is not None:
            return
        days = [
            t.expression.value.weekday
            for c in self.clauses
            for t in c.times
            if isinstance(t.expression.value, Weekday) and t.expression.bound is None
        ]
        if days:
            self.drafts.sort(key=lambda d: -((days[0] - _weekday(d)) % 7) if _weekday(d) >= 0 else 0)

    def _is_headline(self, c: Clauses) -> bool:
        return c.s.paragraph == 0

    def _candidates(self, c: Clauses) -> list[Candidate]:
        """The sentence's candidates. A word that is verb and noun tells one thing: "EU ministers meeting in Rome agreed …"."""
        read = {Kind.MEETING: meeting, Kind.AGREEMENT: agreement, Kind.PLEDGE: pledge}
        found: list[Candidate] = []
        for trigger in triggers(c.s):
            candidate = read[trigger.frame.kind](c, trigger)
            if candidate is not None and not any(_the_same(candidate, other) for other in found):
                found.append(candidate)
        return found

    # --- one candidate ----------------------------------------------------------------------------------------------------------------------

    def _take(self, candidate: Candidate) -> str:
        """Make the candidate an event, or a further claim of a known one; "" then, else the reason why it is none."""
        actors = self.resolver.resolve(candidate)
        if self._refers_back(candidate, actors):
            return ""
        actors = complete(candidate, actors, self.resolver, self.document.published)
        if reason := reject_reason(candidate, actors, self.k):
            return reason
        if self.sporty and candidate.rule == "meet" and all(a.kind is ActorKind.COUNTRY for a in actors):
            return "teams that are called by their countries"
        purpose = candidate.force == "purpose"
        draft = self._draft(candidate, with_bodies(actors, self.k))
        if purpose and (met := self._met_for_it(candidate, draft)):
            join(met, draft)
            return ""
        for old in reversed(self.drafts):
            if same_event(old, draft):
                join(old, draft)
                self._newest(old)
                return ""
        self.drafts.append(draft)
        return ""

    def _refers_back(self, candidate: Candidate, actors: list[Actor]) -> bool:
        """ "The talks (lasted two hours)": a definite noun that adds no party goes to the last meeting that it can mean."""
        if (
            candidate.kind is not Kind.MEETING
            or not candidate.definite
            or (candidate.trigger.frame.form != "noun" and candidate.rule != "discuss")
        ):
            return False
        if candidate.force == "weak":
            return False
        sides = {a.party for a in actors if a.party}
        if (
            len(sides) >= 2
            and any(a.key.startswith("person:") for a in actors)
            and len({a.party for a in actors if a.key.startswith("person:")}) >= 2
        ):
            return False
        status = _STATUS[candidate.force]
        when = date_candidate(candidate, self.document.published, self._anchor(candidate))
        for old in reversed(self.drafts):
            if old.kind is not Kind.MEETING or (old.mode == "visit") != (candidate.mode == "visit"):
                continue
            if old.status is not status and {old.status, status} != {Status.PLANNED, Status.CANCELLED}:
                continue
            if when and not days_fit(old.when, when.when):
                continue
            if (old.label and candidate.label and old.label != candidate.label) or (candidate.label == "two-plus-two" != old.label):
                continue
            if not {a.key for a in actors if a.key.startswith("person:")} <= old.people or not sides <= old.parties:
                continue
            if len(self.drafts) and candidate.clauses.s.index - old.last_sentence > 12:
                continue
            new = Draft(
                candidate.kind,
                candidate.mode if candidate.mode != "talks" else old.mode,
                status,
                [],
                when.when if when else When(),
                *place_of(candidate, self.document, self.k),
                candidate.label,
                [candidate],
            )
            join(old, new)
            self._newest(old)
            return True
        return False

    def _met_for_it(self, candidate: Candidate, draft: Draft) -> Draft | None:
        """ "met Paz for talks", "met to discuss trade": what they met for is the meeting that the sentence has just told."""
        for old in reversed(self.drafts):
            if (
                old.kind is Kind.MEETING
                and old.mode != "visit"
                and old.claims[-1].clauses is candidate.clauses
                and draft.kind is Kind.MEETING
            ):
                if draft.mode != "visit" and draft.parties <= old.parties:
                    draft.status, draft.when = old.status, old.when
                    return old
        return None

    def _newest(self, draft: Draft) -> None:
        """Told just now: "they" and "the talks" look here first."""
        self.drafts.remove(draft)
        self.drafts.append(draft)

    def _draft(self, candidate: Candidate, actors: list[Actor]) -> Draft:
        published = self.document.published
        if candidate.force == "purpose" and (force := self._journey(candidate)):
            candidate.force = force
        dated = date_candidate(candidate, published, self._anchor(candidate))
        when = dated.when if dated else When()
        place, country = place_of(candidate, self.document, self.k)
        if when.start and published and when.start.year != published.year:
            actors = [self.resolver.dated(a, when.start) for a in actors]
        draft = Draft(
            candidate.kind,
            candidate.mode,
            _STATUS[candidate.force],
            actors,
            when,
            place,
            country,
            candidate.label,
            [candidate],
            list(candidate.money),
        )
        draft.definite = candidate.definite
        if draft.status is Status.OCCURRED and published and when.start and when.start > published:
            draft.status = Status.PLANNED
        elif candidate.force == "purpose" and published and when.start and when.start <= published and when.precision is Precision.DAY:
            draft.status = Status.OCCURRED
        if draft.when.text is None and draft.when.start is None:
            self._date_from_meeting(draft)
        return draft

    def _journey(self, candidate: Candidate) -> Force | None:
        """The tense of the journey that the purpose belongs to: "travels to Warsaw on Friday for talks with X", "visited Peru for talks"."""
        c, t = candidate.clauses, candidate.trigger
        if any(
            c.low(k) in ("due", "scheduled", "expected", "slated") and c.low(k - 1) in c.c["auxiliary"] for k in range(max(0, t.i - 8), t.i)
        ):
            return "future"  # "is due in Rome on Sunday to meet X"
        here = {d.status for d in self.drafts if d.mode == "visit" and d.last_sentence == c.s.index}
        if Status.PLANNED in here:
            return "future"
        return "past" if Status.OCCURRED in here and not candidate.label else None  # who has arrived for a summit may have to wait for it

    def _anchor(self, candidate: Candidate) -> date | None:
        """The day that "the next day" counts from: that of the last dated event."""
        for d in reversed(self.drafts):
            if d.when.start and d.when.start == d.when.end:
                return d.when.start
        return None

    def _date_from_meeting(self, draft: Draft) -> None:
        """What was agreed or promised at a meeting has its day: the last meeting of the same parties within a few sentences."""
        if draft.kind is Kind.MEETING:
            return
        near = [other for other in reversed(self.drafts) if self._made_at(draft, other)]
        if near:
            # what the readers know of from before ("since they met last year") is told in passing
            draft.meeting = next((other for other in near if not self._is_history(other)), near[0])
            self._copy_date(draft, draft.meeting)

    def _made_at(self, draft: Draft, other: Draft) -> bool:
        """Whether what was agreed or promised may have been so at that meeting."""
        if other.kind is not Kind.MEETING or other.mode == "visit" or other.status is not Status.OCCURRED:
            return False
        if draft.claims[0].clauses.s.index - other.last_sentence > 6:
            return False
        shared = draft.parties & other.parties
        if draft.people and not draft.people & other.people and any(a.kind is ActorKind.PERSON for a in other.actors):
            return False  # others of the same countries met there
        return (len(shared) >= 2 or bool(draft.people)) and (draft.people <= other.people or len(shared) >= 2)

    def _is_history(self, other: Draft) -> bool:
        published, start = self.document.published, other.when.start
        return published is not None and start is not None and (published - start).days > 60

    def _copy_date(self, draft: Draft, meeting: Draft) -> None:
        if meeting.when.start or meeting.when.text:
            draft.when = replace(meeting.when, basis="linked meeting: " + (meeting.when.basis or ""))
            draft.place = draft.place or meeting.place
            draft.place_country = draft.place_country or meeting.place_country

    def _date_the_rest(self) -> None:
        """Fresh news without a day of its own is of the day of the news; agreements of the meeting that they were made at."""
        undated = [
            d for d in self.drafts if d.when.start is None and _open_day(d.when) and d.status is Status.OCCURRED and d.mode != "visit"
        ]
        for draft in sorted(undated, key=lambda d: d.kind is not Kind.MEETING):
            first = draft.claims[0]
            if draft.meeting:
                self._copy_date(draft, draft.meeting)
            elif is_fresh(first) or draft.when.text:
                draft.when = self.news[first.clauses.s.index] or draft.when


def _open_day(when: When) -> bool:
    """Whether nothing dates the event, or only words that lean on another day of the article: "earlier in the day"."""
    return when.text is None or (
        when.text.lower().endswith((" in the day", "same day", "that day")) and (when.basis or "").endswith("to count from")
    )


def _the_same(a: Candidate, b: Candidate) -> bool:
    return (
        a.trigger.i == b.trigger.i
        and a.kind is b.kind
        and bool(a.parties)
        and [m.text for m, _ in a.parties] == [m.text for m, _ in b.parties]
    )
