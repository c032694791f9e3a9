"""The commands that change what is stored: delete, undo, redo; and the journal of changes."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.completing import complete_events
from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError


def delete(
    session: Session,
    wanted: FilterOptions,
    ids: Annotated[list[int] | None, typer.Argument(metavar="[ID…]", help="Ids of events.", autocompletion=complete_events)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would go; change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take events out, by id or by filters, or an article with the events only it tells (--article alone). `undo` brings them back.

    Events that you delete do not come back when their articles are read again; another article may tell them. What is not to come back
    whoever tells it: review --reject.

    dipltrack delete 12 13
    dipltrack delete --source "Old Gazette" --dry-run
    dipltrack delete --article 3
    """
    from dipltrack.cli.deleting import delete_article, delete_events

    if wanted.only_article and not ids:
        delete_article(session, wanted.article or 0, dry_run=dry_run, yes=yes)
        return
    if bool(ids) == wanted.given:
        raise UsageError("Say what to delete: ids, or filters, not both. Look first: dipltrack delete … --dry-run")
    delete_events(session, ids or [], wanted, dry_run=dry_run, yes=yes)


def undo(
    session: Session,
    actions: Annotated[
        list[int] | None, typer.Argument(metavar="[ACTION…]", help="Number of the action in `log`; default: the newest.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be undone; change nothing.")] = False,
) -> None:
    """Take back the newest change that still stands, or the action with this number. `redo` does it again.

    What changed the same rows later has to be undone first. Two commands that ran at the same time and touched the same events are undone together.

    dipltrack undo
    dipltrack undo 7 --dry-run
    """
    from dipltrack.views.journal import action_sentence

    with session.writing() as store:
        done = store.undo(*(actions or []), dry_run=dry_run)
    session.report(action_sentence("Would undo" if dry_run else "Undone", done))


def redo(
    session: Session,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done again; change nothing.")] = False,
) -> None:
    """Do again what was undone last. A new change ends the chain: then there is nothing to do again.

    dipltrack undo
    dipltrack redo
    """
    from dipltrack.views.journal import action_sentence

    with session.writing() as store:
        done = store.redo(dry_run=dry_run)
    session.report(action_sentence("Would do again" if dry_run else "Done again", done))


def log(
    session: Session,
    format: FormatOptions,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.")] = 20,
) -> None:
    """List the changes, the newest first: each is one command, with what it changed and when it was undone.

    dipltrack log
    dipltrack log --limit 0 --json
    """
    from dipltrack.views.journal import action_listing

    with session.reading() as store:
        actions = store.log(limit or None)
    format.print(session, action_listing(actions))
    if not actions:
        session.say("Nothing was changed yet.")
