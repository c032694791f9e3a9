"""Ids of events → one event of several, or several of one, and what that means for their fields; pairs that may be one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions, tell_undated
from dipltrack.cli.progress import progress
from dipltrack.cli.scratch import writing
from dipltrack.cli.session import Session
from dipltrack.views.screen import counted, joined

if TYPE_CHECKING:
    from dipltrack.storage import Duplicate, Filter, Store, Story
    from dipltrack.views.pairs import Pair

MOST_PAIRS = 20
"""So many pairs are shown to people at once."""


def merge_events(session: Session, ids: list[int], *, dry_run: bool) -> int:
    """Make one event of several and say what matched, where they differ and which version shows. Returns the id that is left."""
    with writing(session, dry_run=dry_run) as store:
        stories = [store.story(id) for id in dict.fromkeys(ids)]
        with store.action("merge " + " ".join(map(str, ids))):
            target = store.merge(ids)
        _tell_merged(session, store, stories, target, dry_run=dry_run)
    return target


def _tell_merged(session: Session, store: Store, stories: list[Story], target: int, *, dry_run: bool) -> None:
    from dipltrack.storage.stories import compared
    from dipltrack.views.story import verdict_words, version_lines

    stored = store.event(target)
    kept = next(story for story in stories if story.id == target)
    gone = [story for story in stories if story.id != target]
    verb = "Would merge" if dry_run else "Merged"
    session.report(f"{verb} {joined([str(story.id) for story in gone])} into {target}: {stored.event.title}")
    for story in gone:
        if kept.reports and story.reports:
            session.report(f"  {target} and {story.id}: {verdict_words(compared(kept.reports, story.reports))}")
    for line in version_lines(stored, store.story(target), session.screen):
        session.report(line.rstrip("\n"))
    if dry_run:
        session.say("Nothing was changed.")
    else:
        session.report("dipltrack undo tells them apart again.")


def split_event(session: Session, id: int, articles: list[int], *, dry_run: bool) -> None:
    """Tell apart what articles say of an event, and list the events it has become."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.pairs import brief_columns
    from dipltrack.views.tables import table_lines

    with writing(session, dry_run=dry_run) as store:
        with store.action(f"split {id}" + "".join(f" --article {article}" for article in articles)):
            ids = store.split(id, articles)
        events = [store.event(found) for found in ids]
    session.report(f"What event {id} told {'would be' if dry_run else 'is'} {counted(len(ids), 'event')} now:")
    if not session.quiet:
        columns = brief_columns(events, session.screen, country_namer())
        print("".join(table_lines(columns, events, session.screen)), end="")
    if dry_run:
        session.say("Nothing was changed.")
    else:
        session.report("dipltrack undo makes them one again.")


def keep_apart(session: Session, ids: list[int], *, dry_run: bool) -> None:
    """Note that these events are not one."""
    with writing(session, dry_run=dry_run) as store, store.action("split " + " ".join(map(str, ids))):
        store.keep_apart(ids)
    named = joined([str(id) for id in dict.fromkeys(ids)])
    session.report(f"{named} {'would stay' if dry_run else 'stay'} apart, whatever comes.")
    if dry_run:
        session.say("Nothing was changed.")


def show_duplicates(session: Session, wanted: FilterOptions, format: FormatOptions, limit: int | None) -> None:
    """Print the pairs of events that may be one, the likeliest first."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.cli.sink import emit
    from dipltrack.views.pairs import pair_lines, pair_listing

    filter, for_people = wanted.resolve(session), format.name("table") == "table" and not format.columns
    most = (MOST_PAIRS if for_people else None) if limit is None else limit or None
    with session.reading() as store:
        with progress(session, store.count(filter)) as step:
            found = store.duplicates(filter, step)
        pairs = _pairs(store, found, filter)
        tell_undated(session, store, filter)
    shown = list(islice(pairs, most))
    if for_people:
        emit(session, pair_lines(shown, format.screen(session), country_namer()), format.path)
    else:
        format.print(session, pair_listing(shown))
    if not pairs:
        session.say("No two events look like one.")
    elif len(shown) < len(pairs):
        session.say(f"{len(shown):,} of {len(pairs):,} pairs shown. All of them: -n 0")


def _pairs(store: Store, found: list[Duplicate], wanted: Filter) -> list[Pair]:
    """The pairs with their events, best first; those with an event that the user rejected only where such are asked for."""
    from dipltrack.storage import Filter
    from dipltrack.views.pairs import Pair

    ids = tuple({id for pair in found for id in (pair.one, pair.other)})
    review = wanted.review if wanted.review == "standing" else "all"
    events = {stored.id: stored for stored in store.events(Filter(ids=ids, review=review))} if ids else {}
    known = [pair for pair in found if pair.one in events and pair.other in events]
    return [
        Pair(events[pair.one], events[pair.other], pair.verdict)
        for pair in sorted(known, key=lambda pair: (-pair.verdict.score, pair.one, pair.other))
    ]
