"""Document → drafts: sentence by sentence, candidates become events or are rejected with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.actors import Resolver
from dipltrack.extraction.agreements import agreement
from dipltrack.extraction.borrowing import date_from_meeting, date_from_opener, date_the_rest
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.dating import date_candidate, news_days, times_of
from dipltrack.extraction.document import Document
from dipltrack.extraction.domain import reject_reason
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.force import Force
from dipltrack.extraction.frames import triggers
from dipltrack.extraction.gapping import next_in_clause
from dipltrack.extraction.meetings import meeting
from dipltrack.extraction.members import led_a_side, present_at
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.mentions import mentions
from dipltrack.extraction.merge import days_fit, join, join_people, same_event
from dipltrack.extraction.nationality import home_of, issuer_of
from dipltrack.extraction.omitted import complete, with_bodies
from dipltrack.extraction.placing import dateline_country, place_of, place_the_rest
from dipltrack.extraction.pledges import pledge
from dipltrack.extraction.reference import Reference
from dipltrack.extraction.registry import Registry
from dipltrack.extraction.retold import came_too, foretold, held_since, is_another, is_earlier, mark_as_held, met_for
from dipltrack.extraction.roll import on_roll, roll_begins
from dipltrack.extraction.times import find_times
from dipltrack.extraction.times_values import Weekday
from dipltrack.extraction.unnamed import Unnamed, lacks_parties
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


def _over(when: When, day: date) -> bool:
    """Whether the time had come by the day: a day has when it begins, a week when it is over; a bare month may be next year's."""
    if when.start is None or when.end is None:
        return False
    return when.start <= day if when.precision is Precision.DAY else when.precision is Precision.WEEK and when.end <= day


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
        self.news = news_days(self.clauses, document)
        country = dateline_country(document, knowledge)
        place = document.dateline.place if document.dateline else None
        if place:
            for c in self.clauses:
                c.here = (place, country)
        for before, c in pairwise(self.clauses):
            c.there = next(
                (m for m in reversed(before.mentions) if m.kind == "place"), before.there if before.s.paragraph == c.s.paragraph else None
            )
        issuer = issuer_of(((c.s, c.tags) for c in self.clauses), knowledge)
        self.registry = Registry(knowledge, document.published, home_of(source, place, country, knowledge, issuer))
        self.registry.learn(self.mentions)
        self.resolver = Resolver(self.clauses, self.registry, knowledge)
        self.reference = Reference(self.clauses, self.resolver.drafts, self.news, document.published)
        sport = [low for s in document.sentences for low in s.lows if low in knowledge.classes["sport_word"]]
        self.window = Window(None, "")
        if document.published is None:
            self.window = window_of(self.registry.entities, (t.expression for found in times.values() for t in found), knowledge.holders)
        self.sport = len(sport) >= 4 and len(set(sport)) >= 2
        self.sporty = bool(sport)
        self._unnamed: Unnamed | None = None
        self._roll: Draft | None = None  # the meeting whose participants are being listed

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
            self._present(c)
        date_the_rest(self.drafts, self.news)
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
            if candidate is None or any(_the_same(candidate, other) for other in found):
                continue
            found.append(candidate)
            while candidate := next_in_clause(candidate):
                found.append(candidate)
        for x in found:
            # "was supposed to fly to Cairo for talks": who does not travel does not talk
            if x.force == "purpose" and (journey := next((v for v in found if _unmade(v) and v.trigger.i < x.trigger.i), None)):
                x.force, x.why = journey.force, journey.why
        return found

    # --- one candidate ----------------------------------------------------------------------------------------------------------------------

    def _take(self, candidate: Candidate) -> str:
        """Make the candidate an event, or a further claim of a known one; "" then, else the reason why it is none."""
        actors = self.resolver.resolve(candidate)
        told = self._unnamed if self._unnamed and self._unnamed.is_meant_by(candidate, self.drafts) else None
        if told:
            actors = told.with_theirs(actors)
        elif self._refers_back(candidate, actors):
            return ""
        actors = complete(candidate, actors, self.resolver, self.document.published)
        if reason := reject_reason(candidate, actors, self.k):
            if lacks_parties(candidate, reason):
                self._unnamed = Unnamed(candidate, actors)
            return reason
        if self.sporty and candidate.rule == "meet" and all(a.kind is ActorKind.COUNTRY for a in actors):
            return "teams that are called by their countries"
        purpose = candidate.force == "purpose"
        draft = self._draft(candidate, with_bodies(actors, self.k))
        if told:
            draft = self._named_later(told.candidate, draft)
        published = self.document.published
        if known := met_for(candidate, draft, self.drafts) if purpose else held_since(candidate, draft, self.drafts, published):
            draft.status, draft.when = known.status, known.when
            join(known, draft)
            return ""
        if (known := foretold(candidate, draft, self.drafts)) is not None:
            join(known, replace(draft, status=known.status))
            return ""
        if draft.status is Status.OCCURRED:
            mark_as_held(draft, self.drafts)
        for old in reversed(self.drafts):
            if same_event(old, draft) and (old.when.start or not is_earlier(candidate)):
                join(old, draft)
                self._newest(old)
                return ""
        self.drafts.append(draft)
        return ""

    def _named_later(self, told: Candidate, later: Draft) -> Draft:
        """The meeting with the day and place that its own sentence gives, and the parties that the later one does."""
        draft = self._draft(told, later.actors)
        if later.status is Status.CANCELLED:
            draft.status = later.status
        join(draft, later)
        self._unnamed = None
        return draft

    def _refers_back(self, candidate: Candidate, actors: list[Actor]) -> bool:
        """ "The talks (lasted two hours)": a definite noun that adds no party goes to the last meeting that it can mean."""
        if (
            candidate.kind is not Kind.MEETING
            or not candidate.definite
            or (candidate.trigger.frame.form != "noun" and candidate.rule != "discuss")
        ):
            return False
        if candidate.force == "weak" or is_earlier(candidate) or is_another(candidate):
            return False
        sides = {a.party for a in actors if a.party}
        if not candidate.attended and (
            len(sides) >= 2
            and any(a.key.startswith("person:") for a in actors)
            and len({a.party for a in actors if a.key.startswith("person:")}) >= 2
        ):
            return False
        status = _STATUS[candidate.force]
        when = date_candidate(candidate, self.document.published, self.reference)
        for old in reversed(self.drafts):
            if old.kind is not Kind.MEETING or (old.mode == "visit") != (candidate.mode == "visit"):
                continue
            if old.status is not status and {old.status, status} != {Status.PLANNED, Status.CANCELLED}:
                continue
            if when and not days_fit(old.when, when.when):
                continue
            if (old.label and candidate.label and old.label != candidate.label) or (candidate.label == "two-plus-two" != old.label):
                continue
            adds = not {a.key for a in actors if a.key.startswith("person:")} <= old.people or not sides <= old.parties
            if adds and not (candidate.attended and came_too(candidate, actors, old)):
                continue
            if len(self.drafts) and candidate.clauses.s.index - old.last_sentence > 12:
                continue
            new = Draft(
                candidate.kind,
                candidate.mode if candidate.mode != "talks" else old.mode,
                status,
                actors if adds else [],
                when.when if when else When(),
                *place_of(candidate, self.document, self.k),
                candidate.label,
                [candidate],
            )
            join(old, new)
            self._newest(old)
            return True
        return False

    def _present(self, c: Clauses) -> None:
        """ "Also present were …": they were at the meeting that has just been told, as is the list behind "attended by the following:"."""
        last = self.drafts[-1] if self.drafts else None
        told = (
            last
            and last.kind is Kind.MEETING
            and last.mode != "visit"
            and last.status is Status.OCCURRED
            and c.s.index - last.last_sentence <= 3
        )
        people = present_at(c) if told or self._unnamed else ()
        if told and last and not people:  # of those who met, and of no other year
            sides = self.resolver.named(led_a_side(c)) if not any(t.expression.kind in ("year", "month") for t in c.times) else []
            join_people(last, [a for a in sides if a.party in last.parties])
        if people and not told and self._unnamed:
            self._attended(self._unnamed, c, people)
            return
        if start := roll_begins(c):
            self._roll = last if told else None
        if self._roll:
            people, last = on_roll(c, start), self._roll
            if not people and not start:
                self._roll = None
        if last:
            join_people(last, self.resolver.named(people))

    def _attended(self, told: Unnamed, c: Clauses, people: tuple[Mention, ...]) -> None:
        """ "The union hosts a meeting today. Rey and Paz are in attendance": who is present makes a meeting of what lacked parties."""
        actors = told.with_theirs(self.resolver.named(people))
        if c.s.index - told.candidate.clauses.s.index <= 2 and not reject_reason(told.candidate, actors, self.k):
            self.drafts.append(self._draft(told.candidate, with_bodies(actors, self.k)))
            self._unnamed = None

    def _newest(self, draft: Draft) -> None:
        """Told just now: "they" and "the talks" look here first."""
        self.drafts.remove(draft)
        self.drafts.append(draft)

    def _draft(self, candidate: Candidate, actors: list[Actor]) -> Draft:
        published = self.document.published
        if candidate.force == "purpose" and (force := self._journey(candidate)):
            candidate.force = force
        dated = date_candidate(candidate, published, self.reference)
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
        draft.place_is_country = bool(country and self.k.countries.known(country) and self.k.country(country).name == place)
        if draft.status is Status.OCCURRED and published and when.start and when.start > published:
            if candidate.rule == "discuss":
                draft.when = When()  # "discussed the summit in May": the topic's
            else:
                draft.status = Status.PLANNED
        elif candidate.why in ("after", "following") and published and when.end and when.end < published:
            draft.status = Status.OCCURRED  # "it will be sold, following last week's talks"
        elif candidate.force == "purpose" and published and _over(when, published):
            draft.status = Status.OCCURRED
        if draft.when.text is None and draft.when.start is None:
            date_from_opener(draft, candidate, self.drafts)
        if draft.when.text is None and draft.when.start is None:
            date_from_meeting(draft, self.drafts, published)
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


def _unmade(x: Candidate) -> bool:
    """Whether it is a journey that was not made, or only wished and not accepted."""
    return x.mode == "visit" and x.force in ("weak", "cancelled", "denied") and "accepted" not in x.clauses.s.lows


def _the_same(a: Candidate, b: Candidate) -> bool:
    return (
        a.trigger.i == b.trigger.i
        and a.kind is b.kind
        and bool(a.parties)
        and [m.text for m, _ in a.parties] == [m.text for m, _ in b.parties]
    )
