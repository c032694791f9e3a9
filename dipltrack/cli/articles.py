"""`articles`: the stored articles, one of them with its evidence, and corrections of their metadata."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any

import typer

from dipltrack.cli.bundles import command
from dipltrack.cli.completing import complete_articles, complete_countries, complete_people, complete_sources
from dipltrack.cli.filters import PANEL
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError

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


def _option(*names: str, help: str, metavar: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, rich_help_panel=PANEL, **more)


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """Which articles are wanted, in the user's words."""

    source: Annotated[
        str | None, _option("--source", metavar="TEXT", help="An outlet that carries it.", autocompletion=complete_sources)
    ] = None
    since: Annotated[str | None, _option("--since", metavar="DATE", help="Published from this day on.")] = None
    until: Annotated[str | None, _option("--until", metavar="DATE", help="Published up to this day, included.")] = None
    on: Annotated[str | None, _option("--on", metavar="PERIOD", help="Published in a day, month, quarter, year, or a..b.")] = None
    country: Annotated[
        list[str] | None,
        _option("--country", "-c", metavar="NAME", help="Tells of an event of it; repeated: of all.", autocompletion=complete_countries),
    ] = None
    person: Annotated[
        list[str] | None,
        _option("--person", "-p", metavar="NAME", help="Tells of an event of this person.", autocompletion=complete_people),
    ] = None

    @property
    def given(self) -> bool:
        """Whether any of them was given."""
        return any(getattr(self, field.name) for field in fields(self))


def _articles(session: Session) -> None:
    """Look at stored articles, and correct what is known about them."""


app.callback()(command(_articles))


def list_articles(
    session: Session,
    wanted: ArticleOptions,
    format: FormatOptions,
    id: Annotated[int | None, typer.Argument(metavar="[ID]", help="One article.", autocompletion=complete_articles)] = None,
    text: Annotated[bool, typer.Option("--text", help="With an id: its text, the evidence marked with event ids.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many (table: 50; 0: all).")] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Only ids, for $(…).")] = False,
    count: Annotated[bool, typer.Option("--count", help="Only the number.")] = False,
) -> None:
    """List the stored articles, the newest first; with an id, show that article and its events. `articles edit` corrects the metadata.

    dipltrack articles --source Herald --since 2024-05 -c Japan
    dipltrack articles 3 --text
    dipltrack articles edit 3 published=2024-07-29 source="Coast Herald"
    """
    from dipltrack.cli.showing import print_numbers, show_article, show_articles

    if id is not None and (wanted.given or ids or count):
        raise UsageError("An id already says which article. Leave the filters, --ids and --count out.")
    if id is not None:
        show_article(session, format, id, text=text)
    elif ids or count:
        print_numbers(session, wanted, format, limit, count=count)
    else:
        show_articles(session, wanted, format, limit, text=text)


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
