"""A candidate and the events so far → the one that it tells again, where more than parties and dates decides: what was met for, spoken of before, attended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.merge import days_fit, rival_people, same_event
from dipltrack.model import ActorKind, Kind, Status

_AHEAD = frozenset(["before", "prior to", "ahead of", "until"])


def is_earlier(candidate: Candidate) -> bool:
    """ "(progress) since their May meeting", "last met in May": another meeting than the one that is told, unless its date is known."""
    c, t = candidate.clauses, candidate.trigger
    return candidate.why == "since" or (t.frame.form == "verb" and c.low(t.i - 1) in ("last", "previously"))


def is_another(candidate: Candidate) -> bool:
    """ "the next summit", "another meeting": not the one that has been told."""
    c, t = candidate.clauses, candidate.trigger
    return t.frame.form == "noun" and not {"next", "another"}.isdisjoint(c.s.lows[max(0, t.i - 4) : t.i])


def met_for(candidate: Candidate, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """ "met Paz for talks", "met to discuss trade": what they met for is the meeting that the sentence has just told."""
    if draft.kind is not Kind.MEETING or draft.mode == "visit":
        return None
    for old in reversed(drafts):
        if (
            old.kind is Kind.MEETING
            and old.mode != "visit"
            and old.claims[-1].clauses is candidate.clauses
            and draft.parties <= old.parties
        ):
            return old
    return None


def held_since(candidate: Candidate, draft: Draft, drafts: Sequence[Draft], published: date | None) -> Draft | None:
    """ "said before the talks with Paz": not to come, when the article has just told that these talks were held."""
    if draft.kind is not Kind.MEETING or draft.status is not Status.PLANNED or not candidate.definite or candidate.why not in _AHEAD:
        return None
    for old in reversed(drafts):
        if (
            old.kind is Kind.MEETING
            and old.mode != "visit"
            and old.status is Status.OCCURRED
            and candidate.clauses.s.index - old.last_sentence <= 6
            and draft.parties <= old.parties
            and days_fit(old.when, draft.when)
            and not rival_people(old, draft)
            and not (published and old.when.end and (published - old.when.end).days > 7)  # news, and not one of weeks ago
        ):
            return old
    return None


def foretold(candidate: Candidate, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """ "They met in Riyadh. The court had said that Rey would hold talks with Paz": the same, when nothing dates it anew."""
    if draft.kind is not Kind.MEETING or draft.status is not Status.PLANNED or candidate.why != "would" or draft.when.text:
        return None
    for old in reversed(drafts):
        near = candidate.clauses.s.index - old.last_sentence <= 4
        same = len(draft.people) > 1 and draft.people <= old.people and draft.parties <= old.parties
        if near and same and old.kind is Kind.MEETING and old.mode != "visit" and old.status is Status.OCCURRED:
            return old
    return None


def mark_as_held(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "They shook hands before the talks. The leaders began the talks …": planned only for the sentence that it was told in first."""
    for old in reversed(drafts):
        near = draft.claims[0].clauses.s.index - old.last_sentence <= 6
        if near and old.status is Status.PLANNED and all(x.why in _AHEAD for x in old.claims) and old.when.start is None:
            old.status = draft.status
            if same_event(old, draft) and old.parties == draft.parties:
                return
            old.status = Status.PLANNED


def came_too(candidate: Candidate, actors: Sequence[Actor], old: Draft) -> bool:
    """Whether "the meeting was also attended by …" speaks of the meeting that has just been told: only people are said to have come."""
    near = candidate.clauses.s.index - old.last_sentence <= 6
    return near and not candidate.label and bool(actors) and all(a.kind is ActorKind.PERSON and a.code != "SPOKES" for a in actors)
