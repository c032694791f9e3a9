"""Global options, environment and config → what every command needs: the database, today, the screen, and a way to talk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dipltrack.config import Config
    from dipltrack.knowledge import Knowledge
    from dipltrack.storage import Store
    from dipltrack.views.screen import Screen

PANEL = "Global options"


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """Accepted before and after the command."""

    db: Annotated[str | None, typer.Option("--db", metavar="FILE", help="The database (env DIPLTRACK_DB).", rich_help_panel=PANEL)] = None
    data: Annotated[
        str | None, typer.Option("--data", metavar="DIR", help="Knowledge tables of yours, over the built-in ones.", rich_help_panel=PANEL)
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.", rich_help_panel=PANEL)] = False
    verbose: Annotated[
        int,
        typer.Option(
            "--verbose", "-v", count=True, show_default=False, help="Say what is used and skipped; -vv: tracebacks.", rich_help_panel=PANEL
        ),
    ] = 0
    color: Annotated[bool | None, typer.Option("--color/--no-color", help="Colour, also in a pipe.", rich_help_panel=PANEL)] = None
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Long answers go straight to the terminal.", rich_help_panel=PANEL)] = False
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.", rich_help_panel=PANEL)] = False


class Session:
    """One run of the program. Options given before and after the command add up; the later one wins."""

    def __init__(self) -> None:
        self.db: str | None = None
        self.data: str | None = None
        self.quiet = False
        self.verbose = 0
        self.color: bool | None = None
        self.pager = True
        self.no_input = False

    @classmethod
    def of(cls, ctx: typer.Context, options: GlobalOptions | None = None) -> Session:
        """The session of this run, with further options taken in."""
        session = ctx.ensure_object(cls)
        if options:
            session.take(options)
        return session

    def take(self, options: GlobalOptions) -> None:
        """Take in the options of one place of the command line."""
        self.db = options.db or self.db
        self.data = options.data or self.data
        self.quiet = self.quiet or options.quiet
        self.verbose += options.verbose
        self.color = self.color if options.color is None else options.color
        self.pager = self.pager and not options.no_pager
        self.no_input = self.no_input or options.no_input

    @cached_property
    def config(self) -> Config:
        """What the user's config.toml says."""
        from dipltrack.config import load_config

        return load_config()

    @cached_property
    def today(self) -> date:
        """Today, or the day that DIPLTRACK_TODAY fixes."""
        from dipltrack.config import today

        return today()

    @cached_property
    def db_path(self) -> Path:
        """Where the database is, or will be."""
        from dipltrack.config import database_path

        path = database_path(self.db, self.config)
        self.detail(f"Database: {path}")
        self.detail(f"Config: {self.config.path or 'none'}")
        return path

    @cached_property
    def table_folders(self) -> tuple[Path, ...]:
        """Where tables over the built-in ones lie: the user's own folder, then `--data`."""
        from dipltrack.config import tables_folder

        own = tables_folder()
        named = Path(self.data).expanduser() if self.data else None
        if named and not named.is_dir():
            from dipltrack.errors import UsageError

            raise UsageError(f"No folder at {named}. --data names a folder with tables such as officeholders.csv.")
        return tuple(folder for folder in (own, named) if folder and folder.is_dir())

    @cached_property
    def knowledge(self) -> Knowledge:
        """The built-in tables with the user's over them."""
        from dipltrack.knowledge import load_knowledge

        for folder in self.table_folders:
            self.detail(f"Tables: {folder}")
        return load_knowledge(*self.table_folders)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The database, to look at."""
        from dipltrack.storage import Store

        with Store.read(self.db_path) as store:
            yield store

    @contextmanager
    def writing(self, *, create: bool = False) -> Iterator[Store]:
        """The database, to change it."""
        from dipltrack.storage import Store

        with Store.open(self.db_path, create=create) as store:
            yield store

    @cached_property
    def screen(self) -> Screen:
        """Standard output: the terminal's width, no limit elsewhere; colour only where it is taken."""
        from dipltrack.views.screen import Screen

        terminal = sys.stdout.isatty()
        allowed = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size().columns if terminal else None
        return Screen(width, color=terminal and allowed if self.color is None else self.color)

    @property
    def interactive(self) -> bool:
        """Whether a question may be asked."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    def report(self, sentence: str) -> None:
        """What a changing command did, on standard output; not with `-q`."""
        if not self.quiet:
            from dipltrack.views.safe import one_line

            print(one_line(sentence))

    def say(self, sentence: str) -> None:
        """A summary or a hint, on standard error; not with `-q`."""
        if not self.quiet:
            self.warn(sentence)

    def warn(self, sentence: str) -> None:
        """What has to be known even with `-q`, on standard error."""
        from dipltrack.views.safe import lines

        sys.stdout.flush()
        print(lines(sentence), file=sys.stderr)

    def detail(self, sentence: str) -> None:
        """What only `-v` wants to know."""
        if self.verbose:
            self.warn(sentence)
