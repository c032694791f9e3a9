"""An article → what is read from it; `articles edit`: FIELD=VALUE words → new metadata, and the article read again with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dipltrack.cli.findings import found_in
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import Article, Event
from dipltrack.views.dates import short_date
from dipltrack.views.screen import counted

FIELDS = ("published", "title", "source", "url")


def edit_article(session: Session, id: int, words: list[str]) -> None:
    """Store the new metadata and the new reading as one action, and print before → after."""
    from dipltrack.extraction import extract

    changes = parse_changes(words, session.today)
    with session.writing() as store:
        before = store.article(id)
        article = replace(before.article, **changes)
        if article == before.article:
            session.say("Nothing to change: the article already says so.")
            return
        dates = {event_id: short_date(store.event(event_id).event.when) for event_id in before.event_ids}
        with store.action(f"articles edit {id} {' '.join(words)}"):
            ids = store.replace_events(id, article, extract(article, session.knowledge).events)
        after = {event_id: short_date(store.event(event_id).event.when) for event_id in ids if event_id is not None}
    for field in changes:
        session.report(f"{field}: {_shown(before.article, field)} → {_shown(article, field)}")
    session.report(f"Read again: {counted(len(after), 'event')}.")
    for event_id in sorted(dates.keys() | after.keys()):
        if dates.get(event_id) != after.get(event_id):
            session.report(f"  {event_id}: {dates.get(event_id, 'new')} → {after.get(event_id, 'no longer read')}")


def read_events(session: Session, article: Article) -> tuple[Article, tuple[Event, ...]]:
    """The article with the date, title and language that were found in it, and its events."""
    from dipltrack.extraction import extract

    found = extract(article, session.knowledge)
    return found_in(article, found), found.events


def parse_changes(words: list[str], today: date) -> dict[str, Any]:
    """{"published": date, "title": "…"} of `published=2024-07-29 title=…`; an empty value is None."""
    from dipltrack.cli.periods import parse_day

    changes: dict[str, Any] = {}
    for word in words:
        field, sign, value = word.partition("=")
        if not sign:
            raise UsageError(f"Can't read '{word}' as a change. Write FIELD=VALUE, as in published=2024-07-29.")
        if field not in FIELDS:
            raise UsageError(f"An article has no field '{field}'. There are {', '.join(FIELDS)}.")
        value = value.strip()
        changes[field] = (parse_day(value, today) if field == "published" else value) if value else None
    return changes


def _shown(article: Article, field: str) -> str:
    value = getattr(article, field)
    return "–" if value is None else str(value)
