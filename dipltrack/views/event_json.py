"""An event → EVENT, the object that JSON output is made of. Its keys are a contract: only ever added to."""

from __future__ import annotations

from typing import Any

from dipltrack.model import Event, Evidence, Money, Participant, Reason, Review, StoredEvent


def stored_event_json(stored: StoredEvent) -> dict[str, Any]:
    """A stored event as EVENT; the evidence names articles by their ids in the store."""
    evidence = [evidence_json(piece.evidence, piece.article_id) for piece in stored.evidence]
    return {**_body(stored.event, stored.id, stored.review), "evidence": evidence}


def event_json(event: Event, article: str | None, *, why: bool = False) -> dict[str, Any]:
    """An event that is in no store as EVENT: its `id` is null and its evidence names the article as the caller did.

    `why` adds `reasons`: field, rule, words and weight of each.
    """
    body = _body(event, None, Review.UNREVIEWED)
    body["evidence"] = [evidence_json(piece, article) for piece in event.evidence]
    if why:
        body["reasons"] = [_reason_json(reason) for reason in event.reasons]
    return body


def evidence_json(evidence: Evidence, article: int | str | None) -> dict[str, Any]:
    """One piece of evidence; `start` and `end` are Python character offsets into the article's text or title."""
    span = {"in": evidence.where, "start": evidence.start, "end": evidence.end}
    return {"article": article, **span, "text": evidence.text, "rule": evidence.rule}


def number(amount: float) -> int | float:
    """An amount without a needless ".0"."""
    return int(amount) if amount == int(amount) else amount


def money_words(money: Money | None) -> str:
    """Write "25,000,000 NOK", "" for none."""
    return f"{number(money.amount):,} {money.currency}" if money else ""


def _body(event: Event, id: int | None, review: Review) -> dict[str, Any]:
    when = event.when
    return {
        "id": id,
        "kind": event.kind.value,
        "mode": event.mode,
        "status": event.status.value,
        "title": event.title,
        "date": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "precision": when.precision.value,
        "date_text": when.text,
        "window": [day.isoformat() for day in when.window] if when.window else None,
        "place": event.place,
        "place_country": event.place_country,
        "topic": event.topic,
        **_money_json(event.money),
        "countries": list(event.countries),
        "orgs": list(event.orgs),
        "people": list(event.people),
        "participants": [_participant_json(participant) for participant in event.participants],
        "confidence": round(event.confidence, 4),
        "review": review.value,
        "cameo": event.cameo,
        "plover": event.plover,
    }


def _participant_json(participant: Participant) -> dict[str, Any]:
    money = _money_json(participant.money) if participant.money else {}
    return {
        "name": participant.name,
        "kind": participant.kind.value,
        "country": participant.country,
        "office": participant.office,
        "office_code": participant.office_code,
        "role": participant.role.value,
        **money,
    }


def _money_json(money: Money | None) -> dict[str, Any]:
    return {"amount": number(money.amount) if money else None, "currency": money.currency if money else None}


def _reason_json(reason: Reason) -> dict[str, Any]:
    return {"field": reason.field, "rule": reason.rule, "words": reason.words, "weight": reason.weight}
