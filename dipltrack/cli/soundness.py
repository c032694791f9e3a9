"""`db check`: what is wrong with the database, and what could be mended."""

from __future__ import annotations

from dipltrack.cli.session import Session
from dipltrack.errors import DipltrackError
from dipltrack.views.safe import one_line


def check(session: Session) -> None:
    """Print what is wrong. Raises DipltrackError when anything is."""
    with session.reading() as store:
        problems = store.check()
    for problem in problems:
        print(one_line(problem))
    if problems:
        raise DipltrackError(
            f"{session.db_path.name} is not sound. Mend what can be mended, after a copy is made: dipltrack db check --fix"
        )
    print("Sound.")


def mend(session: Session) -> None:
    """Mend, and print what was mended and what is left. Raises DipltrackError when anything is left."""
    with session.writing() as store:
        done = store.mend()
    for problem in done.mended:
        print(one_line(f"Mended: {problem}"))
    for problem in done.left:
        print(one_line(f"Left: {problem}"))
    if done.copy:
        session.say(f"The file as it was: {done.copy}. Rows that were changed: dipltrack log")
    if done.left:
        raise DipltrackError(
            f"{session.db_path.name} is still not sound. Go back to a backup, or save what is left: dipltrack export -o events.csv"
        )
    print("Sound.")
