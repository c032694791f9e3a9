"""Candidate → place: the city, venue or country that the clause says the event is in; drafts → the places that the article gives elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.document import Document
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.merge import days_fit
from dipltrack.knowledge import Knowledge
from dipltrack.model import Kind, Role, Status
from dipltrack.text import words

_ABOUT = frozenset(["on", "about", "concerning", "regarding"])
_IN = frozenset(["in", "at", "near", "outside"])


def place_of(candidate: Candidate, document: Document, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """(place, ISO country). A visit is where it goes; "here" is the place of the dateline; else the nearest "in PLACE" of the clause."""
    if candidate.mode == "visit" and candidate.places:
        first = candidate.places[-1] if candidate.places[-1].kind == "place" else candidate.places[0]
        return _named(first, knowledge)
    c, t = candidate.clauses, candidate.trigger
    best: tuple[int, Mention] | None = None
    for m in c.mentions:
        if candidate.rule == "discuss" and not _apart(candidate, m):
            continue
        if (
            m.kind not in ("place", "country")
            or m.possessive
            or _names_the_event(candidate, m)
            or c.low(m.i - 1 if c.low(m.i - 1) != "the" else m.i - 2) not in _IN
        ):
            continue
        if candidate.mode == "call" or c.low(m.i - 2 if c.low(m.i - 1) != "the" else m.i - 3) in c.c["topic_noun"]:
            continue  # "to discuss the situation in the Balkans"
        if m.kind == "country" and candidate.kind is not Kind.MEETING and not _ABOUT.isdisjoint(c.s.lows[t.j : m.i]):
            continue  # "signed an accord on courts in Kosovo"
        between = range(t.j, m.i) if m.i >= t.j else range(m.j, t.i)
        if c.low(0) in ("after", "following", "before") and m.i >= t.j and "," in c.s.lows[t.j : m.i]:
            continue  # "After talks with Paz, she flew home and was received in Lima"
        if (
            any((c.low(k) in c.c["reporting_verb"] and k not in c.at) or c.low(k) in ('"', ";", "who", "which") for k in between)
            or len(between) > 18
        ):
            continue
        cost = len(between) + (6 if m.i < t.i else 0) + (8 if m.kind == "country" else 0)
        if best is None or cost < best[0]:
            best = (cost, m)
    if best:
        return _named(best[1], knowledge)
    if c.there and _leans_back(candidate):
        return _named(c.there, knowledge)
    if document.dateline and document.dateline.place and any(c.low(k) == "here" for k in range(max(0, t.i - 8), min(len(c.s), t.j + 10))):
        return document.dateline.place, dateline_country(document, knowledge)
    return None, None


def _leans_back(candidate: Candidate) -> bool:
    """Whether the clause says "there" of a place named before: "There she met Paz", "is to hold talks there", and not "there were talks"."""
    c, t = candidate.clauses, candidate.trigger
    near = range(max(0, t.i - 8), min(len(c.s), t.j + 5))
    return any(c.low(k) == "there" and c.low(k + 1) not in c.c["auxiliary"] for k in near)


def _apart(candidate: Candidate, m: Mention) -> bool:
    """Whether the place opens the sentence, and so is none of what was discussed: "In Oslo, they discussed …"."""
    return m.j < candidate.trigger.i and candidate.clauses.low(m.j) == ","


def _names_the_event(candidate: Candidate, m: Mention) -> bool:
    """Whether the place is part of a name that goes on: "at the Middle East Peace Conference"."""
    word = "".join(candidate.clauses.s.words[m.j : m.j + 1])
    return m.country is None and word[:1].isupper()


def place_the_rest(drafts: Sequence[Draft], document: Document, knowledge: Knowledge) -> None:
    """Give events without a place that of the visit or the meeting that they belong to, or of the dateline where its country is a party."""
    for draft in drafts:
        if draft.place or draft.mode in ("visit", "call") or draft.status is Status.DENIED:
            continue
        found = _on_the_visit(draft, drafts) or _at_the_meeting(draft, drafts) or _beside(draft, drafts)
        if found is None and (country := dateline_country(document, knowledge)):
            found = _in_the_dateline(draft, document, country)
        if found:
            draft.place, draft.place_country, draft.place_basis = found


Found = tuple[str | None, str | None, str]


def _on_the_visit(draft: Draft, drafts: Sequence[Draft]) -> Found | None:
    """Whom a visitor meets on a visit, he meets where he is: "flew to Washington and saw the secretary"."""
    here = draft.claims[0].clauses.s.index
    best: tuple[int, Draft] | None = None
    for v in drafts:
        if (
            v.mode != "visit"
            or not v.place
            or v.place == _country_name(v)
            or v.status is not draft.status
            or not days_fit(v.when, draft.when)
        ):
            continue
        visitors = {a.key for a in v.actors if a.role is Role.VISITOR}
        if v.claims[0].clauses.s.index > here:
            continue  # told before the visitor sets out
        distance = min(abs(here - c.clauses.s.index) for c in v.claims)
        met_there = v.place_country in draft.countries or (distance == 0 and v.claims[0].trigger.i < draft.claims[0].trigger.i)
        if visitors & {a.key for a in draft.actors} and met_there and distance <= 6 and (best is None or distance < best[0]):
            best = (distance, v)
    return (best[1].place, best[1].place_country, "visit at hand") if best else None


def _country_name(v: Draft) -> str | None:
    """The name under which a visit's host stands as a country."""
    return next((a.name for a in v.actors if a.role is Role.HOST and a.country == v.place_country and a.basis == "text"), None)


