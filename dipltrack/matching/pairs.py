"""Two reports → do they tell the same event? What agrees, what differs, and whether something keeps them apart for certain.

The weights are set by hand and measured on the merging corpus (tests/merging); each says how much one agreement is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dipltrack.keys import fold
from dipltrack.matching.names import same_family_name, same_person
from dipltrack.matching.report import LATEST_MOVE, Report, Span, roles_of
from dipltrack.model import Event, Kind, Role, Status

THRESHOLD = 3.0
"""From this score on two reports tell the same event."""
WEAK = 2.0
"""From this score on they may: they are taken for one where nothing else comes into question."""

_WIDTHS = ((7, 0.75), (62, 0.2), (1000, -0.3))  # days of the wider of two intervals that overlap, up to a week, two months, more
_TELLING = frozenset({"people", "place", "content"})
_SURE = frozenset({"people", "amount", "content", "article"})
_ENOUGH_WORDS = 3
_LITTLE = 0.15
_ABOUT_ELSE = -1.0
_ANOTHER_DAY = -2.0  # the day after, where both tell the day for certain
_ANOTHER_CITY = -1.0
_SAME_SENTENCE = 0.6
_CALL = frozenset({"call"})
_LEADERS = frozenset({"HOS", "HOG", "MON", "DHOG"})


@dataclass(frozen=True, slots=True)
class Note:
    """One field compared: its weight, and in words what was found ("same day: 2024-05-02")."""

    field: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two reports compare. `apart` is what keeps them from being one event; None when nothing does."""

    notes: tuple[Note, ...] = ()
    apart: Note | None = None

    @property
    def score(self) -> float:
        """What the agreements are worth together."""
        return sum(note.weight for note in self.notes)

    @property
    def same(self) -> bool:
        """Whether the two tell one event: the same days and parties, or, where the days are vague, something else that is the same."""
        surely = (("date", 0.75), *((field, 0.5) for field in _SURE))
        sure = any(n.weight >= least for field, least in surely for n in self.notes if n.field == field)
        return not self.barred and sure and self.score >= THRESHOLD

    @property
    def weak(self) -> bool:
        """Whether they may be one: parties and days fit, the one says little, and nothing that both say differs."""
        return self.apart is None and self.score >= WEAK and not any(n.weight < 0 and n.field in _TELLING for n in self.notes)

    @property
    def barred(self) -> bool:
        """Whether no group may hold both: they are apart, or of another day and place or about something else, and nothing makes up for it."""
        worst = {field: min((n.weight for n in self.notes if n.field == field), default=0.0) for field in ("content", "date", "place")}
        moved_on = worst["date"] <= _ANOTHER_DAY and worst["place"] <= _ANOTHER_CITY
        return self.apart is not None or ((worst["content"] <= _ABOUT_ELSE or moved_on) and self.score < THRESHOLD)

    @property
    def agree(self) -> tuple[str, ...]:
        """What speaks for one event, in words."""
        return tuple(note.words for note in self.notes if note.weight > 0)

    @property
    def differ(self) -> tuple[str, ...]:
        """What speaks against it, in words."""
        return tuple(note.words for note in self.notes if note.weight < 0)


class _Apart(Exception):
    """A field keeps the two apart for certain."""

    def __init__(self, field: str, words: str) -> None:
        self.note = Note(field, float("-inf"), words)


def compare(a: Report, b: Report) -> Verdict:
    """Compare two reports; the order of the two does not matter."""
    if b.origin < a.origin:
        a, b = b, a
    try:
        return Verdict(tuple(_notes(a, b)))
    except _Apart as found:
        return Verdict(apart=found.note)


def _notes(a: Report, b: Report) -> Iterator[Note]:
    if a.event.kind is not b.event.kind:
        raise _Apart("kind", "of another kind")
    if a.article_id is not None and a.article_id == b.article_id:
        raise _Apart("article", "told apart by one article")
    yield _parties(a, b)
    _check_roles(a.event, b.event)
    yield _days(a, b)
    yield from _people(a, b)
    yield from _places(a, b)
    yield from _modes(a.event, b.event)
    yield from _amounts(a.event, b.event)
    yield from _content(a, b)
    if _copied(a, b):
        yield Note("article", 2.0, "the same words in two outlets")


def _parties(a: Report, b: Report) -> Note:
    one, other = a.parties | _known_elsewhere(a, b), b.parties | _known_elsewhere(b, a)
    if not one or not other:
        raise _Apart("parties", "a party is not known")
    common = one & other
    if one == other:
        return Note("parties", 2.0 if len(one) > 1 else 1.0, "same parties")
    small, large = sorted((one, other), key=len)
    if small <= large and (a.is_open if len(one) < len(other) else b.is_open):
        return Note("parties", len(small) - 1.0, "one does not say who all the parties were")
    if len(common) < 2:
        raise _Apart("parties", "other parties")
    if small <= large:
        if len(small) == 2 and not _may_list_less(a, b):
            raise _Apart("parties", "two of several parties")
        return Note("parties", 1.0, f"parties of the one among those of the other ({len(small)} of {len(large)})")
    share = len(common) / len(one | other)
    if share < 0.5:
        raise _Apart("parties", "other parties")
    return Note("parties", share + (1.0 if len(common) > 2 else 0.0), f"{len(common)} parties in common")


