"""The same articles give the same record in whatever order they come."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipltrack.storage import Filter, Store
from tests.storage.related import POOL
from tests.storage.soak import times


def record(order: Sequence[int]) -> list[Any]:
    """What is stored when the articles come in this order, with titles of articles for all ids."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "x.db", create=True) as store:
        for number in order:
            store.add(*POOL[number])
        assert store.check() == []
        return sorted((told(store, event_id) for event_id in store.ids(Filter(review="all"))), key=str)


def told(store: Store, event_id: int) -> dict[str, Any]:
    event, story = store.event(event_id), store.story(event_id)
    return {
        "event": event.event,
        "reasons": event.event.reasons,
        "told by": [(r.source, r.published, r.event.title) for r in story.reports],
        "links": sorted((link.relation, link.title, link.date or "", link.back) for link in story.links),
        "lookup": [tuple(row) for row in store._connection.execute("SELECT first, last, keys FROM event WHERE id = ?", (event_id,))],
        "families": _families(store, event_id),
    }


def _families(store: Store, event_id: int) -> list[str]:
    query = """SELECT json_group_array(a.title) FROM report r JOIN copy c ON c.article_id = r.article_id
        JOIN copy o ON o.family = c.family JOIN article a ON a.id = o.article_id WHERE r.event_id = ?"""
    return sorted(json.loads(store._connection.execute(query, (event_id,)).fetchone()[0]))


@pytest.fixture(scope="module")
def in_order() -> list[Any]:
    return record(range(len(POOL)))


def test_the_articles_hang_together(in_order: list[Any]) -> None:
    tellings = sorted(len(event["told by"]) for event in in_order)
    assert len(in_order) < sum(len(events) for _, events in POOL), "some tell the same"
    assert tellings[-1] >= 4 and tellings[0] == 1
    assert {link[0] for event in in_order for link in event["links"]} == {"fulfils"}


def test_backwards(in_order: list[Any]) -> None:
    assert record(range(len(POOL) - 1, -1, -1)) == in_order


@settings(max_examples=times(25), deadline=None)
@given(st.permutations(range(len(POOL))))
def test_any_order_gives_the_same_events(in_order: list[Any], order: list[int]) -> None:
    assert record(order) == in_order
