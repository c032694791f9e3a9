"""ISO codes → names of countries and languages, for people to read; places → where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipltrack.cli.session import Session
    from dipltrack.knowledge import Knowledge


def country_namer() -> Callable[[str], str]:
    """A function from ISO alpha-3 to the country's name; a code that is in no table stays as it is.

    Two columns of the table are read, at the first name that is wanted: a listing should not pay for aliases it does not print.
    """
    names: dict[str, str] = {}

    def name(code: str) -> str:
        if not names:
            from dipltrack.knowledge.tables import rows

            names.update((row["iso3"], row["name"]) for row in rows("countries"))
        return names.get(code, code)

    return name


def foreign_language(code: str | None, knowledge: Knowledge) -> str | None:
    """The name of a language that events are not read from; None for English, and where nobody knows."""
    if code in (None, "en"):
        return None
    row = knowledge.languages.get(code)
    return row.name if row else "another language" if code == "und" else f"the language '{code}'"


def locator(session: Session) -> Callable[[str, str | None], tuple[float, float] | None]:
    """A function from a place and its country to its coordinates, by the tables and the user's own; None for what they do not have."""
    from dipltrack.knowledge.places import coordinates
    from dipltrack.knowledge.tables import Tables

    return coordinates(Tables(session.table_folders)).of
