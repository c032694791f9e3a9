"""What the user rejected or deleted does not come back when its articles are read again; undo brings it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dipltrack.model import Evidence, Kind, Review
from dipltrack.storage import Filter, Store
from tests.storage.factories import TEXT, article, meeting, on, person, rows

HELD = meeting(title="Held", span=(0, 60), when=on("2024-05-03"))
PLEDGED = meeting(title="Pledged", span=(91, 112), kind=Kind.PLEDGE)
EVERYTHING = Filter(review="all")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(HELD, id="the same reading"),
        pytest.param(replace(HELD, title="Better", place="Nairobi"), id="a better reading"),
        pytest.param(replace(HELD, evidence=meeting(span=(30, 90)).evidence), id="evidence that overlaps"),
        pytest.param(replace(HELD, evidence=(*meeting(span=(113, 130)).evidence, *HELD.evidence)), id="other evidence is the best"),
    ],
)
@pytest.mark.parametrize("way", ["reject", "delete"])
def test_what_the_user_did_not_want_stays_away(way: str, again: object, store: Store, path: Path) -> None:
    store.add(article(1), [HELD, PLEDGED])
    before = rows(path)
    if way == "reject":
        store.review([1], Review.REJECTED)
    else:
        store.delete_events([1])
    for _ in range(2):
        ids = store.replace_events(1, article(1), [again, PLEDGED])  # type: ignore[list-item]
        assert ids == ((1, 2) if way == "reject" else (None, 2))
        assert store.ids() == [2]
        assert store.check() == []
    for action in store.log()[:-1]:
        store.undo(action.id)
    assert rows(path) == before


def test_what_was_deleted_stays_away_when_the_article_has_other_words(store: Store) -> None:
    store.add(article(1), [HELD])
    store.delete_events([1])
    longer = article(1, text=f"Update. {TEXT} Dispatch 1, again.")
    moved = replace(HELD, evidence=(Evidence("text", 8, 68, longer.text[8:68], "met"),))
    assert store.replace_events(1, longer, []) == ()
    assert store.replace_events(1, longer, [moved]) == (None,)
    assert store.ids(EVERYTHING) == []


def test_of_two_in_one_sentence_only_the_deleted_one_stays_away(store: Store) -> None:
    other = replace(HELD, title="Other", participants=(person("Ana Souza", "BRA"), person("Luis Rey", "PER")))
    store.add(article(1), [HELD, other])
    store.delete_events([1])
    assert store.replace_events(1, article(1), [replace(other, place="Lima"), HELD]) == (2, None)
    assert store.event(2).event.place == "Lima"


def test_another_article_may_tell_again_what_was_deleted_but_not_what_was_rejected(store: Store) -> None:
    second = article(2, source="Hill Post", published=date(2024, 5, 4))
    store.add(article(1, published=date(2024, 5, 4)), [HELD])
    store.delete_events([1])
    assert store.add(second, [HELD]).event_ids == (2,)
    store.undo()
    store.undo()
    store.review([1], Review.REJECTED)
    store.add(second, [HELD])
    assert store.ids() == []


def test_an_article_that_was_deleted_and_added_again_is_new(store: Store) -> None:
    store.add(article(1), [HELD])
    store.delete_events([1])
    store.delete_article(1)
    assert store.add(article(1), [HELD]).event_ids == (2,)
    assert store.check() == []


def test_undoing_the_deletion_after_a_new_reading_brings_the_event_back(store: Store) -> None:
    store.add(article(1), [HELD, PLEDGED])
    store.delete_events([1])
    store.replace_events(1, article(1), [HELD, replace(PLEDGED, title="Pledged again")])
    store.undo(2)
    assert store.ids(sort="id") == [1, 2]
    assert store.replace_events(1, article(1), [HELD, PLEDGED]) == (1, 2)
    assert store.check() == []
