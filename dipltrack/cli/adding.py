"""A batch of articles → the store: read, extract, store one by one, and tell what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from dipltrack.cli.findings import find_in, found_in
from dipltrack.cli.inputs import NO_ARTICLE, Batch
from dipltrack.cli.progress import progress
from dipltrack.cli.scratch import writing
from dipltrack.cli.session import Session
from dipltrack.cli.tally import Tally
from dipltrack.errors import DipltrackError, StoreError, UnreadableInput

if TYPE_CHECKING:
    from dipltrack.reading import Problem, Read
    from dipltrack.storage import Store


class BatchInterruptedError(DipltrackError):
    """Ctrl-C in the middle of a batch; what was finished is stored."""

    exit_code = 130


class Adding:
    """One `add` command. Every article is a transaction of its own, all of them are one action of the journal."""

    def __init__(
        self, session: Session, command: str, *, on_duplicate: str, min_confidence: float, fail_fast: bool = False, dry_run: bool = False
    ) -> None:
        from dipltrack.cli.filters import one_of

        self.session = session
        self.command = command
        self.on_duplicate = one_of("way with duplicates", on_duplicate, ("skip", "update", "keep"))
        self.min_confidence = min_confidence
        self.fail_fast = fail_fast
        self.dry_run = dry_run

    def run(self, batch: Batch) -> None:
        """Add the batch and print summary, table and problems. Exits with 1 when every input failed, 4 when some did."""
        with writing(self.session, dry_run=self.dry_run, create=True) as store:
            tally = self.add_all(store, batch)
        if tally.problems:
            raise typer.Exit(4 if tally.done else 1)
        if not tally.done:
            raise UnreadableInput(NO_ARTICLE)

    def add_all(self, store: Store, batch: Batch) -> Tally:
        """Add the batch to an open store, as one action of the journal, and tell what came of it."""
        tally = Tally(newest=max(store.ids(sort="id", descending=True, limit=1), default=0))
        try:
            with store.action(self.command), progress(self.session, batch.total) as step:
                for found in batch.inputs:
                    self._take(store, found, tally)
                    step()
                    if self.fail_fast and tally.problems:
                        break
        except KeyboardInterrupt:
            of = "articles" if batch.total is None else f"of {batch.total:,} articles"
            raise BatchInterruptedError(
                f"Interrupted after {tally.done:,} {of}. Run the same command again; known articles are skipped."
            ) from None
        tally.tell(self.session, store, dry_run=self.dry_run)
        return tally

    def _take(self, store: Store, found: Read | Problem, tally: Tally) -> None:
        """Store one article; what is wrong with it is noted and does not stop the rest. Trouble with the database does."""
        from dipltrack.reading import Problem

        if isinstance(found, Problem):
            tally.problems.append(str(found))
            return
        try:
            if store.find_known(found.article) is not None:
                tally.count("known")
                self.session.detail(f"{found}: already known")
                return
            findings = find_in(found, self.session.knowledge)
            article = found_in(found.article, findings.extraction)
            events = tuple(event for event in findings.extraction.events if event.confidence >= self.min_confidence)
            added = store.add(article, events, on_duplicate=self.on_duplicate)
        except StoreError:
            raise
        except DipltrackError as error:
            tally.problems.append(f"{found}: {error}")
        except Exception as error:
            if self.session.verbose > 1:
                raise
            tally.problems.append(f"{found}: can't be read ({type(error).__name__}: {error}); -vv shows where")
        else:
            if article.published:
                self.session.detail(f"{found}: published {article.published} ({findings.dated})")
            tally.took(str(found), article, events, added, findings.notes)
