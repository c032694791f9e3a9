"""Counts, lists of who took part and orders of a record of many events, each compared with what counting the events one by one gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dipltrack.model import ActorKind, Kind, Money, Participant, Precision, Review, Role, Status, StoredEvent, When
from dipltrack.storage import Filter, Store
from dipltrack.storage.tallies import wrong
from tests.storage.factories import meeting, on, org, person, state

COUNTRIES = ("BRA", "FRA", "JPN", "KEN", "KOR", "USA")
_p = pytest.param

FILTERS = [
    _p(Filter(), id="standing"),
    _p(Filter(kinds=(Kind.MEETING,)), id="one kind"),
    _p(Filter(kinds=(Kind.PLEDGE, Kind.AGREEMENT), statuses=(Status.OCCURRED,)), id="kinds and status"),
    _p(Filter(review="all"), id="rejected too"),
    _p(Filter(countries=("JPN",)), id="a country"),
    _p(Filter(countries=("JPN",), kinds=(Kind.MEETING,)), id="meetings of a country"),
    _p(Filter(countries=("USA", "KEN")), id="two countries"),
    _p(Filter(countries=("USA", "KEN", "FRA"), review="all"), id="three countries"),
    _p(Filter(countries=("USA", "KEN"), any_country=True), id="one of two countries"),
    _p(Filter(since=date(2021, 3, 1)), id="since"),
    _p(Filter(since=date(2021, 3, 1), until=date(2021, 9, 1), countries=("BRA",)), id="a country in some months"),
    _p(Filter(persons=("ana",)), id="a person"),
    _p(Filter(orgs=("african",)), id="a body"),
    _p(Filter(min_countries=3), id="three or more"),
]


def _drawn(random: Random) -> Iterator[tuple[When, tuple[Participant, ...], dict[str, Any]]]:
    people = [person(f"{first} {last}", None, "Minister") for first in ("Ana", "Luis") for last in ("Reis", "Duarte", "Okoro")]
    for _ in range(120):
        chosen = random.sample(COUNTRIES, random.choice((1, 2, 2, 2, 3)))
        who = [replace(random.choice(people), country=code) if random.random() < 0.4 else state(code) for code in chosen] + [
            org("African Union")
        ] * (random.random() < 0.1)
        day = date(2020, 1, 1) + timedelta(days=random.randrange(900))
        when = random.choice(
            (on(str(day)), on(str(day)), on(str(day), str(day + timedelta(days=random.randrange(2, 90))), Precision.RANGE), When())
        )
        kind = random.choice((Kind.MEETING, Kind.MEETING, Kind.AGREEMENT, Kind.PLEDGE))
        yield when, tuple(who), {"kind": kind, "status": random.choice((Status.OCCURRED, Status.OCCURRED, Status.PLANNED))}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Events entered, rejected, changed, deleted and brought back."""
    random = Random(5)
    with Store.open(tmp_path_factory.mktemp("counting") / "many.db", create=True) as store:
        for when, who, fields in _drawn(random):
            store.new_event(replace(meeting(*who, when=when, **fields), evidence=()))
        ids = store.ids(sort="id")
        store.review(random.sample(ids, 15), Review.REJECTED)
        for id in random.sample(ids, 12):
            event = store.event(id).event
            store.correct(id, replace(event, when=on("2022-02-02"), participants=(*event.participants[:1], state("KOR"))))
        store.delete_events(random.sample(ids, 10))
        store.delete_events(random.sample(store.ids(), 10))
        store.undo()
        yield store


def _all(store: Store, wanted: Filter) -> list[StoredEvent]:
    """The events of a filter, in no order that an index could give."""
    return store.events(wanted, sort="confidence")


def test_triggers_count_what_is_there(store: Store) -> None:
    assert list(wrong(store._connection)) == []


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("letters", [0, 4, 7, 10])
def test_days(store: Store, wanted: Filter, letters: int) -> None:
    counted = Counter({(row["period"], row["kind"], row["status"]): row["events"] for row in store.days(wanted, letters=letters)})
    assert counted == Counter((str(e.event.when.start or "")[:letters], e.event.kind, e.event.status) for e in _all(store, wanted))
    assert store.count(wanted) == sum(counted.values()) == len(_all(store, wanted)) > 0


