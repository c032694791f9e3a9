"""Events as rows, objects, dates, cards and groups."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dipltrack.cli.periods import parse_period
from dipltrack.model import Evidence, Precision, Review, StoredArticle, StoredEvent, StoredEvidence, When
from dipltrack.storage import Story
from dipltrack.views.articles import marked_text
from dipltrack.views.card import card
from dipltrack.views.dates import short_date
from dipltrack.views.event_json import event_json, number, stored_event_json
from dipltrack.views.event_rows import COLUMNS, event_row
from dipltrack.views.screen import Screen
from dipltrack.views.timeline import period_of
from tests.cli.record import HARBOUR_ARTICLE, HARBOUR_EVENTS, VISIT_EVENTS

MEETING = HARBOUR_EVENTS[0]
NO_STORY = Story(12, (), (), (), (), (), (), (), entered=False)


def stored(when: When = MEETING.when) -> StoredEvent:
    evidence = StoredEvidence(3, MEETING.evidence[0], "Coast Herald", "https://coast.example/harbour", date(2024, 5, 3))
    return StoredEvent(12, replace(MEETING, when=when), Review.CONFIRMED, (evidence,))


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        pytest.param("2024-05-02", "2024-05-02", Precision.DAY, "2024-05-02", id="day"),
        pytest.param("2024-05-06", "2024-05-12", Precision.WEEK, "2024-05-06..12", id="week"),
        pytest.param("2024-04-29", "2024-05-05", Precision.WEEK, "2024-04-29..05-05", id="week across months"),
        pytest.param("2024-02-01", "2024-02-29", Precision.MONTH, "2024-02", id="month"),
        pytest.param("2024-04-01", "2024-06-30", Precision.QUARTER, "2024Q2", id="quarter"),
        pytest.param("2024-06-01", "2024-08-31", Precision.SEASON, "2024-06..08", id="season"),
        pytest.param("2024-01-01", "2024-12-31", Precision.YEAR, "2024", id="year"),
        pytest.param("2024-12-30", "2025-01-02", Precision.RANGE, "2024-12-30..2025-01-02", id="range across years"),
        pytest.param("2023-12-01", "2024-02-29", Precision.SEASON, "2023-12..2024-02", id="winter"),
    ],
)
def test_a_date_is_short_and_the_filters_read_it_back(start: str, end: str, precision: Precision, shown: str) -> None:
    when = When(date.fromisoformat(start), date.fromisoformat(end), precision)
    assert short_date(when) == shown
    assert parse_period(shown, date(2024, 6, 5)) == (when.start, when.end)


def test_no_date_is_no_date_even_with_a_window() -> None:
    assert short_date(When(window=(date(2024, 1, 1), date(2024, 2, 1)))) == "undated"


def test_the_columns_of_csv_are_the_contract() -> None:
    assert ",".join(COLUMNS) == (
        "id,date,date_end,precision,date_text,kind,mode,status,title,countries,people,orgs,participants,place,topic,amount,currency,"
        "confidence,review,sources,source,url,quote,cameo,plover"
    )
    assert tuple(event_row(stored())) == COLUMNS
    assert (
        event_row(stored())["participants"] == "Ingrid Solheim, Foreign Minister, NOR, host; Peter Otieno, Foreign Minister, KEN, visitor"
    )


def test_the_keys_of_json_are_the_contract() -> None:
    whole = stored_event_json(stored())
    assert " ".join(whole) == (
        "id kind mode status title date date_end precision date_text window place place_country topic amount currency "
        "countries orgs people participants confidence review cameo plover evidence"
    )
    assert whole["evidence"] == [{"article": 3, "in": "text", "start": 27, "end": 126, "text": MEETING.evidence[0].text, "rule": "meet"}]
    assert whole["review"] == "confirmed"


def test_a_participant_carries_its_own_money() -> None:
    pledge = event_json(HARBOUR_EVENTS[2], "a")
    assert (pledge["amount"], pledge["currency"]) == (25_000_000, "NOK")
    assert [p.get("amount") for p in pledge["participants"]] == [25_000_000, None]


def test_an_event_that_is_in_no_store_has_no_id() -> None:
    whole = event_json(VISIT_EVENTS[1], "article-7", why=True)
    assert whole["id"] is None and whole["evidence"][0]["article"] == "article-7"
    assert whole["window"] == ["2024-04-02", "2024-06-04"] and whole["date"] is None and whole["reasons"] == []
    assert event_json(MEETING, None, why=True)["reasons"] == [{"field": "date", "rule": "weekday", "words": "Thursday", "weight": 0.1}]


@pytest.mark.parametrize(("amount", "shown"), [(2.0, "2"), (1e12, "1000000000000"), (2.5, "2.5")])
def test_amounts(amount: float, shown: str) -> None:
    assert str(number(amount)) == shown


@pytest.mark.parametrize(
    ("unit", "label"), [("day", "2024-12-30"), ("week", "2025-W01"), ("month", "2024-12"), ("quarter", "2024Q4"), ("year", "2024")]
)
def test_periods(unit: str, label: str) -> None:
    assert period_of(stored(When(date(2024, 12, 30), date(2024, 12, 30), Precision.DAY)), unit) == label


def test_a_card_stays_on_the_screen() -> None:
    long = replace(stored(), event=replace(MEETING, topic="fishing rights and " * 20))
    assert max(len(line) for text in card(long, NO_STORY, Screen(80), str) for line in text.splitlines()) <= 80


def test_marks_of_overlapping_evidence_become_one() -> None:
    text = HARBOUR_ARTICLE.text
    pieces = [(1, 27, 60), (2, 40, 80), (1, 197, 254)]
    events = [
        StoredEvent(id, MEETING, evidence=(StoredEvidence(1, Evidence("text", start, end, text[start:end], "meet")),))
        for id, start, end in pieces
    ]
    article = StoredArticle(1, HARBOUR_ARTICLE, ("Coast Herald",), datetime(2024, 6, 5, tzinfo=UTC))
    shown = "".join(marked_text(article, events, Screen()))
    assert f"[1, 2: {text[27:80]}]" in shown and f"[1: {text[197:254]}]" in shown
    assert shown.count("[") == 2
