"""Candidate → place: the city, venue or country that the clause says the event is in."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.document import Document
from dipltrack.extraction.mention import Mention
from dipltrack.knowledge import Knowledge
from dipltrack.text import words

_IN = frozenset(["in", "at", "near", "outside"])


def place_of(candidate: Candidate, document: Document, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """(place, ISO country). A visit is where it goes; "here" is the place of the dateline; else the nearest "in PLACE" of the clause."""
    if candidate.mode == "visit" and candidate.places:
        first = candidate.places[-1] if candidate.places[-1].kind == "place" else candidate.places[0]
        return _named(first, knowledge)
    if candidate.rule == "discuss":
        return None, None
    c, t = candidate.clauses, candidate.trigger
    best: tuple[int, Mention] | None = None
    for m in c.mentions:
        if m.kind not in ("place", "country") or m.possessive or c.low(m.i - 1 if c.low(m.i - 1) != "the" else m.i - 2) not in _IN:
            continue
        between = range(t.j, m.i) if m.i >= t.j else range(m.j, t.i)
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
    if document.dateline and document.dateline.place and any(c.low(k) == "here" for k in range(max(0, t.i - 8), min(len(c.s), t.j + 10))):
        return document.dateline.place, dateline_country(document, knowledge)
    return None, None


def _named(m: Mention, knowledge: Knowledge) -> tuple[str, str | None]:
    if m.kind == "country":
        return (knowledge.country(m.value).name if knowledge.countries.known(m.value) else m.value), m.value
    return m.value, m.country


def dateline_country(document: Document, knowledge: Knowledge) -> str | None:
    """The country of the dateline's place, if the tables know it."""
    if not document.dateline or not document.dateline.place:
        return None
    tokens = words(document.dateline.place)
    hit = knowledge.lexicon.match(tokens, [t.lower() for t in tokens], 0)
    if hit and hit[0] == len(tokens):
        return hit[1].country or (hit[1].value if hit[1].kind == "country" else None)
    return None
