"""A meeting told without its parties + who is said to attend it later → one meeting: "The forum opens in Lima on Monday. Rey and Paz will attend the meeting."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.nominal import phrase
from dipltrack.model import Kind

_REACH = 3  # sentences in which "the meeting" still means it
_ANY_MEETING = frozenset(["meeting", "meetings", "event", "talks", "session", "gathering"])
_LACKING = ("no party known", "one party only")


@dataclass(slots=True)
class Unnamed:
    """The meeting told last that lacks a party, with those that its sentence names."""

    candidate: Candidate
    actors: list[Actor]

    def is_meant_by(self, candidate: Candidate, drafts: Sequence[Draft]) -> bool:
        """Whether the candidate's words ("the meeting", "the summit") refer to it: told a little before, and no other meeting since."""
        told, here = self.candidate, candidate.clauses.s.index
        pointed = candidate.attended and phrase(candidate.clauses, candidate.trigger.i).determiner in ("the", "this")
        if not (_is_noun(candidate) and pointed and not candidate.label) or not 0 < here - told.clauses.s.index <= _REACH:
            return False
        if any(d.kind is Kind.MEETING and d.mode != "visit" and d.last_sentence >= told.clauses.s.index for d in drafts):
            return False
        return candidate.trigger.lemma in _ANY_MEETING or candidate.trigger.lemma == told.trigger.lemma

    def with_theirs(self, actors: Sequence[Actor]) -> list[Actor]:
        """Those that its own sentence names, and those that the later one adds."""
        return [*self.actors, *(a for a in actors if all(a.key != b.key for b in self.actors))]


def lacks_parties(candidate: Candidate, reason: str) -> bool:
    """Whether the candidate was rejected for want of parties only, though its sentence says when or where the meeting is."""
    c = candidate.clauses
    return _is_noun(candidate) and reason.startswith(_LACKING) and bool(c.times or any(m.kind == "place" for m in c.mentions))


def _is_noun(candidate: Candidate) -> bool:
    return candidate.kind is Kind.MEETING and candidate.mode != "visit" and candidate.trigger.frame.form == "noun"
