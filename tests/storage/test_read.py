"""Questions → events, hits, lists; the views and the user's own SQL agree."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from dipltrack.errors import NotFound, UsageError
from dipltrack.model import Kind, Precision, Review, Status, When
from dipltrack.storage import SCHEMA_VERSION, Filter, Store
from tests.storage.factories import FULL_EVENT, article, evidence, meeting, on, org, person, rows, state

_p = pytest.param


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("read") / "filled.db"
    with Store.open(path, create=True) as store:
        text = "U.S.-Japan talks (again): 'yes' AND no*. The European Union museum."
        store.add(
            article(1, text=text, source="Coast Wire", published=date(2024, 5, 3), url="https://coast.example/a"),
            [
                meeting(
                    person("José Ñandú", "BRA"),
                    person("Kim Jong-un", "PRK", "Leader"),
                    state("KEN"),
                    when=on("2024-05-02"),
                    place="São Tomé",
                    topic="Fish",
                    text=text,
                    span=(0, 10),
                ),
                meeting(
                    state("BRA"),
                    org("European Union", "BEL"),
                    when=on("2024-05-01", "2024-05-31", Precision.MONTH),
                    text=text,
                    span=(11, 40),
                    mode="visit",
                ),
            ],
        )
        store.add(
            article(2, source="Hill Post", published=date(2024, 5, 1)),
            [
                meeting(state("KEN"), state("BRA"), kind=Kind.PLEDGE, status=Status.PLANNED, confidence=0.3),
                meeting(
                    person(None, "KEN", "envoy"),
                    state("USA"),
                    when=When(window=(date(2024, 1, 1), date(2024, 6, 1))),
                    kind=Kind.AGREEMENT,
                    span=(91, 110),
                ),
                meeting(state("KEN"), state("FRA"), when=on("2023-01-01")),
            ],
        )
        store.add(article(2, source="Reprint Daily"), [])
        store.review([5], Review.REJECTED)
        store.review([1], Review.CONFIRMED)
    with Store.read(path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        _p(Filter(), [1, 2, 3, 4], id="standing"),
        _p(Filter(review="all"), [1, 2, 3, 4, 5], id="all"),
        _p(Filter(review="rejected"), [5], id="rejected"),
        _p(Filter(review="unreviewed"), [2, 3, 4], id="unreviewed"),
        _p(Filter(countries=("KEN",)), [1, 3, 4], id="country"),
        _p(Filter(countries=("KEN", "BRA")), [1, 3], id="both countries"),
        _p(Filter(countries=("PRK", "USA"), any_country=True), [1, 4], id="any country"),
        _p(Filter(countries=("BEL",)), [], id="the seat of a body is no party"),
        _p(Filter(persons=("jose nandu",)), [1], id="accents"),
        _p(Filter(persons=("JONG UN kim",)), [1], id="order of names"),
        _p(Filter(persons=("ndu",)), [1], id="part of a name"),
        _p(Filter(persons=("kim", "nandu")), [1], id="two people"),
        _p(Filter(persons=("kim nandu",)), [], id="two people in one name"),
        _p(Filter(persons=("ken",)), [], id="countries are no people"),
        _p(Filter(orgs=("european",)), [2], id="org"),
        _p(Filter(orgs=("E.U.",)), [2], id="acronym"),
        _p(Filter(orgs=("pean",)), [], id="org inside a word"),
        _p(Filter(kinds=(Kind.PLEDGE, Kind.AGREEMENT)), [3, 4], id="kinds"),
        _p(Filter(modes=("visit",)), [2], id="mode"),
        _p(Filter(statuses=(Status.PLANNED,)), [3], id="status"),
        _p(Filter(since=date(2024, 5, 31)), [2], id="since overlaps the end of an interval"),
        _p(Filter(until=date(2024, 5, 1)), [2], id="until overlaps its start"),
        _p(Filter(since=date(2024, 5, 2), until=date(2024, 5, 2)), [1, 2], id="a day"),
        _p(Filter(since=date(2024, 6, 1)), [], id="windows are no dates"),
        _p(Filter(place="sao tome"), [1], id="place"),
        _p(Filter(topic="FISH"), [1], id="topic"),
        _p(Filter(source="coast"), [1, 2], id="source"),
        _p(Filter(source="reprint daily"), [3, 4], id="an outlet that reprinted"),
        _p(Filter(source="coast.example"), [1, 2], id="URL"),
        _p(Filter(article=2), [3, 4], id="article"),
        _p(Filter(text="U.S.-Japan"), [1], id="evidence"),
        _p(Filter(text='"museum'), [], id="words outside the evidence"),
        _p(Filter(text="otieno NOT"), [], id="operators are words"),
        _p(Filter(min_countries=3), [1], id="countries at least"),
        _p(Filter(outlets=(">=", 2)), [], id="a reprint is no second witness"),
        _p(Filter(outlets=("=", 1)), [1, 2, 3, 4], id="one outlet"),
        _p(Filter(min_confidence=0.5), [1, 2, 4], id="confidence"),
        _p(Filter(ids=(4, 2, 77)), [2, 4], id="ids"),
        _p(Filter(countries=("KEN",), kinds=(Kind.MEETING,), persons=("kim",), text="japan", since=date(2024, 1, 1)), [1], id="together"),
    ],
)
def test_filters(filled: Store, wanted: Filter, found: list[int]) -> None:
    assert filled.ids(wanted, sort="id") == found
    assert [e.id for e in filled.events(wanted, sort="id")] == found
    assert filled.count(wanted) == len(found)


def test_order_and_limit(filled: Store) -> None:
    assert filled.ids() == [2, 1, 3, 4], "undated last"
    assert filled.ids(descending=True) == [1, 2, 4, 3], "undated last here too"
    assert filled.ids(sort="confidence", limit=1) == [3]
    assert filled.ids(sort="countries", limit=0) == []
    assert [e.id for e in filled.events(sort="countries")] == [2, 1, 3, 4]


def test_events_without_a_date_are_counted(filled: Store) -> None:
    assert filled.undated(Filter(since=date(2024, 1, 1))) == 2
    assert filled.undated(Filter(since=date(2024, 1, 1), kinds=(Kind.PLEDGE,))) == 1


def test_events_take_a_fixed_number_of_queries(filled: Store) -> None:
    asked: list[str] = []
    filled._connection.set_trace_callback(asked.append)
    filled.events()
    filled._connection.set_trace_callback(None)
    assert len([q for q in asked if q.startswith(("SELECT", "\n"))]) <= 4


@pytest.mark.parametrize(
    "words",
    ["U.S.-Japan", '"talks', "japan*", "(japan", "japan)", "AND japan", "NEAR(japan", "'japan'", "japan:", "^japan", "-japan", "{japan}"],
)
def test_search_is_safe_from_punctuation(filled: Store, words: str) -> None:
    filled.search(words, articles=True)
    filled.search(words)
    assert [h.event_id for h in filled.search("U.S.-Japan")] == [1]


def test_hits_are_marked(filled: Store) -> None:
    (hit,) = filled.search("japan")
    assert (hit.event_id, hit.article_id, hit.title, hit.source, hit.published) == (1, 1, "Dispatch 1", "Coast Wire", date(2024, 5, 3))
    assert hit.snippet == "U.S.-\x02Japan\x03"
    (in_article,) = filled.search("museum", articles=True)
    assert (in_article.event_id, in_article.article_id) == (None, 1)
    assert "\x02museum\x03" in in_article.snippet
    assert in_article.score > 0


def test_search_orders_limits_and_leaves_out_what_was_rejected(filled: Store) -> None:
    assert [h.article_id for h in filled.search("dispatch", articles=True, newest=True)] == [1, 2]
    assert len(filled.search("dispatch", articles=True, limit=1)) == 1
    assert {h.event_id for h in filled.search("kenyan")} == {3}
    with pytest.raises(UsageError, match="Give one word or more"):
        filled.search("*")


def test_a_raw_query_is_passed_as_it_is(filled: Store) -> None:
    assert {h.event_id for h in filled.search("kenya* NOT seeds", raw=True)} == {3}
    assert [h.article_id for h in filled.search("title: dispatch", articles=True, newest=True, raw=True)] == [1, 2]
    assert filled.search("kenya* NOT seeds") == [], "without --raw these are words"


@pytest.mark.parametrize("query", ["", "AND", '"open', "NEAR(", "nowhere: x", "a -b", "*", "(met", "\x00"])
def test_a_raw_query_that_is_none_is_one_line(filled: Store, query: str) -> None:
    with pytest.raises(UsageError, match=r"^Can't read '.*' as a query for FTS5 \([^\n]+\)\. Leave --raw out to search for these words\.$"):
        filled.search(query, raw=True)


def test_one_hit_per_event(store: Store) -> None:
    text = "Talks began. Talks ended."
    event = meeting(text=text, span=(0, 12))
    twice = type(event)(**{f: getattr(event, f) for f in event.__slots__} | {"evidence": (evidence(text, 0, 12), evidence(text, 13, 25))})
    store.add(article(1, text=text), [twice])
    assert [h.event_id for h in store.search("talk")] == [1]


def test_lists_for_completion(filled: Store) -> None:
    assert filled.countries() == ["BRA", "KEN", "PRK", "USA"]
    assert filled.people() == ["José Ñandú", "Kim Jong-un"]
    assert filled.orgs() == ["European Union"]
    assert filled.places() == ["São Tomé"]
    assert filled.known("topics") == ["Fish"]
    assert filled.known("modes") == ["talks", "visit"]
    assert filled.known("sources") == ["Coast Wire", "Hill Post", "Reprint Daily"]


def test_views_agree_with_the_filters(filled: Store) -> None:
    names, found = filled.sql("SELECT * FROM timeline")
    listed = [dict(zip(names, row, strict=True)) for row in found]
    assert [row["id"] for row in listed] == filled.ids()
    for row in listed:
        event = filled.event(row["id"])
        assert (row["countries"] or "") == "; ".join(event.event.countries)
        assert (row["people"] or "") == "; ".join(event.event.people)
        assert (row["orgs"] or "") == "; ".join(event.event.orgs)
        assert row["sources"] == "; ".join(event.sources)
        assert row["date"] == (event.event.when.start and event.event.when.start.isoformat())
    assert [row[0] for row in filled.sql("SELECT id FROM meetings")[1]] == filled.ids(Filter(kinds=(Kind.MEETING,)))
    pairs = set(filled.sql("SELECT country_a, country_b, event_id FROM country_pair")[1])
    assert pairs == {("BRA", "PRK", 1), ("BRA", "KEN", 1), ("KEN", "PRK", 1), ("BRA", "KEN", 3), ("KEN", "USA", 4)}


def test_info(filled: Store) -> None:
    info = filled.info()
    assert {
        k: info[k] for k in ("articles", "events", "meetings", "agreements", "pledges", "undated", "first", "last", "people", "countries")
    } == {
        "articles": 2,
        "events": 5,
        "meetings": 3,
        "agreements": 1,
        "pledges": 1,
        "undated": 2,
        "first": "2023-01-01",
        "last": "2024-05-02",
        "people": 2,
        "countries": 5,
    }
    assert info["bytes"] > 0 and info["schema"] == SCHEMA_VERSION


def test_an_empty_database_answers(store: Store) -> None:
    assert store.events() == [] and store.count() == 0 and store.articles() == [] and store.search("x") == [] and store.log() == []
    assert store.check() == []
    with pytest.raises(NotFound, match=r"No event 1\. There are none yet: dipltrack add article.txt"):
        store.event(1)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM event",
        "INSERT INTO alias VALUES (1, 'a', 'b', 1)",
        "ATTACH '/tmp/other.db' AS other",
        "PRAGMA user_version = 7",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = 1",
        "CREATE TEMP TABLE t (x)",
        "DROP VIEW timeline",
        "VACUUM",
        "BEGIN",
        "WITH x AS (SELECT 1) UPDATE event SET title = ''",
        "INSERT INTO evidence_fts (evidence_fts) VALUES ('rebuild')",
    ],
)
def test_sql_refuses_to_write(filled: Store, query: str) -> None:
    before = rows(filled.path)
    with pytest.raises(UsageError, match=r"db sql only reads|Can't run this query") as refused:
        list(filled.sql(query)[1])
    assert "\n" not in str(refused.value)
    assert rows(filled.path) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELEC 1",
        "SELECT * FROM nowhere",
        "SELECT 1; SELECT 2",
        "",
        "SELECT load_extension('x')",
        "SELECT ?",
        "SELECT abs(-9223372036854775808)",
    ],
)
def test_what_is_no_query_is_one_line(filled: Store, query: str) -> None:
    if query == "":
        assert filled.sql(query)[0] == []
        return
    with pytest.raises(UsageError, match=r"^(Can't run this query: |db sql only reads)[^\n]*$"):
        list(filled.sql(query)[1])


def test_sql_reads_anything(filled: Store) -> None:
    names, found = filled.sql(
        "SELECT id, snippet(evidence_fts, 0, '[', ']', '…', 5) AS s FROM evidence_fts JOIN evidence e ON e.id = evidence_fts.rowid WHERE evidence_fts MATCH 'japan'"
    )
    assert (names, list(found)) == (["id", "s"], [(1, "U.S.-[Japan]")])
    assert list(filled.sql("PRAGMA table_info(alias)")[1])
    assert list(filled.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT max(i) FROM n")[1]) == [(3,)]


def test_reading_never_imports_the_tools_for_writing(filled: Store) -> None:
    script = f"""
