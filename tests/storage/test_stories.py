"""What hangs on an event, and pairs that may be one."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.storage import Filter, Store
from tests.storage.factories import article, meeting, on, person

HELD = meeting(title="Held", place="Nairobi", place_country="KEN", when=on("2024-05-03"))
ALIKE = replace(HELD, title="Alike", place="Mombasa", when=on("2024-05-04"))
OTHER = meeting(person("Ana Souza", "BRA"), person("Zoe Chanda", "ZMB"), title="Other", when=on("2024-05-03"))


def test_the_word_of_the_user_and_that_of_the_article_stand_side_by_side(store: Store) -> None:
    store.add(article(1), [HELD])
    store.correct(1, replace(store.event(1).event, place="Kisumu"))
    story = store.story(1)
    assert story.corrected == ("place",)
    assert [report.event.place for report in story.reports if report.article_id is None] == ["Kisumu"]
    assert [report.event.place for report in story.told] == ["Nairobi"]


def test_pairs_that_may_be_one_are_found_until_they_are_told_apart(store: Store) -> None:
    store.add(article(1), [HELD])
    store.add(article(2), [ALIKE])
    store.add(article(3), [OTHER])
    steps: list[int] = []
    (pair,) = store.duplicates(step=lambda: steps.append(1))
    assert (pair.one, pair.other) == (1, 2) and len(steps) == 3
    assert "same people: Ana Souza, Peter Otieno" in pair.verdict.agree and pair.verdict.differ
    assert [found.other for found in store.duplicates(Filter(ids=(1,)))] == [2]
    assert store.duplicates(Filter(ids=(3,))) == []
    store.split(store.merge([1, 2]))
    assert store.duplicates() == []


def test_what_one_article_tells_as_two_is_no_pair(store: Store) -> None:
    store.add(article(1), [HELD, replace(ALIKE, evidence=OTHER.evidence)])
    assert store.count() == 2 and store.duplicates() == []
