"""Events without a time of their own → the date of the meeting, the visit or the news that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.dating import is_fresh, looks_back
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.nominal import phrase
from dipltrack.model import ActorKind, Kind, Precision, Role, Status, When

_REACH = 12  # sentences after a meeting in which its agreements are still told


def date_from_opener(draft: Draft, candidate: Candidate, drafts: Sequence[Draft]) -> None:
    """ "Following her talks with Paz, she is to be received by the king": on the same day, unless it is elsewhere."""
    c, t = candidate.clauses, candidate.trigger
    if c.low(0) not in ("after", "following") or draft.mode == "visit":
        return
    for other in drafts:
        opened = any(x.clauses is c and x.trigger.i < t.i and "," in c.s.lows[x.trigger.j : t.i] for x in other.claims)
        elsewhere = draft.place and other.place and draft.place != other.place
        if opened and not elsewhere and other.mode != "visit" and other.when.precision is Precision.DAY:
            draft.when = replace(other.when, basis="after the meeting: " + (other.when.basis or ""))


def date_from_meeting(draft: Draft, drafts: Sequence[Draft], published: date | None) -> None:
    """What was agreed or promised at a meeting has its day: the last meeting of the same parties within some sentences."""
    if draft.kind is Kind.MEETING or draft.status is Status.PLANNED or looks_back(draft.claims[0]):
        return
    here = draft.claims[0].clauses.s.index
    for other in reversed(drafts):
        reach = 1 if _long_ago(other.when, published) else _REACH
        if other.kind is not Kind.MEETING or other.mode == "visit" or other.status is not Status.OCCURRED:
            continue
        if here - other.last_sentence > reach or looks_back(other.claims[0]):
            continue  # "the two, who last met in March, agreed"
        shared = draft.parties & other.parties
        if draft.people and not draft.people & other.people and any(a.kind is ActorKind.PERSON for a in other.actors):
            continue  # others of the same countries met there
        if (len(shared) >= 2 or draft.people) and (draft.people <= other.people or len(shared) >= 2):
            draft.meeting = other
            _copy_date(draft, other)
            return


def _long_ago(when: When, published: date | None) -> bool:
    """Whether the date is background to the report, not its news."""
    return bool(published and when.end and (published - when.end).days > 60)


def _copy_date(draft: Draft, meeting: Draft) -> None:
    if meeting.when.start or meeting.when.text:
        draft.when = replace(meeting.when, basis="linked meeting: " + (meeting.when.basis or ""))
        draft.place = draft.place or meeting.place
        draft.place_country = draft.place_country or meeting.place_country


def date_the_rest(drafts: Sequence[Draft], news: Sequence[When | None]) -> None:
    """Whom a visitor meets has the day of the visit; other fresh news the day of the news; agreements that of the meeting that they were made at."""
    _date_the_planned(drafts)
    undated = [d for d in drafts if d.when.start is None and _open_day(d.when) and _took_place(d) and d.mode != "visit"]
    for draft in sorted(undated, key=lambda d: d.kind is not Kind.MEETING):
        first = draft.claims[0]
        if draft.meeting:
            _copy_date(draft, draft.meeting)
            continue
        day = news[first.clauses.s.index]
        visit = _visit_at_hand(draft, drafts)
        if visit and visit.when.precision is not Precision.RANGE:
            draft.when = replace(visit.when, basis="visit at hand: " + (visit.when.basis or ""))
        elif visit and day and day.start == visit.when.end:
            continue  # "ended a three-day visit on Friday, during which she met Paz": on one of them
        elif _on_undated_visit(draft, drafts):
            continue  # "returned on Friday from a visit to Libya, saying he met its leader"
        elif is_fresh(first) or draft.when.text:
            draft.when = day or draft.when


def _date_the_planned(drafts: Sequence[Draft]) -> None:
    """ "She will visit Oslo next week. She will meet the king and go on to Rome": what a traveller is to do has the day or the week of the journey."""
    for draft in drafts:
        if (
            draft.kind is not Kind.MEETING
            or draft.mode == "call"
            or draft.status is not Status.PLANNED
            or draft.when.start
            or draft.when.text
        ):
            continue
        visit = _visit_at_hand(draft, drafts, Status.PLANNED)
        visit = visit if visit and visit.when.precision is not Precision.RANGE else _journey(draft, drafts)
        if visit and visit is not draft:
            draft.when = replace(visit.when, basis="visit at hand: " + (visit.when.basis or ""))


def _journey(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The journey that is told before with its week, and no other day: all that its traveller is to do is part of it."""
    here = draft.claims[0].clauses.s.index
    planned = [d for d in drafts if d.mode == "visit" and d.status is Status.PLANNED and d.when.start and d.people & draft.people]
    told = [d for d in planned if 0 <= here - d.claims[0].clauses.s.index <= _REACH]
    coarse = bool(told) and {d.when.precision for d in planned} == {Precision.WEEK}
    return told[0] if coarse and len({(d.when.start, d.when.end) for d in planned}) == 1 else None


def _took_place(draft: Draft) -> bool:
    """Whether there was something on that day: also "failed to agree", but not what nobody ever meant to do."""
    return draft.status is Status.OCCURRED or (draft.status is Status.DENIED and draft.claims[0].why.startswith("fail"))


def _visit_at_hand(draft: Draft, drafts: Sequence[Draft], status: Status = Status.OCCURRED) -> Draft | None:
    """The dated visit on which the meeting took place or will: the visitor's with those whom he visits, told in the sentence before."""
    if draft.kind is not Kind.MEETING or draft.mode == "call" or not is_fresh(draft.claims[0]):
        return None
    here = draft.claims[0].clauses.s.index
    for v in reversed(drafts):
        if v.mode != "visit" or v.status is not status or v.when.start is None:
            continue
        near = 0 <= here - v.claims[0].clauses.s.index <= 2
        visitors = {a.key for a in v.actors if a.role is Role.VISITOR and a.key.startswith("person:")}
        if near and visitors & draft.people and v.place_country in draft.countries:
            return v
    return None


def _on_undated_visit(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the same sentence says "from a visit" without its day, and the meeting is with those visited."""
    here = draft.claims[0].clauses
    return any(
        v.mode == "visit"
        and v.when.start is None
        and v.status is Status.OCCURRED
        and v.claims[0].clauses is here
        and here.low(phrase(here, v.claims[0].trigger.i).i - 1) == "from"
        and v.place_country in draft.countries
        for v in drafts
    )


def _open_day(when: When) -> bool:
    """Whether nothing dates the event, or only words that lean on another day of the article: "earlier in the day"."""
    return when.text is None or (
        when.text.lower().endswith((" in the day", "same day", "that day")) and (when.basis or "").endswith("to count from")
    )
