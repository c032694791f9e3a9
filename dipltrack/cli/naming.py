"""ISO codes → names of countries, for people to read."""

from __future__ import annotations

from collections.abc import Callable


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
