"""Filter → SQL, without a database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dipltrack.errors import UsageError
from dipltrack.keys import fold, initials, words_hash
from dipltrack.model import Kind, Status
from dipltrack.storage.filters import ALSO, Filter, match_words, order_by

PART = "e.id IN (SELECT p.event_id FROM participant p WHERE p.country {} AND p.party = 1{})"
BOTH = f" AND {ALSO.format(event='p', id='p.event_id')}"
STANDING = "e.review <> 'rejected'"
TAGGED = "e.id IN (SELECT event_id FROM tag WHERE word = ?)"
UNSETTLED = (
    "NOT EXISTS (SELECT 1 FROM link l JOIN event o ON o.id = l.event_id"
    " WHERE l.other_id = e.id AND l.relation IN ('fulfils', 'cancels') AND o.review <> 'rejected')"
)
_p = pytest.param


@pytest.mark.parametrize(
    ("wanted", "where", "values"),
    [
        _p(Filter(), STANDING, [], id="nothing asked"),
        _p(Filter(review="all"), "1", [], id="rejected too"),
        _p(Filter(review="confirmed"), "e.review = ?", ["confirmed"], id="confirmed"),
        _p(Filter(countries=("JPN",)), f"{PART.format('= ?', '')} AND {STANDING}", ["JPN"], id="one country"),
        _p(
            Filter(countries=("JPN", "KOR"), review="all"),
            f"{PART.format('= ?', BOTH)}",
            ["JPN", "KOR"],
            id="both took part",
        ),
        _p(
            Filter(countries=("JPN", "KOR"), any_country=True, review="all"), PART.format("IN (?, ?)", ""), ["JPN", "KOR"], id="one of them"
        ),
        _p(Filter(any_country=True, review="all"), "1", [], id="any of none"),
        _p(Filter(kinds=(Kind.MEETING, Kind.PLEDGE), review="all"), "e.kind IN (?, ?)", ["meeting", "pledge"], id="kinds"),
        _p(
            Filter(modes=("talks",), statuses=(Status.DENIED,), review="all"),
            "e.mode IN (?) AND e.status IN (?)",
            ["talks", "denied"],
            id="mode, status",
        ),
        _p(Filter(until=date(2024, 5, 1), review="all"), "e.date <= ?", ["2024-05-01"], id="until"),
        _p(
            Filter(since=date(2024, 5, 1), review="all"),
            "coalesce(e.date_end, e.date) >= ? AND e.date IS NOT NULL",
            ["2024-05-01"],
            id="since",
        ),
        _p(Filter(place="São Tomé", review="all"), "instr(e.place_key, ?) > 0", ["sao tome"], id="place"),
        _p(Filter(topic="—", review="all"), "0", [], id="a topic without words"),
        _p(Filter(persons=("!",), review="all"), "0", [], id="a person without words"),
        _p(Filter(orgs=("",), review="all"), "0", [], id="an org without words"),
        _p(Filter(source="?", review="all"), "0", [], id="a source without words"),
        _p(Filter(text="***", review="all"), "0", [], id="text without words"),
        _p(Filter(min_countries=3, min_confidence=0.5, review="all"), "e.parties >= ? AND e.confidence >= ?", [3, 0.5], id="thresholds"),
        _p(
            Filter(tags=("Follow up", "oslo"), review="all"),
            f"{TAGGED} AND {TAGGED}",
            ["follow-up", "oslo"],
            id="tags, all of them",
        ),
        _p(
            Filter(open=True, review="all"),
            "e.kind = ? AND e.status = ? AND NOT EXISTS (SELECT 1 FROM link WHERE event_id = e.id AND relation = 'fulfils')"
            f" AND {UNSETTLED}",
            ["pledge", "occurred"],
            id="open pledges",
        ),
        _p(
            Filter(overdue=date(2024, 5, 3), review="all"),
            f"e.status = ? AND coalesce(e.date_end, e.date) < ? AND {UNSETTLED}",
            ["planned", "2024-05-03"],
            id="overdue",
        ),
        _p(Filter(ids=(3, 1), review="all"), "e.id IN (SELECT value FROM json_each(?))", ["[3, 1]"], id="ids"),
    ],
)
def test_a_filter_compiles_to_a_condition(wanted: Filter, where: str, values: list[Any]) -> None:
    assert wanted.compile() == (where, values)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(
            countries=("JPN", "KOR"),
            persons=("Ana Souza", "x"),
            orgs=("AU",),
            kinds=(Kind.MEETING,),
            modes=("talks",),
            statuses=(Status.DENIED,),
            since=date(2024, 1, 1),
            until=date(2024, 2, 1),
            place="Rome",
            topic="fish",
            source="Wire",
            article=3,
            text="a b",
            min_countries=2,
            outlets=(">=", 2),
            min_confidence=0.1,
            review="rejected",
            ids=(1,),
        ),
        Filter(persons=("a b c",), orgs=("d e",)),
    ],
)
def test_every_mark_has_its_value(wanted: Filter) -> None:
    where, values = wanted.compile()
    assert where.count("?") == len(values)


@pytest.mark.parametrize(
    "wanted",
    [Filter(review="maybe"), Filter(outlets=("<", 2)), Filter(outlets=("= 1 OR 1", 2))],
    ids=["review", "operator", "injection"],
)
def test_what_cannot_be_asked_is_refused(wanted: Filter) -> None:
    with pytest.raises(UsageError, match="Can't read"):
        wanted.compile()


def test_sorting_puts_what_has_no_value_last_and_settles_ties_by_id() -> None:
    assert order_by("date", False) == "e.date ASC NULLS LAST, e.id ASC"
    assert order_by("id", True) == "e.id DESC NULLS LAST"
    with pytest.raises(UsageError, match=r"Can't sort by 'e.id; DROP'. Use one of: id, date"):
        order_by("e.id; DROP", False)


@pytest.mark.parametrize(
    ("words", "query"),
    [
        _p("trade talks", '"trade" "talks"', id="all words"),
        _p("U.S.-Japan", '"U.S.-Japan"', id="punctuation"),
        _p('the "joint statement" said', '"the" "joint statement" "said"', id="phrase"),
        _p('an "open quote', '"an" "open" "quote"', id="unbalanced quote"),
        _p("cats AND dogs OR NOT NEAR", '"cats" "AND" "dogs" "OR" "NOT" "NEAR"', id="operators are words"),
        _p("(meet* ^first title:x", '"(meet*" "^first" "title:x"', id="syntax"),
        _p('* ( ) "" - …', None, id="no words"),
        _p("", None, id="empty"),
        _p("a\x00b", '"a" "b"', id="NUL"),
    ],
)
def test_words_become_a_query_without_operators(words: str, query: str | None) -> None:
    assert match_words(words) == query


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("José-María O’Brien", "jose maria obrien"),
        ("  KIM   Jong-un ", "kim jong un"),
        ("Łukasz Øster", "lukasz oster"),
        ("Erdoğan", "erdogan"),
        ("Straße", "strasse"),
        ("習近平", "習近平"),
        ("—", ""),
    ],
)
def test_names_are_folded(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("European Union", "eu"),
        ("Association of Southeast Asian Nations", "asean"),
        ("International Atomic Energy Agency", "iaea"),
        ("Interpol", ""),
    ],
)
def test_bodies_have_the_acronym_of_their_name(name: str, acronym: str) -> None:
    assert initials(name) == acronym


def test_an_article_is_known_by_its_words() -> None:
    assert words_hash("Two  words\n") == words_hash("Two words")
    assert words_hash("Two words") != words_hash("two words")
    assert words_hash("", "One") != words_hash("", "Two")
    assert words_hash("same", "One") == words_hash("same", "Two")
