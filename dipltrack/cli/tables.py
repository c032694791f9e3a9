"""`data`: what dipltrack knows: who held which office, the tables themselves, whether they are sound, and the user's own rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dipltrack.cli.bundles import command
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import DipltrackError

_COMMANDS = {
    "who": Entry("Commands", "tables:who", "Who held an office, or which offices somebody held."),
    "list": Entry("Commands", "tables:list_tables", "The tables, or the rows of one."),
    "check": Entry("Commands", "tables:check", "Whether the tables are sound, yours included."),
    "import": Entry("Commands", "tables:import_file", "Add rows of your own: CSV, Popolo, Wikidata."),
}

app = typer.Typer(
    cls=group_of(_COMMANDS), context_settings=dict(CONTEXT), rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
)


def _data(session: Session) -> None:
    """Look into what dipltrack knows, and add to it.

    dipltrack data who "Foreign Minister" Japan 2015-06-01
    dipltrack data list officeholders Lavrov
    dipltrack data import cabinet.csv --dry-run
    """


app.callback()(command(_data))


def who(
    session: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="An office and a country or body, a country, or a name; a date.")],
    format: FormatOptions,
) -> None:
    """Say who held an office in a country or a body, on a day or ever; which offices somebody held; or who leads a country.

    dipltrack data who "Foreign Minister" Japan 2015-06-01
    dipltrack data who Secretary-General UN
    dipltrack data who Lavrov
    dipltrack data who Kenya today
    """
    from dipltrack.cli.whoing import tenure_listing, tenures

    found = tenures(session, words)
    if not found:
        session.say("The tables know nobody for that.")
    format.print(session, tenure_listing(found, session.knowledge))


def list_tables(
    session: Session,
    format: FormatOptions,
    table: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="One table.")] = None,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS…]", help="Only rows that hold all of these.")] = None,
) -> None:
    """List the tables with their size, or the rows of one of them; yours are among them.

    dipltrack data list
    dipltrack data list countries
    dipltrack data list officeholders Japan "prime minister" --csv
    """
    from dipltrack.cli.suggest import no_such
    from dipltrack.knowledge.tables import KEYS, Tables
    from dipltrack.text import fold
    from dipltrack.views.journal import query_listing

    tables = Tables(session.table_folders)
    if table is None:
        own = {name: len(tables.own_rows(name)) for name in KEYS}
        format.print(session, query_listing(["table", "rows", "yours"], [(name, len(tables.cells(name)[1]), own[name]) for name in KEYS]))
        return
    if table not in KEYS:
        raise no_such("table", table, list(KEYS), f"There are {', '.join(KEYS)}.")
    columns, rows = tables.cells(table)
    wanted = [fold(word) for word in words or ()]
    country = columns.index("country") if table == "officeholders" else None
    shown = []
    for row in rows:
        text = fold(" ".join(row))
        if country is not None and session.knowledge.countries.known(row[country]):
            text += " " + fold(session.knowledge.country(row[country]).name)
        if all(word in text for word in wanted):
            shown.append(tuple(row))
    if not shown:
        session.say("No rows match.")
    format.print(session, query_listing(columns, shown))


def check(session: Session) -> None:
    """Check the tables, yours included: dates, codes, references, two holders in one seat, names that two claim. Exit code 1 when one is wrong.

    dipltrack data check
    dipltrack data check --data ./tables
    """
    from dipltrack.knowledge.checking import check_files
    from dipltrack.knowledge.tables import KEYS, Tables
    from dipltrack.views.screen import counted

    tables = Tables(session.table_folders)
    problems = check_files(tables)
    for problem in problems:
        session.report(str(problem))
    if problems:
        raise DipltrackError(f"{counted(len(problems), 'problem')} in the tables. Correct your rows in {_folder_words(session)}.")
    session.report(f"{len(KEYS)} tables are sound.")


def import_file(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, or JSON of Popolo or Wikidata.")],
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="csv, popolo or wikidata (default: as it looks).")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", "-c", metavar="NAME", help="For rows that name no country.")] = None,
    office: Annotated[str | None, typer.Option("--office", metavar="TITLE", help="For rows that name no office.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
) -> None:
    """Add rows to your own tables, which win over the built-in ones. Bad rows are refused with their reason, the others are taken.

    Officeholders need name, office, country and from; names of countries and titles will do. With the columns of another table (see
    `data list`) a CSV file goes into that one. What is known already counts as the same.

    dipltrack data import cabinet.csv --dry-run
    dipltrack data import kenya.json --format popolo --country Kenya
    dipltrack data import query.json --format wikidata
    """
    from dipltrack.config import tables_folder
    from dipltrack.knowledge.importing import import_format, plan_import

    folder = tables_folder()
    plan = plan_import(file, import_format(file, form), session.knowledge, folder, country=country, office=office)
    for refused in plan.refused:
        session.warn(f"{file.name}, {refused.place}: refused: {refused.reason}.")
    counts = f"{plan.new:,} new, {plan.changed:,} changed, {plan.same:,} the same, {len(plan.refused):,} refused"
    if dry_run:
        session.report(f"Would import into {plan.table}: {counts}. Nothing was written.")
        return
    if plan.new or plan.changed:
        path = plan.write(folder)
        session.report(f"{plan.table}: {counts}. Your rows: {path}")
    else:
        session.report(f"{plan.table}: {counts}.")
    if plan.refused and not (plan.new or plan.changed or plan.same):
        raise DipltrackError(f"No row could be taken. Correct {file.name} and import it again.")


def _folder_words(session: Session) -> str:
    return " or ".join(str(folder) for folder in session.table_folders) or "the folder of the tables"
