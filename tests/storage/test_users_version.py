"""The user's version of an event is one more telling of it: articles that tell it so, or as the articles before told it, join the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dipltrack.errors import UsageError
from dipltrack.model import Event, Kind, Review, Status
from dipltrack.storage import Store
from tests.storage.factories import article, meeting, on, person

HELD = meeting(when=on("2024-05-03"), title="Talks", place="Nairobi", place_country="KEN")


def told(number: int, event: Event) -> Any:
    return article(number, source=f"Paper {number}", published=date(2024, 5, 4)), [event]


@pytest.mark.parametrize(
    "word",
    [
        pytest.param({"place": "Lima", "place_country": "PER"}, id="another place"),
        pytest.param({"when": on("2024-05-09")}, id="another day"),
        pytest.param({"participants": (person("Ana Souza", "BRA"), person("Luis Rey", "PER"))}, id="other parties"),
        pytest.param({"participants": (person("Ana Souza", "BRA"), person("Mary Kamau", "KEN"))}, id="another person"),
        pytest.param({"mode": "call", "place": None, "place_country": None}, id="a call"),
        pytest.param({"kind": Kind.AGREEMENT, "mode": "signed"}, id="another kind"),
    ],
)
def test_what_tells_it_the_old_way_or_the_users_joins_and_the_users_word_stays(word: dict[str, Any], store: Store) -> None:
    store.add(*told(1, HELD))
    store.correct(1, replace(HELD, **word))
    assert store.add(*told(2, replace(HELD, confidence=0.9))).event_ids == (1,), "as the first article told it"
    assert store.add(*told(3, replace(HELD, **word))).event_ids == (1,), "as the user has it"
    shown = store.event(1).event
    assert {name: getattr(shown, name) for name in word} == word
    articles = sorted(store.story(1).told, key=lambda r: r.article_id or 0)
    assert [getattr(r.event, name) for r in articles[:2] for name in word] == [getattr(HELD, name) for name in word] * 2
    assert store.check() == []
    for _ in range(3):
        store.undo()
    assert store.event(1).event == HELD


def test_two_that_one_article_tells_apart_stay_two_when_the_user_makes_them_alike(store: Store) -> None:
    other = replace(HELD, when=on("2024-05-20"), title="Later talks", evidence=meeting(span=(91, 112)).evidence)
    store.add(article(1, published=date(2024, 5, 21)), [HELD, other])
    store.correct(2, replace(other, when=on("2024-05-03")))
    store.add(*told(2, HELD))
    assert store.ids(sort="id") == [1, 2]


def test_two_events_that_the_user_corrected_become_one_with_both_words(store: Store) -> None:
    store.add(*told(1, HELD))
    store.add(*told(2, replace(HELD, when=on("2024-06-20"))))
    store.correct(1, replace(HELD, topic="seeds"))
    store.correct(2, replace(store.event(2).event, place="Lima", place_country="PER"))
    store.add_note(2, "ask again")
    assert store.merge([1, 2]) == 1
    event = store.event(1).event
    assert (event.topic, event.place, store.story(1).corrected) == ("seeds", "Lima", ("topic", "place", "place_country"))
    assert store.check() == []


def test_split_leaves_the_users_word_with_the_event(store: Store) -> None:
    for number in (1, 2, 3):
        store.add(*told(number, HELD))
    store.correct(1, replace(HELD, title="Mine", place="Lima", place_country="PER"))
    one, other = store.split(1, [1])
    assert one == 1
    assert (store.event(1).event.title, {r.article_id for r in store.story(1).told}) == ("Mine", {2, 3})
    assert (store.event(other).event.title, store.event(other).event.place) == ("Talks", "Nairobi")
    store.replace_events(1, told(1, HELD)[0], [replace(HELD, title="Read again")])
    assert store.event(other).event.title == "Read again", "told apart from the user's version for good"
    assert store.check() == []


def test_what_stays_after_a_split_is_told_by_what_stays(store: Store) -> None:
    store.add(*told(1, replace(HELD, status=Status.PLANNED)))
    store.add(*told(2, HELD))
    store.correct(1, replace(store.event(1).event, place="Lima", place_country="PER"))
    store.split(1, [2])
    assert (store.event(1).event.place, store.event(1).event.status) == ("Lima", Status.PLANNED)
    assert store.check() == []


def test_an_article_can_be_told_apart_from_what_the_user_entered(store: Store) -> None:
    entered = store.new_event(replace(HELD, evidence=(), title="What I saw"))
    with pytest.raises(UsageError, match="no article"):
        store.split(entered)
    assert store.add(*told(1, HELD)).event_ids == (entered,)
    one, other = store.split(entered)
    assert one == entered
    assert (store.event(one).event.title, store.event(one).evidence) == ("What I saw", ())
    assert store.event(other).event.title == "Talks"
    store.replace_events(1, told(1, HELD)[0], [replace(HELD, title="Read again")])
    assert sorted(store.ids()) == [one, other]
    assert store.check() == []


def test_what_the_user_entered_and_corrected_later_is_found_both_ways(store: Store) -> None:
    store.review([store.new_event(replace(HELD, evidence=(), title="What I saw"))], Review.CONFIRMED)
    store.correct(1, replace(HELD, evidence=(), title="What I saw", when=on("2024-05-13")))
    assert store.check() == []
    assert store.add(*told(1, replace(HELD, when=on("2024-05-13")))).event_ids == (1,)
    store.correct(1, replace(store.event(1).event, when=on("2024-05-23"), place="Lima", place_country="PER"))
    assert store.check() == []
    assert store.add(*told(2, replace(HELD, when=on("2024-05-13")))).event_ids == (1,), "as the first article told it"
    assert store.event(1).event.place == "Lima"
    assert store.check() == []


def test_what_is_said_again_of_an_event_the_user_corrected_says_why_it_is_one(store: Store) -> None:
    store.add(*told(1, HELD))
    store.correct(1, replace(HELD, when=on("2024-05-20")))
    store.add(*told(2, replace(HELD, when=on("2024-05-20"))))
    ((one, other, why),) = store.story(1).why_one
    assert (one.article_id, other.article_id, why.same) == (None, 2, True), "it is the user's version that the second article tells"
