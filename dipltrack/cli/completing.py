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


def complete_units(incomplete: str) -> list[str]:
    """What a timeline is cut into."""
    return [unit for unit in ("day", "week", "month", "quarter", "year") if unit.startswith(incomplete)]


def complete_groups(incomplete: str) -> list[str]:
    """What `stats` counts by."""
    from dipltrack.views.stats import DIMENSIONS

    return [name for name in DIMENSIONS if name.startswith(incomplete)]


def complete_statuses(incomplete: str) -> list[str]:
    """The four statuses."""
    return [status for status in ("occurred", "planned", "cancelled", "denied") if status.startswith(incomplete)]


def complete_countries(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of the countries in the database."""
    return _from_store(ctx, incomplete, _country_names)


def complete_people(ctx: typer.Context, incomplete: str) -> list[str]:
    """People in the database."""
    return _beginning(ctx, incomplete, "people")


def complete_orgs(ctx: typer.Context, incomplete: str) -> list[str]:
    """Bodies in the database."""
    return _beginning(ctx, incomplete, "orgs")


def complete_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """People and bodies in the database."""
    return _beginning(ctx, incomplete, "people", "orgs")


def complete_parties(ctx: typer.Context, incomplete: str) -> list[str]:
    """Countries, people and bodies in the database."""
    return [*complete_countries(ctx, incomplete), *complete_names(ctx, incomplete)][:MOST]


def complete_places(ctx: typer.Context, incomplete: str) -> list[str]:
    """Places of events."""
    return _beginning(ctx, incomplete, "places")


def complete_modes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Modes of events."""
    return _beginning(ctx, incomplete, "modes")


def complete_sources(ctx: typer.Context, incomplete: str) -> list[str]:
    """Outlets of articles."""
    return _beginning(ctx, incomplete, "sources")


def complete_aliases(ctx: typer.Context, incomplete: str) -> list[str]:
    """Other names that `alias add` gave."""
    return _beginning(ctx, incomplete, "aliases")


def complete_tags(ctx: typer.Context, incomplete: str) -> list[str]:
    """Tags in use."""
    return _beginning(ctx, incomplete, "tags")


def complete_feeds(ctx: typer.Context, incomplete: str) -> list[str]:
    """Feeds that are followed."""
    return _from_store(ctx, incomplete, lambda store: [feed.name for feed in store.feeds()])


def complete_events(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of events, the newest first."""
    return _beginning(ctx, incomplete, "events")


def complete_articles(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of articles, the newest first."""
    return _beginning(ctx, incomplete, "articles")


def complete_rules(incomplete: str) -> list[str]:
    """Names of the rules of the language."""
    from dipltrack.knowledge.tables import rows

    return [row["name"] for row in rows("frames") if row["name"].startswith(incomplete)]


def _country_names(store: Any) -> list[str]:
    from dipltrack.cli.naming import country_namer

    return sorted(map(country_namer(), store.countries()))


def _beginning(ctx: typer.Context, incomplete: str, *kinds: str) -> list[str]:
    return _from_store(ctx, incomplete, lambda store: [word for kind in kinds for word in store.beginning(kind, incomplete, MOST)])


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
