"""Steps of a long command → a bar on standard error, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dipltrack.cli.session import Session


@contextmanager
def progress(session: Session, total: int | None) -> Iterator[Callable[[], None]]:
    """Give a function to call after each step. Nothing is shown (or imported) with `-q`, for one step, or without a terminal."""
    if session.quiet or total == 1 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, no_color=session.color is False), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
