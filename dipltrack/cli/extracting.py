"""A batch of articles → their events on standard output, without any store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from dipltrack.cli.filters import one_of
from dipltrack.cli.inputs import NO_ARTICLE, Batch
from dipltrack.cli.progress import article_progress
from dipltrack.cli.readings import How, Reading, readings
from dipltrack.cli.session import Session
from dipltrack.errors import UnreadableInput
from dipltrack.extracted import Extraction
from dipltrack.reading import Read

if TYPE_CHECKING:
    from dipltrack.views.extractions import Result

FORMATS = ("jsonl", "json", "table")


def print_extractions(session: Session, batch: Batch, form: str, *, why: bool, jobs: int | None, time_limit: float) -> None:
    """Print one object per article, in order. Problems go to standard error; exits with 1 when every input failed, 4 when some did."""
    from dipltrack.cli.sink import emit
    from dipltrack.views.extractions import as_json, as_jsonl, as_table

    printer = {"jsonl": as_jsonl, "json": as_json, "table": as_table}[one_of("format", form, FORMATS)]
    problems: list[str] = []
    done: list[int] = [0]
    how = How(session.table_folders, time_limit, why=why, strict=session.verbose > 1)
    results = _extractions(session, batch, jobs, how, problems, done)
    emit(session, printer(results, session.screen, _namer(form), why), styled=form == "table")
    for problem in problems:
        session.warn(problem)
    if problems:
        raise typer.Exit(4 if done[0] else 1)
    if not done[0]:
        raise UnreadableInput(NO_ARTICLE)


def _extractions(session: Session, batch: Batch, jobs: int | None, how: How, problems: list[str], done: list[int]) -> Iterator[Result]:
    with article_progress(session, batch.total) as step, readings(session, batch, jobs, how) as outcomes:
        for found, reading in outcomes:
            if reading is None or not isinstance(found, Read):
                problems.append(str(found))
                step(0)
                continue
            result, findings = _result(found, reading), reading.findings
            problems += [f"{found}: {result.error}"] if result.error else []
            done[0] += result.error is None
            if result.extraction.published and findings:
                session.detail(f"{found}: published {result.extraction.published} ({findings.dated})")
            for note in findings.notes if findings else found.notes:
                session.say(f"{found}: {note}")
            yield result
            step(len(result.extraction.events))


def _result(found: Read, reading: Reading) -> Result:
    """One article's events. A failure is told in the object's place, so that objects and articles stay in step."""
    from dipltrack.views.extractions import Result

    extraction = reading.findings.extraction if reading.findings else Extraction(found.article, ())
    return Result(found.article.id or str(found), extraction, reading.error)


def _namer(form: str) -> Callable[[str], str]:
    if form != "table":
        return str
    from dipltrack.cli.naming import country_namer

    return country_namer()
