"""A batch of articles → the store: read, extract, store one by one, and tell what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from dipltrack.cli.findings import found_in
from dipltrack.cli.ingest import TIME_LIMIT
from dipltrack.cli.inputs import NO_ARTICLE, Batch
from dipltrack.cli.progress import article_progress
from dipltrack.cli.readings import How, Input, Known, Reading, readings
from dipltrack.cli.scratch import writing
from dipltrack.cli.session import Session
from dipltrack.cli.stopping import Stopping
from dipltrack.cli.tally import Tally
from dipltrack.errors import DipltrackError, StoreError, UnreadableInput
from dipltrack.model import Article
from dipltrack.reading import Read

if TYPE_CHECKING:
    from dipltrack.storage import Store


class BatchInterruptedError(DipltrackError):
    """Ctrl-C in the middle of a batch; what was finished is stored."""

    exit_code = 130


class Adding:
    """One `add` command. Every article is a transaction of its own, all of them are one action of the journal."""

    def __init__(
        self,
        session: Session,
        command: str,
        *,
        on_duplicate: str,
        min_confidence: float,
        fail_fast: bool = False,
        dry_run: bool = False,
        jobs: int | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        from dipltrack.cli.filters import one_of

        self.session = session
        self.command = command
        self.on_duplicate = one_of("way with duplicates", on_duplicate, ("skip", "update", "keep"))
        self.min_confidence = min_confidence
        self.fail_fast = fail_fast
        self.dry_run = dry_run
        self.jobs = jobs
        self.time_limit = time_limit

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
        tally = Tally()
        how = How(self.session.table_folders, self.time_limit, fingerprint=True, strict=self.session.verbose > 1)
        try:
            with (
                Stopping() as stopping,
                store.action(self.command) as action,
                article_progress(self.session, batch.total) as step,
                readings(self.session, batch, self.jobs, how, partial(self._is_known, store)) as outcomes,
            ):
                for found, reading in outcomes:
                    with stopping.whole():  # what is stored is counted
                        events = self._take(store, found, reading, tally)
                    step(events)
                    if self.fail_fast and tally.problems:
                        break
                tally.action = action.id
        except KeyboardInterrupt:
            of = "articles" if batch.total is None or batch.total < tally.done else f"of {batch.total:,} articles"
            raise BatchInterruptedError(
                f"Interrupted after {tally.done:,} {of}. Run the same command again; known articles are skipped."
            ) from None
        tally.tell(self.session, store, dry_run=self.dry_run)
        return tally

    def _is_known(self, store: Store, article: Article) -> bool:
        try:
            return store.find_known(article) is not None
        except UnreadableInput:  # is told when its turn comes
            return False

    def _take(self, store: Store, found: Input, reading: Reading | None, tally: Tally) -> int:
        """Store one article and return how many events it tells; what is wrong with it is noted and does not stop the rest.

        Trouble with the database does.
        """
        if reading is None or not isinstance(found, Read):
            self._pass_over(found, tally)
            return 0
        try:
            if store.find_known(found.article) is not None:  # by one that came meanwhile
                self._pass_over(Known(str(found)), tally)
                return 0
            findings = reading.findings
            if findings is None:
                tally.problems.append(f"{found}: {reading.error}")
                return 0
            article = found_in(found.article, findings.extraction)
            events = tuple(event for event in findings.extraction.events if event.confidence >= self.min_confidence)
            added = store.add(article, events, on_duplicate=self.on_duplicate, fingerprint=reading.fingerprint)
        except StoreError:
            raise
        except DipltrackError as error:
            tally.problems.append(f"{found}: {error}")
            return 0
        if article.published:
            self.session.detail(f"{found}: published {article.published} ({findings.dated})")
        tally.took(self.session, str(found), article, added, findings.notes)
        return len(added.event_ids)

    def _pass_over(self, found: Input, tally: Tally) -> None:
        if isinstance(found, Known):
            tally.count("known")
            self.session.detail(f"{found}: already known")
        else:
            tally.problems.append(str(found))
