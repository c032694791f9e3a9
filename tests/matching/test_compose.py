"""What several articles tell together: the best-supported version of each field, and the life of the event."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from dipltrack.matching import Report, compose, history, versions
from dipltrack.model import Event, Precision, Status
from tests.matching.factories import day, report


def composed(*reports: Report) -> Event:
    """Whatever the order of the reports, the event is the same."""
    found = {compose(order) for order in permutations(reports)}
    assert len(found) == 1
    return found.pop()


def test_one_report_is_the_event() -> None:
    only = report("JPN; KOR")
    assert composed(only) == only.event


def test_most_witnesses_give_the_day_and_the_place() -> None:
    first = report("JPN; KOR", "2024-05-02", article=1, place="Tokyo", place_country="JPN", confidence=0.6)
    second = report("JPN; KOR", "2024-05-02", article=2, place="Tokyo", place_country="JPN", confidence=0.6)
    odd = report("JPN; KOR", "2024-05-03", article=3, place="Osaka", place_country="JPN", confidence=0.9)
    event = composed(first, second, odd)
    assert (event.when.start, event.place) == (date(2024, 5, 2), "Tokyo")
    assert {field: [(said, len(who)) for said, who in said_by] for field, said_by in versions([first, second, odd]).items()} == {
        "date": [("2024-05-02", 2), ("2024-05-03", 1)],
        "place": [("Tokyo", 2), ("Osaka", 1)],
    }


def test_copies_of_one_text_are_one_witness() -> None:
    copies = [report("JPN; KOR", "2024-05-03", article=n, family="family 1", confidence=0.7) for n in (1, 2)]
    other = report("JPN; KOR", "2024-05-02", article=3, confidence=0.8)
    assert composed(*copies, other).when.start == date(2024, 5, 2)
    assert composed(*copies).confidence == 0.7
    assert composed(*copies, other).confidence > 0.8


def test_an_exact_day_is_better_than_a_month() -> None:
    assert (
        composed(report("JPN; KOR", "2024-05", article=1, confidence=0.9), report("JPN; KOR", "2024-05-02", article=2)).when.precision
        is Precision.DAY
    )


def test_people_are_joined_under_their_fullest_names() -> None:
    event = composed(
        report("JPN FM Abe; KOR FM", article=1, confidence=0.9),
        report("JPN FM Yoko Abe; KOR FM Kim Min-ho", article=2),
        report("JPN; KOR; org:ASEAN", article=3),
    )
    assert [(p.name, p.country) for p in event.participants] == [("Yoko Abe", "JPN"), ("Kim Min-ho", "KOR"), ("ASEAN", None)]


def test_what_took_place_is_no_longer_planned_whatever_came_later() -> None:
    plan = report("JPN; KOR", article=1, status=Status.PLANNED, published=date(2024, 4, 20), confidence=0.99)
    held = report("JPN; KOR", article=2, published=date(2024, 5, 3))
    late = report("JPN; KOR", article=3, status=Status.PLANNED, published=date(2024, 5, 4))
    event = composed(plan, held, late)
    assert (event.status, event.cameo, event.plover) == (Status.OCCURRED, "040", "CONSULT")


def test_the_newest_word_about_what_is_to_come_holds() -> None:
    plan = report("JPN; KOR", article=1, status=Status.PLANNED, published=date(2024, 4, 20))
    off = report("JPN; KOR", article=2, status=Status.CANCELLED, published=date(2024, 4, 28))
    assert composed(plan, off).status is Status.CANCELLED
    assert composed(plan, off).cameo is None
    again = report("JPN; KOR", article=3, status=Status.PLANNED, published=date(2024, 4, 30))
    assert composed(plan, off, again).status is Status.PLANNED


def test_history_tells_each_stage_once() -> None:
    plan = report("JPN; KOR", article=1, status=Status.PLANNED, published=date(2024, 4, 20))
    copy = report("JPN; KOR", article=2, status=Status.PLANNED, published=date(2024, 4, 21))
    moved = report("JPN; KOR", "2024-05-20", article=3, status=Status.PLANNED, published=date(2024, 4, 28))
    held = report("JPN; KOR", "2024-05-20", article=4, published=date(2024, 5, 21))
    stages = history([held, copy, moved, plan])
    assert [(s.status, s.published, s.when.start, len(s.reports)) for s in stages] == [
        (Status.PLANNED, date(2024, 4, 20), date(2024, 5, 2), 2),
        (Status.PLANNED, date(2024, 4, 28), date(2024, 5, 20), 1),
        (Status.OCCURRED, date(2024, 5, 21), date(2024, 5, 20), 1),
    ]
    assert stages[0].when == day("2024-05-02")
