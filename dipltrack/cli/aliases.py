"""`alias`: other names of people and bodies."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.bundles import command
from dipltrack.cli.completing import complete_aliases, complete_names
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session

_COMMANDS = {
    "add": Entry("Commands", "aliases:add", "Let a person or body be found by another name."),
    "remove": Entry("Commands", "aliases:remove", "Forget another name."),
    "list": Entry("Commands", "aliases:list_aliases", "All other names (the default)."),
}

app = typer.Typer(
    cls=group_of(_COMMANDS, default_command="list"),
    context_settings=dict(CONTEXT),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _alias(session: Session) -> None:
    """Other names of people and bodies, by which --person and --org find them too.

    dipltrack alias add "Mr Kishida" "Fumio Kishida"
    dipltrack alias list
    """


app.callback()(command(_alias))


def add(
    session: Session,
    alias: Annotated[str, typer.Argument(metavar="ALIAS", help="The other name.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name on record.", autocompletion=complete_names)],
) -> None:
    """Let --person and --org find somebody by another name too. The articles and the names on record stay as they are.

    dipltrack alias add "Mr Kishida" "Fumio Kishida"
    dipltrack alias add "the bloc" "European Union"
    """
    from dipltrack.cli.keeping import add_alias

    add_alias(session, alias, name)


def remove(
    session: Session, alias: Annotated[str, typer.Argument(metavar="ALIAS", help="The other name.", autocompletion=complete_aliases)]
) -> None:
    """Forget another name. The person or body stays.

    dipltrack alias remove "Mr Kishida"
    dipltrack alias list
    """
    from dipltrack.cli.keeping import remove_alias

    remove_alias(session, alias)


def list_aliases(session: Session, format: FormatOptions) -> None:
    """List the other names that you gave.

    dipltrack alias list
    dipltrack alias list --csv
    """
    from dipltrack.cli.keeping import list_all_aliases

    list_all_aliases(session, format)
