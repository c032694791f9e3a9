"""Invented articles and events, and what the tests look at in a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from dipltrack.model import ActorKind, Article, Event, Evidence, Kind, Money, Participant, Precision, Reason, Role, Status, When
from dipltrack.storage.schema import JOURNALED

TEXT = "Minister Ana Souza of Brazil met her Kenyan counterpart Peter Otieno in Nairobi on Friday. Kenya pledged seeds. They agreed to meet again."


def person(name: str | None, country: str | None = None, office: str | None = None, role: Role = Role.PARTICIPANT) -> Participant:
    return Participant(name, ActorKind.PERSON, country, office, role)


def state(iso3: str, name: str | None = None) -> Participant:
    return Participant(name or iso3, ActorKind.COUNTRY, iso3)


def org(name: str, country: str | None = None) -> Participant:
    return Participant(name, ActorKind.ORG, country)


def on(day: str | None, end: str | None = None, precision: Precision = Precision.DAY) -> When:
    if day is None:
        return When()
    return When(date.fromisoformat(day), date.fromisoformat(end or day), precision)


def evidence(text: str, start: int, end: int) -> Evidence:
    return Evidence("text", start, end, text[start:end], "met")


def meeting(
    *participants: Participant,
    when: When = When(),  # noqa: B008 - frozen
    text: str = TEXT,
    span: tuple[int, int] = (0, 90),
    kind: Kind = Kind.MEETING,
    **fields: Any,
) -> Event:
    who = participants or (person("Ana Souza", "BRA", "Minister"), person("Peter Otieno", "KEN"))
    values: dict[str, Any] = {"mode": "talks", "status": Status.OCCURRED, "title": "Talks", "confidence": 0.8} | fields
    return Event(kind, when=when, participants=who, evidence=(evidence(text, *span),), **values)


def article(number: int = 0, source: str | None = "Coast Wire", url: str | None = None, **fields: Any) -> Article:
    own = " ".join(f"{word}{number}" for word in "Further news of the day that no other paper of the coast has in these words".split() * 3)
    return Article(**{"text": f"{TEXT} Dispatch {number}. {own}.", "title": f"Dispatch {number}", "source": source, "url": url} | fields)


FULL_EVENT = Event(
    kind=Kind.PLEDGE,
    mode="aid",
    status=Status.PLANNED,
    title="Brazil pledges seeds",
    when=When(None, None, Precision.UNKNOWN, "last spring", "tenure", (date(2019, 1, 2), date(2019, 9, 30))),
    place="São Tomé",
    place_country="STP",
    topic="food security",
    money=Money(2.5e6, "BRL"),
    participants=(
        Participant("Ana Souza", ActorKind.PERSON, "BRA", "Minister of Agriculture", Role.PLEDGER, "AGRM", Money(0.1 + 0.2, "USD"), "text"),
        Participant(None, ActorKind.PERSON, "KEN", "envoy", Role.RECIPIENT, None, None, "possessive"),
        Participant("the two sides", ActorKind.UNRESOLVED),
        Participant("African Union", ActorKind.ORG, "ETH"),
    ),
    confidence=0.1 + 0.7,
    evidence=(Evidence("title", 0, 8, "Dispatch", "headline"), Evidence("text", 90, 111, TEXT[90:111], "pledge")),
    cameo="0331",
    plover="AGREE",
    reasons=(Reason("kind", "pledge", "pledged", 0.25), Reason("when", "tenure")),
)


def rows(path: Path, tables: Sequence[str] = JOURNALED) -> dict[str, list[tuple[Any, ...]]]:
    """All that is stored, but the actors: they are a dictionary that only grows."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in tables
            if table != "actor" and connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        }
