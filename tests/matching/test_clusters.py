"""Reports are grouped the same way in any order, by the surest pairs, and as the user said."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

from dipltrack.matching import Report, cluster
from dipltrack.model import Kind, Status
from tests.matching.factories import report

MINISTERS = "JPN FM Yoko Abe; KOR FM Kim Min-ho"


def groups(*reports: Report, rulings: dict[frozenset[int], bool] | None = None) -> list[list[int]]:
    """Articles per group; every order of arrival has to give the same."""
    found = {tuple(tuple(r.article_id or 0 for r in g) for g in cluster(order, rulings)) for order in permutations(reports)}
    assert len(found) == 1, found
    return [list(g) for g in found.pop()]


def test_two_rounds_in_one_week_and_a_report_that_names_nobody() -> None:
    monday, thursday = report(MINISTERS, "2024-05-06", article=1), report(MINISTERS, "2024-05-09", article=2)
    states = report("JPN; KOR", "2024-05-09", article=3)
    assert groups(monday, thursday, states) == [[1], [2, 3]]


def test_a_vague_report_joins_the_only_event_it_can_be() -> None:
    may = report("JPN; KOR", "2024-05", article=3, published=date(2024, 6, 1))
    assert groups(report(MINISTERS, article=1), may) == [[1, 3]]


def test_a_vague_report_that_could_be_either_stays_alone() -> None:
    may = report("JPN; KOR", "2024-05", article=3, published=date(2024, 6, 1))
    assert groups(report(MINISTERS, "2024-05-06", article=1), report(MINISTERS, "2024-05-20", article=2), may) == [[1], [2], [3]]


def test_what_one_article_tells_apart_keeps_others_apart_too() -> None:
    talks: dict[str, Any] = {"place": "Tokyo"}
    first = report(MINISTERS, "2024-05-02", article=1, **talks)
    again = report(MINISTERS, "2024-05-03", article=1, basis="same clause: weekday", **talks)
    other = report(MINISTERS, "2024-05-02", article=2, **talks)
    found = groups(first, again, other)
    assert sorted(map(sorted, found)) == [[1], [1, 2]]


def test_two_texts_of_one_day_and_a_report_of_one_of_them() -> None:
    signed: dict[str, Any] = {"kind": Kind.AGREEMENT, "mode": "signed", "verb": "signed"}
    trade = report("PER; CHL", article=1, text="signed an accord on the extradition of convicted prisoners", **signed)
    fishing = report("PER; CHL", article=2, text="signed a treaty on fishing in coastal waters", **signed)
    canoes = report("PER; CHL", article=3, text="signed a pact on fishing by canoes in coastal waters", **signed)
    assert groups(trade, fishing, canoes) == [[1], [2, 3]]


def test_a_plan_its_postponement_and_the_meeting() -> None:
    plan = report(MINISTERS, "2024-05-02", article=1, status=Status.PLANNED, published=date(2024, 4, 20))
    put_off = report(MINISTERS, "2024-05-02", article=2, status=Status.CANCELLED, status_words="postponed", published=date(2024, 5, 1))
    held = report(MINISTERS, "2024-05-21", article=3, published=date(2024, 5, 22))
    assert groups(plan, put_off, held) == [[1, 2, 3]]
    assert groups(plan, held) == [[1], [3]]
    called_off = report(MINISTERS, "2024-05-02", article=2, status=Status.CANCELLED, status_words="called off", published=date(2024, 5, 1))
    assert groups(plan, called_off, held) == [[1, 2], [3]]


def test_what_was_put_off_is_held_once() -> None:
    oslo: dict[str, Any] = {"place": "Oslo", "place_country": "NOR"}
    put_off = report(
        MINISTERS, "2024-04-18", article=1, status=Status.CANCELLED, status_words="postponed", published=date(2024, 4, 16), **oslo
    )
    held = report(MINISTERS, "2024-05-02", article=2, **oslo)
    next_day = report(MINISTERS, "2024-05-03", article=3, place="Stavanger", place_country="NOR")
    assert groups(put_off, held, next_day) == [[1, 2], [3]]


def test_what_the_user_made_of_two_takes_what_is_like_either_and_nothing_between() -> None:
    may, july = report(MINISTERS, "2024-05-02", article=1, id=1), report(MINISTERS, "2024-07-09", article=2, id=2)
    joined = {frozenset((1, 2)): True}
    assert groups(may, july, report(MINISTERS, "2024-07-09", article=3, id=3), rulings=joined) == [[1, 2, 3]]
    put_off = report(
        MINISTERS, "2024-05-01", article=4, id=4, status=Status.CANCELLED, status_words="postponed", place="Oslo", place_country="NOR"
    )
    held = report(MINISTERS, "2024-05-02", article=1, id=1, place="Oslo", place_country="NOR")
    next_day = report(MINISTERS, "2024-05-03", article=5, id=5, place="Stavanger", place_country="NOR")
    assert groups(held, july, put_off, next_day, rulings=joined) == [[1, 2, 4], [5]]


def test_the_users_word_comes_first() -> None:
    one, other, third = (report(MINISTERS, d, article=n, id=n) for n, d in enumerate(("2024-05-02", "2024-05-02", "2024-07-09"), 1))
    assert groups(one, other, third) == [[1, 2], [3]]
    assert groups(one, other, third, rulings={frozenset({1, 2}): False}) == [[1], [2], [3]]
    assert groups(one, other, third, rulings={frozenset({2, 3}): True}) == [[1, 2, 3]]
    apart = {frozenset({2, 3}): True, frozenset({1, 2}): False, frozenset({1, 3}): False}
    assert groups(one, other, third, rulings=apart) == [[1], [2, 3]]
