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

_EVENTS = """SELECT e.id, e.date, e.date_end, e.precision, e.date_text, e.kind, e.mode, e.status, e.title, e.place, e.topic, e.amount, e.currency,
    e.confidence, e.review, e.cameo, e.plover FROM json_each(?) wanted CROSS JOIN event e ON e.id = wanted.value"""
# The index of participants goes by event and position, so the names arrive in order without being sorted.
_PARTICIPANTS = """SELECT p.event_id, group_concat(CASE WHEN p.party = 1 THEN p.country END, '; '),
    group_concat(CASE WHEN p.actor_kind = 'person' THEN nullif(p.name, '') END, '; '),
    group_concat(CASE WHEN p.actor_kind = 'org' THEN nullif(p.name, '') END, '; '),
    group_concat(coalesce(nullif(p.name, '') || ', ', '') || coalesce(nullif(p.office, '') || ', ', '')
        || coalesce(nullif(p.country, '') || ', ', '') || p.role, '; ')
    FROM participant p INDEXED BY participant_event WHERE p.event_id IN (SELECT value FROM json_each(?)) GROUP BY p.event_id"""
_EVIDENCE = f"""SELECT r.event_id, {", ".join(BEST_FIRST)}, a.source, a.url, v.text
    FROM report r CROSS JOIN evidence v ON v.report_id = r.id CROSS JOIN article a ON a.id = r.article_id
    WHERE r.event_id IN (SELECT value FROM json_each(?))"""
_NOBODY = ("", "", "", "")


class FlatEvent(NamedTuple):
    """Columns of an event as they are stored; countries, people, bodies and participants as lists in words; evidence, the best first.

    A name may occur twice in its list. Of a piece of evidence, the last three values are source, url and text.
    """

    columns: tuple[Any, ...]
    parties: tuple[str | None, ...]
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
