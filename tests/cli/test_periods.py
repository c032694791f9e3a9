from __future__ import annotations

from datetime import date

import pytest

from dipltrack.cli.periods import parse_day, parse_period, parse_since, parse_until
from dipltrack.errors import UsageError

TODAY = date(2024, 6, 5)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        pytest.param("2024-05-01", "2024-05-01", "2024-05-01", id="day"),
        pytest.param("2024-5-1", "2024-05-01", "2024-05-01", id="day without zeros"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="month of a leap year"),
        pytest.param("2023-02", "2023-02-01", "2023-02-28", id="month"),
        pytest.param("2024Q1", "2024-01-01", "2024-03-31", id="quarter"),
        pytest.param("2024-q4", "2024-10-01", "2024-12-31", id="quarter, small, with hyphen"),
        pytest.param("2024", "2024-01-01", "2024-12-31", id="year"),
        pytest.param("2024-W01", "2024-01-01", "2024-01-07", id="ISO week"),
        pytest.param("2020-w53", "2020-12-28", "2021-01-03", id="ISO week across years"),
        pytest.param("today", "2024-06-05", "2024-06-05", id="today"),
        pytest.param(" Yesterday ", "2024-06-04", "2024-06-04", id="yesterday, spaced"),
        pytest.param("tomorrow", "2024-06-06", "2024-06-06", id="tomorrow"),
        pytest.param("30d", "2024-05-06", "2024-06-05", id="thirty days"),
        pytest.param("2w", "2024-05-22", "2024-06-05", id="two weeks"),
        pytest.param("6m", "2023-12-05", "2024-06-05", id="six months"),
        pytest.param("1y", "2023-06-05", "2024-06-05", id="one year"),
        pytest.param("last month", "2024-05-01", "2024-05-31", id="last month"),
        pytest.param("next-week", "2024-06-10", "2024-06-16", id="next week, Monday to Sunday"),
        pytest.param("this week", "2024-06-03", "2024-06-09", id="this week"),
        pytest.param("last quarter", "2024-01-01", "2024-03-31", id="last quarter"),
        pytest.param("This Year", "2024-01-01", "2024-12-31", id="this year"),
        pytest.param("2024-05..2024-06", "2024-05-01", "2024-06-30", id="between, both inclusive"),
        pytest.param("2024-05-02..04", "2024-05-02", "2024-05-04", id="between days of a month, as printed"),
        pytest.param("2024-05-30..06-02", "2024-05-30", "2024-06-02", id="between days of a year, as printed"),
        pytest.param("2024-06..08", "2024-06-01", "2024-08-31", id="between months, as printed"),
        pytest.param("2023..", "2023-01-01", "9999-12-31", id="open end"),
        pytest.param("..yesterday", "0001-01-01", "2024-06-04", id="open beginning"),
    ],
)
def test_period(words: str, first: str, last: str) -> None:
    assert tuple(map(str, parse_period(words, TODAY))) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "31/02/2024",
        "2024-02-30",
        "2024-13",
        "2024Q5",
        "2024-W60",
        "0000",
        "",
        "..",
        "soon",
        "last fortnight",
        "99999y",
        "2024-05-01x",
        "d30",
        "9999-12-31..x",
    ],
)
def test_what_is_no_date_says_what_to_write(words: str) -> None:
    with pytest.raises(UsageError, match=r"Can't read '.*' as a date\. Try 2024-02, 2024-02-28, 2024Q1, 30d or"):
        parse_period(words, TODAY)


def test_an_end_before_its_beginning_is_refused() -> None:
    with pytest.raises(UsageError, match="ends before it begins"):
        parse_period("2024-05..2024-04", TODAY)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        pytest.param("2024-05", "2024-05-01", "2024-05-31", id="a month begins and ends"),
        pytest.param("30d", "2024-05-06", "2024-05-06", id="thirty days ago, either way"),
        pytest.param("today", "2024-06-05", "2024-06-05", id="a day"),
    ],
)
def test_edges(words: str, since: str, until: str) -> None:
    assert (str(parse_since(words, TODAY)), str(parse_until(words, TODAY))) == (since, until)


def test_one_day_is_one_day() -> None:
    assert parse_day("yesterday", TODAY) == date(2024, 6, 4)
    with pytest.raises(UsageError, match="more than one day"):
        parse_day("2024-05", TODAY)
