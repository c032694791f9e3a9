"""An event as one article tells it → what it can be recognised by: its parties, people, days, place and words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from dipltrack.keys import fold
from dipltrack.matching.names import name_words
from dipltrack.model import ActorKind, Event, Precision, Role, Status, When

LONGEST = 366
"""Days: a longer interval ("since 2015") says too little to recognise an event by."""
LATEST_MOVE = 120
"""Days after which a meeting that was put off is another meeting."""
_PAST, _AHEAD = 30, 60  # an article that gives no date tells what happened lately, or what is to come soon

_FROM_AFAR = ("same sentence", "date of saying", "day of the news", "linked meeting")
_LISTED = 8  # parties of a longer list are looked up by its beginning

_SAYS_NOTHING = frozenset(
    "about after also agree agreed agreement agreements announced before between both call called country countries during foreign"
    " from government have held here hold into leader leaders meet meeting meetings met minister ministers ministry monday month"
    " officials over president prime said saturday secretary side sides sign signed statement sunday talk talks that their there they"
    " this thursday told tuesday visit visited wednesday week were when where which while will with would year yesterday friday"
    " pledge pledged pledges promise promised promises vowed assured offered give given provide provided"
    " accord accords pact pacts treaty treaties memorandum protocol convention deal deals text document understanding contract"
    " delivered handed concluded conclude hundred thousand million billion dollars euros pounds".split()
)
_NOT_GIVEN_UP = ("postpon", "put off", "put back", "push", "delay", "defer", "resched", "adjourn", "moved")
_LATE = re.compile(r"\b(delay(ed)?|postpone(d|ment)|rescheduled|put (off|back)|deferred)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Days between which the event lies; `dated` where the article says so, not where it is only taken from its day of publication.

    `precise` for a day or a span of days; `told` where the day stands in the clause that tells the event, and is not that of another sentence.
    """

    first: date
    last: date
    dated: bool
    precise: bool
    told: bool

    def gap(self, other: Span) -> int:
        """Days between the two, 0 where they overlap."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """What one article (or the user: `article_id` None) tells of one event. `id` and `event_id` are the store's, None for what is new.

    `origin` sorts reports the same way in whatever order they came; `family` is the same for articles that carry the same wire text,
    which are one witness. `words` are stems of the evidence with a word of each, `subject` those of the topic. `people` are named, by country,
    `unnamed` are offices of those who are not. `postponed`: it tells that the event is put off; `late`: that it was, before it took place.
    """

    id: int | None
    event_id: int | None
    article_id: int | None
    origin: tuple[str, str, int, str]
    family: str
    published: date | None
    source: str | None
    event: Event
    span: Span | None
    parties: frozenset[str]
    people: dict[str, tuple[tuple[str, str | None], ...]]
    offices: dict[str, frozenset[str]]
    unnamed: dict[str, frozenset[str]]
    words: dict[str, str]
    subject: dict[str, str]
    postponed: bool
    late: bool

    @property
    def is_open(self) -> bool:
        """Whether somebody took part whose country the article does not give."""
        return "" in self.people or any(p.kind is ActorKind.UNRESOLVED for p in self.event.participants)

    @property
    def bounds(self) -> tuple[date, date] | None:
        """First and last day on which something told elsewhere could be this event; None: not to be found by its days."""
        if self.span is None:
            return None
        moved_from, moved_to = (-LATEST_MOVE if self.late else 0), (LATEST_MOVE if self.postponed else 0)
        return _shifted(self.span.first, moved_from), _shifted(self.span.last, moved_to)

    @property
    def keys(self) -> list[str]:
        """What it can be looked up by: each pair of its parties, or the only one ("mCHN|JPN"), and the family names of its people ("m~souza").

        All begin with the letter of its kind. Of long lists the first eight parties count.
        """
        parties = sorted(self.parties)[:_LISTED]
        pairs = [f"{a}|{b}" for a, b in combinations(parties, 2)] or [f"{party}|" for party in parties]
        names = {f"~{words[-1][:5]}" for people in self.people.values() for name, _ in people if (words := name_words(name))}
        return [f"{self.event.kind[0]}{key}" for key in (*pairs, *sorted(names))]

    @classmethod
    def of(
        cls,
        event: Event,
        *,
        article_id: int | None,
        sha256: str,
        published: date | None,
        source: str | None,
        family: str = "",
        id: int | None = None,
        event_id: int | None = None,
    ) -> Report:
        """Read off what the event can be recognised by."""
        first = event.evidence[0].start if event.evidence else 0
        who = "; ".join(f"{p.name} {p.country}" for p in event.participants)
        own = f"{event.kind} {event.mode} {event.title} {event.when.start} {event.place} {who}"
        origin = (published.isoformat() if published else "9999", sha256, first, own)
        return cls(
            id,
            event_id,
            article_id,
            origin,
            family or sha256,
            published,
            source,
            event,
            span_of(event, published),
            parties_of(event),
            _named(event),
            _offices(event),
            _offices(event, only_unnamed=True),
            {stem: word for e in event.evidence[:3] for stem, word in _stems(e.text)},
            dict(_stems(event.topic or "")),
            _postponed(event),
            event.status is Status.OCCURRED and any(_LATE.search(e.text) for e in event.evidence[:1]),
        )


def parties_of(event: Event) -> frozenset[str]:
    """Countries as "JPN", bodies as "org:asean"."""
    bodies = (f"org:{fold(p.name)}" for p in event.participants if p.kind is ActorKind.ORG and p.name)
    return frozenset((*event.countries, *bodies))


def span_of(event: Event, published: date | None) -> Span | None:
    """The days the event can lie in; None where nothing bounds them closely enough."""
    when = event.when
    if when.start:
        end = when.end or when.start
        if (end - when.start).days > LONGEST:
            return None
        precise = when.precision in (Precision.DAY, Precision.RANGE)
        return Span(when.start, end, dated=True, precise=precise, told=not (when.basis or "").startswith(_FROM_AFAR))
    if when.window and (when.window[1] - when.window[0]).days <= LONGEST:
        return Span(*when.window, dated=False, precise=False, told=False)
    if published is None or _counts_from_elsewhere(when):
        return None
    ahead = event.status in (Status.PLANNED, Status.CANCELLED)
    first, last = (0, _AHEAD) if ahead else (-_PAST, 0)
    return Span(_shifted(published, first), _shifted(published, last), dated=False, precise=False, told=False)


def _counts_from_elsewhere(when: When) -> bool:
    """Tell whether the article counts from a day that it does not give ("a year later"): then it may have been long ago."""
    return when.start is None and "no event to count from" in (when.basis or "")


def roles_of(event: Event, role: Role) -> frozenset[str]:
    """The countries that took this part: those that visited, those that pledged."""
    return frozenset(p.country for p in event.participants if p.role is role and p.country)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _named(event: Event) -> dict[str, tuple[tuple[str, str | None], ...]]:
    """Names with the codes of their offices, by country ("" where it is not known)."""
    names: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for p in event.participants:
        if p.kind is ActorKind.PERSON and p.name:
            names[p.country or ""].append((p.name, p.office_code))
    return {country: tuple(found) for country, found in names.items()}


def _offices(event: Event, *, only_unnamed: bool = False) -> dict[str, frozenset[str]]:
    """The codes of offices of those who took part, by country."""
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for p in event.participants:
        if p.kind is ActorKind.PERSON and p.office_code and p.country and not (only_unnamed and p.name):
            offices[p.country].add(p.office_code)
    return {country: frozenset(found) for country, found in offices.items()}


def _postponed(event: Event) -> bool:
    """Tell whether the article puts the event off, to another day or to none yet, and does not give it up."""
    if event.status is not Status.CANCELLED:
        return False
    words = " ".join(reason.words for reason in event.reasons if reason.field == "status").lower()
    return words.startswith(_NOT_GIVEN_UP)


@lru_cache(maxsize=5_000)
def _stems(text: str) -> tuple[tuple[str, str], ...]:
    """Stem and word of what says what it was about: words in lower case (names are compared as names), but those that any report has.

    The first six letters are the stem: "fisheries" and "fishery", "negotiate" and "negotiations".
    """
    plain = fold(" ".join(word for word in text.split() if word[:1].islower()))
    return tuple((word[:6], word) for word in plain.split() if len(word) > 3 and word not in _SAYS_NOTHING)
