"""The commands that count: stats, and who took part (people, countries, orgs)."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.completing import complete_countries, complete_groups, complete_orgs, complete_parties, complete_people
from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session

Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many (table: 50; 0: all).")]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="NAME", help="This country, person or body took part, too.", autocompletion=complete_parties),
]
Count = Annotated[bool, typer.Option("--count", help="Only the number.")]


def stats(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="kind, year, quarter, month, country, person, pair, source or status.",
            autocompletion=complete_groups,
        ),
    ] = "year",
    limit: Limit = None,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")] = False,
) -> None:
    """Count events: by period (empty ones are there, with 0), by kind or status, or by who took part or reports, the most first. A
    country, person or outlet counts once an event; an event of several days counts in the period of its first.

    dipltrack stats --by month --on 2024
    dipltrack stats --by pair --kind meeting -n 10 -o pairs.svg
    dipltrack stats --by country --since 2020 --csv
    """
    from dipltrack.cli.counting import print_stats

    print_stats(session, wanted, format, by, limit, reverse=reverse)


def people(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One person.", autocompletion=complete_people)] = None,
    with_: With = None,
    limit: Limit = None,
    count: Count = False,
) -> None:
    """List who took part, how often, from when to when and with whom. With a name: the person's offices, events by year, counterparts,
    journeys and latest events (-n: how many). A name that several people have lists them.

    dipltrack people --since 2024
    dipltrack people "Naoko Hirabayashi"
    dipltrack people --with Japan --csv
    """
    from dipltrack.cli.counting import print_names

    print_names(session, wanted, format, "person", name, with_ or [], limit, count=count)


def countries(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One country.", autocompletion=complete_countries)] = None,
    with_: With = None,
    limit: Limit = None,
    count: Count = False,
) -> None:
    """List the countries that took part, how often, from when to when and with whom. With a name: who spoke for the country and when, its
    events by year, counterparts, places and latest events (-n: how many).

    dipltrack countries --kind pledge
    dipltrack countries Japan --with Kenya
    """
    from dipltrack.cli.counting import print_names

    print_names(session, wanted, format, "country", name, with_ or [], limit, count=count)


def orgs(
    session: Session,
    wanted: FilterOptions,
    format: FormatOptions,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One body, by name or acronym.", autocompletion=complete_orgs)
    ] = None,
    with_: With = None,
    limit: Limit = None,
    count: Count = False,
) -> None:
    """List the international bodies that took part, how often, from when to when and with which countries. With a name: its record.

    dipltrack orgs
    dipltrack orgs "United Nations" --since 2024
    """
    from dipltrack.cli.counting import print_names

    print_names(session, wanted, format, "org", name, with_ or [], limit, count=count)
