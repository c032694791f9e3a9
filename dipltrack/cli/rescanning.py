"""Stored articles → read again by today's rules, and what that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from dipltrack.cli.adding import BatchInterruptedError
from dipltrack.cli.naming import country_namer
from dipltrack.cli.progress import progress
from dipltrack.cli.rereading import read_events
from dipltrack.cli.scratch import writing
from dipltrack.cli.session import Session
from dipltrack.cli.tally import MOST_WARNINGS
from dipltrack.errors import DipltrackError, StoreError, UsageError
from dipltrack.model import Event, StoredEvent
from dipltrack.views.screen import counted

if TYPE_CHECKING:
    from dipltrack.storage import Store


def rescan_articles(session: Session, ids: list[int], *, all: bool, dry_run: bool) -> None:
    """Read these articles (or all) again as one action of the journal, and tell what is different now."""
    if bool(ids) == all:
        raise UsageError("Say which articles to read again: their ids, or --all, not both. See the ids: dipltrack articles")
    with writing(session, dry_run=dry_run) as store:
        chosen = [store.article(id).id for id in dict.fromkeys(ids)] or [id for (id,) in store.sql("SELECT id FROM article ORDER BY id")[1]]
        scan = Rescan(session, store)
        try:
            with store.action("rescan " + ("--all" if all else " ".join(map(str, ids)))), progress(session, len(chosen)) as step:
                for id in chosen:
                    scan.read_again(id)
                    step()
        except KeyboardInterrupt:
            raise BatchInterruptedError(
                f"Interrupted after {scan.read:,} of {counted(len(chosen), 'article')}; these are read again. dipltrack undo takes that back."
            ) from None
    scan.tell(dry_run=dry_run)


@dataclass(slots=True)
class Rescan:
    """One `rescan` command, and what it has found so far."""

    session: Session
    store: Store
    read: int = 0
    deleted: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    changes: list[str] = field(default_factory=list)
    disputes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    name: Callable[[str], str] = field(default_factory=country_namer)

    def read_again(self, id: int) -> None:
        """Read one article again; what is wrong with it is noted and does not stop the rest. Trouble with the database does."""
        stored = self.store.article(id)
        before = {event_id: self.store.event(event_id) for event_id in stored.event_ids}
        newest = max(self.store.ids(sort="id", descending=True, limit=1), default=0)
        try:
            article, events = read_events(self.session, stored.article)
            ids = self.store.replace_events(id, article, events)
        except StoreError:
            raise
        except Exception as error:
            if self.session.verbose > 1:
                raise
            what = str(error) if isinstance(error, DipltrackError) else f"{type(error).__name__}: {error}; -vv shows where"
            self.problems.append(f"article {id}: can't be read ({what})")
            return
        self.read += 1
        self.deleted += ids.count(None)
        self._compare(before, {id: event for id, event in zip(ids, events, strict=True) if id is not None}, newest)

    def _compare(self, before: dict[int, StoredEvent], now: dict[int, Event], newest: int) -> None:
        from dipltrack.storage import Filter

        standing = self.store.ids(Filter(ids=(*before, *now), review="all"), sort="id") if before or now else []
        after = {id: self.store.event(id) for id in standing}
        merged = {was for id in now for was in self.store.story(id).was}
        for id in sorted(before.keys() | after.keys()):
            self._note(id, before.get(id), after.get(id), known=id <= newest, merged=id in merged)
        for id, event in now.items():
            self._note_dispute(after[id], event)

    def _note(self, id: int, before: StoredEvent | None, after: StoredEvent | None, *, known: bool, merged: bool) -> None:
        """Count what became of one event, and say it in words."""
        from dipltrack.views.changes import change_lines

        if before and after:
            if (before.event, before.evidence) == (after.event, after.evidence):
                return
            outcome, words = "updated", "; ".join(change_lines(before.event, after.event, self.name)) or "other evidence"
        elif after:
            outcome, words = ("merged" if known else "added"), f"{'told here too' if known else 'new'}: {after.event.title}"
        elif before:
            outcome, words = ("merged", "one with a known event now") if merged else ("gone", f"no longer read: {before.event.title}")
        self.outcomes[outcome] += 1
        self.changes.append(f"  {id} {words}")

    def _note_dispute(self, stored: StoredEvent, read: Event) -> None:
        """Where the event says what the user said, and the article now reads something else."""
        from dipltrack.views.changes import changes

        spoken = set(self.store.story(stored.id).corrected) - {"cameo", "plover"}  # these follow the others
        for told in changes(stored.event, replace(stored.event, **{name: getattr(read, name) for name in spoken}), self.name):
            line = f"{stored.id} {told.field}: you say {told.was}, the article now reads {told.now}"
            if line not in self.disputes:  # of an event that several articles tell
                self.disputes.append(line)

    def tell(self, *, dry_run: bool) -> None:
        """The changes of a dry run, the summary, and what the user may want to look at. Exits with 4 when some articles failed, 1 when all did."""
        session, found = self.session, self.outcomes
        for line in self.changes:
            if dry_run:
                session.report(line)
            else:
                session.detail(line)
        would = " would be" if dry_run else ""
        merged = f", {found['merged']:,} merged into known events" if found["merged"] else ""
        session.report(
            f"{counted(self.read, 'article')} read again: {counted(found['updated'], 'event')}{would} updated, {found['added']:,} added{merged},"
            f" {found['gone']:,} no longer read."
        )
        if self.deleted:
            session.report(f"{counted(self.deleted, 'event')} that you deleted stayed away.")
        if dry_run:
            session.report("Nothing was written.")
        shown = self.disputes if session.verbose else self.disputes[:MOST_WARNINGS]
        for line in shown:
            session.say(line)
        if len(shown) < len(self.disputes):
            session.say(f"… and {len(self.disputes) - len(shown):,} more; -v shows all.")
        for problem in self.problems:
            session.warn(problem)
        if self.problems:
            raise typer.Exit(4 if self.read else 1)