def _known_elsewhere(a: Report, b: Report) -> set[str]:
    """Countries of people whose country the one article does not give and the other does."""
    unknown = [name for name, _ in a.people.get("", ())]
    return {c for c, people in b.people.items() if c and any(same_person(name, known) for name in unknown for known, _ in people)}


def _copied(a: Report, b: Report) -> bool:
    """Tell whether the articles carry the same wire text, and this sentence of it."""
    return a.family == b.family and (a.words.keys() == b.words.keys() or overlap(a.words, b.words) >= _SAME_SENTENCE)


def _may_list_less(a: Report, b: Report) -> bool:
    """Two of three or more parties are as a rule a meeting of their own beside the larger one, unless told in the same words or figures."""
    return _copied(a, b) or overlap(a.words, b.words) >= 0.5 or (a.event.money is not None and a.event.money == b.event.money)


def _check_roles(a: Event, b: Event) -> None:
    if a.kind is Kind.PLEDGE:
        for role, name in ((Role.PLEDGER, "pledger"), (Role.RECIPIENT, "recipient")):
            one, other = roles_of(a, role), roles_of(b, role)
            if one and other and not one & other:
                raise _Apart("parties", f"another {name}")
    elif a.mode == b.mode == "visit":
        one, other = roles_of(a, Role.VISITOR), roles_of(b, Role.VISITOR)
        if one and other and not one & other:
            raise _Apart("parties", "another visitor")


def _days(a: Report, b: Report) -> Note:
    one, other = a.span, b.span
    if one is None or other is None:
        if not _copied(a, b):
            raise _Apart("date", "nothing bounds the days")
        return Note("date", -1.0, "nothing bounds the days")
    gap = one.gap(other)
    planned = Status.PLANNED in (a.event.status, b.event.status)
    if gap == 0:
        return _overlapping(one, other)
    if gap == 1 and one.dated and other.dated:
        sure = one.told and other.told and not planned and a.event.kind is Kind.MEETING
        return Note("date", _ANOTHER_DAY if sure else -0.5, f"a day apart: {one.first} and {other.first}")
    if _moved(a, b) or _moved(b, a):
        return Note("date", 0.0, f"put off: {one.first} and {other.first}")
    raise _Apart("date", f"other days: {_words_of(one)} and {_words_of(other)}")


def _overlapping(one: Span, other: Span) -> Note:
    if one.dated and other.dated:
        if (one.first, one.last) == (other.first, other.last):
            return Note("date", 1.5 if one.precise else 1.0, f"same date: {_words_of(one)}")
        width = max((span.last - span.first).days for span in (one, other))
        weight = next(weight for most, weight in _WIDTHS if width < most)
        return Note("date", weight, f"dates overlap: {_words_of(one)} and {_words_of(other)}")
    known = one if one.dated else other
    return Note("date", 0.25 - 0.75 * min(_distance(one, other), 60) / 60, f"one gives no date; {_words_of(known)} fits")


def _distance(one: Span, other: Span) -> int:
    """Days from where the undated one would be expected, at the end of its past or the beginning of its future, to the other."""
    loose, known = (other, one) if one.dated else (one, other)
    return min(abs((loose.first - known.first).days), abs((loose.last - known.last).days))


def _moved(early: Report, late: Report) -> bool:
    """Tell whether the one puts off what the other tells of a later day, or was planned, and the other tells that it was put off."""
    told = early.postponed or (late.late and early.event.status is Status.PLANNED)
    if not told or early.span is None or late.span is None:
        return False
    return 0 < (late.span.first - early.span.first).days <= LATEST_MOVE


def _words_of(span: Span) -> str:
    return f"{span.first}" if span.first == span.last else f"{span.first} to {span.last}"


def _people(a: Report, b: Report) -> Iterator[Note]:
    matched, several = [], len(a.parties | b.parties) > 3
    for country in sorted((a.people.keys() & b.people.keys()) - {""}):
        one, other = a.people[country], b.people[country]
        name = next((x for x, office in one for y, its in other if _one_person(x, office, y, its)), None)
        if name:
            matched.append(name)
        elif _stands_for(a.unnamed.get(country), other) or _stands_for(b.unnamed.get(country), one):
            yield Note("people", 0.5, f"same office of {country}")
        elif several or len(one) > 1 or len(other) > 1:
            yield Note("people", -0.5, f"other people of {country}")
        else:
            raise _Apart("people", f"other people of {country}: {one[0][0]} and {other[0][0]}")
    if matched:
        yield Note("people", min(1.0 * len(matched), 2.0), f"same people: {', '.join(matched)}")
    for country in sorted((a.offices.keys() & b.offices.keys()) - (a.people.keys() & b.people.keys())):
        one_office, other_office = a.offices[country], b.offices[country]
        if one_office & other_office:
            yield Note("people", 0.5, f"same office of {country}")
        elif bool(one_office & _LEADERS) != bool(other_office & _LEADERS):
            yield Note("people", -1.5, f"another rank of {country}")


