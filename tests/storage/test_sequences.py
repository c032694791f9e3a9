"""Whatever is done in whatever sequence: the file is sound after each step, and undo brings every state back, redo the one after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dipltrack.errors import UsageError
from dipltrack.model import Review, Status
from dipltrack.storage import Filter, Store
from tests.storage.factories import meeting, on, person, rows
from tests.storage.related import POOL
from tests.storage.soak import times

Step = Callable[[Store, int, int], object]


def dump(path: Path) -> dict[str, list[Any]]:
    """All that is stored but the journal, with the tables that events and articles are looked up in."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        lookups = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4").fetchall() for table in ("trace",)}
        sketches = connection.execute("SELECT * FROM sketch ORDER BY 1, 2").fetchall()
    return {**rows(path), **lookups, "sketch": sketches}


def event_of(store: Store, number: int) -> int:
    ids = store.ids(Filter(review="all"), sort="id")
    if not ids:
        raise UsageError("There is nothing yet.")
    return ids[number % len(ids)]


def article_of(store: Store, number: int) -> int:
    stored = store.articles()
    if not stored:
        raise UsageError("There is nothing yet.")
    return stored[number % len(stored)].id


def add(store: Store, a: int, b: int) -> None:
    store.add(*POOL[a % len(POOL)])


def reprint(store: Store, a: int, b: int) -> None:
    article, events = POOL[a % len(POOL)]
    store.add(replace(article, source="Evening Echo"), events)


def update(store: Store, a: int, b: int) -> None:
    article, events = POOL[a % len(POOL)]
    url = f"https://news.example/{a}"
    store.add(replace(article, url=url, text=f"{article.text} {'Corrected. ' * b}"), events[:1], on_duplicate="update")


def edit(store: Store, a: int, b: int) -> None:
    event_id = event_of(store, a)
    event = store.event(event_id).event
    changed = (
        replace(event, place="Mombasa", place_country="KEN"),
        replace(event, when=on("2024-05-04")),
        replace(event, participants=event.participants[:1]),
        replace(event, participants=(*event.participants, person("Yaw Boateng", "GHA"))),
        replace(event, status=Status.DENIED, title=f"Talks {b}"),
    )
    store.correct(event_id, changed[b % len(changed)])


def rescan(store: Store, a: int, b: int) -> None:
    stored = store.article(article_of(store, a))
    events = next((events for article, events in POOL if article.text == stored.article.text), ())
    readings = (
        events[1:],
        tuple(replace(event, mode="summit") for event in events),
        tuple(replace(event, when=on("2024-05-03")) for event in events),
        tuple(replace(event, evidence=(replace(event.evidence[0], start=0, end=5, text=stored.article.text[:5]),)) for event in events),
        events,
    )
    published = stored.article.published if b % 2 else date(2024, 5, 3)
    store.replace_events(stored.id, replace(stored.article, published=published), readings[b % len(readings)])


def new_event(store: Store, a: int, b: int) -> None:
    people = (person("Ana Souza", "BRA"), person("Peter Otieno", "KEN"))[: a % 3]
    store.new_event(replace(meeting(*people, when=on(f"2024-05-0{1 + b % 9}")), evidence=()))


STEPS: dict[str, Step] = {
    "add": add,
    "reprint": reprint,
    "update": update,
    "edit": edit,
    "rescan": rescan,
    "new": new_event,
    "merge": lambda store, a, b: store.merge([event_of(store, a), event_of(store, b)]),
    "split": lambda store, a, b: store.split(event_of(store, a)),
    "split one": lambda store, a, b: store.split(event_of(store, a), [article_of(store, b)]),
    "delete": lambda store, a, b: store.delete_events([event_of(store, a)]),
    "delete article": lambda store, a, b: store.delete_article(article_of(store, a)),
    "review": lambda store, a, b: store.review([event_of(store, a)], list(Review)[b % 3]),
    "alias": lambda store, a, b: store.add_alias(f"Minister {b}", "Ana Souza"),
    "no alias": lambda store, a, b: store.remove_alias(f"Minister {b}"),
    "note": lambda store, a, b: store.add_note(event_of(store, a), f"ask again, {b}"),
    "tag": lambda store, a, b: store.tag(event_of(store, a), ["fish", f"round {b}"], ["nets"] if a % 2 else ["fish"]),
    "link": lambda store, a, b: store.link(event_of(store, a), event_of(store, b), ("fulfils", "follows")[a % 2]),
    "unlink": lambda store, a, b: store.unlink(event_of(store, a), event_of(store, b)),
}
# Half of the steps bring something in; the others need something that is there.
SEQUENCES = st.lists(
    st.tuples(st.one_of(st.just("add"), st.sampled_from(sorted(STEPS))), st.integers(0, 11), st.integers(0, 11)), min_size=2, max_size=14
)


@settings(max_examples=times(50), deadline=None, phases=[Phase.generate])
@given(SEQUENCES)
def test_any_sequence_is_sound_and_can_be_undone_and_redone(sequence: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "x.db", create=True) as store:
        states = [dump(store.path)]
        for name, a, b in sequence:
            try:
                STEPS[name](store, a, b)
            except UsageError:
                assert dump(store.path) == states[-1]
                continue
            assert store.check() == []
            if len(store.log()) == len(states):
                states.append(dump(store.path))
            else:
                assert dump(store.path) == states[-1], "what is not in the journal changed nothing"
        for state in reversed(states[:-1]):
            store.undo()
            assert dump(store.path) == state
            assert store.check() == []
        for state in states[1:]:
            store.redo()
            assert dump(store.path) == state
            assert store.check() == []
