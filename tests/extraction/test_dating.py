"""Candidate → When: which time of the sentence dates the event, and what is no date at all (published Monday 2024-07-29)."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.model import Event, Kind, Precision, Status
from tests.extraction.stages import MONDAY, event, events

_p = pytest.param
_MET = "Peru's president met Chile's president"


def _only(text: str, kind: str, published: date | None = MONDAY) -> Event:
    (found,) = (e for e in events(text, published) if e.kind == kind)
    return found


def _days(e: Event) -> str:
    start, end = e.when.start, e.when.end
    return "" if not start or not end else str(start) if start == end else f"{start}..{end}"


DATED = [
    _p(f"{_MET} on Monday.", "2024-07-29", "same clause", id="weekday of publication"),
    _p(f"{_MET} on Friday.", "2024-07-26", "same clause", id="weekday before"),
    _p(f"On Friday, {_MET}.", "2024-07-26", "same clause", id="opener"),
    _p(f"{_MET} yesterday.", "2024-07-28", "same clause", id="yesterday"),
    _p(f"{_MET} last month.", "2024-06-01..2024-06-30", "same clause", id="last month"),
    _p(f"{_MET} in March 2023.", "2023-03-01..2023-03-31", "same clause", id="month and year"),
    _p(f"{_MET} in 2015.", "2015-01-01..2015-12-31", "same clause", id="year"),
    _p(f"{_MET} on July 31.", "2023-07-31", "same clause", id="a past day is never to come"),
    _p("Peru and Chile met July 4-6.", "2024-07-04..2024-07-06", "same clause", id="range"),
    _p("Peru and Chile will meet on Wednesday.", "2024-07-31", "same clause", id="weekday to come"),
    _p("Peru and Chile will meet next month.", "2024-08-01..2024-08-31", "same clause", id="next month"),
    _p("Peru's president will visit Chile from August 5 to 7.", "2024-08-05..2024-08-07", "same clause", id="range to come"),
    _p(
        "Peru's president arrived in Chile on Wednesday on a three-day visit.",
        "2024-07-24..2024-07-26",
        "same clause",
        id="first day and length",
    ),
    _p("Sunday's talks between Peru and Chile lasted an hour, an envoy said on Monday.", "2024-07-28", "possessive", id="possessive"),
    _p(f"{_MET} on Sunday, a spokesman said on Monday.", "2024-07-28", "same clause", id="event before saying"),
    _p(f"{_MET} last week, a spokesman said on Monday.", "2024-07-22..2024-07-28", "same clause", id="week before saying"),
    _p("Peru's president, who took office in May, met Chile's president on Sunday.", "2024-07-28", "same clause", id="side clause"),
    _p(
        "Peru's president said on Sunday after talks with Chile's president that trade grew.",
        "2024-07-28",
        "date of saying",
        id="date of saying",
    ),
    _p("Peru and Chile will hold talks on Friday, the minister said on Sunday.", "2024-08-02", "same clause", id="planned before saying"),
]


@pytest.mark.parametrize(("text", "days", "basis"), DATED)
def test_the_time_that_dates_the_event(text: str, days: str, basis: str) -> None:
    found = event(text)
    assert _days(found) == days
    assert (found.when.basis or "").startswith(basis)
    assert found.when.text


@pytest.mark.parametrize(
    "text",
    [
        _p(f"{_MET}.", id="no time"),
        _p("Peru and Chile held talks every Monday.", id="recurring"),
        _p("Peru and Chile have held talks for two weeks.", id="duration"),
        _p("Peru and Chile held talks since Sunday.", id="since"),
        _p(f"{_MET} before Friday.", id="before"),
        _p("The 2019 pact signed by Peru and Chile lapsed.", id="the pact's year"),
        _p(f"{_MET} for the first time since he won in 2012.", id="first time since"),
        _p("Peru and Chile held talks on Friday's agenda.", id="possessive of another noun"),
    ],
)
def test_null_rather_than_a_guess(text: str) -> None:
    assert [(e.when.start, e.when.precision) for e in events(text)] == [(None, Precision.UNKNOWN)]


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        _p("Peru and Chile signed a pact on Sunday to build a dam by 2030.", "agreement", "2024-07-28", id="bound in the content"),
        _p("Peru pledged on Sunday to send 20 tanks to Chile in May.", "pledge", "2024-07-28", id="day in the content"),
        _p("Peru and Chile agreed on Sunday to reopen a road on Friday.", "agreement", "2024-07-28", id="day of the agreeing"),
        _p("Peru and Chile agreed on Sunday to meet on Friday.", "meeting", "2024-08-02", id="agreed to meet: the meeting"),
        _p(f"{_MET} on Sunday. He pledged $5 million to Chile.", "pledge", "2024-07-28", id="day of the meeting"),
        _p("Peru and Chile held talks on Sunday. The next day they signed a pact.", "agreement", "2024-07-29", id="day after another"),
        _p("Peru pledged $5 million to Chile, its president said on Sunday.", "pledge", "2024-07-28", id="day of saying"),
    ],
)
def test_agreements_and_pledges(text: str, kind: str, days: str) -> None:
    assert _days(_only(text, kind)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        _p("Friday's talks between Peru and Chile were called off.", "2024-08-02", id="day of the talks"),
        _p("Talks between Peru and Chile were called off on Saturday.", "", id="day of the cancelling"),
        _p("Talks between Peru and Chile planned for Friday were postponed on Saturday.", "2024-08-02", id="both"),
    ],
)
def test_cancelled_events(text: str, days: str) -> None:
    found = event(text)
    assert (found.status, _days(found)) == (Status.CANCELLED, days)


@pytest.mark.parametrize(
    ("text", "days", "words"),
    [
        _p(f"{_MET} on Sunday.", "", "Sunday", id="weekday"),
        _p(f"{_MET} last month.", "", "last month", id="relative"),
        _p(f"{_MET} on 4 May 2019.", "2019-05-04", "4 May 2019", id="whole date"),
        _p(f"LIMA, July 3, 2019 (Agency) - {_MET} on Monday.", "2019-07-01", "Monday", id="dateline with a year"),
        _p(f"LIMA, July 3 (Agency) - {_MET} on Monday.", "", "Monday", id="dateline without a year"),
        _p(f"{_MET}.", "", None, id="nothing"),
    ],
)
def test_without_a_publication_date(text: str, days: str, words: str | None) -> None:
    found = event(text, None)
    assert (_days(found), found.when.text) == (days, words)


def test_undated_weekdays_keep_their_order() -> None:
    found = events(f"{_MET} on Monday. On Sunday Japan's president met India's president.", None)
    assert [(e.countries[0], e.when.text) for e in found] == [("JPN", "Sunday"), ("PER", "Monday")]


def test_tenures_bound_an_undated_event_and_never_date_it() -> None:
    found = event("Prime Minister Fumio Kishida met Peru's president on Sunday.", None)
    assert found.when.start is None
    assert found.when.window == (date(2021, 10, 4), date(2024, 10, 1))


def test_contradicting_tenures_are_reported() -> None:
    found = event("Prime Minister Fumio Kishida and Prime Minister Margaret Thatcher met Peru's president.", None)
    assert found.when.window is None
    assert [r.rule.split(":")[0] for r in found.reasons if r.field == "window"] == ["no day fits"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(published: date) -> None:
    found = events(f"{_MET} on Sunday. They will meet next month. Last year Japan met India.", published)
    assert [e.kind for e in found] and all(e.kind is Kind.MEETING for e in found)
