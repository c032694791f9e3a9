"""A new reading of an article keeps the ids of what is found again, and the user's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dipltrack.errors import DipltrackError, NotFound
from dipltrack.model import Kind, Review
from dipltrack.storage import Filter, Store
from tests.storage.factories import FULL_EVENT, TEXT, article, meeting, on, person, rows

FIRST = meeting(title="First", span=(0, 60))
SECOND = meeting(title="Second", span=(100, 130))


def test_the_same_reading_changes_nothing(store: Store, path: Path) -> None:
    store.add(article(1), [FIRST, FULL_EVENT])
    before = rows(path, ("event", "report", "participant", "evidence", "action", "change"))
    assert store.replace_events(1, article(1), [FIRST, FULL_EVENT]) == (1, 2)
    assert rows(path, ("event", "report", "participant", "evidence", "action", "change")) == before


def test_overlapping_evidence_of_the_same_kind_keeps_the_id(store: Store) -> None:
    store.add(article(1), [FIRST, SECOND])
    found = [
        meeting(title="New in the middle", span=(61, 90)),
        meeting(title="Second again", span=(90, 120), when=on("2024-05-02")),
        meeting(title="A pledge", span=(0, 60), kind=Kind.PLEDGE),
        meeting(title="First again", span=(10, 50), place="Nairobi"),
    ]
    assert store.replace_events(1, article(1), found) == (3, 2, 4, 1)
    assert [store.event(i).event for i in (3, 2, 4, 1)] == found
    assert store.log(1)[0].summary == "2 events updated, 2 events added"
    assert store.check() == []


def test_of_two_that_overlap_the_surer_pair_wins(store: Store) -> None:
    store.add(article(1), [FIRST])
    assert store.replace_events(1, article(1), [meeting(span=(50, 90)), meeting(span=(0, 59))]) == (2, 1)


def test_what_is_no_longer_found_goes(store: Store, path: Path) -> None:
    store.add(article(1), [FIRST, SECOND])
    before = rows(path)
    assert store.replace_events(1, article(1), [SECOND]) == (2,)
    assert store.ids() == [2]
    store.undo()
    assert rows(path) == before


def test_the_users_verdict_stays(store: Store) -> None:
    store.add(article(1), [FIRST, SECOND, FULL_EVENT])
    store.review([1], Review.CONFIRMED)
    store.review([2], Review.REJECTED)
    again = [replace(FIRST, title="Other", participants=(person("X", "FRA"),)), replace(SECOND, title="Other")]
    assert store.replace_events(1, article(1), again) == (1, 2)
    confirmed, rejected = store.events(Filter(review="all"), sort="id")
    assert (confirmed.event, confirmed.review) == (FIRST, Review.CONFIRMED)
    assert (rejected.event.title, rejected.review) == ("Other", Review.REJECTED)
    store.replace_events(1, article(1), [])
    assert store.ids(Filter(review="all"), sort="id") == [1, 2]
    assert store.check() == []


def test_corrections_stay(store: Store) -> None:
    store.add(article(1), [FIRST, SECOND])
    mine = replace(
        FIRST,
        when=on("2024-04-30"),
        place="Mombasa",
        participants=(*FIRST.participants, person("Lena Berg", "SWE")),
        money=FULL_EVENT.money,
    )
    assert store.correct(1, mine) == ("when", "place", "money", "participants")
    assert store.event(1).event == mine
    assert store.correct(1, mine) == ()
    assert store.correct(1, replace(mine, place=None)) == ("place",)
    read_again = replace(
        FIRST, title="Better", place="Nairobi", confidence=0.5, when=on("2024-05-01"), evidence=SECOND.evidence[:0] + FIRST.evidence
    )
    store.replace_events(1, article(1), [read_again])
    assert store.event(1).event == replace(mine, title="Better", place=None, confidence=0.5)
    assert store.ids(Filter(countries=("SWE",), since=date(2024, 4, 30), until=date(2024, 4, 30))) == [1]
    assert store.check() == []


def test_new_words_find_their_events_by_the_words_of_the_evidence(store: Store) -> None:
    store.add(article(1), [FIRST, SECOND])
    store.review([2], Review.CONFIRMED)
    longer = article(1, text=f"Update. {TEXT} Dispatch 1, again.")
    moved = meeting(title="First", text=longer.text, span=(8, 68))
    assert store.replace_events(1, longer, [moved]) == (1,)
    assert store.event(1).event == moved
    kept = store.event(2).evidence
    assert [(e.evidence.start, e.evidence.text) for e in kept] == [(108, SECOND.evidence[0].text)], (
        "the confirmed event's evidence moved along"
    )
    assert store.check() == []
    store.replace_events(1, article(1, text="Nothing of that."), [])
    assert store.ids() == [2]
    assert store.event(2).evidence == ()
    assert store.check() == []


def test_metadata_change(store: Store) -> None:
    store.add(article(1), [FIRST])
    new = article(1, published=date(2024, 7, 29), source="Hill Post", url="https://hill.example/1", title="Other")
    store.replace_events(1, new, [FIRST])
    assert store.article(1).article == new
    assert store.article(1).outlets == ("Hill Post",)
    assert store.find_known(new) == 1
    bare = article(2, source=None)
    store.add(bare, [])
    store.replace_events(2, replace(bare, source="Coast Wire"), [])
    assert store.article(2).outlets == ("Coast Wire",)


def test_an_event_that_others_tell_too_is_not_overwritten(store: Store) -> None:
    dated = replace(FIRST, when=on("2024-05-03"))
    store.add(article(1), [dated])
    assert store.add(article(2, source="Hill Post"), [dated]).joined == (1,)
    assert store.replace_events(2, article(2, source="Hill Post"), [replace(dated, title="Other", confidence=0.1)]) == (1,)
    assert store.event(1).event.title == "First"
    store.replace_events(2, article(2, source="Hill Post"), [])
    assert [e.article_id for e in store.event(1).evidence] == [1]


def test_refusals(store: Store) -> None:
    store.add(article(1), [FIRST])
    store.add(article(2), [])
    with pytest.raises(NotFound, match=r"No article 7. The newest is 2"):
        store.replace_events(7, article(7), [])
    with pytest.raises(DipltrackError, match="Article 1 already has these words"):
        store.replace_events(2, article(1), [])
    with pytest.raises(NotFound, match="No event 9"):
        store.correct(9, FIRST)
    with pytest.raises(NotFound, match="No event 9"):
        store.review([9], Review.CONFIRMED)
