"""A store of a million invented events, which the benches of matching, looking and exporting share. No test.

The million is written by plain statements into .bench/ once and kept; its dates lie over thirty years, its pairs of countries are as
unequal as those of the news: three in a thousand events are of the first pair, one in seven of the first country, and one person is in
one of a hundred. No two of them are the same event.
"""

from __future__ import annotations

import json
import sqlite3
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, combinations
from pathlib import Path
from random import Random

from dipltrack.keys import fold
from dipltrack.knowledge import load_countries
from dipltrack.matching import Report
from dipltrack.model import ActorKind, Article, Event, Evidence, Kind, Participant, Precision, Status, When
from dipltrack.storage import Store, tallies
from dipltrack.storage.checking import TRACES, wanted_parts
from dipltrack.storage.readings import reading
from dipltrack.storage.rows import Row, article_row, event_row, evidence_rows, insert_many, outlet_row, participant_rows
from dipltrack.storage.schema import FULL_TEXT, SCHEMA_VERSION

_FOLDER = Path(__file__).parents[1] / ".bench"
EVENTS = 1_000_000
PER_ARTICLE = 3
_BATCH = 5_000  # articles
_FIRST, _DAYS = date(1995, 1, 1), 30 * 365
_OFTEN_TOLD = "USA CHN RUS JPN GBR FRA DEU IND KOR TUR IRN ISR UKR SAU EGY BRA".split()
_OFFICES = (("Foreign Minister", "FM"), ("Prime Minister", "PM"), ("Defence Minister", "MIN"), ("Deputy Minister", "DEP"), ("Envoy", "ENV"))
_STAYS = {("RUS", 0): "Sergey Lavrov"}  # a minister whom no term ends
_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")
_OFTEN = (*[Kind.MEETING] * 12, *[Kind.AGREEMENT] * 5, *[Kind.PLEDGE] * 3)
_WORDS = {
    Kind.MEETING: ("talks", "The {office}s of {} and {}, {} and {}, met in {place} on {} for talks about {}."),
    Kind.AGREEMENT: ("treaty", "The {office}s of {} and {}, {} and {}, signed on {} a treaty about {}."),
    Kind.PLEDGE: ("aid", "The {office}s of {} and {}, {} and {}, spoke on {} of money that the first will give for {}."),
}
_SUBJECTS = ("fisheries and ports", "wheat and maize", "roads across the border", "visas of students", "gas and pipelines", "dams upriver")
_TERM = 4 * 365  # days that a minister stays


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What makes one invented event: two countries with the names of their ministers, a day, and the words that tell it."""

    kind: Kind
    countries: tuple[str, str]
    names: tuple[str, str]
    seat: int
    place: str
    day: str
    words: str
    start: int

    @property
    def event(self) -> Event:
        day, mode = date.fromisoformat(self.day), _WORDS[self.kind][0]
        return Event(
            self.kind,
            mode,
            Status.OCCURRED,
            f"{self.names[0]} and {self.names[1]}",
            When(day, day, Precision.DAY, self.day, "same clause: day"),
            place=self.place,
            place_country=self.countries[1],
            participants=tuple(
                Participant(name, ActorKind.PERSON, country, _OFFICES[self.seat][0], office_code=_OFFICES[self.seat][1])
                for name, country in zip(self.names, self.countries, strict=True)
            ),
            confidence=0.8,
            evidence=(Evidence("text", self.start, self.start + len(self.words), self.words, mode),),
            cameo="040",
            plover="CONSULT",
        )


class News:
    """Invented articles of three events: countries are drawn as unequally as in the news, and the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._pairs = _pairs()
        self._taken: set[int] = set()
        self._weights = list(accumulate(1 / (rank + 50) for rank in range(len(self._pairs))))

    def article(self, number: int) -> tuple[Article, list[_Drawn]]:
        """An article with what it tells of the last three days."""
        today = self.random.randrange(_DAYS)
        text, drawn = "", []
        for _ in range(PER_ARTICLE):
            drawn.append(self._draw(max(0, today - self.random.randrange(3)), len(text)))
            text += f"{drawn[-1].words} "
        return Article(f"{text}Bench {number}.", f"Bench {number}", _FIRST + timedelta(today + 1), "Bench Wire"), drawn

    def long_article(self, number: int) -> tuple[Article, list[Event]]:
        """The same with background, as long as articles are."""
        article, drawn = self.article(number)
        background = " ".join(
            a + b for a, b in zip(*(self.random.sample(_SYLLABLES * 6, k=len(_SYLLABLES) * 6) for _ in "ab"), strict=True)
        )
        return replace(article, text=f"{article.text} {background}"), [d.event for d in drawn]

    def _draw(self, day: int, start: int) -> _Drawn:
        kind = _OFTEN[self.random.randrange(len(_OFTEN))]
        while True:
            pair = bisect(self._weights, self.random.random() * self._weights[-1])
            key = (pair * len(_WORDS) + list(_WORDS).index(kind)) * 2 * _DAYS + day
            if self._taken.isdisjoint((key - 1, key, key + 1)):  # what is told of the same days would be one event
                break
        self._taken.add(key)
        one, other = self._pairs[pair]
        seat = self.random.randrange(len(_OFFICES))
        names = _minister(one, seat, day // _TERM), _minister(other, seat, day // _TERM)
        iso, subject = _day(day), _SUBJECTS[self.random.randrange(len(_SUBJECTS))]
        (host, place), (guest, _) = _place(other), _place(one)
        words = _WORDS[kind][1].format(guest, host, *names, iso, subject, place=place, office=_OFFICES[seat][0].lower())
        return _Drawn(kind, (one, other), names, seat, place, iso, words, start)


def _pairs() -> list[tuple[str, str]]:
    """Pairs of countries, those first that the news tell most of."""
    others = sorted({country.iso3 for country in load_countries().all if country.capital and not country.end} - {*_OFTEN_TOLD})
    Random(0).shuffle(others)
    ranks = {country: rank for rank, country in enumerate((*_OFTEN_TOLD, *others), 1)}
    return sorted(combinations(ranks, 2), key=lambda pair: ranks[pair[0]] * ranks[pair[1]])


@lru_cache(maxsize=300)
def _place(country: str) -> tuple[str, str]:
    """Its name and its capital."""
    known = load_countries().country(country)
    return known.name, str(known.capital)


@lru_cache(maxsize=20_000)
def _minister(country: str, seat: int, term: int) -> str:
    if (country, seat) in _STAYS:
        return _STAYS[country, seat]
    random = Random(f"{country} {seat} {term}")
    given, family = ("".join(random.choices(_SYLLABLES, k=k)).capitalize() for k in (2, 3))
    return f"{given} {family}"


@lru_cache(maxsize=_DAYS)
def _day(number: int) -> str:
    return (_FIRST + timedelta(number)).isoformat()


def million() -> Path:
    """The store of a million events; it is written when it is not there, or of another schema."""
    big = _FOLDER / f"million-schema{SCHEMA_VERSION}.db"
    if not big.exists():
        for old in _FOLDER.glob("*.db*"):
            old.unlink()
        start = time.perf_counter()
        _write(big)
        print(f"{EVENTS:,} events written in {time.perf_counter() - start:.0f} s")
    return big


def _write(path: Path) -> None:
    """Write the million as the store would have, three times as fast: what follows from the tables is made afterwards."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    Store.open(part, create=True).close()
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
        ).fetchall():
            connection.execute(f"DROP {kind} {name}")
        connection.execute("BEGIN")
        _insert(connection)
        connection.execute(f"INSERT INTO trace (key, first, event_id, last) {TRACES} ORDER BY 1, 2, 3")
        for table in FULL_TEXT:
            connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
        for sql in wanted_parts().values():
            if not sql.startswith("CREATE VIEW"):
                connection.execute(sql)
        tallies.fill(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    part.rename(path)


def _insert(connection: sqlite3.Connection) -> None:
    news, shapes, actors = News(1), {kind: _Shape(kind) for kind in Kind}, dict[tuple[str, str], int]()
    for first in range(0, EVENTS // PER_ARTICLE, _BATCH):
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for article_id in range(first + 1, first + _BATCH + 1):
            article, told = news.article(article_id)
            rows["article"].append({"id": article_id, **article_row(article), "added": "2025-01-01T00:00:00+00:00", "sketch": "[]"})
            rows["outlet"].append({"article_id": article_id, **outlet_row(article)})
            for place, drawn in enumerate(told):
                for table, row in shapes[drawn.kind].rows(drawn, article_id, (article_id - 1) * PER_ARTICLE + place + 1, actors):
                    rows[table].append(row)
        for table, of_table in rows.items():
            insert_many(connection, table, of_table)
    people = ((id, "person", fold(name), country, name) for (name, country), id in actors.items())
    connection.executemany("INSERT INTO actor (id, kind, key, country, name) VALUES (?, ?, ?, ?, ?)", people)


class _Shape:
    """The rows of events of one kind as the store writes them, to be filled in: writing each in full would take ten times as long."""

    def __init__(self, kind: Kind) -> None:
        event = _Drawn(kind, ("@A", "@B"), ("@C", "@D"), 0, "@P", "1111-11-11", "@E", 0).event
        self._event, self._reading = event_row(event), reading(event)
        (self._evidence,) = evidence_rows(event.evidence)
        self._participants = participant_rows(event)
        assert self.reading(_SAMPLE) == reading(_SAMPLE.event) or kind is not _SAMPLE.kind
        self._keys = Report.of(_SAMPLE.event, article_id=None, sha256="", published=None, source=None).keys
        assert _keys(_SAMPLE) == json.dumps(sorted(self._keys), separators=(",", ":"))

    def reading(self, drawn: _Drawn) -> str:
        text = self._reading.replace("1111-11-11", drawn.day)
        for mark, value in zip(("@A", "@B", "@C", "@D", "@P"), (*drawn.countries, *drawn.names, drawn.place), strict=True):
            text = text.replace(mark, value)
        (office, code), (first, first_code) = _OFFICES[drawn.seat], _OFFICES[0]
        return text.replace(first, office).replace(f'"{first_code}"', f'"{code}"')

    def rows(self, drawn: _Drawn, article_id: int, id: int, actors: dict[tuple[str, str], int]) -> Iterator[tuple[str, Row]]:
        """Table and row; `id` is that of the event and of its report."""
        day, title = drawn.day, f"{drawn.names[0]} and {drawn.names[1]}"
        days = {"date": day, "date_end": day, "date_text": day, "first": day, "last": day}
        place = {"place": drawn.place, "place_key": fold(drawn.place), "place_country": drawn.countries[1]}
        yield "event", {**self._event, "id": id, "title": title, **days, **place, "keys": _keys(drawn)}
        yield "report", {"id": id, "event_id": id, "article_id": article_id, "confidence": 0.8, "reading": self.reading(drawn)}
        span = {"start": drawn.start, "stop": drawn.start + len(drawn.words), "text": drawn.words}
        yield "evidence", {**self._evidence, "report_id": id, **span}
        office = dict(zip(("office", "office_code"), _OFFICES[drawn.seat], strict=True))
        for row, name, country in zip(self._participants, drawn.names, drawn.countries, strict=True):
            actor_id = actors.setdefault((name, country), len(actors) + 1)
            yield "participant", {**row, "event_id": id, "actor_id": actor_id, "name": name, "country": country, "date": day, **office}


_SAMPLE = _Drawn(Kind.MEETING, ("BRA", "KEN"), ("Ana Souza", "Peter Otieno"), 1, "Nairobi", "2024-05-02", "They met.", 0)


def _keys(drawn: _Drawn) -> str:
    kind, (one, other) = drawn.kind[0], sorted(map(_family, drawn.names))
    families = f'"{kind}{one}"' if one == other else f'"{kind}{one}","{kind}{other}"'
    return f'["{kind}{drawn.countries[0]}|{drawn.countries[1]}",{families}]'


@lru_cache(maxsize=10_000)
def _family(name: str) -> str:
    return f"~{name.split()[-1][:5].lower()}"
