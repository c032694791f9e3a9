"""The article that started the project, as a paraphrase: three meetings, three agreements and a pledge on two days, dated or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dipltrack.extraction import extract
from dipltrack.model import Article, Event, Kind
from dipltrack.reading import Read, read_inputs

_FILE = Path(__file__).parents[2] / "data" / "articles" / "two-plus-two.txt"
_SUNDAY, _MONDAY = date(2024, 7, 28), date(2024, 7, 29)


@pytest.fixture(scope="module")
def article() -> Article:
    (found,) = read_inputs([str(_FILE)])
    assert isinstance(found, Read)
    return found.article


def _of(events: tuple[Event, ...], kind: Kind) -> list[tuple[frozenset[str], date | None]]:
    return [(frozenset(n.split()[-1] for n in e.people), e.when.start) for e in events if e.kind is kind]


def test_dated(article: Article) -> None:
    events = extract(replace(article, published=_MONDAY)).events
    ministers = frozenset({"Hirabayashi", "Sugiura", "Whitcombe", "Oakes"})
    assert _of(events, Kind.MEETING) == [
        (frozenset({"Morikawa", "Whitcombe", "Oakes"}), _MONDAY),
        (ministers, _SUNDAY),
        (frozenset({"Sugiura", "Oakes"}), _MONDAY),
    ]
    assert _of(events, Kind.AGREEMENT) == [(ministers, _SUNDAY), (frozenset(), _SUNDAY), (frozenset({"Sugiura", "Oakes"}), _MONDAY)]
    assert [(e.people[0], e.when.start) for e in events if e.kind is Kind.PLEDGE] == [("Takeshi Morikawa", _MONDAY)]
    assert all(e.countries in (("JPN", "USA"), ("USA", "JPN")) for e in events)
    assert not any(e.orgs for e in events)


def test_offices_and_countries(article: Article) -> None:
    people = {p.name: (p.office_code, p.country) for e in extract(article).events for p in e.participants if p.name in e.people}
    assert people == {
        "Takeshi Morikawa": ("HOG", "JPN"),
        "Naoko Hirabayashi": ("FM", "JPN"),
        "Kenji Sugiura": ("DM", "JPN"),
        "Daniel Whitcombe": ("FM", "USA"),
        "Raymond Oakes": ("DM", "USA"),
    }


def test_undated_keeps_the_words_and_puts_sunday_before_monday(article: Article) -> None:
    events = extract(article).events
    assert all(e.when.start is None for e in events)
    assert [e.when.text for e in events] == sorted((e.when.text or "" for e in events), reverse=True)
    assert {e.when.text for e in events} == {"Sunday", "Monday"}
    dated = extract(replace(article, published=_MONDAY)).events
    assert sorted(e.title for e in events) == sorted(e.title for e in dated)


def test_an_undated_article_is_bounded_by_the_tenures_of_those_it_names() -> None:
    text = "Prime Minister Fumio Kishida met U.S. Secretary of State Antony Blinken on Monday. Foreign Minister Yoko Kamikawa attended."
    (event,) = extract(Article(text)).events
    assert event.when.start is None
    assert event.when.window == (date(2023, 9, 13), date(2024, 10, 1))
    assert any(r.field == "window" and "Kamikawa" in r.rule for r in event.reasons)


def test_furniture_is_neither_text_nor_event(article: Article) -> None:
    found = extract(replace(article, published=_MONDAY), why=True)
    assert found.title == "Morikawa promises closer alliance with Washington"
    assert not any("Post Comment" in v.text or "×" in v.text for e in found.events for v in e.evidence)
