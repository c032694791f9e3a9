"""A batch of articles → their events on standard output, without any store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from dipltrack.cli.filters import one_of
from dipltrack.cli.findings import Findings, find_in
from dipltrack.cli.inputs import NO_ARTICLE, Batch
from dipltrack.cli.session import Session
from dipltrack.errors import UnreadableInput
from dipltrack.extracted import Extraction

if TYPE_CHECKING:
    from dipltrack.reading import Read
    from dipltrack.views.extractions import Result

FORMATS = ("jsonl", "json", "table")


def print_extractions(session: Session, batch: Batch, form: str, *, why: bool) -> None:
    """Print one object per article, in order. Problems go to standard error; exits with 1 when every input failed, 4 when some did."""
    from dipltrack.cli.sink import emit
    from dipltrack.views.extractions import as_json, as_jsonl, as_table

    printer = {"jsonl": as_jsonl, "json": as_json, "table": as_table}[one_of("format", form, FORMATS)]
    problems: list[str] = []
    done: list[int] = [0]
    results = _extractions(session, batch, problems, done, why=why)
    emit(session, printer(results, session.screen, _namer(form), why), styled=form == "table")
    for problem in problems:
        session.warn(problem)
    if problems:
        raise typer.Exit(4 if done[0] else 1)
    if not done[0]:
        raise UnreadableInput(NO_ARTICLE)


def _extractions(session: Session, batch: Batch, problems: list[str], done: list[int], *, why: bool) -> Iterator[Result]:
    from dipltrack.cli.progress import progress
    from dipltrack.reading import Problem

    with progress(session, batch.total) as step:
        for found in batch.inputs:
            if isinstance(found, Problem):
                problems.append(str(found))
            else:
                result, findings = _extracted(session, found, why=why)
                problems += [f"{found}: {result.error}"] if result.error else []
                done[0] += result.error is None
                if result.extraction.published and findings:
                    session.detail(f"{found}: published {result.extraction.published} ({findings.dated})")
                for note in findings.notes if findings else found.notes:
                    session.say(f"{found}: {note}")
                yield result
            step()


def _extracted(session: Session, found: Read, *, why: bool) -> tuple[Result, Findings | None]:
    """One article's events. A failure of ours is told in the object's place, so that objects and articles stay in step."""
    from dipltrack.views.extractions import Result

    key = found.article.id or str(found)
    try:
        findings = find_in(found, session.knowledge, why=why)
    except Exception as error:
        if session.verbose > 1:
            raise
        return Result(key, Extraction(found.article, ()), f"can't be read ({type(error).__name__}: {error}); -vv shows where"), None
    return Result(key, findings.extraction), findings


def _namer(form: str) -> Callable[[str], str]:
    if form != "table":
        return str
    from dipltrack.cli.naming import country_namer

    return country_namer()
