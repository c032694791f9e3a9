"""What came of each article of an `add` → its summary, table, problems and warnings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dipltrack.cli.session import Session
from dipltrack.model import Article, Kind, StoredEvent
from dipltrack.views.screen import counted

if TYPE_CHECKING:
    from dipltrack.storage import Added, Store

MOST_WARNINGS = 10
"""So many warnings are printed at the end; `-v` prints all, each as it comes."""


@dataclass(slots=True)
class Tally:
    """Counts while articles are added, and no more of each than the summary needs. `action` is the number in the journal."""

    action: int | None = None
    outcomes: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    last: Added | None = None
    problems: list[str] = field(default_factory=list)
    warnings: int = 0
    first_warnings: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Articles that were dealt with, known ones included."""
        return self.outcomes.total()

    def count(self, outcome: str) -> None:
        """Count one article."""
        self.outcomes[outcome] += 1

    def took(self, session: Session, origin: str, article: Article, added: Added, notes: tuple[str, ...] = ()) -> None:
        """Take in what the store did with one article. With `-v` its warnings are said at once, else the first of all at the end."""
        self.count(added.outcome)
        self.joined += len(added.joined)
        self.last = added
        undated = (
            ("no publication date; relative dates stay open. Give one with --published.",)
            if article.published is None and article.language in (None, "en")
            else ()
        )
        for note in (*notes, *undated):
            self.warnings += 1
            session.detail(f"{origin}: {note}")
            if not session.verbose and len(self.first_warnings) < MOST_WARNINGS:
                self.first_warnings.append(f"{origin}: {note}")

    def tell(self, session: Session, store: Store, *, dry_run: bool) -> None:
        """Summary and table on standard output, problems and warnings on standard error."""
        kinds = store.events_of(self.action) if self.action else {}
        if not session.quiet and self.done:
            print("\n".join(self.summary(kinds, dry_run=dry_run)))
            if self.outcomes["added"] == self.done == 1 and self.last and self.last.event_ids:
                new = [id for id in self.last.event_ids if id not in self.last.joined]
                _table(session, [store.event(id) for id in dict.fromkeys((*self.last.joined, *new))])
        for problem in self.problems:
            session.warn(problem)
        for warning in self.first_warnings:
            session.say(warning)
        if self.warnings > MOST_WARNINGS and not session.verbose:
            session.say(f"… and {self.warnings - MOST_WARNINGS:,} more warnings; -v shows all.")

    def summary(self, kinds: dict[Kind, int], *, dry_run: bool) -> list[str]:
        """The sentences of the summary; `kinds` counts the events that are new."""
        new = self.outcomes["added"] + self.outcomes["kept"]
        asides = [f"{self.outcomes['known']:,} already known"] if self.outcomes["known"] else []
        asides += [f"{self.outcomes['outlet']:,} known from another outlet"] if self.outcomes["outlet"] else []
        asides += [f"{self.outcomes['updated']:,} updated"] if self.outcomes["updated"] else []
        asides += [f"{len(self.problems):,} unreadable"] if self.problems else []
        aside = f" ({', '.join(asides)})" if asides else ""
        parts = [counted(kinds[kind], kind.value) for kind in Kind if kind in kinds]
        by_kind = f": {', '.join(parts)}" if new + self.outcomes["updated"] > 1 and parts else ""
        verb = "Would add" if dry_run else "Added"
        sentences = [f"{verb} {counted(new, 'article')}{aside}, {counted(sum(kinds.values()), 'event')}{by_kind}."]
        if self.joined:
            into = "a known event" if self.joined == 1 else "known events"
            sentences.append(f"{self.joined:,} {'would be merged' if dry_run else 'merged'} into {into}.")
        return [*sentences, "Nothing was written."] if dry_run else sentences


def _table(session: Session, events: list[StoredEvent]) -> None:
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_columns
    from dipltrack.views.tables import table_lines

    columns = event_columns(events, session.screen, country_namer())
    print("".join(table_lines(columns, events, session.screen)), end="")
