"""Is it diplomacy? Candidate + actors → a reason to reject it, or none."""

from __future__ import annotations

from collections.abc import Sequence

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.candidate import Candidate
from dipltrack.knowledge import Knowledge
from dipltrack.model import ActorKind, Kind, Role

# Bodies that gather several states in one room: their own meeting is an event.
_GATHERING = frozenset({"IGO", "IGO-organ", "EU-organ", "alliance", "forum", "IGO organ", "union"})
# Without a country these are the country's own: mayors, senators, judges, aides.
_DOMESTIC_CODES = frozenset({"SPOKES", "SUBNAT", "LEGIS", "JUDGE", "ADVISER", "COS", "SPEAKER", "MILRANK"})


def reject_reason(candidate: Candidate, actors: Sequence[Actor], knowledge: Knowledge) -> str:
    """Why the candidate is no diplomatic event; "" when it is one."""
    if candidate.reject:
        return candidate.reject
    if candidate.force == "purpose" and candidate.kind is not Kind.MEETING:
        return f"only a purpose: {candidate.why}"
    if candidate.force == "weak":
        return f"only sought, possible or conditional: {candidate.why}"
    if not actors:
        return "no party known"
    if candidate.kind is Kind.PLEDGE:
        return _pledge(candidate, actors)
    sides = {_side(a) for a in actors if a.party}
    unknown = [a for a in actors if a.party is None and (a.code or a.kind is ActorKind.UNRESOLVED) and a.code not in _DOMESTIC_CODES]
    strangers = [a for a in actors if a.party is None and a not in unknown]
    if len(sides) + (1 if unknown else 0) >= 2:
        return "" if _a_state(actors, sides, knowledge) else "no state takes part"
    if len(sides) == 1 and _one_side_is_enough(candidate, actors, knowledge):
        return ""
    if len(sides) == 1 and strangers:
        return f"{strangers[0].name} is no official known here"
    if not sides and len(unknown) >= 2:
        if any(a.key.startswith("the:the two") or a.key.startswith("the:both") for a in unknown):
            return ""
        return "" if _two_of_one_office(unknown) else "parties unresolved"
    return "one party only: " + (next(iter(sides)) if sides else "unknown")


def _side(a: Actor) -> str:
    """The party; the head of an armed group stands against the government of the same country."""
    return f"org:rebels of {a.country}" if a.code == "ARMEDHEAD" and a.country and not a.org else str(a.party)


def _a_state(actors: Sequence[Actor], sides: set[str], knowledge: Knowledge) -> bool:
    return any(not s.startswith("org:") for s in sides) or any(
        knowledge.org_types.get(s.removeprefix("org:"), "") in _GATHERING for s in sides
    )


def _one_side_is_enough(candidate: Candidate, actors: Sequence[Actor], knowledge: Knowledge) -> bool:
    """A meeting of a body of several states, or its adopting a text; nobody else needs naming."""
    if not all(a.kind is ActorKind.ORG for a in actors):
        return False
    if knowledge.org_types.get(actors[0].org or "", "") not in _GATHERING:
        return False
    if candidate.kind is Kind.MEETING:
        return candidate.mode in ("summit", "talks") and candidate.trigger.frame.name in ("meeting", "summit", "meet", "talks")
    return candidate.trigger.frame.name in ("sign", "agree", "reach")


def _two_of_one_office(actors: Sequence[Actor]) -> bool:
    """Two presidents are of two countries, whichever these are."""
    codes = [a.code for a in actors if a.name and a.code in ("HOS", "HOG", "FM", "DM")]
    return len(codes) != len(set(codes))


def _pledge(candidate: Candidate, actors: Sequence[Actor]) -> str:
    pledgers = {
        a.party or a.key for a in actors if a.role is Role.PLEDGER and (a.party or (a.kind is ActorKind.UNRESOLVED and candidate.money))
    }
    recipients = {a.party for a in actors if a.role is not Role.PLEDGER and a.party}
    if not pledgers:
        return "nobody known who pledges"
    if not recipients - pledgers and len(pledgers) < 2 and not candidate.money:
        return "no foreign party is promised anything"
    return ""
