"""Every write is an action that can be undone and redone, full text included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dipltrack.errors import DipltrackError, NotFound, ReadOnly, UsageError
from dipltrack.model import Event, Review
from dipltrack.storage import Store
from dipltrack.storage.schema import JOURNALED
from tests.storage.factories import FULL_EVENT, article, meeting, on, rows

NOTHING: dict[str, list[Any]] = {t: [] for t in JOURNALED if t != "actor"}


def test_undo_and_redo_bring_back_the_same_rows(store: Store, path: Path) -> None:
    store.add(article(1), [FULL_EVENT, meeting()])
    full = rows(path)
    undone = store.undo()
    assert (undone.id, undone.command, undone.summary) == (1, "add", "1 article added, 2 events added")
    assert undone.undone == datetime(2024, 5, 3, 12, tzinfo=UTC)
    assert rows(path) == NOTHING
    assert store.search("souza", articles=True) == []
    assert store.check() == []
    assert store.redo().undone is None
    assert rows(path) == full
    assert store.event(1).event == FULL_EVENT
    assert [h.article_id for h in store.search("souza", articles=True)] == [1]
    assert store.check() == []


def test_many_articles_are_one_action(store: Store) -> None:
    with store.action("add news/") as recorder:
        for number in range(5):
            store.add(article(number), [meeting()])
        store.add(article(0, source="Hill Post"), [])
    assert recorder.summary == "5 articles added, 5 events added, 1 outlet added"
    (only,) = store.log()
    assert (only.id, only.command, only.summary) == (1, "add news/", recorder.summary)
    assert only.changes == 5 * 7 + 1
    store.undo()
    assert store.articles() == []
    store.redo()
    assert len(store.articles()) == 5


def test_what_is_finished_stays_when_an_action_is_interrupted(store: Store) -> None:
    def interrupted() -> Iterator[Event]:
        yield meeting()
        raise KeyboardInterrupt

    class Events(tuple[Event, ...]):
        def __iter__(self) -> Iterator[Event]:
            return interrupted()

    with pytest.raises(KeyboardInterrupt), store.action("add news/"):
        store.add(article(1), [meeting()])
        store.add(article(2), [meeting()])
        store.add(article(3), Events())
    assert [a.id for a in store.articles()] == [2, 1]
    assert store.log()[0].summary == "2 articles added, 2 events added"
    assert store.add(article(3), [meeting()]).event_ids == (3,)
    assert store.undo().id == 2
    assert store.undo().id == 1
    assert store.articles() == [] and store.check() == []


def test_an_action_that_wrote_nothing_is_none(store: Store) -> None:
    with store.action("add empty/") as recorder:
        pass
    assert (recorder.id, store.log()) == (None, [])


def test_a_new_write_ends_the_redo_chain(store: Store) -> None:
    store.add(article(1), [])
    store.add(article(2), [])
    store.undo()
    store.undo()
    assert store.redo().id == 1
    store.add(article(3), [])
    with pytest.raises(NotFound, match="Nothing to redo"):
        store.redo()
    assert store.undo().id == 3
    assert store.redo().id == 3
    assert [(a.id, a.undone is not None) for a in store.log()] == [(3, False), (2, True), (1, False)]
    assert store.log(1)[0].id == 3


def test_a_known_article_does_not_end_the_redo_chain(store: Store) -> None:
    store.add(article(1), [])
    store.add(article(2), [])
    store.undo()
    store.add(article(1), [])
    assert store.redo().id == 2


def test_dry_runs_change_nothing(store: Store, path: Path) -> None:
    store.add(article(1), [meeting()])
    before = rows(path, ("article", "event", "action", "change"))
    assert store.undo(dry_run=True).id == 1
    assert rows(path, ("article", "event", "action", "change")) == before
    store.undo()
    before = rows(path, ("article", "event", "action", "change"))
    assert store.redo(dry_run=True).id == 1
    assert rows(path, ("article", "event", "action", "change")) == before


def test_an_older_action_can_be_undone_alone(store: Store) -> None:
    store.add(article(1), [meeting()])
    store.add(article(2), [meeting()])
    assert store.undo(1).id == 1
    assert store.ids() == [2]
    assert store.check() == []
    assert store.undo().id == 2
    assert store.redo().id == 2
    assert store.redo().id == 1
    assert store.ids(sort="id") == [1, 2]


def later_review(store: Store) -> None:
    store.review([1], Review.CONFIRMED)


def later_outlet(store: Store) -> None:
    store.add(article(1, source="Hill Post"), [])


def later_correction(store: Store) -> None:
    store.correct(1, replace(store.event(1).event, title="Corrected"))


def later_delete(store: Store) -> None:
    store.delete_article(1)


@pytest.mark.parametrize("later", [later_review, later_outlet, later_correction, later_delete])
@pytest.mark.parametrize("dry_run", [False, True])
def test_undo_refuses_when_later_actions_stand_on_it(store: Store, path: Path, later: Any, dry_run: bool) -> None:
    store.add(article(1), [meeting()])
    later(store)
    before = rows(path)
    with pytest.raises(
        DipltrackError, match=r"(Can't undo action 1: action 2 \(|Later actions build on that action).*dipltrack"
    ) as refused:
        store.undo(1, dry_run=dry_run)
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 1
    assert rows(path) == before
    store.undo()
    assert store.undo(1).id == 1
    assert rows(path) == NOTHING


def test_looking_for_later_changes_takes_every_change_once(store: Store) -> None:
    """Without the index on (action, table, row) this was quadratic: minutes for two thousand articles."""
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    store.add(article(1), [meeting()])
    store.undo(1)
    store._connection.set_trace_callback(None)
    (query,) = [q for q in asked if "CROSS JOIN" in q]
    plan = [row[3] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert any("SEARCH mine USING" in step and "(action_id=? AND tbl=? AND row_id=?" in step for step in plan), plan


def test_undo_refuses_when_the_same_article_was_added_again(store: Store) -> None:
    store.add(article(1), [])
    store.delete_article(1)
    store.add(article(1), [])
    with pytest.raises(DipltrackError, match="wrote the same article again"):
        store.undo(2)
    assert [a.id for a in store.articles()] == [2]


def test_what_cannot_be_undone_is_said(store: Store, path: Path) -> None:
    with pytest.raises(NotFound, match="Nothing to undo"):
        store.undo()
    with pytest.raises(NotFound, match=r"No action 4\. There are none yet"):
        store.undo(4)
    store.add(article(1), [])
    with pytest.raises(NotFound, match=r"No action 4\. The newest is 1: dipltrack log"):
        store.undo(4)
    store.undo()
    with pytest.raises(UsageError, match="Action 1 is already undone"):
        store.undo(1)
    with Store.read(path) as reader, pytest.raises(ReadOnly):
        reader.undo()
    with Store.read(path) as reader, pytest.raises(ReadOnly):
        reader.add(article(2), [])


def test_an_action_undone_while_it_is_written_goes_on_as_a_new_one(store: Store, path: Path) -> None:
    with store.action("add news/"), Store.open(path) as other:
        store.add(article(1), [meeting()])
        assert other.undo().id == 1
        store.add(article(2), [meeting()])
    assert [(a.id, a.summary, a.undone is None) for a in store.log()] == [
        (2, "1 article added, 1 event added", True),
        (1, "1 article added, 1 event added", False),
    ]
    store.undo()
    assert store.articles() == []


def test_rows_changed_twice_in_one_action(store: Store, path: Path) -> None:
    store.add(article(1), [meeting()])
    before = rows(path)
    with store.action("edit"):
        store.review([1], Review.CONFIRMED)
        store.review([1], Review.REJECTED)
        store.correct(1, replace(store.event(1).event, title="Twice", confidence=0.8))
        store.delete_events([1])
        store.add(article(2), [meeting()])
        store.delete_article(2)
    after = rows(path)
    store.undo()
    assert rows(path) == before
    store.redo()
    assert rows(path) == after
    store.undo()
    assert rows(path) == before
    assert store.check() == []


def test_numbers_come_back_to_the_last_digit(store: Store) -> None:
    store.add(article(1), [meeting(confidence=0.1 + 0.2), FULL_EVENT])
    store.delete_article(1)
    store.undo()
    assert store.event(1).event.confidence == 0.1 + 0.2
    assert store.event(2).event == FULL_EVENT


@pytest.fixture
def two_at_once(store: Store, path: Path) -> Store:
    """Actions 1 and 2 each add articles between those of the other, and all tell of event 1."""
    held = meeting(when=on("2024-05-03"))
    with Store.open(path, now=store._now) as other, store.action("add a/"), other.action("add b/"):
        for number in range(4):
            writer = (store, other)[number % 2]
            writer.add(article(number, source=f"Paper {number}", published=date(2024, 5, 4)), [held])
    assert store.ids() == [1]
    return store


@pytest.mark.parametrize("one", [1, 2])
def test_two_that_were_written_at_once_are_undone_together(one: int, two_at_once: Store, path: Path) -> None:
    store, other, before = two_at_once, 3 - one, rows(path)
    with pytest.raises(DipltrackError, match=rf"^Can't undo action {one} without action {other} .*: dipltrack undo {one} {other}$"):
        store.undo(one)
    assert rows(path) == before
    undone = store.undo(one, other)
    assert (undone.id, undone.together) == (one, (other,))
    assert rows(path) == NOTHING
    assert store.check() == []
    assert store.redo().together
    assert rows(path) == before
    assert store.check() == []
    with pytest.raises(NotFound, match="Nothing to redo"):
        store.redo()


def test_what_came_later_goes_before_what_was_written_at_once(two_at_once: Store, path: Path) -> None:
    two_at_once.review([1], Review.CONFIRMED)
    with pytest.raises(DipltrackError, match=r"^Can't undo action 1, 2: action 3 \(review\) changed the same rows later\. Undo it first"):
        two_at_once.undo(1, 2)
    two_at_once.undo(3)
    two_at_once.undo(2, 1)
    assert rows(path) == NOTHING
