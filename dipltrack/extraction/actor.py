"""The value that resolving makes: who takes part, whoever the words of the article were."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.model import ActorKind, Role


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
