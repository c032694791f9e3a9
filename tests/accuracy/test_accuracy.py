"""The scorecard holds: no figure falls below the recorded one, the README shows them, and the annotation is sound."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

import pytest

from dipltrack.knowledge import load_knowledge
from dipltrack.knowledge.tables import rows
from tests.accuracy.__main__ import README, measured, merging, recorded, with_table
from tests.accuracy.corpus import Annotated, Fact, Party, articles
from tests.accuracy.scoring import Score, add, likeness, pairs, reliability, right_row
from tests.reading.scoring import figures as reading_figures
from tests.reading.scoring import file_scores, page_scores


@cache
def figures() -> dict[str, float]:
    return measured().figures() | merging(shuffles=0)[0] | reading_figures(page_scores(), file_scores())


@pytest.mark.parametrize("name", list(recorded()))
def test_no_figure_falls(name: str) -> None:
    assert round(figures()[name], 3) >= recorded()[name], "make accuracy ARGS=--errors shows what is wrong"


def test_every_figure_is_recorded_and_the_readme_shows_the_recorded_ones() -> None:
    assert list(recorded()) == list(figures())
    text = README.read_text(encoding="utf-8")
    assert with_table(text, recorded()) == text


def test_there_are_enough_articles() -> None:
    every = list(articles())
    assert len(every) >= 80
    assert sum(not a.facts for a in every) >= 20


@pytest.mark.parametrize("annotated", list(articles()), ids=lambda a: a.id)
def test_annotation_is_sound(annotated: Annotated) -> None:
    countries = {r["iso3"] for r in rows("countries")}
    text = f"{annotated.article.title or ''} {annotated.article.text}".lower()
    for fact in annotated.facts:
        assert fact.kind in ("meeting", "agreement", "pledge")
        assert fact.status in ("occurred", "planned", "cancelled", "denied")
        assert fact.days is None or fact.days[0] <= fact.days[1]
        for party in fact.parties:
            assert party.country is None or party.country in countries
            assert party.office is None or party.office in load_knowledge().offices
            assert party.kind != "person" or party.name is None or party.name.split()[-1].lower() in text


# --- the scorer itself ------------------------------------------------------------------------------------------------------------------------


def fact(*people: str, kind: str = "meeting", status: str = "occurred", day: int | None = 1, optional: bool = False) -> Fact:
    """People "Rey PER" and countries "PER" as a fact."""
    parties = tuple(
        Party("person", w.split()[0], w.split()[1], "FM", "participant") if " " in w else Party("country", w, w, None, "participant")
        for w in people
    )
    days = (date(2024, 7, day), date(2024, 7, day)) if day else None
    return Fact(kind, "talks", status, days, None, None, parties, optional=optional)


def score(gold: list[Fact], found: list[Fact]) -> Score:
    out = Score()
    add(out, gold, found)
    return out


def test_gold_against_itself_is_perfect() -> None:
    gold = [fact("Rey PER", "Paz CHL"), fact("JPN", "KOR", kind="agreement"), fact("USA", "FJI", kind="pledge", day=None)]
    assert set(score(gold, gold).figures().values()) == {1.0}


@pytest.mark.parametrize(
    ("found", "right", "wrong", "missed", "rows"),
    [
        ([], 0, 0, 1, 0),
        ([fact("Rey PER", "Paz CHL")], 1, 0, 0, 1),
        ([fact("Rey PER", "Paz CHL"), fact("Rey PER", "Paz CHL")], 1, 1, 0, 1),
        ([fact("Rey PER", "Paz CHL", day=2)], 1, 0, 0, 0),
        ([fact("Rey PER", "Paz CHL", status="planned")], 1, 0, 0, 0),
        ([fact("PER", "CHL")], 1, 0, 0, 0),
        ([fact("Rey PER", "Lund NOR")], 0, 1, 1, 0),
        ([fact("Rey PER", "Paz CHL", kind="pledge")], 0, 1, 1, 0),
    ],
)
def test_what_counts(found: list[Fact], right: int, wrong: int, missed: int, rows: int) -> None:
    out = score([fact("Rey PER", "Paz CHL")], found)
    assert (out.all.right, out.all.wrong, out.all.missed, out.rows.right) == (right, wrong, missed, rows)


def test_optional_events_cost_and_earn_nothing() -> None:
    gold = [fact("Rey PER", "Paz CHL", optional=True)]
    assert score(gold, []).all.missed == 0
    assert score(gold, gold).all == score(gold, []).all


def test_each_event_is_matched_once_and_the_likelier_pair_first() -> None:
    gold = [fact("Rey PER", "Paz CHL", day=1), fact("Rey PER", "Paz CHL", day=2)]
    found = [fact("Rey PER", "Paz CHL", day=2), fact("Rey PER", "Paz CHL", day=1)]
    assert all(right_row(g, f) for g, f in pairs(gold, found))
    assert likeness(fact("Rey PER", "CHL"), fact("Ana-Rey PER", "CHL")) == 1


def test_reliability_says_where_confidence_lies() -> None:
    honest = [(0.8, n % 5 != 0) for n in range(100)]
    assert all(b.holds for b in reliability(honest))
    assert not any(b.holds for b in reliability([(0.9, n % 2 == 0) for n in range(200)]))


def test_recorded_figures_are_a_table() -> None:
    with (README.parent / "tests" / "accuracy" / "recorded.csv").open(encoding="utf-8", newline="") as f:
        assert next(csv.reader(f)) == ["figure", "value"]
