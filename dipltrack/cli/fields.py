"""Words such as `place=Tokyo country-=Chad` → the changes they ask for, the event with them, and `edit` itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dipltrack.cli.filters import find_country, one_of
from dipltrack.cli.parties import DETAILS, NOUNS, parties_of
from dipltrack.cli.session import Session
from dipltrack.cli.typed import typed
from dipltrack.errors import UsageError
from dipltrack.model import USERS_WORD, Event, Kind, Money, Participant, Status, When

FIELDS = ("kind", "mode", "status", "title", "date", "place", "place_country", "topic", "amount", "currency", "cameo", "plover")
"""What `edit` sets, in the order in which it does: a kind before its modes, a place before its country."""

_CHANGE = re.compile(r"(?P<field>[^=]*?)(?P<sign>[+-]?)=(?P<value>.*)", re.DOTALL)
_DETAIL = re.compile(r"(?P<noun>\w+):(?P<name>.+)\.(?P<detail>\w+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PartyChange:
    """`sign` "+" adds, "-" removes, "" sets the `detail` of somebody to `value`."""

    noun: str
    sign: str
    name: str
    detail: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the user wants to be otherwise: fields with their new values in words, and who took part."""

    fields: dict[str, str]
    parties: tuple[PartyChange, ...] = ()


def edit_event(session: Session, id: int, words: list[str]) -> None:
    """Store what the user says of an event, as one action, and print before → after."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.changes import change_lines

    changes = parse_changes(words)
    with session.writing() as store:
        before = store.event(id).event
        after = changed(before, changes, session)
        with store.action(typed("edit", id, *words)):
            if not store.correct(id, after):
                session.say(f"Nothing to change: event {id} already says so.")
                return
    for line in change_lines(before, after, country_namer()):
        session.report(line)
    if after.title == before.title and before.place and before.place != after.place and before.place in after.title:
        session.say(f'The title still says {before.place}. To change it: dipltrack edit {id} title="…"')


def parse_changes(words: Sequence[str]) -> Changes:
    """Read FIELD=VALUE, country+=NAME, person-=NAME, person:NAME.office=VALUE. UsageError for a word that is none of these."""
    fields: dict[str, str] = {}
    parties: list[PartyChange] = []
    for word in words:
        found = _CHANGE.fullmatch(word)
        if not found:
            raise UsageError(f"Can't read '{word}' as a change. Write FIELD=VALUE, country+=NAME or person-=NAME.")
        field, sign, value = found["field"].strip(), found["sign"], found["value"].strip()
        if field in NOUNS and sign:
            parties.append(PartyChange(field, sign, value))
        elif field in NOUNS:
            raise UsageError(f"An event may have more than one {field}. Write {field}+={value or 'NAME'} to add, {field}-=NAME to remove.")
        elif (detail := _DETAIL.fullmatch(field)) and detail["noun"] in NOUNS and not sign:
            parties.append(PartyChange(detail["noun"], "", detail["name"].strip(), _detail(detail["noun"], detail["detail"]), value))
        elif sign and field in FIELDS:
            raise UsageError(f"'{field}' has one value. Write {field}={value or 'VALUE'}.")
        else:
            fields[_field(field)] = value
    return Changes(fields, tuple(parties))


def _detail(noun: str, word: str) -> str:
    return one_of(f"detail of {'an' if noun == 'org' else 'a'} {noun}", word, DETAILS[noun])


def _field(word: str) -> str:
    if word in FIELDS:
        return word
    from dipltrack.cli.suggest import no_such

    raise no_such("field", word, [*FIELDS, *NOUNS], f"There are {', '.join(FIELDS)}; country+=, person+=, org+=.", usage=True)


def changed(event: Event, changes: Changes, session: Session) -> Event:
    """The event with the changes; its codes follow what they are made from, unless they are given."""
    from dipltrack.coding import recode

    after = event
    for field in FIELDS:
        if field in changes.fields:
            after = _SETTERS[field](after, changes.fields[field], session)
    if after.money and not after.money.currency:
        raise UsageError(f'In which currency? amount="{changes.fields["amount"]} USD", or currency=USD beside it.')
    after = replace(after, participants=_changed_parties(event, after, changes.parties, session))
    coded = recode(event, after)
    return replace(coded, **{name: getattr(after, name) for name in ("cameo", "plover") if name in changes.fields})


def _changed_parties(before: Event, after: Event, changes: Iterable[PartyChange], session: Session) -> tuple[Participant, ...]:
    parties = parties_of(session, after)
    for change in changes:
        match change.sign:
            case "+":
                parties = parties.add(change.noun, change.name)
            case "-":
                parties = parties.remove(change.noun, change.name)
            case _:
                parties = parties.change(change.noun, change.name, change.detail, change.value)
    if not parties.participants and before.participants:
        raise UsageError("Nobody would be left who took part. Add who did: country+=NAME or person+=NAME.")
    shares = {before.money: after.money} if before.money and before.money != after.money else {}
    return tuple(replace(p, money=shares[p.money]) if p.money in shares else p for p in parties.participants)


def _kind(event: Event, words: str, session: Session) -> Event:
    from dipltrack.coding import LEAST_MODE, MODES

    kind = Kind(one_of("kind", words, list(Kind)))
    return replace(event, kind=kind, mode=event.mode if event.mode in MODES[kind] else LEAST_MODE[kind])


def _mode(event: Event, words: str, session: Session) -> Event:
    from dipltrack.coding import MODES

    return replace(event, mode=one_of(f"mode of {'an' if event.kind is Kind.AGREEMENT else 'a'} {event.kind}", words, MODES[event.kind]))


def _status(event: Event, words: str, session: Session) -> Event:
    return replace(event, status=Status(one_of("status", words, list(Status))))


def _title(event: Event, words: str, session: Session) -> Event:
    if not words:
        raise UsageError('An event needs a title. Write one: title="Talks in Tokyo"')
    return replace(event, title=words)


def _date(event: Event, words: str, session: Session) -> Event:
    from dipltrack.cli.periods import parse_when

    when = parse_when(words, session.today) if words else When()
    was = event.when
    if (when.start, when.end, when.precision) == (was.start, was.end, was.precision) and (when.start or not was.window):
        return event
    return replace(event, when=replace(when, text=was.text, basis=USERS_WORD))


def _place(event: Event, words: str, session: Session) -> Event:
    if words == (event.place or ""):
        return event
    return replace(event, place=words or None, place_country=country_of_place(words, session) if words else None)


def _place_country(event: Event, words: str, session: Session) -> Event:
    return replace(event, place_country=find_country(words) if words else None)


def _topic(event: Event, words: str, session: Session) -> Event:
    return replace(event, topic=words or None)


def _amount(event: Event, words: str, session: Session) -> Event:
    """An amount without a currency is in the event's; what it has none of is given as `currency=`, which comes after."""
    from dipltrack.cli.amounts import parse_amount

    if not words:
        return replace(event, money=None)
    amount, currency = parse_amount(words)
    return replace(event, money=Money(amount, currency or (event.money.currency if event.money else "")))


