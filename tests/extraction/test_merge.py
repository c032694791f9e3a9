"""Drafts of one article → events: what is one event, what are two, and what a second telling adds."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction.merge import days_fit
from dipltrack.model import Precision, Status, When
from tests.extraction.stages import event, events, party

_p = pytest.param
_MET = "Peru's Foreign Minister Ana Rey met Chile's Foreign Minister Luis Paz in Lima on Sunday. "
_DAY = When(date(2024, 7, 28), date(2024, 7, 28), Precision.DAY, "Sunday")
_JULY = When(date(2024, 7, 1), date(2024, 7, 31), Precision.MONTH, "in July")
_MAY = When(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH, "in May")


@pytest.mark.parametrize(
    "again",
    [
        _p("The talks lasted two hours.", id="the talks"),
        _p("The talks on Sunday were useful.", id="the talks, same day"),
        _p("Rey said the meeting was good.", id="the meeting"),
        _p("Rey and Paz met for two hours.", id="same people"),
        _p("Peru and Chile held talks in Lima.", id="their countries"),
        _p("She left after the meeting with Paz.", id="one of them"),
    ],
)
def test_told_again_is_one_meeting(again: str) -> None:
    found = event(_MET + again)
    assert [party(p) for p in found.participants] == ["Ana Rey FM PER", "Luis Paz FM CHL"]
    assert (found.when.start, found.place) == (date(2024, 7, 28), "Lima")
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "other",
    [
        _p("Rey met Paz on Monday.", id="another day"),
        _p("Peru's president met Chile's president on Sunday.", id="other people"),
        _p("Rey met Japan's foreign minister on Sunday.", id="another country"),
        _p("Rey and Paz will meet in Rome on Friday.", id="to come"),
        _p("Japan and India held talks on Sunday.", id="nobody in common"),
        _p("Peru denied that it had met Japan.", id="denied"),
    ],
)
def test_another_meeting_is_another_event(other: str) -> None:
    assert len(events(_MET + other)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        _p("Peru, Chile and Japan held talks on Sunday. Peru and Chile met on Sunday.", 1, id="nested sets, same day"),
        _p("Peru and Chile held talks in March. On Sunday Peru and Chile held talks.", 2, id="a month is not a day outside it"),
        _p("Peru's president met Chile's president in Lima. Peru's president met Chile's president in Rome.", 2, id="two places"),
        _p("Peru's president visited Chile. Peru's president visited Japan.", 2, id="two visits"),
        _p("Peru and Chile held talks on Sunday, and Japan and India held talks on Monday.", 2, id="two in one sentence"),
        _p("Peru and Chile signed a pact on Sunday. Peru and Chile signed a pact on Monday.", 2, id="two signatures"),
        _p("Peru and Chile agreed on Sunday to build a dam on the river. Peru and Chile agreed to build the dam.", 1, id="same content"),
        _p("Peru and Chile agreed to build a dam. Peru and Chile agreed to free the sailors.", 2, id="other content"),
        _p("Peru and Chile signed a pact on trade. Peru and Chile signed a treaty on fishing.", 2, id="two texts"),
        _p("Peru and Chile signed a trade pact on Sunday. Peru and Chile signed a treaty on fishing on Sunday.", 2, id="two texts on one day"),
        _p("Peru pledged $5 million to Chile. Peru promised the $5 million to Chile again.", 1, id="same amount"),
        _p("Peru pledged $5 million to Chile. Peru pledged $7 million to Chile.", 2, id="two amounts"),
        _p("Peru pledged $5 million to Chile. Japan pledged $5 million to Chile.", 2, id="two pledgers"),
    ],
)  # fmt: skip
def test_number_of_events(text: str, count: int) -> None:
    assert len(events(text)) == count


@pytest.mark.parametrize(
    "off",
    [
        "Talks between Peru and Chile were called off.",
        "Peru said the talks were called off.",
        "The talks were called off.",
    ],
)
def test_a_planned_meeting_that_is_called_off_is_one_cancelled_event(off: str) -> None:
    found = event(f"Peru and Chile will hold talks on Friday. {off}")
    assert (found.status, found.when.start) == (Status.CANCELLED, date(2024, 8, 2))


def test_a_named_person_takes_the_place_of_the_country() -> None:
    found = event("Peru and Chile held talks. Peru's Ana Rey met Chile's Luis Paz on Sunday.")
    assert [party(p) for p in found.participants] == ["Ana Rey PER", "Luis Paz CHL"]
    assert found.when.start == date(2024, 7, 28)


def test_a_named_person_takes_the_place_of_the_unnamed_official() -> None:
    found = event("Peru's president met Chile's king. President Juan Vela of Peru met Chile's king on Sunday.")
    assert {party(p) for p in found.participants} == {"Juan Vela HOS PER", "HOS CHL"}


def test_a_day_is_better_than_a_month() -> None:
    found = event("Peru and Chile held talks in July. The talks on July 5 were useful.")
    assert (found.when.start, found.when.precision) == (date(2024, 7, 5), Precision.DAY)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("They signed a pact.", "agreement"),
        ("The two ministers agreed to open a new port.", "agreement"),
        ("Rey pledged $5 million to Chile.", "pledge"),
    ],
)
def test_what_was_agreed_at_a_meeting_has_its_day_and_place(said: str, kind: str) -> None:
    _, found = events(_MET + said)
    assert (found.kind, found.when.start, found.place) == (kind, date(2024, 7, 28), "Lima")
    assert (found.when.basis or "").startswith("linked meeting")


def test_they_are_those_who_met() -> None:
    _, found = events(_MET + "They signed a pact.")
    assert [party(p) for p in found.participants] == ["Ana Rey FM PER", "Luis Paz FM CHL"]


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        _p(_DAY, _DAY, True, id="same day"),
        _p(_DAY, _JULY, True, id="day in the month"),
        _p(_DAY, _MAY, False, id="day outside the month"),
        _p(_DAY, When(), True, id="unknown fits all"),
        _p(When(text="Sunday"), When(text="sunday"), True, id="same words"),
        _p(When(text="Sunday"), When(text="Monday"), False, id="other words, no day"),
        _p(_DAY, When(text="Monday"), True, id="words beside a day"),
    ],
)
def test_days_fit(a: When, b: When, fit: bool) -> None:
    assert days_fit(a, b) is fit
    assert days_fit(b, a) is fit


def test_a_meeting_beside_a_summit_is_no_summit() -> None:
    assert event("Peru's president met on the sidelines of a summit with Chile's king on Monday.").mode == "talks"


def test_events_come_in_the_order_of_telling() -> None:
    found = events("Peru and Chile signed a pact on Monday. Japan met India on Sunday. Peru's president will visit Japan.")
    assert [e.kind for e in found] == ["agreement", "meeting", "meeting"]
    assert [e.evidence[0].start for e in found] == sorted(e.evidence[0].start for e in found)
