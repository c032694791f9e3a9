"""What the user asked for (values only) → an SQL condition on `event e` and its arguments. Needs no database."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dipltrack.errors import UsageError
from dipltrack.keys import fold, tag_key
from dipltrack.model import Kind, Review, Status
from dipltrack.storage.schema import COUNTRIES, ORGS, PEOPLE, SOURCES, STANDING

Clause = tuple[str, list[Any]]

NOTHING: Clause = ("0", [])

_PLAIN = "id date date_end precision kind mode status title place place_country topic amount currency confidence review cameo plover"
SORTS: dict[str, str] = {name: f"e.{name}" for name in _PLAIN.split()} | {
    "countries": COUNTRIES,
    "people": PEOPLE,
    "orgs": ORGS,
    "sources": SOURCES,
}

# Reprints of the same words are one article, and so one witness; two articles of one outlet are one witness too.
_WITNESSES = (
    "(SELECT count(DISTINCT coalesce(lower(a.source), 'article ' || a.id))"
    " FROM report r JOIN article a ON a.id = r.article_id WHERE r.event_id = e.id)"
)

# No event that stands fulfils it or cancels it.
_UNSETTLED = (
    "NOT EXISTS (SELECT 1 FROM link l JOIN event o ON o.id = l.event_id"
    " WHERE l.other_id = e.id AND l.relation IN ('fulfils', 'cancels') AND o.review <> 'rejected')"
)
_NO_DELIVERY = "NOT EXISTS (SELECT 1 FROM link WHERE event_id = e.id AND relation = 'fulfils')"

ALSO = "EXISTS (SELECT 1 FROM participant q WHERE q.country = ? AND q.party = 1 AND q.date IS {event}.date AND q.event_id = {id})"

REJECTED = "SELECT id FROM event WHERE review = 'rejected'"
"""What does not stand; an index of its own knows it."""

# A month says nothing of its days: only days that the article gives, one or a range. A range may go over New Year's Eve.
_ON_DAY = (
    "e.precision IN ('day', 'range') AND CASE WHEN substr(e.date, 1, 4) = substr(coalesce(e.date_end, e.date), 1, 4)"
    " THEN ? BETWEEN substr(e.date, 6) AND substr(coalesce(e.date_end, e.date), 6)"
    " ELSE ? >= substr(e.date, 6) OR ? <= substr(e.date_end, 6) END"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are wanted: kinds, modes, statuses and ids are alternatives; of countries, persons and orgs all took part.

    `countries` are ISO alpha-3 (`any_country`: one of them is enough); `since`/`until` are inclusive and match when intervals overlap;
    `tags` are on it, all of them; `open` wants pledges that nothing fulfils or cancels, `overdue` what was planned for days before
    this one and is still planned; `away` is a country ("": none) in which it did not take place, but somewhere; `day` is a month and a day ("05-02") of any year. `actors` are ids of `actor`, one of each group took part.
    `outlets` is (">=", 2) or ("=", 1); `review` is "standing" (all but rejected), a Review or "all"; `text` are words of the evidence.
    """

    countries: tuple[str, ...] = ()
    any_country: bool = False
    persons: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: date | None = None
    until: date | None = None
    day: str | None = None
    place: str | None = None
    topic: str | None = None
    source: str | None = None
    article: int | None = None
    text: str | None = None
    away: str | None = None
    tags: tuple[str, ...] = ()
    open: bool = False
    overdue: date | None = None
    min_countries: int | None = None
    outlets: tuple[str, int] | None = None
    min_confidence: float | None = None
    review: str = "standing"
    ids: tuple[int, ...] = ()
    actors: tuple[tuple[int, ...], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether only kinds and statuses are asked for: then the tallies know how many there are."""
        return self == Filter(kinds=self.kinds, statuses=self.statuses)

    @property
    def narrow(self) -> bool:
        """Whether few events can match, so that it is better to find them all and to sort them than to look through all in order."""
        few = (self.persons, self.orgs, self.tags, self.actors, self.ids, self.place, self.topic, self.source, self.article, self.text)
        return any(few) or (self.any_country and bool(self.countries))

    def compile(self) -> tuple[str, list[Any]]:
        """Give the condition ("1" when nothing is asked for) and its arguments in order."""
        clauses = [clause for part in (self._who(), self._what(), self._when(), self._became(), self._told()) for clause in part]
        where = " AND ".join(sql for sql, _ in clauses)
        return where or "1", [value for _, values in clauses for value in values]

    def without_dates(self) -> Filter:
        """The same question without its dates."""
        return replace(self, since=None, until=None, day=None)

    def _who(self) -> Iterator[Clause]:
        took_part = "e.id IN (SELECT p.event_id FROM participant p WHERE p.country {test} AND p.party = 1{others})"
        if self.any_country and self.countries:
            yield took_part.format(test=_in(self.countries), others=""), list(self.countries)
        elif self.countries:  # one look into the index for each event of the first
            others = f" AND {ALSO.format(event='p', id='p.event_id')}" * (len(self.countries) - 1)
            yield took_part.format(test="= ?", others=others), list(self.countries)
        for person in self.persons:
            yield _took_part(person_called(person))
        for org in self.orgs:
            yield _org(org)
        for group in self.actors:
            yield "e.id IN (SELECT event_id FROM participant WHERE actor_id IN (SELECT value FROM json_each(?)))", [json.dumps(group)]
        if self.min_countries is not None:
            yield "e.parties >= ?", [self.min_countries]

    def _what(self) -> Iterator[Clause]:
        for column, wanted in (("kind", self.kinds), ("mode", self.modes), ("status", self.statuses)):
            if wanted:
                yield f"e.{column} {_in(wanted)}", [str(value) for value in wanted]
        if self.place is not None:
            yield _part("e.place_key", self.place)
        if self.topic is not None:
            yield _part("e.topic_key", self.topic)
        if self.away is not None:
            yield "coalesce(e.place_country, e.place) IS NOT NULL AND e.place_country IS NOT ?", [self.away]

    def _when(self) -> Iterator[Clause]:
        if self.until is not None:
            yield "e.date <= ?", [self.until.isoformat()]
        if self.since is not None:
            yield "coalesce(e.date_end, e.date) >= ? AND e.date IS NOT NULL", [self.since.isoformat()]
        if self.day is not None:
            yield _ON_DAY, [self.day, self.day, self.day]

    def _became(self) -> Iterator[Clause]:
        for tag in self.tags:
            yield "e.id IN (SELECT event_id FROM tag WHERE word = ?)", [tag_key(tag)]
        if self.open:
            yield f"e.kind = ? AND e.status = ? AND {_NO_DELIVERY}", [str(Kind.PLEDGE), str(Status.OCCURRED)]
        if self.overdue is not None:
            yield "e.status = ? AND coalesce(e.date_end, e.date) < ?", [str(Status.PLANNED), self.overdue.isoformat()]
        if self.open or self.overdue is not None:
            yield _UNSETTLED, []

    def _told(self) -> Iterator[Clause]:
        if self.source is not None:
            yield _source(self.source)
        if self.article is not None:
            yield "e.id IN (SELECT event_id FROM report WHERE article_id = ?)", [self.article]
        if self.text is not None:
            yield _evidence(self.text)
        if self.outlets is not None:
            yield _outlets(*self.outlets)
        if self.min_confidence is not None:
            yield "e.confidence >= ?", [self.min_confidence]
        if self.ids:
            yield "e.id IN (SELECT value FROM json_each(?))", [json.dumps(self.ids)]
        yield from _review(self.review)


EVERYTHING = Filter()


def order_by(sort: str, descending: bool) -> str:
    """Give the ORDER BY of a field of SORTS; events without a value come last either way, ties go by id."""
    if sort not in SORTS:
        raise UsageError(f"Can't sort by '{sort}'. Use one of: {', '.join(SORTS)}.")
    direction = "DESC" if descending else "ASC"
    tie = "" if sort == "id" else f", e.id {direction}"
    return f"{SORTS[sort]} {direction} NULLS LAST{tie}"


def match_words(words: str) -> str | None:
    """Write the words as an FTS5 query in which nothing is an operator: every word or "quoted phrase" must occur. None: no words at all."""
    pieces = (quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|([^\s"]+)', words.replace("\x00", " ")))
    kept = [f'"{piece}"' for piece in pieces if any(c.isalnum() for c in piece)]
    return " ".join(kept) or None


def _in(values: Sequence[object]) -> str:
    return f"IN ({', '.join('?' * len(values))})"


def _part(column: str, text: str) -> Clause:
    key = fold(text)
    return (f"instr({column}, ?) > 0", [key]) if key else NOTHING


def person_called(name: str) -> Clause:
    """The condition that `actor a` is somebody who is called so."""
    return _called(name, "person", "instr({key}, ?) > 0")


def _called(name: str, kind: str, test: str, extra: str = "", extra_values: Iterable[str] = ()) -> Clause:
    """Every word of the name must occur, in any order: some write the family name first. Aliases of the actor count too."""
    words = fold(name).split()
    if not words:
        return NOTHING
    key, alias = (" AND ".join(test.format(key=column) for _ in words) for column in ("a.key", "l.key"))
    sql = f"a.kind = '{kind}' AND (({key}){extra} OR a.id IN (SELECT l.actor_id FROM alias l WHERE {alias}))"
    return sql, [*words, *extra_values, *words]


def _took_part(called: Clause) -> Clause:
    if called == NOTHING:
        return NOTHING
    return f"e.id IN (SELECT p.event_id FROM actor a JOIN participant p ON p.actor_id = a.id WHERE {called[0]})", called[1]


def _org(name: str) -> Clause:
    """A part from the start of a word, so that "EU" is not found in "museum", or the acronym of the name."""
    return _took_part(_called(name, "org", "instr(' ' || {key}, ' ' || ?) > 0", " OR a.initials = ?", [fold(name).replace(" ", "")]))


def _source(text: str) -> Clause:
    key = fold(text)
    if not key:
        return NOTHING
    sql = (
        "e.id IN (SELECT r.event_id FROM outlet o JOIN report r ON r.article_id = o.article_id"
        " WHERE instr(o.source_key, ?) > 0 OR instr(lower(o.url), ?) > 0)"
    )
    return sql, [key, text.strip().lower()]


def _evidence(words: str) -> Clause:
    query = match_words(words)
    if query is None:
        return NOTHING
    sql = (
        "e.id IN (SELECT r.event_id FROM evidence_fts JOIN evidence v ON v.id = evidence_fts.rowid"
        " JOIN report r ON r.id = v.report_id WHERE evidence_fts MATCH ?)"
    )
    return sql, [query]


def _outlets(operator: str, number: int) -> Clause:
    if operator not in (">=", "="):
        raise UsageError(f"Can't read '{operator}{number}' as a number of outlets. Try 2 or =1.")
    return f"{_WITNESSES} {operator} ?", [number]


def _review(wanted: str) -> Iterator[Clause]:
    if wanted == "standing":
        yield STANDING, []
    elif wanted in tuple(Review):
        yield "e.review = ?", [str(wanted)]
    elif wanted != "all":
        raise UsageError(f"Can't read '{wanted}' as a review. Use one of: {', '.join(Review)}, all.")
