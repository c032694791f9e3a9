"""The value that merging works on: one event of the article while its sentences are still coming in."""

from __future__ import annotations

from dataclasses import dataclass, field

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.candidate import Candidate
from dipltrack.model import ActorKind, Kind, Money, Reason, Status, When


@dataclass(slots=True)
class Draft:
    """An event in the making. `claims` are the candidates that tell it, the first one first; `when` belongs to the best dated of them."""

    kind: Kind
    mode: str
    status: Status
    actors: list[Actor]
    when: When
    place: str | None = None
    place_country: str | None = None
    label: str = ""
    claims: list[Candidate] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    meeting: Draft | None = None
    definite: bool = False
    place_basis: str = ""
    place_is_country: bool = False

    @property
    def last_sentence(self) -> int:
        """Index of the last sentence that tells it."""
        return max(c.clauses.s.index for c in self.claims)

    @property
    def countries(self) -> set[str]:
        """Countries of all actors."""
        return {a.country for a in self.actors if a.country}

    @property
    def orgs(self) -> set[str]:
        """Names of the bodies that act, themselves or through a person."""
        return {a.org for a in self.actors if a.org}

    @property
    def parties(self) -> set[str]:
        """Countries and bodies."""
        return {a.party for a in self.actors if a.party}

    @property
    def people(self) -> set[str]:
        """Keys of the named people."""
        return {a.key for a in self.actors if a.key.startswith("person:")}


def salience(draft: Draft) -> tuple[int, int]:
    """The event told last comes first; of one sentence's events that of its main clause, which stands before what it embeds."""
    last = draft.last_sentence
    return -last, min(c.trigger.i for c in draft.claims if c.clauses.s.index == last)


def pairs_people(draft: Draft) -> bool:
    """Whether people of two parties stand in the event, as "the two leaders" asks for; those of a visit are on one side."""
    return draft.mode != "visit" and len({a.party for a in draft.actors if a.kind is ActorKind.PERSON}) > 1