def _at_the_meeting(draft: Draft, drafts: Sequence[Draft]) -> Found | None:
    """What was agreed or promised at a meeting, was so where that was."""
    if draft.kind is Kind.MEETING:
        return None
    here = draft.claims[0].clauses.s.index
    for m in [draft.meeting] if draft.meeting else [d for d in drafts if d.kind is Kind.MEETING and d.mode not in ("visit", "call")]:
        near = min(abs(here - c.clauses.s.index) for c in m.claims) <= 3
        if m.place and near and len(m.parties & draft.parties) >= 2 and m.status is draft.status and days_fit(m.when, draft.when):
            return m.place, m.place_country, "linked meeting"
    return None


def _beside(draft: Draft, drafts: Sequence[Draft]) -> Found | None:
    """A guest who meets somebody else of the same hosts on the same day is still there."""
    here = draft.claims[0].clauses.s.index
    for m in drafts:
        if m is draft or m.kind is not Kind.MEETING or m.mode in ("visit", "call") or not m.place or m.place_basis == "meeting beside":
            continue
        guests = {a.key for a in m.actors if a.key.startswith("person:") and a.country != m.place_country}
        near = abs(here - m.last_sentence) <= 3
        same_day = m.when.start is not None and m.when.start == draft.when.start and m.when.end == draft.when.end
        if near and same_day and m.place_country in draft.countries and guests & {a.key for a in draft.actors}:
            return m.place, m.place_country, "meeting beside"
    return None


def _in_the_dateline(draft: Draft, document: Document, country: str) -> Found | None:
    """Fresh news of a meeting with the country from which it is reported."""
    published, when = document.published, draft.when
    if draft.kind is Kind.PLEDGE or draft.status is not Status.OCCURRED:
        return None
    body_meets = not draft.countries and draft.claims[0].clauses.s.paragraph == 1  # "VIENNA - OPEC ministers agreed today"
    if not body_meets and (country not in draft.countries or len(draft.parties) < 2):
        return None
    if published is None or when.start is None or not published - timedelta(days=3) <= when.start <= published:
        return None
    assert document.dateline
    return document.dateline.place, country, "dateline"


def _named(m: Mention, knowledge: Knowledge) -> tuple[str | None, str | None]:
    if m.kind == "org":
        return None, None  # "went to the General Assembly"
    if m.kind == "country":
        return (knowledge.country(m.value).name if knowledge.countries.known(m.value) else m.value), m.value
    return m.value, m.country


def dateline_country(document: Document, knowledge: Knowledge) -> str | None:
    """The country of the dateline's place, if the tables know it."""
    if not document.dateline or not document.dateline.place:
        return None
    tokens = words(document.dateline.place)
    hit = knowledge.lexicon.match(tokens, [t.lower() for t in tokens], 0)
    if not hit or hit[0] != len(tokens):
        return None
    country = hit[1].country or (hit[1].value if hit[1].kind == "country" else None)
    return knowledge.countries.then(country, document.published) if country and document.published else country
