"""`rescan`: what other rules change, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dipltrack.extracted import Extraction
from dipltrack.model import Article, Event
from dipltrack.storage import Store
from tests.cli.conftest import Commands, find_recorded
from tests.cli.record import HARBOUR_EVENTS

pytestmark = pytest.mark.usefixtures("recorded")


@pytest.fixture(autouse=True)
def other_rules(monkeypatch: pytest.MonkeyPatch, articles: Path) -> None:
    """Rules that read Bergen for Oslo, are surer, and see no pledge."""

    def extract(article: Article, *_: object, **__: object) -> Extraction:
        found = find_recorded(article)
        return replace(found, events=tuple(_otherwise(found.events)))

    monkeypatch.setattr("dipltrack.extraction.extract", extract)


def _otherwise(events: tuple[Event, ...]) -> Iterator[Event]:
    for event in events:
        if event.kind != "pledge":
            yield replace(event, place="Bergen", topic="fish") if event.place == "Oslo" else event


def test_a_dry_run_shows_every_difference_and_writes_nothing(recorded: Path, dipltrack: Commands) -> None:
    before = recorded.read_bytes()
    outcome = dipltrack("rescan --all --dry-run")
    assert outcome.stdout.splitlines() == [
        "  1 place: Oslo → Bergen; topic: fishing rights → fish",
        "  2 place: Oslo → Bergen; topic: port training → fish",
        "  3 no longer read: Norway pledges 25 million kroner to Kenya",
        "2 articles read again: 2 events would be updated, 0 added, 1 no longer read.",
        "Nothing was written.",
    ]
    assert recorded.read_bytes() == before


def test_it_is_one_action_and_undo_takes_it_back(recorded: Path, dipltrack: Commands) -> None:
    assert dipltrack("rescan --all").stdout == "2 articles read again: 2 events updated, 0 added, 1 no longer read.\n"
    assert "rescan --all" in dipltrack("undo").stdout
    with Store.read(recorded) as store:
        assert [store.event(id).event for id in (1, 2, 3)] == list(HARBOUR_EVENTS[:3])
        assert store.check() == []


def test_the_word_of_the_user_stays_and_the_dispute_is_told(recorded: Path, dipltrack: Commands) -> None:
    with Store.open(recorded) as store:
        store.correct(1, replace(store.event(1).event, place="Tromsø"))
    dipltrack("review --confirm 2")
    dipltrack("review --reject 3")
    outcome = dipltrack("rescan 1")
    assert outcome.stdout == "1 article read again: 1 event updated, 0 added, 0 no longer read.\n"
    assert outcome.stderr == "1 place: you say Tromsø, the article now reads Bergen\n"
    with Store.read(recorded) as store:
        assert [store.event(id).event.place for id in (1, 2)] == ["Tromsø", "Oslo"]
        assert store.event(1).event.topic == "fish" and store.event(3).review == "rejected"
    assert "Your word place" in dipltrack("show 1").stdout


def test_one_bad_article_does_not_stop_the_rest(dipltrack: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article, *_: object, **__: object) -> Extraction:
        if "Amara Diallo" in article.text:
            raise ValueError("no such rule")
        return find_recorded(article)

    monkeypatch.setattr("dipltrack.extraction.extract", extract)
    outcome = dipltrack("rescan --all")
    assert outcome.code == 4 and outcome.stdout.startswith("1 article read again:")
    assert outcome.stderr == "article 2: can't be read (ValueError: no such rule; -vv shows where)\n"
    assert dipltrack("rescan 2").code == 1


def test_an_interrupted_rescan_keeps_what_is_finished(dipltrack: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article, *_: object, **__: object) -> Extraction:
        if "Amara Diallo" in article.text:
            raise KeyboardInterrupt
        return replace(find_recorded(article), events=())

    monkeypatch.setattr("dipltrack.extraction.extract", extract)
    outcome = dipltrack("rescan --all")
    assert outcome.code == 130
    assert outcome.stderr == "Interrupted after 1 of 2 articles; these are read again. dipltrack undo takes that back.\n"
    assert dipltrack("events --count").stdout == "3\n"
