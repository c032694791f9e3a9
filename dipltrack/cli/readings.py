"""Inputs → what is read from each, in order: here, or by several processes; within a time limit, and whatever an article does to its reader."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Union

from dipltrack.cli.session import Session
from dipltrack.model import Article

if TYPE_CHECKING:
    from dipltrack.cli.findings import Findings
    from dipltrack.cli.inputs import Batch
    from dipltrack.cli.pool import Died
    from dipltrack.knowledge import Knowledge
    from dipltrack.reading import Problem, Read
    from dipltrack.storage.duplicates import Fingerprint

_WORTH_IT = 64  # inputs: fewer are read sooner here than processes are started
_PATIENCE = 1.5  # times the limit: then a process that did not notice that the time is up ends itself
_FIRST_SENTENCE = "Norway and Kenya signed an agreement in Oslo on Monday."
_TOGETHER, _CHARACTERS = 16, 100_000  # articles, and their length, that go to a process at once


@dataclass(frozen=True, slots=True)
class How:
    """What reading takes beside the article, and what is wanted of it."""

    folders: tuple[Path, ...]
    limit: float
    why: bool = False
    fingerprint: bool = False
    strict: bool = False  # failures of ours are raised, with their traceback


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article, or why nothing was (`error`, a sentence); the article's fingerprint, where it is wanted."""

    findings: Findings | None
    error: str | None = None
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """In the place of an article that need not be read, since it is known; `str()` is where it came from."""

    origin: str

    def __str__(self) -> str:
        return self.origin


Input = Union["Read", "Problem", Known]
Outcome = tuple[Input, Reading | None]
"""An input and what was read from it; nothing from a problem, and from what is known."""


@contextmanager
def readings(
    session: Session, batch: Batch, jobs: int | None, how: How, is_known: Callable[[Article], bool] = lambda article: False
) -> Iterator[Iterator[Outcome]]:
    """Give every input with what is read from it. `jobs` None: as many processes as there are cores, where the inputs are many."""
    jobs = jobs or (cores() if batch.total is None or batch.total >= _WORTH_IT else 1)
    if jobs == 1 or batch.total == 1 or batch.one_by_one:
        yield _read_here(_inputs(batch, is_known), session, how)
        return
    from dipltrack.cli.pool import Pool

    session.knowledge  # noqa: B018 (what is wrong with a table of the user's is said here, once)
    session.detail(f"Processes: {jobs}")
    with Pool(jobs, partial(read_bundle, how)) as pool:
        yield _unbundled(pool.map(_bundles(_inputs(batch, is_known))), how)


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_bundle(how: How, inputs: list[Input]) -> list[Reading | None]:
    """Read some inputs one after the other; runs in a process of the pool."""
    import faulthandler

    from dipltrack.reading import Read

    knowledge = _knowledge(how.folders)
    read: list[Reading | None] = []
    with Path(os.devnull).open("w") as nowhere:
        for found in inputs:
            if not isinstance(found, Read):
                read.append(None)
                continue
            # What runs outside of Python is not interrupted when the time is up: the process ends itself then.
            faulthandler.dump_traceback_later(how.limit * _PATIENCE, exit=True, file=nowhere)
            try:
                read.append(read_article(found, knowledge, how))
            finally:
                faulthandler.cancel_dump_traceback_later()
    return read


def read_article(found: Read, knowledge: Knowledge, how: How) -> Reading:
    """Read one article; a failure of ours, or a time too long, is told in words and does not stop the rest."""
    from dipltrack.cli.findings import find_in

    try:
        with _limited(how.limit):
            findings = find_in(found, knowledge, why=how.why)
            return Reading(findings, None, _fingerprint(found.article) if how.fingerprint else None)
    except _TimeIsUp:
        return Reading(None, too_slow(how.limit))
    except Exception as error:
        if how.strict:
            raise
        return Reading(None, f"can't be read ({type(error).__name__}: {error}); -vv shows where")


def _fingerprint(article: Article) -> Fingerprint:
    from dipltrack.storage.duplicates import Fingerprint  # only what is stored needs it

    return Fingerprint.of(article)


def too_slow(limit: float) -> str:
    """The sentence about an article that takes too long."""
    return f"not read: it takes more than {limit:g} seconds. Cut it, or give it more with --time-limit"


class _TimeIsUp(BaseException):
    """The time for an article is over; no `except Exception` of a library may keep it."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Interrupt what is inside after so many seconds, where the system has an alarm clock for that."""
    from threading import current_thread, main_thread

    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise _TimeIsUp


@lru_cache(maxsize=1)
def _knowledge(folders: tuple[Path, ...]) -> Knowledge:
    from dipltrack.knowledge import load_knowledge

    return _warmed_up(load_knowledge(*folders))


def _warmed_up(knowledge: Knowledge) -> Knowledge:
    """The tables, after a sentence was read: what has to be loaded once does not count as time of the first article."""
    from dipltrack.extraction import extract

    with suppress(Exception):  # what fails is told of the articles
        extract(Article(_FIRST_SENTENCE), knowledge)
    return knowledge


def _inputs(batch: Batch, is_known: Callable[[Article], bool]) -> Iterator[Input]:
    """The inputs, those that are known without their texts."""
    from dipltrack.reading import Read

    for found in batch.inputs:
        yield Known(str(found)) if isinstance(found, Read) and is_known(found.article) else found


def _read_here(inputs: Iterable[Input], session: Session, how: How) -> Iterator[Outcome]:
    from dipltrack.reading import Read

    knowledge: Knowledge | None = None
    for found in inputs:
        if isinstance(found, Read):
            knowledge = knowledge or _warmed_up(session.knowledge)
            yield found, read_article(found, knowledge, how)
        else:
            yield found, None


def _bundles(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    """Inputs put together so that handing them over costs little, and none is large."""
    bundle: list[Input] = []
    characters = 0
    for found in inputs:
        bundle.append(found)
        characters += len(found.article.text) if hasattr(found, "article") else 0
        if len(bundle) >= _TOGETHER or characters >= _CHARACTERS:
            yield bundle
            bundle, characters = [], 0
    if bundle:
        yield bundle


def _unbundled(bundles: Iterable[list[tuple[Input, Reading | Died | None]]], how: How) -> Iterator[Outcome]:
    from dipltrack.cli.pool import Died

    for bundle in bundles:
        for found, reading in bundle:
            if isinstance(reading, Died):
                slow = reading.seconds >= how.limit
                reading = Reading(
                    None, too_slow(how.limit) if slow else "not read: the process that read it was killed, twice. Is memory short?"
                )
            yield found, reading
