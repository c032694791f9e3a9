"""CSV that is streamed from the database says the same as CSV of events that were built."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dipltrack.model import Article, Review
from dipltrack.storage import Filter, Store
from dipltrack.views.event_rows import COLUMNS, event_row, flat_rows
from tests.cli import record
from tests.web.many import many


def _filled(path: Path) -> None:
    record.build(path)
    with Store.open(path, now=lambda: datetime(2024, 6, 5, tzinfo=UTC)) as store, store.action("add"):
        for given in many(40):
            text = f"{given.event.evidence[0].text} Number {given.id}."
            for outlet in given.sources:  # several outlets, several reports
                store.add(Article(f"{text} {outlet}", source=outlet, published=given.evidence[0].published), [given.event])
        ids = store.ids()
        store.correct(ids[0], replace(store.event(ids[0]).event, participants=()))


def test_rows_are_those_of_the_events(tmp_path: Path) -> None:
    _filled(tmp_path / "record.db")
    with Store.read(tmp_path / "record.db") as store:
        everything = Filter(review="all")
        events = store.events(everything, sort="confidence", descending=True)
        assert len(events) > 40
        assert any(len(e.evidence) > 1 for e in events)
        rows = list(flat_rows(store.flat(store.ids(everything, sort="confidence", descending=True))))
    assert rows == [[event_row(stored)[name] for name in COLUMNS] for stored in events]


def test_an_event_that_is_gone_is_left_out(tmp_path: Path) -> None:
    _filled(tmp_path / "record.db")
    with Store.read(tmp_path / "record.db") as store:
        assert [flat.columns[0] for flat in store.flat([3, 9_999, 1])] == [3, 1]
        assert store.event(1).review is Review.UNREVIEWED
