"""The options of `new` → an event that is the user's word, stored and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dipltrack.cli.session import Session
from dipltrack.cli.typed import typed
from dipltrack.errors import UsageError
from dipltrack.model import ActorKind, Event, Kind, Role, Status

if TYPE_CHECKING:
    from dipltrack.storage import Store

Parties = dict[str, list[str] | None]


def enter(session: Session, kind: str, fields: dict[str, str], parties: Parties, note: str) -> None:
    """Store the event as confirmed, with its note, as one action; print it, and what may be the same."""
    from dipltrack.model import Review

    event = event_of(session, kind, fields, parties)
    words = [word for name, value in fields.items() for word in (f"--{name}", value)]
    words += [word for noun, names in parties.items() for name in names or () for word in (f"--{noun}", name)]
    words += ["--note", note] if note else []
    with session.writing(create=True) as store:
        with store.action(typed("new", event.kind, *words)):
            id = store.new_event(event)
            store.review([id], Review.CONFIRMED)
            if note:
                store.add_note(id, note)
        _show(session, store, id)


def event_of(session: Session, kind: str, fields: dict[str, str], parties: Parties) -> Event:
    """The event that the words say. UsageError for what can't be read, and when nobody took part."""
    from dipltrack.cli.fields import Changes, PartyChange, changed
    from dipltrack.cli.filters import one_of
    from dipltrack.coding import LEAST_MODE
    from dipltrack.matching import recoded

    what = Kind(one_of("kind", kind, list(Kind)))
    took_part = tuple(PartyChange(noun, "+", name) for noun, names in parties.items() for name in names or ())
    if not took_part:
        raise UsageError("Say who took part: -c COUNTRY, --person NAME or --org NAME")
    empty = recoded(Event(what, LEAST_MODE[what], Status.OCCURRED, "", confidence=1.0))
    event = changed(empty, Changes(fields, took_part), session)
    if "status" not in fields and event.when.start and event.when.start > session.today:
        event = changed(event, Changes({"status": Status.PLANNED}), session)
    return _with_giver(event) if what is Kind.PLEDGE else event


def _with_giver(event: Event) -> Event:
    """Of a pledge the first country gives, and the others receive."""
    giver = next(iter(event.countries), None)
    roles = {code: Role.PLEDGER if code == giver else Role.RECIPIENT for code in event.countries}
    return replace(
        event,
        participants=tuple(
            replace(p, role=roles[p.country]) if p.country and p.kind is not ActorKind.ORG else p for p in event.participants
        ),
    )


def _show(session: Session, store: Store, id: int) -> None:
    from dipltrack.cli.naming import country_namer
    from dipltrack.storage import Filter
    from dipltrack.views.event_table import event_columns
    from dipltrack.views.tables import table_lines

    session.report(f"Entered event {id}.")
    if not session.quiet:
        events = [store.event(id)]
        print("".join(table_lines(event_columns(events, session.screen, country_namer()), events, session.screen)), end="")
    for pair in store.duplicates(Filter(ids=(id,))):
        other = pair.one if pair.other == id else pair.other
        session.say(f"Event {other} may be the same. Look: dipltrack show {other}; make them one: dipltrack merge {other} {id}")
