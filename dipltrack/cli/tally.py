"""What came of each article of an `add` → its summary, table, problems and warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dipltrack.cli.session import Session
from dipltrack.model import Article, Event, Kind, StoredEvent
from dipltrack.views.screen import counted

if TYPE_CHECKING:
    from dipltrack.storage import Added, Store

MOST_WARNINGS = 10
"""So many warnings are printed one by one; `-v` prints all."""


@dataclass(slots=True)
class Tally:
    """Counts while articles are added. `newest` is the largest event id so far: what has a larger one is new, since ids only grow."""

    newest: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    new: dict[int, Kind] = field(default_factory=dict)
    joined: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Articles that were dealt with, known ones included."""
        return self.outcomes.total()

    def count(self, outcome: str) -> None:
        """Count one article."""
        self.outcomes[outcome] += 1

    def took(self, origin: str, article: Article, events: Sequence[Event], added: Added, notes: tuple[str, ...] = ()) -> None:
        """Take in what the store did with one article and its events."""
        self.count(added.outcome)
        fresh = {id: event.kind for id, event in zip(added.event_ids, events, strict=False) if id > self.newest}
        self.new |= fresh
        self.newest = max(self.newest, *fresh, 0)
        self.joined += added.joined
        self.warnings += [f"{origin}: {note}" for note in notes]
        if article.published is None and article.language in (None, "en"):
            self.warnings.append(f"{origin}: no publication date; relative dates stay open. Give one with --published.")

    def tell(self, session: Session, store: Store, *, dry_run: bool) -> None:
        """Summary and table on standard output, problems and warnings on standard error."""
        self._forget_merged(store)
        if not session.quiet and self.done:
            print("\n".join(self.summary(dry_run=dry_run)))
            if self.outcomes["added"] == self.done == 1 and (self.new or self.joined):
                _table(session, [store.event(id) for id in (*self.joined, *self.new)])
        for problem in self.problems:
            session.warn(problem)
        shown = self.warnings if session.verbose else self.warnings[:MOST_WARNINGS]
        for warning in shown:
            session.say(warning)
        if len(shown) < len(self.warnings):
            session.say(f"… and {len(self.warnings) - len(shown):,} more warnings; -v shows all.")

    def _forget_merged(self, store: Store) -> None:
        """Two new events may have become one by a later article of the same batch."""
        from dipltrack.storage import Filter

        standing = set(store.ids(Filter(ids=tuple(self.new), review="all"))) if self.joined else self.new.keys()
        self.new = {id: kind for id, kind in self.new.items() if id in standing}

    def summary(self, *, dry_run: bool) -> list[str]:
        """The sentences of the summary."""
        new = self.outcomes["added"] + self.outcomes["kept"]
        asides = [f"{self.outcomes['known']:,} already known"] if self.outcomes["known"] else []
        asides += [f"{self.outcomes['outlet']:,} known from another outlet"] if self.outcomes["outlet"] else []
        asides += [f"{self.outcomes['updated']:,} updated"] if self.outcomes["updated"] else []
        asides += [f"{len(self.problems):,} unreadable"] if self.problems else []
        aside = f" ({', '.join(asides)})" if asides else ""
        kinds = Counter(self.new.values())
        parts = [counted(kinds[kind], kind.value) for kind in Kind if kinds[kind]]
        by_kind = f": {', '.join(parts)}" if new + self.outcomes["updated"] > 1 and parts else ""
        verb = "Would add" if dry_run else "Added"
        sentences = [f"{verb} {counted(new, 'article')}{aside}, {counted(len(self.new), 'event')}{by_kind}."]
        if self.joined:
            into = "a known event" if len(self.joined) == 1 else "known events"
            sentences.append(f"{len(self.joined):,} {'would be merged' if dry_run else 'merged'} into {into}.")
        return [*sentences, "Nothing was written."] if dry_run else sentences


def _table(session: Session, events: list[StoredEvent]) -> None:
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_columns
    from dipltrack.views.tables import table_lines

    columns = event_columns(events, session.screen, country_namer())
    print("".join(table_lines(columns, events, session.screen)), end="")
