"""One stored event → a card: when, where, who, what, with the words that each was read from, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipltrack.model import USERS_WORD, Participant, Precision, StoredEvent, StoredEvidence, When
from dipltrack.views.dates import day_words
from dipltrack.views.event_json import money_words
from dipltrack.views.event_table import CountryName
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen, wrapped
from dipltrack.views.story import Story, story_facts, story_sections

_LABEL = 10


def cards(events: Sequence[StoredEvent], stories: Sequence[Story], screen: Screen, name: CountryName) -> Iterator[str]:
    """The cards one below the other."""
    for place, (stored, story) in enumerate(zip(events, stories, strict=True)):
        if place:
            yield "\n" + "─" * min(screen.width or 60, 60) + "\n\n"
        yield from card(stored, story, screen, name)


def card(stored: StoredEvent, story: Story, screen: Screen, name: CountryName) -> Iterator[str]:
    """The card's lines, each with its line feed."""
    yield from card_head(stored, story, screen, name)
    yield from story_sections(stored, story, screen)
    yield from card_evidence(stored, screen)
    yield "\n" + screen.paint("Next", "bold") + "\n"
    yield from _next_steps(stored, story)


def card_head(stored: StoredEvent, story: Story, screen: Screen, name: CountryName) -> Iterator[str]:
    """What, when, where, who, and what hangs on it."""
    event = stored.event
    head = f"{stored.id}  {event.kind}, {event.mode}, {event.status}  sure {event.confidence:.2f}, {stored.review}"
    yield screen.paint(one_line(head), "dim") + "\n"
    yield screen.paint(one_line(event.title), "bold") + "\n\n"
    facts = [
        ("When", _when_lines(event.when, next((r.rule for r in event.reasons if r.field == "window"), ""))),
        ("Where", [", ".join(filter(None, [event.place, name(event.place_country) if event.place_country else None]))]),
        ("Who", [_who(participant, name) for participant in event.participants]),
        ("Topic", [event.topic or ""]),
        ("Money", [money_words(event.money)]),
        ("Codes", [", ".join(filter(None, [event.cameo and f"CAMEO {event.cameo}", event.plover and f"PLOVER {event.plover}"]))]),
        *story_facts(stored, story),
    ]
    for label, values in facts:
        yield from _fact(label, [value for value in values if value], screen)


def card_evidence(stored: StoredEvent, screen: Screen) -> Iterator[str]:
    """The passages, best first, each with where it stands."""
    yield "\n" + (screen.paint("Evidence", "bold") if stored.evidence else "Entered by you; no article tells it.") + "\n"
    for place, piece in enumerate(stored.evidence, 1):
        yield from _evidence(place, piece, screen)


def _fact(label: str, values: list[str], screen: Screen) -> Iterator[str]:
    for value in values:
        first, *rest = wrapped(one_line(value), screen, indent=_LABEL)
        yield screen.paint(label.ljust(_LABEL), "cyan") + first + "\n"
        yield from (" " * _LABEL + line + "\n" for line in rest)
        label = ""


def _when_lines(when: When, window_reason: str) -> list[str]:
    words = f'from "{when.text}"' if when.text else ""
    basis = f"({when.basis})" if when.basis else ""
    read = " ".join(filter(None, [words, basis]))
    if when.basis == USERS_WORD:
        read = f'(your word; the article: "{when.text}")' if when.text else basis
    if when.start:
        end = when.end or when.start
        precision = "" if when.precision is Precision.DAY and when.start == end else f" (one {when.precision})"
        if when.precision is Precision.RANGE:
            precision = " (the whole time)"
        return [day_words(when.start, end) + precision, read]
    if when.basis == USERS_WORD:
        return ["not known", read]
    lines = ["not known" if not when.text else f'not resolved: "{when.text}"']
    if when.window:
        lines.append(f"between {when.window[0]} and {when.window[1]}: a window, not a date")
        if window_reason:
            lines.append(f"({window_reason})")
    elif basis:
        lines.append(basis)
    return lines


def _who(participant: Participant, name: CountryName) -> str:
    """Write "Name, office, country, role (how the country is known)"."""
    country = name(participant.country) if participant.country else None
    shown = participant.name or "(not named)"
    parts = [
        shown,
        participant.office,
        country if country != participant.name else None,
        participant.role.value,
        money_words(participant.money),
    ]
    basis = f"  (country: {participant.basis})" if participant.basis and participant.country else ""
    return ", ".join(part for part in parts if part) + basis


def _evidence(place: int, piece: StoredEvidence, screen: Screen) -> Iterator[str]:
    span = piece.evidence
    published = piece.published.isoformat() if piece.published else "no publication date"
    where = f"article {piece.article_id}, {span.where} {span.start}–{span.end}, rule {span.rule}"
    for number_, line in enumerate(wrapped(one_line(f"{piece.source or 'unknown outlet'}, {published}, {where}"), screen, indent=5)):
        yield (f"{place:>3}. " if not number_ else " " * 5) + line + "\n"
    if piece.url:
        yield f"     {one_line(piece.url)}\n"
    yield from ("     " + screen.paint(line, "green") + "\n" for line in wrapped(f'"{one_line(span.text)}"', screen, indent=5))


def _next_steps(stored: StoredEvent, story: Story) -> Iterator[str]:
    steps = [(f"dipltrack edit {stored.id} FIELD=VALUE", "correct it"), (f"dipltrack delete {stored.id}", "take it out")]
    if stored.evidence:
        best = stored.evidence[0]
        steps.insert(0, (f"dipltrack articles {best.article_id} --text", "read it in its article"))
        if not best.published:
            steps.insert(1, (f"dipltrack articles edit {best.article_id} published=YYYY-MM-DD", "say when it appeared"))
    if len(story.told) + story.entered > 1:
        steps[-1:-1] = [
            (f"dipltrack split {stored.id}", "tell its articles apart"),
            (f"dipltrack review --confirm {stored.id}", "say that it is right"),
        ]
    width = max(len(command) for command, _ in steps)
    yield from (f"  {command.ljust(width)}  {purpose}\n" for command, purpose in steps)
