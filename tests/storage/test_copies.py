"""Articles with the same text are found among those that only share a standing paragraph."""

from __future__ import annotations

import random

from dipltrack.model import Article
from dipltrack.storage import Store

STANDING = " ".join(f"about{number}" for number in range(30))
"""What an outlet says of itself below each of its articles."""
MANY = 150  # more than one hash leads to


def text(number: int, words: int = 200) -> str:
    chosen = random.Random(number)
    return " ".join(f"w{chosen.randrange(100_000)}" for _ in range(words)) + "."


def families(store: Store) -> dict[int, int]:
    return dict(store.sql("SELECT article_id, family FROM copy")[1])


def test_a_standing_paragraph_is_no_reason_to_read_a_thousand_articles(store: Store) -> None:
    read: list[str] = []
    store._connection.set_trace_callback(lambda query: read.append(query) if query.startswith("SELECT text FROM article") else None)
    for number in range(MANY):
        store.add(Article(f"{text(number)} {STANDING}", source="Coast Wire"), [])
    assert families(store) == {}
    assert len(read) < MANY * MANY / 10
    copy = store.add(Article(f"Edited. {text(120)} {STANDING}", source="Harbour Times"), [])
    assert set(families(store)) == {121, copy.article_id}


def test_a_family_may_be_larger_than_what_one_hash_leads_to(store: Store) -> None:
    for number in range(MANY):
        store.add(Article(f"Outlet {number} reports. {text(1)}", source=f"Paper {number}"), [])
    assert set(families(store)) == set(range(1, MANY + 1))
    assert set(families(store).values()) == {1}
