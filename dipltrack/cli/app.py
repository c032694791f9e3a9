"""argv → one command run, its errors as one line on standard error, and the exit code."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from dipltrack.cli.bundles import command
from dipltrack.cli.lazy import CONTEXT, Entry, group_of
from dipltrack.cli.session import Session
from dipltrack.errors import DipltrackError

READ, LOOK, CORRECT, KEEP = "Read articles", "Look", "Correct", "Share and maintain"

COMMANDS = {
    "add": Entry(READ, "ingest:add", "Read articles, extract events, store them."),
    "extract": Entry(READ, "ingest:extract", "Extract events and print them; store nothing."),
    "rescan": Entry(READ, "ingest:rescan", "Read stored articles again by today's rules."),
    "meetings": Entry(LOOK, "look:meetings", "Who met whom, when and where."),
    "agreements": Entry(LOOK, "look:agreements", "What was agreed or signed."),
    "pledges": Entry(LOOK, "pledging:pledges", "What was promised to whom."),
    "events": Entry(LOOK, "look:events", "Meetings, agreements and pledges together."),
    "timeline": Entry(LOOK, "look:timeline", "The chronology, grouped, with a bar per group."),
    "show": Entry(LOOK, "look:show", "Everything about an event, with its evidence."),
    "search": Entry(LOOK, "look:search", "Full text of the evidence or of the articles."),
    "people": Entry(LOOK, "figures:people", "Who took part, how often and with whom; one person's record."),
    "countries": Entry(LOOK, "figures:countries", "The same of countries."),
    "orgs": Entry(LOOK, "figures:orgs", "The same of international bodies."),
    "stats": Entry(LOOK, "figures:stats", "Events counted by period, country, pair, person …"),
    "articles": Entry(LOOK, "articles:app", "Stored articles; `edit` corrects their metadata."),
    "review": Entry(CORRECT, "judging:review", "Judge what was read, the least sure first, with one key each."),
    "edit": Entry(CORRECT, "correcting:edit", "Correct an event: date, place, who took part …"),
    "new": Entry(CORRECT, "correcting:new", "Enter an event that no article tells."),
    "note": Entry(CORRECT, "correcting:note", "Keep a note with an event."),
    "tag": Entry(CORRECT, "correcting:tag", "Put tags on an event; count the tags."),
    "link": Entry(CORRECT, "correcting:link", "What an event fulfils, follows or cancels."),
    "alias": Entry(CORRECT, "aliases:app", "Other names of people and bodies."),
    "merge": Entry(CORRECT, "judging:merge", "Make one event of several."),
    "split": Entry(CORRECT, "judging:split", "Tell apart what was taken for one event."),
    "duplicates": Entry(CORRECT, "judging:duplicates", "Pairs of events that may be one."),
    "delete": Entry(CORRECT, "change:delete", "Take events or an article out."),
    "undo": Entry(CORRECT, "change:undo", "Take back the newest change."),
    "redo": Entry(CORRECT, "change:redo", "Do again what was undone."),
    "log": Entry(CORRECT, "change:log", "The journal: what changed, and when."),
    "export": Entry(KEEP, "exporting:export", "Events to a file: CSV, Excel, a web page, a calendar, a network …"),
    "rules": Entry(KEEP, "rules:rules", "The rules of the language, with examples."),
    "data": Entry(KEEP, "tables:app", "The knowledge tables: who held which office; check, list, import."),
    "feeds": Entry(KEEP, "feeds:app", "Feeds that you follow: add, list, remove, fetch."),
    "db": Entry(KEEP, "database:app", "The database: info, check, backup, SQL."),
}


class _InterruptedError(DipltrackError):
    exit_code = 130


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        print(f"dipltrack {version('dipltrack')}")
        raise typer.Exit


def build() -> typer.Typer:
    """The application; its commands are imported when they are called."""
    app = typer.Typer(
        cls=group_of(COMMANDS), context_settings=dict(CONTEXT), rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=True
    )

    def dipltrack(
        session: Session,
        version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
    ) -> None:
        """Read news articles and keep track of who met whom, when and where, what was agreed and what was promised.

        dipltrack add article.txt
        dipltrack meetings --country Japan --since 2024
        dipltrack timeline -c Japan -c "South Korea"
        """

    app.callback()(command(dipltrack))
    return app


def run(args: list[str] | None = None) -> int:
    """Run the command line once; errors are caught here and nowhere else."""
    session = Session()
    try:
        _use_utf8()
        code = _invoke(args, session)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()
        return 0
    except (DipltrackError, TyperException) as error:
        return _report(session, error)
    except (KeyboardInterrupt, typer.Abort):
        return _report(session, _InterruptedError("Interrupted."))
    except OSError as error:
        named = f" ({error.filename})" if error.filename else ""
        return _report(session, error, f"{error.strerror or error}{named}. Make room, check the permissions, or name another place.")
    except Exception as error:
        return _report(session, error, f"{type(error).__name__}: {error}. This should not happen; -vv shows where.")
    return code


def _invoke(args: list[str] | None, session: Session) -> int:
    """Typer's own `main` without its way of reporting errors."""
    root = typer.main.get_command(build())
    arguments = sys.argv[1:] if args is None else args
    if "_DIPLTRACK_COMPLETE" in os.environ:
        root.main(arguments, prog_name="dipltrack", obj=session)
    try:
        with root.make_context("dipltrack", list(arguments), obj=session) as ctx:
            root.invoke(ctx)
    except typer.Exit as done:
        return done.exit_code
    return 0


def _report(session: Session, error: BaseException, sentence: str | None = None) -> int:
    """Print one line; with -vv the traceback before it."""
    from dipltrack.views.safe import one_line

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()
    if session.verbose > 1:
        import traceback

        traceback.print_exception(error)
    if sentence is None:
        sentence = _usage_sentence(error) if isinstance(error, TyperException) else str(error)
    prefix = "" if isinstance(error, DipltrackError) and error.exit_code == 130 else "Error: "
    print(one_line(f"{prefix}{sentence}"), file=sys.stderr)
    return int(getattr(error, "exit_code", 1))


def _usage_sentence(error: TyperException) -> str:
    """Typer's sentence on one line, with the command whose help says more."""
    ctx = getattr(error, "ctx", None)
    sentence = error.format_message().rstrip(".")
    return f"{sentence}. See {ctx.command_path} --help" if ctx else f"{sentence}."


def _use_utf8() -> None:
    """Files and pipes get UTF-8; a terminal keeps its encoding and shows ? for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(**({"errors": "replace"} if stream.isatty() else {"encoding": "utf-8", "errors": "backslashreplace"}))


def _leave_quietly() -> None:
    """The reader of the pipe has gone: what is still buffered goes nowhere, and nobody complains at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
