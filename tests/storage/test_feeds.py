"""Feeds in the store: subscriptions are journaled, what came of a fetch is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dipltrack.errors import DipltrackError, NotFound
from dipltrack.model import Article, Feed
from dipltrack.storage import Store

URL, OTHER = "https://coast.example/feed", "https://ponds.example/feed"
AT = datetime(2024, 5, 3, 12, tzinfo=UTC)


def test_feeds_are_added_listed_and_removed(store: Store) -> None:
    store.add_feed(OTHER, "ponds")
    store.add_feed(URL, "coast")
    assert store.feeds() == [Feed("coast", URL), Feed("ponds", OTHER)]
    assert store.feeds([OTHER]) == store.feeds(["ponds"]) == [Feed("ponds", OTHER)]
    assert store.remove_feed(URL) == Feed("coast", URL)
    assert store.feeds() == [Feed("ponds", OTHER)]
    assert [action.summary for action in store.log()] == ["1 feed removed", "1 feed added", "1 feed added"]


@pytest.mark.parametrize(
    ("url", "name", "sentence"),
    [
        (URL, "again", "This feed is followed already, as 'coast': dipltrack feeds fetch coast"),
        (OTHER, "coast", "Another feed is called 'coast'. Give this one a name of its own with --name."),
    ],
)
def test_a_feed_is_followed_once_and_a_name_is_one_feeds(url: str, name: str, sentence: str, store: Store) -> None:
    store.add_feed(URL, "coast")
    with pytest.raises(DipltrackError) as error:
        store.add_feed(url, name)
    assert str(error.value) == sentence
    assert len(store.feeds()) == len(store.log()) == 1


def test_an_unknown_name(store: Store) -> None:
    with pytest.raises(NotFound, match=r"No feed called 'coast'\. There are: none yet: dipltrack feeds add URL"):
        store.feeds(["coast"])
    store.add_feed(URL, "coast")
    with pytest.raises(NotFound, match=r"No feed called 'cost'\. There are: coast"):
        store.remove_feed("cost")


def test_what_came_of_a_fetch_is_kept_outside_of_the_journal(store: Store) -> None:
    store.add_feed(URL, "coast")
    store.note_fetch(URL, etag='"one"', last_modified="yesterday")
    assert store.feeds() == [Feed("coast", URL, AT, '"one"', "yesterday")]
    store.note_fetch(URL, error="the server says 404: no such page")
    assert store.feeds() == [Feed("coast", URL, AT, error="the server says 404: no such page")]
    assert len(store.log()) == 1


def test_undo_brings_a_feed_back_which_is_then_fetched_anew(store: Store) -> None:
    store.add_feed(URL, "coast")
    store.note_fetch(URL, etag='"one"')
    store.remove_feed("coast")
    store.undo()
    assert store.feeds() == [Feed("coast", URL)]
    store.undo()
    assert store.feeds() == []
    store.redo()
    assert store.feeds() == [Feed("coast", URL)]
    assert store.check() == []


def test_addresses_that_articles_were_read_at_are_known(store: Store) -> None:
    store.add(Article("They met.", url="https://coast.example/a"), [])
    assert store.knows_url("https://coast.example/a") and not store.knows_url("https://coast.example/b")


def test_author_and_language_are_stored_and_journaled(store: Store) -> None:
    article = Article("Ils se sont rencontrés.", "Titre", author="Marit Aas", language="fr")
    added = store.add(article, [])
    assert store.article(added.article_id).article == article
    store.undo()
    store.redo()
    assert store.article(added.article_id).article == article
