"""Stored events → one row per passage: which event it tells, where it stands, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dipltrack.model import StoredEvent, StoredEvidence
from dipltrack.views.listing import Column, Listing, Stream

COLUMNS = ("event", "date", "kind", "status", "title", "article", "source", "published", "url", "in", "start", "end", "text", "rule")
_CUT = {"title": 20, "source": 10, "text": 30}


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence, with the event that it tells."""

    event: StoredEvent
    evidence: StoredEvidence


def evidence_listing(events: Iterable[StoredEvent]) -> Listing[Passage]:
    """A listing of passages in all formats, event by event, the best first."""
    passages = Stream(Passage(stored, piece) for stored in events for piece in stored.evidence)
    shown = ("event", "date", "kind", "source", "published", "text")
    table: tuple[Column[Passage], ...] = tuple(
        Column(name, lambda passage, name=name: _row(passage)[name], least=_CUT.get(name), right=name == "event")  # type: ignore[misc]
        for name in shown
    )
    return Listing(passages, COLUMNS, _row, _whole, table)


def _whole(passage: Passage) -> dict[str, Any]:
    event, piece = passage.event.event, passage.evidence
    start, published = event.when.start, piece.published
    words = piece.evidence
    values = (
        passage.event.id, start.isoformat() if start else None, event.kind.value, event.status.value, event.title, piece.article_id,
        piece.source, published.isoformat() if published else None, piece.url, words.where, words.start, words.end, words.text, words.rule,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _row(passage: Passage) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in _whole(passage).items()}
