"""Extractions → one JSON object per article, or a table of events with what was rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dipltrack.extracted import Extraction, MentionNote, Rejected
from dipltrack.model import StoredEvent
from dipltrack.views.event_json import event_json
from dipltrack.views.event_table import CountryName, event_columns
from dipltrack.views.safe import json_text, one_line
from dipltrack.views.screen import Screen
from dipltrack.views.tables import table_lines


@dataclass(frozen=True, slots=True)
class Result:
    """What extraction found in one article; `key` is the caller's id, else where the article came from. `error`: it failed, and how."""

    key: str
    extraction: Extraction
    error: str | None = None


def extraction_json(result: Result, *, why: bool = False) -> dict[str, Any]:
    """{"id", "published", "title", "events": [EVENT]}; "language" when it is not English; `why` adds "mentions", "rejected" and the events' "reasons"."""
    found = result.extraction
    published, title = found.published or found.article.published, found.title or found.article.title
    body: dict[str, Any] = {
        "id": result.key,
        "published": published.isoformat() if published else None,
        "title": title,
        "events": [event_json(event, result.key, why=why) for event in found.events],
    }
    if why:
        body["mentions"] = [_mention_json(mention) for mention in found.mentions]
        body["rejected"] = [_rejected_json(rejected) for rejected in found.rejected]
    if found.language not in (None, "en"):
        body["language"] = found.language
    if result.error:
        body["error"] = result.error
    return body


def as_jsonl(results: Iterable[Result], screen: Screen, name: CountryName, why: bool) -> Iterator[str]:
    """One object a line."""
    for result in results:
        yield json_text(extraction_json(result, why=why)) + "\n"


def as_json(results: Iterable[Result], screen: Screen, name: CountryName, why: bool) -> Iterator[str]:
    """One array of objects, indented."""
    before = "[\n"
    for result in results:
        yield before + json_text(extraction_json(result, why=why), indent=2)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def as_table(results: Iterable[Result], screen: Screen, name: CountryName, why: bool) -> Iterator[str]:
    """A table of events per article, numbered from 1; with `why` the reasons and the rejected candidates below it."""
    for place, result in enumerate(results):
        found = result.extraction
        published = found.published.isoformat() if found.published else "no publication date"
        yield ("\n" if place else "") + screen.paint(one_line(f"{result.key}, {published}"), "dim") + "\n"
        if heading := found.title or found.article.title:
            yield screen.paint(one_line(heading), "bold") + "\n"
        events = [StoredEvent(number, event) for number, event in enumerate(found.events, 1)]
        if events:
            yield from table_lines(event_columns(events, screen, name), events, screen)
        else:
            yield "  no events\n"
        if why:
            yield from _why_lines(found)


def _why_lines(found: Extraction) -> Iterator[str]:
    for number, event in enumerate(found.events, 1):
        for reason in event.reasons:
            weight = f" ({reason.weight:+.2f})" if reason.weight else ""
            yield one_line(f"  {number}. {reason.field}: {reason.rule}{weight}" + (f' "{reason.words}"' if reason.words else "")) + "\n"
    for rejected in found.rejected:
        yield one_line(f'  rejected: {rejected.kind}, {rejected.reason} (rule {rejected.rule}): "{rejected.text}"') + "\n"


def _mention_json(mention: MentionNote) -> dict[str, Any]:
    span = {"in": mention.where, "start": mention.start, "end": mention.end, "text": mention.text}
    return {**span, "kind": mention.kind, "reading": mention.reading}


def _rejected_json(rejected: Rejected) -> dict[str, Any]:
    span = {"in": rejected.where, "start": rejected.start, "end": rejected.end, "text": rejected.text}
    return {"kind": rejected.kind.value, "reason": rejected.reason, "rule": rejected.rule, **span}
