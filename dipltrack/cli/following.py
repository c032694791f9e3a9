"""Feeds that are followed → remembered, listed, and fetched: what is new in them goes the way of every article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import typer

from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import UnreadableInput, UsageError
from dipltrack.model import Feed

if TYPE_CHECKING:
    from dipltrack.reading import Fetched, Fetcher, Problem, Read
    from dipltrack.storage import Store


def follow(session: Session, url: str, name: str | None) -> None:
    """Remember a feed."""
    from dipltrack.reading import web_address

    try:
        address = web_address(url)
    except UnreadableInput:
        raise UsageError(f"Can't read '{url}' as the address of a feed. Write it whole, as in https://news.example/feed.xml") from None
    with session.writing(create=True) as store:
        name = name or _free_name(address, {feed.name for feed in store.feeds()})
        with store.action(f"feeds add {address}"):
            store.add_feed(address, name)
    session.report(f"Following '{name}'. Read what is in it: dipltrack feeds fetch {name}")


def unfollow(session: Session, name: str) -> None:
    """Forget a feed; its articles stay."""
    with session.writing() as store, store.action(f"feeds remove {name}"):
        feed = store.remove_feed(name)
    session.report(f"No longer following '{feed.name}'; its articles stay. dipltrack undo brings it back.")


def list_all_feeds(session: Session, format: FormatOptions) -> None:
    """Print the feeds."""
    from dipltrack.views.feeds import feed_listing

    with session.reading() as store:
        feeds = store.feeds()
    format.print(session, feed_listing(feeds))
    if not feeds:
        session.say("No feed is followed yet. Add one: dipltrack feeds add URL")


def fetch_feeds(session: Session, names: Sequence[str], *, min_confidence: float, allow_private: bool) -> None:
    """Store what is new in the feeds, as one action. Exits with 1 when every feed failed, 4 when some feed or article did."""
    from dipltrack.cli.adding import Adding
    from dipltrack.cli.inputs import Batch
    from dipltrack.reading import Fetcher

    adding = Adding(session, f"feeds fetch {' '.join(names)}".strip(), on_duplicate="skip", min_confidence=min_confidence)
    with session.writing() as store:
        feeds = store.feeds(names)
        if not feeds:
            session.say("No feed is followed yet. Add one: dipltrack feeds add URL")
            return
        dead: list[Feed] = []
        tally = adding.add_all(store, Batch(_new_in(session, store, feeds, Fetcher(allow_private), dead), None, one_by_one=True))
    if tally.problems:
        raise typer.Exit(1 if len(dead) == len(feeds) else 4)
    if not tally.done:
        session.report(f"Nothing new in {'the feed' if len(feeds) == 1 else f'{len(feeds)} feeds'}.")


def _new_in(session: Session, store: Store, feeds: Sequence[Feed], fetcher: Fetcher, dead: list[Feed]) -> Iterator[Read | Problem]:
    """The articles of all feeds that are not in the store; a feed that can't be read is a problem, and goes to `dead`."""
    from dipltrack.reading import Problem

    for feed in feeds:
        try:
            fetched = fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        except UnreadableInput as error:
            dead.append(feed)
            store.note_fetch(feed.url, error=str(error))
            yield Problem(feed.name, str(error))
        else:
            if fetched.content is None:
                session.detail(f"{feed.name}: not changed since it was fetched last")
                store.note_fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
            else:
                yield from _entries(store, feed, fetched, fetcher, dead)


def _entries(store: Store, feed: Feed, fetched: Fetched, fetcher: Fetcher, dead: list[Feed]) -> Iterator[Read | Problem]:
    """The new articles of a feed that was fetched, and what came of it kept: after a problem no etag, so that it is tried again."""
    from dipltrack.reading import Problem, Web, read_fetched

    error: str | None = None
    for found in read_fetched(feed.name, fetched, Web(fetcher, store.knows_url), "feed"):
        if isinstance(found, Problem):
            error = error or found.reason
            if found.origin == feed.name:  # the feed itself, and not one of its entries
                dead.append(feed)
        yield found
    kept = {} if error else {"etag": fetched.etag, "last_modified": fetched.last_modified}
    store.note_fetch(feed.url, error=error, **kept)


def _free_name(url: str, taken: set[str]) -> str:
    """The feed's host, with a number where another feed has its name."""
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    return next(name for number in count(1) if (name := host if number == 1 else f"{host}-{number}") not in taken)