def _currency(event: Event, words: str, session: Session) -> Event:
    from dipltrack.cli.amounts import parse_currency

    if not event.money:
        raise UsageError("The event has no amount. Give both: amount=10000000 currency=USD")
    return replace(event, money=Money(event.money.amount, parse_currency(words)))


def _cameo(event: Event, words: str, session: Session) -> Event:
    return replace(event, cameo=words or None)


def _plover(event: Event, words: str, session: Session) -> Event:
    return replace(event, plover=words.upper() or None)


_SETTERS: dict[str, Callable[[Event, str, Session], Event]] = {
    "kind": _kind, "mode": _mode, "status": _status, "title": _title, "date": _date, "place": _place, "place_country": _place_country,
    "topic": _topic, "amount": _amount, "currency": _currency, "cameo": _cameo, "plover": _plover,
}  # fmt: skip


def country_of_place(name: str, session: Session) -> str | None:
    """The country in which the tables know a place of this name, or that has the name; None where that is none or several."""
    from dipltrack.knowledge import load_countries
    from dipltrack.knowledge.tables import Tables, values
    from dipltrack.text import fold

    key = fold(name)
    rows = Tables(session.table_folders).rows("places")
    found = {row["country"] for row in rows if key in map(fold, (row["name"], *values(row["aliases"])))}
    found = found or {country.iso3 for country in load_countries().find_country(name)}
    return found.pop() if len(found) == 1 else None
