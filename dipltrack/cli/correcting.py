"""The commands for one event: edit, new, note, tag, link."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.completing import (
    complete_changes,
    complete_countries,
    complete_events,
    complete_kinds,
    complete_names,
    complete_people,
    complete_tags,
)
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError

EventId = Annotated[int, typer.Argument(metavar="ID", help="The event.", autocompletion=complete_events)]


def edit(
    session: Session,
    id: EventId,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…",
            help="kind, mode, status, title, date, place, place_country, topic, amount, currency, cameo, plover; FIELD= empties it. "
            "country+=NAME, country-=NAME, and so person and org. person:NAME.office=TITLE, and so role and country.",
            autocompletion=complete_changes,
        ),
    ],
) -> None:
    """Correct an event. Your word stays when its articles are read again or others tell of it; `undo` takes it back.

    A date is a day, a month (2024-05), a quarter, a year or 2024-05-06..12. The country of a place is looked up where only one has it, and
    the CAMEO and PLOVER codes follow. Who takes a country off takes its people off; who takes a person off leaves the country.

    dipltrack edit 12 date=2024-05-03 place=Tokyo
    dipltrack edit 12 country+=Japan person-=Otieno person+="Ana Rey (Peru)"
    dipltrack edit 12 amount="10 million USD" country:Norway.role=pledger
    """
    from dipltrack.cli.fields import edit_event

    edit_event(session, id, words)


def new(
    session: Session,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="meeting, agreement or pledge.", autocompletion=complete_kinds)],
    title: Annotated[str, typer.Option("--title", metavar="T", help="A heading to know it by.")],
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="2024-05-03, 2024-05, 2024Q2, 2024-05-06..12.")] = "",
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="NAME",
            help="Took part; repeat it. Of a pledge the first is the one that gives.",
            autocompletion=complete_countries,
        ),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person", "-p", metavar="NAME", help='"Ana Rey", "Ana Rey, Foreign Minister (Peru)".', autocompletion=complete_people
        ),
    ] = None,
    org: Annotated[
        list[str] | None, typer.Option("--org", metavar="NAME", help="A body's name or acronym.", autocompletion=complete_names)
    ] = None,
    place: Annotated[str, typer.Option("--place", metavar="TEXT", help="Where it took place.")] = "",
    mode: Annotated[
        str, typer.Option("--mode", metavar="MODE", help="talks, visit, call, signed, aid, … (default: what claims least).")
    ] = "",
    status: Annotated[str, typer.Option("--status", metavar="S", help="Default: occurred, or planned when its day is still to come.")] = "",
    topic: Annotated[str, typer.Option("--topic", metavar="TEXT", help="What it was about.")] = "",
    amount: Annotated[str, typer.Option("--amount", metavar="MONEY", help='"10 million USD".')] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="How you know, or what else you want to keep.")] = "",
) -> None:
    """Enter an event that you know of and no article tells. It counts as confirmed, with confidence 1: it is your word.

    An article that tells the same later becomes its evidence, and changes nothing that you entered.

    dipltrack new meeting --title "Dinner in Lima" -c Peru -c Japan --date 2024-05
    dipltrack new pledge --title "A school" -c Norway -c Kenya --amount "5m USD"
    """
    from dipltrack.cli.entering import enter

    fields = {"mode": mode, "status": status, "title": title, "date": date, "place": place, "topic": topic, "amount": amount}
    enter(session, kind, {name: value for name, value in fields.items() if value}, {"country": country, "person": person, "org": org}, note)


def note(
    session: Session,
    id: EventId,
    format: FormatOptions,
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="What to keep with it.")] = None,
) -> None:
    """Keep a note with an event, or list its notes.

    dipltrack note 12 "The embassy disputes the date"
    dipltrack note 12
    """
    from dipltrack.cli.keeping import add_note, list_notes

    if text:
        add_note(session, id, " ".join(text))
    else:
        list_notes(session, format, id)


def tag(
    session: Session,
    format: FormatOptions,
    id: Annotated[int | None, typer.Argument(metavar="[ID]", help="The event.", autocompletion=complete_events)] = None,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD…]", help="Tags.", autocompletion=complete_tags)] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take these tags off.")] = False,
) -> None:
    """Put tags on an event, or take them off; list the tags of an event, or all tags with their numbers. `--tag WORD` finds the events.

    dipltrack tag 12 fisheries follow-up
    dipltrack tag 12 follow-up --remove
    dipltrack events --tag fisheries
    """
    from dipltrack.cli.keeping import list_tags, tag_event

    if remove and not words:
        raise UsageError("Say which tags to take off which event: dipltrack tag 12 follow-up --remove")
    if id is not None and words:
        tag_event(session, id, words, remove=remove)
    else:
        list_tags(session, format, id)


def link(
    session: Session,
    id: EventId,
    format: FormatOptions,
    other: Annotated[int | None, typer.Argument(metavar="[ID]", help="The earlier event.", autocompletion=complete_events)] = None,
    relation: Annotated[str | None, typer.Option("--as", metavar="RELATION", help="fulfils, follows or cancels.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the links between the two back.")] = False,
) -> None:
    """Say that an event fulfils, follows or cancels an earlier one, or list what it is linked with. `pledges --open` leaves out what is fulfilled.

    dipltrack link 15 12 --as fulfils
    dipltrack link 15
    dipltrack link 15 12 --remove
    """
    from dipltrack.cli.keeping import link_events, list_links, unlink_events

    if other is None:
        list_links(session, format, id)
    elif remove:
        unlink_events(session, id, other)
    elif relation is None:
        raise UsageError(f"Say what event {id} does to event {other}: --as fulfils, --as follows or --as cancels")
    else:
        link_events(session, id, other, relation)