def _countries(stored: StoredEvent) -> set[tuple[str | None, ...]]:
    return {(code,) for code in stored.event.countries}


def _pairs(stored: StoredEvent) -> set[tuple[str | None, ...]]:
    return {*combinations(sorted(stored.event.countries), 2)}


def _people(stored: StoredEvent) -> set[tuple[str | None, ...]]:
    return {(p.name, p.country) for p in stored.event.participants if p.kind is ActorKind.PERSON}


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize(
    ("by", "keys"), [_p("country", _countries, id="country"), _p("pair", _pairs, id="pair"), _p("person", _people, id="person")]
)
def test_groups(store: Store, wanted: Filter, by: str, keys: Callable[[StoredEvent], set[tuple[str | None, ...]]]) -> None:
    groups = store.groups(by, wanted)
    events = _all(store, wanted)
    assert {g.key: g.events for g in groups} == Counter(key for e in events for key in keys(e))
    assert {g.key: g.pledges for g in groups if g.pledges} == Counter(key for e in events for key in keys(e) if e.event.kind is Kind.PLEDGE)
    years = Counter((key, e.event.when.start.year) for e in events if e.event.when.start for key in keys(e))
    assert {(g.key, year): number for g in groups for year, number in g.years.items()} == years
    assert [g.events for g in groups] == sorted((g.events for g in groups), reverse=True)


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("descending", [False, True], ids=["oldest first", "newest first"])
def test_order_of_dates(store: Store, wanted: Filter, descending: bool) -> None:
    sign = -1 if descending else 1
    sorted_ids = [
        e.id
        for e in sorted(
            _all(store, wanted),
            key=lambda e: (e.event.when.start is None, sign * (e.event.when.start or date.min).toordinal(), sign * e.id),
        )
    ]
    assert store.ids(wanted, descending=descending) == sorted_ids
    assert store.ids(wanted, descending=descending, limit=7) == sorted_ids[:7]
    assert [e.id for e in store.stream(wanted, descending=descending)] == sorted_ids
    assert store.count(wanted, most=5) == min(5, len(sorted_ids))


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("kind", ["country", "person", "org"])
def test_everybody(store: Store, wanted: Filter, kind: str) -> None:
    events = _all(store, wanted)
    for who in store.everybody(kind, wanted):
        mine = [e for e in events if _took_part(e, kind, who.name, who.country)]
        days = sorted(str(e.event.when.start) for e in mine if e.event.when.start)
        assert (who.events, who.first, who.last) == (len(mine), days[0] if days else None, days[-1] if days else None)
        if kind == "country":
            others = Counter(code for e in mine for code in e.event.countries if code != who.name)
            assert who.counterparts == tuple(sorted(others.items(), key=lambda item: (-item[1], item[0]))[:3])


def _took_part(stored: StoredEvent, kind: str, name: str, country: str | None) -> bool:
    if kind == "country":
        return name in stored.event.countries
    return any((p.kind, p.name, p.country) == (kind, name, country) for p in stored.event.participants)


