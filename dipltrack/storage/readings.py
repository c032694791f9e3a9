"""Events ↔ JSON: what one article tells (a report), and the fields of an event with the user's corrections laid over them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from dipltrack.coding import recode
from dipltrack.matching import recoded
from dipltrack.model import Event, Evidence, Participant
from dipltrack.storage.rows import Row, event_from, event_row, participant_columns, participant_from, reasons_of

_COLUMNS: list[str] = (
    "kind mode status title date date_end precision date_text date_basis window_start window_end place place_country topic amount currency"
    " confidence cameo plover"
).split()
_PERSON = ("actor_kind", "name", "country", "office", "office_code", "role", "basis", "amount", "currency")
_NOBODY: Row = dict.fromkeys(_PERSON)
_LEAST = {"mode": "", "title": "", "status": "occurred", "precision": "unknown", "confidence": 0.0}
_CODES = ("cameo", "plover")
_ANYBODY = "participant"

# Reasons that say what columns say too ("date_basis", "basis" of a participant).
_IN_COLUMNS = frozenset({"participant", "date"})


def columns(event: Event) -> Row:
    """The event (without its evidence, which has a table of its own) as values of JSON, by column."""
    row = event_row(event)
    people = [{name: value for name, value in participant_columns(p).items() if value is not None} for p in event.participants]
    return {**{name: row[name] for name in _COLUMNS}, "reasons": reasons_of(event, _told_reasons(event)), "participants": people}


def reading(event: Event) -> str:
    """Write the event as one article tells it. What follows from the rest, or is so as a rule, is left out."""
    told, usual = columns(event), _usual(event)
    kept = {name: told[name] for name in _COLUMNS if told[name] != usual.get(name)}
    who = {"who": [_short(p) for p in event.participants]}
    return json.dumps(kept | ({"reasons": told["reasons"]} if told["reasons"] else {}) | who, ensure_ascii=False, separators=(",", ":"))


def told_event(text: str, evidence: Iterable[Evidence]) -> Event:
    """The event as the report's JSON tells it. Files of earlier versions have "participants" in full instead of "who", and leave out nothing."""
    told = json.loads(text)
    if "who" not in told:
        return from_columns(told, evidence)
    people = [dict(zip(_PERSON, p, strict=False)) for p in told.pop("who")]
    day = told.get("date")
    plain = {"date_end": day, "precision": "day" if day else "unknown", **told}
    event = from_columns({**plain, "participants": [{**p, "role": p.get("role") or _ANYBODY} for p in people]}, evidence)
    codes = recoded(event)
    return replace(event, **{name: getattr(codes, name) for name in _CODES if name not in told})


def from_columns(told: Row, evidence: Iterable[Evidence]) -> Event:
    """The event with these values; what is not among them is not known."""
    row = dict.fromkeys(_COLUMNS) | _LEAST | told | {"reasons": json.dumps(told.get("reasons") or [])}
    return event_from(row, [participant_from(_NOBODY | p) for p in told.get("participants") or []], tuple(evidence))


def corrected(event: Event, laid: dict[str, Any]) -> Event:
    """Lay the user's corrections (columns) over an event; codes that are not among them follow."""
    if not laid:
        return event
    followed = recode(event, from_columns(columns(event) | laid, event.evidence))
    return from_columns(columns(followed) | laid, event.evidence)


def _usual(event: Event) -> Row:
    """What `told_event` takes the columns to be where they are not told."""
    codes, row = recoded(event), event_row(event)
    day = row["date"]
    return {"status": "occurred", "date_end": day, "precision": "day" if day else "unknown", "cameo": codes.cameo, "plover": codes.plover}


def _short(participant: Participant) -> list[Any]:
    values = [participant_columns(participant)[name] for name in _PERSON]
    if values[5] == _ANYBODY:
        values[5] = None
    while values[-1] is None:
        values.pop()
    return values


def _told_reasons(event: Event) -> Collection[str]:
    return {reason.field for reason in event.reasons} - _IN_COLUMNS