def _one_person(name: str, office: str | None, other: str, its: str | None) -> bool:
    """Tell whether the names are one, or, in the same office of the same country, at least the family names."""
    return same_person(name, other) or (office is not None and office == its and same_family_name(name, other))


def _stands_for(unnamed: frozenset[str] | None, named: Iterable[tuple[str, str | None]]) -> bool:
    """Tell whether somebody whom the one only calls by the office is named by the other: "the defence ministers" and "Mr Rey"."""
    return any(office in (unnamed or ()) for _, office in named)


def _places(a: Report, b: Report) -> Iterator[Note]:
    one, other = a.event, b.event
    if one.place and other.place and fold(one.place) == fold(other.place):
        yield Note("place", 0.75, f"same place: {one.place}")
    elif one.place_country and other.place_country and one.place_country != other.place_country:
        if one.kind is Kind.MEETING and a.span and b.span and a.span.precise and b.span.precise:
            raise _Apart("place", f"other places: {one.place or one.place_country} and {other.place or other.place_country}")
        yield Note(
            "place",
            -1.5 if one.kind is Kind.MEETING else -0.75,
            f"other places: {one.place or one.place_country} and {other.place or other.place_country}",
        )
    elif one.place_country and one.place_country == other.place_country:
        if _is_city(one) and _is_city(other) and not (a.span and b.span and a.span.precise and a.span.gap(b.span) == 0):
            yield Note("place", _ANOTHER_CITY, f"other places: {one.place} and {other.place}")
        else:
            yield Note("place", 0.25, f"same country: {one.place_country}")


def _is_city(event: Event) -> bool:
    """Tell whether the place is more than its country's name."""
    return bool(event.place) and all(p.name != event.place for p in event.participants)


def _modes(a: Event, b: Event) -> Iterator[Note]:
    if a.mode == b.mode:
        yield Note("mode", 0.25, f"same mode: {a.mode}")
    elif a.kind is Kind.MEETING and (a.mode in _CALL) != (b.mode in _CALL):
        if any(e.mode not in _CALL and (e.place or e.mode != "talks") for e in (a, b)):
            raise _Apart("mode", "one is a call")
        yield Note("mode", -1.0, "one is a call")  # the other may be, too: "the two spoke about …"
    else:
        yield Note("mode", -0.25, f"other modes: {a.mode} and {b.mode}")


def _amounts(a: Event, b: Event) -> Iterator[Note]:
    if a.money and b.money and a.money.currency == b.money.currency:
        if a.money.amount != b.money.amount:
            raise _Apart("amount", f"other amounts: {a.money.amount:g} and {b.money.amount:g} {a.money.currency}")
        yield Note("amount", 1.5, f"same amount: {a.money.amount:g} {a.money.currency}")


def _content(a: Report, b: Report) -> Iterator[Note]:
    """What was agreed or promised tells two apart that were signed by the same hands on the same day; of talks it says less."""
    share = overlap(a.words, b.words) if min(len(a.words), len(b.words)) >= _ENOUGH_WORDS else 0.0
    if a.event.kind is Kind.MEETING:
        if share:
            yield Note("content", share, f"words in common: {common_words(a.words, b.words)}")
        return
    about = overlap(a.subject, b.subject)
    if about:
        yield Note("content", 0.5 + 1.5 * about, f"about the same: {common_words(a.subject, b.subject)}")
    elif share >= _LITTLE:
        yield Note("content", share, f"words in common: {common_words(a.words, b.words)}")
    elif _say_enough(a, b) and a.span and b.span and a.span.precise and b.span.precise:
        yield Note("content", _ABOUT_ELSE, "about something else")  # of the same days; months later a text has another name


def _say_enough(a: Report, b: Report) -> bool:
    """Tell whether both say what it was about, and so much of it that no word in common means another thing."""
    if a.subject and b.subject:
        return min(len(a.subject), len(b.subject)) >= _ENOUGH_WORDS - 1
    return min(len(a.words), len(b.words)) >= _ENOUGH_WORDS


def common_words(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """Some of the words that both tellings have, as the first has them."""
    return ", ".join(sorted(one[stem] for stem in one.keys() & other.keys())[:4])


def overlap(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """Share of the stems of the shorter telling that stand in the other, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one.keys() & other.keys()) / smaller if smaller else 0.0
