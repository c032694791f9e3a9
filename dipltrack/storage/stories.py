"""An event → its story: what each article tells of it, what became of it, and what the user keeps with it; pairs that may be one event.

And what the user keeps altogether: tags, other names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dipltrack.matching import THRESHOLD, Report, Verdict, compare
from dipltrack.storage.corrections import is_entered
from dipltrack.storage.queries import load_events
from dipltrack.storage.reports import load_reports
from dipltrack.storage.schema import STANDING
from dipltrack.storage.settling import candidates

NEARLY = THRESHOLD - 2
"""From this score on two events may be one, and the user is asked."""


@dataclass(frozen=True, slots=True)
class Link:
    """What another event is to this one: "fulfils", "follows", "cancels"; `back` where it is the other that does. `by` is "user" or a rule."""

    relation: str
    other: int
    title: str
    date: str | None
    by: str
    back: bool


@dataclass(frozen=True, slots=True)
class Story:
    """All that hangs on an event. `told` is what its articles tell, in the order of publication, `reports` that and the user's version.

    `corrected` names the fields that are the user's word. `entered`: the user entered the event, and it stands without any article.
    """

    id: int
    reports: tuple[Report, ...]
    told: tuple[Report, ...]
    links: tuple[Link, ...]
    notes: tuple[tuple[datetime, str], ...]
    tags: tuple[str, ...]
    corrected: tuple[str, ...]
    was: tuple[int, ...]
    entered: bool

    @property
    def why_one(self) -> tuple[tuple[Report, Report, Verdict], ...]:
        """Each article's report but the first, after that report which it is most like (an earlier one or the user's), and how they compare."""
        own = [report for report in self.reports if report.article_id is None]
        return tuple(_most_alike([*self.told[:place], *own], report) for place, report in enumerate(self.told) if place)


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a person or body; `kind` is "person" or "org"."""

    alias: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two events that may be one, and why."""

    one: int
    other: int
    verdict: Verdict


def story(connection: sqlite3.Connection, event_id: int) -> Story:
    """Load the story of an event. Raises NotFound."""
    load_events(connection, [event_id])
    reports = sorted(load_reports(connection, [event_id])[event_id], key=lambda r: r.origin)
    notes = connection.execute("SELECT at, text FROM note WHERE event_id = ? ORDER BY id", (event_id,)).fetchall()
    tags = connection.execute("SELECT word FROM tag WHERE event_id = ? ORDER BY word", (event_id,)).fetchall()
    fields = connection.execute("SELECT field FROM correction WHERE event_id = ? ORDER BY id", (event_id,)).fetchall()
    was = connection.execute("SELECT event_id FROM forward WHERE into_id = ? ORDER BY event_id", (event_id,)).fetchall()
    return Story(
        event_id,
        tuple(reports),
        tuple(report for report in reports if report.article_id is not None),
        tuple(_links(connection, event_id)),
        tuple((datetime.fromisoformat(row["at"]), row["text"]) for row in notes),
        tuple(row[0] for row in tags),
        tuple(row[0] for row in fields),
        tuple(row[0] for row in was),
        is_entered(connection, event_id),
    )


def duplicates(connection: sqlite3.Connection, events: Sequence[int], step: Callable[[], None]) -> Iterator[Duplicate]:
    """Pairs of events, one of them of these, that may be one; the likeliest pair of each event first.

    What the user or one article tells apart is left out. `step` is called after each event.
    """
    seen: set[tuple[int, int]] = set()
    for event_id in events:
        mine = load_reports(connection, [event_id])[event_id]
        near = sorted({other for report in mine for other in candidates(connection, report)} - {event_id})
        found = []
        for other, reports in load_reports(connection, near).items():
            pair = (min(event_id, other), max(event_id, other))
            if pair in seen or _told_apart(connection, mine, reports):
                continue
            seen.add(pair)
            best = compared(mine, reports)
            if best.apart is None and best.score >= NEARLY:
                found.append(Duplicate(*pair, best))
        yield from sorted(found, key=lambda d: (-d.verdict.score, d.one, d.other))
        step()


def compared(one: Sequence[Report], other: Sequence[Report]) -> Verdict:
    """How two events compare: as those two of their reports do that are most alike."""
    return max((compare(a, b) for a in one for b in other), key=lambda v: (v.apart is None, v.score))


def _most_alike(known: Sequence[Report], report: Report) -> tuple[Report, Report, Verdict]:
    verdicts = [(one, report, compare(one, report)) for one in known]
    return max(verdicts, key=lambda found: (found[2].apart is None, found[2].score))


def tags(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the events of each tag, the most used first."""
    query = f"SELECT t.word, count(*) FROM tag t JOIN event e ON e.id = t.event_id WHERE {STANDING} GROUP BY t.word ORDER BY 2 DESC, 1"
    return dict(tuple(row) for row in connection.execute(query))


def aliases(connection: sqlite3.Connection) -> list[Alias]:
    """List other names in the order of the alphabet; namesakes from several countries are one."""
    query = "SELECT DISTINCT l.alias, a.name, a.kind FROM alias l JOIN actor a ON a.id = l.actor_id ORDER BY l.key, a.name, a.kind"
    return [Alias(*row) for row in connection.execute(query)]


def _told_apart(connection: sqlite3.Connection, one: Sequence[Report], other: Sequence[Report]) -> bool:
    if {r.article_id for r in one} & {r.article_id for r in other} - {None}:
        return True
    pairs = ((min(a.id, b.id), max(a.id, b.id)) for a in one for b in other if a.id is not None and b.id is not None)
    return any(connection.execute("SELECT 1 FROM ruling WHERE a = ? AND b = ? AND same = 0", pair).fetchone() for pair in pairs)


def _links(connection: sqlite3.Connection, event_id: int) -> Iterator[Link]:
    query = "SELECT l.relation, l.made_by, e.id, e.title, e.date FROM link l JOIN event e ON e.id = l.{other} WHERE l.{mine} = ? AND l.relation <> 'unrelated' ORDER BY l.id"
    for back, (mine, other) in ((False, ("event_id", "other_id")), (True, ("other_id", "event_id"))):
        for row in connection.execute(query.format(mine=mine, other=other), (event_id,)):
            yield Link(row["relation"], row["id"], row["title"], row["date"], row["made_by"], back)
