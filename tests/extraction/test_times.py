"""Tables of sentences and what their time expressions mean; the grammar on strings of letters."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipltrack.extraction.times import Tense, TimeExpression, find_times, resolve, span_of
from dipltrack.extraction.times_grammar import RULES, Rule
from dipltrack.extraction.times_words import LETTERS, time_tokens, time_words
from dipltrack.model import Precision

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONDAY = date(2024, 7, 29)

with (Path(__file__).parent / "times_cases.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
_CASES = [pytest.param(row, id=f"{row['words']}-{row['tense']}-{row['published']}-{row['sentence'][:24]}") for row in _ROWS if row["words"]]
_TRAPS = [row["sentence"] for row in _ROWS if not row["words"]]


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _only(text: str, words: str) -> TimeExpression:
    found = [e for e in find_times(text) if e.text == words]
    assert len(found) == 1, [e.text for e in find_times(text)]
    return found[0]


@pytest.mark.parametrize("row", _CASES)
def test_case(row: dict[str, str]) -> None:
    expression = _only(row["sentence"], row["words"])
    assert row["sentence"][expression.start : expression.end] == row["words"]
    assert (expression.kind, expression.bound or "", expression.possessive) == (row["kind"], row["bound"], row["possessive"] == "yes")
    tense: Tense = row["tense"]  # type: ignore[assignment]
    when = resolve(expression, _day(row["published"]), tense=tense, anchor=_day(row["anchor"]))
    assert (when.start, when.end, when.precision) == (_day(row["start"]), _day(row["end"]), Precision(row["precision"]))
    assert when.text == row["words"]
    assert when.basis
    if row["window_start"]:
        assert when.window == (_day(row["window_start"]), _day(row["window_end"]))
    elif row["bound"]:
        assert when.window is None


@pytest.mark.parametrize("sentence", _TRAPS)
def test_no_time_in(sentence: str) -> None:
    assert find_times(sentence) == ()


def test_table_is_large() -> None:
    assert len(_ROWS) >= 300


@pytest.mark.parametrize("published", [_MONDAY + timedelta(days=n) for n in range(7)], ids=_WEEKDAYS)
@pytest.mark.parametrize("number", range(7), ids=_WEEKDAYS)
@pytest.mark.parametrize("tense", ["past", "future"])
def test_bare_weekday(published: date, number: int, tense: Tense) -> None:
    text = f"The two ministers talked about grain on {_WEEKDAYS[number]}."
    start = resolve(_only(text, _WEEKDAYS[number]), published, tense=tense).start
    assert start is not None
    assert start.weekday() == number
    assert 0 <= ((published - start) if tense == "past" else (start - published)).days < 7


@pytest.mark.parametrize("published", [_MONDAY + timedelta(days=n) for n in range(7)], ids=_WEEKDAYS)
@pytest.mark.parametrize("number", range(7), ids=_WEEKDAYS)
@pytest.mark.parametrize(("words", "low", "high"), [("last", -7, -1), ("next", 1, 13), ("this coming", 1, 7), ("this past", -7, -1)])
def test_weekday_with_relation(published: date, number: int, words: str, low: int, high: int) -> None:
    name = f"{words} {_WEEKDAYS[number]}"
    start = resolve(_only(f"They talk {name}.", name), published, tense="present").start
    assert start is not None
    assert start.weekday() == number
    assert low <= (start - published).days <= high
    if words == "next":
        assert start - timedelta(days=number) == published - timedelta(days=published.weekday()) + timedelta(weeks=1)


@pytest.mark.parametrize(
    ("text", "day", "length", "tense", "start", "end"),
    [
        ("He began a three-day visit from Sunday.", "Sunday", "three-day", "past", date(2024, 7, 28), date(2024, 7, 30)),
        ("He will begin a four-day visit beginning Monday.", "Monday", "four-day", "future", date(2024, 7, 29), date(2024, 8, 1)),
        ("A two-week tour starting Aug. 3 is planned.", "Aug. 3", "two-week", "future", date(2024, 8, 3), date(2024, 8, 16)),
        ("From Tuesday he was there for two days.", "Tuesday", "two days", "past", date(2024, 7, 23), date(2024, 7, 24)),
        ("A three-day visit until Sunday was hailed.", "Sunday", "three-day", "past", date(2024, 7, 26), date(2024, 7, 28)),
    ],
)
def test_span_of(text: str, day: str, length: str, tense: Tense, start: date, end: date) -> None:
    span = span_of(_only(text, day), _only(text, length))
    assert span is not None
    when = resolve(span, _MONDAY, tense=tense)
    assert (when.start, when.end, when.precision) == (start, end, Precision.RANGE)
    assert "…" in span.text
    assert day in text[span.start : span.end]
    assert length in text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "day", "length"),
    [
        ("A three-year deal from Sunday.", "Sunday", "three-year"),
        ("Several days from Sunday.", "Sunday", "Several days"),
        ("The 46-year-old came on Sunday.", "Sunday", "46-year-old"),
        ("A two-day summit in May.", "May", "two-day"),
        ("A two-day summit, July 28-29.", "July 28-29", "two-day"),
        ("A 90-day truce from Sunday.", "Sunday", "90-day"),
    ],
)
def test_span_of_what_fixes_no_days(text: str, day: str, length: str) -> None:
    assert span_of(_only(text, day), _only(text, length)) is None


def test_span_without_publication_stays_open() -> None:
    text = "He began a three-day visit from Sunday."
    span = span_of(_only(text, "Sunday"), _only(text, "three-day"))
    assert span is not None
    assert resolve(span, None, tense="past").start is None


def test_bound_without_its_word_is_the_date() -> None:
    until = _only("They stay until Friday.", "Friday")
    assert resolve(until, _MONDAY, tense="future").start is None
    assert resolve(replace(until, bound=None), _MONDAY, tense="future").start == date(2024, 8, 2)


@pytest.mark.parametrize(
    ("words", "tense", "published", "basis"),
    [
        ("Sunday", "past", _MONDAY, "weekday before publication"),
        ("Sunday", "future", _MONDAY, "weekday after publication"),
        ("Monday", "past", _MONDAY, "weekday on the day of publication"),
        ("May 3, 2024", "past", _MONDAY, "explicit date"),
        ("yesterday", "past", _MONDAY, "relative to publication"),
        ("May 3", "past", _MONDAY, "day before publication"),
        ("two days later", "past", _MONDAY, "not resolved: no event to count from"),
        ("a few days ago", "past", _MONDAY, "not resolved: no number given"),
        ("Sunday", "past", None, "not resolved: no publication date"),
        ("every Monday", "past", _MONDAY, "not resolved: recurring"),
        ("03/04/2024", "past", _MONDAY, "not resolved: ambiguous numeric date"),
        ("two-day", "past", _MONDAY, "not resolved: a duration"),
    ],
)
def test_basis(words: str, tense: Tense, published: date | None, basis: str) -> None:
    assert resolve(_only(f"It happened {words} there.", words), published, tense=tense).basis == basis


def test_several_in_order_without_overlap() -> None:
    text = "On Sunday they met; on July 30, 2024, two days later, they signed a two-year pact, the first since 2019."
    found = find_times(text)
    assert [e.text for e in found] == ["Sunday", "July 30, 2024", "two days later", "two-year", "2019"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_paragraphs_do_not_run_together() -> None:
    assert [e.text for e in find_times("They left on May 5\n\n2024 was hard. It rained on July\n29.")] == ["May 5", "July\n29"]


def test_typographic_signs() -> None:
    text = "“Sunday’s talks” — July 28–29 — ended São Tomé’s row; Türkiye agreed on Tuesday…"
    assert [(e.text, e.possessive) for e in find_times(text)] == [("Sunday", True), ("July 28–29", False), ("Tuesday", False)]


@pytest.mark.parametrize("text", ["", " ", "The envoy met the king in Oslo.", "12 34 56", "—…"])
def test_nothing(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize("rule", RULES, ids=[rule.maker.__name__ + " " + rule.example for rule in RULES])
def test_example_of_rule(rule: Rule) -> None:
    kinds = [
        e.kind
        for text in (f"It was in {rule.example}.", f"It was from {rule.example}.", f"It was {rule.example}.")
        for e in find_times(text)
    ]
    assert rule.kind in kinds


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="".join(LETTERS.values()) + "19YOD#_^'`-,()/.;C", min_size=1, max_size=9))
def test_rules_name_the_letters_they_start_with(letters: str) -> None:
    for rule in RULES:
        match = re.search(rule.pattern, letters)
        assert match is None or letters[match.start()] in rule.starts


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*sorted(time_words().letters), "5", "29", "2024", "24th", "1990s", "-", ",", "(", ")", "'s", ".", "Oslo", "met"]),
        max_size=12,
    )
)
def test_any_words_keep_offsets(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for expression in find_times(text):
        assert end <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        end = expression.end
        for tense in ("past", "future", "present"):
            when = resolve(expression, _MONDAY, tense=tense, anchor=date(2024, 6, 5))
            assert (when.start is None) == (when.end is None)
            assert when.start is None or when.end is None or when.start <= when.end
            assert when.window is None or when.window[0] <= when.window[1]


def test_tokens_carry_their_characters() -> None:
    text = "The envoys met on Monday, July 29, and left."
    tokens = time_tokens(text)
    assert all(text[a:b] == word for word, (a, b) in zip(tokens.words, tokens.spans, strict=True))
    assert "nW,M1,&" in tokens.letters
