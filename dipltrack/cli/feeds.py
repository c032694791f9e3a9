"""`feeds`: feeds that the user follows."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.bundles import command
from dipltrack.cli.completing import complete_feeds
from dipltrack.cli.ingest import AllowPrivate
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session

_COMMANDS = {
    "add": Entry("Commands", "feeds:add", "Follow a feed."),
    "list": Entry("Commands", "feeds:list_feeds", "The feeds that are followed (the default)."),
    "fetch": Entry("Commands", "feeds:fetch", "Read what is new in them."),
    "remove": Entry("Commands", "feeds:remove", "Follow a feed no longer; its articles stay."),
}

app = typer.Typer(
    cls=group_of(_COMMANDS, default_command="list"),
    context_settings=dict(CONTEXT),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _feeds(session: Session) -> None:
    """Follow RSS and Atom feeds: remember them, and read what is new in them.

    dipltrack feeds add https://news.example/world.xml --name world
    dipltrack feeds fetch
    """


app.callback()(command(_feeds))


def add(
    session: Session,
    url: Annotated[str, typer.Argument(metavar="URL", help="The feed's web address.")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call it (default: its host).")] = None,
) -> None:
    """Follow a feed. Nothing is fetched yet: `feeds fetch` does.

    dipltrack feeds add https://news.example/world.xml
    dipltrack feeds add https://news.example/world.xml --name world
    """
    from dipltrack.cli.following import follow

    follow(session, url, name)


def list_feeds(session: Session, format: FormatOptions) -> None:
    """List the feeds that you follow, when they were fetched last, and what went wrong then.

    dipltrack feeds list
    dipltrack feeds list --csv
    """
    from dipltrack.cli.following import list_all_feeds

    list_all_feeds(session, format)


def fetch(
    session: Session,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME…]", help="Feeds, by name or address (default: all).", autocompletion=complete_feeds)
    ] = None,
    min_confidence: Annotated[float, typer.Option("--min-confidence", min=0, max=1, metavar="X", help="Leave less sure events out.")] = 0.0,
    allow_private: AllowPrivate = False,
) -> None:
    """Fetch feeds and store the articles that are new in them: the text that the feed carries, else the page that an entry links to.

    A server is asked only for what has changed. All that comes in is one action, which `undo` takes back.

    dipltrack feeds fetch
    dipltrack feeds fetch world
    """
    from dipltrack.cli.following import fetch_feeds

    fetch_feeds(session, names or [], min_confidence=min_confidence, allow_private=allow_private)


def remove(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The feed, by name or address.", autocompletion=complete_feeds)],
) -> None:
    """Follow a feed no longer. Its articles and events stay.

    dipltrack feeds remove world
    dipltrack feeds list
    """
    from dipltrack.cli.following import unfollow

    unfollow(session, name)
