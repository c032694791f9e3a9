"""The value that resolving makes: who takes part, whoever the words of the article were."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.model import ActorKind, Role

# Nouns that stand for countries, and the offices that a plural may mean: "the two sides", "the ministers".
COUNTRY_NOUNS = frozenset(
    (
        "sides countries nations states governments parties neighbors neighbours allies capitals powers partners foes rivals "
        "adversaries delegations members participants"
    ).split()
)
SIDE_NOUNS = frozenset(["sides", "parties", "delegations", "partners", "rivals", "foes", "adversaries"])
HEADS = frozenset(["HOS", "HOG"])  # "the two heads of state"
GROUP_CODES = {
    "ministers": {"MIN", "FM", "DM", "FINM", "TRADEM", "ECONM", "INTM", "JUSM", "HLTHM", "ENERGYM", "AGRM", "ENVM", "TRSPM", "DEVM", "HOG", "STATECOUN", "DFM", "DHOG"},
    "presidents": {"HOS"}, "premiers": {"HOG"}, "leaders": {"HOS", "HOG", "LEADER", "CROWN", "PARTYHEAD", "DHOS", "DHOG", "SG", "ARMEDHEAD", "EUCOM", "EUCO", "ROYAL"},
    "envoys": {"ENVOY", "AMB", "PERMREP", "NSA", "DFM"}, "negotiators": {"ENVOY", "AMB", "FM", "DFM", "TRADEM", "NSA", "MIN"}, "secretaries": {"FM", "DM", "FINM", "MIN", "DFM", "TRADEM"},
}  # fmt: skip


@dataclass(slots=True)
class Actor:
    """Who takes part, resolved. `key` tells actors of one article apart; `org` is the body that a person acts for."""

    kind: ActorKind
    key: str
    name: str | None = None
    country: str | None = None
    office: str | None = None
    code: str | None = None
    org: str | None = None
    basis: str | None = None
    role: Role = Role.PARTICIPANT
    host: str | None = None

    @property
    def party(self) -> str | None:
        """The side that the actor is on: a country, else a body; None when unknown."""
        return self.country or (f"org:{self.org}" if self.org else None)


def without_shadows(actors: list[Actor]) -> list[Actor]:
    """Drop an unnamed official or a country when a person of the same office or country takes part as well."""
    out = []
    for a in actors:
        others = [b for b in actors if b is not a]
        if a.kind is ActorKind.COUNTRY and any(b.kind is ActorKind.PERSON and b.country == a.country for b in others):
            continue
        if a.kind is ActorKind.PERSON and a.name is None and any(b.name and b.country == a.country and b.code == a.code for b in others):
            continue
        out.append(a)
    return out
