"""Publication dates: one reading or none."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.reading import PublicationDay, read_publication_day

_p = pytest.param


@pytest.mark.parametrize(
    ("words", "day"),
    [
        _p("2024-05-03", date(2024, 5, 3), id="iso-day"),
        _p(" 2024-05-03 ", date(2024, 5, 3), id="blanks-around"),
        _p("20240503", date(2024, 5, 3), id="iso-compact"),
        _p("20240503T101500Z", date(2024, 5, 3), id="iso-compact-stamp"),
        _p("2024-05-03T10:15:00Z", date(2024, 5, 3), id="iso-stamp"),
        _p("2024-05-03T23:59:59.123+09:00", date(2024, 5, 3), id="the-day-in-its-own-zone"),
        _p("2024-05-03 10:15:00 +0000", date(2024, 5, 3), id="stamp-with-blanks"),
        _p("2024-05-03 10:15 UTC", date(2024, 5, 3), id="stamp-with-zone-name"),
        _p("2024/05/03", date(2024, 5, 3), id="year-first-slashes"),
        _p("3 May 2024", date(2024, 5, 3), id="day-month-year"),
        _p("3rd of May 2024", date(2024, 5, 3), id="ordinal"),
        _p("May 3, 2024", date(2024, 5, 3), id="month-day-year"),
        _p("Sept. 3, 2024", date(2024, 9, 3), id="short-month"),
        _p("Friday, May 3, 2024 at 10:15 a.m. EDT", date(2024, 5, 3), id="weekday-and-time"),
        _p("Fri, 03 May 2024 10:00:00 GMT", date(2024, 5, 3), id="rfc-2822"),
        _p("3-May-2024", date(2024, 5, 3), id="dashes"),
        _p("25/04/2024", date(2024, 4, 25), id="only-a-day-can-be-25"),
        _p("04/25/2024 10:30", date(2024, 4, 25), id="only-a-day-can-be-25-second"),
        _p("05/05/2024", date(2024, 5, 5), id="both-orders-agree"),
        _p("29 February 2024", date(2024, 2, 29), id="leap-day"),
    ],
)
def test_one_reading(words: str, day: date) -> None:
    assert read_publication_day(words) == PublicationDay(day)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        _p("03/04/2024", "could be 2024-03-04 or 2024-04-03; not used", id="day-or-month-first"),
        _p("3.4.2024", "could be 2024-03-04 or 2024-04-03; not used", id="dots"),
        _p("May 2024", "can't be read as one day", id="no-day"),
        _p("2024", "can't be read as one day", id="only-a-year"),
        _p("Friday", "can't be read as one day", id="only-a-weekday"),
        _p("May 3", "can't be read as one day", id="no-year"),
        _p("May 3, 24", "can't be read as one day", id="short-year"),
        _p("July 28-29, 2024", "can't be read as one day", id="span-of-days"),
        _p("31/02/2024", "can't be read as one day", id="no-such-day"),
        _p("2023-02-29", "can't be read as one day", id="no-leap-year"),
        _p("2024-05-03/2024-05-05", "can't be read as one day", id="iso-interval"),
        _p("Monday, 3 May 2024", "can't be read as one day", id="weekday-contradicts"),
        _p("yesterday", "can't be read as one day", id="relative"),
        _p("1714694400", "can't be read as one day", id="unix-time"),
        _p("May " * 200, "…' can't be read as one day", id="endless"),
    ],
)
def test_no_single_reading(words: str, reason: str) -> None:
    published = read_publication_day(words)
    assert published.day is None
    assert published.note is not None
    assert reason in published.note
    assert len(published.note) < 160


@pytest.mark.parametrize("words", [None, "", "  "], ids=["none", "empty", "blank"])
def test_no_words_no_note(words: str | None) -> None:
    assert read_publication_day(words) == PublicationDay()
