"""Stored events → pairs of countries or people who took part in the same events: the edges of a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from dipltrack.model import Status, StoredEvent
from dipltrack.views.listing import Column, Listing

COLUMNS = ("source", "target", "weight", "first", "last", "kinds")
ENDS = ("countries", "people")
TIES = (Status.OCCURRED, Status.PLANNED)
"""What ties two parties together. What was called off or denied does not, unless the user asks for it."""


@dataclass(slots=True)
class Edge:
    """A pair in the order of the alphabet, the number of events that both took part in, their first and last day and their kinds."""

    source: str
    target: str
    weight: int = 0
    first: date | None = None
    last: date | None = None
    kinds: Counter[str] = field(default_factory=Counter)

    def take(self, stored: StoredEvent) -> None:
        """Count one more event."""
        event = stored.event
        self.weight += 1
        self.kinds[event.kind.value] += 1
        if event.when.start:
            self.first = min(self.first or event.when.start, event.when.start)
            self.last = max(self.last or event.when.start, event.when.end or event.when.start)


def edge_listing(events: Iterable[StoredEvent], ends: str) -> Listing[Edge]:
    """A listing of the pairs of `ends` ("countries" as ISO codes, or "people") in all formats, the heaviest first."""
    edges: dict[tuple[str, str], Edge] = {}
    for stored in events:
        nodes = stored.event.countries if ends == "countries" else stored.event.people
        for source, target in combinations(sorted(set(nodes)), 2):
            edges.setdefault((source, target), Edge(source, target)).take(stored)
    ordered = sorted(edges.values(), key=lambda edge: (-edge.weight, edge.source, edge.target))
    table: tuple[Column[Edge], ...] = tuple(
        Column(name, lambda edge, name=name: _row(edge)[name], right=name == "weight")  # type: ignore[misc]
        for name in COLUMNS
    )
    return Listing(ordered, COLUMNS, _row, _whole, table)


def _whole(edge: Edge) -> dict[str, Any]:
    days = {"first": edge.first.isoformat() if edge.first else None, "last": edge.last.isoformat() if edge.last else None}
    return {"source": edge.source, "target": edge.target, "weight": edge.weight, **days, "kinds": dict(edge.kinds.most_common())}


def _row(edge: Edge) -> dict[str, str]:
    kinds = "; ".join(f"{kind} {count}" for kind, count in edge.kinds.most_common())
    return {name: "" if value is None else str(value) for name, value in _whole(edge).items()} | {"kinds": kinds}
