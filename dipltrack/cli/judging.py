"""The commands that judge what was read: which events are one, which are right."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.completing import complete_articles, complete_events
from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError

Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.")]


def merge(
    session: Session,
    ids: Annotated[list[int], typer.Argument(metavar="ID ID…", help="Ids of events that are one.", autocompletion=complete_events)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come of it; change nothing.")] = False,
) -> None:
    """Make one event of several that tell the same. The lowest id stays, the others lead to it; every article keeps its own words, and
    where they differ the best-supported version shows. New readings keep them together.

    dipltrack merge 12 15
    dipltrack merge 12 15 --dry-run
    """
    from dipltrack.cli.merging import merge_events

    merge_events(session, ids, dry_run=dry_run)


def split(
    session: Session,
    ids: Annotated[
        list[int], typer.Argument(metavar="ID…", help="The event; or several that are not one.", autocompletion=complete_events)
    ],
    articles: Annotated[
        list[int] | None,
        typer.Option("--article", metavar="ID", help="Only what this article says is another event.", autocompletion=complete_articles),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come of it; change nothing.")] = False,
) -> None:
    """Tell apart what was taken for one event: each of its articles tells an event of its own, or those named by --article tell another
    one. Of several events it says that they are not one. New readings keep them apart.

    dipltrack split 12
    dipltrack split 12 --article 3 --article 4
    dipltrack split 12 15
    """
    from dipltrack.cli.merging import keep_apart, split_event

    if len(set(ids)) == 1:
        split_event(session, ids[0], articles or [], dry_run=dry_run)
    elif articles:
        raise UsageError("--article goes with one event. To say that events are not one: dipltrack split 12 15")
    else:
        keep_apart(session, ids, dry_run=dry_run)


def duplicates(session: Session, wanted: FilterOptions, format: FormatOptions, limit: Limit = None) -> None:
    """List pairs of events that may be one, the likeliest first: what agrees, what differs, and the command that merges them. Articles
    that agree enough are merged when they are added; these are the doubtful ones.

    dipltrack duplicates
    dipltrack duplicates -c Japan --since 2024
    dipltrack duplicates --csv -o pairs.csv
    """
    from dipltrack.cli.merging import show_duplicates

    show_duplicates(session, wanted, format, limit)


def review(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    ids: Annotated[list[int] | None, typer.Argument(metavar="[ID…]", help="Only these events.", autocompletion=complete_events)] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="These are right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="These are wrong: listings leave them out.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Take the verdict on these back.")] = False,
    limit: Limit = None,
) -> None:
    """Judge what was read, the least sure first. In a terminal each event is shown with its evidence and one key says what it is: y right,
    n wrong, e edit, m merge with another, + or - a day later or earlier, s skip, u undo, q quit. Elsewhere, or with a format, the unjudged are listed.

    dipltrack review -c Japan
    dipltrack review --confirm 12 13
    dipltrack review --reject $(dipltrack events --source "Old Gazette" --ids)
    """
    from dipltrack.cli.reviewing import ask_one_by_one, list_unreviewed, set_verdict, the_verdict, to_review

    verdict, filter = the_verdict(confirm=confirm, reject=reject, reset=reset), to_review(session, wanted, ids or [])
    if verdict is not None:
        set_verdict(session, ids or [], verdict)
    elif session.interactive and session.screen.width is not None and not format.given:
        ask_one_by_one(session, filter, limit)
    else:
        list_unreviewed(session, filter, format, limit)
