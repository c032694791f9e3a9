"""An event goes into the JSON of a report and comes back as it was, and what follows from the rest is not written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dipltrack.matching import recoded
from dipltrack.model import Event, Money, Precision, Reason, Role, Status, When
from dipltrack.storage.readings import columns, corrected, reading, told_event
from tests.storage.factories import FULL_EVENT, meeting, on, org, person, state

HELD = recoded(meeting(when=on("2024-05-03"), place="Nairobi", place_country="KEN"))
EVENTS = [
    pytest.param(HELD, id="held"),
    pytest.param(replace(HELD, cameo=None, plover=None), id="without codes"),
    pytest.param(replace(HELD, cameo="0312"), id="with another code"),
    pytest.param(recoded(replace(HELD, status=Status.CANCELLED)), id="cancelled"),
    pytest.param(replace(HELD, when=When()), id="undated"),
    pytest.param(replace(HELD, when=replace(HELD.when, end=None)), id="no last day"),
    pytest.param(replace(HELD, when=on("2024-05-01", "2024-05-31", Precision.MONTH)), id="a month"),
    pytest.param(replace(HELD, when=When(date(2024, 5, 3), date(2024, 5, 3), Precision.UNKNOWN)), id="a day of unknown precision"),
    pytest.param(replace(HELD, participants=()), id="nobody"),
    pytest.param(
        replace(HELD, participants=(state("KEN"), org("African Union"), person(None, None, "envoy"))), id="states, bodies, unnamed"
    ),
    pytest.param(
        replace(HELD, participants=(replace(state("NOR"), role=Role.PLEDGER, money=Money(1e7, "USD")),)), id="an amount of his own"
    ),
    pytest.param(replace(HELD, reasons=(Reason("kind", "meet", "met", 0.5), Reason("status", "past"))), id="reasons"),
    pytest.param(replace(FULL_EVENT, evidence=()), id="everything"),
]


@pytest.mark.parametrize("event", EVENTS)
def test_it_comes_back_as_it_was(event: Event) -> None:
    assert told_event(reading(event), event.evidence) == event


@pytest.mark.parametrize("event", EVENTS)
def test_readings_of_earlier_versions_are_read(event: Event) -> None:
    old = {name: value for name, value in columns(event).items() if value is not None}
    assert told_event(json.dumps(old), event.evidence) == event


def test_what_follows_is_not_written() -> None:
    assert json.loads(reading(HELD)).keys() == {"kind", "mode", "title", "date", "place", "place_country", "confidence", "who"}


@pytest.mark.parametrize(
    ("laid", "said"),
    [
        pytest.param({"status": "cancelled"}, (Status.CANCELLED, None), id="codes follow"),
        pytest.param({"cameo": "0312"}, (Status.OCCURRED, "0312"), id="a code of the user's own"),
        pytest.param({}, (Status.OCCURRED, HELD.cameo), id="nothing"),
    ],
)
def test_corrections_are_laid_over(laid: dict[str, Any], said: tuple[Status, str | None]) -> None:
    event = corrected(HELD, laid)
    assert (event.status, event.cameo) == said
