"""Articles and events go in and come out as they were; what is known is not stored twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dipltrack.errors import NotFound, UnreadableInput, UsageError
from dipltrack.model import Article, Precision, When
from dipltrack.storage import Added, Filter, Store
from tests.storage.factories import FULL_EVENT, TEXT, article, meeting, on, rows

URL = "https://news.example/1"


def test_an_event_comes_back_with_every_field(store: Store) -> None:
    given = article(1, published=date(2020, 2, 3), id="a-1", url=URL)
    added = store.add(given, [FULL_EVENT, meeting(when=on("2020-02-01", "2020-02-29", Precision.MONTH))])
    assert added == Added("added", 1, (1, 2))
    stored = store.event(1)
    assert stored.event == FULL_EVENT
    assert store.story(1).told[0].event.reasons == FULL_EVENT.reasons
    assert stored.sources == ("Coast Wire",)
    assert [(e.article_id, e.url, e.published, e.evidence) for e in stored.evidence] == [
        (1, URL, date(2020, 2, 3), e) for e in FULL_EVENT.evidence
    ]
    assert store.event(2).event.when == When(date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH)
    assert store.article(1).article == given
    assert store.article(1).event_ids == (1, 2)
    assert store.article(1).outlets == ("Coast Wire",)
    assert store.check() == []


def test_an_article_without_events_is_stored(store: Store) -> None:
    assert store.add(Article("Nothing happened."), []) == Added("added", 1, ())
    assert [a.article.text for a in store.articles()] == ["Nothing happened."]


_p = pytest.param


@pytest.mark.parametrize(
    ("again", "on_duplicate", "outcome", "outlets"),
    [
        _p(article(1, url=URL), "skip", "known", ("Coast Wire",), id="the same"),
        _p(article(1, url=URL, text=f"{TEXT}\n\n Dispatch  1."), "skip", "known", ("Coast Wire",), id="other spacing"),
        _p(article(1, url="https://news.example/other"), "keep", "known", ("Coast Wire",), id="same source, other URL"),
        _p(article(1, source="COAST WIRE"), "skip", "known", ("Coast Wire",), id="source in other letters"),
        _p(article(1, source=None, url=URL), "skip", "known", ("Coast Wire",), id="same URL only"),
        _p(article(1, source=None), "skip", "known", ("Coast Wire",), id="nothing says it is another source"),
        _p(article(1, source="Hill Post"), "skip", "outlet", ("Coast Wire", "Hill Post"), id="another source"),
        _p(article(1, source="Hill Post"), "update", "outlet", ("Coast Wire", "Hill Post"), id="another source, update"),
        _p(article(2, url=URL), "skip", "known", ("Coast Wire",), id="same URL, other words: skip"),
        _p(article(2, url=URL), "update", "updated", ("Coast Wire",), id="same URL, other words: update"),
        _p(article(2, url=URL), "keep", "kept", ("Coast Wire",), id="same URL, other words: keep"),
        _p(article(2, source=None), "update", "added", ("Coast Wire",), id="other words, no URL"),
    ],
)
def test_known_articles(store: Store, again: Article, on_duplicate: str, outcome: str, outlets: tuple[str, ...]) -> None:
    store.add(article(1, url=URL), [meeting()])
    added = store.add(again, [meeting(title="Later")], on_duplicate=on_duplicate)
    new = outcome in ("kept", "added")
    assert (added.outcome, added.article_id) == (outcome, 2 if new else 1)
    assert len(store.articles()) == (2 if new else 1)
    assert store.count() == (2 if new else 1)
    assert store.article(1).outlets == outlets
    assert [e.event.title for e in store.events(sort="id")] == {
        "kept": ["Talks", "Later"],
        "added": ["Talks", "Later"],
        "updated": ["Later"],
    }.get(outcome, ["Talks"])
    # Adding is safe to repeat: now it is known.
    assert store.add(again, [meeting()], on_duplicate=on_duplicate).outcome == "known"
    assert store.check() == []


def test_updating_a_url_replaces_words_and_keeps_ids(store: Store) -> None:
    store.add(article(1, url=URL), [meeting()])
    changed = article(2, url=URL, title="New")
    assert store.add(changed, [meeting(title="Now")], on_duplicate="update") == Added("updated", 1, (1,))
    assert store.article(1).article == changed
    assert [h.article_id for h in store.search("Dispatch 2", articles=True)] == [1]
    assert store.search('"Dispatch 1"', articles=True) == []


def test_a_reprints_url_with_other_words_does_not_replace_the_words_of_others(store: Store) -> None:
    store.add(article(1, url=URL), [meeting()])
    store.add(article(1, source="Hill Post", url="https://hill.example/1"), [])
    assert store.add(article(2, source="Hill Post", url="https://hill.example/1"), [], on_duplicate="update").outcome == "kept"
    assert store.article(1).article == article(1, url=URL)


def test_find_known_says_what_add_would_skip(store: Store) -> None:
    assert store.find_known(article(1)) is None
    store.add(article(1), [meeting()])
    assert store.find_known(article(1)) == 1
    assert store.find_known(article(1, source="Hill Post")) is None
    assert store.find_known(article(2)) is None


def test_known_articles_leave_no_trace_in_the_journal(store: Store, path: Path) -> None:
    store.add(article(1), [meeting()])
    before = rows(path, ("action", "change", "article"))
    store.add(article(1), [meeting()])
    assert rows(path, ("action", "change", "article")) == before


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "a NUL \x00 inside"])
def test_what_is_no_text_is_refused(store: Store, text: str) -> None:
    for bad in (Article(text), Article("fine", title=text)):
        with pytest.raises(UnreadableInput, match="holds characters that are no text"):
            store.add(bad, [])
    assert store.articles() == []


def test_an_unknown_way_to_treat_duplicates_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="Use one of: skip, update, keep"):
        store.add(article(), [], on_duplicate="merge")


def test_deleting(store: Store) -> None:
    store.add(article(1), [meeting(), FULL_EVENT])
    store.add(article(2), [meeting()])
    with pytest.raises(NotFound, match=r"No event 99\. The newest is 3: dipltrack events --sort -id"):
        store.delete_events([1, 99])
    assert store.count() == 3
    assert store.delete_events([1, 1]) == 1
    assert store.ids(sort="id") == [2, 3]
    assert store.delete_article(1) == 1
    assert store.ids() == [3]
    with pytest.raises(NotFound, match=r"No article 1. The newest is 2"):
        store.article(1)
    with pytest.raises(NotFound, match="No article 1"):
        store.delete_article(1)
    assert store.search("Souza") and {h.event_id for h in store.search("Souza")} == {3}
    assert store.check() == []


def test_ids_are_never_used_again(store: Store) -> None:
    store.add(article(1), [meeting()])
    store.delete_article(1)
    assert store.add(article(2), [meeting()]) == Added("added", 2, (2,))


def test_an_event_told_by_two_articles_survives_one_of_them(store: Store) -> None:
    store.add(article(1), [meeting()])
    store.add(article(2, source="Hill Post"), [meeting(confidence=0.9)])
    store._connection.execute("UPDATE report SET event_id = 1 WHERE event_id = 2")
    store.delete_events([2])
    both = store.event(1)
    assert [e.article_id for e in both.evidence] == [2, 1], "the surest report first"
    assert len(both.event.evidence) == 1
    assert store.ids(Filter(outlets=(">=", 2))) == [1]
    assert store.delete_article(2) == 0
    assert store.ids(Filter(outlets=("=", 1))) == [1]
    assert store.check() == []


def test_adding_replaces_nothing_in_what_was_given(store: Store) -> None:
    event = replace(FULL_EVENT, title='quotes " and \\ and ; and emoji 🤝')
    store.add(article(1), [event])
    assert store.event(1).event == event
