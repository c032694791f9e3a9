"""Stored events → the JSON that the page is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dipltrack.model import ActorKind, Participant, StoredEvent, StoredEvidence
from dipltrack.views.dates import day_words, short_date
from dipltrack.views.event_json import money_words
from dipltrack.views.event_table import CountryName
from dipltrack.views.safe import json_text, one_line
from dipltrack.views.screen import counted


def describe(events: Sequence[StoredEvent]) -> str:
    """One sentence on what the page holds, for its header and for those who link to it."""
    starts = [e.event.when.start for e in events if e.event.when.start]
    ends = [e.event.when.end or e.event.when.start for e in events if e.event.when.start]
    outlets = {source for e in events for source in e.sources}
    articles = {piece.article_id for e in events for piece in e.evidence}
    parts = [counted(len(events), "event")]
    if starts:
        parts.append(day_words(min(starts), max(end for end in ends if end)))
    if articles:
        parts.append(f"read from {counted(len(articles), 'article')} of {counted(len(outlets), 'outlet')}")
    return ", ".join(parts)


def payload(events: Sequence[StoredEvent], name: CountryName, *, title: str, today: date) -> Iterator[str]:
    """One object: title, day of making, names of the countries by code, and the events in order."""
    codes = sorted({code for e in events for code in (*e.event.countries, *_others(e)) if code})
    head = {"title": one_line(title), "made": today.isoformat(), "countries": {code: name(code) for code in codes}}
    yield json_text(head)[:-1] + ', "events": ['
    for place, stored in enumerate(events):
        yield (",\n" if place else "\n") + json_text(_event(stored))
    yield "\n]}\n"


def _others(stored: StoredEvent) -> Iterator[str | None]:
    yield stored.event.place_country
    yield from (p.country for p in stored.event.participants)


def _event(stored: StoredEvent) -> dict[str, Any]:
    """The event without what is empty, every word of it on one line and free of marks that could steer the text around it."""
    event, when = stored.event, stored.event.when
    values = {
        "id": stored.id,
        "kind": event.kind.value,
        "mode": one_line(event.mode),
        "status": event.status.value,
        "title": one_line(event.title),
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end and when.end != when.start else None,
        "when": short_date(when),
        "words": one_line(when.text or ""),
        "place": one_line(event.place or ""),
        "placeCountry": event.place_country,
        "topic": one_line(event.topic or ""),
        "money": money_words(event.money),
        "countries": list(event.countries),
        "orgs": [one_line(org) for org in event.orgs],
        "people": [one_line(person) for person in event.people],
        "who": [_participant(p) for p in event.participants],
        "sure": round(event.confidence, 2),
        "review": stored.review.value,
        "evidence": [_evidence(piece) for piece in stored.evidence],
    }
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _participant(p: Participant) -> dict[str, Any]:
    country = p.country if p.kind is not ActorKind.ORG else None
    name = None if p.kind is ActorKind.COUNTRY and country else one_line(p.name or "")
    values = {"name": name, "office": one_line(p.office or ""), "country": country, "role": p.role.value}
    return {key: value for key, value in values.items() if value}


def _evidence(piece: StoredEvidence) -> dict[str, Any]:
    url = piece.url if piece.url and piece.url.lower().startswith(("https://", "http://")) else None
    published = piece.published.isoformat() if piece.published else None
    values = {"text": one_line(piece.evidence.text), "source": one_line(piece.source or ""), "published": published, "url": url}
    return {key: value for key, value in values.items() if value}
