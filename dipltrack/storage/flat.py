"""Ids of events → what a row of CSV is made of, streamed: no event is built, so that a million rows take seconds."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from dipltrack.storage.queries import BEST_FIRST

_BATCH = 2_000
_MAPPED = 4_000_000_000  # bytes of the file that are read without being copied


def _texts(columns: str) -> str:
    return ", ".join(f"coalesce({column}, '')" for column in columns.split())


_WANTED = "FROM json_each(?) w CROSS JOIN"
_EVENTS = f"""SELECT e.id, e.id || '', {_texts("e.date e.date_end")}, e.precision, coalesce(e.date_text, ''), e.kind, e.mode, e.status, e.title,
    {_texts("e.place e.topic")}, e.amount, e.currency, e.confidence, e.review, {_texts("e.cameo e.plover")}
    {_WANTED} event e ON e.id = w.value"""
# The index of participants goes by event and position, so the names arrive in order without being sorted.
_PARTICIPANTS = f"""SELECT p.event_id, coalesce(group_concat(CASE WHEN p.party = 1 THEN p.country END, '; '), ''),
    coalesce(group_concat(CASE WHEN p.actor_kind = 'person' THEN nullif(p.name, '') END, '; '), ''),
    coalesce(group_concat(CASE WHEN p.actor_kind = 'org' THEN nullif(p.name, '') END, '; '), ''),
    group_concat(coalesce(nullif(p.name, '') || ', ', '') || coalesce(nullif(p.office, '') || ', ', '')
        || coalesce(nullif(p.country, '') || ', ', '') || p.role, '; ')
    {_WANTED} participant p INDEXED BY participant_event ON p.event_id = w.value GROUP BY p.event_id"""
_EVIDENCE = f"""SELECT r.event_id, {", ".join(BEST_FIRST)}, {_texts("a.source a.url")}, v.text
    {_WANTED} report r ON r.event_id = w.value CROSS JOIN evidence v ON v.report_id = r.id CROSS JOIN article a ON a.id = r.article_id"""
_NOBODY = ("", "", "", "")


class FlatEvent(NamedTuple):
    """What a row is made of. Texts are "" where nothing is known; only amount and currency may be None.

    `columns`: number, id, date, date_end, precision, date_text, kind, mode, status, title, place, topic, amount, currency, confidence, review, cameo,
    plover. `parties`: countries, people, bodies and participants as lists in words; a name may occur twice. `evidence`: the best first;
    the last three values of a piece are source, url and text.
    """

    columns: tuple[Any, ...]
    parties: tuple[str, ...]
    evidence: list[tuple[Any, ...]]


def flat_events(connection: sqlite3.Connection, wanted: Sequence[int]) -> Iterator[FlatEvent]:
    """Load events by id, in the order of the ids, some thousand at a time; one that is not there any more is left out."""
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    cursor = connection.cursor()
    cursor.row_factory = None
    remaining = iter(wanted)
    while batch := list(islice(remaining, _BATCH)):
        ids = json.dumps(batch)
        parties = {row[0]: row[1:] for row in cursor.execute(_PARTICIPANTS, (ids,))}
        evidence: defaultdict[int, list[Any]] = defaultdict(list)
        for row in cursor.execute(_EVIDENCE, (ids,)):
            evidence[row[0]].append(row)
        for columns in cursor.execute(_EVENTS, (ids,)):
            told = evidence[columns[0]]
            if len(told) > 1:
                told.sort()
            yield FlatEvent(columns, parties.get(columns[0], _NOBODY), told)
