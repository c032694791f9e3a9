"""Ids, filters or an article → what goes, after a look and a question."""

from __future__ import annotations

from itertools import islice

import typer

from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.session import Session
from dipltrack.errors import DipltrackError, UsageError
from dipltrack.model import StoredEvent
from dipltrack.views.screen import counted

ASK_FROM = 3
"""So many events are not deleted without a question."""
MOST_LISTED = 20
"""So many events are listed before the question."""


def delete_events(session: Session, ids: list[int], wanted: FilterOptions, *, dry_run: bool, yes: bool) -> None:
    """Delete the events with these ids, or else those that the filters find; one action of the journal."""
    with session.reading() as store:
        events = [store.event(id) for id in dict.fromkeys(ids)] if ids else store.events(wanted.resolve(session))
    if not events:
        session.say("No events match. Nothing was deleted.")
        return
    if dry_run or len(events) >= ASK_FROM:
        _list(session, events, on_stdout=dry_run)
    if dry_run:
        session.say(f"Would delete {counted(len(events), 'event')}. Nothing was changed.")
        return
    _ask(session, f"Delete {counted(len(events), 'event')}?", len(events), yes=yes)
    with session.writing() as store, store.action("delete " + (" ".join(map(str, ids)) if ids else "by filters")):
        store.delete_events([stored.id for stored in events])
    session.report(f"Deleted {counted(len(events), 'event')}. dipltrack undo brings {'it' if len(events) == 1 else 'them'} back.")


def delete_article(session: Session, id: int, *, dry_run: bool, yes: bool) -> None:
    """Delete an article and the events that no other article tells and the user did not enter."""
    from dipltrack.storage import Filter

    with session.reading() as store:
        store.article(id)
        told = store.events(Filter(article=id, review="all"))
        only_here = [stored for stored in told if {piece.article_id for piece in stored.evidence} == {id}]
        gone = [stored for stored in only_here if not store.story(stored.id).entered]
    if dry_run or len(gone) >= ASK_FROM:
        _list(session, gone, on_stdout=dry_run)
    if dry_run:
        session.say(f"Would delete article {id} and {counted(len(gone), 'event')}. Nothing was changed.")
        return
    _ask(session, f"Delete article {id} and {counted(len(gone), 'event')}?", len(gone), yes=yes)
    with session.writing() as store, store.action(f"delete --article {id}"):
        number = store.delete_article(id)
    session.report(f"Deleted article {id} and {counted(number, 'event')}. dipltrack undo brings them back.")


def _ask(session: Session, question: str, number: int, *, yes: bool) -> None:
    """Go on only when the user says so. Where nobody can be asked, `-y` has to say it."""
    if yes or number < ASK_FROM:
        return
    if not session.interactive:
        raise UsageError(f"{question} Nobody can be asked here: add -y, or look first with --dry-run.")
    if not typer.confirm(question, err=True):
        raise DipltrackError("Declined. Nothing was deleted.")


def _list(session: Session, events: list[StoredEvent], *, on_stdout: bool) -> None:
    """The events that would go: as data for a dry run, else as talk before the question."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_columns
    from dipltrack.views.tables import table_lines

    shown = table_lines(event_columns(events, session.screen, country_namer()), events, session.screen)
    if on_stdout:
        print("".join(shown), end="")
    elif session.interactive:
        typer.echo("".join(islice(shown, MOST_LISTED + 1)), err=True, nl=False)
        if len(events) > MOST_LISTED:
            session.warn(f"  … and {len(events) - MOST_LISTED:,} more; all of them: --dry-run")
