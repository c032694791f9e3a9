"""Steps of a long command → a bar on standard error, where somebody is looking; for articles with their rate and the events so far."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dipltrack.cli.session import Session

_PER_SECOND = 10  # times that the bar is drawn at most


@contextmanager
def progress(session: Session, total: int | None) -> Iterator[Callable[[], None]]:
    """Give a function to call after each step. Nothing is shown (or imported) with `-q`, for one step, or without a terminal."""
    if not is_watched(session) or total == 1:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, no_color=session.color is False), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


@contextmanager
def article_progress(session: Session, total: int | None) -> Iterator[Callable[[int], None]]:
    """Give a function to call after each article with the number of its events. Nothing is shown where `progress` shows nothing."""
    if not is_watched(session) or total == 1:
        yield lambda events: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(compact=True))
    console = Console(stderr=True, no_color=session.color is False)
    with Progress(*columns, console=console, transient=True, refresh_per_second=_PER_SECOND) as bar:
        bar.add_task("", total=total)
        (task,) = bar.tasks
        found = 0

        def step(events: int) -> None:
            nonlocal found
            found += events
            of = "" if total is None else f"/{total:,}"
            rate = f"{task.speed:,.0f}/s" if task.speed else "…"
            words = f"{task.completed + 1:,.0f}{of} articles, {rate}, {found:,} events"
            bar.update(task.id, advance=1, description=words)

        yield step


def is_watched(session: Session) -> bool:
    """Whether a bar would be seen: standard error is a terminal, and `-q` was not given."""
    return not session.quiet and sys.stderr.isatty()
