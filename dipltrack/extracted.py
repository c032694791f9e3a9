"""Values: what was found in one article, and why.

Beside model.py, because only what reads articles needs them, and a question about stored events should not wait for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dipltrack.model import Article, Event, Kind, Where


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that did not become an event, with the reason in words."""

    kind: Kind
    reason: str
    rule: str
    where: Where
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class MentionNote:
    """One mention for `--why`: what the words were taken for."""

    where: Where
    start: int
    end: int
    text: str
    kind: str
    reading: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that `extract` found in one article. `published` is the date the relative dates were resolved against (None: unknown).

    `language` is what the article is written in (None: too short to tell); events are read from English only.
    """

    article: Article
    events: tuple[Event, ...]
    published: date | None = None
    title: str | None = None
    rejected: tuple[Rejected, ...] = ()
    mentions: tuple[MentionNote, ...] = ()
    language: str | None = None
