"""A stored event → one flat row with the columns of CSV. The columns are a contract: only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

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


class Flat(Protocol):
    """An event as rows of the store tell it: its columns as texts, the four lists of parties in words, the evidence (… source, url, text)."""

    @property
    def columns(self) -> tuple[Any, ...]: ...  # noqa: D102
    @property
    def parties(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def evidence(self) -> Sequence[tuple[Any, ...]]: ...  # noqa: D102


def flat_rows(events: Iterable[Flat]) -> Iterator[list[str]]:
    """The cells of each in the order of COLUMNS, the same as those of `event_row`, without an event being built."""
    written: dict[float, str] = {}  # events share few values of confidence
    for flat in events:
        columns, (countries, people, orgs, participants), told = flat.columns, flat.parties, flat.evidence
        place, topic, amount, currency, sure, review, cameo, plover = columns[10:]
        if sure not in written:
            written[sure] = f"{sure:.2f}"
        source, url, quote = told[0][-3:] if told else ("", "", "")
        sources = source if len(told) < 2 else "; ".join(dict.fromkeys([piece[-3] for piece in told if piece[-3]]))
        money = (str(number(amount)), currency) if amount is not None and currency is not None else ("", "")
        people, orgs = _once(people) if ";" in people else people, _once(orgs) if ";" in orgs else orgs
        yield [
            *columns[1:10], countries, people, orgs, participants, place, topic, *money, written[sure], review, sources, source, url, quote,
            cameo, plover,
        ]  # fmt: skip


def _once(names: str) -> str:
    """A list of names, each once."""
    return "; ".join(dict.fromkeys(names.split("; ")))


def participant_words(participant: Participant) -> str:
    """Write "Name, office, ISO3, role" without the parts that are not known."""
    parts = (participant.name, participant.office, participant.country, participant.role.value)
    return ", ".join(part for part in parts if part)
