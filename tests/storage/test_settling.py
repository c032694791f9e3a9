"""Articles come one by one: their reports join the events they tell, ids stay, and the user's word holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dipltrack.errors import NotFound, UsageError
from dipltrack.model import Event, Kind, Money, Reason, Review, Role, Status
from dipltrack.storage import Filter, Store
from tests.storage.factories import article, meeting, on, person, rows, state

MAY = on("2024-05-03")
TALKS = meeting(when=MAY, title="Talks", place="Nairobi")
BARE = meeting(state("BRA", "Brazil"), state("KEN", "Kenya"), when=MAY, title="Bare", confidence=0.6)


def told(number: int, *events: Event, source: str | None = None, published: date | None = date(2024, 5, 4)) -> Any:
    return article(number, source=source or f"Paper {number}", published=published), list(events)


def test_reports_of_one_event_join_it(store: Store) -> None:
    assert store.add(*told(1, BARE)).event_ids == (1,)
    second = store.add(*told(2, TALKS))
    assert (second.event_ids, second.joined) == ((1,), (1,))
    only = store.event(1)
    assert only.event.people == ("Ana Souza", "Peter Otieno")
    assert only.event.place == "Nairobi"
    assert only.event.confidence > 0.8
    assert only.sources == ("Paper 2", "Paper 1")
    assert store.count(Filter(outlets=(">=", 2))) == 1
    assert store.check() == []
    store.undo()
    assert store.event(1).event == BARE
    store.redo()
    assert store.event(1) == only


def test_a_report_that_bridges_two_events_makes_them_one_and_the_lower_id_stays(store: Store) -> None:
    vague = meeting(state("BRA"), state("KEN"), when=on("2024-05-03"), title="States")
    store.add(
        *told(
            1,
            meeting(person(None, "BRA", "Minister"), person("Peter Otieno", "KEN"), when=on(None), title="Undated"),
            published=date(2024, 5, 30),
        )
    )
    store.add(*told(2, vague))
    before = store.ids(sort="id")
    store.add(*told(3, TALKS))
    if len(before) == 2:
        assert store.ids() == [1]
        with pytest.raises(NotFound, match=r"Event 2 is one with event 1 now: dipltrack show 1"):
            store.event(2)
        assert store.story(1).was == (2,)
        store.undo()
        assert store.ids(sort="id") == before
    assert store.check() == []


def test_merge_holds_against_every_later_reading(store: Store) -> None:
    store.add(*told(1, TALKS))
    other = meeting(when=on("2024-06-20"), title="June")
    store.add(*told(2, other))
    assert store.ids(sort="id") == [1, 2]
    assert store.merge([2, 1]) == 1
    assert store.ids() == [1]
    store.replace_events(2, told(2)[0], [replace(other, title="June again")])
    store.add(*told(3, TALKS))
    assert store.ids() == [1]
    assert sorted(r.article_id or 0 for r in store.story(1).reports) == [1, 2, 3]
    with pytest.raises(UsageError, match="two events or more"):
        store.merge([1, 1])


def test_split_holds_and_can_be_merged_again(store: Store) -> None:
    for number in (1, 2, 3):
        store.add(*told(number, TALKS))
    assert store.ids() == [1]
    one, other = store.split(1, [2])
    assert one == 1
    assert [r.article_id for r in store.story(other).reports] == [2]
    store.replace_events(2, told(2)[0], [replace(TALKS, title="Again")])
    assert store.ids(sort="id") == [1, other]
    assert len(store.split(1)) == 2
    with pytest.raises(UsageError, match="told by one article only"):
        store.split(other)
    with pytest.raises(UsageError, match="Article 3 does not tell event"):
        store.split(other, [3])
    assert store.merge(store.ids()) == 1
    assert store.ids() == [1]
    assert store.check() == []


def test_what_was_rejected_does_not_come_back_in_another_article(store: Store) -> None:
    store.add(*told(1, TALKS))
    store.review([1], Review.REJECTED)
    assert store.add(*told(2, BARE)).event_ids == (1,)
    assert store.count() == 0
    assert store.event(1).review is Review.REJECTED


def test_what_was_confirmed_stays_as_it_was_and_gains_a_source(store: Store) -> None:
    store.add(*told(1, BARE))
    store.review([1], Review.CONFIRMED)
    store.add(*told(2, TALKS))
    assert store.event(1).event.title == "Bare"
    assert len(store.event(1).sources) == 2


def test_a_correction_holds_when_others_tell_it_too(store: Store) -> None:
    store.add(*told(1, BARE))
    store.correct(1, replace(BARE, place="Mombasa", title="Mine"))
    store.add(*told(2, TALKS))
    event = store.event(1).event
    assert (event.place, event.title, event.people) == ("Mombasa", "Mine", ("Ana Souza", "Peter Otieno"))
    assert store.story(1).corrected == ("title", "place")


def test_an_event_of_the_users_own_is_told_by_no_article_and_joined_by_later_ones(store: Store) -> None:
    own = replace(BARE, evidence=(), title="What I saw", confidence=1.0)
    assert store.new_event(own) == 1
    assert store.event(1).event == own
    assert store.add(*told(1, TALKS)).event_ids == (1,)
    assert store.event(1).event.title == "What I saw"
    store.undo()
    store.undo()
    assert store.ids(Filter(review="all")) == []


def test_a_plan_becomes_what_was_held(store: Store) -> None:
    store.add(*told(1, replace(TALKS, status=Status.PLANNED, cameo="036"), published=date(2024, 4, 20)))
    store.add(*told(2, TALKS))
    event = store.event(1).event
    assert (event.status, event.cameo) == (Status.OCCURRED, "044" if event.place_country else "040")


def test_deliveries_are_linked_to_what_was_promised(store: Store) -> None:
    who = (replace(state("JPN"), role=Role.PLEDGER), replace(state("PHL"), role=Role.RECIPIENT))
    given: dict[str, Any] = {"kind": Kind.PLEDGE, "mode": "aid", "money": Money(1e7, "USD")}
    promised = meeting(*who, when=on("2023-03-06"), **given)
    delivered = meeting(*who, when=on("2023-09-08"), reasons=(Reason("kind", "give aid", "delivered"),), **given)
    store.add(*told(1, delivered))
    store.add(*told(2, promised))
    (link,) = store.story(1).links
    assert (link.relation, link.other, link.by, link.back) == ("fulfils", 2, "rule", False)
    assert [(x.other, x.back) for x in store.story(2).links] == [(1, True)]
    assert store.unlink(1, 2) == 1
    store.replace_events(1, told(1)[0], [replace(delivered, title="Again")])
    assert store.story(1).links == (), "the user took it back"
    assert store.link(1, 2, "follows")
    assert not store.link(1, 2, "follows")
    assert [x.relation for x in store.story(1).links] == ["follows"]


def test_duplicates_are_what_may_be_one(store: Store) -> None:
    store.add(*told(1, meeting(person("Ana Souza", "BRA"), person("Peter Otieno", "KEN"), when=MAY, place="Nairobi", place_country="KEN")))
    store.add(
        *told(
            2,
            meeting(person("Ana Souza", "BRA"), person("Peter Otieno", "KEN"), when=on("2024-05-04"), place="Kisumu", place_country="KEN"),
        )
    )
    (pair,) = store.duplicates()
    store.keep_apart([1, 2])
    assert store.duplicates() == []
    store.undo()
    assert (pair.one, pair.other) == (1, 2)
    assert pair.verdict.agree and pair.verdict.differ
    store.merge([1, 2])
    assert store.duplicates() == []
    store.split(1)
    assert store.duplicates() == [], "the user told them apart"


def test_notes_and_tags_go_with_the_event(store: Store, path: Path) -> None:
    store.add(*told(1, TALKS))
    store.add(*told(2, meeting(when=on("2024-06-20"))))
    store.add_note(2, " call the embassy ")
    assert store.tag(2, add=["Trade", "trade", "to do"]) == 2
    store.merge([1, 2])
    story = store.story(1)
    assert ([text for _, text in story.notes], story.tags) == (["call the embassy"], ("to-do", "trade"))
    assert store.tag(1, remove=["TRADE"]) == 1
    for _ in range(4):
        store.undo()
    assert rows(path, ("note", "tag")) == {"note": [], "tag": []}
    with pytest.raises(UsageError, match="A note needs words"):
        store.add_note(1, "  ")
    with pytest.raises(UsageError, match="is no tag"):
        store.tag(1, add=["!!"])
