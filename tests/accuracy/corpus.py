"""articles/*.json → annotated articles. GUIDE.md says what is annotated and how."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dipltrack.model import Article, Event

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: a person (named or not), a country or a body."""

    kind: str
    name: str | None
    country: str | None
    office: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Fact:
    """An event as the annotator or the program has it. `date_free`: the guide allows any date."""

    kind: str
    mode: str
    status: str
    days: tuple[date, date] | None
    place: str | None
    place_country: str | None
    parties: tuple[Party, ...]
    amount: float | None = None
    currency: str | None = None
    optional: bool = False
    date_free: bool = False
    confidence: float = 1.0
    words: str = ""

    @property
    def countries(self) -> frozenset[str]:
        """ISO codes of all who act for a country."""
        return frozenset(p.country for p in self.parties if p.country and p.kind != "org")

    @property
    def people(self) -> tuple[str, ...]:
        """Names of the people."""
        return tuple(p.name for p in self.parties if p.kind == "person" and p.name)

    @property
    def bodies(self) -> tuple[str, ...]:
        """Names of the bodies."""
        return tuple(p.name for p in self.parties if p.kind == "org" and p.name)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with the events that a reader finds in it."""

    id: str
    article: Article
    facts: tuple[Fact, ...]


def articles() -> Iterator[Annotated]:
    """All annotated articles, by id."""
    for path in sorted(FOLDER.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(data["published"]) if data["published"] else None
        article = Article(data["text"], data["title"], published, data["source"], id=data["id"])
        yield Annotated(data["id"], article, tuple(_fact(e) for e in data["events"]))


def _fact(e: dict[str, Any]) -> Fact:
    days = (date.fromisoformat(e["date"]), date.fromisoformat(e["date_end"] or e["date"])) if e["date"] else None
    parties = tuple(Party(p["kind"], p["name"], p["country"], p["office"], p["role"]) for p in e["participants"])
    return Fact(
        e["kind"],
        e["mode"],
        e["status"],
        days,
        e["place"],
        e["place_country"],
        parties,
        e.get("amount"),
        e.get("currency"),
        bool(e.get("optional")),
        bool(e.get("date_free")),
        words=e.get("words") or "",
    )


def fact_of(event: Event) -> Fact:
    """What the program read, in the annotator's terms."""
    when = event.when
    return Fact(
        str(event.kind),
        event.mode,
        str(event.status),
        (when.start, when.end or when.start) if when.start else None,
        event.place,
        event.place_country,
        tuple(Party(str(p.kind), p.name, p.country, p.office_code, str(p.role)) for p in event.participants),
        event.money.amount if event.money else None,
        event.money.currency if event.money else None,
        confidence=event.confidence,
        words=event.evidence[0].text if event.evidence else "",
    )
