"""A new reading of a stored article → its events: those found again keep their ids, and the user's word stays."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dipltrack.keys import fold, words_hash
from dipltrack.model import Article, Event, Evidence, Review
from dipltrack.storage.copies import family_of
from dipltrack.storage.journal import Recorder
from dipltrack.storage.queries import load_evidence
from dipltrack.storage.readings import reading, told_event
from dipltrack.storage.reports import report_of
from dipltrack.storage.rows import article_from, evidence_from, evidence_rows, insert
from dipltrack.storage.settling import settle
from dipltrack.storage.writing import drop_events, drop_reports, insert_evidence, require_article, update_article

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Told:
    """A stored report: what one article tells about one event, and what the user said about that event."""

    report_id: int
    event_id: int
    kind: str
    reading: str
    evidence: tuple[Evidence, ...]
    review: Review
    corrected: bool  # or merged, or split
    shared: bool  # other articles tell the event too

    @property
    def is_users(self) -> bool:
        """The user has spoken about it: it is not taken away."""
        return self.corrected or self.review is not Review.UNREVIEWED


@dataclass(frozen=True, slots=True)
class Deleted:
    """What an article told of an event that the user deleted: read again, it stays away."""

    id: int
    kind: str
    reading: str
    evidence: tuple[Evidence, ...]


def replace_events(recorder: Recorder, article_id: int, article: Article, events: Sequence[Event]) -> tuple[int | None, ...]:
    """Set an article's metadata and words, and its events to a new reading; returns their ids in order. Raises NotFound.

    None stands for what the user has deleted, which is not stored again.
    """
    db = recorder.db
    require_article(db.conn, article_id)
    before = article_from(db.execute("SELECT * FROM article WHERE id = ?", (article_id,)).fetchone())
    told, deleted = _told(db.conn, article_id), _deleted(db.conn, article_id)
    update_article(db, article_id, article)
    found = _pair([*told, *deleted], events, before.text == article.text)
    _move_deleted(db, deleted, article, before)
    kept = [(event, old) for event, old in zip(events, found, strict=True) if not isinstance(old, Deleted)]
    pairs = [old for _, old in kept]
    touched = {t.event_id for t in told} if replace(before, id=article.id) != article else set()
    for event, old in kept:
        if old is not None and _retell(db, old, event):
            recorder.note("event updated")
            touched.add(old.event_id)
    for old in (t for t in told if t not in pairs):
        gone = _take_back(db, old, article)
        recorder.note("event deleted", int(gone))
        (touched.discard if gone else touched.add)(old.event_id)
    sha256, family = words_hash(article.text, article.title), family_of(db.conn, article_id)
    new = [report_of(article_id, sha256, article, event, family) for event, old in kept if old is None]
    homes = iter(settle(recorder, new, touched))
    return tuple(None if isinstance(old, Deleted) else next(homes) if old is None else _home(db, old) for old in found)


def _home(db: Database, old: Told) -> int:
    """The event that the report tells now."""
    event_id: int = db.execute("SELECT event_id FROM report WHERE id = ?", (old.report_id,)).fetchone()[0]
    return event_id


def _pair(told: Sequence[Told | Deleted], events: Sequence[Event], same_words: bool) -> list[Told | Deleted | None]:
    """Give every new event the old report of its kind whose evidence overlaps most; each old one once, the surest pairs first.

    The best piece of evidence counts most; where one sentence tells two events, it is who took part that tells them from one another.
    """
    scored = [
        (_likeness(old.evidence, event.evidence, same_words), _in_common(told_event(old.reading, ()), event), e, t)
        for e, event in enumerate(events)
        for t, old in enumerate(told)
        if old.kind == event.kind and old.evidence and event.evidence
    ]
    pairs: list[Told | Deleted | None] = [None] * len(events)
    taken: set[int] = set()
    for score, _, e, t in sorted(scored, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if score > 0 and pairs[e] is None and t not in taken:
            pairs[e] = told[t]
            taken.add(t)
    return pairs


def _likeness(old: Sequence[Evidence], new: Sequence[Evidence], same_words: bool) -> float:
    best = _overlap(old[0], new[0], same_words)
    return best or max(_overlap(one, other, same_words) for one in old for other in new) / 2


def _in_common(old: Event, new: Event) -> int:
    """How many of those who took part, as they are named, are in both."""
    one, other = ({(p.name, p.country) for p in event.participants} for event in (old, new))
    return len(one & other)


def _overlap(old: Evidence, new: Evidence, same_words: bool) -> float:
    """Share of characters in common; in a text with other words, where characters do not correspond, of words (half or more)."""
    if same_words:
        if old.where != new.where:
            return 0.0
        common = min(old.end, new.end) - max(old.start, new.start)
        return max(0.0, common / max(1, max(old.end, new.end) - min(old.start, new.start)))
    mine, theirs = set(fold(old.text).split()), set(fold(new.text).split())
    share = len(mine & theirs) / max(1, len(mine | theirs))
    return share if share >= 0.5 else 0.0


def _retell(db: Database, old: Told, event: Event) -> bool:
    """Let a report tell `event`; tells whether that is anything new."""
    now = reading(event)
    if now == reading(told_event(old.reading, ())) and event.evidence == old.evidence:
        return False
    db.table("report").update(old.report_id, {"reading": now, "confidence": event.confidence})
    _set_evidence(db, old, event.evidence)
    return True


def _take_back(db: Database, old: Told, article: Article) -> bool:
    """Drop a report that is no longer read from the article, and its event if nobody else tells it. Tells whether the event went.

    What the user confirmed, corrected or rejected stays, with the evidence that still stands in the article.
    """
    if old.is_users:
        _set_evidence(db, old, tuple(e for e in (find_again(e, article) for e in old.evidence) if e))
        return False
    drop_reports(db, [old.report_id])
    if old.shared:
        return False
    drop_events(db, [old.event_id])
    return True


def _set_evidence(db: Database, old: Told, evidence: tuple[Evidence, ...]) -> None:
    if evidence != old.evidence:
        db.table("evidence").delete_where("report_id = ?", [old.report_id])
        insert_evidence(db.conn, old.report_id, evidence)


def find_again(evidence: Evidence, article: Article) -> Evidence | None:
    """The evidence where its words stand in the article, next to where they stood; None when they are gone."""
    words = (article.title or "") if evidence.where == "title" else article.text
    starts = [found.start() for found in re.finditer(re.escape(evidence.text), words)]
    if not starts:
        return None
    start = min(starts, key=lambda start: abs(start - evidence.start))
    return replace(evidence, start=start, end=start + len(evidence.text))


def _told(connection: sqlite3.Connection, article_id: int) -> list[Told]:
    rows = connection.execute(
        """SELECT r.id, r.event_id, r.reading, e.review,
            EXISTS (SELECT 1 FROM correction c WHERE c.event_id = e.id) OR EXISTS (SELECT 1 FROM ruling u WHERE r.id IN (u.a, u.b)) AS corrected,
            EXISTS (SELECT 1 FROM report o WHERE o.event_id = e.id AND o.id <> r.id) AS shared
        FROM report r JOIN event e ON e.id = r.event_id WHERE r.article_id = ? ORDER BY r.id""",
        (article_id,),
    ).fetchall()
    evidence = load_evidence(connection, [row["event_id"] for row in rows])
    told = []
    for row in rows:
        own = tuple(e.evidence for report, e in evidence[row["event_id"]] if report == row["id"])
        kind = json.loads(row["reading"])["kind"]
        told.append(
            Told(row["id"], row["event_id"], kind, row["reading"], own, Review(row["review"]), bool(row["corrected"]), bool(row["shared"]))
        )
    return told


def remember_deleted(recorder: Recorder, events: Sequence[int]) -> None:
    """Keep what articles tell of these events, which the user deletes, so that it does not come back when they are read again."""
    rows = recorder.connection.execute(
        "SELECT id, event_id, article_id, reading FROM report WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(events)),),
    ).fetchall()
    evidence = load_evidence(recorder.connection, [row["event_id"] for row in rows])
    for row in rows:
        own = [e.evidence for report, e in evidence[row["event_id"]] if report == row["id"]]
        insert(recorder.connection, "deleted", {"article_id": row["article_id"], "reading": row["reading"], "evidence": _pieces(own)})


def _deleted(connection: sqlite3.Connection, article_id: int) -> list[Deleted]:
    rows = connection.execute("SELECT * FROM deleted WHERE article_id = ? ORDER BY id", (article_id,)).fetchall()
    return [
        Deleted(row["id"], json.loads(row["reading"])["kind"], row["reading"], tuple(map(evidence_from, json.loads(row["evidence"]))))
        for row in rows
    ]


def _move_deleted(db: Database, deleted: Sequence[Deleted], article: Article, before: Article) -> None:
    """In an article that has other words now, what was deleted stands where its own words stand."""
    for gone in deleted if article.text != before.text else ():
        moved = [again for e in gone.evidence if (again := find_again(e, article))]
        if moved:
            db.table("deleted").update(gone.id, {"evidence": _pieces(moved)})


def _pieces(evidence: Sequence[Evidence]) -> str:
    return json.dumps(evidence_rows(evidence), ensure_ascii=False, separators=(",", ":"))
