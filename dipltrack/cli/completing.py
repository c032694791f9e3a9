"""What the user has typed so far → the words that complete it, from the database. Errors complete nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import typer

from dipltrack.cli.session import Session

MOST = 200


def complete_kinds(incomplete: str) -> list[str]:
    """The three kinds."""
    return [kind for kind in ("meeting", "agreement", "pledge") if kind.startswith(incomplete)]


def complete_changes(incomplete: str) -> list[str]:
    """What `edit` changes, up to the sign."""
    from dipltrack.cli.fields import FIELDS
    from dipltrack.cli.parties import NOUNS

    signs = (*(f"{field}=" for field in FIELDS), *(f"{noun}{sign}=" for noun in NOUNS for sign in "+-"))
    return [word for word in signs if word.startswith(incomplete)]


def complete_countries(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of the countries in the database."""
    return _from_store(ctx, incomplete, _country_names)


def complete_people(ctx: typer.Context, incomplete: str) -> list[str]:
    """People in the database."""
    return _from_store(ctx, incomplete, lambda store: store.people())


def complete_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """People and bodies in the database."""
    return _from_store(ctx, incomplete, lambda store: [*store.people(), *store.orgs()])


def complete_aliases(ctx: typer.Context, incomplete: str) -> list[str]:
    """Other names that `alias add` gave."""
    return _from_store(ctx, incomplete, lambda store: store.known("aliases"))


def complete_tags(ctx: typer.Context, incomplete: str) -> list[str]:
    """Tags in use."""
    return _from_store(ctx, incomplete, lambda store: store.known("tags"))


def complete_feeds(ctx: typer.Context, incomplete: str) -> list[str]:
    """Feeds that are followed."""
    return _from_store(ctx, incomplete, lambda store: [feed.name for feed in store.feeds()])


def complete_events(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of events, the newest first."""
    return _from_store(ctx, incomplete, lambda store: map(str, store.ids(sort="id", descending=True)))


def complete_articles(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of articles."""
    return _from_store(ctx, incomplete, lambda store: [str(stored.id) for stored in store.articles()])


def _country_names(store: Any) -> list[str]:
    from dipltrack.cli.naming import country_namer

    return [*map(country_namer(), store.countries())]


def _from_store(ctx: typer.Context, incomplete: str, words: Callable[[Any], Any]) -> list[str]:
    found: list[str] = []  # in the case that was typed, since shells compare letter by letter and the filters do not
    session = Session()
    session.db = _named_db(ctx)
    with suppress(Exception), session.reading() as store:
        found = [incomplete + word[len(incomplete) :] for word in words(store) if word.lower().startswith(incomplete.lower())]
    return found[:MOST]


def _named_db(ctx: Any) -> str | None:
    """The `--db` typed before or after the command."""
    while ctx is not None:
        if ctx.params.get("db"):
            return str(ctx.params["db"])
        ctx = ctx.parent
    return None
