"""The value between reading sentences and keeping events: one claim of one sentence, its parties still words."""

from __future__ import annotations

from dataclasses import dataclass, field

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import Force, conditional, denied, wished
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.mention import Mention
from dipltrack.model import Kind, Money, Role

Party = tuple[Mention, Role]


@dataclass(slots=True)
class Candidate:
    """What one trigger claims.

    `parties` are mentions with roles, in order; `force` and `why` the tense and the words that decided it. `definite` says that the words refer back ("the talks").
    `label` names a summit or format. `content` are the tokens of what was agreed or promised. `alone`: no other party is named, the context has to give it.
    `attended`: the parties are said to have been there ("the meeting was attended by …"), with those whose meeting it is.
    `of_meeting`: the parties of the meeting at hand are meant ("the summit adopted …", "three accords were signed").
    """

    kind: Kind
    mode: str
    trigger: Trigger
    clauses: Clauses
    parties: list[Party] = field(default_factory=list)
    force: Force = "past"
    why: str = ""
    definite: bool = False
    label: str = ""
    content: tuple[int, int] | None = None
    money: list[Money] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    alone: bool = False
    plural: bool = False
    reject: str = ""
    of_meeting: bool = False
    attended: bool = False
    weight: float = 0.0
    notes: list[tuple[str, str, str, float]] = field(default_factory=list)

    @property
    def rule(self) -> str:
        """The frame that made it."""
        return self.trigger.frame.name

    def add(self, group: tuple[Mention, ...], role: Role) -> None:
        """Add mentions as parties, each once."""
        for m in group:
            if not any(m is other for other, _ in self.parties):
                self.parties.append((m, role))


def limit(c: Clauses, out: Candidate, start: int) -> None:
    """What stands above the clause: a condition makes it nothing, a denial denies it."""
    if conditional(c, start):
        out.force, out.why = "weak", "conditional"
    elif word := wished(c, start):
        out.force, out.why = "weak", word
    elif word := denied(c, start):
        out.force, out.why = "denied", word


_PARTY_KINDS = ("person", "official", "country", "org", "group", "pronoun", "people")


def parties_of(group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Those of a group who can agree, promise or be promised something."""
    return tuple(m for m in group if m.kind in _PARTY_KINDS or (m.kind == "place" and m.country))