@pytest.mark.parametrize(
    ("names", "aliases", "name", "found"),
    [
        _p([("Ana Reis", "BRA"), ("Ana Reis", None)], [], "reis", [("Ana Reis", "BRA", 2)], id="one without a country is the one with"),
        _p([("Ana Reis", "BRA"), ("Ana Reis", "KEN")], [], "Ana Reis", [("Ana Reis", "BRA", 1), ("Ana Reis", "KEN", 1)], id="namesakes"),
        _p([("Ana Reis", "BRA"), ("Ana Reis Dias", "BRA")], [], "ANA REIS", [("Ana Reis", "BRA", 1)], id="a whole name comes first"),
        _p(
            [("Ana Reis", "BRA"), ("Luis Reis", "BRA")],
            [],
            "Réis",
            [("Ana Reis", "BRA", 1), ("Luis Reis", "BRA", 1)],
            id="a part of two names",
        ),
        _p(
            [("Ana Reis", "BRA"), ("Ms Reis", "BRA")],
            [("Ms Reis", "Ana Reis")],
            "ms reis",
            [("Ana Reis", "BRA", 2)],
            id="an alias on record",
        ),
        _p([("Ana Reis", "BRA")], [("the minister", "Ana Reis")], "the minister", [("Ana Reis", "BRA", 1)], id="an alias of the user's"),
        _p([("Ana Reis", "BRA")], [], "Otieno", [], id="nobody"),
        _p([("Ana Reis", "BRA")], [], "!", [], id="no name"),
    ],
)
def test_who_is_called_so(
    tmp_path: Path, names: list[tuple[str, str | None]], aliases: list[tuple[str, str]], name: str, found: list[tuple[str, str, int]]
) -> None:
    with Store.open(tmp_path / "names.db", create=True) as store:
        for own, country in names:
            store.new_event(replace(meeting(person(own, country), state("KOR")), evidence=()))
        for alias, of in aliases:
            store.add_alias(alias, of)
        meant = store.called("person", name)
        assert [(who.name, who.country, store.profile(who).who.events) for who in meant] == found


NORWAY, SWEDEN, KENYA = (Participant(code, ActorKind.COUNTRY, code, role=Role.PLEDGER) for code in ("NOR", "SWE", "KEN"))


@pytest.mark.parametrize(
    ("participants", "money", "sums"),
    [
        _p((NORWAY, replace(KENYA, role=Role.RECIPIENT)), Money(5, "USD"), [(("NOR",), ("KEN",), "USD", 5.0)], id="one to one"),
        _p((NORWAY, SWEDEN), Money(5, "USD"), [(("NOR", "SWE"), (), "USD", 5.0)], id="two together"),
        _p(
            (replace(NORWAY, money=Money(2, "NOK")), replace(SWEDEN, money=Money(3, "SEK"))),
            Money(5, "USD"),
            [(("NOR",), (), "NOK", 2.0), (("SWE",), (), "SEK", 3.0)],
            id="each its own",
        ),
        _p(
            (NORWAY, replace(KENYA, role=Role.RECIPIENT, money=Money(2, "NOK"))),
            None,
            [(("NOR",), ("KEN",), "NOK", 2.0)],
            id="to each its own",
        ),
        _p((NORWAY,), None, [(("NOR",), (), None, None)], id="no amount"),
    ],
)
def test_pledges_are_summed_up(
    tmp_path: Path,
    participants: tuple[Participant, ...],
    money: Money | None,
    sums: list[tuple[tuple[str, ...], tuple[str, ...], str, float]],
) -> None:
    pledge = replace(meeting(*participants, kind=Kind.PLEDGE, money=money), evidence=())
    with Store.open(tmp_path / "pledges.db", create=True) as store:
        store.new_event(pledge)
        store.new_event(replace(pledge, status=Status.DENIED))
        assert [(p.pledgers, p.recipients, p.currency, p.amount) for p in store.pledged()] == sums
        store.new_event(pledge)
        assert [p.amount for p in store.pledged()] == [total and total * 2 for *_, total in sums]
        assert {p.pledges for p in store.pledged()} == {2}


@pytest.mark.parametrize(
    ("what", "start", "found"),
    [
        _p("events", "", ["12", "11", "10", "9", "8"], id="newest ids"),
        _p("events", "1", ["12", "11", "10", "1"], id="ids that begin so"),
        _p("events", "x", [], id="no id"),
        _p("events", "0", [], id="no id begins with a nought"),
        _p("people", "an", ["Ana Reis"], id="case is ignored"),
        _p("people", "Reis", [], id="from the start"),
        _p("places", "na", ["Nairobi"], id="places"),
        _p("orgs", "Afr", ["African Union"], id="bodies"),
        _p("countries", "K", ["KEN"], id="countries"),
    ],
)
def test_words_that_begin_so(tmp_path: Path, what: str, start: str, found: list[str]) -> None:
    with Store.open(tmp_path / "words.db", create=True) as store:
        for _ in range(12):
            store.new_event(replace(meeting(person("Ana Reis", "BRA"), state("KEN"), org("African Union"), place="Nairobi"), evidence=()))
        assert store.beginning(what, start, 5) == found
