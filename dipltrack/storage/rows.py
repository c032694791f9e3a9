"""Events and articles ↔ rows of the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from dipltrack.keys import fold, words_hash
from dipltrack.model import (
    ActorKind,
    Article,
    Event,
    Evidence,
    Kind,
    Money,
    Participant,
    Precision,
    Reason,
    Review,
    Role,
    Status,
    StoredArticle,
    StoredEvent,
    StoredEvidence,
    When,
)

Row = dict[str, Any]


def article_row(article: Article, sha256: str | None = None) -> Row:
    """Columns of `article`, all but `id`, `added` and `sketch`; `sha256` is the hash of its words, where it was made before."""
    return {
        "sha256": sha256 or words_hash(article.text, article.title),
        "external_id": article.id,
        "url": article.url,
        "title": article.title,
        "source": article.source,
        "published": _iso(article.published),
        "text": article.text,
        "author": article.author,
        "language": article.language,
    }


def outlet_row(article: Article) -> Row:
    """Columns of `outlet`, all but the ids."""
    return {
        "source": article.source,
        "source_key": fold(article.source) if article.source else None,
        "url": article.url,
        "published": _iso(article.published),
    }


def event_row(event: Event) -> Row:
    """Columns of `event`, all but `id` and `review`."""
    when = event.when
    earliest, latest = when.window or (None, None)
    return {
        "kind": str(event.kind),
        "mode": event.mode,
        "status": str(event.status),
        "title": event.title,
        "date": _iso(when.start),
        "date_end": _iso(when.end),
        "precision": str(when.precision),
        "date_text": when.text,
        "date_basis": when.basis,
        "window_start": _iso(earliest),
        "window_end": _iso(latest),
        "place": event.place,
        "place_key": fold(event.place) if event.place else None,
        "place_country": event.place_country,
        "topic": event.topic,
        "topic_key": fold(event.topic) if event.topic else None,
        "amount": event.money.amount if event.money else None,
        "currency": event.money.currency if event.money else None,
        "parties": len(event.countries),
        "confidence": event.confidence,
        "cameo": event.cameo,
        "plover": event.plover,
        "reasons": _dump(reasons_of(event, _SHOWN_WITH_EVENT)),
    }


def participant_rows(event: Event) -> list[Row]:
    """Columns of `participant`, all but the ids, in order. `party` is 1 for the first row of each country, bodies not counted."""
    seen: set[str] = set()
    rows = []
    for position, p in enumerate(event.participants):
        party = bool(p.country) and p.kind is not ActorKind.ORG and p.country not in seen
        if party and p.country:
            seen.add(p.country)
        rows.append(
            {"position": position, "party": int(party), "kind": str(event.kind), "date": _iso(event.when.start), **participant_columns(p)},
        )
    return rows


def evidence_rows(evidence: Iterable[Evidence]) -> list[Row]:
    """Columns of `evidence`, all but the ids, best first."""
    return [
        {"position": position, "part": e.where, "start": e.start, "stop": e.end, "text": e.text, "rule": e.rule}
        for position, e in enumerate(evidence)
    ]


# The reason that a card of the event shows.
_SHOWN_WITH_EVENT = frozenset({"window"})


def reasons_of(event: Event, fields: Collection[str]) -> list[list[str | float]]:
    """Field, rule, words and weight of each; words and weight are left out where nothing follows."""
    told = (r for r in event.reasons if r.field in fields)
    return [
        [r.field, r.rule, r.words, r.weight] if r.weight else [r.field, r.rule, r.words] if r.words else [r.field, r.rule] for r in told
    ]


def participant_columns(p: Participant) -> Row:
    """Columns of `participant` that say who it was."""
    return {
        "actor_kind": str(p.kind),
        "name": p.name,
        "country": p.country,
        "office": p.office,
        "office_code": p.office_code,
        "role": str(p.role),
        "amount": p.money.amount if p.money else None,
        "currency": p.money.currency if p.money else None,
        "basis": p.basis,
    }


def evidence_from(row: sqlite3.Row | Row) -> Evidence:
    """Read a row of `evidence`."""
    return Evidence(row["part"], row["start"], row["stop"], row["text"], row["rule"])


def stored_evidence_from(row: sqlite3.Row) -> StoredEvidence:
    """Read a row of `evidence` joined with its article."""
    return StoredEvidence(row["article_id"], evidence_from(row), row["source"], row["url"], iso_day(row["published"]))


def participant_from(row: sqlite3.Row | Row) -> Participant:
    """Read a row of `participant`, or the same columns from JSON."""
    return Participant(
        name=row["name"],
        kind=ActorKind(row["actor_kind"]),
        country=row["country"],
        office=row["office"],
        role=Role(row["role"]),
        office_code=row["office_code"],
        money=_money(row),
        basis=row["basis"],
    )


def event_from(row: sqlite3.Row | Row, participants: Sequence[Participant], evidence: Sequence[Evidence]) -> Event:
    """Read a row of `event`."""
    window = (iso_day(row["window_start"]), iso_day(row["window_end"]))
    when = When(
        start=iso_day(row["date"]),
        end=iso_day(row["date_end"]),
        precision=Precision(row["precision"]),
        text=row["date_text"],
        basis=row["date_basis"],
        window=(window[0], window[1]) if window[0] and window[1] else None,
    )
    return Event(
        kind=Kind(row["kind"]),
        mode=row["mode"],
        status=Status(row["status"]),
        title=row["title"],
        when=when,
        place=row["place"],
        place_country=row["place_country"],
        topic=row["topic"],
        money=_money(row),
        participants=tuple(participants),
        confidence=row["confidence"],
        evidence=tuple(evidence),
        cameo=row["cameo"],
        plover=row["plover"],
        reasons=tuple(Reason(*reason) for reason in json.loads(row["reasons"] or "[]")),
    )


def stored_event_from(row: sqlite3.Row, participants: Sequence[Participant], evidence: Sequence[tuple[int, StoredEvidence]]) -> StoredEvent:
    """Read an event with all its evidence, given as (report id, evidence), best first; the first report's is the event's own."""
    own = [e.evidence for report, e in evidence if report == evidence[0][0]]
    return StoredEvent(row["id"], event_from(row, participants, own), Review(row["review"]), tuple(e for _, e in evidence))


def article_from(row: sqlite3.Row | Row) -> Article:
    """Read a row of `article` as it was given."""
    published, words = iso_day(row["published"]), (row["text"], row["title"])
    return Article(*words, published, row["source"], row["url"], row["external_id"], row["author"], row["language"])


def stored_article_from(row: sqlite3.Row) -> StoredArticle:
    """Read a row of `article` with `outlets` and `event_ids` as JSON lists."""
    outlets = tuple(dict.fromkeys(json.loads(row["outlets"])))
    return StoredArticle(row["id"], article_from(row), outlets, datetime.fromisoformat(row["added"]), tuple(json.loads(row["event_ids"])))


def insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Insert one row and return its id."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    new = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())).lastrowid
    assert new is not None
    return new


def insert_many(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that have the same columns."""
    if rows:
        names, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])


def update(connection: sqlite3.Connection, table: str, id: int, row: Row) -> None:
    """Set columns of one row."""
    names = ", ".join(f"{name} = ?" for name in row)
    connection.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*row.values(), id))


def _money(row: sqlite3.Row | Row) -> Money | None:
    return Money(row["amount"], row["currency"]) if row["amount"] is not None and row["currency"] is not None else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def iso_day(text: str | None) -> date | None:
    """Read a day as columns hold it."""
    return date.fromisoformat(text) if text else None


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # json.dumps would make one for every row


def _dump(value: Any) -> str:
    return _encoder.encode(value)