import sys
from pathlib import Path
from dipltrack.storage import Store
with Store.read(Path({str(filled.path)!r})) as store:
    assert store.events() and store.search("japan") and store.articles() and store.log() and store.info()
    assert store.schema() and list(store.sql("SELECT 1")[1])
print([m for m in ("sqlite_utils", "pandas", "rich", "dateutil", "hashlib") if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_aliases_find_people_and_bodies(store: Store) -> None:
    store.add(article(1), [meeting(), FULL_EVENT])
    assert store.ids(Filter(persons=("The Seed Lady",))) == []
    assert store.add_alias("the seed lady", "Ana Souza") == 1
    assert store.ids(Filter(persons=("The Seed Lady",)), sort="id") == [1, 2]
    assert store.add_alias("x", "nobody") == 0
    assert store.remove_alias("The seed lady") == 1
    assert store.ids(Filter(persons=("seed",))) == []
    store.undo()
    assert store.ids(Filter(persons=("seed",)), sort="id") == [1, 2]
    with pytest.raises(UsageError, match="is no name"):
        store.add_alias("…", "Ana Souza")


def test_the_schema_is_readable_sql(store: Store) -> None:
    with sqlite3.connect(":memory:") as copy:
        copy.executescript(store.schema())
        assert copy.execute("SELECT count(*) FROM timeline").fetchone() == (0,)
    copy.close()
