"""Bars, sparklines and periods."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.views.bars import bar, sparkline, years_line
from dipltrack.views.periods import filled, period_named

_p = pytest.param


@pytest.mark.parametrize(
    ("number", "most", "shown"),
    [
        _p(0, 5, "", id="nothing"),
        _p(0, 0, "", id="nothing at all"),
        _p(5, 5, "████████", id="the most"),
        _p(5, 10, "████", id="half"),
        _p(1, 64, "▏", id="an eighth of a letter"),
        _p(1, 10_000, "▏", id="something is seen"),
        _p(7, 64, "▉", id="not quite one letter"),
    ],
)
def test_a_bar(number: int, most: int, shown: str) -> None:
    assert bar(number, most, 8) == shown


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        _p([], "", id="none"),
        _p([0, 0], "··", id="nothing"),
        _p([1, 0, 8], "▁·█", id="least, none and most"),
        _p(range(9), "·▁▂▃▄▅▆▇█", id="all heights"),
        _p([1, 1000], "▁█", id="little is not nothing"),
    ],
)
def test_a_sparkline(numbers: list[int], shown: str) -> None:
    assert sparkline(numbers) == shown


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        _p({}, "", id="none"),
        _p({2024: 3}, "2024 █", id="one"),
        _p({2021: 2, 2024: 4}, "2021 ▄··█ 2024", id="years without events"),
        _p({1950: 1, 2024: 1}, "1950 █·······················█ 2024  (3 years a mark)", id="a long time"),
    ],
)
def test_years(years: dict[int, int], shown: str) -> None:
    assert years_line(years) == shown


@pytest.mark.parametrize(
    ("counts", "unit", "since", "until", "whole"),
    [
        _p({"2023": 1, "2025": 2}, "year", None, None, {"2023": 1, "2024": 0, "2025": 2}, id="an empty year"),
        _p(
            {"2024-01": 1, "2024-03": 1, "2024-08": 1},
            "quarter",
            None,
            None,
            {"2024Q1": 2, "2024Q2": 0, "2024Q3": 1},
            id="months of a quarter",
        ),
        _p({"2024-12-30": 1, "2025-01-07": 1}, "week", None, None, {"2025-W01": 1, "2025-W02": 1}, id="weeks over New Year"),
        _p({"2024-02-28": 1, "2024-03-01": 1}, "day", None, None, {"2024-02-28": 1, "2024-02-29": 0, "2024-03-01": 1}, id="a leap day"),
        _p({"2024-11": 1, "2025-01": 1}, "month", None, None, {"2024-11": 1, "2024-12": 0, "2025-01": 1}, id="months over New Year"),
        _p(
            {"2024-02": 1},
            "month",
            date(2024, 1, 15),
            date(2024, 3, 2),
            {"2024-01": 0, "2024-02": 1, "2024-03": 0},
            id="as far as was asked",
        ),
        _p({"2024": 1}, "year", date.min, date.max, {"2024": 1}, id="an open end"),
        _p({"": 3, "2024": 1}, "year", None, None, {"2024": 1, "undated": 3}, id="the undated come last"),
        _p({"": 3}, "year", None, None, {"undated": 3}, id="only undated"),
        _p({}, "year", date(2024, 1, 1), None, {}, id="nothing"),
    ],
)
def test_empty_periods_are_there(counts: dict[str, int], unit: str, since: date | None, until: date | None, whole: dict[str, int]) -> None:
    assert list(filled(counts, unit, since, until).items()) == list(whole.items())


@pytest.mark.parametrize(("start", "unit", "name"), [("", "day", "undated"), ("2024", "year", "2024"), ("2024-05", "quarter", "2024Q2")])
def test_a_period_by_its_first_letters(start: str, unit: str, name: str) -> None:
    assert period_named(start, unit) == name
