"""`db`: what the database holds, whether it is sound, copies of it, and SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dipltrack.cli.bundles import command
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session

_COMMANDS = {
    "info": Entry("Commands", "database:info", "How much it holds, from when to when."),
    "path": Entry("Commands", "database:path", "Where it is."),
    "check": Entry("Commands", "database:check", "Whether it is sound; --fix mends it."),
    "backup": Entry("Commands", "database:backup", "Copy it, also while it is in use."),
    "migrate": Entry("Commands", "database:migrate", "Bring an older file up to date; a copy stays."),
    "schema": Entry("Commands", "database:schema", "Its tables and views, as SQL."),
    "sql": Entry("Commands", "database:sql", "Ask it in SQL; nothing can be changed."),
}

app = typer.Typer(
    cls=group_of(_COMMANDS), context_settings=dict(CONTEXT), rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
)


def _db(session: Session) -> None:
    """Look after the database: what it holds, whether it is sound, copies of it, and SQL.

    dipltrack db info
    dipltrack db backup before-cleaning.db
    dipltrack db sql "SELECT kind, count(*) FROM event GROUP BY kind"
    """


app.callback()(command(_db))


def info(session: Session, format: FormatOptions) -> None:
    """Say how much the database holds, from when to when, and how large it is.

    dipltrack db info
    dipltrack db info --json
    """
    from dipltrack.views.journal import fact_listing, query_listing

    with session.reading() as store:
        facts = store.info()
    for_people = format.name("table") in ("table", "plain", "md") and not format.columns
    format.print(session, fact_listing(facts) if for_people else query_listing(list(facts), [tuple(facts.values())]))


def path(session: Session) -> None:
    """Print where the database is, or would be.

    dipltrack db path
    ls -l "$(dipltrack db path)"
    """
    print(session.db_path)


def check(
    session: Session,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended, after a copy was made.")] = False,
) -> None:
    """Check the file, the links between its tables, the full-text index and dipltrack's own rules; exit code 1 when something is wrong.

    dipltrack db check
    dipltrack db check --fix
    dipltrack db check && dipltrack db backup
    """
    from dipltrack.cli.soundness import check, mend

    mend(session) if fix else check(session)


def backup(
    session: Session,
    target: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The copy, or a folder for it.")] = None,
) -> None:
    """Copy the database while it may be in use; by default beside it, with today's date in the name. The copy is whole or not there.

    dipltrack db backup
    dipltrack db backup /media/usb/dipltrack.db
    """
    source = session.db_path
    with session.reading() as store:
        copy = store.backup(target or source.with_name(f"{source.stem}-{session.today}{source.suffix}"))
    print(copy)


def migrate(session: Session) -> None:
    """Bring a database of an older dipltrack up to date. The file is copied first; an up-to-date one stays as it is.

    dipltrack db migrate
    dipltrack db migrate --db old.db
    """
    with session.writing() as store:
        version = store.info()["schema"]
    print(f"{session.db_path} is up to date (schema {version}).")


def schema(session: Session) -> None:
    """Print the tables, indexes and views as SQL.

    dipltrack db schema
    dipltrack db schema | grep VIEW
    """
    with session.reading() as store:
        print(store.schema().rstrip())


def sql(
    session: Session,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT.")],
    format: FormatOptions,
) -> None:
    """Run one SQL query that only reads; a write is refused.

    dipltrack db sql "SELECT kind, count(*) AS events FROM event GROUP BY kind"
    dipltrack db sql "SELECT * FROM meetings" --csv
    """
    from dipltrack.views.journal import query_listing

    with session.reading() as store:
        names, rows = store.sql(query)
        format.print(session, query_listing(names, list(rows)))
