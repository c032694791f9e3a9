"""Pieces of work → what other processes make of them, in order, with a bounded number under way; a process that dies costs one piece.

ProcessPoolExecutor does the work and gives up as a whole when one of its processes is killed. Here it is started anew, and what was under
way is tried once more, piece by piece in a process of its own, so that the one that kills is found and the others are done.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dipltrack.errors import DipltrackError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

P = TypeVar("P")
R = TypeVar("R")

_AHEAD = 3  # bundles under way for each process: one in work, one waiting, one finished that waits for its turn


@dataclass(frozen=True, slots=True)
class Died:
    """In the place of a result: the process that worked on the piece died, twice; the second time after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class _Bundle(Generic[P, R]):
    """Pieces that go to one process together, what will come of them, and who sees to it."""

    pieces: list[P]
    future: Future[list[R]]
    executor: _Executor


class Pool(Generic[P, R]):
    """`jobs` processes that run `work(bundle)`, which can be pickled and returns one result per piece. Use as a context manager."""

    def __init__(self, jobs: int, work: Callable[[list[P]], list[R]]) -> None:
        self._jobs, self._work = jobs, work
        self._all: _Executor | None = None
        self._one: _Executor | None = None  # a process alone, for pieces that may kill it

    def __enter__(self) -> Pool[P, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for executor in (self._all, self._one):
            if executor:
                executor.close()

    def map(self, bundles: Iterable[list[P]]) -> Iterator[list[tuple[P, R | Died]]]:
        """Every bundle with its results, in order. No more are taken than the processes need to have something to do."""
        waiting: deque[_Bundle[P, R]] = deque()
        for pieces in bundles:
            waiting.append(self._submit(pieces))
            if len(waiting) >= _AHEAD * self._jobs:
                yield self._finished(waiting.popleft())
        while waiting:
            yield self._finished(waiting.popleft())

    def _submit(self, pieces: list[P]) -> _Bundle[P, R]:
        if self._all is None or self._all.broken:
            if self._all:
                self._all.close()
            self._all = _Executor(self._jobs)
        return _Bundle(pieces, self._all.submit(self._work, pieces), self._all)

    def _finished(self, bundle: _Bundle[P, R]) -> list[tuple[P, R | Died]]:
        """The results of a bundle; where a process died meanwhile, each of its pieces is tried alone."""
        try:
            return list(zip(bundle.pieces, bundle.future.result(), strict=True))
        except BrokenProcessPool:
            bundle.executor.broken = True
            return [(piece, self._alone(piece)) for piece in bundle.pieces]

    def _alone(self, piece: P) -> R | Died:
        if self._one is None:
            self._one = _Executor(1)
        try:
            self._one.submit(os.getpid).result()
        except BrokenProcessPool:
            raise DipltrackError("No process can be started for the work, or each is killed at once. Try it with --jobs 1.") from None
        start = monotonic()
        try:
            results: list[R] = self._one.submit(self._work, [piece]).result()
        except BrokenProcessPool:
            self._one.close()
            self._one = None
            return Died(monotonic() - start)
        return results[0]


class _Executor:
    """A ProcessPoolExecutor whose processes go when this one closes it or dies, and leave Ctrl-C to it."""

    def __init__(self, processes: int) -> None:
        import multiprocessing

        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context: Any = multiprocessing.get_context(method)
        self.broken = False
        self._theirs, self._ours = context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(processes, context, _begin, (self._theirs,))

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Give the processes a call; the future of a broken pool raises BrokenProcessPool."""
        with _undisturbed():
            try:
                return self._executor.submit(function, *arguments)
            except BrokenProcessPool as error:
                self.broken = True
                failed: Future[Any] = Future()
                failed.set_exception(error)
                return failed

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        self._ours.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._theirs.close()


def _begin(parent: Connection) -> None:
    """The first thing in a new process: leave Ctrl-C to the parent, and go when it closes its end of the pipe, or is no more."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Connection) -> None:
    try:
        parent.recv()
    except (EOFError, OSError):
        os._exit(0)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back where processes may be started: they inherit that, and are not hit while they import what they need."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
