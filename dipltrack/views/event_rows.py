"""A stored event → one flat row with the columns of CSV. The columns are a contract: only ever added to."""

from __future__ import annotations

from dipltrack.model import Participant, StoredEvent
from dipltrack.views.event_json import number

COLUMNS = (
    "id", "date", "date_end", "precision", "date_text", "kind", "mode", "status", "title", "countries", "people", "orgs", "participants",
    "place", "topic", "amount", "currency", "confidence", "review", "sources", "source", "url", "quote", "cameo", "plover",
)  # fmt: skip


def event_row(stored: StoredEvent) -> dict[str, str]:
    """The event's cells by column, lists joined with "; ", ISO dates, "" for what is not known."""
    event, best = stored.event, stored.evidence[0] if stored.evidence else None
    when, money = event.when, event.money
    return {
        "id": str(stored.id),
        "date": when.start.isoformat() if when.start else "",
        "date_end": when.end.isoformat() if when.end else "",
        "precision": when.precision.value,
        "date_text": when.text or "",
        "kind": event.kind.value,
        "mode": event.mode,
        "status": event.status.value,
        "title": event.title,
        "countries": "; ".join(event.countries),
        "people": "; ".join(event.people),
        "orgs": "; ".join(event.orgs),
        "participants": "; ".join(filter(None, map(participant_words, event.participants))),
        "place": event.place or "",
        "topic": event.topic or "",
        "amount": str(number(money.amount)) if money else "",
        "currency": money.currency if money else "",
        "confidence": f"{event.confidence:.2f}",
        "review": stored.review.value,
        "sources": "; ".join(stored.sources),
        "source": best.source or "" if best else "",
        "url": best.url or "" if best else "",
        "quote": best.evidence.text if best else "",
        "cameo": event.cameo or "",
        "plover": event.plover or "",
    }


def participant_words(participant: Participant) -> str:
    """Write "Name, office, ISO3, role" without the parts that are not known."""
    parts = (participant.name, participant.office, participant.country, participant.role.value)
    return ", ".join(part for part in parts if part)
