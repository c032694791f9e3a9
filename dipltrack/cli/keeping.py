"""What the user wants to keep (notes, tags, links, other names) → stored, or listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session
from dipltrack.cli.typed import typed
from dipltrack.errors import NotFound
from dipltrack.views.screen import counted

if TYPE_CHECKING:
    from dipltrack.storage import Store


def add_note(session: Session, id: int, text: str) -> None:
    """Keep a note with an event."""
    with session.writing() as store, store.action(typed("note", id, text)):
        store.add_note(id, text)
    session.report(f"Noted with event {id}. Its notes: dipltrack note {id}")


def list_notes(session: Session, format: FormatOptions, id: int) -> None:
    """List the notes of an event, the oldest first."""
    from dipltrack.views.keeping import note_listing

    with session.reading() as store:
        notes = store.story(id).notes
    format.print(session, note_listing(notes))
    if not notes:
        session.say(f'Event {id} has no notes. Write one: dipltrack note {id} "…"')


def tag_event(session: Session, id: int, words: list[str], *, remove: bool) -> None:
    """Put tags on an event or take them off, and say which it has now."""
    with session.writing() as store:
        with store.action(typed("tag", id, *words, *(["--remove"] if remove else []))):
            number = store.tag(id, remove=words) if remove else store.tag(id, add=words)
        tags = store.story(id).tags
    now = f"Event {id} is tagged {', '.join(tags)}." if tags else f"Event {id} has no tags."
    if number:
        session.report(now)
    else:
        session.say(f"Nothing to change. {now}")


def list_tags(session: Session, format: FormatOptions, id: int | None) -> None:
    """List the tags of an event, or all of them, with the number of their events."""
    from dipltrack.views.keeping import tag_listing

    with session.reading() as store:
        tags = store.tags() if id is None else {word: store.tags().get(word, 0) for word in store.story(id).tags}
    format.print(session, tag_listing(tags))
    if not tags:
        session.say(f"{'Nothing is tagged' if id is None else f'Event {id} has no tags'} yet. Tag an event: dipltrack tag {id or 12} WORD")


def link_events(session: Session, id: int, other: int, relation: str) -> None:
    """Note what an event does to an earlier one; a link that seems to be the wrong way round is pointed out."""
    from dipltrack.cli.filters import one_of

    relation = one_of("relation", relation, ("fulfils", "follows", "cancels"))
    with session.writing() as store:
        with store.action(typed("link", id, other, "--as", relation)):
            is_new = store.link(id, other, relation)
        ours, theirs = store.event(id).event, store.event(other).event
    if not is_new:
        session.say(f"Nothing to change: event {id} {relation} event {other} already.")
        return
    session.report(f"Event {id} ({ours.title}) {relation} event {other} ({theirs.title}).")
    if ours.when.start and theirs.when.start and ours.when.start < theirs.when.start:
        session.say(f"Event {id} is the earlier one. The other way round: dipltrack undo; dipltrack link {other} {id} --as {relation}")


def unlink_events(session: Session, id: int, other: int) -> None:
    """Take all links between two events back."""
    with session.writing() as store, store.action(typed("link", id, other, "--remove")):
        number = store.unlink(id, other)
    if number:
        session.report(f"Removed {counted(number, 'link')} between events {id} and {other}.")
    else:
        session.say(f"Nothing to change: events {id} and {other} are not linked.")


def list_links(session: Session, format: FormatOptions, id: int) -> None:
    """List what an event is linked with."""
    from dipltrack.views.keeping import link_listing

    with session.reading() as store:
        links = store.story(id).links
    format.print(session, link_listing((x.relation, x.back, x.other, x.date, x.title, x.by) for x in links))
    if not links:
        session.say(f"Event {id} is linked with nothing. Link it: dipltrack link {id} ID --as follows")


def add_alias(session: Session, alias: str, name: str) -> None:
    """Let somebody be found by another name; NotFound when nobody on record is called `name`."""
    with session.writing() as store:
        known = any(pair.alias == alias and pair.name == name for pair in store.aliases())
        with store.action(typed("alias", "add", alias, name)):
            if not store.add_alias(alias, name):
                raise _nobody(store, name)
    if known:
        session.say(f"Nothing to change: '{alias}' finds {name} already.")
    else:
        session.report(f"'{alias}' finds {name} now.")


def remove_alias(session: Session, alias: str) -> None:
    """Forget another name; NotFound when nobody has it."""
    from dipltrack.cli.suggest import no_such

    with session.writing() as store, store.action(typed("alias", "remove", alias)):
        if not store.remove_alias(alias):
            raise no_such("alias", alias, store.known("aliases"), "See them: dipltrack alias list")
    session.report(f"'{alias}' is forgotten.")


def list_all_aliases(session: Session, format: FormatOptions) -> None:
    """List the other names."""
    from dipltrack.views.keeping import alias_listing

    with session.reading() as store:
        aliases = store.aliases()
    format.print(session, alias_listing([(x.alias, x.name, x.kind) for x in aliases]))
    if not aliases:
        session.say('Nobody has another name yet. Give one: dipltrack alias add "Mr Kishida" "Fumio Kishida"')


def _nobody(store: Store, name: str) -> NotFound:
    from dipltrack.cli.suggest import nearest

    near = nearest(name, [*store.people(), *store.orgs()])
    hint = f"Did you mean '{near}'?" if near else "See who is: dipltrack events --columns id,people,orgs"
    return NotFound(f"Nobody called '{name}' is on record. {hint}")
