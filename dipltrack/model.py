"""The values that flow through dipltrack: articles in, events out. Frozen, and free of any import of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Where = Literal["text", "title"]

USERS_WORD = "your word"
"""The `basis` of a date or a country that the user gave."""


class Kind(StrEnum):
    """What happened: officials met, parties agreed on something, or one committed to another."""

    MEETING = "meeting"
    AGREEMENT = "agreement"
    PLEDGE = "pledge"


class Status(StrEnum):
    """Whether it happened, is scheduled, was called off, or is asserted not to have happened."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DENIED = "denied"


class ActorKind(StrEnum):
    """`unresolved` is a party the article names only by words that could not be resolved ("the two sides")."""

    PERSON = "person"
    COUNTRY = "country"
    ORG = "org"
    UNRESOLVED = "unresolved"


class Role(StrEnum):
    """What a participant did in the event."""

    PARTICIPANT = "participant"
    HOST = "host"
    VISITOR = "visitor"
    CALLER = "caller"
    MEDIATOR = "mediator"
    SIGNATORY = "signatory"
    PLEDGER = "pledger"
    RECIPIENT = "recipient"


class Precision(StrEnum):
    """How exact a date is; `range` is a span of days that the article states itself."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class Review(StrEnum):
    """The user's word about an event."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given: `text` is never changed, so that spans stay true.

    `published` is the day of publication or None when nobody knows it; `id` is the caller's own id (JSONL), not the store's.
    `language` is what the article declares, in the store what its words say: an ISO 639-1 code, "und" for an unknown one that is not English.
    """

    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    id: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An interval of inclusive days with its precision and the words that it was read from.

    `start`/`end` are None when the date is not known; `window` then bounds it ((earliest, latest), from tenures or other
    evidence) and is never used as a date. `basis` says which rule gave the date ("same clause", "dateline", …).
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    text: str | None = None
    basis: str | None = None
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of `currency` (ISO 4217)."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part. `country` is ISO 3166 alpha-3; an unnamed official has `name` None, with office and country.

    `office` is the office at the time in words ("Foreign Minister"), `office_code` its code in offices.csv ("FM"); `basis` says how the
    country is known ("text", "tenure", "apposition", …).
    """

    name: str | None
    kind: ActorKind
    country: str | None = None
    office: str | None = None
    role: Role = Role.PARTICIPANT
    office_code: str | None = None
    money: Money | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that asserts the event: characters `start:end` of the article's `text` or `title`, as given, and the rule that read it."""

    where: Where
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has its value: the rule, the words it was read from, what it did to the confidence (0 for most)."""

    field: str
    rule: str
    words: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world event as one article tells it. It has no id: ids belong to the store.

    `evidence` is sorted best first and never empty for an extracted event. `reasons` explain the fields.
    """

    kind: Kind
    mode: str
    status: Status
    title: str
    when: When = When()
    place: str | None = None
    place_country: str | None = None
    topic: str | None = None
    money: Money | None = None
    participants: tuple[Participant, ...] = ()
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    cameo: str | None = None
    plover: str | None = None
    reasons: tuple[Reason, ...] = field(default=(), compare=False)

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO alpha-3 of every party, in order of participation, without repeats."""
        return tuple(dict.fromkeys(p.country for p in self.participants if p.country and p.kind is not ActorKind.ORG))

    @property
    def people(self) -> tuple[str, ...]:
        """Names of the people who took part."""
        return tuple(dict.fromkeys(p.name for p in self.participants if p.name and p.kind is ActorKind.PERSON))

    @property
    def orgs(self) -> tuple[str, ...]:
        """Names of the bodies that took part."""
        return tuple(dict.fromkeys(p.name for p in self.participants if p.name and p.kind is ActorKind.ORG))


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the store. `outlets` are all sources that carried these words."""

    id: int
    article: Article
    outlets: tuple[str, ...]
    added: datetime
    event_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    """Evidence with the article it stands in (the store's id)."""

    article_id: int
    evidence: Evidence
    source: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event in the store: what its reports say together. `evidence` is best first, over all articles."""

    id: int
    event: Event
    review: Review = Review.UNREVIEWED
    evidence: tuple[StoredEvidence, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Outlets that report it."""
        return tuple(dict.fromkeys(e.source for e in self.evidence if e.source))


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the user follows. `fetched` is when it was last asked, None for never.

    `etag` and `last_modified` are the server's, to be asked only for what has changed since; `error` is why the last fetch failed.
    """

    name: str
    url: str
    fetched: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the journal: what a command wrote. `undone` is when it was undone, None while it stands; `together` those undone with it."""

    id: int
    command: str
    at: datetime
    summary: str
    changes: int
    undone: datetime | None = None
    together: tuple[int, ...] = ()
