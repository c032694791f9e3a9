"""`articles`: the stored articles, one of them with its evidence, and corrections of their metadata."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.bundles import command
from dipltrack.cli.completing import complete_articles
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session

_COMMANDS = {
    "list": Entry("Commands", "articles:list_articles", "All of them, or one with its events (the default)."),
    "edit": Entry("Commands", "articles:edit", "Correct date, title, source or address."),
}

app = typer.Typer(
    cls=group_of(_COMMANDS, default_command="list"),
    context_settings=dict(CONTEXT),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _articles(session: Session) -> None:
    """Look at stored articles, and correct what is known about them."""


app.callback()(command(_articles))


def list_articles(
    session: Session,
    format: FormatOptions,
    id: Annotated[int | None, typer.Argument(metavar="[ID]", help="One article.", autocompletion=complete_articles)] = None,
    text: Annotated[bool, typer.Option("--text", help="With an id: its text, the evidence marked with event ids.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many (table: 50; 0: all).")] = None,
) -> None:
    """List the stored articles, the newest first; with an id, show that article and its events. `articles edit` corrects the metadata.

    dipltrack articles
    dipltrack articles 3 --text
    dipltrack articles edit 3 published=2024-07-29 source="Coast Herald"
    """
    from dipltrack.cli.showing import show_article, show_articles

    if id is None:
        show_articles(session, format, limit, text=text)
    else:
        show_article(session, format, id, text=text)


def edit(
    session: Session,
    id: Annotated[int, typer.Argument(metavar="ID", help="The article.", autocompletion=complete_articles)],
    changes: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="published, title, source, url; FIELD= empties it.")],
) -> None:
    """Correct what is known about an article. It is read again: with a new publication date its relative dates ("on Monday") resolve anew.

    Ids of events stay, and so does what you confirmed or corrected. `undo` takes it back.

    dipltrack articles edit 3 published=2024-07-29
    dipltrack articles edit 3 title="Ministers meet" source="Coast Herald"
    """
    from dipltrack.cli.rereading import edit_article

    edit_article(session, id, changes)
