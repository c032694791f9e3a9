"""What the user keeps with events: links, notes, tags, other names; and the questions they answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dipltrack.coding import recode
from dipltrack.errors import NotFound, UsageError
from dipltrack.matching import recoded
from dipltrack.model import Kind, Review, Status
from dipltrack.storage import Filter, Store
from tests.storage.factories import article, meeting, on, person, state

PLEDGE = meeting(state("NOR"), state("KEN"), kind=Kind.PLEDGE, mode="aid", title="A school", when=on("2024-05-02"))
DELIVERY = meeting(
    state("NOR"), state("KEN"), kind=Kind.AGREEMENT, mode="signed", title="The school opens", when=on("2025-02-01"), span=(91, 112)
)
PLANNED = meeting(
    person("Ana Souza", "BRA"), state("PER"), status=Status.PLANNED, title="Visit to Lima", when=on("2024-06-01", "2024-06-03")
)


@pytest.mark.parametrize(
    ("relation", "review", "still_open"),
    [
        pytest.param("fulfils", Review.UNREVIEWED, [], id="fulfilled"),
        pytest.param("cancels", Review.CONFIRMED, [], id="cancelled"),
        pytest.param("follows", Review.UNREVIEWED, [1], id="a follow-up settles nothing"),
        pytest.param("fulfils", Review.REJECTED, [1], id="what the user rejected settles nothing"),
    ],
)
def test_a_pledge_is_open_until_an_event_settles_it(relation: str, review: Review, still_open: list[int], store: Store) -> None:
    promised, delivered = (store.new_event(event) for event in (PLEDGE, DELIVERY))
    assert store.ids(Filter(open=True)) == [promised]
    store.link(delivered, promised, relation)
    store.review([delivered], review)
    assert store.ids(Filter(open=True)) == still_open


def test_what_fulfils_a_pledge_is_itself_not_open(store: Store) -> None:
    promised, delivered = store.new_event(PLEDGE), store.new_event(replace(PLEDGE, title="The school opens", when=on("2025-02-01")))
    assert store.ids(Filter(open=True), sort="id") == [promised, delivered]
    store.link(delivered, promised, "fulfils")
    assert store.ids(Filter(open=True)) == []


def test_only_a_promise_that_was_made_is_open(store: Store) -> None:
    store.add(article(1), [PLEDGE])
    store.review([1], Review.REJECTED)
    assert store.ids(Filter(open=True)) == []


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        pytest.param("2024-06-03", [], id="its last day"),
        pytest.param("2024-06-04", [1], id="the day after"),
    ],
)
def test_what_was_planned_is_overdue_after_its_last_day(today: str, overdue: list[int], store: Store) -> None:
    store.add(article(1), [PLANNED])
    assert store.ids(Filter(overdue=date.fromisoformat(today))) == overdue


def test_what_took_the_place_of_a_plan_settles_it(store: Store) -> None:
    planned, held = store.new_event(PLANNED), store.new_event(DELIVERY)
    store.link(held, planned, "fulfils")
    assert store.ids(Filter(overdue=date(2025, 1, 1))) == []


def test_tags_are_counted_found_and_undone(store: Store) -> None:
    one, other = store.new_event(PLEDGE), store.new_event(PLANNED)
    assert store.tag(one, add=("Follow up", "follow-up", "oslo")) == 2
    store.tag(other, add=("follow-up",))
    assert store.tags() == {"follow-up": 2, "oslo": 1} and store.known("tags") == ["follow-up", "oslo"]
    assert store.ids(Filter(tags=("FOLLOW UP", "Oslo"))) == [one]
    store.undo()
    assert store.tags() == {"follow-up": 1, "oslo": 1}
    store.review([one], Review.REJECTED)
    assert store.tags() == {}


def test_other_names_are_listed_once_for_namesakes(store: Store) -> None:
    store.new_event(meeting(person("Ana Souza", "BRA"), person("Ana Souza", "PER")))
    assert store.add_alias("the seed lady", "Ana Souza") == 2
    assert [(a.alias, a.name, a.kind) for a in store.aliases()] == [("the seed lady", "Ana Souza", "person")]
    assert store.known("aliases") == ["the seed lady"]


def test_what_is_kept_needs_its_event(store: Store) -> None:
    for call in (lambda: store.tag(9, add=("x",)), lambda: store.add_note(9, "x"), lambda: store.link(9, 8, "follows")):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(UsageError, match="is no tag"):
        store.tag(store.new_event(PLEDGE), add=("…",))


def test_an_article_becomes_the_evidence_of_what_the_user_entered(store: Store) -> None:
    entered = meeting(title="Dinner in Nairobi", when=on("2024-05-03"), place="Nairobi", confidence=1.0)
    id = store.new_event(replace(entered, evidence=()))
    store.review([id], Review.CONFIRMED)
    added = store.add(article(1, published=date(2024, 5, 4)), [meeting(title="Talks", when=on("2024-05-03"), topic="seeds")])
    assert added.event_ids == (id,)
    told = store.event(id)
    assert (told.event.title, told.event.place, told.event.topic, told.event.confidence) == ("Dinner in Nairobi", "Nairobi", None, 1.0)
    assert [piece.article_id for piece in told.evidence] == [1]
    store.delete_article(1)
    assert store.story(id).entered and store.ids() == [id]


def test_codes_follow_the_users_word_and_later_news_alike(store: Store) -> None:
    planned = recoded(meeting(status=Status.PLANNED, when=on("2024-06-01"), place="Nairobi", place_country="KEN"))
    store.add(article(1, published=date(2024, 5, 3)), [planned])
    store.correct(1, replace(planned, place="Geneva", place_country="CHE"))
    store.add(article(2, published=date(2024, 6, 2)), [recoded(meeting(when=on("2024-06-01")))])
    told = store.event(1).event
    assert (told.status, told.place, told.cameo, told.plover) == (Status.OCCURRED, "Geneva", "044", "CONSULT")


def test_codes_that_follow_are_not_the_users_word(store: Store) -> None:
    planned = recoded(meeting(status=Status.PLANNED))
    store.add(article(1), [planned])
    assert store.correct(1, recode(planned, replace(planned, status=Status.CANCELLED))) == ("status", "cameo", "plover")
    assert store.story(1).corrected == ("status",)


def test_a_code_that_the_user_gave_holds_until_he_changes_what_it_is_made_from(store: Store) -> None:
    store.add(article(1), [recoded(meeting())])
    before = store.event(1).event
    assert store.correct(1, replace(before, cameo="0312")) == ("cameo",)
    assert store.story(1).corrected == ("cameo",)
    given = store.event(1).event
    assert store.correct(1, recode(given, replace(given, mode="call"))) == ("mode", "cameo")
    assert (store.event(1).event.cameo, store.story(1).corrected) == ("041", ("mode",))
